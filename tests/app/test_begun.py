"""Which tables hold numbers already is asked of the round that the visit is in, whatever day it is in the office."""

from datetime import date

from app.planning.begun import counted
from fieldwork.records import Counts, Visit
from tests.support.fieldvisit import TODAY, FieldVisit


def titles(area: FieldVisit, day: str | None, today: date = TODAY) -> list[str]:
    area.world.put("visit", area.visit, {"day": day})
    visit = Visit.of(area.world.records["visit", area.visit])
    return [table.id for table in counted(visit, area.world, {area.lit}, today)]


def test_numbers_of_the_visits_own_round_are_asked_for() -> None:
    area = FieldVisit()
    keys = {"instrument": area.lit, "school": area.school, "round": "2569/2", "grade": "ม.1"}
    area.world.put("counts", Counts.kind().id_of(area.lit, area.school, "2569/2", "ม.1"), {**keys, "cells.enrolled": 5})

    assert titles(area, TODAY.isoformat(), today=date(2026, 6, 23)) == ["LIT"]
    assert titles(area, "2026-06-23") == [], "of another round"
    assert titles(area, None) == ["LIT"], "without a day, that of today"
