"""A supervisor's days on the phone: the visit and its sheets."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from fieldwork.ids import natural_id
from tests.e2e import rating
from tests.e2e.ratings import INDICATORS, LESSON_INDICATORS
from tests.support.phone import Phone
from tools.album.acts import at, choose, give_file, meet, see, speak, tap, tap_first, tap_if_there, turn_to, write, yes
from tools.album.camera import Scene, Step
from tools.album.records import Demo

PICTURES = Path(__file__).resolve().parents[2] / "assets" / "demo" / "pictures"
FINDING = "0192f000-0000-7000-8000-00000000000a"
CONCERN = "0192f000-0000-7000-8000-00000000000c"
POINT = natural_id("feedback-item", FINDING)
HANDS = {
    "team": [[(0.2, 0.6), (0.4, 0.3), (0.5, 0.7), (0.8, 0.4)], [(0.25, 0.8), (0.75, 0.75)]],
    "school": [[(0.15, 0.5), (0.3, 0.2), (0.45, 0.65), (0.6, 0.25), (0.85, 0.55)], [(0.3, 0.8), (0.7, 0.85)]],
}
LESSON = "0192f000-0000-7000-8000-00000000000b"
LEVELS = (4, 3, 3, 2, 3, 4, 3, 2, 3, 3, 3, 4, 3, 3, 2, 3, 3, 3, 4, 3)
EVIDENCE = "แผนและบันทึกการประชุมวิชาการเดือนละครั้ง แฟ้มงานของกลุ่มสาระภาษาไทยและคณิตศาสตร์"
SEEN = "ครูภาษาไทยและคณิตศาสตร์วางแผนการสอนร่วมกันทุกสัปดาห์ และนำผลการอ่านของนักเรียนมาปรับแผน"
CLOSING = {
    "O1": "ครูร่วมกันวางแผนการสอนเป็นกลุ่มสาระ และนำผลการเรียนมาปรับแผนทุกภาคเรียน",
    "O2": "วางแผนซ่อมเสริมการอ่านรายชั้น และติดตามผลทุกสองสัปดาห์",
    "O3": "พัฒนาครูใหม่ด้วยการเปิดชั้นเรียนและสะท้อนผลร่วมกัน",
}
NEXT_STEP = "ติดตามผลการอ่านของนักเรียนรายชั้นทุกสองสัปดาห์ และนำผลมาปรับการซ่อมเสริม"
AGREEMENT = "เปิดชั้นเรียนแลกเปลี่ยนเรียนรู้กันเดือนละหนึ่งครั้งทุกกลุ่มสาระ"
REASON = "ตรวจแฟ้มงานเพิ่มแล้ว พบหลักฐานของตัวชี้วัดหนึ่งข้อที่ยังไม่ได้บันทึก"
COUNTED = {"enrolled": 60, "screened": 58, "excluded": 0, "R-L4": 20, "R-L3": 21, "R-L2": 12, "R-L1": 6}


def scenes(demo: Demo, origin: str) -> list[Scene]:
    """The first page, the visit due today, and everything that is filled in there."""
    today = demo.visits("supervisor-1")[-2]
    adm4, lit, cls15 = (demo.instrument(name) for name in ("ADM4", "LIT", "CLS15"))
    visit = f"/visits/{today}"
    lesson = f"{visit}/lesson/{cls15}/{LESSON}"
    seen_on, seen = demo.observed("supervisor-1")
    own_on, own = demo.observed("supervisor-1", own=True)
    return [
        Scene("home", "/", "sync-line"),
        Scene("visit", visit, "next-step"),
        Scene("visit-before", visit, "next-step", (see("ข้อตกลงที่ยังไม่เสร็จ"),)),
        *_sheet(f"{visit}/sheet/{adm4}", origin),
        *_finding(f"{visit}/finding/{FINDING}", origin),
        Scene("confiding", f"{visit}/concern/{CONCERN}", "who-sees", (tap("nature-child_protection"),)),
        Scene("told", f"/concerns/{demo.concern()}", "who-sees", (see("ผู้รับแจ้ง"),)),
        Scene("lesson", lesson, "next", (turn_to("header"),)),
        Scene("lesson-indicator", lesson, "next", (turn_to(LESSON_INDICATORS[0]),)),
        Scene("lesson-convention", lesson, "next", (turn_to("T3"),)),
        Scene("lesson-read", f"/visits/{seen_on}/observed/{seen}", "history"),
        Scene("lesson-signed", f"/visits/{own_on}/observed/{own}", "done", (see("ลายมือชื่อครู"),)),
        Scene("counts", f"{visit}/counts/{lit}", "cell-enrolled", (_count,)),
        *_checklist(f"{visit}/checklist/{demo.checklist('POL1')}", f"{visit}/checked/{demo.checksheet()}"),
        *_closing(f"{visit}/sheet/{adm4}", origin),
        Scene("visit-begun", visit, "add-finding"),
        *_leaving(f"{visit}/debrief", origin),
        *_calendar(),
        *_calibrations(demo, origin),
        Scene("schools", "/schools", "search"),
        Scene("school", f"/schools/{demo.visit(today)['school']}", "school-facts"),
        Scene("sync", "/sync", "sync-now"),
        Scene("carry", "/carry", "carry-file"),
        Scene("settings", "/settings", "theme-light"),
        Scene("settings-photos", "/settings", "theme-light", (see("ส่งรูปภาพเมื่อใช้"),), anew=True),
        Scene("settings-app", "/settings", "theme-light", (see("ข้อมูลสำหรับแก้ปัญหา"),), anew=True),
        Scene("diagnostics", "/settings/diagnostics", "diagnostics-copy"),
        Scene("install", "/install", "install-android"),
        Scene("settings-pin", "/settings/pin", "pin-set"),
        Scene("help", "/help", "help-home"),
        Scene("help-sign-in", "/help/sign-in", "back"),
        Scene(
            "help-visit", visit, "add-finding", (tap_if_there("help-close"), tap("help"), meet("help-sheet")), anew=True
        ),
        Scene("nowhere", "/somewhere-else", "go-home"),
        *_english(visit, f"{visit}/sheet/{adm4}", origin),
    ]


def _calibrations(demo: Demo, origin: str) -> list[Scene]:
    """A sample to rate, the sheet of it, waiting for the others, and what came of the one before."""
    coming = f"/calibrations/{demo.calibration(opened=False)}"
    opened = f"/calibrations/{demo.calibration(opened=True)}"
    sheet = f"{coming}/sheet"
    submit = turn_to("submit")
    hand_in = at(origin, sheet, "progress", _rate_sample, submit, tap("submit"), yes)
    day = demo.records["calibration"][demo.calibration(opened=False)]["day"]
    return [
        Scene("calibration-calendar", f"/calendar/month/{day}", "calendar-after", (see("ปรับเทียบกลางภาคเรียน"),)),
        Scene("calibration-week", f"/calendar/week/{day}", "calendar-after"),
        Scene("calibration-to-rate", coming, "rate"),
        Scene("calibration-rating", sheet, "progress", (turn_to("P1"),)),
        Scene("calibration-sample", sheet, "progress", (tap("show-sample"),), anew=True),
        Scene("calibration-waiting", coming, "own-sheet", first=(hand_in,)),
        Scene("calibration-result", opened, "agreement-counts"),
        Scene("calibration-talk", opened, "agreement-counts", (see("ข้อที่ควรคุยกัน"),), anew=True),
        Scene("calibration-lean", opened, "agreement-counts", (see("แนวโน้มการให้ระดับของท่าน"),), anew=True),
        Scene(
            "calibration-items", opened, "agreement-counts", (meet("item-P1"), tap("item-P1"), see("P1 ")), anew=True
        ),
    ]


def _rate_sample(phone: Phone) -> None:
    """All levels of the sample, on the compact list."""
    rating.fill_in_short(
        phone, dict(zip(LESSON_INDICATORS, (4, 3, 3, 4, 3, 3, 2, 3, 2, 3, 3, 3, 4, 4, 3), strict=True))
    )


def _checklist(checklist: str, checked: str) -> list[Scene]:
    """A policy checklist: as it comes, what is missing beside its points, its list, further down; one to read."""
    return [
        Scene("checklist-read", checked, "answer-P1"),
        Scene("checklist", checklist, "first-missing"),
        Scene("checklist-missing", checklist, "first-missing", (choose("point-P1-0"), tap("first-missing")), anew=True),
        Scene("checklist-list", checklist, "first-missing", (tap_if_there("show-list"),), anew=True),
        Scene("checklist-table", checklist, "first-missing", (see("กิจกรรมที่ดำเนินการแล้ว"),), anew=True),
        Scene("checklist-files", checklist, "first-missing", (see("ผู้ให้ข้อมูลของโรงเรียนลงนาม"),), anew=True),
        Scene("checklist-clock", checklist, "first-missing", (tap("point-P5-pick"), see("ใช้เวลานี้")), anew=True),
        Scene("checklist-signing", checklist, "first-missing", (tap("point-P10-sign"),), anew=True),
    ]


def _calendar() -> list[Scene]:
    """The calendar by month, by week, as a list, and a week of exams."""
    return [
        Scene("calendar", "/calendar", "calendar-after"),
        Scene("calendar-exams", "/calendar/month/2026-12-21", "calendar-after"),
        Scene("calendar-week", "/calendar/week/2026-12-07", "calendar-after"),
        Scene("calendar-list", "/calendar/list/2026-11-23", "calendar-after"),
    ]


def _english(visit: str, sheet: str, origin: str) -> list[Scene]:
    """A few of the same pages in the second language."""
    return [
        Scene("english-home", "/", "sync-line", first=(speak(origin, "en"),)),
        Scene("english-visit", visit, "add-finding"),
        Scene("english-rubric", sheet, "progress", (turn_to("AC2"),)),
        Scene("english-settings", "/settings", "theme-light"),
    ]


def _sheet(sheet: str, origin: str) -> list[Scene]:
    first = turn_to("AC1")
    return [
        Scene("rubric", sheet, "progress", (first,)),
        Scene("rubric-evidence", sheet, "progress", (first, choose("indicator-AC1-level-4"), see("ระดับ 4 ต้องมีหลักฐาน"))),
        Scene(
            "rubric-list", sheet, "progress", (tap("show-list"),), first=(at(origin, sheet, "progress", _fill_some),)
        ),
        Scene("rubric-rated", sheet, "progress", (turn_to("AC2"),)),
        Scene("rubric-dense", sheet, "progress", (tap_if_there("show-list"), tap("dense")), anew=True),
        Scene("missing", sheet, "progress", (turn_to("submit"),)),
    ]


def _finding(finding: str, origin: str) -> list[Scene]:
    begin = at(
        origin,
        finding,
        "nature-strength",
        choose("nature-strength"),
        write("text", SEEN),
        choose("audience-school"),
        give_file("add-photo", PICTURES / "bookshelf.png", "photo-check"),
        tap("keep-photo"),
        see("คำบรรยายภาพที่ 1"),
    )
    look = (give_file("add-photo", PICTURES / "bookshelf.png", "photo-check"), _draw)
    return [
        Scene("finding", finding, "nature-strength", first=(begin,)),
        Scene("photo-check", finding, "nature-strength", look, anew=True),
        Scene("photo-again", finding, "nature-strength", (tap("photo-1-draw"), meet("photo-check"), _draw), anew=True),
    ]


def _draw(phone: Phone) -> None:
    """Hide what stands at the lower right, and point at a shelf."""
    phone.draw("photo-check", [[(0.84, 0.62), (0.97, 0.62)]])
    phone.chooses("tool-arrow")
    phone.draw("photo-check", [[(0.12, 0.3), (0.4, 0.44)]])


def _closing(sheet: str, origin: str) -> list[Scene]:
    submit = turn_to("submit")
    return [
        Scene(
            "agreements",
            sheet,
            "progress",
            (turn_to("closing"), see("ข้อตกลงข้อที่ 1")),
            first=(_agree(sheet, origin),),
            anew=True,
        ),
        Scene("ready", sheet, "progress", (tap("submit"),), first=(at(origin, sheet, "progress", _fill_rest, submit),)),
        Scene(
            "submitted",
            sheet,
            "progress",
            first=(at(origin, sheet, "progress", submit, tap("submit"), yes),),
        ),
        Scene("reopening", sheet, "progress", (tap("reopen"), write("question-reason", REASON))),
        Scene(
            "reopened",
            sheet,
            "progress",
            (submit,),
            first=(at(origin, sheet, "progress", partial(rating.reopen, reason=REASON)),),
        ),
    ]


def _leaving(debrief: str, origin: str) -> list[Scene]:
    """What cannot be signed yet, choosing, the page read together, the names, the pad, why nobody signs, and what was
    signed."""
    begin = (tap(f"choose-strength-{POINT}"), meet(f"text-{POINT}"), _add_step, tap_first("agree-"))
    who_and_when = (
        write("agreement-1-owner", "รองผู้อำนวยการกลุ่มบริหารวิชาการ"),
        write("agreement-1-due", "20 ธ.ค. 2569"),
    )
    names = (_choosing, tap("read"), tap("to-names"), meet("done"))
    return [
        Scene(
            "debrief-hindered",
            debrief,
            steps=(_choosing, tap("read"), meet("hindered")),
            first=(at(origin, debrief, "read", *begin),),
        ),
        Scene(
            "debrief",
            debrief,
            steps=(_choosing,),
            first=(at(origin, debrief, "", _choosing, *who_and_when),),
        ),
        Scene("debrief-reading", debrief, steps=(_choosing, tap("read"), meet("to-names"))),
        Scene("debrief-names", debrief, steps=names),
        Scene("debrief-pad", debrief, steps=(*names, tap_first("sign-team-"), meet("signature"))),
        Scene("debrief-nobody", debrief, steps=(*names, tap("sign-nobody"), meet("keep-unsigned"))),
        Scene("debrief-signed", debrief, steps=names, first=(at(origin, debrief, "", *names, _sign),)),
    ]


def _choosing(phone: Phone) -> None:
    """Back to the first page, wherever it was left."""
    ways = ("sign-leave", "read-again", "edit")
    phone.until(lambda: phone.has("read") or any(map(phone.has, ways)), "no page of the debrief")
    while not phone.has("read"):
        for way in ways:
            if phone.has(way):
                phone.tap(way)
                phone.until(lambda gone=way: not phone.has(gone), f"{way} leads nowhere")


def _add_step(phone: Phone) -> None:
    """A next step of one's own, in words."""
    before = set(phone.identifiers("text-"))
    phone.tap("add-next_step")

    def fresh() -> list[str]:
        return [n for n in phone.identifiers("text-") if n not in before and not n.endswith("-state")]

    phone.until(lambda: bool(fresh()) or not phone.scroll(0.3), "no field for the next step")
    phone.type(fresh()[0], NEXT_STEP)


def _sign(phone: Phone) -> None:
    """The leader and the principal sign, one after another."""
    for side, strokes in HANDS.items():
        tap_first(f"sign-{side}-")(phone)
        phone.draw("signature", strokes)
        phone.tap("signature-keep")
        phone.meets("done")


def _agree(sheet: str, origin: str) -> Step:
    return at(
        origin,
        sheet,
        "progress",
        turn_to("closing"),
        tap("add-agreement"),
        write("agreement-1-action", AGREEMENT),
        write("agreement-1-owner", "หัวหน้ากลุ่มบริหารวิชาการ"),
        write("agreement-1-due", "31 ม.ค. 2570"),
    )


def _fill_some(phone: Phone) -> None:
    """The first area on the compact list, one of them with its evidence."""
    rating.fill_in_short(phone, dict(zip(INDICATORS[:7], LEVELS, strict=False)))
    turn_to("AC1")(phone)
    rating.write(phone, "note", EVIDENCE)


def _fill_rest(phone: Phone) -> None:
    turn_to("AC1")(phone)
    rating.fill_in_short(phone, dict(zip(INDICATORS[7:], LEVELS[7:], strict=True)))
    for indicator, level in zip(INDICATORS, LEVELS, strict=True):
        if level == 4 and indicator != "AC1":
            turn_to(indicator)(phone)
            rating.write(phone, "note", "ดูจากแฟ้มงานและสอบถามครูสองคน")
    turn_to("closing")(phone)
    for item, text in CLOSING.items():
        rating.write(phone, f"item-{item}", text)


def _count(phone: Phone) -> None:
    """One reader too many, which the page says."""
    for cell, value in COUNTED.items():
        phone.type(f"cell-{cell}", str(value))
