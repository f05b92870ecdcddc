"""Words of the page on which a school is closed or merged."""

from app.wording.language import Phrase

TITLE = Phrase("ยุบหรือรวมโรงเรียน", "Closed and merged schools")
NOTE = Phrase("บันทึกวันที่ยุบ หรือรวมกับโรงเรียนอื่น ประวัติยังอยู่ครบ", "The day a school closed or merged; its history stays")
HOW = Phrase(
    "ผลและประวัติของโรงเรียนยังอยู่ครบ ผู้ที่กำลังบันทึกอยู่ทำต่อและส่งได้ตามปกติ การเยี่ยมที่กำหนดไว้หลังวันนั้นจะแสดงในปฏิทินว่าต้องแก้ไข",
    "Results and history stay. Whoever is filling something in goes on and submits as usual; "
    "visits planned after the day show in the calendar as clashes.",
)
SCHOOL = Phrase("โรงเรียน", "School")
DAY = Phrase("ตั้งแต่วันที่", "From")
JUST_CLOSED = Phrase("ยุบหรือเลิก", "Closed")
MERGED = Phrase("รวมกับโรงเรียนอื่น", "Merged into another")
INTO = Phrase("โรงเรียนที่รับรวม", "The school that took it in")
VISITS = Phrase(
    "มีการเยี่ยมที่กำหนดไว้ตั้งแต่วันนั้น {n} ครั้ง กรุณายกเลิกหรือสร้างใหม่ที่โรงเรียนที่รับรวม",
    "{n} visits are planned from that day on; please cancel them or plan them at the other school.",
    one="1 visit is planned from that day on; please cancel it or plan it at the other school.",
)
SCHOOL_NEEDED = Phrase("กรุณาเลือกโรงเรียน", "Please choose the school")
DAY_NEEDED = Phrase("กรุณาระบุวันที่", "Please give the day")
INTO_NEEDED = Phrase("กรุณาเลือกโรงเรียนที่รับรวม", "Please choose the school that took it in")
CLOSE = Phrase("บันทึกการยุบหรือรวม", "Save")
CLOSE_ASK = Phrase("บันทึกการยุบหรือรวม{school}หรือไม่", "Record that {school} was closed or merged?")
CLOSE_TEXT = Phrase(
    "โรงเรียนนี้จะไม่อยู่ในรายการให้เลือกอีก หากบันทึกผิดเปิดคืนได้ในหน้านี้",
    "It is no longer offered in lists; this page takes it back.",
)
CLOSED_NOW = Phrase(
    "บันทึกแล้ว {school} จะแสดงว่ายุบหรือรวมในทุกเครื่องเมื่อส่งและรับข้อมูล",
    "Saved; devices learn of it at their next sync ({school}).",
)
CLOSED_SCHOOLS = Phrase("โรงเรียนที่ยุบหรือรวมแล้ว", "Closed schools")
SINCE = Phrase("ตั้งแต่ {day}", "since {day}")
MERGED_INTO = Phrase("รวมกับ{school}", "merged into {school}")
REOPEN = Phrase("เปิดคืน", "Take it back")
REOPEN_ASK = Phrase("เปิด{school}คืนหรือไม่", "Take the closing of {school} back?")
REOPEN_TEXT = Phrase("โรงเรียนจะอยู่ในรายการให้เลือกอีกครั้ง", "It is offered in lists again.")
