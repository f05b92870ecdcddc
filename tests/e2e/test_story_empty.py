"""An office sets itself up on an empty data folder, and a visit runs from its plan to the principal's signature.

Every device here prefers dark colours; the story on demo data runs in light ones.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Playwright

from tests.e2e import committee, documents, principal, rating, secretariat
from tests.e2e.people import go_home, opens_today, syncs
from tests.e2e.ratings import INDICATORS, Ratings
from tests.e2e.secretariat import Newcomer
from tests.support.chromium import PHONE, TABLET, WHOLE, Shape
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone
from tests.support.pictures import camera_photo, stored_photos

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
IN_ORDER = True
SCHOOLS = ROOT / "assets" / "demo" / "schools.csv"
INSTRUMENTS = ROOT / "assets" / "instruments"
SCHOOL = "โรงเรียนเก้ารวงตัวอย่างประชาสรรค์"
NOT_VISITED = "โรงเรียนแก้วจำลองวิทยา"
PASSPHRASE = "ข้าวเหนียว มะม่วง กลางสวน"
LEADER = Newcomer("นาย", "ตั้งใจ", "ทดลอง", "ศึกษานิเทศก์ชำนาญการ", "tangjai", "supervisor")
EXPERT = Newcomer("นาง", "รอบคอบ", "ทดลอง", "ผู้ทรงคุณวุฒิ", "robkhob", "expert")
PRINCIPAL = Newcomer("นาย", "รับฟัง", "ทดลอง", "ผู้อำนวยการโรงเรียน", "rabfang", "principal", SCHOOL)
ABSENT = Newcomer("นางสาว", "ติดธุระ", "ทดลอง", "ศึกษานิเทศก์ชำนาญการ", "tidthura", "supervisor")
STRENGTH = "ครูร่วมกันวางแผนการสอนทุกสัปดาห์"
INTERNAL = "พบแผนเพียง 2 จาก 5 ห้อง ขอคุยกันในคณะก่อน"
MINE = Ratings(
    levels={name: 3 for name in INDICATORS if name != "BU2"} | {"AC1": 4, "AC2": 1},
    notes={"AC1": "มีบันทึกการประชุมทบทวนหลักสูตรครบทุกเดือน", "AC2": INTERNAL},
    reasons={"BU2": "โรงเรียนไม่มีการจัดซื้อในภาคเรียนนี้"},
    texts={
        "O1": "- นักเรียนทักทายผู้มาเยือนทุกคน",
        "O2": "ควรเพิ่มเวลาอ่านตอนเช้าของชั้น ม.1",
        "O3": "=เสนอให้แบ่งปันแผนการสอนระหว่างโรงเรียน",
    },
)
THEIRS = Ratings(
    levels=dict.fromkeys(INDICATORS, 2),
    texts={
        "O1": "บริเวณโรงเรียนร่มรื่นและปลอดภัย",
        "O2": "ควรรวมข้อมูลนักเรียนไว้ที่เดียว",
        "O3": "เสนอให้จัดวันพบผู้ปกครองทุกภาคเรียน",
    },
)
AGREEMENT = "บันทึกผลการอ่านของนักเรียนทุกชั้นทุกเดือน"
NEVER_CAME = "กรรมการอีกคนติดราชการด่วน ไม่ได้มาที่โรงเรียน"


@dataclass
class Founding:
    """The office, its devices, and the links the secretariat made."""

    office: Office
    desk: Phone
    leader: Phone
    expert: Phone
    principal: Phone
    folder: Path
    links: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Founding]:
    """A server on a folder that does not exist yet, and four devices never used before."""
    folder = tmp_path_factory.mktemp("founding")
    shapes = {"desk": TABLET, "leader": PHONE, "expert": PHONE, "principal": TABLET}

    def device(name: str, shape: Shape) -> Phone:
        return Phone(playwright, folder, name, shape=replace(shape, dark=True), engine=WHOLE.plain())

    devices = [device(name, shape) for name, shape in shapes.items()]
    phones += devices
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        yield Founding(office, *devices, folder)


def lists_of_schools(folder: Path) -> tuple[Path, Path]:
    """The first twelve schools as CSV; all of them, as XLSX."""
    with SCHOOLS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    some, every = folder / "schools.csv", folder / "schools.xlsx"
    with some.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows[:13])
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(every)
    return some, every


def test_0_one_command_makes_the_first_account(day: Founding) -> None:
    printed = day.office.run("init", "--office", "สำนักงานเขตพื้นที่การศึกษาทดลอง", "--given", "เลขา", "--login", "lekha")
    found = re.search(r"http://\S+/#/join/\S+", printed)
    assert found, printed

    day.office.start()
    secretariat.found_office(day.desk, found.group(), PASSPHRASE)
    assert day.desk.brightness() < 0.3, "the device is dark and the app is not"


def test_0_schools_are_imported_from_csv_and_xlsx(day: Founding) -> None:
    some, every = lists_of_schools(day.folder)
    secretariat.open_register(day.desk, "schools")

    secretariat.import_schools(day.desk, some, "เพิ่มใหม่ 12 แห่ง · เปลี่ยนแปลง 0 แห่ง · เหมือนเดิม 0 แห่ง")
    secretariat.import_schools(day.desk, every, "เพิ่มใหม่ 18 แห่ง · เปลี่ยนแปลง 0 แห่ง · เหมือนเดิม 12 แห่ง")


def test_0_a_malformed_instrument_is_refused_with_where_what_and_what_to_do(day: Founding) -> None:
    desk, wrong = day.desk, day.folder / "wrong.yaml"
    wrong.write_text((INSTRUMENTS / "ADM4.yaml").read_text("utf-8").replace("weight: 40", "weight: 41", 1), "utf-8")
    secretariat.open_register(desk, "instruments")
    desk.choose_file("instrument-file", wrong)

    desk.meets("file-problems")
    desk.sees("ยังไม่ได้บันทึกสิ่งใด", "วิธีแก้:")


def test_0_the_three_instruments_are_published_with_a_waiver(day: Founding) -> None:
    titles = {"ADM4": "4 ด้าน", "CLS15": "แบบนิเทศและสังเกตชั้นเรียน", "LIT": "แบบสรุปผลการคัดกรอง"}

    for name, title in titles.items():
        secretariat.publish(day.desk, INSTRUMENTS / f"{name}.yaml", title, "2569.1")
    day.desk.sees("แบบประเมินที่เผยแพร่แล้ว", "3 รุ่น")


def test_0_people_get_roles_and_invitations_and_one_is_withdrawn(day: Founding) -> None:
    desk = day.desk
    syncs(desk)

    for person in (LEADER, EXPERT, ABSENT, PRINCIPAL):
        secretariat.open_register(desk, "people")
        secretariat.add_person(desk, person)
        if person is EXPERT:
            day.links["withdrawn"] = secretariat.invite(desk)
            secretariat.withdraw(desk)
        if person is not ABSENT:
            day.links[person.login] = secretariat.invite(desk)


def test_0_a_visit_is_planned_with_team_leader_and_areas(day: Founding) -> None:
    secretariat.open_register(day.desk, "visits")

    secretariat.plan_visit(
        day.desk,
        SCHOOL,
        leader=LEADER.name,
        members={EXPERT.name: "ด้านการบริหารงบประมาณ", ABSENT.name: "ด้านการบริหารงานบุคคล"},
    )
    syncs(day.desk)


def test_2_a_withdrawn_invitation_opens_nothing_and_a_good_one_asks_for_a_passphrase(day: Founding) -> None:
    with day.expert.traffic.expecting(401, 403, 404, 410, 422):
        day.expert.open(day.links["withdrawn"], until="เปิดคำเชิญไม่ได้")

    for phone, person in ((day.leader, LEADER), (day.expert, EXPERT)):
        secretariat.join(phone, day.links[person.login], PASSPHRASE, until=person.name)
        phone.sees("เยี่ยมวันนี้", SCHOOL)
        assert phone.brightness() < 0.3, "the device is dark and the app is not"


def test_3_at_the_school_without_a_server_the_leader_begins_to_rate(day: Founding) -> None:
    phone = day.leader
    day.office.stop()
    opens_today(phone, SCHOOL)
    phone.sees("คณะนิเทศ", EXPERT.name, ABSENT.name)
    phone.tap("next-step")

    rating.asks_for_evidence(phone, "AC1", level=4)
    rating.rate(phone, "AC1", MINE)


def test_3_a_finding_with_a_photo_is_tied_to_its_indicator(day: Founding) -> None:
    phone = day.leader
    photo = day.folder / "plans.jpg"
    photo.write_bytes(camera_photo(2400, 1200))

    phone.tap("add-finding")
    rating.find(phone, STRENGTH, nature="strength", audience="school", photo=photo)
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้", STRENGTH)


def test_4_submission_is_refused_until_evidence_reasons_and_words_are_there(day: Founding) -> None:
    phone = day.leader
    phone.tap("next")
    rating.asks_for_evidence(phone, "AC2", level=1)
    rating.fill_in_short(phone, {name: level for name, level in MINE.levels.items() if name not in ("AC1", "AC2")})

    rating.is_refused(phone, "AC2", "BU2", "O1", "O2", "O3")
    phone.tap("missing-AC2")
    rating.rate(phone, "AC2", MINE)
    rating.to_submit(phone)
    phone.tap("missing-BU2")
    rating.rate(phone, "BU2", MINE)
    rating.to_submit(phone)
    rating.is_refused(phone, "O1", "O2", "O3")
    phone.tap("missing-O1")
    rating.close_sheet(phone, MINE)
    phone.tap("next")
    rating.submit(phone)


def test_4_reopening_needs_a_reason_and_is_kept(day: Founding) -> None:
    rating.reopen(day.leader, "เพิ่มชื่อห้องที่เยี่ยม")
    rating.submit(day.leader)

    day.leader.tap("back")


def test_3_the_leader_alone_observes_a_lesson(day: Founding) -> None:
    rating.observe_lesson(day.leader)

    day.leader.tap("back")
    opens_today(day.expert, SCHOOL)
    day.expert.meets("lesson-refused")
    assert not day.expert.has("observe-lesson")


def test_3_the_count_table_checks_its_sums(day: Founding) -> None:
    day.leader.tap(f"form-{rating.COUNTS}")

    rating.count_literacy(day.leader)


def test_3_the_expert_rates_on_another_phone(day: Founding) -> None:
    phone = day.expert
    phone.tap("next-step")

    rating.fill_in_short(phone, THEIRS.levels)
    phone.tap("missing-O1")
    rating.close_sheet(phone, THEIRS)
    phone.tap("next")
    rating.submit(phone)


def test_5_both_sync_when_the_office_is_back(day: Founding) -> None:
    day.office.start()

    for phone in (day.leader, day.expert, day.leader):
        syncs(phone)
    assert (800, 1600) in stored_photos(day.office.data / "blobs"), "the photo did not arrive upright and small"


def test_4_while_one_has_not_submitted_nobody_reads_another_and_the_matrix_says_how_far_it_is(day: Founding) -> None:
    for phone, theirs in ((day.leader, THEIRS), (day.expert, MINE)):
        opens_today(phone, SCHOOL)
        committee.stands_apart(phone)
        assert theirs.texts["O2"] not in phone.reads_all()

    syncs(day.desk)
    cells = committee.find_in_matrix(day.desk, SCHOOL)
    day.desk.sees("ส่งแล้ว 2 จาก 3 คน")
    assert "กำลังบันทึก" in day.desk.text_of(cells["PE"])
    never = committee.find_in_matrix(day.desk, NOT_VISITED)
    assert "ยังไม่มีผล" in day.desk.text_of(never["PE"])


def test_4_the_leader_closes_the_visit_with_a_reason(day: Founding) -> None:
    opens_today(day.leader, SCHOOL)
    committee.close_visit(day.leader, NEVER_CAME)

    for phone in (day.leader, day.expert, day.leader, day.desk):
        syncs(phone)


def test_6_both_raters_stand_side_by_side_and_the_team_agrees(day: Founding) -> None:
    phone = day.leader
    opens_today(phone, SCHOOL)
    phone.tap("go-compare")

    phone.sees(LEADER.name, EXPERT.name)
    assert committee.first_indicator(phone) == "AC1"
    card = phone.text_of("indicator-AC1")
    assert "ต่าง 2 ระดับ" in card and MINE.notes["AC1"] in card
    committee.agree_on(phone, "AC1", level=3, reason="ดูหลักฐานร่วมกันแล้ว")


def test_6_a_cell_of_the_matrix_opens_the_sheets_behind_it(day: Founding) -> None:
    desk = day.desk
    cells = committee.find_in_matrix(desk, SCHOOL)
    cell = desk.text_of(cells["PE"])
    assert "2.50" in cell and "2 แบบ" in cell
    desk.tap(cells["PE"])

    desk.sees("เทียบผลผู้ประเมิน", LEADER.name, EXPERT.name)
    desk.meets("row-PE4")
    assert desk.identifiers("row-") == [f"row-PE{n}" for n in range(1, 5)]


def test_7_the_leader_publishes_the_feedback(day: Founding) -> None:
    phone = day.leader
    opens_today(phone, SCHOOL)
    phone.tap("go-feedback")
    committee.write_feedback(
        phone,
        strength=STRENGTH,
        next_step=MINE.texts["O2"],
        agreement=AGREEMENT,
        owner="ครูวิชาการ",
        due="30 ธ.ค. 2569",
    )
    committee.publish(phone, version=1)
    syncs(phone)


def test_7_the_principal_joins_and_receives_the_published_version_only(day: Founding) -> None:
    phone = day.principal
    secretariat.join(phone, day.links[PRINCIPAL.login], PASSPHRASE, until=PRINCIPAL.name)
    phone.sees("ยังไม่ได้เปิดอ่าน")
    principal.opens_feedback(phone)

    page = phone.reads_all()
    for words in (STRENGTH, MINE.texts["O2"], AGREEMENT):
        assert words in page
    for secret in (INTERNAL, THEIRS.texts["O2"], EXPERT.name, NEVER_CAME):
        assert secret not in page


def test_7_a_correction_is_version_2_and_shows_what_changed(day: Founding) -> None:
    leader, reader = day.leader, day.principal
    opens_today(leader, SCHOOL)
    leader.tap("go-feedback")
    committee.correct(leader, "เลื่อนกำหนดหลังสอบ", due="15 ม.ค. 2570")
    committee.publish(leader, version=2)
    syncs(leader)

    syncs(reader)
    principal.opens_feedback(reader)
    reader.sees("ฉบับที่ 2", "สิ่งที่เปลี่ยนจากฉบับก่อน", "เลื่อนกำหนดหลังสอบ", "30 ธันวาคม 2569", "15 มกราคม 2570")


def test_8_offline_the_principal_answers_each_and_signs_with_a_drawn_signature(day: Founding) -> None:
    phone = day.principal
    day.office.stop()

    principal.answers(phone, STRENGTH, "accept")
    plan = "จัดมุมอ่านเช้าวันละยี่สิบนาที"
    principal.answers(phone, MINE.texts["O2"], "explain", words="จะเริ่มหลังสอบกลางภาค", plan=plan, due="31 ม.ค. 2570")
    principal.answers(phone, AGREEMENT, "disagree", words="ขอบันทึกภาคเรียนละสองครั้ง")
    phone.sees("ตอบแล้ว 3 จาก 3 ข้อ")
    phone.tap("sign")
    principal.signs(phone, PRINCIPAL.name)
    phone.sees("ลงนามรับทราบแล้ว")


def test_8_the_leader_sees_that_it_was_read_when_and_the_answers(day: Founding) -> None:
    day.office.start()
    syncs(day.principal)
    syncs(day.leader)

    opens_today(day.leader, SCHOOL)
    day.leader.tap("go-feedback")
    day.leader.sees(f"{PRINCIPAL.name} เปิดอ่านเมื่อ", "ลงนามรับทราบแล้ว", "จะเริ่มหลังสอบกลางภาค", "ขอบันทึกภาคเรียนละสองครั้ง")


def test_9_the_visit_is_saved_as_memo_workbook_and_table(day: Founding) -> None:
    syncs(day.desk)
    committee.opens_results(day.desk, SCHOOL)

    documents.of_visit(day.desk, day.folder, SCHOOL, words=[INTERNAL, AGREEMENT, NEVER_CAME], formula=MINE.texts["O3"])


def test_0_a_lost_phone_is_signed_out(day: Founding) -> None:
    secretariat.open_register(day.desk, "devices")
    secretariat.sign_out_device_of(day.desk, EXPERT.name)

    with day.expert.traffic.expecting(401):
        go_home(day.expert)
        day.expert.tap("sync-line")
        day.expert.tap("sync-now")
        day.expert.sees("กรุณาลงชื่อเข้าใช้อีกครั้ง")
