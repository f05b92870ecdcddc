"""Words while everything is fetched for the first time."""

from app.wording.language import Phrase

TITLE = Phrase("กำลังเตรียมเครื่องนี้ให้ใช้งานได้แม้ไม่มีสัญญาณ", "Getting this device ready to work offline")
TEXT = Phrase(
    "กรุณาเปิดหน้านี้ไว้จนครบทุกขั้น ครั้งต่อไปแอปจะเปิดได้ทันทีแม้ไม่มีอินเทอร์เน็ต",
    "Please keep this page open until all steps are done. Next time the app opens without a network.",
)
STEP_APP = Phrase("ติดตั้งแอปไว้ในเครื่อง", "Keep the app on this device")
STEP_ROOM = Phrase("ขอพื้นที่เก็บข้อมูลถาวร", "Ask for lasting storage")
STEP_RECEIVE = Phrase("รับข้อมูลตามบทบาทของท่าน", "Receive what your roles allow")
STEP_PHOTOS = Phrase("ตรวจภาพถ่าย", "Check photos")
STEP_CHECK = Phrase("ตรวจนับกับเครื่องแม่ข่าย", "Compare with the server")
DONE = Phrase("เสร็จแล้ว", "done")
DOING = Phrase("กำลังทำ", "in progress")
WAITING = Phrase("รอ", "waiting")
RECORDS = Phrase("{done} จาก {total} รายการ", "{done} of {total} records")
NOT_PROMISED = Phrase("เบราว์เซอร์ยังไม่รับรอง", "not promised by the browser")
ROOM_HINT = Phrase(
    "เบราว์เซอร์อาจลบข้อมูลเมื่อพื้นที่เต็ม แนะนำให้เพิ่มแอปไว้ที่หน้าจอหลัก และส่งข้อมูลบ่อย ๆ",
    "The browser may clear data when it runs short of room. Add the app to the home screen and sync often.",
)
OFFLINE_TITLE = Phrase("สัญญาณขาดไปก่อนรับข้อมูลครบ", "The connection ended before everything arrived")
OFFLINE = Phrase(
    "ข้อมูลที่รับแล้วยังอยู่ กดลองอีกครั้งเพื่อรับต่อจากเดิม",
    "What has arrived is kept. Try again to go on from there.",
)
FAILED_TITLE = Phrase("ยังรับข้อมูลไม่สำเร็จ", "Not everything could be fetched")
LEAVE = Phrase("ลงชื่อเข้าใช้ด้วยชื่ออื่น", "Sign in as somebody else")
