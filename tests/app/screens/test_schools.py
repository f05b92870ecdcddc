"""Schools are found as one types, sorted as Thai is, and each page shows what is open and how results moved."""

from datetime import timedelta
from decimal import Decimal

import pytest

from app.screens.schools import school as page
from app.screens.schools.state import read
from app.screens.schools.view import Schools
from app.shell import App as Shell
from fieldwork.records import School, Target
from tests.support.area import TODAY, Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME


def named(query: str, schools: list[School]) -> list[str]:
    return [line.name for group in read(schools, query, TODAY).groups for line in group.schools]


@pytest.fixture(scope="module")
def all_schools() -> list[School]:
    return Area(schools=30).store.all(School)


def test_schools_stand_in_their_clusters_in_dictionary_order(all_schools: list[School]) -> None:
    state = read(all_schools, "", TODAY)

    assert state.found == state.total == 30
    first = [line.name for line in state.groups[0].schools]
    assert first.index("โรงเรียนเก้ารวงตัวอย่างประชาสรรค์") < first.index("โรงเรียนแก้วจำลองวิทยา")
    assert first.index("โรงเรียนแก้วจำลองวิทยา") < first.index("โรงเรียนขนาบน้ำสมมติวิทยา")


@pytest.mark.parametrize("query", ["แกวจำลอง", "แก้ว จำลอง", "kaeo", "9966900003", "รร.แก้วจำลอง"])
def test_a_school_is_found_without_tone_marks_in_english_by_code_and_by_abbreviation(
    query: str, all_schools: list[School]
) -> None:
    assert named(query, all_schools) == ["โรงเรียนแก้วจำลองวิทยา"]


def test_a_school_is_found_by_either_of_its_codes() -> None:
    area = Area(schools=3)
    row = area.store.rows["school", area.schools[1]]
    row["code8"] = "96000077"
    schools = area.store.all(School)

    assert named("96000077", schools) == named(row["code"], schools) == [row["name"]]


def test_a_school_that_will_be_closed_is_listed_until_that_day() -> None:
    area = Area(schools=2)
    area.store.rows["school", area.schools[0]]["closed_on"] = (TODAY + timedelta(days=1)).isoformat()
    schools = area.store.all(School)

    assert len(named("", schools)) == 2
    later = read(schools, "", TODAY + timedelta(days=1))
    assert later.found == 1


def test_a_closed_school_shows_only_when_asked_for() -> None:
    area = Area(schools=2)
    area.store.rows["school", area.schools[0]]["closed_on"] = "2026-03-31"
    schools = area.store.all(School)

    assert len(named("", schools)) == 1
    assert len(named("สมมติวิทยาคม", schools)) == 1


async def test_typing_filters_and_choosing_opens_the_page() -> None:
    area = Area()
    async with App(Shell, a_client(store=area.store), views=True, route="/schools") as app:
        await app.enter("search", "แกวจำลอง")
        await app.until(lambda: not app.has(f"school-{area.schools[0]}"))
        await app.tap(f"school-{area.schools[2]}")

        assert app.route == f"/schools/{area.schools[2]}"
        assert app.has("school-facts")


async def test_coming_back_finds_the_search_as_it_was() -> None:
    area = Area()
    async with App(Shell, a_client(store=area.store), views=True, route="/schools") as app:
        await app.enter("search", "แกวจำลอง")
        await app.until(lambda: not app.has(f"school-{area.schools[0]}"))
        await app.tap(f"school-{area.schools[2]}")
        await app.tap("back")

        assert app.named("search").value == "แกวจำลอง"
        assert not app.has(f"school-{area.schools[0]}")


async def test_a_tablet_shows_list_and_school_side_by_side() -> None:
    area = Area()
    area.store.rows["school", area.schools[1]]["code8"] = "96000077"
    async with App(shown(a_client(store=area.store, wide=True), Schools, school=area.schools[1])) as app:
        assert app.has("search")
        assert app.has("school-facts") and app.shows("96000077")


async def test_nothing_found_says_how_to_search() -> None:
    async with App(shown(a_client(store=Area().store), Schools)) as app:
        await app.enter("search", "ไม่มีจริง")
        await app.until(lambda: app.shows("ไม่พบโรงเรียนที่ตรงกับคำค้น"))


def test_open_agreements_come_by_date_and_finished_ones_are_counted() -> None:
    area = Area()
    visit = area.visit(0, days=-40, closed_at=1)
    later, late = area.agreement(visit, "ก", days=9, state="doing"), area.agreement(visit, "ข", days=-1)
    area.agreement(visit, "ค", days=-5, state="done")

    state = page.read(area.store, area.schools[0], TODAY)

    assert state is not None
    assert [(line.id, line.late, line.state) for line in state.agreements] == [
        (late, True, "open"),
        (later, False, "doing"),
    ]
    assert state.done == 1


def test_the_trend_has_a_point_per_released_visit_with_its_n() -> None:
    area = Area()
    rubric = area.rubric()
    before, now, running = (
        area.visit(0, days=-100, closed_at=1),
        area.visit(0, days=-9, closed_at=1),
        area.visit(0, days=0),
    )
    area.rated(before, rubric, AC=2, BU=2)
    area.rated(before, rubric, rater=area.other, AC=3, BU=2)
    area.rated(now, rubric, AC=4)
    area.rated(running, rubric, AC=1)

    state = page.read(area.store, area.schools[0], TODAY)

    assert state is not None
    academic, budget = state.trend[0], state.trend[1]
    assert [(point.shown, point.n) for point in academic.points] == [(Decimal("2.50"), 2), (Decimal("4.00"), 1)]
    assert [point.share for point in academic.points] == [0.625, 1.0], "a bar that is not out of the highest level"
    assert budget.points[1].shown is None


def test_a_visit_whose_rubric_was_replaced_has_one_point_in_the_trend() -> None:
    """R-79"""
    area = Area()
    visit, before, now = area.visit(0, days=-9, closed_at=1), area.rubric(), area.rubric("2569.2")
    area.rated(visit, before, AC=1)
    area.rated(visit, now, AC=4)
    area.uses(visit, before, on=False)

    state = page.read(area.store, area.schools[0], TODAY)

    assert state is not None
    assert [point.shown for point in state.trend[0].points] == [Decimal("4.00")]


def test_a_visit_says_how_far_it_is() -> None:
    area = Area()
    area.visit(0, days=4)
    area.visit(0, days=0)
    area.visit(0, days=-9, closed_at=1)
    area.visit(0, days=-20, cancelled="ฝนตกหนัก")

    state = page.read(area.store, area.schools[0], TODAY)

    assert state is not None
    assert [line.stage for line in state.visits] == ["coming", "running", "released", "cancelled"]


async def test_a_school_this_device_does_not_know_says_so() -> None:
    async with App(shown(a_client(), Schools, school="nowhere")) as app:
        assert app.shows("ไม่พบหน้านี้")


def test_the_principal_of_today_is_named() -> None:
    area = Area()
    person = area.person("ใบบัว", "สมมติ")
    area.store.put("role", person=person, role="principal", school=area.schools[0], starts="2020-01-01")
    area.store.put("role", person=ME, role="principal", school=area.schools[0], starts="2010-01-01", ends="2019-12-31")

    state = page.read(area.store, area.schools[0], TODAY)

    assert state is not None and state.principal == "นางสาวใบบัว สมมติ"


def test_a_school_says_for_which_rounds_it_was_chosen_and_why_and_why_it_was_taken_out() -> None:
    area = Area(schools=2)
    school = area.schools[0]
    for round_, more in (("2569/1", {"dropped": "เลื่อนไปรอบหน้า"}), ("2569/2", {})):
        told = {"round": round_, "school": school, "reason": "ขอรับการนิเทศ", **more}
        area.store.rows["target", Target.kind().id_of(round_, school)] = told

    state = page.read(area.store, school, TODAY)

    assert state is not None
    why = ("เหตุผลของสำนักงาน: ขอรับการนิเทศ",)
    assert [(t.round, t.reasons, t.dropped) for t in state.targets] == [
        ("2569/2", why, ""),
        ("2569/1", why, "เลื่อนไปรอบหน้า"),
    ]
