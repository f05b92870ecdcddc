"""The parts: nothing by colour alone, nothing chosen beforehand, everything tappable named and large enough."""

from datetime import date
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.client import Client
from app.drafts import Held
from app.parts.buttons import IconAction, PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips, LevelCell
from app.parts.dialogs import REASON_CHARS, Question, use_question
from app.parts.due import DuePill
from app.parts.pictures import PhotoThumb
from app.parts.results import BandBadge, MatrixCell, Trend, TrendPoint, band_tone
from app.parts.states import EmptyState, FailedState, Loading, Progress, SavedState
from app.parts.surfaces import Card, ListRow, Notice, StatusPill
from app.store.errors import StorageFull
from app.theme import TARGET, TARGET_LEVEL, Look, Tone
from fieldwork.records import CalibrationSheet, CheckSheet, Sheet, Target, Visit
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


def on_page(*parts: ft.Control) -> Any:
    return lambda: ft.Column(list(parts))


def kept_at(client: Client, state: str) -> Any:
    """Where a record is, on the screen of somebody who may be typing."""

    @safe_component
    def Page() -> ft.Control:
        return ft.Column([SavedState(state)])

    return shown(client, Page)


async def nothing() -> None:
    """What a button does here."""


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("device", "บันทึกในเครื่องแล้ว"),
        ("sending", "กำลังส่ง"),
        ("server", "อยู่บนเครื่องแม่ข่ายแล้ว"),
        ("quarantined", "ไม่รับรายการนี้"),
    ],
)
async def test_where_a_record_is_is_said_in_words(state: str, said: str) -> None:
    async with App(kept_at(a_client(), state)) as app:
        assert app.shows(said)


async def test_a_record_nobody_wrote_says_nothing() -> None:
    async with App(kept_at(a_client(), "nowhere")) as app:
        assert app.texts() == []


@pytest.mark.parametrize("state", ["device", "sending", "server", "nowhere"])
@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Held.TYPING, "กำลังพิมพ์ ยังไม่ได้บันทึก"),
        (Held.UNREADABLE, "มีช่องที่กรอกไม่ถูกต้อง"),
        (Held.FAILED, "ยังบันทึกไม่ได้"),
    ],
)
async def test_nothing_is_called_saved_while_a_field_holds_something_that_is_not(
    state: str, held: Held, said: str
) -> None:
    client, field = a_client(), object()
    async with App(kept_at(client, state)) as app:
        client.drafts.tell(field, held)
        await app.settle()
        assert app.shows(said)
        assert not app.shows("บันทึกในเครื่องแล้ว") and not app.shows("อยู่บนเครื่องแม่ข่าย")

        client.drafts.tell(field, None)
        await app.settle()
        assert not app.shows(said)


async def test_the_worst_of_several_fields_is_said() -> None:
    client, one, other = a_client(), object(), object()
    client.drafts.tell(one, Held.FAILED)
    client.drafts.tell(other, Held.TYPING)
    assert client.drafts.unstored.held is Held.FAILED

    client.drafts.tell(one, None)
    assert client.drafts.unstored.held is Held.TYPING


@pytest.mark.parametrize(("day", "said"), [(23, "ครบกำหนดวันนี้"), (22, "เกินกำหนดแล้ว 1 วัน"), (26, "ครบกำหนดอีก 3 วัน")])
async def test_an_agreement_says_how_it_stands_with_its_day(day: int, said: str) -> None:
    async with App(on_page(DuePill(date(2026, 11, day), date(2026, 11, 23)))) as app:
        assert app.shows(said)


@pytest.mark.parametrize("tone", Tone)
async def test_every_tone_comes_with_an_icon_and_words(tone: Tone) -> None:
    async with App(on_page(StatusPill("ครบแล้ว", tone=tone), Notice("ข้อความ", tone=tone))) as app:
        assert len(app.all(ft.Icon)) == 2
        assert app.texts() == ["ครบแล้ว", "ข้อความ"]


@pytest.mark.parametrize("make", [PrimaryButton, QuietButton, PlainButton])
async def test_buttons_carry_their_identifier_on_the_node_that_acts(make: Any) -> None:
    async with App(on_page(make("ส่งแบบ", nothing, identifier="submit"))) as app:
        assert app.named("submit").on_click is nothing


async def test_an_icon_has_a_name_and_room_for_a_thumb() -> None:
    async with App(on_page(IconAction(ft.Icons.DELETE, "นำออก", nothing, identifier="remove"))) as app:
        button = app.one(ft.IconButton)

        assert button.tooltip == "นำออก"
        assert button.size_constraints is not None and button.size_constraints.min_height == TARGET


async def test_a_level_is_tall_enough_says_everything_and_is_not_chosen_beforehand() -> None:
    chosen: list[int] = []

    @safe_component
    def Cell() -> ft.Control:
        return LevelCell(3, "ดี", "ครูออกแบบกิจกรรม", False, chosen.append, identifier="level-3", subject="1.1 แผน")

    async with App(Cell) as app:
        node = app.one(ft.Semantics, identifier="level-3")
        assert node.label == "1.1 แผน ระดับ 3 ดี ครูออกแบบกิจกรรม"
        assert node.selected is False
        box = app.one(ft.Container, ink=True)
        strut = next(c for c in app.all(ft.Container) if c.width == 0)
        assert box.padding.top + box.padding.bottom + strut.height >= TARGET_LEVEL

        await app.tap("level-3")
        assert chosen == [3]


async def test_chips_say_which_is_chosen_and_tell_the_value_tapped() -> None:
    tapped: list[str] = []
    chips = ChoiceChips([("a", "ก"), ("b", "ข")], "b", tapped.append, identifier="pick", label="เลือก")
    async with App(on_page(chips)) as app:
        assert [s.selected for s in app.all(ft.Semantics, button=True)] == [False, True]
        await app.tap("pick-a")

        assert tapped == ["a"]


async def test_a_row_that_leads_somewhere_is_a_button_and_one_that_does_not_is_not() -> None:
    async with App(on_page(ListRow("โรงเรียน", on_click=nothing, identifier="go"), ListRow("ข้อมูล"))) as app:
        assert len(app.all(ft.Semantics, button=True)) == 1
        assert len(app.all(ft.Icon, icon=ft.Icons.CHEVRON_RIGHT)) == 1


async def test_progress_is_also_words() -> None:
    async with App(on_page(Progress(12, 20), Progress(0, 0))) as app:
        assert "12 จาก 20" in app.texts()


async def test_designed_states_say_what_to_do() -> None:
    states = (
        EmptyState(ft.Icons.SCHOOL, "ยังไม่มี", "จะมาถึงเมื่อส่งข้อมูล"),
        FailedState("ไม่สำเร็จ", "ข้อมูลยังอยู่ครบ", retry=nothing),
        Loading(),
        Card(ft.Text("การ์ด")),
    )
    async with App(on_page(*states)) as app:
        assert app.named("retry").on_click is nothing
        assert app.shows("กำลังเตรียมข้อมูล")


def test_bands_spread_over_the_tones_best_first_worst_last() -> None:
    assert [band_tone(rank, 4) for rank in range(4)] == [Tone.GOOD, Tone.INFO, Tone.WARN, Tone.BAD]
    assert [band_tone(0, 2), band_tone(1, 2)] == [Tone.GOOD, Tone.BAD]
    assert band_tone(None, 4) is Tone.NEUTRAL


async def test_results_are_read_aloud_whole() -> None:
    cell = MatrixCell("3.25", "ดี", "2 แบบ · 22 พ.ย. 69", Tone.INFO, identifier="c", label="โรงเรียน ก 3.25 ดี")
    trend = Trend("วิชาการ", [TrendPoint("22 พ.ย. 69", "3.25", 0.75, 2)])
    async with App(on_page(cell, trend, BandBadge("ดี", 1, 4))) as app:
        labels = [s.label for s in app.all(ft.Semantics)]
        assert "โรงเรียน ก 3.25 ดี" in labels
        assert "22 พ.ย. 69 3.25 2 แบบ" in labels


async def test_a_photo_that_has_not_arrived_says_so() -> None:
    async with App(on_page(PhotoThumb(None, "กระดานคำ", identifier="p"))) as app:
        assert app.shows("ภาพยังมาไม่ถึงเครื่องนี้")
        assert app.shows("ภาพถ่าย: กระดานคำ")


async def test_a_question_without_its_reason_is_not_answered() -> None:
    answers: list[str] = []

    @safe_component
    def Asking() -> ft.Control:
        ask = use_question()
        question = Question("เปิดแบบอีกครั้ง", "", "เปิด", answers.append, reason_label="เหตุผล")
        return PlainButton("ถาม", lambda: ask(question), identifier="ask")

    async with App(shown(a_client(), Asking)) as app:
        await app.tap("ask")
        await app.tap("question-yes")
        assert answers == []
        assert app.shows("กรุณาระบุเหตุผล")

        await app.enter("question-reason", "กรอกผิดข้อ")
        assert app.named("question-reason").value == "กรอกผิดข้อ"
        await app.tap("question-yes")
        assert answers == ["กรอกผิดข้อ"]
        assert not app.has("question-yes")


async def test_a_reason_that_was_not_kept_stands_there_again_and_says_why() -> None:
    answers: list[str] = []

    def keep(why: str) -> None:
        answers.append(why)
        if len(answers) == 1:
            raise StorageFull("storage_full")

    @safe_component
    def Asking() -> ft.Control:
        ask = use_question()
        question = Question("เปิดแบบอีกครั้ง", "", "เปิด", keep, reason_label="เหตุผล")
        return PlainButton("ถาม", lambda: ask(question), identifier="ask")

    async with App(shown(a_client(), Asking)) as app:
        await app.tap("ask")
        await app.enter("question-reason", "กรอกผิดข้อ")
        await app.tap("question-yes")
        assert app.named("question-reason").value == "กรอกผิดข้อ" and app.shows("พื้นที่")

        await app.tap("question-yes")
        assert answers == ["กรอกผิดข้อ", "กรอกผิดข้อ"] and not app.has("question-yes")


async def test_a_reason_has_an_end_and_tells_when_it_is_near() -> None:
    @safe_component
    def Asking() -> ft.Control:
        ask = use_question()
        return PlainButton("ถาม", lambda: ask(Question("?", "", "ใช่", print, reason_label="เหตุผล")), identifier="ask")

    async with App(shown(a_client(), Asking)) as app:
        await app.tap("ask")
        assert app.named("question-reason").max_length == REASON_CHARS and not app.shows("เหลืออีก")
        await app.enter("question-reason", "ก" * (REASON_CHARS - 3))
        assert app.shows("เหลืออีก 3 อักขระ")


def test_the_longest_reason_has_room_wherever_one_is_kept() -> None:
    why, person = "ก" * REASON_CHARS, "0" * 36
    told = {"day": "2026-11-23", "from": "2026-11-23", "to": "2026-11-24", "why": why, "by": person}
    kept = [
        (Visit, {"moved.1": told}), (Visit, {"meant.1": {**told, "people": [person]}}), (Visit, {"closed_reason": why}),
        (Target, {"reason": why}), (Target, {"dropped": why}),
        (Sheet, {"reopened.1": why}), (CheckSheet, {"reopened.1": why}), (CalibrationSheet, {"reopened.1": why}),
    ]  # fmt: skip

    wrong = [
        (kind.kind().name, fields) for kind, fields in kept if kind.kind().touched(frozenset(fields)).problem(fields)
    ]
    assert wrong == []


async def test_saying_no_does_nothing() -> None:
    answers: list[str] = []

    @safe_component
    def Asking() -> ft.Control:
        ask = use_question()
        return PlainButton("ถาม", lambda: ask(Question("แน่ใจ", "?", "ใช่", answers.append)), identifier="ask")

    async with App(shown(a_client(), Asking)) as app:
        await app.tap("ask")
        await app.tap("question-no")

        assert answers == []
        assert not app.has("question-no")


async def test_a_reason_with_a_large_label_is_asked_for_under_it() -> None:
    client = a_client()
    client.preferences.look = Look(text_scale=2.0)

    @safe_component
    def Asking() -> ft.Control:
        ask = use_question()
        question = Question("เปิดแบบอีกครั้ง", "", "เปิด", print, reason_label="เหตุผลที่เปิดแบบอีกครั้ง")
        return PlainButton("ถาม", lambda: ask(question), identifier="ask")

    async with App(shown(client, Asking)) as app:
        await app.tap("ask")
        assert app.texts().count("เหตุผลที่เปิดแบบอีกครั้ง") == 2, "one to be seen above the field, one to name it"
        assert isinstance(app.named("question-reason").label, ft.Text)


async def test_nothing_is_said_to_be_on_its_way_while_there_is_no_network() -> None:
    client = a_client()
    client.syncing.offline = True  # type: ignore[misc]
    async with App(kept_at(client, "sending")) as app:
        assert app.shows("บันทึกในเครื่องแล้ว รอส่ง") and not app.shows("กำลังส่ง")
