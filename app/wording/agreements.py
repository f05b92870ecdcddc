"""Words of agreements as they are written: what, who, by when."""

from app.wording.language import Phrase

ADD_AGREEMENT = Phrase("เพิ่มข้อตกลง", "Add an agreement")
AGREEMENT_N = Phrase("ข้อตกลงข้อที่ {n}", "Agreement {n}")
ACTION = Phrase("สิ่งที่จะทำ", "What will be done")
OWNER = Phrase("ผู้รับผิดชอบ", "Who is responsible")
OWNER_HINT = Phrase("เช่น หัวหน้าฝ่ายวิชาการ", "for example: head of academic affairs")
DUE = Phrase("กำหนดแล้วเสร็จ", "To be done by")
DUE_PAST = Phrase(
    "{day} ผ่านมาแล้ว หากพิมพ์ผิด กรุณาแก้วันหรือปี พ.ศ.", "{day} has passed. If that is a slip, please correct day or year."
)
REMOVE_AGREEMENT = Phrase("นำข้อตกลงนี้ออก", "Remove this agreement")
REMOVE_AGREEMENT_ASK = Phrase("นำข้อตกลงนี้ออกหรือไม่", "Remove this agreement?")
REMOVE_AGREEMENT_TEXT = Phrase("ข้อตกลงจะหายจากรายการของคณะนิเทศ", "It disappears from the team's list.")
REMOVE = Phrase("นำออก", "Remove")
ABOUT_INDICATOR = Phrase("เลือกตัวชี้วัดที่เกี่ยวข้อง (ถ้ามี)", "Choose the indicator it is about (optional)")
ABOUT = Phrase("เกี่ยวกับ {indicator}", "About {indicator}")
