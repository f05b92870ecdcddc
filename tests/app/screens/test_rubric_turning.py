"""A level that asks for nothing more brings the next indicator; beside it stands what it came to last time."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.screens.rubric import screen
from app.screens.rubric.desk import Show
from app.screens.rubric.screen import RubricScreen
from app.visiting.last_time import LastTime, Promised, last_times
from fieldwork.instruments.model import Instrument
from fieldwork.records import Visit
from fieldwork.submission import instrument_of
from tests.support import worlds
from tests.support.devices import Device
from tests.support.fieldvisit import ADM4_INDICATORS, TODAY, FieldVisit
from tests.support.rating import opened


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


@pytest.fixture
def device(tmp_path: Path, area: FieldVisit) -> Device:
    return Device(tmp_path / "phone", area)


@pytest.fixture
def sheet(device: Device, monkeypatch: pytest.MonkeyPatch) -> RubricScreen:
    """The sheet on the screen, whose pages turn at once."""
    monkeypatch.setattr(screen, "TURN_AFTER_S", 0)
    return RubricScreen(device.client, device.area.visit, device.area.adm4)


async def place(sheet: RubricScreen) -> str:
    """The page in view once whatever turns has turned."""
    await asyncio.sleep(0.01)
    return sheet.shown.filling.place


async def test_the_first_level_of_an_indicator_brings_the_next_one(sheet: RubricScreen) -> None:
    sheet.desk.choose(3)
    assert sheet.shown.filling.place == "AC1"  # seen before it goes
    assert await place(sheet) == "AC2"


@pytest.mark.parametrize("level", [1, 4])
async def test_a_level_that_asks_for_evidence_waits_for_it(sheet: RubricScreen, level: int) -> None:
    sheet.desk.choose(level)
    assert await place(sheet) == "AC1"


async def test_another_level_instead_of_the_first_changes_no_page(sheet: RubricScreen) -> None:
    sheet.desk.choose(3)
    assert await place(sheet) == "AC2"
    sheet.desk.step(-1)

    sheet.desk.choose(2)
    assert await place(sheet) == "AC1"


async def test_what_is_left_out_waits_for_its_reason(sheet: RubricScreen) -> None:
    sheet.desk.leave_out()
    assert await place(sheet) == "AC1"


async def test_a_level_taken_back_before_the_page_turned_keeps_it(sheet: RubricScreen) -> None:
    sheet.desk.choose(3)
    sheet.desk.choose(3)
    assert await place(sheet) == "AC1"


async def test_whoever_turned_the_page_first_is_not_taken_further(sheet: RubricScreen) -> None:
    sheet.desk.choose(3)
    sheet.desk.step(1)
    assert await place(sheet) == "AC2"


async def test_in_the_compact_list_nothing_turns(sheet: RubricScreen) -> None:
    sheet.desk.look(Show.DENSE)
    sheet.desk.choose_at("AC1", 3)
    assert await place(sheet) == "AC1" and sheet.shown.show is Show.DENSE


async def test_whoever_wants_to_stay_stays(sheet: RubricScreen, device: Device) -> None:
    device.client.preferences.choose(turns_page=False)
    sheet.desk.choose(3)
    assert await place(sheet) == "AC1"


async def test_undo_goes_back_to_the_page_that_was_left(sheet: RubricScreen, device: Device) -> None:
    sheet.desk.choose(3)
    assert await place(sheet) == "AC2"

    sheet.desk.undo()
    assert await place(sheet) == "AC1"
    assert "levels.AC1" not in sheet.shown.filling.fields or sheet.shown.filling.fields["levels.AC1"] is None


async def test_the_last_indicator_brings_the_closing_questions(sheet: RubricScreen) -> None:
    sheet.desk.go("GE5")
    sheet.desk.choose(3)
    assert await place(sheet) == "@closing"


# one missing thing after another


def rated(device: Device, *missing: str) -> None:
    """All indicators and the questions at the end, but not these."""
    device.area.complete()
    empty = {f"levels.{name}" if name in ADM4_INDICATORS else f"texts.{name}": None for name in missing}
    device.pull([*device.area.world.records.values(), device.area.world.put("sheet", device.area.sheet, empty)])


async def test_from_a_missing_indicator_the_next_missing_one_comes_and_then_handing_in(
    device: Device, sheet: RubricScreen
) -> None:
    rated(device, "AC3", "BU2")
    sheet.refresh()
    sheet.desk.mend("AC3")

    sheet.desk.choose(3)
    assert await place(sheet) == "BU2"
    sheet.desk.choose(3)
    assert await place(sheet) == "@submit"


async def test_what_is_written_last_counts_when_one_goes_on_to_what_is_missing(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "TURN_AFTER_S", 0)
    rated(device, "AC3", "BU2", "O2")
    async with opened(device) as app:
        await app.tap("show-list")
        await app.tap("jump-submit")
        await app.tap("first-missing")
        await app.tap("indicator-AC3-level-4")
        await app.enter("note", "เห็นแผนของทุกกลุ่มสาระ")
        assert app.shows("ไปข้อที่ยังขาด")
        await app.tap("next")
        await app.tap("indicator-BU2-level-3")
        await asyncio.sleep(0.01)
        await app.settle()
        await app.enter("item-O2", "จัดเวลาให้ผู้เรียนสรุป")
        await app.leave("item-O2")
        await app.tap("next")
        assert app.has("submit"), "the note and the answer were kept before it looked for what is missing"


async def test_missing_things_before_the_page_in_view_come_after_those_behind_it(
    device: Device, sheet: RubricScreen
) -> None:
    rated(device, "AC1", "BU2", "GE5")
    sheet.refresh()
    sheet.desk.mend("BU2")

    sheet.desk.choose(3)
    assert await place(sheet) == "GE5"
    sheet.desk.choose(3)
    assert await place(sheet) == "AC1"


async def test_whoever_jumps_from_the_list_goes_page_by_page_again(device: Device, sheet: RubricScreen) -> None:
    rated(device, "AC3", "BU2")
    sheet.refresh()
    sheet.desk.mend("AC3")
    sheet.desk.go("AC3")

    sheet.desk.choose(3)
    assert await place(sheet) == "AC4"


async def test_a_level_that_asks_for_evidence_brings_the_question_into_view(device: Device) -> None:
    scrolled: list[Any] = []

    def answer(name: str, args: Any) -> None:
        scrolled.extend([args] if name == "scroll_to" else [])

    async with opened(device, invoke=answer) as app:
        await app.tap("indicator-AC1-level-3")
        assert not scrolled
        await app.tap("indicator-AC1-level-4")
        await app.settle()
        assert len(scrolled) == 1 and "below" in str(scrolled[0])
        await app.tap("indicator-AC1-not-applicable")
        await app.settle()
        assert len(scrolled) == 2, "why it does not apply is asked below the levels as well"


async def test_whoever_comes_to_what_is_missing_sees_what_is_asked_for(device: Device) -> None:
    scrolled: list[Any] = []

    def answer(name: str, args: Any) -> None:
        scrolled.extend([args] if name == "scroll_to" else [])

    rated(device, "AC3", "BU2")
    without_evidence = device.area.world.put("sheet", device.area.sheet, {"levels.AC3": 4})
    device.pull([*device.area.world.records.values(), without_evidence])
    async with opened(device, invoke=answer) as app:
        await app.tap("show-list")
        await app.tap("jump-submit")
        await app.tap("missing-BU2")
        await app.settle()
        assert not scrolled, "a level is asked for, which is above"
        await app.tap("show-list")
        await app.tap("jump-submit")
        await app.tap("missing-AC3")
        await app.settle()
        assert len(scrolled) == 1 and "below" in str(scrolled[0])


async def test_what_is_kept_on_the_device_alone_counts_the_agreements_beside_the_sheet(
    device: Device, sheet: RubricScreen
) -> None:
    sheet.desk.choose(3)
    device.send()
    sheet.refresh()
    assert sheet.shown.saved == "server"

    sheet.desk.agree(worlds.an_id("agreed"), {"action": "เปิดชั้นเรียน"})
    assert sheet.shown.saved == "device"
    device.send()
    sheet.refresh()
    assert sheet.shown.saved == "server"


# what was said last time


def before(area: FieldVisit, *raters: dict[str, int], day: str = "2026-06-12", **more: Any) -> Visit:
    """An earlier visit of the same school with the sheets of so many raters, all handed in."""
    team = [area.supervisor, area.expert][: len(raters)]
    name = f"before {day}"
    earlier = worlds.visit(area.world, name, area.school, *team, instruments=[area.adm4], day=day, **more)
    for rater, levels in zip(team, raters, strict=True):
        given = {f"levels__{name}": level for name, level in levels.items()}
        worlds.sheet(area.world, earlier, area.adm4, rater, **given, submitted_at=1)
    return earlier


def told(area: FieldVisit) -> Any:
    """What the raters of today's visit are told."""
    form = instrument_of(area.adm4, area.world)
    assert isinstance(form, Instrument)
    return last_times(area.world, Visit.of(area.world.get("visit", area.visit)), form, TODAY)


def test_a_school_that_was_never_visited_has_no_last_time(area: FieldVisit) -> None:
    assert told(area) == {}


def test_raters_who_gave_the_same_and_who_did_not(area: FieldVisit) -> None:
    earlier = before(area, {"AC1": 3, "AC2": 2}, {"AC1": 3, "AC2": 4})

    day = earlier.day
    assert {name: (str(last.day), last.levels, last.agreed) for name, last in told(area).items()} == {
        "AC1": (day, (3,), False),
        "AC2": (day, (2, 4), False),
    }


def test_what_the_team_agreed_on_stands_for_its_raters(area: FieldVisit) -> None:
    earlier = before(area, {"AC1": 2}, {"AC1": 4})
    decision = {"level": 3, "reason": "ดูด้วยกัน", "by": area.supervisor, "originals": {}}
    keys = {"visit": earlier.id, "school": area.school, "instrument": area.adm4, "indicator": "AC1"}
    area.world.put("consensus", worlds.an_id("c"), {**keys, "decision": decision})

    assert (told(area)["AC1"].levels, told(area)["AC1"].agreed) == ((3,), True)


def test_it_is_the_latest_visit_before_this_one_that_counts(area: FieldVisit) -> None:
    before(area, {"AC1": 1}, day="2025-06-12")
    before(area, {"AC1": 2}, day="2026-06-12")
    before(area, {"AC1": 4}, day="2026-08-12", cancelled="ฝนตกหนัก")
    before(area, {"AC1": 3}, day="2027-01-12")

    assert told(area)["AC1"].levels == (2,)


def test_a_visit_whose_sheets_are_not_released_says_nothing(area: FieldVisit) -> None:
    earlier = before(area, {"AC1": 2}, {"AC1": 2})
    worlds.sheet(area.world, earlier, area.adm4, area.expert, submitted_at=None)

    assert told(area) == {}


def test_open_promises_about_the_indicator_are_told_and_late_ones_so(area: FieldVisit) -> None:
    earlier = before(area, {"AC2": 2})
    keys = {"visit": earlier.id, "school": area.school, "indicator": "AC1", "owner": "รองวิชาการ"}
    for name, fields in {
        "late": {"action": "ทบทวนหลักสูตร", "due": "2026-10-01"},
        "later": {"action": "อบรมครู", "due": "2026-12-30", "state": "doing"},
        "done": {"action": "เสร็จแล้ว", "state": "done"},
        "gone": {"action": "ลบแล้ว", "removed": True},
        "today": {"action": "ตกลงวันนี้", "visit": area.visit},
    }.items():
        area.world.put("agreement", worlds.an_id(name), {**keys, **fields})

    assert told(area)["AC1"] == LastTime(
        None,
        (),
        False,
        (
            Promised("ทบทวนหลักสูตร", date(2026, 10, 1), True),
            Promised("อบรมครู", date(2026, 12, 30), False),
        ),
    )


def test_where_it_is_rated_blind_nothing_is_told(area: FieldVisit) -> None:
    before(area, {"AC1": 3})
    assert told(area)
    area.world.put("visit", area.visit, {"blind": True})

    assert told(area) == {}


async def test_an_open_sheet_forgets_last_time_once_the_office_wants_it_rated_blind(device: Device) -> None:
    before(device.area, {"AC1": 3}, {"AC1": 3})
    device.pull(list(device.area.world.records.values()))

    async with opened(device) as app:
        assert app.has("before")
        device.pull([device.area.world.put("visit", device.area.visit, {"blind": True})])
        await app.settle()
        assert not app.has("before")


async def test_the_page_of_the_indicator_says_what_it_came_to(device: Device) -> None:
    before(device.area, {"AC1": 3}, {"AC1": 3})
    device.pull(list(device.area.world.records.values()))

    async with opened(device) as app:
        assert app.has("before") and app.shows("ครั้งก่อน")


# how much tapping a whole sheet is


async def test_a_sheet_of_twenty_with_four_notes_is_handed_in_with_at_most_thirty_two_taps(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "TURN_AFTER_S", 0)
    taps, evidence = 0, {"AC2": 4, "BU1": 1, "PE3": 4, "GE5": 1}

    async with opened(device) as app:

        async def tap(identifier: str) -> None:
            nonlocal taps
            taps += 1
            await app.tap(identifier)
            await asyncio.sleep(0.01)

        async def write(identifier: str, text: str) -> None:
            nonlocal taps
            taps += 1  # into the field
            await app.enter(identifier, text)
            await app.leave(identifier)

        for indicator in ADM4_INDICATORS:
            await tap(f"indicator-{indicator}-level-{evidence.get(indicator, 3)}")
            if indicator in evidence:
                await write("note", "เห็นแผนการสอนและบันทึกหลังสอนครบทุกวิชา")
                await tap("next")
        fields = {field for field in ("item-O1", "item-O2", "item-O3") if app.has(field)}
        assert len(fields) == 3
        for field in sorted(
            fields
        ):  # words at the end are typing, and the keyboard goes on to the next field by itself
            await app.enter(field, "ข้อสังเกตของคณะ")
            await app.leave(field)
        await tap("next")
        await tap("submit")
        await tap("question-yes")

    assert device.fields("sheet", device.area.sheet)["submitted_at"]
    assert taps <= 32, taps
