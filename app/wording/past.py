"""Words of conflicts and histories: two people wrote one field without seeing each other; who wrote what, and when."""

from app.wording.language import Phrase

# conflicts
TITLE = Phrase("รายการที่บันทึกซ้อนกัน", "Conflicts to settle")
WHAT = Phrase(
    "มีผู้บันทึกช่องเดียวกันโดยยังไม่เห็นของกัน ทุกค่าที่บันทึกไว้ยังอยู่ครบ กรุณาเลือกค่าที่จะใช้",
    "Several people wrote the same field without seeing each other. Everything is kept; please choose what stands.",
)
COUNT = Phrase("มีรายการที่บันทึกซ้อนกัน {n} รายการ", "{n} conflicts to settle", one="1 conflict to settle")
COUNT_NOTE = Phrase("กรุณาเลือกค่าที่จะใช้", "Please choose what stands")
COUNT_OTHERS = Phrase(
    "มีรายการที่บันทึกซ้อนกัน {n} รายการ รอผู้มีหน้าที่เลือก", "{n} conflicts others will settle", one="1 conflict others will settle"
)
MINE = Phrase("รอท่านเลือก", "Waiting for you")
OTHERS = Phrase("รอผู้อื่นเลือก", "Waiting for others")
OTHERS_NOTE = Phrase("ท่านดูได้ ผู้ที่แก้ไขรายการนั้นได้เป็นผู้เลือก", "You may look; those who may write them settle them.")
NONE_TITLE = Phrase("ไม่มีรายการที่บันทึกซ้อนกัน", "No conflicts")
NONE = Phrase(
    "เมื่อมีผู้บันทึกช่องเดียวกันโดยยังไม่เห็นของกัน จะแสดงที่หน้านี้ให้เลือก",
    "When people write the same field without seeing each other it is shown here to be settled.",
)
PICK_TITLE = Phrase("เลือกรายการทางซ้าย", "Choose one on the left")
PICK = Phrase("ค่าที่บันทึกไว้ทั้งหมดของรายการนั้นจะแสดงที่นี่", "All that was written in it will be shown here.")
SETTLED_TITLE = Phrase("รายการนี้เลือกค่าครบแล้ว", "Everything here is settled")
SETTLED = Phrase(
    "ค่าที่ไม่ได้เลือกยังอยู่ในประวัติ นำกลับมาใช้ได้ทุกเมื่อ", "What was not chosen stays in the history and can be brought back."
)
GONE = Phrase("รายการนี้ไม่มีค่าที่บันทึกซ้อนกันแล้ว", "There is no conflict here any more")
BACK_TO_LIST = Phrase("ดูรายการทั้งหมด", "See all")
OPEN_RECORD = Phrase("เปิดหน้าของรายการนี้", "Open it where it belongs")

# one field
SHOWN_NOW = Phrase("แสดงอยู่ตอนนี้", "Shown now")
NOT_SHOWN = Phrase("อีกค่าหนึ่ง", "Another value")
ALL_SAW = Phrase("ทุกคนเห็นค่าเดิมว่า: {value}", "Everybody had seen: {value}")
ALL_SAW_NOTHING = Phrase("เมื่อเริ่มเขียน ช่องนี้ยังว่างอยู่", "The field was empty when they wrote")
SAW = Phrase("ขณะเขียนเห็นค่าเดิม: {value}", "Saw when writing: {value}")
SAW_NOTHING = Phrase("ขณะเขียนช่องนี้ยังว่างอยู่", "The field was empty when writing")
SAW_UNKNOWN = Phrase("ค่าเดิมที่เห็นขณะเขียนอยู่ในประวัติของเครื่องแม่ข่าย", "What was seen when writing is in the server's history")
COMING = Phrase(
    "ค่านี้ยังมาไม่ถึงเครื่อง จะมาพร้อมการส่งและรับข้อมูลครั้งถัดไป", "This value has not arrived yet; it comes with the next sync."
)
COMING_NOW = Phrase("ส่งและรับข้อมูล", "Sync")
DIFFERS = Phrase("ส่วนที่ขีดเส้นใต้คือส่วนที่ต่างกัน", "What differs is underlined")
CHOOSE_OF = Phrase("เลือกค่าของ {name}: {value}", "Choose what {name} wrote: {value}")
CONFIRM = Phrase("ใช้ค่าที่เลือก", "Use what is chosen")
CONFIRM_NOTE = Phrase("ค่าที่ไม่ได้เลือกจะยังอยู่ในประวัติ", "What is not chosen stays in the history.")
CHOSEN = Phrase("เลือกแล้ว", "chosen")
JOIN = Phrase("เขียนข้อความใหม่ที่รวมทั้งสอง", "Write a text that joins them")
JOIN_LABEL = Phrase("ข้อความที่จะใช้", "The text to use")
JOIN_SUGGESTED = Phrase(
    "ร่างนี้รวมการแก้ไขของทุกฝ่ายไว้แล้ว กรุณาอ่านและแก้ก่อนใช้",
    "This draft holds everybody's changes; please read it and change it.",
)
JOIN_BELOW = Phrase(
    "นำข้อความของทุกฝ่ายมาเรียงต่อกัน กรุณาแก้ให้เป็นข้อความเดียว", "All texts stand below each other; please make them one."
)
JOIN_USE = Phrase("ใช้ข้อความนี้", "Use this text")
JOIN_EMPTY = Phrase("กรุณาเขียนข้อความก่อน", "Please write a text first")
READ_ONLY = Phrase("ท่านดูได้อย่างเดียว · {why}", "You may only look · {why}")
DONE = Phrase("เลือกแล้ว ใช้ค่า: {value}", "Settled: {value}")
DONE_NOTE = Phrase(
    "บันทึกในเครื่องแล้ว จะส่งให้ทุกเครื่องเมื่อมีสัญญาณ", "Saved on this device; everybody gets it with the next sync."
)
UNDO = Phrase("เลิกทำ", "Undo")
UNDONE = Phrase("กลับไปใช้ค่าเดิมแล้ว: {value}", "Back to what it was: {value}")
NOT_KEPT = Phrase("ยังบันทึกไม่ได้", "Not saved yet")

# removed while somebody wrote on it
REMOVED_MEANWHILE = Phrase("ถูกลบขณะมีผู้เขียน", "Removed while somebody wrote")
REMOVED_LIST = Phrase(
    "มีรายการที่ถูกลบขณะมีผู้อื่นเขียน ทั้งสองฝ่ายยังไม่เห็นของกัน กรุณาเลือกว่าจะให้เป็นอย่างไร",
    "Something was removed while somebody else wrote on it, unseen by each other; please say what becomes of it.",
)
REMOVED_WHAT = Phrase(
    "รายการนี้ถูกลบโดยผู้ที่ยังไม่เห็นข้อความต่อไปนี้ ข้อความยังอยู่ครบ กรุณาเลือกว่าจะให้เป็นอย่างไร",
    "This was removed by somebody who had not seen the following words. All are kept; please say what becomes of it.",
)
REMOVED_BY = Phrase("ลบโดย {who} · {line}", "Removed by {who} · {line}")
BRING_BACK = Phrase("นำกลับมาพร้อมข้อความเหล่านี้", "Bring it back with these words")
BRING_BACK_NOTE = Phrase("รายการจะแสดงเหมือนเดิมในทุกเครื่อง", "It is shown again on every device.")
LEAVE_REMOVED = Phrase("คงการลบไว้", "Leave it removed")
LEAVE_REMOVED_NOTE = Phrase(
    "ข้อความยังอยู่ในประวัติ นำกลับมาได้ทุกเมื่อ", "The words stay in the history and can be brought back."
)
CONFIRM_REMOVAL = Phrase("ยืนยันตามที่เลือก", "Confirm the choice")
BROUGHT_BACK = Phrase("นำกลับมาพร้อมข้อความแล้ว", "Brought back with its words")
LEFT_REMOVED = Phrase("คงการลบไว้แล้ว", "Left removed")

# who and when
YOU = Phrase("ท่าน", "you")
WRITTEN = Phrase("เขียนเมื่อ {when}", "written {when}")
ARRIVED = Phrase("ถึงเครื่องแม่ข่าย {when}", "reached the server {when}")
ON_DEVICE = Phrase("จากเครื่อง {device}", "on {device}")
THIS_DEVICE = Phrase("จากเครื่องนี้", "on this device")
ANOTHER_DEVICE = Phrase("จากเครื่องอื่น", "on another device")
UNSENT = Phrase("ยังไม่ได้ส่ง", "Not sent yet")

# history
HISTORY = Phrase("ประวัติ", "History")
HISTORY_OF = Phrase("ประวัติ: {what}", "History: {what}")
CONFLICT_MARK = Phrase("บันทึกซ้อนกัน: {what}", "Conflict: {what}")
IN_CONFLICT = Phrase("ช่องนี้มีค่าที่บันทึกซ้อนกัน", "This field has a conflict")
SETTLE = Phrase("เลือกค่าที่จะใช้", "Settle it")
WHICH = Phrase("เลือกช่องที่ต้องการดูประวัติ", "Which field?")
OTHER_FIELDS = Phrase("ดูช่องอื่น", "Other fields")
ASKING = Phrase("กำลังถามเครื่องแม่ข่าย…", "Asking the server…")
OFFLINE = Phrase(
    "ขณะนี้ไม่มีสัญญาณ แสดงเท่าที่เครื่องนี้ทราบ อาจมีรายการก่อนหน้าบนเครื่องแม่ข่าย",
    "No connection just now: this is what the device knows; the server may have more.",
)
OFFLINE_SINCE = Phrase(
    "ขณะนี้ไม่มีสัญญาณ แสดงเท่าที่เครื่องนี้ทราบ ถามเครื่องแม่ข่ายล่าสุด {when}",
    "No connection just now: this is what the device knows; the server was last asked {when}.",
)
FAILED = Phrase(
    "ดูประวัติจากเครื่องแม่ข่ายไม่ได้ แสดงเท่าที่เครื่องนี้ทราบ",
    "The server's history is not available; this is what the device knows.",
)
EMPTY_TITLE = Phrase("ยังไม่มีผู้บันทึกช่องนี้", "Nobody has written this yet")
EARLIER = Phrase("ดูรายการก่อนหน้าอีก {n} รายการ", "{n} earlier ones", one="1 earlier one")
FATES = {
    "current": Phrase("ใช้อยู่ตอนนี้", "Stands now"),
    "rival": Phrase("รอเลือก", "To be settled"),
    "replaced": Phrase("แก้ไขต่อแล้ว", "Replaced"),
    "chosen": Phrase("ได้รับเลือก", "Was chosen"),
    "lost": Phrase("ไม่ได้รับเลือก", "Was not chosen"),
    "refused": Phrase("เครื่องแม่ข่ายไม่รับ", "Not accepted"),
}
INSTEAD_OF = Phrase("แทนค่าเดิม: {value}", "Instead of: {value}")
FIRST = Phrase("เขียนครั้งแรก", "The first")
PUT_BACK = Phrase("นำค่านี้กลับมาใช้", "Bring this back")
PUT_BACK_YES = Phrase("ยืนยัน นำค่านี้กลับมาใช้", "Yes, bring it back")
PUT_BACK_DONE = Phrase("นำค่าเดิมกลับมาใช้แล้ว", "The earlier value stands again")
WHY_REFUSED = Phrase("เหตุผล: {why}", "Why: {why}")
UNKNOWN_AUTHOR = Phrase("ผู้เขียนอยู่ในประวัติของเครื่องแม่ข่าย", "Its author is in the server's history")
