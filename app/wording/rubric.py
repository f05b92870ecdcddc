"""Words of filling a rubric: levels, evidence, what is missing, handing in and opening again."""

from app.wording.language import Phrase
from fieldwork.completeness import Lack

# frame
INDICATOR = Phrase("{id} {title}", "{id} {title}")
DONE = Phrase("ประเมินแล้ว {done} จาก {total}", "{done} of {total} rated")
NEXT = Phrase("ถัดไป", "Next")
PREVIOUS = Phrase("ก่อนหน้า", "Previous")
TO_CLOSING = Phrase("ไปคำถามท้ายแบบ", "To the closing questions")
TO_SUBMIT = Phrase("ไปตรวจและส่งแบบ", "Check and submit")
UNDO = Phrase("เลิกทำครั้งล่าสุด", "Undo the last change")
ALL_INDICATORS = Phrase("ตัวชี้วัดทั้งหมด", "All indicators")
BACK_TO_ITEM = Phrase("กลับไปที่ {page}", "Back to {page}")
DENSE = Phrase("มุมมองย่อ", "Compact list")
ONE_BY_ONE = Phrase("ทีละตัวชี้วัด", "One by one")
DENSE_HINT = Phrase(
    "แตะหมายเลขระดับเพื่อบันทึก แตะซ้ำเพื่อเอาออก แตะชื่อตัวชี้วัดเพื่ออ่านเกณฑ์เต็ม",
    "Tap a level to record it, tap again to take it back, tap the name to read the full descriptors.",
)

# an indicator
BEFORE = Phrase("ครั้งก่อน ({day}): {levels}", "Last time ({day}): {levels}")
BEFORE_AGREED = Phrase("ครั้งก่อน ({day}): {levels} คณะตกลงร่วมกัน", "Last time ({day}): {levels}, agreed by the team")
BEFORE_APART = Phrase("ครั้งก่อน ({day}) ผู้ประเมินให้ต่างกัน: {levels}", "Last time ({day}) raters differed: {levels}")
PROMISED = Phrase("ตกลงไว้: {action} {about}", "Agreed: {action} {about}")
PROMISED_DUE = Phrase("ภายใน {day}", "by {day}")
PROMISED_LATE = Phrase("เกินกำหนดแล้ว", "overdue")
LOOK_AT = Phrase("หลักฐานที่ควรดู: {evidence}", "Evidence to look at: {evidence}")
NOT_APPLICABLE = Phrase("{label}", "Not applicable / not examined")
REASON = Phrase("เหตุผล (จำเป็น)", "Reason (required)")
REASON_HINT = Phrase("เช่น โรงเรียนยังไม่เปิดสอนระดับนี้", "for example: the school does not teach this grade yet")
REASON_WANTED = Phrase("กรุณาระบุเหตุผลที่ข้ามตัวชี้วัดนี้", "Please say why this indicator is left out")
NOTE = Phrase("บันทึกสิ่งที่พบ", "What was seen")
NOTE_WANTED = Phrase("บันทึกหลักฐาน (จำเป็น)", "Evidence note (required)")
EVIDENCE_WANTED = Phrase(
    "ระดับ {level} ต้องมีหลักฐาน กรุณาบันทึกสิ่งที่พบ หรือเพิ่มข้อค้นพบอย่างน้อย 1 รายการ",
    "Level {level} needs evidence: write a note or add at least one finding.",
)
FINDINGS_HERE = Phrase("ข้อค้นพบของตัวชี้วัดนี้", "Findings for this indicator")
ADD_FINDING = Phrase("เพิ่มข้อค้นพบหรือภาพถ่าย", "Add a finding or photo")
NO_TEXT_YET = Phrase("(ยังไม่มีข้อความ)", "(no text yet)")
N_PHOTOS = Phrase("{n} ภาพ", "{n} photos", one="1 photo")

# the list of all of them
MARK_EMPTY = Phrase("ยังไม่ได้บันทึก", "not done")
MARK_RATED = Phrase("ระดับ {level}", "level {level}")
MARK_LEFT_OUT = Phrase("{label}", "not applicable")
MARK_NEEDS_NOTE = Phrase("ระดับ {level} ยังขาดหลักฐาน", "level {level}, evidence missing")
MARK_NEEDS_REASON = Phrase("{label} ยังขาดเหตุผล", "not applicable, reason missing")
REPLACED_TITLE = Phrase("การเยี่ยมนี้ไม่ใช้แบบรุ่นนี้แล้ว", "This visit no longer uses this version")
REPLACED = Phrase(
    "สิ่งที่ท่านบันทึกยังอยู่ครบ บันทึกต่อและส่งได้ แต่ไม่นับเป็นผล หากต้องการใช้ กรุณาแจ้งฝ่ายเลขานุการให้ใช้รุ่นนี้ต่อ",
    "What you recorded is all there; go on and submit it. It counts for no result unless the secretariat puts it back.",
)
AREA_DONE = Phrase("ประเมินแล้ว {done} จาก {total}", "{done} of {total} rated")
AREA_LACKING = Phrase("ยังไม่ครบ {n} ข้อ", "{n} not complete", one="1 not complete")
HEADER = Phrase("ข้อมูลทั่วไปของคาบ", "About the lesson")
CLOSING = Phrase("คำถามท้ายแบบ", "Closing questions")
SUBMISSION = Phrase("ตรวจและส่งแบบ", "Check and submit")
ALL_THERE = Phrase("ครบแล้ว", "complete")
N_MISSING = Phrase("ยังขาด {n} รายการ", "{n} things missing", one="1 thing missing")

# closing questions
REQUIRED = Phrase("{title} (จำเป็น)", "{title} (required)")
OTHERS_FILL = Phrase(
    "“{title}” ผู้บริหารสถานศึกษาเป็นผู้ตอบภายหลัง ท่านไม่ต้องกรอก",
    "“{title}” is answered later by the principal; nothing to fill in here.",
)
AGREEMENTS_SHARED = Phrase(
    "ข้อตกลงเป็นของคณะนิเทศทั้งคณะ ทุกคนในคณะเห็นและแก้ไขร่วมกันได้ แยกจากแบบที่ท่านส่ง",
    "Agreements belong to the whole team: everyone sees and edits them, apart from the sheet you submit.",
)
ROWS_PRIVATE = Phrase(
    "ข้อตกลงกับครูเก็บไว้ในแบบนี้เท่านั้น คณะกรรมการไม่เห็น",
    "What is agreed with the teacher stays in this sheet; the committee does not see it.",
)

# handing in
READY_TITLE = Phrase("กรอกครบแล้ว พร้อมส่ง", "Complete and ready to submit")
READY_TEXT = Phrase(
    "เมื่อส่งแล้วจะแก้ไขไม่ได้จนกว่าจะเปิดแบบอีกครั้งพร้อมเหตุผล ผู้ประเมินคนอื่นจะเห็นแบบของท่าน"
    "หลังจากทุกคนส่งครบ หรือหัวหน้าคณะปิดการเยี่ยมแล้วเท่านั้น",
    "After submitting, changes need opening the sheet again with a reason. Other raters see your sheet only once "
    "everyone has submitted or the leader has closed the visit.",
)
READY_TEXT_LESSON = Phrase(
    "เมื่อส่งแล้วจะแก้ไขไม่ได้จนกว่าจะเปิดแบบอีกครั้งพร้อมเหตุผล แบบรายคาบเห็นได้เฉพาะกลุ่มนิเทศกับ"
    "ผู้บริหารของโรงเรียน คณะกรรมการเห็นเพียงภาพรวมของโรงเรียน",
    "After submitting, changes need opening the sheet again with a reason. Only the supervision group and the school's "
    "principal see a lesson sheet; the committee sees the school's summary.",
)
FIRST_MISSING = Phrase("ไปข้อที่ยังขาด", "To what is missing")
SUBMIT = Phrase("ส่งแบบ", "Submit")
SUBMIT_ASK = Phrase("ส่งแบบนี้หรือไม่", "Submit this sheet?")
MISSING_TITLE = Phrase(
    "ยังส่งไม่ได้ ยังขาด {n} รายการ", "Cannot submit yet: {n} things missing", one="Cannot submit yet: 1 thing missing"
)
MISSING_TEXT = Phrase("แตะรายการที่ต้องการเพื่อไปบันทึก", "Tap one to go there")
SUBMITTED_TITLE = Phrase("ส่งแบบแล้ว", "Submitted")
SUBMITTED_TEXT = Phrase(
    "ส่งเมื่อ {when} ดูได้แต่แก้ไขไม่ได้ หากต้องแก้ไขให้เปิดแบบอีกครั้งพร้อมเหตุผล",
    "Submitted on {when}. You can read it; to change it, open it again with a reason.",
)
REOPEN = Phrase("เปิดแบบอีกครั้ง", "Open again")
REOPEN_ASK = Phrase("เปิดแบบนี้เพื่อแก้ไขหรือไม่", "Open this sheet to change it?")
REOPEN_TEXT = Phrase(
    "เหตุผลจะถูกเก็บไว้ในประวัติ และต้องส่งแบบอีกครั้งหลังแก้ไข",
    "The reason is kept in the history, and the sheet must be submitted again.",
)
REOPEN_REASON = Phrase("เหตุผลที่เปิดแบบอีกครั้ง", "Reason for opening again")
REOPENED = Phrase("เปิดอีกครั้งเมื่อ {when}: {reason}", "Opened again on {when}: {reason}")
SUMMARY = Phrase("สรุปที่บันทึกไว้", "What was recorded")
LEVEL_COUNT = Phrase("{n} ตัวชี้วัด", "{n} indicators", one="1 indicator")
LOCKED_SHORT = Phrase("ส่งแล้ว แก้ไขไม่ได้", "Submitted, read only")

# failures
CANNOT_OPEN = Phrase("เปิดแบบนี้ไม่ได้", "This sheet cannot be opened")
GO_BACK = Phrase("กลับ", "Back")
TO_VISIT = Phrase("กลับหน้าการเยี่ยม", "Back to the visit")
TOO_LONG = Phrase(
    "ข้อความยาวเกิน {n:,} ตัวอักษร ยังไม่ได้บันทึก กรุณาย่อให้สั้นลง",
    "The text is longer than {n:,} characters and is not saved; please shorten it.",
)

LACKS = {
    Lack.HEADER_MISSING: Phrase("ยังไม่ได้ระบุ", "not filled in"),
    Lack.HEADER_INVALID: Phrase("ค่าที่ระบุไม่ถูกต้อง", "the value is not valid"),
    Lack.LEVEL_MISSING: Phrase("ยังไม่ได้เลือกระดับ", "no level chosen"),
    Lack.LEVEL_INVALID: Phrase("ระดับที่บันทึกไว้ไม่มีในเกณฑ์ กรุณาเลือกใหม่", "the level is not on the scale; choose again"),
    Lack.NOT_APPLICABLE_REFUSED: Phrase("ต้องเลือกระดับ", "a level is required"),
    Lack.REASON_MISSING: Phrase("ยังไม่ได้ระบุเหตุผลที่ไม่เกี่ยวข้อง", "no reason for leaving it out"),
    Lack.EVIDENCE_MISSING: Phrase("ยังขาดหลักฐานหรือบันทึกสิ่งที่พบ", "evidence or a note is missing"),
    Lack.OPEN_ITEM_MISSING: Phrase("ยังไม่ได้ตอบ", "not answered"),
    Lack.TEXT_TOO_LONG: Phrase("ข้อความยาวเกินกำหนด กรุณาย่อให้สั้นลง", "the text is too long"),
    Lack.INDICATOR_UNKNOWN: Phrase("แบบรุ่นนี้ไม่มีรายการนี้", "this version has no such item"),
}
