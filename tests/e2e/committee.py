"""What the committee does once ratings are open: compare, agree, and look at the whole area."""

from __future__ import annotations

from tests.support.phone import Phone


def stands_apart(phone: Phone) -> None:
    """The team's page while somebody's sheet is open: nothing of the others is on it."""
    phone.sees("ผู้ประเมินคนอื่น", "เปิดได้เมื่อทุกคนส่งแบบ หรือหัวหน้าคณะปิดการเยี่ยม")


def close_visit(phone: Phone, reason: str) -> None:
    """The leader closes a visit although somebody has not submitted. Without a reason it stays open."""
    phone.tap("close-visit")
    phone.tap("question-yes")
    phone.sees("กรุณาระบุเหตุผล")
    phone.type("question-reason", reason)
    phone.tap("question-yes")
    phone.sees("ปิดการเยี่ยมแล้วเมื่อ", reason)


def first_indicator(phone: Phone) -> str:
    """The indicator at the top of the comparison, scrolled to; a page that is still being drawn does not scroll."""
    seen: list[str] = []

    def found() -> bool:
        seen[:] = _cards(phone)
        if not seen:
            phone.scroll(0.3)
        return bool(seen)

    phone.until(found, "no indicator to compare")
    return seen[0]


def _cards(phone: Phone) -> list[str]:
    names = (name.removeprefix("indicator-") for name in phone.identifiers("indicator-"))
    return [name for name in names if "-" not in name]


def agree_on(phone: Phone, indicator: str, *, level: int, reason: str) -> None:
    """Set the team's level for one indicator. Without a reason nothing is recorded."""
    phone.tap(f"decide-{indicator}")
    phone.chooses(f"consensus-{indicator}-{level}")
    phone.tap(f"save-{indicator}")
    phone.sees("กรุณาระบุเหตุผล")
    phone.type(f"reason-{indicator}", reason)
    phone.tap(f"save-{indicator}")
    phone.sees(f"เหตุผล: {reason}")


def agree_all(phone: Phone) -> None:
    """Take every level that both gave."""
    phone.tap("agree-all")
    phone.tap("question-yes")
    phone.sees("บันทึกผลที่เห็นร่วมกัน")


def write_feedback(phone: Phone, *, strength: str, next_step: str, agreement: str, owner: str, due: str) -> None:
    """Take over what was recorded, add an agreement with its owner and day, and look at what the school will see."""
    phone.tap("suggestions")
    phone.tap_below(strength, "take-strength-")
    phone.tap_below(next_step, "take-next_step-")
    phone.sees("ข้อเสนอแนะข้อที่ 1")
    phone.tap("suggestions")
    phone.sees("เลือกจากที่บันทึกไว้")
    phone.tap("list-missing")
    phone.sees("ข้อตกลงที่มีผู้รับผิดชอบและกำหนดวันอย่างน้อยหนึ่งข้อ")
    phone.tap("list-missing")
    phone.loses("สิ่งที่ต้องเติมก่อนเผยแพร่")
    phone.tap("add-agreement")
    phone.sees("ข้อตกลงข้อที่ 1")
    (item,) = (name.removeprefix("owner-") for name in phone.identifiers("owner-") if not name.endswith("-state"))
    phone.type(f"text-{item}", agreement)
    phone.type(f"owner-{item}", owner)
    phone.type(f"due-{item}", due)
    phone.sees("ครบแล้ว พร้อมเผยแพร่")


def publish(phone: Phone, version: int) -> None:
    """Publish a version after the question what that means."""
    phone.tap("publish")
    phone.tap("question-yes")
    phone.sees(f"เผยแพร่ฉบับที่ {version} ในเครื่องแล้ว")


def correct(phone: Phone, note: str, *, due: str) -> None:
    """Begin the next version: another day for the agreement, and a note that says so."""
    phone.tap("correct")
    phone.tap("question-yes")
    phone.sees("ยังเหมือนฉบับก่อนทุกข้อ")
    phone.type("change-note", note)
    phone.meets("add-agreement")
    (item,) = (name.removeprefix("owner-") for name in phone.identifiers("owner-") if not name.endswith("-state"))
    phone.type(f"due-{item}", due)
    phone.sees("ครบแล้ว พร้อมเผยแพร่")


def find_in_matrix(phone: Phone, school: str) -> dict[str, str]:
    """Look a school up in the overview of the area: its cells by area."""
    phone.goes("ภาพรวม")
    phone.type("search", school)
    phone.until(lambda: len(phone.identifiers("school-")) == 1, "the search leaves more than this school")
    line = phone.holding(school, "school-").removeprefix("school-")
    return {name.rpartition("-")[2]: name for name in phone.identifiers(f"cell-{line}-")}


def opens_results(phone: Phone, school: str) -> None:
    """From the overview of the area to one school's results."""
    find_in_matrix(phone, school)
    phone.tap(phone.holding(school, "school-"))
    phone.until(lambda: bool(phone.identifiers("compare-")), "no results of the school")
