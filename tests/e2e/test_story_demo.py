"""One visit on demo data, from two phones at a school without a signal to the principal's tablet.

The lines to the other rater and to the principal are listened to: nothing of a rater's reaches the other before its
release, and a school nothing but the published.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import committee, documents, principal, rating
from tests.e2e.heard import Heard
from tests.e2e.people import Account, account_of, go_home, opens_today, signs_in, syncs
from tests.e2e.ratings import (
    ADVICE,
    AGREED,
    DRAFT,
    EXPERT,
    EXPERTS_NOTE,
    INSIDE,
    NOTE,
    OPINION,
    REASON,
    SECRET_OF_EXPERT,
    SECRET_OF_SUPERVISOR,
    STRENGTH,
    SUPERVISOR,
)
from tests.support.chromium import PHONE, TABLET, TABLET_UPRIGHT, WHOLE
from tests.support.leftovers import ledger
from tests.support.office_process import Office
from tests.support.pdf_text import squeezed, text_of
from tests.support.phone import Phone
from tests.support.pictures import camera_photo, stored_photos
from tests.support.relay import Relay

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True
FINDING = f"ครูทุกกลุ่มสาระมีบันทึกการทบทวนหลักสูตรที่นำไปใช้จริง {STRENGTH}"
FOR_THE_TEAM = f"ควรหารือในคณะก่อนสะท้อนผล {INSIDE}"
AGREEMENT = f"เปิดชั้นเรียนแลกเปลี่ยนกันเดือนละหนึ่งครั้งทุกกลุ่มสาระ {AGREED}"
OF_RATER_ONE = (NOTE, INSIDE, STRENGTH, ADVICE, OPINION)
PUBLISHED = (STRENGTH, ADVICE, AGREED)
NEVER_FOR_THE_SCHOOL = (NOTE, INSIDE, OPINION, EXPERTS_NOTE, REASON, DRAFT)


@dataclass
class Day:
    """Who takes part, with what."""

    office: Office
    supervisor: Phone
    expert: Phone
    principal: Phone
    to_expert: Heard
    to_principal: Heard
    accounts: dict[str, Account]
    folder: Path

    @property
    def school(self) -> str:
        """The school of the visit."""
        return self.accounts["supervisor"].today


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    """The demo's server on an empty folder, and three devices never used before."""
    folder = tmp_path_factory.mktemp("day")
    with (
        Office(folder / "data", env={"SITE_DIR": str(site)}) as office,
        Relay(office.port) as one,
        Relay(office.port) as other,
    ):
        office.start("demo")
        accounts = account_of(office)
        devices = [
            Phone(playwright, folder, name, shape=shape, engine=WHOLE.plain())
            for name, shape in (("supervisor", PHONE), ("expert", PHONE), ("principal", TABLET))
        ]
        phones += devices
        supervisor, expert, reader = devices
        yield Day(office, supervisor, expert, reader, Heard(one), Heard(other), accounts, folder)


def test_1_the_demo_says_how_to_sign_in(day: Day) -> None:
    printed = day.office.log.read_text("utf-8")

    assert day.office.url in printed
    for account in day.accounts.values():
        assert account.name in printed and account.link in printed


def test_2_two_raters_and_the_principal_sign_in_and_fetch_what_their_roles_allow(day: Day) -> None:
    signs_in(day.supervisor, day.accounts["supervisor"])
    signs_in(day.expert, day.accounts["expert"].at(day.to_expert.line.url))
    signs_in(day.principal, day.accounts["principal"].at(day.to_principal.line.url))
    for phone in (day.supervisor, day.expert):
        phone.sees("เยี่ยมวันนี้", day.school)
        assert phone.brightness() > 0.7, "the device is light and the app is not"


def test_3_at_the_school_without_a_server_everything_is_there(day: Day) -> None:
    day.office.stop()

    for phone in (day.supervisor, day.expert):
        phone.reload(until=day.school)
        opens_today(phone, day.school)
        phone.sees("คณะนิเทศ", "ข้อตกลงที่ยังไม่เสร็จ", "ข้อมูลสะท้อนกลับครั้งก่อน", "ข้อค้นพบครั้งก่อน")


def test_3_nothing_is_chosen_beforehand_and_every_descriptor_is_in_view(day: Day) -> None:
    phone = day.supervisor
    phone.tap("next-step")

    phone.meets("indicator-AC1-level-1")
    cells = phone.identifiers("indicator-AC1-level-")
    assert cells == [f"indicator-AC1-level-{n}" for n in (4, 3, 2, 1)]
    assert not any(map(phone.is_chosen, cells))
    for words in ("ทบทวนหลักสูตรทุกปีจากผลการเรียนรู้", "หลักสูตรไม่ครบองค์ประกอบหรือไม่เป็นปัจจุบัน"):
        assert phone.says(words)


def test_3_levels_one_and_four_ask_for_evidence_and_leaving_out_asks_for_a_reason(day: Day) -> None:
    phone = day.supervisor
    rating.asks_for_evidence(phone, "AC1", level=4)
    phone.chooses("indicator-AC1-not-applicable")
    phone.sees("กรุณาระบุเหตุผลที่ข้ามตัวชี้วัดนี้")
    phone.tap("undo")
    phone.until(lambda: phone.is_chosen("indicator-AC1-level-4"), "the level did not come back")


def test_3_the_supervisor_fills_twenty_indicators_and_a_finding_with_a_photo(day: Day) -> None:
    phone = day.supervisor
    photo = day.folder / "classroom.jpg"
    photo.write_bytes(camera_photo(2400, 1200))

    for text, audience, shown in ((FOR_THE_TEAM, "internal", None), (FINDING, "school", photo)):
        phone.tap("add-finding")
        rating.find(phone, text, nature="strength", audience=audience, photo=shown)
        phone.sees("ข้อค้นพบของตัวชี้วัดนี้", text)
    rating.fill_sheet(phone, SUPERVISOR)


def test_4_submission_is_refused_with_the_list_of_what_is_missing(day: Day) -> None:
    phone = day.supervisor
    phone.tap("next")

    rating.is_refused(phone, "O1", "O2", "O3")
    phone.tap("missing-O1")
    rating.close_sheet(phone, SUPERVISOR)
    phone.tap("next")
    rating.submit(phone)


def test_4_reopening_needs_a_reason_and_is_kept(day: Day) -> None:
    phone = day.supervisor
    reason = "แก้คำผิดในข้อเสนอแนะ"

    rating.reopen(phone, reason)
    rating.submit(phone)
    phone.tap("back")
    phone.sees("แบบที่ต้องบันทึก")


def test_3_the_supervisor_alone_observes_a_lesson(day: Day) -> None:
    rating.observe_lesson(day.supervisor)

    day.supervisor.tap("back")
    day.expert.meets("lesson-refused")
    assert not day.expert.has("observe-lesson")


def test_3_the_count_table_checks_its_sums(day: Day) -> None:
    phone = day.supervisor
    phone.tap(f"form-{rating.COUNTS}")

    rating.count_literacy(phone)
    phone.tap("back")
    phone.sees("ครบ 1 จาก")


def test_3_the_expert_fills_the_same_rubric_on_another_phone(day: Day) -> None:
    phone = day.expert
    phone.tap("next-step")

    rating.fill_sheet(phone, EXPERT)
    rating.close_sheet(phone, EXPERT)
    phone.tap("back")


def test_5_back_online_the_first_rater_syncs_and_nothing_of_it_reaches_the_other(day: Day) -> None:
    day.office.start()

    syncs(day.supervisor)
    assert (800, 1600) in stored_photos(day.office.data / "blobs"), "the photo did not arrive upright and small"
    for phone in (day.expert, day.principal):
        syncs(phone)
    opens_today(day.expert, day.school)
    day.expert.sees("ผู้ประเมินคนอื่น")  # that somebody has handed in is no secret
    assert SECRET_OF_SUPERVISOR not in day.expert.reads_all()
    assert not day.to_expert.holds(*OF_RATER_ONE)
    assert not day.to_principal.holds(*OF_RATER_ONE)


def test_4_after_both_have_submitted_the_comparison_opens(day: Day) -> None:
    phone = day.expert
    phone.tap("next-step")
    phone.meets("item-O1")
    phone.tap("next")
    rating.submit(phone)

    syncs(day.expert)
    syncs(day.supervisor)
    assert day.to_expert.holds(*OF_RATER_ONE) == set(OF_RATER_ONE)


def test_6_both_raters_stand_side_by_side_widest_difference_first(day: Day) -> None:
    phone = day.supervisor
    opens_today(phone, day.school)
    phone.tap("go-compare")

    phone.sees("เทียบผลผู้ประเมิน", day.accounts["supervisor"].name, day.accounts["expert"].name)
    first = committee.first_indicator(phone)
    assert first == "AC2"
    card = phone.text_of("indicator-AC2")
    assert "ต่าง 2 ระดับ" in card and "ระดับ 1 ปรับปรุง" in card and "ระดับ 3 ดี" in card
    assert SECRET_OF_SUPERVISOR in card


def test_6_the_team_agrees_and_gives_its_reason(day: Day) -> None:
    phone = day.supervisor
    committee.agree_on(phone, "AC2", level=2, reason=f"ดูแผนและเยี่ยมชั้นเรียนเพิ่มอีกสองห้องด้วยกัน {REASON}")
    committee.agree_all(phone)

    phone.sees("ตกลงแล้ว")
    both = phone.text_of("indicator-AC2")
    assert "ระดับ 1 ปรับปรุง" in both and "ระดับ 3 ดี" in both, "the originals stay"


def test_6_the_matrix_shows_the_school_with_n_and_opens_the_sheets_behind(day: Day) -> None:
    phone = day.supervisor
    go_home(phone)
    committee.opens_results(phone, day.school)

    phone.sees("2 แบบ", f"ผู้ประเมิน {day.accounts['supervisor'].name}", "ด้านการบริหารงานวิชาการ")
    phone.tap(phone.identifiers("compare-")[0])
    phone.sees("เทียบผลผู้ประเมิน")


def test_7_a_draft_of_the_feedback_reaches_nobody(day: Day) -> None:
    phone = day.supervisor
    opens_today(phone, day.school)
    phone.tap("go-feedback")
    committee.write_feedback(
        phone,
        strength=FINDING,
        next_step=SUPERVISOR.texts["O2"],
        agreement=f"ข้อความร่าง {DRAFT}",
        owner="หัวหน้ากลุ่มบริหารวิชาการ",
        due="15 ม.ค. 2570",
    )

    for each in (phone, day.expert, day.principal):
        syncs(each)
    assert day.to_expert.holds(REASON) == {REASON}, "the team shares its consensus"
    assert not day.to_expert.holds(DRAFT)
    assert not day.to_principal.holds(*OF_RATER_ONE, DRAFT, REASON)


def test_7_the_leader_publishes_what_the_school_shall_read(day: Day) -> None:
    phone = day.supervisor
    opens_today(phone, day.school)
    phone.tap("go-feedback")
    phone.meets("add-agreement")
    (item,) = (name.removeprefix("owner-") for name in phone.identifiers("owner-") if not name.endswith("-state"))
    phone.type(f"text-{item}", AGREEMENT)
    phone.sees("ครบแล้ว พร้อมเผยแพร่")
    committee.publish(phone, version=1)

    for each in (phone, day.expert, day.principal):
        syncs(each)
    assert not day.to_expert.holds(DRAFT)


def test_7_the_principal_receives_the_published_version_only(day: Day) -> None:
    phone = day.principal
    go_home(phone)

    phone.sees("สะท้อนกลับ", "ยังไม่ได้เปิดอ่าน", "ฉบับที่ 1")
    phone.tap_words("ยังไม่ได้เปิดอ่าน")
    page = phone.reads_all()
    for words in (FINDING, SUPERVISOR.texts["O2"], AGREEMENT):
        assert words in page
    for secret in (SECRET_OF_SUPERVISOR, SECRET_OF_EXPERT, EXPERT.texts["O2"], day.accounts["expert"].name):
        assert secret not in page
    assert day.to_principal.holds(*PUBLISHED) == set(PUBLISHED)
    assert not day.to_principal.holds(*NEVER_FOR_THE_SCHOOL)


def test_7_a_correction_is_version_2_and_shows_what_changed(day: Day) -> None:
    leader, reader = day.supervisor, day.principal
    opens_today(leader, day.school)
    leader.tap("go-feedback")
    committee.correct(leader, "เลื่อนกำหนดตามปฏิทินโรงเรียน", due="20 ม.ค. 2570")
    committee.publish(leader, version=2)
    syncs(leader)

    syncs(reader)
    principal.opens_feedback(reader)
    reader.sees("ฉบับที่ 2", "สิ่งที่เปลี่ยนจากฉบับก่อน", "เลื่อนกำหนดตามปฏิทินโรงเรียน", "15 มกราคม 2570", "20 มกราคม 2570")


def test_8_offline_the_principal_answers_each_finding(day: Day) -> None:
    phone = day.principal
    day.office.stop()

    principal.answers(phone, FINDING, "accept")
    principal.answers(
        phone,
        SUPERVISOR.texts["O2"],
        "explain",
        words="กำลังปรับตารางเรียนให้มีคาบกิจกรรม",
        plan="จัดคาบกิจกรรมสัปดาห์ละสองคาบทุกระดับชั้น",
        due="31 ม.ค. 2570",
    )
    phone.turn(TABLET_UPRIGHT)
    principal.answers(phone, AGREEMENT, "disagree", words="ขอปรับเป็นภาคเรียนหน้า เพราะครูสองคนย้าย")
    phone.sees("ตอบแล้ว 3 จาก 3 ข้อ")


def test_8_and_signs_with_a_drawn_signature(day: Day) -> None:
    phone = day.principal
    phone.tap("sign")

    principal.signs(phone, day.accounts["principal"].name)
    phone.sees("ลงนามรับทราบแล้ว")
    phone.turn(TABLET)


def test_8_the_supervisor_sees_that_it_was_read_when_and_the_answers(day: Day) -> None:
    day.office.start()
    syncs(day.principal)
    phone = day.supervisor
    syncs(phone)

    opens_today(phone, day.school)
    phone.tap("go-feedback")
    phone.sees(
        f"{day.accounts['principal'].name} เปิดอ่านเมื่อ",
        "ลงนามรับทราบแล้ว",
        "กำลังปรับตารางเรียนให้มีคาบกิจกรรม",
        "ขอปรับเป็นภาคเรียนหน้า",
    )


def test_9_the_visit_prints_as_a_memo_and_exports_as_tables(day: Day) -> None:
    phone = day.supervisor
    go_home(phone)
    committee.opens_results(phone, day.school)

    documents.of_visit(
        phone, day.folder, day.school, words=[SECRET_OF_SUPERVISOR, AGREEMENT], formula=SUPERVISOR.texts["O3"]
    )


def test_9_the_matrix_and_the_schools_own_feedback_are_files_too(day: Day) -> None:
    desk, reader = day.supervisor, day.principal
    desk.tap("back")
    desk.type("search", day.school)
    assert day.school in documents.read_book(documents.exports(desk, "matrix.xlsx", day.folder))

    principal.opens_feedback(reader)
    told = text_of(documents.exports(reader, f"feedback-{documents.today()}.pdf", day.folder).read_bytes())
    assert squeezed(AGREEMENT) in told and squeezed(SECRET_OF_SUPERVISOR) not in told
    assert any(AGREED in document for document in day.to_principal.documents())
    assert not day.to_principal.holds(*NEVER_FOR_THE_SCHOOL)


def test_9_offline_it_says_that_it_needs_a_connection(day: Day) -> None:
    phone = day.supervisor
    day.office.stop()

    phone.tap(phone.identifiers("export-")[0])
    phone.sees("การส่งออกต้องเชื่อมต่อเครือข่าย")


def test_5_no_sheet_finding_or_consensus_is_even_named_to_the_school(day: Day) -> None:
    kept = [(kind, record, json.loads(body)) for kind, record, _, body, _, _ in ledger(day.office.data)["record"]]
    of_school = {record for kind, record, body in kept if kind == "sheet" and body.get("subject") == body.get("school")}
    others = {record for kind, record, _ in kept if kind in ("finding", "consensus", "progress")}

    assert len(of_school) > 2 and len(others) > 3
    assert not day.to_principal.ids() & (of_school | others)
    assert day.to_expert.ids() & of_school and day.to_expert.ids() & others, "the committee does receive some"


def test_5_everything_came_over_the_lines_that_were_read(day: Day) -> None:
    for phone, line in ((day.expert, day.to_expert.line), (day.principal, day.to_principal.line)):
        phone.traffic.check()
        assert phone.traffic.origin == line.url
        assert not line.upgrades, "no socket that answers unseen"
        assert "/api/sync/pull" in {exchange.path for exchange in line.exchanges}
