"""Words around taking a photo, looking at it before it is kept, and drawing on it."""

from app.wording.language import Phrase

TAKE = Phrase("ถ่ายภาพ", "Take a photo")
CHOOSE = Phrase("เลือกภาพ", "Choose photos")
CHECK = Phrase("ดูภาพก่อนเก็บ", "Look before keeping")
NTH = Phrase("ภาพที่ {n} จาก {total}", "Photo {n} of {total}")
REMIND = Phrase("เบลอใบหน้าและชื่อบุคคล ภาพก่อนเบลอจะไม่ถูกเก็บ", "Blur faces and names; what is under a blur is never kept")
PICTURE = Phrase("ภาพที่กำลังดู ใช้นิ้วถูเพื่อเบลอหรือลากลูกศร", "The photo: rub to blur, drag for an arrow")
TOOL = Phrase("วาดบนภาพ", "Draw on the photo")
BLUR = Phrase("เบลอ", "Blur")
ARROW = Phrase("ลูกศร", "Arrow")
FACES = Phrase("มีใบหน้าที่โรงเรียนอนุญาตแล้ว", "Faces, with the school's leave")
FACES_SHOWN = Phrase("มีใบหน้า ไม่พิมพ์ในเอกสาร", "Faces; printed in no document")
UNDO = Phrase("ย้อนสิ่งที่วาดล่าสุด", "Undo what was drawn last")
KEEP = Phrase("เก็บภาพนี้", "Keep this photo")
LEAVE_OUT = Phrase("ไม่เก็บภาพนี้", "Do not keep this photo")
CHECK_AGAIN = Phrase("เบลอหรือวาดเพิ่ม", "Blur or draw more")
KEEP_INSTEAD = Phrase("ใช้ภาพนี้แทน", "Use this instead")
LEAVE_IT = Phrase("ไม่เปลี่ยนภาพ", "Leave the photo as it is")
REMIND_AGAIN = Phrase(
    "ภาพนี้จะแทนภาพเดิมทุกที่ที่แสดง คำบรรยายยังอยู่ ส่วนภาพเดิมเหลือในประวัติเท่านั้น",
    "It takes the old one’s place wherever that is shown; the caption stays. The old one is left in the history only.",
)
PREPARING = Phrase("กำลังเตรียมภาพ {n} ภาพ", "Preparing {n} photos", one="Preparing 1 photo")
NOT_A_PHOTO = Phrase(
    "เปิดภาพไม่ได้ {n} ไฟล์: {names}", "{n} files could not be read: {names}", one="1 file could not be read: {names}"
)
TOO_SLOW = Phrase(
    "เครื่องใช้เวลานานเกินไป จึงยังไม่ได้เตรียมภาพ {n} ไฟล์: {names} กรุณาปิดแอปอื่นที่เปิดอยู่ แล้วเลือกภาพนั้นอีกครั้ง "
    "หากยังไม่ได้ กรุณาถ่ายใหม่ด้วยความละเอียดที่ต่ำลง",
    "This device took too long over {n} files: {names}. Please close other apps and choose them again; "
    "if that does not help, take them anew with fewer pixels.",
    one="This device took too long over 1 file: {names}. Please close other apps and choose it again; "
    "if that does not help, take it anew with fewer pixels.",
)
DRAWN_TOO_SLOWLY = Phrase(
    "เครื่องใช้เวลานานเกินไป จึงยังไม่ได้เก็บภาพนี้ ภาพและสิ่งที่วาดยังอยู่ในหน้านี้ กรุณาปิดแอปอื่นที่เปิดอยู่ แล้วกด “{button}” อีกครั้ง",
    "This device took too long, so the photo is not kept yet. It is still on this page with what you drew. "
    "Please close other apps and press “{button}” again.",
)
NO_ROOM = Phrase(
    "พื้นที่ในเครื่องเต็ม จึงยังไม่ได้เก็บภาพนี้ ภาพยังอยู่ในหน้านี้ และสิ่งที่บันทึกไว้ก่อนหน้ายังอยู่ครบ "
    "กรุณาลบไฟล์หรือภาพอื่นที่ไม่ใช้ในเครื่อง แล้วกด “{button}” อีกครั้ง",
    "This device has no room left, so the photo is not kept yet. It is still on this page, and all that was saved "
    "before is kept. Please delete other files or photos of this device and press “{button}” again.",
)
NOT_KEPT = Phrase("ยังเก็บภาพไม่ได้ ภาพยังอยู่ในหน้านี้ แต่ยังไม่ได้บันทึก", "Not kept yet; the photo is still on this page")
NO_PICTURE = Phrase("ไม่มีภาพจากกล้อง", "No photo came from the camera")
NO_PICTURE_WHY = Phrase(
    "หากกล้องไม่เปิด กรุณาอนุญาตให้เบราว์เซอร์ใช้กล้องในการตั้งค่าของเครื่อง หรือเลือกภาพที่ถ่ายไว้แล้ว ข้อความที่เขียนไว้ไม่หาย",
    "If the camera did not open, let the browser use it in the settings of this device, or choose a photo taken "
    "before. Nothing you wrote is lost.",
)
