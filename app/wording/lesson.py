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
