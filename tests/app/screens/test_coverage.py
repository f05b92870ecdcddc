"""Who has not been visited this term, by name; who carries how much; neither on a device that cannot count it."""

from datetime import timedelta

import pytest

from app.screens.coverage.state import read
from app.screens.coverage.view import Coverage
from app.screens.workload.state import read as read_workload
from app.screens.workload.view import Workload
from fieldwork.planning.coverage import Reached
from tests.support.area import TODAY, Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


def area() -> Area:
    """Eight schools: one visited this term, one planned, one visited last term."""
    made = Area("secretariat")
    made.visit(0, days=-2)
    made.visit(1, days=9)
    made.visit(2, days=-60)
    return made


def test_schools_are_told_by_name_with_their_last_visit_and_whether_they_are_targets() -> None:
    made = area()
    made.store.put("target", round="2569/2", school=made.schools[2], reason="ผู้บริหารใหม่")
    made.store.put("target", round="2569/2", school=made.schools[3], reason="ขอรับ", dropped="เลื่อนไปปีหน้า")
    made.store.put("target", round="2569/1", school=made.schools[4], reason="รอบก่อน")

    state = read(made.store, TODAY)

    assert [len(state.of(reached)) for reached in Reached] == [6, 1, 1]
    assert state.percent == 13
    (forgotten,) = [row for row in state.rows if row.id == made.schools[2]]
    assert forgotten.reached is Reached.NOT and forgotten.last == TODAY - timedelta(days=60)
    assert [row.id for row in state.rows if row.target] == [made.schools[2]]


def test_the_share_is_never_all_or_nothing_while_it_is_not() -> None:
    made = Area("secretariat", schools=30)
    assert read(made.store, TODAY).percent == 0
    for school in range(29):
        made.visit(school, days=-1)
    assert read(made.store, TODAY).percent == 97
    made.visit(29, days=-1)
    assert read(made.store, TODAY).percent == 100


def test_another_term_and_one_campus_are_counted_for_themselves() -> None:
    made = area()
    before, now, _ = read(made.store, TODAY).terms

    assert len(read(made.store, TODAY, term=before).of(Reached.VISITED)) == 1
    cluster = str(made.store.rows["school", made.schools[0]]["cluster"])
    inside = [s for s in made.schools if made.store.rows["school", s]["cluster"] == cluster]
    assert {row.id for row in read(made.store, TODAY, term=now, cluster=cluster).rows} == set(inside)


async def test_the_secretariat_plans_a_visit_where_there_is_none() -> None:
    made = area()
    async with App(shown(a_client("secretariat", store=made.store), Coverage)) as app:
        assert app.shows("เยี่ยมแล้ว 1 จาก 8 แห่ง (ร้อยละ 13)") and app.shows("ยังไม่มีกำหนดเยี่ยม")
        await app.tap(f"plan-{made.schools[2]}")
        assert app.route == f"/office/visits/new?school={made.schools[2]}&back=%2Fcalendar%2Fcoverage"


async def test_a_director_reads_it_and_opens_the_school() -> None:
    made = area()
    async with App(shown(a_client("director", store=made.store), Coverage)) as app:
        assert not app.has(f"plan-{made.schools[2]}")
        await app.tap(f"school-{made.schools[2]}")
        assert app.route.startswith(f"/schools/{made.schools[2]}?back=")


@pytest.mark.parametrize("screen", [Coverage, Workload])
async def test_a_device_that_holds_some_schools_only_does_not_count(screen: object) -> None:
    async with App(shown(a_client("expert", store=area().store), screen)) as app:  # type: ignore[arg-type]
        assert app.shows("เครื่องนี้มีข้อมูลการเยี่ยมเพียงบางโรงเรียน")


@pytest.mark.parametrize("screen", [Coverage, Workload])
async def test_a_new_office_has_nothing_to_count_and_says_so(screen: object) -> None:
    empty = Area("secretariat", schools=0)
    async with App(shown(a_client("secretariat", store=empty.store), screen)) as app:  # type: ignore[arg-type]
        assert app.shows("ยังไม่มี")


def test_everybody_who_visits_has_a_share_and_those_who_could_are_named() -> None:
    made = area()
    idle = made.person("ว่าง", "ตัวอย่าง")
    made.store.put("role", person=idle, role="expert", starts="2020-01-01")
    gone = made.person("ลาออก", "ตัวอย่าง")
    made.store.put("role", person=gone, role="expert", starts="2020-01-01", ends="2026-01-01")

    state = read_workload(made.store, TODAY)

    loads = {each.name: each.load for each in state.busy}
    assert {load.visits for load in loads.values()} == {2} and state.mean == "2.0" and state.most == 2
    assert loads["นางสาวใฝ่รู้ ตัวอย่าง"].led == 2 and loads["นางสาวใฝ่รู้ ตัวอย่าง"].to_come == 1
    assert state.idle == ("นางสาวว่าง ตัวอย่าง",)


async def test_a_share_is_told_in_words_beside_its_bar() -> None:
    made = area()
    async with App(shown(a_client("secretariat", store=made.store), Workload)) as app:
        said = " ".join(app.texts())
        assert "เยี่ยมแล้ว 1 ครั้ง · ยังไม่ถึง 1 ครั้ง · เป็นหัวหน้าคณะ 2 ครั้ง · ออกเยี่ยม 2 วัน" in said
        assert "เฉลี่ย 2.0 ครั้งต่อคน จาก 2 คน" in said
