"""A school is closed or merged from a day on: asked once, told what is planned there, taken back when it was wrong."""

import pytest

from app.screens.office_schools.closing import ClosingForm
from app.screens.office_schools.view import OfficeClosing
from tests.support.area import Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


@pytest.fixture
def area() -> Area:
    return Area("secretariat")


async def test_a_school_is_merged_into_another_and_planned_visits_are_told_first(area: Area) -> None:
    here, into = area.schools[0], area.schools[1]
    area.visit(0, days=20)
    area.visit(0, days=25, cancelled="เลื่อน")
    area.visit(0, days=1)
    async with App(shown(a_client("secretariat", store=area.store), OfficeClosing)) as app:
        await app.tap(f"closing-school-{here}")
        await app.enter("closing-day", "1 ธ.ค. 2569")
        assert app.shows("มีการเยี่ยมที่กำหนดไว้ตั้งแต่วันนั้น 1 ครั้ง")
        await app.tap("closing-how-merged")
        await app.tap("closing-save")
        assert app.shows("กรุณาเลือกโรงเรียนที่รับรวม")
        await app.tap(f"closing-into-{into}")
        await app.tap("closing-save")
        assert not area.store.written, "it is asked first"
        await app.tap("question-yes")

        assert area.store.written == [("school", here, {"closed_on": "2026-12-01", "merged_into": into})]
        assert app.has("closing-saved") and app.has(f"closing-school-{here}"), "offered until the day has come"


async def test_a_closing_that_was_wrong_is_taken_back(area: Area) -> None:
    school = area.schools[0]
    area.store.rows["school", school] |= {"closed_on": "2026-11-01", "merged_into": area.schools[1]}
    async with App(shown(a_client("secretariat", store=area.store), OfficeClosing)) as app:
        await app.tap(f"reopen-{school}")
        await app.tap("question-yes")
        assert app.has(f"closing-school-{school}")
    assert area.store.rows["school", school]["closed_on"] is None


@pytest.mark.parametrize(
    "form",
    [
        ClosingForm(day="2026-12-01"),
        ClosingForm(school="a"),
        ClosingForm(school="a", day="2026-12-01", merged=True),
        ClosingForm(school="a", day="2026-12-01", merged=True, into="a"),
    ],
)
def test_what_is_not_whole_is_said(form: ClosingForm) -> None:
    assert form.problem
