"""The principal's tablet: open the feedback, answer it finding by finding, sign it."""

from __future__ import annotations

from tests.support.phone import Phone


def opens_feedback(phone: Phone) -> None:
    """From wherever to the newest feedback of the school."""
    phone.goes("สะท้อนกลับ")
    phone.until(lambda: bool(phone.identifiers("feedback-")), "no feedback in the list")
    newest = phone.identifiers("feedback-")[0]
    phone.tap(newest)
    phone.until(lambda: not phone.has(newest), "the feedback does not open")


def answers(phone: Phone, item: str, answer: str, *, words: str = "", plan: str = "", due: str = "") -> None:
    """Answer one item: choose, and write what belongs to it."""
    name = phone.holding(item, "item-").removeprefix("item-")
    phone.chooses(f"answer-{name}-{answer}")
    for field, text in (("text", words), ("plan", plan), ("due", due)):
        if text:
            phone.type(f"{field}-{name}", text)
    if words:
        phone.until(lambda: "บันทึก" in phone.text_of(f"text-{name}-state"), "the words are not stored")


def signs(phone: Phone, name: str) -> None:
    """Check the name, draw, keep the drawing, sign."""
    phone.type("sign-name", name)
    phone.draw(
        "signature", [[(0.2, 0.6), (0.3, 0.3), (0.4, 0.7), (0.55, 0.35), (0.7, 0.6)], [(0.25, 0.8), (0.8, 0.75)]]
    )
    phone.tap("signature-keep")
    phone.tap("sign-drawn")
