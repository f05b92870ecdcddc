"""Rounds and their target schools: chosen by rule or by reason, and the reason is kept for reading aloud."""

import asyncio
from typing import Any

from app.planning.told import reasons_of
from app.screens.office_rounds.screen import RoundScreen
from app.screens.office_rounds.view import OfficeRounds
from app.screens.office_visits.state import asked_for, targeted
from app.theme import Look
from fieldwork.records import Ground, Round, Target
from tests.support.area import TODAY, Area
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS


def desk() -> tuple[Area, Any]:
    """Eight schools: one visited lately, one a year and a half ago with a late agreement, six never."""
    area = Area("secretariat")
    area.visit(0, days=-2)
    long_ago = area.visit(1, days=-500)
    area.agreement(long_ago, "ซ่อมห้องสมุด", days=-3)
    return area, a_client("secretariat", store=area.store)


def target(area: Area, school: int, round_: str = "2569/2") -> dict[str, Any]:
    return area.store.rows["target", Target.kind().id_of(round_, area.schools[school])]


async def test_in_large_text_the_foot_is_one_button_that_says_how_many_fit() -> None:
    _, client = desk()
    client.preferences.look = Look(text_scale=2.0)
    async with App(shown(client, OfficeRounds)) as app:
        await app.tap("rule-late")
        assert app.has("see-found") and app.shows("ดูรายชื่อ 1 แห่ง") and not app.shows("เพิ่มได้")
        await app.tap("rule-late")
        assert not app.has("see-found")


async def test_rules_propose_and_one_tap_takes_all_of_them_with_what_they_saw() -> None:
    area, client = desk()
    async with App(shown(client, OfficeRounds)) as app:
        assert not app.has("add-found") and not app.has("found-now"), "no rule is in use"
        await app.tap("rule-long_ago")
        await app.tap("rule-late")
        assert app.shows("เข้าเกณฑ์ 1 แห่ง เป็นแห่งที่ยังไม่อยู่ในรอบ 1 แห่ง")
        assert app.shows("มีข้อตกลงเกินกำหนด 1 ข้อ (ข้อมูล ณ 23 พ.ย. 69)")
        assert app.has("found-now"), "the number stays in view at the foot, beside whatever rule is tapped"
        await app.tap("see-found")

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
        assert app.has("round-told"), "wherever the page is scrolled to, it is said that this was done"
        await app.enter("target-school", "ไม่มีชื่อนี้")
        await asyncio.sleep(0.4)
        await app.settle()
        assert app.shows("ไม่พบโรงเรียนที่ตรงกับคำค้น หรือโรงเรียนนั้นอยู่ในรอบนี้แล้ว")
    assert target(area, 4)["round"] == "2569/2"


async def test_once_a_school_was_chosen_what_was_looked_for_is_gone_from_the_field() -> None:
    area, client = desk()
    async with App(shown(client, OfficeRounds)) as app:
        await app.enter("target-school", area.store.rows["school", area.schools[4]]["name"])
        await app.tap(f"target-school-{area.schools[4]}")
        await app.enter("question-reason", "ผู้บริหารใหม่")
        await app.tap("question-yes")

        assert not app.named("target-school").value and not app.shows("ไม่พบโรงเรียนที่ตรงกับคำค้น")


def test_a_visit_that_is_planned_from_a_round_is_in_it_and_says_why_before_it_has_a_day() -> None:
    area, client = desk()
    RoundScreen(client, name="2570/1").add(area.schools[4], "ผู้บริหารใหม่")
    asked = f"/office/visits/new?school={area.schools[4]}&round=2570%2F1"

    form = asked_for(asked, area.store)

    assert form.round == "2570/1" and targeted(form, area.store) == ("เหตุผลของสำนักงาน: ผู้บริหารใหม่",)
    assert asked_for(asked.replace("2570", "2999"), area.store).round == "", "no round that an address makes up"


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

    elsewhere = {"round": "2569/1", "school": area.schools[3], "reason": "ของรอบก่อน", "dropped": "เลื่อน"}
    client.store.write("target", Target.kind().id_of("2569/1", area.schools[3]), elsewhere)

    async with App(shown(client, OfficeRounds)) as app:
        assert app.shows("นำออกจากรอบแล้ว 1 แห่ง") and app.shows("นำออกเพราะ: เลื่อนไปรอบหน้า\nเหตุผลของสำนักงาน: ผู้บริหารใหม่")
        await app.tap(f"take-back-{record}")
        assert app.has(f"drop-{record}") and app.has("round-told") and not app.shows("นำออกเพราะ")
        assert target(area, 4)["dropped"] is None

        await app.tap(f"drop-{record}")
        assert app.shows("สำนักงานและโรงเรียนนั้นอ่านได้"), "who reads it is said before it is written"
        await app.tap("question-no")

    screen.drop(record, "เลื่อนไปรอบหน้า")
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
        assert app.route == f"/office/visits/new?school={area.schools[4]}&round=2569%2F2&back=%2Foffice%2Frounds"


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


def grounds(area: Area) -> list[dict[str, Any]]:
    return [fields for (kind, _), fields in area.store.rows.items() if kind == "ground"]


def weak_desk() -> tuple[Area, Any]:
    """Eight schools: one whose academic work was rated 1 and one rated 3 in released visits, six without a result."""
    area = Area("secretariat")
    adm4 = area.rubric()
    for school, level in enumerate((1, 3)):
        visit = area.visit(school, days=-5, instruments={adm4: True}, closed_at=NOW_MS)
        area.rated(visit, adm4, rater=area.other, AC=level, BU=3, PE=3, GE=3)
    return area, a_client("secretariat", store=area.store)


async def test_weak_results_propose_and_the_result_is_kept_in_words_that_later_results_do_not_change() -> None:
    area, client = weak_desk()
    async with App(shown(client, OfficeRounds)) as app:
        await app.fire(app.named("weak-area"), "change", value="=AC")
        await app.tap("weak-2")
        assert app.shows("เข้าเกณฑ์ 1 แห่ง เป็นแห่งที่ยังไม่อยู่ในรอบ 1 แห่ง")
        await app.tap("add-found")
        before = [row.reasons for row in RoundScreen(client).state.targets]

    (kept,) = grounds(area)
    assert (kept["mean"], kept["band"], kept["lowest"], kept["area"]) == ("1.00", "ปรับปรุง", 2, "AC")
    for (kind, _), fields in area.store.rows.items():
        if kind == "sheet":
            fields |= {name: 4 for name in fields if name.startswith("levels.")}
    after = [row.reasons for row in RoundScreen(client).state.targets]
    assert before == after
    (((reason,)),) = after
    assert reason.startswith("ผลครั้งล่าสุด 18 พ.ย. 69 ได้ 1.00 (ปรับปรุง) ไม่เกินระดับพอใช้")
    assert "วิชาการ" in reason and reason.endswith("(ข้อมูล ณ 23 พ.ย. 69)")


def test_whoever_does_not_have_the_result_reads_which_visit_it_was_and_no_level() -> None:
    area, client = weak_desk()
    screen = RoundScreen(client)
    screen.toggle_lowest(2)
    screen.look_at_area("AC")
    screen.add_found()
    (name,) = [key for key in area.store.rows if key[0] == "ground"]
    del area.store.rows[name]

    record = area.store.get("target", Target.kind().id_of("2569/2", area.schools[0]))
    assert record is not None
    (reason,) = reasons_of(Target.of(record), area.store)

    assert reason.startswith("พิจารณาจากผลการนิเทศครั้งล่าสุด 18 พ.ย. 69") and "วิชาการ" in reason
    assert "1.00" not in reason and "ปรับปรุง" not in reason and "พอใช้" not in reason


def test_a_school_taken_out_and_chosen_again_for_a_later_result_keeps_both_and_reads_the_later_one() -> None:
    area, client = weak_desk()
    screen = RoundScreen(client)
    screen.toggle_lowest(2)
    screen.look_at_area("AC")
    screen.add_found()
    record = Target.kind().id_of("2569/2", area.schools[0])
    screen.drop(record, "เลื่อนไปรอบหน้า")
    (adm4,) = (name for kind, name in area.store.rows if kind == "instrument")
    later = area.visit(0, days=-1, instruments={adm4: True}, closed_at=NOW_MS)
    area.rated(later, adm4, rater=area.other, AC=2, BU=3, PE=3, GE=3)

    screen.toggle_lowest(2)
    screen.look_at_area("AC")
    screen.add_found()

    assert sorted(kept["mean"] for kept in grounds(area)) == ["1.00", "2.00"]
    for kind, name in [key for key in area.store.rows if key[0] == "ground"]:
        kept = area.store.rows[kind, name]
        assert name == Ground.kind().id_of(*(kept[part] for part in Ground.kind().key)), "what ties it never changes"
    ((reason,),) = (row.reasons for row in RoundScreen(client).state.targets)
    assert reason.startswith("ผลครั้งล่าสุด 22 พ.ย. 69 ได้ 2.00 (พอใช้)")


async def test_schools_without_a_result_are_added_by_a_rule_of_their_own() -> None:
    area, client = weak_desk()
    async with App(shown(client, OfficeRounds)) as app:
        await app.tap("result-no_result")
        assert app.shows("เข้าเกณฑ์ 6 แห่ง เป็นแห่งที่ยังไม่อยู่ในรอบ 6 แห่ง") and app.shows("ยังไม่มีผล: ")
        await app.tap("add-found")
    assert grounds(area) == []
    assert target(area, 2)["because.no_result"]["as_of"] == TODAY.isoformat()


def test_the_level_is_taken_back_with_a_second_tap_and_chosen_anew_for_another_instrument() -> None:
    _, client = weak_desk()
    screen = RoundScreen(client)
    screen.toggle_lowest(2)
    assert screen.criteria.rules == {"weak"}
    screen.toggle_lowest(2)
    assert not screen.criteria.rules
    screen.toggle_lowest(1)
    screen.look_at_instrument("ADM4")
    assert not screen.criteria.rules and screen.measure.lowest == 0
