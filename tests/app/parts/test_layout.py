"""A page keeps its room: with large text on a phone the words above it scroll away and only the buttons stay."""

from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.client import Client
from app.parts.compounds import joined
from app.parts.fields import DraftField
from app.parts.layout import Screen, fits_beside_buttons
from app.theme import Look
from tests.support.clients import a_client, shown
from tests.support.fletkit import App

TITLE = "โรงเรียนบ้านสมมติประชาสรรค์"


def a_page(client: Client, **given: Any) -> Any:
    """A screen with everything above its body."""

    @safe_component
    def Page() -> ft.Control:
        field = DraftField("บันทึก", "", lambda text: None, identifier="note", key="note")
        more = ft.IconButton(ft.Icons.LIST, key="more")
        facts: dict[str, Any] = {"subtitle": "รหัสของแห่งนี้", "back": "/", "actions": [more], "top": ft.Text("คืบหน้า")}
        return Screen(TITLE, [field], **(facts | given))

    return shown(client, Page)


def large(client: Client, scale: float = 2.0) -> Client:
    client.preferences.look = Look(text_scale=scale)
    return client


def scrolling(app: App) -> list[str]:
    """The words inside the part that scrolls."""
    (body,) = [each for each in app.all(ft.Container) if each.key == "body"]
    return [each.value for each in app.walk(body) if isinstance(each, ft.Text)]


async def test_ordinary_text_leaves_the_words_above_the_page_where_they_are() -> None:
    async with App(a_page(a_client())) as app:
        assert scrolling(app) == []
        assert {TITLE, "รหัสของแห่งนี้", "คืบหน้า"} <= set(app.texts())


@pytest.mark.parametrize("scale", [1.5, 2.0])
async def test_large_text_scrolls_away_with_the_page_and_the_way_back_stays(scale: float) -> None:
    async with App(a_page(large(a_client(), scale))) as app:
        assert scrolling(app)[:3] == [joined(TITLE), "รหัสของแห่งนี้", "คืบหน้า"]
        assert app.named("back") and app.all(ft.IconButton)[-2].key == "more"


async def test_a_title_of_one_word_stays_beside_the_way_back() -> None:
    @safe_component
    def Page() -> ft.Control:
        return Screen("AC1", [ft.Text("เกณฑ์")], subtitle="ด้านวิชาการ", back="/")

    async with App(shown(large(a_client()), Page)) as app:
        assert scrolling(app) == ["ด้านวิชาการ", "เกณฑ์"]
        assert "AC1" in app.texts()


@pytest.mark.parametrize(("title", "fits"), [("ข้อค้นพบ", True), ("ผู้ที่เห็น", True), ("ตรวจและส่งแบบ", False)])
def test_marks_above_and_below_take_no_room_on_the_line(title: str, fits: bool) -> None:
    assert fits_beside_buttons(title) == fits


async def test_a_tablet_with_two_panes_keeps_its_header_at_every_text_size() -> None:
    client = a_client(wide=True)
    async with App(a_page(large(client, 1.5)), width=1180) as app:
        assert scrolling(app) == []


async def test_what_is_typed_survives_a_notice_that_comes_above_it() -> None:
    client = large(a_client())

    @safe_component
    def Page() -> ft.Control:
        told, tell = ft.use_state(False)
        field = DraftField("บันทึก", "", lambda text: None, identifier="note", key="note")
        button = ft.TextButton("tell", on_click=lambda: tell(True))
        return Screen(TITLE, [field, button], top=ft.Text("มีปัญหา") if told else None)

    async with App(shown(client, Page)) as app:
        await app.enter("note", "ครึ่งคำ")
        before = app.named("note")
        await app.fire(app.one(ft.TextButton), "click")

        assert app.shows("มีปัญหา")
        assert app.named("note")._i == before._i
        assert app.named("note").value == "ครึ่งคำ"
