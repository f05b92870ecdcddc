"""A key is never taken back by a render that falls between what the client tells a field and the event after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField, PlainField, SearchField
from app.parts.numbers import DateField, NumberField
from app.parts.reason import LongField
from app.parts.standing import Standing
from tests.support.clients import a_client, shown
from tests.support.fletkit import App

Field = Callable[[int], ft.Control]


def nothing(_: Any) -> None:
    """Keep nothing."""


FIELDS: dict[str, Field] = {
    "draft": lambda n: DraftField("บันทึก", "", lambda text: nothing(n), identifier="field"),
    "plain": lambda n: PlainField("ชื่อ", lambda text: nothing(n), identifier="field"),
    "search": lambda n: SearchField("ค้นหา", lambda text: nothing(n), identifier="field"),
    "long": lambda n: LongField("เหตุผล", lambda text: nothing(n), identifier="field"),
    "number": lambda n: NumberField("จำนวน", None, lambda number: nothing(n), identifier="field"),
    "date": lambda n: DateField("วันที่", None, lambda day: nothing(n), identifier="field"),
}


def a_page(field: Field) -> Any:
    @safe_component
    def Page() -> Any:
        n, set_n = ft.use_state(0)
        return ft.Column([field(n), ft.Button("render", on_click=lambda: set_n(n + 1))])

    return shown(a_client(), Page)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
async def test_a_render_between_the_text_and_its_event_takes_no_key_back(field: Field) -> None:
    async with App(a_page(field)) as app:
        await app.enter("field", "1")
        app.session.apply_patch(app.named("field")._i, {"value": "12"})
        sent = len(app.connection.sent)
        await app.fire(app.one(ft.Button, content="render"), "click")

        assert app.named("field").value == "12"
        assert "'value': '1'" not in str(app.connection.sent[sent:])
        await app.enter("field", "123")
        assert app.named("field").value == "123"


async def test_a_reason_that_is_asked_for_keeps_the_key_too() -> None:
    given: list[str] = []

    @safe_component
    def Page() -> Any:
        ask = use_question()
        question = Question("เปิดใหม่", "", "ยืนยัน", given.append, reason_label="เหตุผล")
        return ft.Button("ask", on_click=lambda: ask(question))

    async with App(shown(a_client(), Page)) as app:
        await app.fire(app.one(ft.Button, content="ask"), "click")
        await app.tap("question-yes")  # without a reason: it complains, and renders again with the next key
        app.session.apply_patch(app.named("question-reason")._i, {"value": "ก"})
        await app.tap("question-yes")
        assert app.named("question-reason").value == "ก"

        await app.enter("question-reason", "กข")
        await app.tap("question-yes")
        assert given == ["กข"]


def test_a_field_that_was_rendered_and_never_shown_says_nothing() -> None:
    standing = Standing("ก")
    seen = standing.shown(ft.TextField(value="ก"))
    standing.shown(ft.TextField(value="ก"))
    seen.value = "กข"
    standing.heard(type("Event", (), {"control": seen}))

    assert not standing.caught_up() and standing.current == "กข"


def test_what_the_app_puts_in_the_field_stays_although_a_key_came_before() -> None:
    standing = Standing("")
    field = standing.shown(ft.TextField(value=""))
    field.value = "พรุ่งนี้"
    standing.heard(type("Event", (), {"control": field}))
    standing.current = "28 พ.ย. 2569"

    assert not standing.caught_up() and standing.current == "28 พ.ย. 2569"
