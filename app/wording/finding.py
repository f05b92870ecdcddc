"""Words of one finding."""

from app.wording.language import Phrase

NEW = Phrase("ข้อค้นพบใหม่", "New finding")
TITLE = Phrase("ข้อค้นพบ", "Finding")
NATURE = Phrase("ลักษณะของข้อค้นพบ", "What kind")
STRENGTH = Phrase("จุดเด่น", "Strength")
IMPROVE = Phrase("จุดที่ควรพัฒนา", "To improve")
HAZARD = Phrase("อันตราย", "Hazard")
NOTE = Phrase("ข้อสังเกต", "Note")
NATURES = {"strength": STRENGTH, "improve": IMPROVE, "hazard": HAZARD, "note": NOTE}
HAZARD_NOW = Phrase(
    "ข้อค้นพบจะถึงผู้อื่นเมื่อทุกคนส่งแบบแล้วเท่านั้น หากต้องมีผู้รู้วันนี้ กรุณาแจ้งเป็นความลับถึงผู้ที่ท่านเลือก",
    "A finding reaches others only when all have submitted. If somebody must know today, "
    "tell the people you choose in confidence.",
)
TELL_NOW = Phrase("แจ้งผู้ที่ต้องรู้วันนี้", "Tell those who must know today")
GO_ON_TELLING = Phrase("ทำต่อเรื่องที่จะแจ้งเป็นความลับ", "Go on with what is to be told in confidence")
TO_TOLD = Phrase("เปิดเรื่องที่แจ้งเป็นความลับ", "Open what is told in confidence")
IN_CONFIDENCE = Phrase("เรื่องคุ้มครองเด็กหรือเรื่องที่เป็นความลับ", "Child protection, or in confidence")
TEXT = Phrase("สิ่งที่พบ", "What was seen")
TEXT_HINT = Phrase("เขียนสั้น ๆ หนึ่งบรรทัดก็พอ", "One short line is enough")
NO_NAMES = Phrase("กรุณาอย่าระบุชื่อนักเรียน", "Please write no pupil's name")
PHRASES = Phrase("ถ้อยคำที่ใช้บ่อย", "Your phrases")
PHRASES_DONE = Phrase("ปิดรายการถ้อยคำ", "Close the list of phrases")
NO_PHRASES = Phrase("เก็บข้อความที่ใช้บ่อยไว้ ครั้งหน้าแตะครั้งเดียว", "Keep a line you use often; next time it is one tap")
KEEP_PHRASE = Phrase("เก็บข้อความนี้ไว้ใช้อีก", "Keep this line as a phrase")
FORGET_PHRASE = Phrase("นำ “{text}” ออกจากรายการ", "Take “{text}” off the list")
TIED = Phrase("ตัวชี้วัดที่เกี่ยวข้อง", "Tied to indicators")
TIE = Phrase("เลือกตัวชี้วัด", "Choose indicators")
TIE_DONE = Phrase("ปิดรายการตัวชี้วัด", "Close the list")
UNTIE = Phrase("นำออกจากตัวชี้วัด {id} {title}", "Untie from {id} {title}")
NOT_TIED = Phrase("ยังไม่ได้เลือกตัวชี้วัด", "Not tied to any indicator yet")
AUDIENCE = Phrase("ผู้ที่เห็นข้อค้นพบนี้", "Who may see it")
FOR_SCHOOL = Phrase("แจ้งโรงเรียนได้", "May go to the school")
INTERNAL = Phrase("ภายในคณะเท่านั้น", "The team only")
AUDIENCE_OPEN = Phrase(
    "หากไม่เลือก หัวหน้าคณะจะเป็นผู้ตัดสินใจเมื่อเขียนข้อมูลสะท้อนกลับ",
    "If you choose neither, the leader decides when writing the feedback.",
)
TEAM_NOTE = Phrase("บันทึกภายในคณะ", "Note for the team")
ADD_TEAM_NOTE = Phrase("เพิ่มบันทึกภายในคณะ", "Add a note for the team")
TEAM_NOTE_HELP = Phrase(
    "คณะเห็นบนหน้าจอเท่านั้น ไม่ไปถึงโรงเรียนและไม่อยู่ในเอกสารใด",
    "On the team's screens only; it never reaches the school and is in no document.",
)
AUDIENCE_INTERNAL = Phrase("ข้อค้นพบนี้จะไม่ไปถึงโรงเรียน", "This finding never reaches the school.")
PHOTOS = Phrase("ภาพถ่าย", "Photos")
NO_FACES = Phrase(
    "กรุณาหลีกเลี่ยงใบหน้านักเรียนและข้อมูลส่วนบุคคล ระบบลบตำแหน่งและข้อมูลกล้องออกจากภาพให้",
    "Please avoid pupils' faces and personal data. Location and camera data are removed from every photo.",
)
CAPTION = Phrase("คำบรรยายภาพที่ {n}", "Caption of photo {n}")
MOVE_UP = Phrase("เลื่อนภาพที่ {n} ขึ้น", "Move photo {n} up")
TAKE_AWAY = Phrase("นำภาพที่ {n} ออก", "Take photo {n} away")
DRAW_AGAIN = Phrase("เบลอหรือวาดบนภาพที่ {n}", "Blur or draw on photo {n}")
PHOTO_QUEUED = Phrase("เก็บในเครื่องแล้ว รอส่ง", "Kept here, to be sent")
PHOTO_SENT = Phrase("อยู่บนเครื่องแม่ข่ายแล้ว", "On the server")
PHOTO_REFUSED = Phrase("เครื่องแม่ข่ายไม่รับภาพนี้", "The server did not accept this photo")
PHOTO_LOST = Phrase("ภาพหายไปจากเครื่องนี้ก่อนส่ง", "Gone from this device before it was sent")
PHOTO_AWAY = Phrase("ภาพยังมาไม่ถึงเครื่องนี้", "This photo has not reached this device")
TOO_MANY = Phrase("ข้อค้นพบหนึ่งรายการมีภาพได้ไม่เกิน {n} ภาพ", "A finding may have at most {n} photos")
DONE = Phrase("เสร็จ", "Done")
REMOVE = Phrase("ลบข้อค้นพบนี้", "Remove this finding")
REMOVE_ASK = Phrase("ลบข้อค้นพบนี้หรือไม่", "Remove this finding?")
REMOVE_TEXT = Phrase(
    "ข้อค้นพบจะไม่นับเป็นหลักฐานและไม่แสดงอีก แต่ยังเก็บไว้ในประวัติและนำกลับคืนได้",
    "It no longer counts as evidence and is not shown; the history keeps it and it can be put back.",
)
REMOVE_YES = Phrase("ลบ", "Remove")
REMOVED = Phrase("ลบข้อค้นพบนี้แล้ว", "This finding was removed")
PUT_BACK = Phrase("นำกลับคืน", "Put it back")
CANNOT_OPEN = Phrase("เปิดข้อค้นพบนี้ไม่ได้", "This finding cannot be opened")
TO_VISIT = Phrase("กลับหน้าการเยี่ยม", "Back to the visit")
NOT_YET = Phrase("ยังไม่ได้บันทึก", "Nothing saved yet")
