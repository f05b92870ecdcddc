"""What all handed-in sheets come to, point by point, and what does not count."""

from fractions import Fraction
from typing import Any

from fieldwork.checking.attached import stored
from fieldwork.checking.tally import handed_in, tally
from fieldwork.records import CheckSheet
from tests.support import worlds
from tests.support.instruments import checklist
from tests.support.worlds import MemoryWorld


def sheet(**answers: Any) -> CheckSheet:
    found: CheckSheet = CheckSheet.kind().read("s", {name.replace("__", "."): v for name, v in answers.items()})
    return found


def test_options_are_counted_in_the_forms_order_and_numbers_added_up_exactly() -> None:
    picture = {f"files__{'ab' * 32}": stored("P7", order=1)}
    sheets = [
        sheet(answers__P1="ใช่", answers__P3=["กลุ่มไลน์"], answers__P4="0.1", **picture),
        sheet(answers__P1="ใช่", answers__P3=["กลุ่มไลน์", "ป้ายประกาศ"], answers__P4="0.2"),
        sheet(),
    ]

    found = {each.point.id: each for each in tally(checklist(), sheets)}

    assert found["P1"].options == (("ใช่", 2), ("อยู่ระหว่างดำเนินการ", 0), ("ยังไม่ได้ดำเนินการ", 0))
    assert dict(found["P3"].options)["กลุ่มไลน์"] == 2 and (found["P3"].answered, found["P3"].sheets) == (2, 3)
    assert found["P4"].total == Fraction(3, 10) and found["P7"].files == 1
    assert found["P6"].answered == 0


def test_drafts_other_versions_and_visits_called_off_do_not_count() -> None:
    world, used = MemoryWorld(), worlds.an_id("used")
    world.put("visit", worlds.an_id("called off"), {"cancelled": "น้ำท่วม"})
    for name, fields in {
        "draft": {"checklist": used},
        "in": {"checklist": used, "submitted_at": 5},
        "called off": {"checklist": used, "submitted_at": 8, "visit": worlds.an_id("called off")},
        "later": {"checklist": used, "submitted_at": 9},
        "other": {"checklist": worlds.an_id("other"), "submitted_at": 7},
    }.items():
        world.put("checksheet", worlds.an_id(name), fields)

    assert [each.id for each in handed_in(world, used)] == [worlds.an_id("later"), worlds.an_id("in")]
