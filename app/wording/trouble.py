"""Words for when this device's own files cannot be used."""

from app.wording.language import Phrase

TITLE = Phrase("เปิดข้อมูลในเครื่องนี้ไม่ได้", "The data on this device cannot be opened")
CORRUPT = Phrase(
    "ไฟล์ข้อมูลในเครื่องเสียหาย แอปยังไม่ได้ลบหรือเปลี่ยนสิ่งใด ข้อมูลที่ส่งขึ้นเครื่องแม่ข่ายแล้วปลอดภัย",
    "The data file on this device is damaged. Nothing was deleted. What was sent to the server is safe.",
)
FULL = Phrase(
    "จึงเปิดข้อมูลไม่ได้ กรุณาลบไฟล์อื่นที่ไม่ใช้ แล้วกดลองเปิดอีกครั้ง ข้อมูลของท่านยังอยู่ครบ",
    "The data cannot be opened without room. Please free some and try again; everything is kept.",
)
BUSY = Phrase(
    "เพื่อไม่ให้ข้อมูลปะปนกัน แอปเปิดได้ครั้งละหนึ่งหน้าต่าง ข้อมูลของท่านยังอยู่ครบ กรุณากลับไปใช้หน้าต่างหรือแท็บนั้น หรือปิดแล้วกดลองเปิดอีกครั้ง",
    "Only one window or tab may use the data at a time; all of it is kept. "
    "Please go back to the other one, or close it and try again.",
)
NEWER = Phrase(
    "ข้อมูลในเครื่องนี้บันทึกโดยแอปรุ่นใหม่กว่า กรุณาปรับรุ่นแอปแล้วเปิดอีกครั้ง ข้อมูลยังอยู่ครบ",
    "The data was written by a newer version of the app. Please update; everything is kept.",
)
BROKEN = Phrase(
    "เบราว์เซอร์หรือเครื่องนี้ไม่อนุญาตให้เก็บข้อมูล อาจเปิดอยู่ในโหมดส่วนตัว กรุณาเปิดด้วยหน้าต่างปกติ",
    "This browser or device does not allow storing data, perhaps because of a private window.",
)
BUSY_TITLE = Phrase("แอปเปิดอยู่ในหน้าต่างอื่นแล้ว", "The app is open in another window")
FULL_TITLE = Phrase("พื้นที่ในเครื่องเต็ม", "This device is full")
NEWER_TITLE = Phrase("ต้องปรับรุ่นแอปก่อน", "The app must be updated first")
RETRY = Phrase("ลองเปิดอีกครั้ง", "Try to open again")

COULD_READ = Phrase("อ่านงานที่ยังไม่ได้ส่งได้ {n} รายการ", "{n} unsent edits can be read", one="1 unsent edit can be read")
COULD_READ_PHOTOS = Phrase(
    "อ่านรูปภาพที่ยังไม่ได้ส่งได้ {n} รูป", "{n} unsent photos can be read", one="1 unsent photo can be read"
)
COULD_NOT = Phrase("ไม่พบงานที่ยังไม่ได้ส่งที่อ่านได้", "No unsent edits can be read")
INCOMPLETE = Phrase("บางส่วนของไฟล์อ่านไม่ได้", "Parts of the file cannot be read")
EXPORT = Phrase("บันทึกงานที่อ่านได้เป็นไฟล์", "Save what can be read to a file")
AGAIN = Phrase("เริ่มใหม่โดยเก็บไฟล์เดิมไว้", "Begin again and keep the old files")
AGAIN_TITLE = Phrase("เริ่มใหม่หรือไม่", "Begin again?")
AGAIN_TEXT = Phrase(
    "แอปจะเก็บไฟล์เดิมไว้ต่างหาก นำงานที่อ่านได้กลับเข้ามา แล้วรับข้อมูลจากเครื่องแม่ข่ายใหม่ ท่านต้องลงชื่อเข้าใช้อีกครั้ง",
    "The old files are set aside, what can be read is put back, and the rest comes from the server. "
    "You will need to sign in again.",
)
AGAIN_YES = Phrase("เริ่มใหม่", "Begin again")

TITLES: dict[str, Phrase] = {
    "storage_busy": BUSY_TITLE,
    "storage_full": FULL_TITLE,
    "database_newer": NEWER_TITLE,
}
SAID: dict[str, Phrase] = {
    "storage_busy": BUSY,
    "storage_full": FULL,
    "database_newer": NEWER,
    "database_corrupt": CORRUPT,
}
