"""Writing a finding by tapping and typing: ten seconds, durable, with photos that are safe to keep."""

from pathlib import Path

import flet as ft
import pytest

from app.screens.finding import state
from app.screens.finding.phrases import WIDEST
from app.store.errors import StorageFull
from app.theme import Look
from app.visiting.addresses import finding_path, origin_of
from fieldwork import scopes
from tests.support import worlds
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.finding_page import NEW, opened, with_photos
from tests.support.fletkit import App


@pytest.fixture
def device(tmp_path: Path) -> Device:
    return Device(tmp_path / "phone", FieldVisit())


async def test_opening_a_new_finding_stores_nothing(device: Device) -> None:
    async with opened(device) as app:
        assert app.has("text") and app.has("add-photo")

    assert device.edits() == 0


async def test_three_acts_make_a_finding_that_survives_the_end_of_the_app(device: Device) -> None:
    address = finding_path(device.area.visit, NEW, indicator="AC5")
    async with opened(device, route=address) as app:
        await app.tap("nature-strength")
        await app.enter("text", "เห็นมุมอ่านหนังสือทุกห้อง")
        await app.tap("done")
        assert app.route == f"/visits/{device.area.visit}"
    kept = device.killed().fields("finding", NEW)
    assert (kept["nature"], kept["text"], kept["indicators.AC5"]) == ("strength", "เห็นมุมอ่านหนังสือทุกห้อง", True)
    assert (kept["author"], kept["school"]) == (device.area.supervisor, device.area.school)


async def test_no_kind_and_no_audience_is_chosen_beforehand(device: Device) -> None:
    async with opened(device) as app:
        marked = [c.identifier for c in app.all(ft.Semantics) if c.selected]
        assert marked == []


async def test_internal_is_kept_and_said(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("audience-internal")
        assert app.shows("จะไม่ไปถึงโรงเรียน")
    assert device.fields("finding", NEW)["internal"] is True


async def test_indicators_are_tied_and_untied(device: Device) -> None:
    async with opened(device) as app:
        await app.tap("choose-indicators")
        await app.tap("tie-AC1")
        await app.tap("tie-PE2")
        assert app.has("untie-AC1") and app.has("untie-PE2")
        await app.tap("untie-AC1")
        assert not app.has("untie-AC1")
    kept = device.fields("finding", NEW)
    assert [name for name in kept if name.startswith("indicators.")] == ["indicators.PE2"]


async def test_done_goes_back_to_where_the_person_came_from(device: Device) -> None:
    sheet = f"/visits/{device.area.visit}/sheet/{device.area.adm4}"
    async with opened(device, route=finding_path(device.area.visit, NEW, indicator="AC1", back=sheet)) as app:
        await app.enter("text", "ข้อความ")
        await app.tap("done")
        assert app.route == sheet


def test_going_back_never_leaves_the_visit() -> None:
    visit = worlds.an_id("v")

    assert origin_of(finding_path(visit, NEW, back="/office"), visit=visit).back == f"/visits/{visit}"
    assert origin_of(finding_path(visit, NEW, back=f"/visits/{visit}x"), visit=visit).back == f"/visits/{visit}"
    assert origin_of(finding_path(visit, NEW, indicator="AC1"), visit=visit).indicator == "AC1"


async def test_a_note_for_the_team_stands_beside_the_words_for_the_school(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("text", "มุมอ่านสวย")
        await app.leave("text")
        assert not app.has("team-note")
        await app.tap("add-team-note")
        await app.enter("team-note", "ครูบรรณารักษ์ขออย่าเอ่ยชื่อ")
        await app.leave("team-note")
    kept = device.fields("finding", NEW)
    assert (kept["text"], kept["team_note"]) == ("มุมอ่านสวย", "ครูบรรณารักษ์ขออย่าเอ่ยชื่อ")


async def test_a_line_is_kept_as_a_phrase_and_put_into_another_finding(device: Device) -> None:
    async with opened(device) as app:
        assert app.named("keep-phrase").disabled
        await app.enter("text", "สื่อการสอนทันสมัย")
        await app.leave("text")
        await app.tap("keep-phrase")
        assert app.named("keep-phrase").disabled and app.has("phrase-1")

    second = worlds.an_id("a second finding")
    async with opened(device, second) as app:
        await app.enter("text", "ห้องวิทยาศาสตร์")
        await app.tap("phrase-1")  # what is still being typed is not lost by it
        assert app.named("text").value == "ห้องวิทยาศาสตร์ สื่อการสอนทันสมัย"
    assert device.fields("finding", second)["text"] == "ห้องวิทยาศาสตร์ สื่อการสอนทันสมัย"


async def test_in_large_text_a_phrase_has_two_lines_and_stands_whole_beside_the_buttons(device: Device) -> None:
    said = state.keep_phrase(device.area.supervisor, "ครูใช้สื่อจริงทุกคาบ")
    device.store.write("phrase", *said)

    def face(app: App) -> tuple[int | None, float | None]:
        (box,) = [
            each for each in app.all(ft.Container) if isinstance(each.content, ft.Text) and each.content.max_lines
        ]
        return box.content.max_lines, box.width

    async with opened(device) as app:
        assert face(app) == (1, None)
    device.client.preferences.look = Look(text_scale=2.0)
    async with opened(device) as app:
        assert face(app) == (2, WIDEST)


async def test_a_phrase_is_its_authors_alone_and_the_same_words_are_one(device: Device) -> None:
    screen = with_photos(device)
    screen.write_text("สื่อการสอนทันสมัย")
    screen.keep_phrase()
    screen.keep_phrase()

    (kept,) = device.store.find("phrase", owner=device.area.supervisor)
    assert scopes.of(kept, device.store) == f"own:{device.area.supervisor}"


async def test_a_phrase_is_taken_off_the_list_and_comes_back_when_kept_again(device: Device) -> None:
    with_photos(device).write_text("สื่อการสอนทันสมัย")
    with_photos(device).keep_phrase()
    async with opened(device) as app:
        await app.tap("phrases")
        await app.tap("phrase-1-forget")
        assert not app.has("phrase-1")
        await app.tap("keep-phrase")
        assert app.has("phrase-1")


def test_phrases_come_in_the_order_of_their_use(device: Device) -> None:
    for text in ("ข สื่อ", "ก ห้อง"):
        phrase, fields = state.keep_phrase(device.area.supervisor, text)
        device.store.write("phrase", phrase, fields)
    assert [p.text for p in state.phrases_of(device.store, device.area.supervisor)] == ["ก ห้อง", "ข สื่อ"]
    device.pull([device.area.world.records["finding", device.area.find("เห็น ข สื่อ แล้ว")]])

    assert [(p.text, p.uses) for p in state.phrases_of(device.store, device.area.supervisor)] == [
        ("ข สื่อ", 1),
        ("ก ห้อง", 0),
    ]


async def test_removing_is_asked_kept_and_can_be_taken_back(device: Device) -> None:
    async with opened(device) as app:
        await app.enter("text", "ผิดที่")
        await app.leave("text")
        await app.tap("remove")
        assert "removed" not in device.fields("finding", NEW)
        await app.tap("question-yes")
        assert device.fields("finding", NEW)["removed"] is True and app.has("removed")

        await app.tap("put-back")
        assert not app.has("removed")
    kept = device.fields("finding", NEW)
    assert kept["text"] == "ผิดที่" and "removed" not in kept


async def test_another_persons_finding_is_not_opened(device: Device) -> None:
    other = device.area.find("ของผู้อื่น", author=device.area.expert)
    device.pull([device.area.world.records["finding", other]])
    async with opened(device, other) as app:
        assert app.has("refused") and not app.has("text")


async def test_a_notice_that_appears_leaves_the_field_under_the_finger_alone(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(device) as app:
        field = app.named("text")
        await app.enter("text", "กำลังพิมพ์")
        await app.leave("text")
        assert app.shows("รอส่ง") and app.named("text")._i == field._i

        def full(*args: object, **kwargs: object) -> None:
            raise StorageFull("storage_full")

        monkeypatch.setattr(device.store, "write", full)
        await app.tap("nature-note")
        assert app.has("trouble-saving") and app.named("text")._i == field._i


async def test_what_is_being_typed_is_kept_when_the_visit_is_called_off(device: Device) -> None:
    area = device.area
    async with opened(device) as app:
        await app.enter("text", "กำลังพิมพ์อยู่")
        area.world.put("visit", area.visit, {"cancelled": "น้ำท่วม"})
        device.pull([area.world.records["visit", area.visit]])
        await app.settle()
        assert app.has("refused")
    assert device.fields("finding", NEW)["text"] == "กำลังพิมพ์อยู่"


async def test_what_a_submitted_sheet_rests_on_is_kept_and_the_reason_is_said(device: Device) -> None:
    area = device.area
    area.complete()
    area.rate(levels__GE2=4, submitted_at=NOW_MS)
    finding = area.find("เห็นป้าย", "GE2")
    device.pull(area.world.records.values())

    async with opened(device, finding) as app:
        await app.tap("remove")
        await app.tap("question-yes")
        assert "removed" not in device.fields("finding", finding)
        assert app.has("trouble-saving") and app.shows("GE2") and app.shows("กรุณาเปิดแบบอีกครั้ง")
