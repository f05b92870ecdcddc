"""What became of agreements between two visits, read from a visit that others came after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.screens.visit.earlier import read_earlier
from fieldwork.records import Visit
from tests.support import worlds
from tests.support.fieldvisit import TODAY, FieldVisit


def earlier(area: FieldVisit, name: str, day: str, **fields: Any) -> str:
    visit = worlds.visit(area.world, name, area.school, area.supervisor).id
    area.world.put("visit", visit, {"day": day, **fields})
    return visit


def noon(day: str) -> int:
    return int(datetime.fromisoformat(f"{day}T12:00:00+07:00").timestamp() * 1000)


def test_the_page_of_an_older_visit_tells_nothing_of_what_came_after_the_next_one() -> None:
    area = FieldVisit()
    oldest, old = earlier(area, "oldest", "2026-02-01"), earlier(area, "old", "2026-06-10")
    same_day = earlier(area, "another team", "2026-06-10")
    earlier(area, "called off", "2026-08-01", cancelled="ปิดเรียน")
    made = {}
    for name, visit, state, day in (
        ("จบก่อนครั้งถัดไป", oldest, "done", "2026-11-22"),
        ("ยกเลิกก่อนครั้งถัดไป", oldest, "cancelled", "2026-06-10"),
        ("จบวันครั้งถัดไป", oldest, "done", "2026-11-23"),
        ("ยกเลิกหลังครั้งถัดไป", oldest, "cancelled", "2026-11-24"),
        ("ยังทำอยู่", oldest, "doing", "2026-11-24"),
        ("ของอีกคณะวันนั้น", same_day, "open", "2026-06-10"),
        ("ของครั้งนี้", old, "open", "2026-06-10"),
        ("ของครั้งถัดไป", area.visit, "open", "2026-11-23"),
        ("ของครั้งถัดไป จบแล้ว", area.visit, "done", "2026-11-23"),
    ):
        fields = {"visit": visit, "school": area.school, "action": name, "owner": "รองฯ", "state": state}
        area.world.put("agreement", worlds.an_id(name), fields)
        made[worlds.an_id(name)] = noon(day)

    visit = Visit.of(area.world.records["visit", old])
    told = read_earlier(area.world, visit, day=TODAY, made_at=lambda agreement, _: made[agreement])

    assert [each.action for each in told.finished] == ["จบก่อนครั้งถัดไป"]
    assert [each.action for each in told.called_off] == ["ยกเลิกก่อนครั้งถัดไป"]
    assert {each.action for each in told.promises} == {"ยังทำอยู่", "ของอีกคณะวันนั้น"}
