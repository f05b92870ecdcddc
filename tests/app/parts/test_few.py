"""The first few of a long list, and more of them by a button."""

from functools import partial

import flet as ft

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
