"""The first few of a long list, and more of them by a button."""

from functools import partial

import flet as ft

from app.parts.buttons import PlainButton
from app.parts.few import FirstFew, stacked
from app.parts.text import Note
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import MemoryStore


def rows(app: App) -> list[str]:
    return [text.value for text in app.all(ft.Text) if (text.value or "").startswith("แถว")]


def names(count: int) -> list[str]:
    return [f"แถว {n}" for n in range(count)]


def listed(count: int) -> list[partial[ft.Control]]:
    return [partial(Note, name) for name in names(count)]


async def test_each_tap_brings_as_many_again_and_the_last_takes_the_button_away() -> None:
    client = a_client("secretariat", store=MemoryStore())
    async with App(shown(client, FirstFew, rows=listed(7), few=3, identifier="more-rows")) as app:
        assert rows(app) == names(3) and app.shows("แสดงเพิ่มจากอีก 4 รายการ")

        await app.tap("more-rows")
        assert rows(app) == names(6) and app.shows("แสดงเพิ่มจากอีก 1 รายการ")

        await app.tap("more-rows")
        assert rows(app) == names(7) and not app.has("more-rows")


async def test_a_short_list_is_drawn_whole_and_without_a_button() -> None:
    client = a_client("secretariat", store=MemoryStore())
    async with App(shown(client, FirstFew, rows=listed(3), few=3, box=stacked)) as app:
        assert rows(app) == names(3) and not app.has("show-more")


async def test_another_question_begins_with_the_first_few_and_draws_them_in_the_rows_that_stand() -> None:
    @ft.component
    def asking() -> ft.Control:
        asked, ask = ft.use_state("")
        button = PlainButton("ถามใหม่", lambda: ask("อื่น"), identifier="ask")
        return stacked(button, FirstFew(listed(7) if not asked else listed(9)[2:], few=3, asked=asked))

    async with App(asking) as app:
        await app.tap("show-more")
        assert rows(app) == names(6)
        before = {text.value: text._i for text in app.all(ft.Text)}

        await app.tap("ask")
        assert rows(app) == names(5)[2:]
        after = {text.value: text._i for text in app.all(ft.Text)}
        assert [after[name] for name in rows(app)] == [before[name] for name in names(3)]

        await app.tap("show-more")
        assert rows(app) == names(8)[2:]
