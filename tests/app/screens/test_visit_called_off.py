"""What was called off since the visit before is told on the page of the next one."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.screens.visit.state import VisitPage, read_page
from app.screens.visit.view import Visit
from app.visiting.called_off import CalledOff
from fieldwork.debriefs import Agreed, Words
from fieldwork.records import Feedback
from fieldwork.records.feedback import stated
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import TODAY, FieldVisit
from tests.support.fletkit import App

CLINIC = "จัดคลินิกอ่าน"


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


@pytest.fixture
def last(area: FieldVisit) -> str:
    """The visit before."""
    return past_visit(area, "last", "2026-06-10")


def past_visit(area: FieldVisit, name: str, day: str) -> str:
    visit = worlds.visit(area.world, name, area.school, area.supervisor).id
    area.world.put("visit", visit, {"day": day})
    return visit


def agree(area: FieldVisit, visit: str, name: str = CLINIC, **fields: Any) -> str:
    agreement = worlds.an_id(f"agreement {name}")
    keys = {"visit": visit, "school": area.school, "action": name, "owner": "ครู", "state": "open"}
    area.world.put("agreement", agreement, {**keys, **fields})
    return agreement


def publish(area: FieldVisit, visit: str, version: int, day: str, *agreements: str, note: str = "") -> None:
    """A version of the feedback that names these agreements."""
    items = {
        f"items.a{n}": {"kind": "agreement", "text": "ทำ", "indicators": [], "order": n, "agreement": each}
        for n, each in enumerate(agreements)
    }
    keys = {"visit": visit, "school": area.school, "version": version, "author": area.expert}
    given = {**keys, **items, "change_note": note or None, "published_at": ms(day)}
    area.world.put("feedback", Feedback.kind().id_of(visit, version, area.expert), given)


def sign(area: FieldVisit, visit: str, day: str, *agreements: str) -> None:
    """The principal's name under words that hold these agreements."""
    words = Words(visit, ("ห้องสมุด",), (), tuple(Agreed(each, CLINIC, "ครู", "") for each in agreements))
    keys = {"visit": visit, "school": area.school, "author": area.supervisor, "side": "school", "outcome": "signed"}
    given = {**keys, "words": words.stored(), "digest": words.digest, "signed_at": ms(day)}
    area.world.put("signature", worlds.an_id(f"signature {visit} {day}"), given)


def ms(day: str, hour: int = 12) -> int:
    return int(datetime.fromisoformat(f"{day}T{hour:02}:00:00+07:00").timestamp() * 1000)


def told(area: FieldVisit, made: dict[tuple[str, str], int] | None = None) -> tuple[CalledOff, ...]:
    known = made or {}
    read = read_page(
        area.world,
        visit=area.visit,
        person=area.supervisor,
        today=TODAY,
        made_at=lambda agreement, field: known.get((agreement, field)),
    )
    assert isinstance(read, VisitPage)
    return read.earlier.called_off


def test_what_a_later_version_of_the_feedback_dropped_is_told_with_who_when_and_why(
    area: FieldVisit, last: str
) -> None:
    gone, kept = agree(area, last, state="cancelled", progress="เริ่มแล้ว"), agree(area, last, "ทำต่อ")
    publish(area, last, 1, "2026-06-12", gone, kept)
    publish(area, last, 2, "2026-07-01", kept, note="ครูย้าย จึงยกเลิกข้อ 1")
    publish(area, last, 3, "2026-08-01", kept, note="แก้คำผิด")

    (found,) = told(area)

    assert (found.id, found.action, found.owner, found.progress) == (gone, CLINIC, "ครู", "เริ่มแล้ว")
    assert (found.by, found.on, found.why) == ("ทรงคุณ ตัวอย่าง", date(2026, 7, 1), "ครูย้าย จึงยกเลิกข้อ 1")
    assert not found.is_taken_out


def test_the_day_is_that_on_which_it_was_said_and_the_name_the_one_that_said_it(area: FieldVisit, last: str) -> None:
    gone = agree(area, last, **stated("cancelled", area.supervisor))

    (found,) = told(area, {(gone, "state"): ms("2026-11-20", 0)})

    assert (found.by, found.on, found.why) == ("นิเทศ ตัวอย่าง", date(2026, 11, 20), "")


def test_who_called_it_off_is_the_one_that_said_so_and_not_whoever_published(area: FieldVisit, last: str) -> None:
    gone = agree(area, last, **stated("cancelled", area.supervisor))
    publish(area, last, 1, "2026-06-12", gone)
    publish(area, last, 2, "2026-07-01", note="ครูย้าย")

    assert [(found.by, found.why) for found in told(area)] == [("นิเทศ ตัวอย่าง", "ครูย้าย")]


def test_a_draft_that_nobody_got_called_nothing_off(area: FieldVisit, last: str) -> None:
    gone = agree(area, last, state="cancelled")
    publish(area, last, 1, "2026-06-12", gone)
    publish(area, last, 2, "2026-07-01", note="ยังไม่ได้เผยแพร่")
    area.world.put("feedback", Feedback.kind().id_of(last, 2, area.expert), {"published_at": None})

    assert [(found.by, found.on, found.why) for found in told(area)] == [("", None, "")]


@pytest.mark.parametrize(("named_last", "why"), [(False, "อาคารปิดซ่อม"), (True, "")])
def test_what_was_dropped_twice_is_told_with_the_later_reason_and_what_is_named_again_with_none(
    area: FieldVisit, last: str, named_last: bool, why: str
) -> None:
    gone = agree(area, last, state="cancelled")
    publish(area, last, 1, "2026-06-12", gone)
    publish(area, last, 2, "2026-07-01", note="ครูย้าย")
    publish(area, last, 3, "2026-07-05", gone, note="ครูกลับมา")
    publish(area, last, 4, "2026-07-09", note="อาคารปิดซ่อม")
    if named_last:
        publish(area, last, 5, "2026-07-10", gone, note="ซ่อมเสร็จ")

    assert [found.why for found in told(area)] == [why]


def test_only_what_was_called_off_since_the_visit_before_is_told_the_latest_first(area: FieldVisit, last: str) -> None:
    older = past_visit(area, "older", "2026-02-01")
    made = {}
    for name, visit, day, hour in (
        ("ก่อนนั้น", older, "2026-06-09", 23),
        ("วันเดียวกัน", older, "2026-06-10", 0),
        ("ล่าสุด", last, "2026-11-22", 9),
        ("ของวันนี้", area.visit, "2026-11-23", 9),
        (" ", last, "2026-11-22", 9),
    ):
        made[agree(area, visit, name, state="cancelled"), "state"] = ms(day, hour)

    assert [each.action for each in told(area, made)] == ["ล่าสุด", "วันเดียวกัน"]


def test_of_what_was_called_off_at_an_unknown_moment_only_the_last_visits_own_is_since_then(
    area: FieldVisit, last: str
) -> None:
    agree(area, past_visit(area, "older", "2026-02-01"), "เดิม", state="cancelled")
    agree(area, last, "ใหม่", state="cancelled")

    assert [(each.action, each.by, each.on) for each in told(area)] == [("ใหม่", "", None)]


def test_nothing_was_called_off_before_a_first_visit(area: FieldVisit) -> None:
    assert told(area) == ()


@pytest.mark.parametrize("how", ["signed", "published"])
def test_what_the_school_had_in_hand_and_the_team_took_out_is_told_as_that(
    area: FieldVisit, last: str, how: str
) -> None:
    gone = agree(area, last, removed=True)
    sign(area, last, "2026-06-10", gone) if how == "signed" else publish(area, last, 1, "2026-06-11", gone)

    (found,) = told(area, {(gone, "removed"): ms("2026-06-14"), (gone, "state"): ms("2026-06-09")})

    assert found.is_taken_out and (found.by, found.on) == ("", date(2026, 6, 14))


def test_what_was_taken_out_before_the_last_signature_was_never_agreed(area: FieldVisit, last: str) -> None:
    agree(area, last, "ไม่เคยลงนาม", removed=True)
    signed = agree(area, last, "ลงนามแล้วแก้ด้วยกัน", removed=True)
    sign(area, last, "2026-06-10", signed)
    sign(area, last, "2026-06-11")

    assert told(area) == ()


async def test_the_page_tells_it_after_what_was_done(tmp_path: Path, area: FieldVisit, last: str) -> None:
    agree(area, last, "เรื่องที่เสร็จ", state="done")
    gone = agree(area, last, **stated("cancelled", area.expert))
    publish(area, last, 1, "2026-06-12", gone)
    publish(area, last, 2, "2026-07-01", note="ครูย้าย")
    sign(area, last, "2026-06-10", agree(area, last, "นำออก", removed=True))
    device = Device(tmp_path / "a", area)
    async with App(shown(device.client, Visit, visit=area.visit)) as app:
        texts = app.texts()
        assert texts.index("เรื่องที่เสร็จ") < texts.index("ยกเลิกตั้งแต่การเยี่ยมครั้งก่อน") < texts.index(CLINIC)
        assert app.shows("ทรงคุณ ตัวอย่าง ยกเลิก เมื่อ 23 พ.ย. 69")
        assert app.shows("ข้อมูลสะท้อนกลับฉบับที่แจ้งยกเลิกระบุว่า: ครูย้าย")
        assert app.shows("คณะนิเทศนำออกหลังโรงเรียนได้รับแล้ว เมื่อ 23 พ.ย. 69")


async def test_where_nothing_was_called_off_no_line_says_so(tmp_path: Path, area: FieldVisit, last: str) -> None:
    agree(area, last)
    device = Device(tmp_path / "a", area)
    async with App(shown(device.client, Visit, visit=area.visit)) as app:
        assert app.shows(CLINIC) and not app.shows("ยกเลิกตั้งแต่การเยี่ยมครั้งก่อน")
