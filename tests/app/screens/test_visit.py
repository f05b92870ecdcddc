"""The page of a visit on a device: what to do next, what others did, and closing it with a reason."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from app.screens.visit.view import Visit
from app.visiting.place import leave_at
from fieldwork.debriefs import words_of
from fieldwork.records import Progress, RoleName, Target
from fieldwork.records.feedback import stated
from fieldwork.thai.dates import MONTHS, MONTHS_SHORT
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


@asynccontextmanager
async def opened(folder: Path, area: FieldVisit, person: str = "", *, wide: bool = False) -> AsyncIterator[App]:
    async with on(Device(folder, area, person, wide=wide)) as app:
        yield app


@asynccontextmanager
async def on(device: Device) -> AsyncIterator[App]:
    async with App(shown(device.client, Visit, visit=device.area.visit)) as app:
        yield app


async def test_the_page_names_school_day_term_and_team(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("โรงเรียนสมมติวิทยา") and app.shows("นักเรียน 420 คน")
        assert app.shows("วันจันทร์ที่ 23 พฤศจิกายน พ.ศ. 2569")
        assert app.shows("ภาคเรียนที่ 2 ปีการศึกษา 2569")
        assert app.shows("นิเทศ ตัวอย่าง") and app.shows("หัวหน้าคณะ")


async def test_in_english_every_day_and_term_is_english(tmp_path: Path, area: FieldVisit, english: None) -> None:
    last = worlds.visit(area.world, "last", area.school, area.supervisor).id
    area.world.put("visit", last, {"day": "2026-06-10"})
    promise = {"visit": last, "school": area.school, "action": "reading clinic", "due": "2026-11-01", "state": "open"}
    area.world.put("agreement", worlds.an_id("a"), promise)
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("Monday, 23 November 2026") and app.shows("Term 2, academic year 2026")
        assert app.shows("10 June 2026") and app.shows("1 Nov 2026") and app.shows("22 days overdue")
        assert not any(month in text for text in app.texts() for month in ("พ.ศ.", *MONTHS, *MONTHS_SHORT))


async def test_the_big_button_leads_to_the_indicator_where_the_sheet_was_left(tmp_path: Path, area: FieldVisit) -> None:
    area.rate(levels__AC1=3)
    device = Device(tmp_path / "a", area)
    leave_at(device.store.notes, area.sheet, "AC5")
    async with on(device) as app:
        assert app.shows("ทำต่อที่ตัวชี้วัด AC5")
        await app.tap("next-step")
        assert app.route == f"/visits/{area.visit}/sheet/{area.adm4}"


async def test_a_new_visit_offers_to_begin(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("เริ่มบันทึก") and app.shows("ยังไม่เริ่ม")


async def test_a_checklist_of_a_newer_app_has_a_row_that_asks_for_the_update(tmp_path: Path, area: FieldVisit) -> None:
    newer = worlds.checklist(area.world, id="POL9", points=[{"id": "P1", "type": "map", "title_th": "จุดที่ตั้ง"}])
    area.world.put("visit", area.visit, {f"checklists.{newer}": True})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("แบบติดตามที่ต้องใช้แอปรุ่นใหม่กว่า") and app.shows("ไปปรับรุ่นแอปในหน้าตั้งค่า")
        assert app.has("next-step")
        await app.tap("newer-checklist")
        assert app.route == "/settings"


async def test_an_instrument_of_a_newer_app_has_a_row_that_asks_for_the_update(
    tmp_path: Path, area: FieldVisit
) -> None:
    newer = worlds.instrument(area.world, version="2570.1")
    body = {**area.world.records["instrument", newer].fields["body"], "kind": "portfolio"}
    area.world.put("instrument", newer, {"body": body})
    area.world.put("visit", area.visit, {f"instruments.{newer}": True})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("แบบประเมินที่ต้องใช้แอปรุ่นใหม่กว่า") and app.has("next-step")
        await app.tap("newer-instrument")
        assert app.route == "/settings"


async def test_where_a_rubric_was_replaced_both_cards_and_the_big_button_say_their_version(
    tmp_path: Path, area: FieldVisit
) -> None:
    area.rate(levels__AC1=3)
    async with opened(tmp_path / "one", area) as app:
        assert not app.shows("(รุ่น 2569.1)"), "where there is one, its version is of no use"
    newer = worlds.instrument(area.world, version="2569.2")
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False, f"instruments.{newer}": True})
    async with opened(tmp_path / "two", area) as app:
        titles = [text for text in app.texts() if "(รุ่น " in text]
        assert [title.rpartition("(")[2] for title in titles] == ["รุ่น 2569.2)", "รุ่น 2569.1)"]
        assert app.shows("ท่านเริ่มบันทึกด้วยรุ่น 2569.1 ไว้แล้ว") and app.shows("ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว")
        assert app.shows("เริ่มบันทึกด้วยรุ่น 2569.2")
        await app.tap("next-step")
        assert app.route == f"/visits/{area.visit}/sheet/{newer}"


async def test_where_a_lesson_rubric_was_replaced_both_sections_say_their_version(
    tmp_path: Path, area: FieldVisit
) -> None:
    subject = worlds.an_id("lesson")
    sheet = worlds.Sheet.kind().id_of(area.visit, area.cls15, subject, area.supervisor)
    keys = {"visit": area.visit, "instrument": area.cls15, "school": area.school, "subject": subject}
    area.world.put("sheet", sheet, {**keys, "rater": area.supervisor, "levels.P1": 3})
    newer = worlds.instrument(area.world, "CLS15", version="2569.2")
    area.world.put("visit", area.visit, {f"instruments.{area.cls15}": False, f"instruments.{newer}": True})
    async with opened(tmp_path / "a", area) as app:
        assert [t.rpartition("(")[2] for t in app.texts() if "(รุ่น " in t] == ["รุ่น 2569.2)", "รุ่น 2569.1)"]


async def test_others_show_progress_and_never_a_rating(tmp_path: Path, area: FieldVisit) -> None:
    area.others_progress(12)
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("12 จาก 20 ตัวชี้วัด")
        assert not any("ระดับ" in text and "เรียน" not in text for text in app.texts() if "ดีเยี่ยม" in text)


async def test_the_expert_reads_why_no_lesson_and_the_supervisor_may_begin_one(
    tmp_path: Path, area: FieldVisit
) -> None:
    async with opened(tmp_path / "expert", area, area.expert) as app:
        assert app.has("lesson-refused") and not app.has("observe-lesson")
        assert app.shows("คือ ศึกษานิเทศก์, ครูผู้นิเทศ, ผู้บริหารหนุนเสริม ท่านไม่ต้องบันทึก")
    async with opened(tmp_path / "supervisor", area) as app:
        await app.tap("observe-lesson")
        assert app.route.startswith(f"/visits/{area.visit}/lesson/{area.cls15}/")


async def test_once_the_team_has_signed_the_row_says_that_the_school_has_not(tmp_path: Path, area: FieldVisit) -> None:
    agreed = {"visit": area.visit, "school": area.school, "action": "ทำ", "owner": "ครู", "due": "2026-12-20"}
    area.world.put("agreement", worlds.an_id("agreed"), agreed)
    words = words_of(area.visit, area.world)
    keys = {"visit": area.visit, "school": area.school, "author": area.supervisor, "signed_at": 1}
    given = {"words": words.stored(), "digest": words.digest, "outcome": "signed", "name": "ศน."}
    area.world.put("signature", worlds.an_id("team"), {**keys, **given, "side": "team"})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("ลงนามแล้ว 1 คน") and app.shows("รอสถานศึกษาลงนาม")
    area.world.put("signature", worlds.an_id("school"), {**keys, **given, "side": "school", "name": "ผอ."})
    async with opened(tmp_path / "b", area) as app:
        assert app.shows("ลงนามแล้ว 2 คน") and not app.shows("รอสถานศึกษาลงนาม")


async def test_six_agreements_stand_unfolded_each_with_the_day_it_was_agreed(tmp_path: Path, area: FieldVisit) -> None:
    last = worlds.visit(area.world, "last", area.school, area.supervisor).id
    area.world.put("visit", last, {"day": "2026-06-10"})
    for n in range(7):
        promise = {"visit": last, "school": area.school, "action": f"ข้อตกลง {n}", "due": f"2026-12-0{n + 1}"}
        area.world.put("agreement", worlds.an_id(f"a{n}"), {**promise, "state": "open"})
    async with opened(tmp_path / "a", area) as app:
        assert [app.shows(f"ข้อตกลง {n}") for n in range(7)] == [True] * 6 + [False]
        assert app.shows("ตกลงไว้เมื่อ 10 มิ.ย. 69")
        await app.tap("more-promises")
        assert app.shows("ข้อตกลง 6")


async def test_whoever_is_not_in_the_team_is_told_so_once(tmp_path: Path, area: FieldVisit) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)
    async with opened(tmp_path / "a", area, outsider) as app:
        assert app.has("not-member") and app.shows("การบริหารสถานศึกษา 4 ด้าน")
        assert not app.shows("ติดต่อฝ่ายเลขานุการ") and not app.has("lesson-refused")
        assert not any(text.startswith("สังเกตชั้นเรียน") for text in app.texts()), "a heading over nothing"


async def test_lessons_that_others_handed_in_are_listed_for_whoever_holds_them(
    tmp_path: Path, area: FieldVisit
) -> None:
    sheet = area.observe(area.supervisor)
    principal = worlds.person(area.world, "ใบบัว", RoleName.PRINCIPAL, school=area.school)
    async with opened(tmp_path / "a", area, principal) as app:
        assert not app.has(f"observed-{sheet}"), "a draft"
    area.world.put("sheet", sheet, {"submitted_at": NOW_MS})
    async with opened(tmp_path / "b", area, principal) as app:
        assert app.shows("ครูสมมติ") and app.shows("ผู้สังเกต") and not app.has("lesson-refused")
        await app.tap(f"observed-{sheet}")
        assert app.route == f"/visits/{area.visit}/observed/{sheet}"
    async with opened(tmp_path / "c", area) as app:
        assert not app.has(f"observed-{sheet}"), "one's own stands among what one writes"


async def test_a_begun_lesson_is_listed_with_its_teacher(tmp_path: Path, area: FieldVisit) -> None:
    subject = worlds.an_id("lesson")
    sheet = worlds.Sheet.kind().id_of(area.visit, area.cls15, subject, area.supervisor)
    keys = {"visit": area.visit, "instrument": area.cls15, "school": area.school, "subject": subject}
    facts = {"headers.teacher_ref": "ครูสมมติ", "headers.grade": "ม.2", "levels.P1": 3}
    area.world.put("sheet", sheet, {**keys, "rater": area.supervisor, **facts})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("ครูสมมติ") and app.shows("1 จาก 15 ตัวชี้วัด")
        await app.tap(f"lesson-{subject}")
        assert app.route == f"/visits/{area.visit}/lesson/{area.cls15}/{subject}"


async def test_a_visit_begins_with_what_was_agreed_and_goes_on_with_what_is_to_fill_in(
    tmp_path: Path, area: FieldVisit
) -> None:
    agreed, to_fill_in = "ข้อตกลงที่ยังไม่เสร็จ", "แบบที่ต้องบันทึก"
    async with opened(tmp_path / "a", area) as app:
        new = app.texts()
    area.rate(levels__AC1=3)
    async with opened(tmp_path / "b", area) as app:
        begun = app.texts()

    assert new.index(agreed) < new.index(to_fill_in)
    assert begun.index(to_fill_in) < begun.index(agreed)


async def test_last_time_is_there_without_a_network(tmp_path: Path, area: FieldVisit) -> None:
    last = worlds.visit(area.world, "last", area.school, area.supervisor).id
    area.world.put("visit", last, {"day": "2026-06-10"})
    seen = area.find("ห้องสมุดเปิดทุกวัน", "AC3", author=area.expert)
    area.world.put("finding", seen, {"visit": last})
    agreement = {"visit": last, "school": area.school, "action": "จัดคลินิกอ่าน", "due": "2026-11-01", "state": "doing"}
    area.world.put("agreement", worlds.an_id("a"), agreement | {"progress": "เริ่มแล้วสองชั้น"})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("ห้องสมุดเปิดทุกวัน") and app.shows("10 มิถุนายน 2569")
        assert app.shows("จัดคลินิกอ่าน") and app.shows("เกินกำหนด") and app.shows("ความก้าวหน้า: เริ่มแล้วสองชั้น")


async def test_what_the_school_called_done_since_is_shown_after_what_is_open_with_name_and_day(
    tmp_path: Path, area: FieldVisit
) -> None:
    last = worlds.visit(area.world, "last", area.school, area.supervisor).id
    area.world.put("visit", last, {"day": "2026-06-10"})
    keys = {"visit": last, "school": area.school}
    for n in range(1, 5):
        said = {**stated("done", area.expert), "progress": "ครบทุกชั้น"} if n == 1 else {"state": "done"}
        area.world.put("agreement", worlds.an_id(f"d{n}"), {**keys, "action": f"เรื่องที่เสร็จ {n}", **said})
    area.world.put("agreement", worlds.an_id("open"), {**keys, "action": "จัดคลินิกอ่าน", "state": "open"})
    device = Device(tmp_path / "a", area)
    async with on(device) as app:
        shown_ = app.texts()
        assert shown_.index("จัดคลินิกอ่าน") < shown_.index("เสร็จแล้วตั้งแต่การเยี่ยมครั้งก่อน") < shown_.index("แบบที่ต้องบันทึก")
        await app.tap("more-finished")
        assert all(app.shows(f"เรื่องที่เสร็จ {n}") for n in range(1, 5))
        assert app.shows("ทรงคุณ ตัวอย่าง แจ้งว่าเสร็จแล้ว เมื่อ 23 พ.ย. 69") and app.shows("ความก้าวหน้า: ครบทุกชั้น")

    device.store.write("agreement", worlds.an_id("open"), {"state": "done"})
    async with on(device) as app:
        await app.tap("more-finished")
        assert app.shows("ไม่มีข้อตกลงค้างอยู่") and app.shows("จัดคลินิกอ่าน"), "it does not vanish without a word"


async def test_where_nothing_was_finished_since_no_line_says_so(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path / "a", area) as app:
        assert not app.shows("เสร็จแล้วตั้งแต่การเยี่ยมครั้งก่อน")


async def test_the_leader_closes_with_a_reason_while_somebody_is_missing(tmp_path: Path, area: FieldVisit) -> None:
    device = Device(tmp_path / "a", area)
    async with on(device) as app:
        await app.tap("close-visit")
        await app.tap("question-yes")
        assert "closed_at" not in device.fields("visit", area.visit)

        await app.enter("question-reason", "ผู้ประเมินป่วย")
        await app.tap("question-yes")
        assert app.has("closed") and not app.has("close-visit")
    kept = device.killed().fields("visit", area.visit)
    assert kept["closed_reason"] == "ผู้ประเมินป่วย" and kept["closed_at"] > 0


async def test_only_the_leader_may_close_and_write_the_feedback(tmp_path: Path, area: FieldVisit) -> None:
    async with opened(tmp_path / "a", area, area.expert) as app:
        assert not app.has("close-visit") and not app.has("go-feedback")
        assert app.shows("เทียบผลและตกลงระดับร่วมกัน")


async def test_comparing_opens_only_when_everybody_submitted(tmp_path: Path, area: FieldVisit) -> None:
    area.complete()
    area.rate(submitted_at=NOW_MS)
    device = Device(tmp_path / "a", area)
    async with on(device) as app:
        assert app.has("waiting") and app.shows("สรุปร่วมกันก่อนกลับ")
        assert app.shows("เปิดได้เมื่อทุกคนส่งแบบ") and not app.has("go-compare")

        area.others_progress(20, submitted_at=NOW_MS)
        area.world.put("progress", area.world.find("progress")[0].id, {"released": True})
        device.pull(area.world.find("progress"))
        await app.settle()

        assert not app.has("waiting") and app.has("go-feedback")
        await app.tap("go-compare")
        assert app.route == f"/visits/{area.visit}/compare/{area.adm4}"


async def test_findings_are_listed_and_a_new_one_is_near(tmp_path: Path, area: FieldVisit) -> None:
    made = area.find("เห็นมุมอ่าน", "AC3")
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("เห็นมุมอ่าน")
        await app.tap(f"finding-{made}")
        assert app.route == f"/visits/{area.visit}/finding/{made}"
    async with opened(tmp_path / "b", area) as app:
        await app.tap("add-finding")
        assert app.route.startswith(f"/visits/{area.visit}/finding/")


async def test_an_unknown_visit_says_so_and_leads_home(tmp_path: Path, area: FieldVisit) -> None:
    device = Device(tmp_path / "a", area)
    async with App(shown(device.client, Visit, visit=worlds.an_id("none")), route="/visits/none") as app:
        assert app.has("refused")
        await app.tap("go-home")
        assert app.route == "/"


async def test_a_tablet_shows_everything_as_well(tmp_path: Path, area: FieldVisit) -> None:
    area.others_progress(12)
    async with opened(tmp_path / "a", area, wide=True) as app:
        for name in ("next-step", f"form-{area.adm4}", f"form-{area.lit}", "add-finding"):
            assert app.has(name)
        assert app.shows("12 จาก 20 ตัวชี้วัด")


def test_progress_holds_no_rating_at_all() -> None:
    assert not {"levels", "reasons", "notes", "texts"} & set(Progress.kind().rules)


async def test_a_visit_that_was_moved_says_from_when_to_when_and_why(tmp_path: Path, area: FieldVisit) -> None:
    told = {"from": "2026-11-16", "to": "2026-11-23", "why": "โรงเรียนจัดกีฬาสี", "by": area.supervisor}
    area.world.put("visit", area.visit, {"moved.1": told})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("วันเยี่ยมเปลี่ยนจาก 16 พฤศจิกายน 2569 เป็น วันจันทร์ที่ 23 พฤศจิกายน พ.ศ. 2569")
        assert app.shows("เหตุผล: โรงเรียนจัดกีฬาสี") and not app.shows("ทำต่อและส่งได้ตามปกติ")


async def test_whoever_has_begun_is_told_that_nothing_of_it_is_touched_by_the_move(
    tmp_path: Path, area: FieldVisit
) -> None:
    told = {"from": "2026-11-16", "to": "2026-11-23", "why": "โรงเรียนจัดกีฬาสี", "by": area.supervisor}
    area.world.put("visit", area.visit, {"moved.1": told})
    area.rate(levels__AC1=3)
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("สิ่งที่ท่านบันทึกไว้แล้วยังอยู่ครบ ทำต่อและส่งได้ตามปกติ")


async def test_a_school_that_was_merged_says_with_which_and_that_the_work_counts(
    tmp_path: Path, area: FieldVisit
) -> None:
    other = worlds.school(area.world, "ที่รับรวมจำลอง", "9966900099")
    area.world.put("school", area.school, {"closed_on": "2026-11-20", "merged_into": other})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("โรงเรียนนี้รวมกับโรงเรียนที่รับรวมจำลองเมื่อ 20 พฤศจิกายน 2569")
        assert app.shows("สิ่งที่บันทึกไว้แล้วยังอยู่ครบและส่งได้ตามปกติ")


async def test_a_cancelled_visit_says_why_and_that_nothing_is_removed(tmp_path: Path, area: FieldVisit) -> None:
    area.world.put("visit", area.visit, {"cancelled": "ถนนขาด"})
    async with opened(tmp_path / "a", area) as app:
        assert app.shows("การเยี่ยมนี้ถูกยกเลิก เหตุผล: ถนนขาด สิ่งที่บันทึกไว้แล้วไม่ถูกลบ")


async def test_why_the_office_chose_the_school_stands_with_the_day(tmp_path: Path, area: FieldVisit) -> None:
    device = Device(tmp_path / "a", area)
    async with on(device) as app:
        assert not app.shows("เหตุที่เป็นกลุ่มเป้าหมาย")
    chosen = {"round": "2569/2", "school": area.school, "reason": "โรงเรียนขอรับการนิเทศ"}
    area.world.put("target", Target.kind().id_of("2569/2", area.school), chosen)
    device.pull(area.world.records.values())

    async with on(device) as app:
        assert app.shows("เหตุที่เป็นกลุ่มเป้าหมายของรอบนี้") and app.shows("เหตุผลของสำนักงาน: โรงเรียนขอรับการนิเทศ")
    area.world.put("target", Target.kind().id_of("2569/2", area.school), {"dropped": "เลื่อน"})
    device.pull(area.world.records.values())
    async with on(device) as app:
        assert not app.shows("โรงเรียนขอรับการนิเทศ"), "it is a target no more"
