"""Words of observing one lesson."""

from app.wording.language import Phrase

TITLE = Phrase("ข้อมูลทั่วไปของคาบ", "About the lesson")
SUBTITLE = Phrase("สังเกตชั้นเรียน", "Lesson observation")
NAME_SEEN_BY = Phrase(
    "ชื่อครูเห็นได้เฉพาะครูผู้สอน ผู้บริหารของโรงเรียน และกลุ่มนิเทศ คณะกรรมการไม่เห็นชื่อและไม่เห็นแบบรายคาบ",
    "The teacher's name is seen only by the teacher, the school's principal and the supervision group. "
    "The committee sees neither the name nor this sheet.",
)
HANDED_IN_BY = Phrase("{name} ส่งเมื่อ {when}", "Submitted by {name} on {when}")
BY_DAY = Phrase("ภายใน {day}", "by {day}")
NOT_HERE = Phrase("แบบนี้ไม่อยู่ในเครื่องแล้ว", "This one is not on the device any more")
NOT_HERE_WHY = Phrase(
    "ผู้สังเกตอาจเปิดแบบอีกครั้งเพื่อแก้ไข เมื่อส่งใหม่จะกลับมาให้อ่านได้",
    "Whoever observed the lesson may have opened it again; it comes back once it is submitted.",
)
OPTIONAL = Phrase("{title} (ไม่บังคับ)", "{title} (optional)")
CHOSEN_AGAIN = Phrase("แตะซ้ำเพื่อเอาออก", "Tap again to take it back")
SERIOUS_TITLE = Phrase("หากเห็นว่าเด็กไม่ปลอดภัย", "If a child seems unsafe")
SERIOUS_TEXT = Phrase(
    "แบบนี้ใช้เพื่อพัฒนาการสอน จึงไม่ใช่ช่องทางแจ้งเหตุ กรุณาบอกผู้บริหารสถานศึกษาหรือผู้รับผิดชอบงานคุ้มครองนักเรียน"
    "ของโรงเรียนและเขตพื้นที่โดยตรงในวันนี้ หรือแจ้งเป็นความลับถึงผู้ที่ท่านเลือก และไม่ระบุชื่อนักเรียนในแบบ",
    "This sheet serves teaching and is not a way to report. Please tell the principal or those responsible for child "
    "protection at the school and the area office directly, today, or in confidence to people you choose, and write "
    "no pupil's name here.",
)

# the teacher reads and signs
TEACHER = Phrase("ครูผู้รับการนิเทศ", "The observed teacher")
STANDINGS = {
    "signed": Phrase("ครูลงนามแล้ว", "signed by the teacher"),
    "changed": Phrase("แก้ไขหลังครูลงนาม", "changed after the teacher signed"),
    "not_signed": Phrase("ครูยังไม่ได้ลงนาม", "not signed by the teacher"),
}
GIVE_TO_READ = Phrase("ให้ครูอ่านและลงนาม", "Let the teacher read and sign")
LOOK_AT_SIGNED = Phrase("ดูหน้าที่ครูลงนาม", "See what was signed")
HAND_OVER = Phrase(
    "หลังสอน ส่งเครื่องให้ครูอ่านสิ่งที่บันทึกไว้และลงนามบนจอ ครูไม่ลงนามก็ได้ และส่งแบบได้โดยไม่ต้องรอ",
    "After the lesson, hand the device over: the teacher reads what was recorded and signs on the glass. The teacher "
    "need not sign, and the sheet can be submitted without it.",
)
NOTED = Phrase("บันทึกไว้ว่า: {outcome} ครูยังลงนามภายหลังได้", "Noted: {outcome}. The teacher can still sign later.")
AGAIN = Phrase(
    "ข้อความไม่ตรงกับที่ครูลงนามไว้ ลายมือชื่อยังอยู่ใต้ข้อความเดิม กรุณาให้ครูอ่านและลงนามใหม่",
    "The words are no longer those the teacher signed. The signature stays under the old ones; please let the teacher "
    "read and sign again.",
)
CHANGED_SINCE = Phrase(
    "ข้อความตอนนี้ไม่ตรงกับที่ครูลงนามไว้เมื่อ {when} ลายมือชื่อยังอยู่ใต้ข้อความเดิม",
    "The words are no longer those the teacher signed {when}. The signature stays under the old ones.",
)
PLEASE_READ = Phrase(
    "เรียนคุณครู กรุณาอ่านสิ่งที่ผู้สังเกตบันทึกไว้ หากข้อใดควรปรับ บอกผู้สังเกตได้ทันที การลงนามหมายถึงได้อ่านแล้ว ไม่ได้แปลว่าเห็นด้วยทุกข้อ",
    "Dear teacher, please read what the observer has recorded, and say at once what should be put otherwise. Signing "
    "means that you have read it, not that you agree with everything.",
)
READ_NOT_AGREED = Phrase(
    "ลงนามว่าได้อ่านสิ่งที่บันทึกไว้แล้ว ไม่ได้แปลว่าเห็นด้วยทุกข้อ",
    "Signing says that this was read, not that everything is agreed with.",
)
TEACHER_SIGNS = Phrase("ครูลงนาม", "The teacher signs")
NOT_SIGNING = Phrase("ครูไม่ลงนาม หรือไม่อยู่", "The teacher does not sign, or is away")
BACK_TO_FORM = Phrase("กลับไปที่แบบ", "Back to the form")
BACK_TO_READING = Phrase("กลับไปอ่าน", "Back to reading")
UNSIGNED_TITLE = Phrase("ครูยังไม่ได้ลงนาม", "Not signed by the teacher")
REASON = Phrase("เหตุผล (ไม่บังคับ)", "Reason (optional)")
REASON_HINT = Phrase(
    "ไม่ต้องระบุเหตุผลก็ได้ ส่งแบบได้ตามปกติ และครูลงนามภายหลังได้",
    "No reason is needed. The sheet can be submitted all the same, and the teacher can sign later.",
)
NOTHING_TO_SIGN = Phrase(
    "ยังไม่มีสิ่งที่บันทึกไว้ให้ครูอ่าน กรุณาให้ระดับหรือเขียนสิ่งที่เห็นก่อน",
    "Nothing was recorded for the teacher to read yet: please rate or write what you saw first.",
)
INCOMPLETE = Phrase(
    "แบบยังขาด {n} รายการ หากเติมหลังครูลงนาม ต้องให้ครูอ่านและลงนามใหม่",
    "{n} things are still missing. What is filled in after the teacher has signed has to be read and signed again.",
    one="1 thing is still missing. What is filled in after the teacher has signed has to be read and signed again.",
)
OBSERVED_BY = Phrase("ผู้สังเกต {name}", "observed by {name}")
SIGNATURES = Phrase("ลายมือชื่อครู", "The teacher's signature")
FIELD_WAS = Phrase("{field}\nเดิม: {before}\nใหม่: {now}", "{field}\nBefore: {before}\nNow: {now}")
