"""Words of the sync page."""

from app.wording.language import Phrase

TITLE = Phrase("การส่งและรับข้อมูล", "Sending and receiving")
NOW = Phrase("ส่งและรับข้อมูล", "Sync now")
RUNNING = Phrase("กำลังส่งและรับข้อมูล…", "Syncing…")
STOP = Phrase("หยุดไว้ก่อน", "Stop for now")

SEND = Phrase("ส่งข้อมูล", "Sending")
RECEIVE = Phrase("รับข้อมูล", "Receiving")
PHOTOS = Phrase("ส่งภาพ", "Sending photos")
CHECK = Phrase("ตรวจนับกับเครื่องแม่ข่าย", "Comparing with the server")
PHASE_OF = Phrase("{phase} {done} จาก {total}", "{phase}: {done} of {total}")

ON_SERVER = Phrase("อยู่บนเครื่องแม่ข่ายแล้ว {done} จาก {total} รายการ", "{done} of {total} entries on the server")
NOTHING_SENT = Phrase("เครื่องนี้ยังไม่มีข้อมูลที่ต้องส่ง", "Nothing to send from this device yet")
OF_THESE_ASIDE = Phrase(
    "ในจำนวนนี้เครื่องแม่ข่ายยังไม่รับ {n} รายการ ดูเหตุผลด้านล่าง",
    "{n} of them are not accepted yet; the reasons are below",
    one="1 of them is not accepted yet; the reason is below",
)
COUNTED = Phrase("นับโดยเครื่องแม่ข่าย {when}", "Counted by the server, {when}")
RECEIPT = Phrase("เลขที่ใบรับ {n}", "Receipt no. {n}")
NEVER = Phrase("เครื่องนี้ยังไม่เคยส่งข้อมูล", "This device has not synced yet")

WAITING_TITLE = Phrase("รอส่งจากเครื่องนี้", "Waiting on this device")
WAITING_NONE = Phrase("ไม่มีสิ่งใดรอส่ง", "Nothing is waiting")
WAITING_EDITS = Phrase(
    "ข้อมูล {n} รายการ บันทึกในเครื่องแล้ว", "{n} edits, saved on this device", one="1 edit, saved on this device"
)
WAITING_PHOTOS = Phrase("ภาพ {n} ภาพ ({size})", "{n} photos ({size})", one="1 photo ({size})")
PHOTOS_LATER = Phrase("ภาพส่งหลังข้อมูล และส่งต่อจากเดิมได้เมื่อสัญญาณขาด", "Photos follow the text and go on where they stopped.")
PHOTO_PERCENT = Phrase("รูปภาพ {n} จาก {total} · {percent} %", "Photo {n} of {total} · {percent} %")
PHOTO_WAITS = Phrase("รูปภาพ {n} จาก {total} · รอส่ง", "Photo {n} of {total} · waiting")
PHOTOS_MORE = Phrase("และอีก {n} ภาพ", "and {n} more", one="and 1 more")
PHOTOS_HELD = Phrase(
    "รอ Wi-Fi ตามที่ตั้งค่าไว้ ข้อมูลอื่นส่งตามปกติ", "Waiting for Wi-Fi, as set. Everything else is sent as always."
)
LOST_PHOTOS = Phrase(
    "ภาพ {n} ภาพหายไปจากเครื่องนี้ก่อนส่ง",
    "{n} photos are gone from this device before they were sent",
    one="1 photo is gone from this device before it was sent",
)
LOST_PHOTOS_NOTE = Phrase(
    "ข้อมูลอื่นอยู่ครบและส่งตามปกติ หากยังมีภาพต้นฉบับ กรุณาเพิ่มภาพในข้อค้นพบอีกครั้ง",
    "Nothing else is affected. If you still have the original, please add it to the finding again.",
)
REFUSED_PHOTOS = Phrase("เครื่องแม่ข่ายไม่รับภาพ {n} ภาพ", "{n} photos were not accepted", one="1 photo was not accepted")

OFFLINE_TITLE = Phrase("ขณะนี้ไม่มีสัญญาณ", "No connection just now")
OFFLINE = Phrase(
    "ทุกอย่างบันทึกอยู่ในเครื่องนี้ ทำงานต่อได้ตามปกติ แอปจะส่งให้เองเมื่อมีสัญญาณ",
    "Everything is saved on this device. Carry on; the app sends it when there is a connection.",
)
BUSY = Phrase("เครื่องแม่ข่ายมีผู้ใช้มาก แอปจะลองใหม่ให้เอง", "The server is busy; the app tries again by itself.")
FAULT = Phrase(
    "เครื่องแม่ข่ายขัดข้อง ข้อมูลยังอยู่ครบในเครื่อง แอปจะลองใหม่ให้เอง", "The server failed. Your data is kept; the app tries again."
)
SIGN_IN_TITLE = Phrase("กรุณาลงชื่อเข้าใช้อีกครั้ง", "Please sign in again")
SIGN_IN = Phrase("สิทธิ์ของเครื่องนี้หมดอายุ ข้อมูลที่ยังไม่ได้ส่งยังอยู่ครบ", "This device's access ended. Unsent work is kept.")
SIGN_IN_NOW = Phrase("ลงชื่อเข้าใช้", "Sign in")
OUTDATED_TITLE = Phrase("แอปรุ่นนี้เก่าเกินไปสำหรับการส่งข้อมูล", "This version is too old to sync")
SERVER_OUTDATED_TITLE = Phrase("เครื่องแม่ข่ายเก่าเกินไปสำหรับแอปรุ่นนี้", "The server is too old for this app")
REFUSED_TITLE = Phrase("เครื่องแม่ข่ายไม่รับคำขอนี้", "The server did not accept the request")
STORAGE_TITLE = Phrase("เครื่องนี้เก็บข้อมูลเพิ่มไม่ได้", "This device cannot store more")
REPAIRED = Phrase("พบข้อมูลไม่ตรงกันและแก้ให้ตรงแล้ว", "A difference was found and put right")
DIFFERING = Phrase(
    "ยังมีข้อมูลบางส่วนไม่ตรงกัน แอปจะตรวจอีกครั้งในรอบถัดไป", "Some data still differs; the app looks again next time"
)
CLOCK = Phrase(
    "นาฬิกาของเครื่องนี้{way} {span} กรุณาตั้งเวลาอัตโนมัติ", "This device's clock is {span} {way}; please set it automatically"
)

KEPT_ASIDE = Phrase("รายการที่เครื่องแม่ข่ายยังไม่รับ", "Not accepted by the server")
KEPT_ASIDE_NOTE = Phrase(
    "ข้อมูลยังอยู่ในเครื่องและไม่กระทบรายการอื่น แก้ตามเหตุผลแล้วส่งใหม่ หรือไม่เก็บรายการนั้น",
    "They are kept here and do not hold up the rest. Correct them and send again, or let them go.",
)
AWAITS_UPDATE = Phrase(
    "แอปในเครื่องนี้ใหม่กว่าเครื่องแม่ข่าย ซึ่งยังไม่รู้จักรายการนี้ เมื่อผู้ดูแลปรับรุ่นเครื่องแม่ข่ายแล้ว รายการนี้จะถูกรับเข้าเอง",
    "This app is newer than the server, which does not know this entry yet. It is taken in by itself once the server "
    "is updated.",
)
TRY_AGAIN = Phrase("ส่งรายการเหล่านี้ใหม่", "Send these again")
LET_GO = Phrase("ไม่เก็บรายการนี้", "Let this one go")
LET_ALL_GO = Phrase("ไม่เก็บทั้ง {n} รายการ", "Let all {n} go")
LET_GO_TITLE = Phrase("ไม่เก็บ {n} รายการนี้หรือไม่", "Let these {n} entries go?", one="Let this entry go?")
LET_ALL_GO_TEXT = Phrase(
    "รายการเหล่านี้จะไม่แสดงในหน้าจออีก แต่ยังอยู่ในประวัติของเครื่องนี้",
    "They disappear from the screens and stay in the history of this device.",
)
AFFECTED = Phrase("ด้วยเหตุนี้ยังไม่รับ {n} รายการ", "{n} entries for this reason", one="1 entry for this reason")
SHOW_MORE = Phrase("ดูอีก {n} รายการ", "Show {n} more", one="Show 1 more")
LET_GO_TEXT = Phrase(
    "รายการนี้จะไม่แสดงในหน้าจออีก แต่ยังอยู่ในประวัติของเครื่องนี้",
    "It disappears from the screens and stays in the history of this device.",
)
LET_GO_YES = Phrase("ไม่เก็บ", "Let it go")
WRITTEN_AT = Phrase("บันทึกเมื่อ {when}", "Written {when}")

CARRY = Phrase("ไฟล์งานที่ยังไม่ได้ส่ง", "A file of unsent work")
CARRY_NOTE = Phrase(
    "บันทึกงานในเครื่องนี้เป็นไฟล์ที่เข้ารหัส หรือเปิดไฟล์ที่นำมาจากเครื่องอื่น",
    "Save this device's work to a sealed file, or open one brought from another device.",
)

HISTORY = Phrase("การส่งครั้งก่อน", "Earlier syncs")
HISTORY_LINE = Phrase(
    "เลขที่ใบรับ {number} · {done} จาก {total} รายการ", "Receipt no. {number} · {done} of {total} entries"
)

KINDS = {
    "sheet": Phrase("แบบประเมิน", "Sheet"),
    "checksheet": Phrase("แบบติดตามที่กรอก", "Filled-in checklist"),
    "checklist": Phrase("แบบติดตาม", "Checklist"),
    "checklist_draft": Phrase("ร่างแบบติดตาม", "Draft of a checklist"),
    "finding": Phrase("ข้อค้นพบ", "Finding"),
    "concern": Phrase("เรื่องที่แจ้งเป็นความลับ", "Told in confidence"),
    "addressee": Phrase("ผู้รับแจ้งเรื่องที่เป็นความลับ", "Who is told in confidence"),
    "phrase": Phrase("ถ้อยคำที่ใช้บ่อย", "Phrase"),
    "counts": Phrase("ตารางนับ", "Count table"),
    "consensus": Phrase("ผลที่คณะเห็นร่วมกัน", "Agreed level"),
    "calibration": Phrase("การปรับเทียบ", "Calibration"),
    "calibration_sheet": Phrase("แบบปรับเทียบ", "Calibration sheet"),
    "convention": Phrase("แนวพิจารณาร่วม", "Convention"),
    "visit": Phrase("การเยี่ยม", "Visit"),
    "feedback": Phrase("ข้อมูลสะท้อนกลับ", "Feedback"),
    "agreement": Phrase("ข้อตกลง", "Agreement"),
    "receipt": Phrase("การเปิดอ่าน", "Receipt of reading"),
    "response": Phrase("คำตอบของโรงเรียน", "School's answer"),
    "acknowledgement": Phrase("การลงนามรับทราบ", "Acknowledgement"),
    "debrief": Phrase("สรุปก่อนกลับ", "Before leaving"),
    "signature": Phrase("ลายมือชื่อใต้สิ่งที่อ่านร่วมกัน", "Signature under what was read"),
    "school": Phrase("ข้อมูลโรงเรียน", "School"),
    "person": Phrase("ข้อมูลบุคคล", "Person"),
    "role": Phrase("บทบาท", "Role"),
    "office": Phrase("ข้อมูลสำนักงาน", "Office"),
    "round": Phrase("รอบการเยี่ยม", "Round of visits"),
    "target": Phrase("โรงเรียนกลุ่มเป้าหมาย", "Target school"),
    "ground": Phrase("ผลที่ทำให้เป็นกลุ่มเป้าหมาย", "Result that made it a target"),
    "period": Phrase("วันในปฏิทิน", "Days in the calendar"),
}
