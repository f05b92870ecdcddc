"""Words of the first page."""

from app.wording.language import Phrase

HELLO = Phrase("สวัสดี {name}", "Hello {name}")
TODAY = Phrase("เยี่ยมวันนี้", "Visits today")
SOON = Phrase("เยี่ยมเร็ว ๆ นี้", "Coming visits")
UNFINISHED = Phrase("ยังบันทึกไม่เสร็จ", "Not finished yet")
AREA_TODAY = Phrase("คณะที่ออกเยี่ยมวันนี้", "Teams out today")
VISITORS = Phrase("คณะนิเทศที่จะมาเยี่ยมโรงเรียนของท่าน", "Visits to your school")
LED_BY = Phrase("หัวหน้าคณะ {name} · {n} คน", "Led by {name} · {n} people")
SUBMITTED_OF = Phrase("ส่งแบบแล้ว {done} จาก {total} คน", "{done} of {total} have submitted")
AGREEMENTS = Phrase("ข้อตกลงที่เกินหรือใกล้ครบกำหนด", "Agreements overdue or due soon")
FEEDBACK = Phrase("ข้อมูลสะท้อนกลับถึงโรงเรียนของท่าน", "Feedback for your school")
TO_PUBLISH = Phrase("รอท่านเผยแพร่ข้อมูลสะท้อนกลับ", "Waiting for you to publish feedback")
ANSWERED = Phrase("โรงเรียนตอบกลับแล้ว", "Schools have answered")

LEADER = Phrase("ท่านเป็นหัวหน้าคณะ", "You lead this visit")
STAGE_NONE = Phrase("ยังไม่เริ่มบันทึก", "Not started")
STAGE_STARTED = Phrase("บันทึกแล้ว {n} ตัวชี้วัด", "{n} indicators recorded", one="1 indicator recorded")
STAGE_SUBMITTED = Phrase("ส่งแบบแล้ว", "Submitted")
OPEN_VISIT = Phrase("เปิดการเยี่ยม", "Open the visit")

OWNER = Phrase("ผู้รับผิดชอบ {owner}", "In charge: {owner}")

UNREAD = Phrase("ยังไม่ได้เปิดอ่าน", "Not read yet")
UNANSWERED = Phrase("รอตอบ {n} ข้อ", "{n} items to answer", one="1 item to answer")
UNSIGNED = Phrase("ตอบครบแล้ว รอลงนามรับทราบ", "All answered, waiting for your signature")
VERSION = Phrase("ฉบับที่ {n}", "Version {n}")
OF_VISIT = Phrase("เยี่ยมเมื่อ {day} · {said}", "Visited {day} · {said}")
PUBLISH_NOW = Phrase("เยี่ยมเมื่อ {day}\nผู้ประเมินส่งครบแล้ว", "Visited {day}\nAll raters have submitted")
ANSWERS = Phrase("ตอบแล้ว {n} ข้อ", "{n} answers", one="1 answer")
SIGNED = Phrase("ลงนามรับทราบแล้ว", "Signed")
NOT_SIGNED = Phrase("ยังไม่ลงนามรับทราบ", "Not signed yet")

QUIET_TITLE = Phrase("วันนี้ไม่มีงานค้าง", "Nothing is due today")
QUIET = Phrase(
    "เมื่อมีกำหนดเยี่ยม ข้อตกลง หรือข้อมูลสะท้อนกลับใหม่ จะแสดงที่หน้านี้",
    "New visits, agreements and feedback will be shown here.",
)

ALL_SENT = Phrase("ส่งขึ้นเครื่องแม่ข่ายครบแล้ว", "Everything is on the server")
UNSENT = Phrase("บันทึกในเครื่องแล้ว รอส่ง {n} รายการ", "{n} edits saved here, to be sent", one="1 edit saved here")
UNSENT_PHOTOS = Phrase("รอส่งภาพ {n} ภาพ", "{n} photos to be sent", one="1 photo to be sent")
QUARANTINED = Phrase("มี {n} รายการที่ต้องตรวจดู", "{n} entries need a look", one="1 entry needs a look")
SYNCING = Phrase("กำลังส่งและรับข้อมูล…", "Sending and receiving…")
LAST_SYNC = Phrase("ส่งและรับข้อมูลล่าสุด {when}", "Last sync {when}")
NEVER_SYNCED = Phrase("ยังไม่เคยส่งข้อมูลจากเครื่องนี้", "This device has not synced yet")
OFFLINE = Phrase("ขณะนี้ไม่มีสัญญาณ ทำงานต่อได้ตามปกติ", "No connection just now; carry on as usual")
SIGN_IN_AGAIN = Phrase("กรุณาลงชื่อเข้าใช้อีกครั้งเพื่อส่งข้อมูล", "Please sign in again to send your data")
UPDATE = Phrase("มีแอปรุ่นใหม่พร้อมใช้", "A newer version of the app is ready")
UPDATE_NOTE = Phrase("ปรับรุ่นได้เมื่อสะดวก ข้อมูลในเครื่องยังอยู่ครบ", "Take it whenever it suits you; all data is kept.")
