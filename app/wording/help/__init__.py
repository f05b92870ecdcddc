"""What is told about each screen to somebody who sees it for the first time: its purpose, what to do, what to know."""

from __future__ import annotations

from dataclasses import dataclass

from app.wording.language import Phrase

HELP = Phrase("วิธีใช้หน้านี้", "How to use this page")
SHORT = Phrase("วิธีใช้", "Help")
ALL = Phrase("ดูวิธีใช้ทุกหน้า", "Help for every page")
TITLE = Phrase("วิธีใช้แอป", "How to use the app")
INTRO = Phrase(
    "ทุกหน้ามีเครื่องหมาย ? อยู่ด้านบน หรือในแถบเมนูด้านซ้าย แตะเมื่อใดก็ได้ สิ่งที่กำลังกรอกไม่หายไป",
    "Every page has a ? at its top or in the menu on the left. Tap it at any time; what you are filling in stays.",
)
STEPS = Phrase("ทำอย่างไร", "What to do")
KNOW = Phrase("ควรทราบ", "Good to know")
KEYS = Phrase("บนคอมพิวเตอร์ กด Alt กับ H เพื่อเปิดวิธีใช้หน้านี้", "On a computer, Alt and H open this help.")
UNKNOWN = Phrase("ไม่พบวิธีใช้ของหน้านี้", "There is no help for this page")

AT_SCHOOL = Phrase("การเยี่ยมโรงเรียน", "Visiting a school")
TOGETHER = Phrase("งานของคณะ", "The committee’s work")
WITH_SCHOOL = Phrase("ข้อมูลสะท้อนกลับถึงโรงเรียน", "Feedback to the school")
OFFICE = Phrase("งานสำนักงาน", "The office’s work")
DEVICE = Phrase("แอปและเครื่องนี้", "The app and this device")


@dataclass(frozen=True, slots=True)
class Help:
    """One page of help. `steps` are done in this order; `know` answers what people ask."""

    title: Phrase
    what: Phrase
    steps: tuple[Phrase, ...] = ()
    know: tuple[Phrase, ...] = ()
