"""Names of the destinations."""

from app.wording.language import Phrase

HOME = Phrase("หน้าแรก", "Home")
OFFICE = Phrase("งานสำนักงาน", "Office")
OFFICE_BRIEF = Phrase("สำนักงาน", "Office")
FEEDBACK = Phrase("สะท้อนกลับ", "Feedback")
MATRIX = Phrase("ภาพรวม", "Overview")
CALENDAR = Phrase("ปฏิทิน", "Calendar")
SCHOOLS = Phrase("โรงเรียน", "Schools")
SETTINGS = Phrase("ตั้งค่า", "Settings")
MAIN = Phrase("เมนูหลัก", "Main menu")
NOT_FOUND_TITLE = Phrase("ไม่พบหน้านี้", "This page does not exist")
NOT_FOUND = Phrase(
    "ลิงก์อาจเก่าหรือไม่ครบ ข้อมูลในเครื่องยังอยู่ครบ กรุณากลับหน้าแรก",
    "The link may be old or incomplete. Your data is safe; please go back to the start.",
)
GO_HOME = Phrase("กลับหน้าแรก", "Go home")
