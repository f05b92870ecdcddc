"""Words around documents that the server makes."""

from app.wording.language import Phrase

EXPORT = Phrase("ส่งออกเอกสาร", "Export")
EXPORT_TEXT = Phrase(
    "ไฟล์สร้างที่เครื่องแม่ข่ายด้วยสิทธิ์เดียวกับหน้าจอนี้ จึงต้องเชื่อมต่อเครือข่าย",
    "Files are made on the server under the same permissions as this screen, so they need a connection.",
)
XLSX = Phrase("ตาราง Excel (XLSX)", "Excel table (XLSX)")
CSV = Phrase("ตาราง CSV", "CSV table")
PDF = Phrase("บันทึกข้อความ (PDF)", "Memo (PDF)")
FEEDBACK_PDF = Phrase("ข้อมูลสะท้อนกลับ (PDF)", "Feedback (PDF)")
FETCHING = Phrase("กำลังขอไฟล์จากเครื่องแม่ข่าย…", "Asking the server for the file…")
NEEDS_CONNECTION = Phrase(
    "ขณะนี้ยังติดต่อเครื่องแม่ข่ายไม่ได้ การส่งออกต้องเชื่อมต่อเครือข่าย ข้อมูลบนหน้าจอยังใช้ได้ตามปกติ",
    "The server cannot be reached now. Exporting needs a connection; what you see here still works.",
)
READY = Phrase("ได้ไฟล์ {name} แล้ว", "{name} is ready")
