"""Words for the moment something went wrong that nobody foresaw."""

from app.wording.language import Phrase

TITLE = Phrase("หน้านี้แสดงผลไม่สำเร็จ", "This page could not be shown")
KEPT = Phrase(
    "ข้อมูลของท่านยังอยู่ครบในเครื่องนี้ กรุณากดลองอีกครั้ง หากยังไม่สำเร็จให้กลับหน้าแรกแล้วแจ้งผู้ดูแลระบบ",
    "Your data is kept on this device. Please try again; if it still fails, go home and tell the administrator.",
)
RETRY = Phrase("ลองอีกครั้ง", "Try again")
HOME = Phrase("กลับหน้าแรก", "Go home")
NOT_DONE = Phrase(
    "ทำรายการนี้ไม่สำเร็จ สิ่งที่บันทึกไว้ก่อนหน้ายังอยู่ครบ กรุณาลองอีกครั้ง",
    "That did not work. What was saved before is kept; please try again.",
)
