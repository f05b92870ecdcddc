"""Words of the file that carries unsent work from one device to another."""

from app.wording.language import Phrase

TITLE = Phrase("ไฟล์งานที่ยังไม่ได้ส่ง", "A file of unsent work")
INTRO = Phrase(
    "ใช้เมื่อเครื่องเสีย ต้องเปลี่ยนเครื่อง หรือต้องนำงานจากโรงเรียนไปส่งที่สำนักงาน",
    "For a broken device, a change of devices, or work that is carried from a school to the office by hand.",
)

SAVE_TITLE = Phrase("บันทึกเป็นไฟล์", "Save to a file")
SAVE_NOTHING = Phrase("เครื่องนี้ไม่มีงานที่ยังไม่ได้ส่ง จึงไม่มีสิ่งที่ต้องบันทึก", "Everything was sent; there is nothing to save.")
HOLDS_EDITS = Phrase("ข้อมูล {n} รายการ", "{n} edits", one="1 edit")
HOLDS_PHOTOS = Phrase("รูปภาพ {n} รูป", "{n} photos", one="1 photo")
WARNING = Phrase(
    "ไฟล์ถูกเข้ารหัสด้วยวลีผ่านที่ท่านตั้งด้านล่าง หากลืมวลีผ่านนี้ จะไม่มีผู้ใดเปิดไฟล์ได้อีก รวมทั้งฝ่ายเลขานุการและผู้ดูแลระบบ กรุณาจดวลีผ่านแยกไว้จากไฟล์",
    "The file is sealed with the passphrase you choose below. Whoever forgets it cannot open the file again, nor can "
    "the secretariat or the administrator. Please note it down, apart from the file.",
)
WARNING_TITLE = Phrase("ไม่มีวลีผ่าน ไม่มีผู้ใดเปิดไฟล์ได้", "Nobody can open it without the passphrase")
SAVE = Phrase("เข้ารหัสและบันทึกไฟล์", "Seal and save the file")
SEALING = Phrase("กำลังเข้ารหัส…", "Sealing…")
SAVED = Phrase(
    "บันทึกไฟล์แล้ว งานยังอยู่ในเครื่องนี้ครบเช่นเดิม กรุณาเก็บไฟล์ไว้จนกว่าหน้าการส่งและรับข้อมูลจะบอกว่าส่งครบแล้ว",
    "The file was saved; the work stays on this device as well. Keep the file until everything was sent.",
)
FILE_NAME = Phrase("งานที่ยังไม่ได้ส่ง", "unsent-work")

OPEN_TITLE = Phrase("เปิดไฟล์ที่นำมา", "Open a file")
OPEN_TEXT = Phrase(
    "แอปจะบอกก่อนว่าเป็นงานของใครและมีอะไรบ้าง ยังไม่มีสิ่งใดเปลี่ยนจนกว่าท่านจะกดนำเข้า",
    "You are told whose work it is and how much. Nothing changes before you take it in.",
)
CHOOSE = Phrase("เลือกไฟล์", "Choose a file")
CHOOSE_OTHER = Phrase("เลือกไฟล์อื่น", "Choose another file")
CHOSEN = Phrase("ไฟล์ {name}", "File {name}")
PASSPHRASE = Phrase("วลีผ่านของไฟล์", "The file's passphrase")
OPEN = Phrase("เปิดไฟล์", "Open the file")
OPENING = Phrase("กำลังเปิดไฟล์…", "Opening the file…")
NOT_OPENED = Phrase("เปิดไฟล์นี้ไม่ได้", "The file cannot be opened")

WORK_OF = Phrase("งานของ {name}", "Work of {name}")
NAMELESS = Phrase("ผู้ที่เครื่องนี้ไม่รู้จัก", "somebody this device does not know")
SAVED_WHEN = Phrase("บันทึกเป็นไฟล์เมื่อ {when}", "Saved {when}")
FROM_OFFICE = Phrase("จาก {office}", "From {office}")
TAKE_IN = Phrase("นำเข้าเครื่องนี้", "Take it in here")
TAKEN = Phrase(
    "นำเข้าแล้ว: ใหม่ {edits} · {photos} แอปจะส่งให้เอง", "Taken in: {edits} and {photos} new. The app sends them."
)
TAKEN_NOTHING = Phrase(
    "ทุกอย่างในไฟล์มีอยู่ในเครื่องนี้แล้ว จึงไม่มีสิ่งใดเปลี่ยน", "Everything in the file is on this device already; nothing changed."
)
ANOTHER_TITLE = Phrase("ไฟล์นี้เป็นงานของผู้อื่น", "This is somebody else's work")
ANOTHER = Phrase(
    "เพื่อไม่ให้ผู้ใดบันทึกในชื่อผู้อื่น เฉพาะ{name}เท่านั้นที่นำไฟล์นี้เข้าได้ ให้เจ้าของงานลงชื่อเข้าใช้ในเครื่องนี้หรือเครื่องใดก็ได้แล้วเปิดไฟล์ "
    "หรือมอบไฟล์ให้ผู้ดูแลเครื่องแม่ข่ายนำเข้า ยังไม่มีสิ่งใดเปลี่ยนในเครื่องนี้",
    "So that nobody writes in another's name, only {name} may take it in: by signing in here or on any other device "
    "and opening the file, or by giving it to whoever runs the server. Nothing changed on this device.",
)
HAND_OVER = Phrase("ให้เจ้าของงานลงชื่อเข้าใช้ในเครื่องนี้", "Let the author sign in here")
ELSEWHERE_TITLE = Phrase("ไฟล์นี้มาจากสำนักงานอื่น", "This file is from another office")
ELSEWHERE = Phrase(
    "ไม่มีผู้ใดชื่อนี้ในสำนักงานของท่าน จึงนำเข้าที่นี่ไม่ได้ ยังไม่มีสิ่งใดเปลี่ยน กรุณานำไฟล์ไปเปิดในเครื่องของสำนักงานที่บันทึกไฟล์",
    "Your office knows nobody by this name, so it cannot be taken in here. Nothing changed. Please open it on a device "
    "of the office it came from.",
)
