"""Words for the second copy of unsent work, and for what was taken from it."""

from app.wording.language import Phrase

DAMAGED = Phrase("ไฟล์ข้อมูลในเครื่องเสียหาย แอปเริ่มไฟล์ใหม่ให้แล้ว", "The data file was damaged; the app has begun a new one")
MISSING = Phrase("ไม่พบไฟล์ข้อมูลในเครื่อง แอปเริ่มไฟล์ใหม่ให้แล้ว", "The data file was missing; the app has begun a new one")
BEHIND = Phrase("ไฟล์ข้อมูลในเครื่องขาดบางส่วน แอปเติมให้แล้ว", "Parts of the data file were missing; the app has put them back")

EDITS = Phrase(
    "นำงานที่ยังไม่ได้ส่งกลับมาจากสำเนาสำรองในเครื่องแล้ว {n} รายการ",
    "{n} unsent edits are back from the second copy",
    one="1 unsent edit is back from the second copy",
)
PHOTOS = Phrase("นำรูปภาพที่ยังไม่ได้ส่งกลับมาแล้ว {n} รูป", "{n} unsent photos are back", one="1 unsent photo is back")
NOTHING = Phrase("ไม่มีงานที่ยังไม่ได้ส่งค้างอยู่ในสำเนาสำรองในเครื่อง", "There was no unsent work in the second copy")
LOOK = Phrase(
    "กรุณาตรวจดูสิ่งที่บันทึกหลังสุด เพราะสำเนาอาจยังไม่มีสิ่งที่บันทึกในวินาทีสุดท้าย",
    "Please look at what you saved last: the copy may lack the last second.",
)
REST = Phrase("ข้อมูลที่ส่งแล้วจะรับใหม่จากเครื่องแม่ข่าย", "What was sent comes from the server again.")
UNDERSTOOD = Phrase("รับทราบ", "Understood")

KEPT = Phrase("สำเนาสำรองในเครื่อง", "Second copy on this device")
KEPT_NOTE = Phrase(
    "งานที่ยังไม่ได้ส่งมีสำเนาในไฟล์แยกต่างหาก เผื่อไฟล์หลักเสียหาย แต่หากเบราว์เซอร์ล้างข้อมูลทั้งหมด สำเนาจะหายไปด้วย",
    "Unsent work is also kept in files of its own, in case the main file is damaged. "
    "When the browser clears all its data, the copy goes too.",
)
BEHIND_NOTE = Phrase(
    "ขณะนี้ยังเขียนสำเนาไม่ได้ อาจเป็นเพราะพื้นที่ในเครื่องเต็ม งานที่บันทึกแล้วยังอยู่ครบในไฟล์หลัก",
    "The copy cannot be written now, perhaps for want of room. Everything saved is in the main file.",
)

CLEARED = Phrase("ข้อมูลของแอปในเบราว์เซอร์นี้เคยถูกล้าง", "This browser’s data for the app was cleared")
CLEARED_TEXT = Phrase(
    "แอปเคยใช้งานในเบราว์เซอร์นี้ แต่ไม่พบไฟล์ข้อมูลแล้ว สิ่งที่ยังไม่ได้ส่งในขณะนั้นไม่อยู่ในเครื่องนี้อีก",
    "The app was used in this browser before, but its files are gone. What was unsent then is no longer here.",
)
PERHAPS = Phrase("ท่านเคยใช้แอปในเครื่องแบบเดียวกันนี้", "You have used the app on a device like this one")
PERHAPS_TEXT = Phrase(
    "ถ้าเป็นเบราว์เซอร์นี้ แสดงว่าข้อมูลของแอปถูกล้างไปแล้ว ถ้าเป็นอีกเครื่องหนึ่ง กรุณาเปิดแอปในเครื่องนั้นเพื่อส่งข้อมูล",
    "If it was this browser, its data was cleared. If it is another device, please open the app there to send.",
)
LAST_SAID = Phrase(
    "ตามรายงานครั้งสุดท้ายของ {name} {when} ยังไม่ได้ส่ง {n} รายการ",
    "By the last report of {name}, {when}, {n} edits were unsent",
    one="By the last report of {name}, {when}, 1 edit was unsent",
)
LAST_NOTHING = Phrase(
    "ตามรายงานครั้งสุดท้ายของ {name} {when} ไม่มีงานค้างส่ง แต่สิ่งที่บันทึกหลังจากนั้นอาจหายไป",
    "By the last report of {name}, {when}, nothing was unsent, but what was saved after that may be lost",
)
LAST_UNKNOWN = Phrase("เครื่องแม่ข่ายไม่ทราบว่าขณะนั้นมีงานค้างส่งหรือไม่", "The server does not know whether anything was unsent")
CLEARED_NEXT = Phrase(
    "กรุณาตรวจดูงานล่าสุดของท่าน และกรอกส่วนที่ขาดอีกครั้ง", "Please look at your latest work and fill in again what is missing."
)
