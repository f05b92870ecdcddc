"""Looking only at what is set, Flet's comparison finds the same as by itself."""

import dataclasses
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.controls import object_patch
from flet.controls.base_control import BaseControl
from flet.controls.id_counter import ControlId
from hypothesis import example, given
from hypothesis import strategies as st

from app import diffing
from app.screens.office_people.view import OfficePeople
from app.screens.rubric.view import Rubric
from app.screens.settings.view import Settings
from app.theme import Look, dress
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App


@pytest.fixture(autouse=True)
def _afterwards() -> Iterator[None]:
    yield
    diffing.quicken()


def _matters(value: Any) -> bool:
    """Whether the comparison does anything with a value that it visits."""
    return dataclasses.is_dataclass(value) or (isinstance(value, (list, dict)) and bool(value))


def test_what_was_not_given_holds_no_control_in_any_class_of_flet() -> None:
    offered = [getattr(ft, name) for name in ft.__all__]
    classes = [each for each in offered if isinstance(each, type) and hasattr(each, "_prop_defaults")]
    defaults = [(each, name, default) for each in classes for name, default in each._prop_defaults.items()]

    assert [f"{each.__name__}.{name}" for each, name, default in defaults if _matters(default)] == []
    assert len(classes) > 200


async def test_what_is_passed_over_on_real_screens_holds_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen, plain = [], diffing.fields_set

    def spied(item: Any) -> diffing.Fields:
        taken = plain(item)
        left = [each for each in dataclasses.fields(item) if each not in taken]
        assert not any(_matters(getattr(item, each.name)) for each in left if not each.metadata.get("skip")), item
        assert [each for each in dataclasses.fields(item) if each in taken] == list(taken)
        seen.append(len(left))
        return taken

    monkeypatch.setattr(diffing, "fields_set", spied)
    area = FieldVisit()
    device = Device(tmp_path / "phone", area)
    for screen in (
        shown(device.client, Rubric, visit=area.visit, instrument=area.adm4),
        shown(device.client, OfficePeople),
        shown(device.client, Settings),
    ):
        async with App(screen) as app:
            if app.has("indicator-AC1-level-3"):
                await app.tap("indicator-AC1-level-3")
    assert len(seen) > 500 and max(seen) > 40


async def test_both_ways_send_the_same_and_bring_and_take_away_the_same_controls(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = await _told(monkeypatch, quickly=True)
    plain = await _told(monkeypatch, quickly=False)

    assert quick == plain
    assert any(word == "gone" for word, _ in quick[1]) and any(word == "came" for word, _ in quick[1])


async def _told(monkeypatch: pytest.MonkeyPatch, *, quickly: bool) -> tuple[Any, list[tuple[str, str]]]:
    """What a client is sent while a list grows, shrinks and turns around, and which controls came and went."""
    lives: list[tuple[str, str]] = []
    with monkeypatch.context() as here:
        here.setattr(ControlId, "_counter", itertools.count(3))
        here.setattr(BaseControl, "did_mount", lambda self: lives.append(("came", f"{type(self).__name__} {self._i}")))
        here.setattr(
            BaseControl, "will_unmount", lambda self: lives.append(("gone", f"{type(self).__name__} {self._i}"))
        )
        async with App(_Growing) as app:
            if not quickly:
                diffing.plainly()
                assert object_patch.dataclasses is dataclasses
            for _ in range(6):
                await app.fire(app.one(ft.Button), "click")
            dress(app.page, Look())
            app.page.theme_mode = ft.ThemeMode.DARK
            app.page.update()
            app.page.theme_mode = ft.ThemeMode.SYSTEM  # the default again, which is to be sent all the same
            app.page.update()
            return [(str(action), body) for action, body in app.connection.sent[1:]], lives


@ft.component
def _Growing() -> ft.Control:
    step, go_on = ft.use_state(0)
    order = [[], ["a"], ["a", "b", "c"], ["c", "a"], ["c", "d", "a"], ["d"], ["d", "e"]][step]
    rows: list[ft.Control] = [
        ft.Container(
            ft.Row([ft.Icon(ft.Icons.ADD), ft.Text(name, style=ft.TextStyle(size=12 + step))]),
            border=ft.Border.all(1 + step),
            padding=4 if step % 2 else None,
            tooltip=ft.Tooltip("x") if step % 3 else None,
            key=name,
        )
        for name in order
    ]
    return ft.Column([ft.Button("more", on_click=lambda: go_on(lambda now: now + 1)), *rows])


_TEXTS = st.lists(st.sampled_from("uvwxyz"), max_size=4)
_ROWS = st.lists(st.sampled_from("abcd"), unique=True, max_size=4).flatmap(
    lambda keys: st.tuples(*(st.tuples(st.just(key), _TEXTS) for key in keys))
)
_DOWN, _UP = (("a", ["u", "x"]), ("b", ["u", "v", "x"])), (("b", ["u", "x"]), ("a", ["u", "v", "x"]))


@given(_ROWS, _ROWS)
@example(_DOWN, _UP)
def test_what_a_client_is_told_makes_the_new_drawing_of_the_old_one_whatever_moves(before: Any, after: Any) -> None:
    """Rows that are known by a key move, and lose and gain parts as they do."""
    diffing.quicken()
    old, new = _drawing(before), _drawing(after)
    shown = _as_a_client(old)

    found = object_patch.ObjectPatch.from_diff(old, new, control_cls=BaseControl, frozen=True)[0]
    for op in found.patch:
        _apply(shown, op)

    assert shown == _as_a_client(_drawing(after))


def _drawing(rows: Any) -> ft.Column:
    return ft.Column([ft.Container(ft.Row([ft.Text(text) for text in texts]), key=key) for key, texts in rows])


def _as_a_client(item: Any) -> Any:
    """What a client holds of a drawing: its texts, and which are in which."""
    if isinstance(item, list):
        return [_as_a_client(each) for each in item]
    if isinstance(item, ft.Text):
        return {"value": item.value}
    if isinstance(item, ft.Container):
        return {"content": _as_a_client(item.content)}
    return {"controls": _as_a_client(item.controls)} if isinstance(item, BaseControl) else item


def _apply(shown: Any, op: dict[str, Any]) -> None:
    """One step, as a client takes it: every path is that of the drawing as the steps before have left it."""

    def at(path: list[Any]) -> Any:
        inside = shown
        for part in path[:-1]:
            inside = inside[part]
        return inside

    key = op["path"][-1]
    if op["op"] == "move":
        at(op["path"]).insert(key, at(op["from"]).pop(op["from"][-1]))
    elif op["op"] == "remove":
        at(op["path"]).pop(key)
    elif op["op"] == "add" and isinstance(key, int):
        at(op["path"]).insert(key, _as_a_client(op["value"]))
    elif op["op"] == "replace" or key in ("value", "content", "controls"):
        at(op["path"])[key] = _as_a_client(op["value"])
