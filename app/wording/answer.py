"""Words of the feedback as the school reads it: what was seen, answers, agreements, the signature."""

from app.wording.language import Phrase

TITLE = Phrase("ข้อมูลสะท้อนกลับ", "Feedback")
LIST_TITLE = Phrase("ข้อมูลสะท้อนกลับถึงโรงเรียน", "Feedback for your school")
FROM_VISIT = Phrase("จากการเยี่ยมวันที่ {day}", "From the visit on {day}")
VERSION = Phrase("ฉบับที่ {n}", "Version {n}")
PUBLISHED = Phrase("เผยแพร่โดย {name} · {when}", "Published by {name} · {when}")
GONE_TITLE = Phrase("ไม่พบข้อมูลสะท้อนกลับนี้", "This feedback was not found")
GONE = Phrase(
    "อาจยังไม่เผยแพร่ หรือยังมาไม่ถึงเครื่องนี้ กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง",
    "It may not be published yet, or has not reached this device. Please sync and try again.",
)
SYNC = Phrase("ไปหน้าส่งและรับข้อมูล", "Go to sync")
PREVIEW = Phrase("ตัวอย่างตามที่ผู้บริหารสถานศึกษาจะเห็น", "As the principal will see it")
NEWER = Phrase("มีฉบับที่ใหม่กว่านี้แล้ว ฉบับนี้เก็บไว้อ่านอย่างเดียว", "There is a newer version; this one is kept for reading.")
OPEN_NEWER = Phrase("เปิดฉบับล่าสุด", "Open the latest version")
EARLIER = Phrase("ฉบับก่อนหน้า", "Earlier versions")

STRENGTHS = Phrase("จุดเด่นที่พบ", "Strengths")
NEXT_STEPS = Phrase("ข้อเสนอแนะเพื่อพัฒนาต่อ", "Next steps")
AGREEMENTS = Phrase("ข้อตกลงร่วมกัน", "What we agreed")
CHANGED_TITLE = Phrase("สิ่งที่เปลี่ยนจากฉบับก่อน", "What changed since the version before")
CHANGE_NOTE = Phrase("หมายเหตุจากหัวหน้าคณะ: {note}", "The leader's note: {note}")
TURN = {
    "added": Phrase("เพิ่มใหม่", "New"),
    "changed": Phrase("แก้ไข", "Changed"),
    "removed": Phrase("นำออก", "Removed"),
}
BEFORE = Phrase("เดิม: {text}", "Before: {text}")
NOW = Phrase("ใหม่: {text}", "Now: {text}")
INTRO_CHANGED = Phrase("คำนำ", "Introduction")
OWNER = Phrase("ผู้รับผิดชอบ: {owner}", "In charge: {owner}")
DUE = Phrase("กำหนด: {day}", "Due: {day}")
ABOUT = Phrase("เกี่ยวกับ: {titles}", "About: {titles}")

# answering
ANSWER = Phrase("ความเห็นของสถานศึกษา", "The school's answer")
ANSWERED_OF = Phrase("ตอบแล้ว {done} จาก {total} ข้อ", "{done} of {total} answered")
ANSWERS = {
    "accept": Phrase("เห็นด้วย รับไปดำเนินการ", "Accept"),
    "explain": Phrase("ขอชี้แจงเพิ่มเติม", "Explain"),
    "disagree": Phrase("เห็นต่าง", "Disagree"),
}
ANSWERS_STRENGTH = {
    "accept": Phrase("รับทราบและขอบคุณ", "Acknowledge"),
    "explain": Phrase("ขอให้ข้อมูลเพิ่มเติม", "Add to it"),
    "disagree": Phrase("เห็นต่าง", "Disagree"),
}
TEXT = Phrase("คำชี้แจงหรือความเห็น", "Explanation or comment")
NEEDS_WORDS = Phrase("กรุณาเขียนคำชี้แจงสั้น ๆ เพื่อให้คณะเข้าใจตรงกัน", "Please write a few words so that the team understands.")
PLAN = Phrase("แผนดำเนินการ", "What you plan to do")
DUE_DATE = Phrase("กำหนดแล้วเสร็จ", "To be done by")
NOT_ANSWERED = Phrase("ยังไม่ได้ตอบ", "Not answered yet")
ANSWERED_BY = Phrase("ตอบโดย {name}", "Answered by {name}")
EARLIER_ANSWER = Phrase("คำตอบในฉบับก่อน: {answer}", "Your answer to the version before: {answer}")
USE_EARLIER = Phrase("ใช้คำตอบเดิม", "Use it again")
READ_ONLY = Phrase("ท่านอ่านได้อย่างเดียว ผู้บริหารสถานศึกษาเป็นผู้ตอบ", "You can read this; the school's principal answers it.")

# agreements
STATE = Phrase("ความก้าวหน้า", "Progress")
STATES = {
    "open": Phrase("ยังไม่เริ่ม", "Not started"),
    "doing": Phrase("กำลังดำเนินการ", "Under way"),
    "done": Phrase("เสร็จแล้ว", "Done"),
    "cancelled": Phrase("ยกเลิกแล้ว", "Called off"),
}
PROGRESS = Phrase("บันทึกความก้าวหน้า", "How it is going")

# signing
SIGN_TITLE = Phrase("ลงนามรับทราบ", "Acknowledge")
SIGN_TEXT = Phrase(
    "การลงนามหมายความว่าท่านได้อ่านข้อมูลสะท้อนกลับฉบับที่ {n} และทบทวนคำตอบแล้ว ไม่ได้หมายความว่าเห็นด้วยทุกข้อ",
    "Signing means that you have read version {n} and its answers, not that you agree with everything.",
)
LEFT = Phrase(
    "ยังมี {n} ข้อที่ไม่ได้ตอบ ท่านลงนามรับทราบก่อนได้ และตอบภายหลังได้",
    "{n} items have no answer yet. You may sign now and answer later.",
    one="One item has no answer yet. You may sign now and answer later.",
)
NAME = Phrase("ชื่อและนามสกุล", "Full name")
POSITION = Phrase("ตำแหน่ง", "Position")
HOW = Phrase("วิธีลงนาม", "How to sign")
DRAW = Phrase("เขียนลายมือชื่อ", "Draw a signature")
TYPE = Phrase("พิมพ์ชื่อรับทราบ", "Type your name")
NEEDS_NAME = Phrase("กรุณากรอกชื่อและนามสกุลก่อนลงนาม", "Please enter your name before signing.")
SIGN = Phrase("ลงนามรับทราบฉบับที่ {n}", "Sign version {n}")
SURE = Phrase(
    "ยืนยันลงนามรับทราบในชื่อ {name} หรือไม่ เมื่อลงนามแล้วจะแก้ไขลายมือชื่อไม่ได้",
    "Sign as {name}? A signature cannot be changed afterwards.",
)
SIGN_YES = Phrase("ลงนามรับทราบ", "Sign")
DRAW_AGAIN = Phrase("เขียนใหม่", "Draw again")
BACK_TO_READING = Phrase("กลับไปอ่าน", "Back to reading")
SIGNED = Phrase("ลงนามรับทราบแล้ว", "Signed")
SIGNED_BY = Phrase("{name} · {position}", "{name} · {position}")
SIGNED_AT = Phrase("ลงนามเมื่อ {when}", "Signed {when}")
SIGNED_TYPED = Phrase("รับทราบโดยพิมพ์ชื่อ", "Acknowledged by typing the name")
SIGNATURE_OF = Phrase("ลายมือชื่อของ {name}", "Signature of {name}")
CHANGED_AFTER = Phrase("มีคำตอบที่แก้ไขหลังลงนาม", "An answer was changed after signing")
SIGNED_BEFORE = Phrase(
    "ลงนามฉบับก่อน (ฉบับที่ {n}) เมื่อ {when} ฉบับนี้ยังไม่ได้ลงนาม", "Version {n} was signed {when}; this version is not signed yet"
)
NOT_SIGNED = Phrase("ยังไม่ลงนามรับทราบ", "Not signed yet")

# who read it
OPENED_TITLE = Phrase("การเปิดอ่านและลงนาม", "Read and signed")
OPENED_BY = Phrase("{name} เปิดอ่านเมื่อ {when}", "{name} opened it {when}")
NOT_OPENED = Phrase("ยังไม่มีผู้เปิดอ่าน", "Nobody has opened it yet")

# the list
EMPTY_TITLE = Phrase("ยังไม่มีข้อมูลสะท้อนกลับ", "No feedback yet")
EMPTY = Phrase(
    "เมื่อหัวหน้าคณะเผยแพร่ผลการเยี่ยม ข้อมูลจะมาถึงหน้านี้หลังส่งและรับข้อมูล",
    "When a visit's leader publishes feedback it arrives here after a sync.",
)
STANDING = {
    "new": Phrase("ยังไม่ได้เปิดอ่าน", "Not read yet"),
    "read": Phrase("อ่านแล้ว รอตอบ", "Read, to be answered"),
    "answered": Phrase("ตอบครบแล้ว รอลงนาม", "Answered, to be signed"),
    "signed": Phrase("ลงนามรับทราบแล้ว", "Signed"),
    "sign_again": Phrase("มีฉบับใหม่ รอลงนามอีกครั้ง", "New version, to be signed again"),
}
OPEN_AGREEMENTS = Phrase("ข้อตกลงที่ยังไม่เสร็จ {n} ข้อ", "{n} agreements not done", one="1 agreement not done")
