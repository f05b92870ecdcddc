"""After the visit: comparing, agreeing, writing the feedback, and the overview of the area."""

from __future__ import annotations

from functools import partial

from tests.e2e import committee, rating
from tests.support.phone import Phone
from tools.album.acts import at, meet, see, tap, tap_first, yes
from tools.album.camera import Scene, Step
from tools.album.records import Demo

AGREEMENT = "เปิดชั้นเรียนแลกเปลี่ยนเรียนรู้กันเดือนละหนึ่งครั้งทุกกลุ่มสาระ"
CORRECTION = "เลื่อนกำหนดของข้อตกลงตามที่โรงเรียนขอหลังการประชุมครู"
INTRO = "คณะนิเทศขอขอบคุณผู้บริหาร ครู และนักเรียนที่ให้ข้อมูลอย่างเปิดเผยตลอดการเยี่ยม"


def leader_scenes(demo: Demo, origin: str) -> list[Scene]:
    """The leader of a visit whose raters are done."""
    waiting = demo.visits("supervisor-1")[-3]
    visit = f"/visits/{waiting}"
    compare, feedback = f"{visit}/compare/{demo.instrument('ADM4')}", f"{visit}/feedback"
    agree = at(origin, compare, "agree-all", committee.agree_all)
    publish = at(origin, feedback, "publish", tap("publish"), yes, see("เผยแพร่ฉบับที่ 1"))
    correct = at(origin, feedback, "correct", partial(committee.correct, note=CORRECTION, due="28 ก.พ. 2570"))
    publish_again = at(origin, feedback, "publish", tap("publish"), yes, see("เผยแพร่ฉบับที่ 2"))
    return [
        Scene("visit-released", visit, "next-step"),
        Scene("compare", compare, "agree-all"),
        Scene(
            "consensus",
            compare,
            "agree-all",
            (_pick, tap_first("decide-"), see("ระดับที่คณะเห็นร่วมกัน")),
            anew=True,
        ),
        Scene("compare-summary", compare, "agree-all", (tap("page-summary"),)),
        Scene("compare-agreed", compare, "pick-area", first=(agree,)),
        Scene("feedback-empty", feedback, "intro"),
        Scene("feedback-suggestions", feedback, "intro", (tap("suggestions"),)),
        Scene("feedback-items", feedback, "publish", first=(at(origin, feedback, "publish", *_writing()),)),
        Scene("feedback-agreement", feedback, "publish", (see("ข้อตกลงข้อที่ 1"),), anew=True),
        Scene("feedback-preview", feedback, "publish", (tap("page-preview"),)),
        Scene("feedback-question", feedback, "publish", (tap("publish"),)),
        Scene("feedback-published", feedback, "correct", first=(publish,)),
        Scene("feedback-correction", feedback, "publish", first=(correct,)),
        Scene("feedback-changes", feedback, "correct", (tap("open-page"), meet("changes")), first=(publish_again,)),
    ]


def director_scenes(demo: Demo) -> list[Scene]:
    """The director looks at the whole area and at one school."""
    past = demo.visits("supervisor-1")[0]
    school = demo.visit(past)["school"]
    calibration = f"/calibrations/{demo.calibration(opened=True)}"
    return [
        Scene("home", "/", "sync-line"),
        Scene("matrix", "/matrix", "filters"),
        Scene("matrix-school", f"/matrix/{school}", f"compare-{past}"),
        Scene("compare", f"/visits/{past}/compare/{demo.instrument('ADM4')}", "pick-area"),
        Scene("school", f"/schools/{school}", "school-facts"),
        Scene("visit", f"/visits/{past}", "back"),
        Scene("calibration-leans", calibration, "agreement-counts", (see("แนวโน้มการให้ระดับของแต่ละคน"),), anew=True),
        Scene("confided", f"/concerns/{demo.concern()}", "concern"),
    ]


def _pick(phone: Phone) -> None:
    """On a tablet an indicator is opened from the table."""
    rows = phone.identifiers("row-")
    if rows:
        phone.tap(rows[0])


def _writing() -> list[Step]:
    return [
        lambda phone: rating.write(phone, "intro", INTRO),
        tap("suggestions"),
        see("ซ่อนรายการที่บันทึกไว้"),
        tap_first("take-strength-"),
        tap_first("take-strength-"),
        tap_first("take-next_step-"),
        tap("suggestions", "add-agreement"),
        _fill_agreement,
    ]


def _fill_agreement(phone: Phone) -> None:
    phone.sees("ข้อตกลงข้อที่ 1")
    phone.until(lambda: bool(_owners(phone)) or not phone.scroll(0.3), "no owner of the agreement")
    (item,) = _owners(phone)
    phone.type(f"text-{item}", AGREEMENT)
    phone.type(f"owner-{item}", "หัวหน้ากลุ่มบริหารวิชาการ")
    phone.type(f"due-{item}", "31 ม.ค. 2570")
    phone.sees("ครบแล้ว พร้อมเผยแพร่")


def _owners(phone: Phone) -> list[str]:
    return [n.removeprefix("owner-") for n in phone.identifiers("owner-") if not n.endswith("-state")]
