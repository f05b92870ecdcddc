"""Typing loses nothing: not while the screen renders, not when the field is left, not when the store refuses."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client
from app.drafts import Held
from app.parts.fields import SEARCH_AFTER_S, DraftField, Entry, PlainField, SearchField, labelled
from app.store.errors import StorageFull
from tests.support.clients import a_client
from tests.support.clients import shown as shown_under
from tests.support.fletkit import App


class Kept(list[str]):
    """What was stored; refuses while `full`."""

    full = False

    def keep(self, text: str) -> None:
        if self.full:
            raise StorageFull("storage_full")
        self.append(text)


def a_form(client: Client, keep: Callable[[str], None], initial: str = "") -> Any:
    @safe_component
    def Form() -> Any:
        n, set_n = ft.use_state(0)
        shown, show = ft.use_state(True)
        field = [DraftField("บันทึก", initial, lambda text: keep(text), identifier="note", key="note")] if shown else []
        render = ft.Button(f"render {n}", on_click=lambda: set_n(n + 1))
        close = ft.TextButton("close", on_click=lambda: show(False))
        return ft.Column([*field, render, close])

    return shown_under(client, Form)


async def test_text_is_saved_within_a_second_of_the_last_key_and_only_then_called_saved() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep)) as app:
        await app.enter("note", "ก")
        assert app.shows("กำลังพิมพ์")
        assert not app.shows("บันทึกในเครื่องแล้ว")

        await app.until(lambda: kept, seconds=1)
        assert kept == ["ก"]
        assert app.shows("บันทึกในเครื่องแล้ว")


async def test_the_page_is_told_what_a_field_holds_unstored_until_it_is_stored_or_gone() -> None:
    kept, client = Kept(), a_client()
    unstored = client.drafts.unstored
    async with App(a_form(client, kept.keep)) as app:
        await app.enter("note", "ก")
        assert unstored.held is Held.TYPING

        await app.leave("note")
        assert kept == ["ก"] and unstored.held is None

        kept.full = True
        await app.enter("note", "กข")
        await app.leave("note")
        assert unstored.held is Held.FAILED

        await app.fire(app.one(ft.TextButton), "click")
        assert unstored.held is None


async def test_typing_back_what_is_stored_leaves_nothing_to_store() -> None:
    client = a_client()
    async with App(a_form(client, Kept().keep, initial="เดิม")) as app:
        await app.enter("note", "เดิม ๆ")
        await app.enter("note", "เดิม")

        assert client.drafts.unstored.held is None


def test_nothing_is_called_saved_while_it_is_being_stored() -> None:
    entry, said = Entry("", ""), list[str]()
    entry.typed("ก")

    entry.store(lambda text: said.append(entry.phase))

    assert said == ["typing"] and entry.phase == "saved"


async def test_who_types_without_a_pause_is_saved_all_the_while() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep)) as app:
        text = ""

        async def one_more_key() -> bool:
            nonlocal text
            text += "ก"
            await app.enter("note", text)
            return bool(kept)

        started = time.monotonic()
        while not await one_more_key():
            assert time.monotonic() - started < 1, "a second of typing and nothing is stored"
            await asyncio.sleep(0.05)

        assert text.startswith(kept[0])


async def test_leaving_the_field_saves_at_once() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep)) as app:
        await app.enter("note", "ข้อความ")
        await app.leave("note")

        assert kept == ["ข้อความ"]


async def test_leaving_the_screen_saves_what_was_being_typed() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep)) as app:
        await app.enter("note", "ครึ่งคำ")
        await app.fire(app.one(ft.TextButton), "click")

        assert kept == ["ครึ่งคำ"]


async def test_hiding_the_app_saves_what_was_being_typed() -> None:
    kept, client = Kept(), a_client()
    async with App(a_form(client, kept.keep)) as app:
        await app.enter("note", "ครึ่งคำ")
        client.drafts.flush()

        assert kept == ["ครึ่งคำ"]


async def test_a_render_while_typing_sends_nothing_to_the_field() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep)) as app:
        await app.enter("note", "พิมพ์อยู่")
        await app.fire(app.one(ft.Button, content="render 0"), "click")

        assert app.named("note").value == "พิมพ์อยู่"


async def test_a_refusal_is_said_in_words_and_the_text_stays_to_be_saved_later() -> None:
    kept = Kept()
    kept.full = True
    async with App(a_form(a_client(), kept.keep)) as app:
        await app.enter("note", "สำคัญ")
        await app.leave("note")
        assert app.shows("ยังบันทึกไม่ได้")
        assert not app.shows("บันทึกในเครื่องแล้ว")

        kept.full = False
        await app.leave("note")
        assert kept == ["สำคัญ"]


async def test_a_screen_that_still_holds_the_old_text_does_not_undo_what_was_saved() -> None:
    kept = Kept()
    async with App(a_form(a_client(), kept.keep, initial="เดิม")) as app:
        await app.enter("note", "ใหม่")
        await app.leave("note")
        await app.fire(app.one(ft.Button, content="render 0"), "click")

        assert app.named("note").value == "ใหม่"
        assert kept == ["ใหม่"]


def test_text_from_elsewhere_is_shown_only_when_nothing_unsaved_would_be_lost() -> None:
    entry = Entry("เดิม", "เดิม")
    entry.offered("เดิม")
    entry.offered("ใหม่")
    assert entry.text == "ใหม่"

    entry.typed("เเมว")
    entry.store(Kept().keep)
    entry.offered("แมว")
    assert entry.text == "เเมว", "the spelling it is kept in must not change under the fingers"

    entry.typed("กำลังแก้")
    entry.offered("จากเครื่องอื่น")
    assert entry.text == "กำลังแก้"


def limited(keep: Callable[[str], None], limit: int) -> Any:
    @safe_component
    def Form() -> Any:
        return DraftField("บันทึก", "", keep, identifier="note", max_chars=limit, key="note")

    return Form


async def test_how_much_room_is_left_is_said_only_near_the_limit() -> None:
    kept, client = Kept(), a_client()
    async with App(shown_under(client, limited(kept.keep, 400))) as app:
        await app.enter("note", "ก" * 299)
        assert not app.shows("เหลืออีก")
        assert app.named("note").counter is not None, "the field would count by itself"

        await app.enter("note", "ก" * 301)
        assert app.shows("เหลืออีก 99 อักขระ")


async def test_a_field_that_was_moved_on_the_page_is_still_kept_when_the_app_is_hidden() -> None:
    kept, client = Kept(), a_client()

    @safe_component
    def Form() -> Any:
        wide, turn = ft.use_state(False)
        field = ft.use_memo(lambda: DraftField("บันทึก", "", kept.keep, identifier="note", key="note"), [])
        turning = ft.TextButton("turn", on_click=lambda: turn(not wide))
        return ft.Row([ft.Column([field]), turning]) if wide else ft.Column([field, turning])

    async with App(shown_under(client, Form)) as app:
        await app.fire(app.one(ft.TextButton), "click")
        await app.enter("note", "ครึ่งคำ")
        client.drafts.flush()
        assert kept == ["ครึ่งคำ"]

        await app.fire(app.one(ft.TextButton), "click")
        await app.enter("note", "ครึ่งคำแรก")
        client.drafts.flush()
        assert kept == ["ครึ่งคำ", "ครึ่งคำแรก"]


async def test_a_label_too_long_for_its_border_stands_above_the_field_and_still_names_it() -> None:
    client = a_client()

    @safe_component
    def Form() -> Any:
        named = {"identifier": "n", "key": "n"}
        return ft.Column(
            [
                DraftField("นักเรียนที่มีความต้องการพิเศษ (แยกนับ)", "", Kept().keep, identifier="long", key="long"),
                DraftField("สิ่งที่พบ", "", Kept().keep, **named),
            ]
        )

    async with App(shown_under(client, Form)) as app:
        assert app.named("n").label == "สิ่งที่พบ"
        name = app.named("long").label
        assert isinstance(name, ft.Text) and name.value == "นักเรียนที่มีความต้องการพิเศษ (แยกนับ)", "only a text names it"
        assert name.style.size and name.style.size < 1, "it is not to be seen twice"
        assert app.texts().count(name.value) == 2


def test_large_text_needs_more_room_for_a_label() -> None:
    assert labelled("บันทึกหลักฐาน (จำเป็น)", 1.0) == ([], "บันทึกหลักฐาน (จำเป็น)")
    assert labelled("บันทึกหลักฐาน (จำเป็น)", 2.0)[0]


async def test_the_eye_of_a_secret_field_has_a_name_and_shows_and_hides_what_was_typed() -> None:
    heard: list[str] = []

    @safe_component
    def Form() -> Any:
        return PlainField("รหัสผ่าน", heard.append, identifier="secret", password=True)

    async with App(shown_under(a_client(), Form)) as app:

        def field() -> ft.TextField:
            return app.one(ft.TextField)

        await app.fire(field(), "change", "ลับ", value="ลับ")
        assert field().password and app.named("secret-look").tooltip == "แสดงสิ่งที่พิมพ์"

        await app.tap("secret-look")
        assert (field().password, field().value) == (False, "ลับ")
        assert app.named("secret-look").tooltip == "ซ่อนสิ่งที่พิมพ์"

        await app.tap("secret-look")
        assert (field().password, field().value) == (True, "ลับ")
    assert heard == ["ลับ"]


async def test_a_search_is_emptied_with_one_tap() -> None:
    asked: list[str] = []
    async with App(lambda: SearchField("ค้นหา", asked.append)) as app:
        assert not app.has("clear-search")
        await app.enter("search", "เก้า")
        await app.tap("clear-search")
        assert asked[-1] == "" and not app.has("clear-search")
        assert app.one(ft.TextField).value == ""


async def test_the_first_key_after_a_pause_searches_at_once_and_keys_in_line_are_one_search() -> None:
    asked: list[str] = []
    async with App(lambda: SearchField("ค้นหา", asked.append)) as app:
        await app.enter("search", "ก")
        assert asked == ["ก"]

        field = app.named("search")
        for text in ("กา", "กาฬ", "กาฬส"):
            app.session.apply_patch(field._i, {"value": text})
            await app.session.dispatch_event(field._i, "change", text)
            for _ in range(5):
                await asyncio.sleep(0)  # what came with the key before is done, and the next lies in line
        await asyncio.sleep(SEARCH_AFTER_S * 3)
        assert asked == ["ก", "กาฬส"]
