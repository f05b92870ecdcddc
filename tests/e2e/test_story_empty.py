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

from tests.e2e import committee, principal, rating, secretariat
from tests.e2e.people import go_home, opens_today, syncs
from tests.e2e.ratings import INDICATORS, Ratings
from tests.e2e.secretariat import Newcomer
from tests.support.chromium import PHONE, TABLET
from tests.support.office_process import ROOT, Office
from tests.support.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True
SCHOOLS = ROOT / "assets" / "demo" / "schools.csv"
INSTRUMENTS = ROOT / "assets" / "instruments"
SCHOOL = "โรงเรียนเก้ารวงตัวอย่างประชาสรรค์"
PASSPHRASE = "ข้าวเหนียว มะม่วง กลางสวน"
LEADER = Newcomer("นาย", "ตั้งใจ", "ทดลอง", "ศึกษานิเทศก์ชำนาญการ", "tangjai", "supervisor")
EXPERT = Newcomer("นาง", "รอบคอบ", "ทดลอง", "ผู้ทรงคุณวุฒิ", "robkhob", "expert")
PRINCIPAL = Newcomer("นาย", "รับฟัง", "ทดลอง", "ผู้อำนวยการโรงเรียน", "rabfang", "principal", SCHOOL)
STRENGTH = "ครูร่วมกันวางแผนการสอนทุกสัปดาห์"
WRITTEN = {
    "O1": "นักเรียนทักทายผู้มาเยือนทุกคน",
    "O2": "ควรเพิ่มเวลาอ่านตอนเช้าของชั้น ม.1",
    "O3": "เสนอให้แบ่งปันแผนการสอนระหว่างโรงเรียน",
}
AGREEMENT = "บันทึกผลการอ่านของนักเรียนทุกชั้นทุกเดือน"


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
    devices = [Phone(playwright, folder, name, shape=replace(shape, dark=True)) for name, shape in shapes.items()]
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

    for person in (LEADER, EXPERT, PRINCIPAL):
        secretariat.open_register(desk, "people")
        secretariat.add_person(desk, person)
        if person is EXPERT:
            day.links["withdrawn"] = secretariat.invite(desk)
            secretariat.withdraw(desk)
        day.links[person.login] = secretariat.invite(desk)


def test_0_a_visit_is_planned_with_team_leader_and_areas(day: Founding) -> None:
    secretariat.open_register(day.desk, "visits")

    secretariat.plan_visit(day.desk, SCHOOL, leader=LEADER.name, member=EXPERT.name, area="ด้านการบริหารงบประมาณ")
    syncs(day.desk)


def test_2_a_withdrawn_invitation_opens_nothing_and_a_good_one_asks_for_a_passphrase(day: Founding) -> None:
    with day.expert.traffic.expecting(401, 403, 404, 410, 422):
        day.expert.open(day.links["withdrawn"], until="เปิดคำเชิญไม่ได้")

    for phone, person in ((day.leader, LEADER), (day.expert, EXPERT)):
        secretariat.join(phone, day.links[person.login], PASSPHRASE, until=person.name)
        phone.sees("เยี่ยมวันนี้", SCHOOL)
        assert phone.brightness() < 0.3, "the device is dark and the app is not"


def test_3_offline_both_rate_and_the_leader_writes_a_finding(day: Founding) -> None:
    day.office.stop()
    for phone, levels in ((day.leader, dict.fromkeys(INDICATORS, 3)), (day.expert, dict.fromkeys(INDICATORS, 2))):
        opens_today(phone, SCHOOL)
        phone.tap("next-step")
        rating.fill_in_short(phone, levels)
        phone.tap("missing-O1")
        rating.close_sheet(phone, Ratings({}, texts=WRITTEN))
        phone.tap("next")
        rating.submit(phone)
        phone.tap("back")
    day.leader.tap("add-finding")
    rating.find(day.leader, STRENGTH, nature="strength", audience="school")


def test_5_both_sync_when_the_office_is_back(day: Founding) -> None:
    day.office.start()

    for phone in (day.leader, day.expert, day.leader):
        syncs(phone)


def test_6_the_team_agrees_where_both_differ(day: Founding) -> None:
    opens_today(day.leader, SCHOOL)
    day.leader.tap("go-compare")

    day.leader.sees(LEADER.name, EXPERT.name)
    committee.agree_on(day.leader, "AC1", level=3, reason="ดูหลักฐานร่วมกันแล้ว")


def test_7_the_leader_publishes_the_feedback(day: Founding) -> None:
    phone = day.leader
    opens_today(phone, SCHOOL)
    phone.tap("go-feedback")
    committee.write_feedback(
        phone, strength=STRENGTH, next_step=WRITTEN["O2"], agreement=AGREEMENT, owner="ครูวิชาการ", due="30 ธ.ค. 2569"
    )
    committee.publish(phone, version=1)
    syncs(phone)


def test_8_the_principal_joins_answers_offline_and_signs(day: Founding) -> None:
    phone = day.principal
    secretariat.join(phone, day.links[PRINCIPAL.login], PASSPHRASE, until=PRINCIPAL.name)
    phone.sees("ยังไม่ได้เปิดอ่าน")
    day.office.stop()
    principal.opens_feedback(phone)

    principal.answers(phone, STRENGTH, "accept")
    principal.answers(phone, AGREEMENT, "explain", words="จะเริ่มหลังสอบกลางภาค")
    phone.tap("sign")
    principal.signs(phone, PRINCIPAL.name)
    phone.sees("ลงนามรับทราบแล้ว")


def test_8_the_leader_reads_the_answer(day: Founding) -> None:
    day.office.start()
    syncs(day.principal)
    syncs(day.leader)

    opens_today(day.leader, SCHOOL)
    day.leader.tap("go-feedback")
    day.leader.sees(f"{PRINCIPAL.name} เปิดอ่านเมื่อ", "จะเริ่มหลังสอบกลางภาค", "ลงนามรับทราบแล้ว")


def test_0_a_lost_phone_is_signed_out(day: Founding) -> None:
    secretariat.open_register(day.desk, "devices")
    secretariat.sign_out_device_of(day.desk, EXPERT.name)

    with day.expert.traffic.expecting(401):
        go_home(day.expert)
        day.expert.tap("sync-line")
        day.expert.tap("sync-now")
        day.expert.sees("กรุณาลงชื่อเข้าใช้อีกครั้ง")
