"""The first page: what is due comes first, for each role, and the line about the data tells the truth."""

from datetime import timedelta

import pytest

from app.screens.home.state import read
from app.screens.home.status import standing
from app.screens.home.view import Home
from app.store.values import Unsent
from tests.support import worlds
from tests.support.area import TODAY, UNREAD, Area
from tests.support.clients import FakeSession, FakeSyncing, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME


def test_todays_visits_come_apart_from_the_coming_ones() -> None:
    area = Area()
    today, soon = area.visit(0, days=0), area.visit(1, days=5)
    area.visit(2, days=90)

    state = read(area.store, ME, TODAY)

    assert [line.id for line in state.today] == [today]
    assert [line.id for line in state.soon] == [soon]


def test_a_visit_of_others_and_a_cancelled_one_are_not_mine() -> None:
    area = Area()
    area.visit(0, days=0, member=False)
    area.visit(1, days=0, cancelled="ฝนตกหนัก")

    assert read(area.store, ME, TODAY).is_quiet


def test_an_old_visit_stays_until_my_sheet_is_submitted_or_the_visit_closed() -> None:
    area = Area()
    started, submitted, closed = (area.visit(n, days=-3) for n in range(3))
    area.sheet(started, marks=4)
    area.sheet(submitted, marks=20, submitted=True)
    area.store.rows["visit", closed]["closed_at"] = 1

    state = read(area.store, ME, TODAY)

    assert [(line.id, line.stage, line.marks) for line in state.unfinished] == [(started, "started", 4)]


def test_a_sheet_of_a_version_that_was_taken_off_does_not_say_how_far_the_visit_is() -> None:
    """R-79"""
    area = Area()
    visit = area.visit(0, days=-3)
    before, now = area.rubric(), area.rubric("2569.2")
    area.rated(visit, before, AC=3)

    def stood() -> list[tuple[str, int]]:
        return [(line.stage, line.marks) for line in read(area.store, ME, TODAY).unfinished]

    assert stood() == []
    area.uses(visit, before, on=False)
    area.uses(visit, now)
    assert stood() == [("none", 0)], "the version that counts is not begun"
    area.rated(visit, now, AC=3)
    assert stood() == []
    area.uses(visit, area.rubric("2569.3"))
    assert stood() == [("started", 7)], "one of two rubrics is handed in"


def test_agreements_late_or_due_within_two_weeks_are_shown_and_finished_ones_are_not() -> None:
    area = Area()
    visit = area.visit(0, days=-40, closed_at=1)
    late, near = area.agreement(visit, "ก", days=-2), area.agreement(visit, "ข", days=10)
    area.agreement(visit, "ค", days=30)
    area.agreement(visit, "ง", days=1, state="done")

    state = read(area.store, ME, TODAY)

    assert [(line.id, line.late) for line in state.agreements] == [(late, True), (near, False)]


def test_a_principal_sees_the_newest_feedback_until_it_is_read_answered_and_signed() -> None:
    area = Area("principal")
    visit = area.visit(0, days=-10, member=False)
    area.feedback(visit, version=1)
    newest = area.feedback(visit, version=2, items=2)
    day = TODAY - timedelta(days=10)
    lines = read(area.store, ME, TODAY).feedback
    assert [(line.id, line.stage, line.day) for line in lines] == [(newest, "unread", day)]

    area.opened(newest)
    area.answer(newest, "i0")
    assert [(line.stage, line.left) for line in read(area.store, ME, TODAY).feedback] == [("unanswered", 1)]

    area.answer(newest, "i1")
    assert [line.stage for line in read(area.store, ME, TODAY).feedback] == ["unsigned"]


def test_a_leader_is_reminded_to_publish_once_all_have_submitted() -> None:
    area = Area()
    visit = area.visit(0, days=-1)
    area.sheet(visit, submitted=True)
    assert read(area.store, ME, TODAY).to_publish == ()

    area.sheet(visit, rater=area.other, submitted=True)
    assert [line.visit for line in read(area.store, ME, TODAY).to_publish] == [visit]

    area.feedback(visit)
    assert read(area.store, ME, TODAY).to_publish == ()


def test_the_secretariat_sees_which_teams_are_out_today() -> None:
    area = Area("secretariat")
    visit = area.visit(3, days=0, member=False)
    school = area.schools[3]
    keys = {"visit": visit, "school": school, "subject": school, "rater": area.other, "submitted_at": 1}
    area.uses(visit, UNREAD)
    area.store.put("progress", sheet=visit, instrument=UNREAD, **keys)

    found = read(area.store, ME, TODAY).area_today

    assert [(line.id, line.submitted, line.members) for line in found] == [(visit, 1, 1)]


def test_of_a_team_only_those_count_who_handed_in_every_rubric_that_is_on_the_visit() -> None:
    area = Area("secretariat")
    visit = area.visit(3, days=0, member=False)
    school = area.schools[3]
    before, now = area.rubric(), area.rubric("2569.2")
    keys = {"visit": visit, "school": school, "subject": school, "rater": area.other, "submitted_at": 1}
    area.uses(visit, now)

    def submitted() -> int:
        return read(area.store, ME, TODAY).area_today[0].submitted

    area.uses(visit, before, on=False)
    area.store.put("progress", sheet=worlds.an_id("before"), instrument=before, **keys)
    assert submitted() == 0, "what was handed in is of a version that was taken off"
    area.store.put("progress", sheet=worlds.an_id("now"), instrument=now, **keys)
    assert submitted() == 1
    area.uses(visit, area.rubric("2569.3"))
    assert submitted() == 0, "one of two"


def test_a_principal_sees_who_comes_to_the_own_school() -> None:
    area = Area("principal")
    coming = area.visit(0, days=2, member=False)
    area.visit(0, days=-2, member=False)
    area.visit(1, days=2, member=False)

    state = read(area.store, ME, TODAY)

    assert [(line.id, line.leader) for line in state.visitors] == [(coming, "นางสาวหลักแน่น ตัวอย่าง")]


@pytest.mark.parametrize(
    ("facts", "mood"),
    [
        ({"unsent": Unsent(0, 0, 0), "receipt": None}, "never"),
        ({"unsent": Unsent(0, 0, 0)}, "sent"),
        ({"unsent": Unsent(3, 1, 0)}, "waiting"),
        ({"unsent": Unsent(3, 0, 1)}, "look"),
        ({"unsent": Unsent(3, 0, 1), "must_sign_in": True}, "sign_in"),
        ({"unsent": Unsent(3, 0, 0), "running": True}, "syncing"),
    ],
)
def test_the_line_about_the_data_says_what_matters_most(facts: dict[str, object], mood: str) -> None:
    usual = {"receipt": {"at_ms": 1}, "running": False, "offline": False, "must_sign_in": False}

    assert standing(**{**usual, **facts}).mood == mood


async def test_the_page_greets_with_the_day_and_the_term() -> None:
    async with App(shown(a_client(store=Area().store), Home)) as app:
        assert app.shows("สวัสดี นางสาวสมมติ ใจดี")
        assert app.shows("วันจันทร์ที่ 23 พฤศจิกายน พ.ศ. 2569")
        assert app.shows("ภาคเรียนที่ 2 ปีการศึกษา 2569")
        assert app.shows("วันนี้ไม่มีงานค้าง")


async def test_a_visit_opens_with_a_tap() -> None:
    area = Area()
    visit = area.visit(0, days=0)
    async with App(shown(a_client(store=area.store), Home)) as app:
        await app.tap(f"visit-{visit}")

        assert app.route == f"/visits/{visit}"


async def test_two_feedbacks_of_one_school_are_told_apart_by_their_visits() -> None:
    area = Area("principal")
    for days in (-10, -70):
        area.feedback(area.visit(0, days=days, member=False))

    async with App(shown(a_client(store=area.store), Home)) as app:
        assert app.shows("เยี่ยมเมื่อ 13 พ.ย. 69")
        assert app.shows("เยี่ยมเมื่อ 14 ก.ย. 69")


@pytest.mark.parametrize(("seen_at", "first"), [(None, True), (7, False)])
async def test_what_is_told_in_confidence_stands_first_until_it_was_read(seen_at: int | None, first: bool) -> None:
    area = Area("principal")
    visit = area.visit(0, days=-10, member=False)
    area.feedback(visit)
    keys = {"visit": visit, "school": area.schools[0]}
    concern = area.store.put("concern", **keys, author=area.other, text="ราวบันไดหลุด", nature="hazard")
    area.store.put("addressee", **keys, concern=concern, person=ME, told_at=1, seen_at=seen_at)
    async with App(shown(a_client(store=area.store), Home)) as app:
        said = app.texts()
        told, answered = said.index("เรื่องที่แจ้งถึงท่านเป็นความลับ"), said.index("ข้อมูลสะท้อนกลับถึงโรงเรียนของท่าน")
        assert (told < answered) is first


async def test_a_visit_that_arrives_while_the_page_is_open_appears() -> None:
    area = Area()
    async with App(shown(a_client(store=area.store), Home)) as app:
        visit = area.visit(0, days=0)
        area.store.changed({("visit", visit)})
        await app.settle()

        assert app.has(f"visit-{visit}")


async def test_unsent_work_offline_reads_calmly_and_leads_to_the_sync_page() -> None:
    area = Area()
    area.store.unsent = Unsent(14, 3, 0)
    client = a_client(store=area.store, syncing=FakeSyncing(offline=True))
    async with App(shown(client, Home)) as app:
        assert app.shows("บันทึกในเครื่องแล้ว รอส่ง 14 รายการ · รอส่งภาพ 3 ภาพ")
        assert app.shows("ทำงานต่อได้ตามปกติ")
        await app.tap("sync-line")

        assert app.route == "/sync"


async def test_when_the_access_ended_the_line_leads_to_signing_in() -> None:
    client = a_client(session=FakeSession(needs_sign_in=True), store=Area().store)
    async with App(shown(client, Home)) as app:
        await app.tap("sync-line")

        assert app.route == "/sign-in"


async def test_a_newer_version_is_mentioned_and_never_forced() -> None:
    client = a_client(store=Area().store)
    async with App(shown(client, Home)) as app:
        assert not app.has("update-line")
        client.updates.arrived()
        await app.settle()
        await app.tap("update-line")

        assert app.route == "/settings"
