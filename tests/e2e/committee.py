"""What the committee does once ratings are open: compare, agree, and look at the whole area."""

from __future__ import annotations

from tests.support.phone import Phone


def first_indicator(phone: Phone) -> str:
    """The indicator at the top of the comparison."""
    phone.until(lambda: bool(_cards(phone)) or not phone.scroll(), "no indicator to compare")
    return _cards(phone)[0]


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
