"""Agreements as a list that grows: the team's own records on a school sheet, rows inside the sheet on a lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.history import HistoryMark, beside
from app.parts.numbers import DateField
from app.parts.surfaces import Card
from app.parts.text import Strong
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import title_of
from app.theme import M, S
from app.visiting.sheets import Filling
from app.wording import rubric as words
from fieldwork.instruments.model import OpenItem

Keep = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement as it is edited. `fields` names the facts this list asks for."""

    id: str
    action: str
    owner: str
    due: str | None
    indicator: str | None = None


Choices = tuple[tuple[str, str], ...]  # indicators by id, with their titles


@safe_component
def AgreementList(shown: Shown, desk: Desk, item: OpenItem) -> ft.Control:
    """The agreements of the visit. A new one becomes a record with its first word."""
    kept: Any = ft.use_state(())
    fresh, set_fresh = kept
    ask = use_question()
    stored = [Agreed(a.id, a.action or "", a.owner or "", a.due, a.indicator) for a in shown.agreements]
    known = {each.id for each in stored}
    listed = [*stored, *(Agreed(made, "", "", None) for made in fresh if made not in known)]

    def remove(agreed: Agreed) -> None:
        set_fresh(lambda before: tuple(each for each in before if each != agreed.id))
        if agreed.id in known:
            desk.agree(agreed.id, desk.client.store.removing("agreement", agreed.id))

    return _List(
        [
            AgreementCard(
                agreed,
                n,
                item.fields,
                partial(desk.agree, agreed.id),
                partial(ask, _sure(partial(remove, agreed))),
                False,
                _choices(shown.filling),
                _past(agreed, n) if agreed.id in known else None,
                key=agreed.id,
            )
            for n, agreed in enumerate(listed, start=1)
        ],
        lambda: set_fresh(lambda before: (*before, desk.client.new_id())),
        locked=False,
    )


def _past(agreed: Agreed, n: int) -> ft.Control:
    what = words.AGREEMENT_N(n=n)
    return HistoryMark("agreement", agreed.id, what=what, identifier=f"agreement-{n}-history")


@safe_component
def SheetRows(shown: Shown, desk: Desk, item: OpenItem) -> ft.Control:
    """Rows kept inside the sheet, each with an id of its own so that a field never slips to another row."""
    ask = use_question()
    filling = shown.filling

    def keep(row_id: str, fields: Mapping[str, Any]) -> None:
        rows = rows_of(desk.filling, item)
        desk.write_rows(item.id, [{**row, **_row_names(fields)} if row.get("id") == row_id else row for row in rows])

    def remove(row_id: str) -> None:
        rows = rows_of(desk.filling, item)
        desk.write_rows(item.id, [row for row in rows if row.get("id") != row_id])

    return _List(
        [
            AgreementCard(
                _of_row(row),
                n,
                item.fields,
                partial(keep, str(row.get("id"))),
                partial(ask, _sure(partial(remove, str(row.get("id"))))),
                filling.is_locked,
                _choices(filling),
                key=str(row.get("id")),
            )
            for n, row in enumerate(rows_of(filling, item), start=1)
        ],
        lambda: desk.write_rows(item.id, [*rows_of(desk.filling, item), {"id": desk.client.new_id()}]),
        locked=filling.is_locked,
    )


@safe_component
def AgreementCard(
    agreed: Agreed,
    n: int,
    fields: tuple[str, ...],
    keep: Keep,
    remove: Callable[[], None],
    locked: bool,
    choices: Choices,
    past: ft.Control | None = None,
) -> ft.Control:
    """What, who, by when. Which of them are asked for is the instrument's choice."""
    title: ft.Control = Strong(words.AGREEMENT_N(n=n))
    parts: list[ft.Control] = [
        beside(title, past) if past is not None else title,
        DraftField(
            words.ACTION(),
            agreed.action,
            lambda text: keep({"action": text or None}),
            identifier=f"agreement-{n}-action",
            multiline=True,
            disabled=locked,
            key=f"{agreed.id}-action",
        ),
    ]
    if "owner_role" in fields:
        parts.append(
            DraftField(
                words.OWNER(),
                agreed.owner,
                lambda text: keep({"owner": text or None}),
                identifier=f"agreement-{n}-owner",
                hint=words.OWNER_HINT(),
                disabled=locked,
                key=f"{agreed.id}-owner",
            )
        )
    if "due_date" in fields:
        parts.append(
            DateField(
                words.DUE(),
                agreed.due,
                lambda day: keep({"due": day}),
                identifier=f"agreement-{n}-due",
                disabled=locked,
                key=f"{agreed.id}-due",
            )
        )
    if "indicator_id" in fields:
        parts.append(About(agreed.indicator, n, keep, locked, choices, key=f"{agreed.id}-about"))
    if not locked:
        parts.append(PlainButton(words.REMOVE_AGREEMENT(), remove, identifier=f"agreement-{n}-remove", danger=True))
    return Card(*parts, spacing=M)


@safe_component
def About(chosen: str | None, n: int, keep: Keep, locked: bool, choices: Choices) -> ft.Control:
    """Which indicator it is about, if any: chips by id, folded away until asked for."""
    kept: Any = ft.use_state(False)
    opened, set_opened = kept
    title = next((title for known, title in choices if known == chosen), "")
    text = words.ABOUT(indicator=f"{chosen} {title}") if chosen else words.ABOUT_INDICATOR()
    icon = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
    toggle = PlainButton(
        text, lambda: set_opened(not opened), identifier=f"agreement-{n}-about", icon=icon, disabled=locked
    )
    parts: list[ft.Control] = [ft.Row([toggle], wrap=True)]
    if opened and not locked:
        chips = ChoiceChips(
            [(known, known) for known, _ in choices],
            chosen,
            lambda picked: keep({"indicator": None if picked == chosen else picked}),
            identifier=f"agreement-{n}-indicator",
        )
        parts.append(chips)
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _choices(filling: Filling) -> Choices:
    return tuple((indicator.id, title_of(indicator)) for indicator in filling.instrument.indicators)


def _List(cards: list[ft.Control], add: Callable[[], None], *, locked: bool) -> ft.Control:
    button = QuietButton(words.ADD_AGREEMENT(), add, identifier="add-agreement", icon=ft.Icons.ADD, disabled=locked)
    return ft.Column([*cards, button], spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _sure(yes: Callable[[], None]) -> Question:
    return Question(
        words.REMOVE_AGREEMENT_ASK(), words.REMOVE_AGREEMENT_TEXT(), words.REMOVE(), lambda _: yes(), danger=True
    )


def rows_of(filling: Filling, item: OpenItem) -> list[dict[str, Any]]:
    """The rows of a repeatable item as they stand in the sheet now."""
    kept = filling.sheet.texts.get(item.id)
    return [dict(row) for row in kept if isinstance(row, Mapping)] if isinstance(kept, list) else []


def _of_row(row: Mapping[str, Any]) -> Agreed:
    due = row.get("due_date")
    return Agreed(
        id=str(row.get("id")),
        action=str(row.get("action") or ""),
        owner=str(row.get("owner_role") or ""),
        due=due if isinstance(due, str) else None,
        indicator=str(row["indicator_id"]) if row.get("indicator_id") else None,
    )


def _row_names(fields: Mapping[str, Any]) -> dict[str, Any]:
    names = {"owner": "owner_role", "due": "due_date", "indicator": "indicator_id"}
    return {names.get(name, name): value for name, value in fields.items()}
