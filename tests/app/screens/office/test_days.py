"""The days of the office's own calendar: added whole or not at all, told to whom they concern, taken out again."""

from typing import Any

import pytest

from app.screens.office_days.state import DaysForm
from app.screens.office_days.view import OfficeDays
from fieldwork.planning.days import SchoolCalendar
from tests.support.area import TODAY, Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


@pytest.fixture
def area() -> Area:
    return Area("secretariat")


def written(area: Area) -> dict[str, Any]:
    (found,) = [fields for kind, _, fields in area.store.written if kind == "period"]
    return found


async def test_a_week_of_exams_is_added_and_tells_the_visits_that_lie_in_it(area: Area) -> None:
    area.visit(0, days=29)  # Tuesday 22 December
    area.visit(1, days=30, cancelled="เลื่อน")
    async with App(shown(a_client("secretariat", store=area.store), OfficeDays)) as app:
        await app.tap("nature-exam")
        await app.enter("days-name", "สอบกลางภาค")
        await app.enter("days-starts", "21 ธ.ค. 2569")
        await app.enter("days-ends", "25 ธ.ค. 2569")
        await app.tap("days-save")

        assert app.shows("มีการเยี่ยมที่กำหนดไว้ในช่วงนี้ 1 ครั้ง")
        assert app.shows("21 ธันวาคม 2569 – 25 ธันวาคม 2569")
        assert app.named("days-name").value == "", "the form is empty again"
    expected = {"nature": "exam", "name": "สอบกลางภาค", "starts": "2026-12-21", "ends": "2026-12-25"}
    assert written(area) == expected


async def test_a_single_day_of_one_school_ends_on_itself(area: Area) -> None:
    async with App(shown(a_client("secretariat", store=area.store), OfficeDays)) as app:
        await app.tap("nature-event")
        await app.enter("days-name", "กีฬาสี")
        await app.enter("days-starts", "18 ธ.ค. 2569")
        await app.tap("days-for-one")
        await app.tap("days-save")
        assert app.shows("กรุณาเลือกโรงเรียน") and not area.store.written
        await app.tap(f"days-school-{area.schools[0]}")
        await app.tap("days-save")
        assert app.shows("เฉพาะ")
    assert (written(area)["ends"], written(area)["school"]) == ("2026-12-18", area.schools[0])


@pytest.mark.parametrize(
    "form",
    [
        DaysForm(starts="2026-12-21"),
        DaysForm(name="สอบ"),
        DaysForm(name="สอบ", starts="2026-12-21", ends="2026-12-20"),
        DaysForm(name="สอบ", starts="2026-12-21", one_school=True),
    ],
)
def test_what_is_not_whole_is_said_and_not_stored(form: DaysForm) -> None:
    assert form.problem


async def test_a_span_is_taken_out_and_the_day_is_ordinary_again(area: Area) -> None:
    span = area.store.put("period", nature="exam", name="สอบกลางภาค", starts="2026-12-21", ends="2026-12-25")
    async with App(shown(a_client("secretariat", store=area.store), OfficeDays)) as app:
        await app.tap(f"withdraw-{span}")
        await app.tap("question-yes")
        assert not app.has(f"withdraw-{span}")
    assert SchoolCalendar.of(area.store).periods == ()


async def test_what_is_over_is_shown_only_when_asked_for(area: Area) -> None:
    over = area.store.put("period", nature="event", name="กีฬา", starts="2026-11-01", ends="2026-11-02")
    assert TODAY.isoformat() > "2026-11-02"
    async with App(shown(a_client("secretariat", store=area.store), OfficeDays)) as app:
        assert not app.has(f"withdraw-{over}")
        await app.tap("show-past")
        assert app.has(f"withdraw-{over}")
