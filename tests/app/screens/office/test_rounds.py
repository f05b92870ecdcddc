"""Rounds and their target schools: chosen by rule or by reason, and the reason is kept for reading aloud."""

from typing import Any

from app.screens.office_rounds.screen import RoundScreen
from app.screens.office_rounds.view import OfficeRounds
from fieldwork.records import Round, Target
from tests.support.area import TODAY, Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


def desk() -> tuple[Area, Any]:
    """Eight schools: one visited lately, one a year and a half ago with a late agreement, six never."""
    area = Area("secretariat")
    area.visit(0, days=-2)
    long_ago = area.visit(1, days=-500)
    area.agreement(long_ago, "ซ่อมห้องสมุด", days=-3)
    return area, a_client("secretariat", store=area.store)


def target(area: Area, school: int, round_: str = "2569/2") -> dict[str, Any]:
    return area.store.rows["target", Target.kind().id_of(round_, area.schools[school])]


async def test_rules_propose_and_one_tap_takes_all_of_them_with_what_they_saw() -> None:
    area, client = desk()
    async with App(shown(client, OfficeRounds)) as app:
        assert not app.has("add-found"), "no rule is in use"
        await app.tap("rule-long_ago")
        await app.tap("rule-late")
        assert app.shows("เข้าเกณฑ์ 1 แห่ง เป็นแห่งที่ยังไม่อยู่ในรอบ 1 แห่ง")
        assert app.shows("มีข้อตกลงเกินกำหนด 1 ข้อ (ข้อมูล ณ 23 พ.ย. 69)")

        await app.tap("add-found")
        assert app.has(f"drop-{Target.kind().id_of('2569/2', area.schools[1])}") and not app.has("add-found")

    kept = target(area, 1)
    as_of = TODAY.isoformat()
    assert kept["because.late"] == {"late": 1, "as_of": as_of}
    assert kept["because.long_ago"]["as_of"] == as_of
    assert len([1 for kind, _ in area.store.rows if kind == "target"]) == 1


async def test_the_reason_stays_as_it_was_read_when_the_facts_have_changed() -> None:
    area, client = desk()
    screen = RoundScreen(client)
    screen.toggle_rule("late")
    screen.add_found()
    for (kind, _), fields in area.store.rows.items():
        if kind == "agreement":
            fields["state"] = "done"

    async with App(shown(client, OfficeRounds)) as app:
        assert app.shows("มีข้อตกลงเกินกำหนด 1 ข้อ (ข้อมูล ณ 23 พ.ย. 69)")
        await app.tap("rule-late")
        assert app.shows("ไม่มีโรงเรียนที่เข้าเกณฑ์เหล่านี้")


async def test_a_school_is_chosen_for_a_reason_and_never_without_one() -> None:
    area, client = desk()
    async with App(shown(client, OfficeRounds)) as app:
        await app.tap(f"target-school-{area.schools[4]}")
        await app.tap("question-yes")
        assert not area.store.written, "not without a reason"
        await app.enter("question-reason", "ผู้บริหารใหม่ขอรับการนิเทศ")
        await app.tap("question-yes")

        assert app.shows("เหตุผลของสำนักงาน: ผู้บริหารใหม่ขอรับการนิเทศ") and app.shows("ยังไม่มีกำหนดเยี่ยม")
        assert not app.has(f"target-school-{area.schools[4]}"), "it is in the round already"
    assert target(area, 4)["round"] == "2569/2"


async def test_a_school_taken_out_keeps_why_it_was_in_and_why_it_is_out_and_may_come_back() -> None:
    area, client = desk()
    screen = RoundScreen(client)
    screen.add(area.schools[4], "ผู้บริหารใหม่")
    record = Target.kind().id_of("2569/2", area.schools[4])
    async with App(shown(client, OfficeRounds)) as app:
        await app.tap(f"drop-{record}")
        await app.enter("question-reason", "เลื่อนไปรอบหน้า")
        await app.tap("question-yes")
        assert not app.has(f"drop-{record}")
    assert (target(area, 4)["reason"], target(area, 4)["dropped"]) == ("ผู้บริหารใหม่", "เลื่อนไปรอบหน้า")

    screen.add(area.schools[4], "ขอรับการนิเทศอีกครั้ง")
    screen.refresh()
    assert [row.school for row in screen.state.targets] == [area.schools[4]]


async def test_a_target_tells_how_far_its_visit_is_and_leads_to_planning_one() -> None:
    area, client = desk()
    screen = RoundScreen(client)
    for school in (0, 4):
        screen.add(area.schools[school], "ตามแผน")
    async with App(shown(client, OfficeRounds)) as app:
        assert app.shows("2 แห่ง เยี่ยมแล้ว 1 แห่ง") and app.shows("เยี่ยมแล้ว 21 พ.ย. 69")
        await app.tap(f"plan-{Target.kind().id_of('2569/2', area.schools[4])}")
        assert app.route == f"/office/visits/new?school={area.schools[4]}&back=%2Foffice%2Frounds"


async def test_the_days_and_the_focus_of_a_round_are_stored_and_not_backwards() -> None:
    area, client = desk()
    record = Round.kind().id_of("2569/2")
    async with App(shown(client, OfficeRounds)) as app:
        await app.enter("round-ends", "31 ต.ค. 2569")
        assert app.has("round-trouble") and ("round", record) not in area.store.rows
        await app.enter("round-ends", "28 ก.พ. 2570")
    kept = area.store.rows["round", record]
    assert (kept["name"], kept["starts"], kept["ends"]) == ("2569/2", "2026-11-01", "2027-02-28")


async def test_sizes_and_campuses_choose_too_and_stop_when_none_is_left() -> None:
    area, client = desk()
    screen = RoundScreen(client)
    size = str(area.store.rows["school", area.schools[0]]["size"])

    screen.toggle_size(size)
    fitting = {found.school for found in screen.state.found}
    assert fitting == {s for s in area.schools if area.store.rows["school", s]["size"] == size}
    screen.toggle_size(size)
    assert screen.state.found == () and not screen.criteria.rules

    cluster = screen.state.clusters[0][0]
    screen.toggle_cluster(cluster)
    assert {area.store.rows["school", f.school]["cluster"] for f in screen.state.found} == {cluster}


def test_another_round_has_targets_of_its_own() -> None:
    area, client = desk()
    screen = RoundScreen(client)
    screen.add(area.schools[4], "ตามแผน")
    area.store.put("round", name="รอบพิเศษ 2569")

    screen.choose("รอบพิเศษ 2569")

    assert screen.state.names == ("2569/1", "2569/2", "2570/1", "รอบพิเศษ 2569")
    assert screen.state.targets == () and (screen.state.starts, screen.state.ends) == ("", "")
    screen.add(area.schools[5], "ตามแผน")
    screen.refresh()
    assert [row.visited for row in screen.state.targets] == [None]
