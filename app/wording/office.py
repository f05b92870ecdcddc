"""Words of the secretariat's screens."""

from app.wording.language import Phrase

TITLE = Phrase("งานสำนักงาน", "Office")
SUBTITLE = Phrase(
    "ตั้งค่าเขตพื้นที่ เตรียมการเยี่ยม และดูแลผู้ใช้",
    "Set up the area, prepare visits, look after people",
)
FACTS = Phrase("ข้อมูลสำนักงาน", "The office")
FACTS_NOTE = Phrase("ชื่อในเอกสาร และวันเปิดปิดภาคเรียน", "Names in documents, and the terms")
SCHOOLS = Phrase("โรงเรียน", "Schools")
INSTRUMENTS = Phrase("แบบประเมิน", "Instruments")
PEOPLE = Phrase("บุคลากรและบทบาท", "People and roles")
VISITS = Phrase("การเยี่ยม", "Visits")
REGISTERS = {"facts": FACTS, "schools": SCHOOLS, "instruments": INSTRUMENTS, "people": PEOPLE, "visits": VISITS}
DEVICES = Phrase("เครื่องที่ลงชื่อเข้าใช้", "Signed-in devices")
N_SCHOOLS = Phrase("{n} แห่ง", "{n} schools", one="1 school")
N_INSTRUMENTS = Phrase("เผยแพร่แล้ว {n} แบบ", "{n} published", one="1 published")
N_EDITIONS = Phrase("{n} รุ่น", "{n} editions", one="1 edition")
N_PEOPLE = Phrase("{n} คน", "{n} people", one="1 person")
N_VISITS = Phrase("กำลังจะถึง {n} ครั้ง", "{n} to come", one="1 to come")
DEVICES_NOTE = Phrase("ดูการใช้งานล่าสุด และเพิกถอนสิทธิ์เครื่องที่หาย", "Last use; sign out a lost phone")
NEEDS_CONNECTION = Phrase(
    "ส่วนนี้ต้องเชื่อมต่อเครื่องแม่ข่าย กรุณาลองใหม่เมื่อมีสัญญาณ", "This needs a connection; please try again when you have one."
)
NOTHING_STORED = Phrase(
    "ยังไม่ได้บันทึกสิ่งใด กรุณาแก้ไฟล์ตามรายการแล้วเลือกใหม่",
    "Nothing was stored. Mend the file and choose it again.",
)
N_PROBLEMS = Phrase("พบข้อผิดพลาด {n} แห่ง", "{n} problems found", one="1 problem found")
MORE_PROBLEMS = Phrase("และอีก {n} แห่งที่ไม่ได้แสดง", "and {n} more")
ROW = Phrase("แถวที่ {n}", "row {n}")
COLUMN = Phrase("คอลัมน์ {name}", "column {name}")
CHOOSE_FILE = Phrase("เลือกไฟล์", "Choose a file")
CHOOSE_OTHER = Phrase("เลือกไฟล์อื่น", "Choose another file")
CHOOSE_MENDED = Phrase("เลือกไฟล์ที่แก้แล้ว", "Choose the mended file")
CHECKING = Phrase("กำลังตรวจไฟล์…", "Checking the file…")
CANCEL = Phrase("ยกเลิก", "Cancel")
SAVE = Phrase("บันทึก", "Save")
ADVICE = Phrase("วิธีแก้: {advice}", "What to do: {advice}")

# a new office
FOUNDING = Phrase("เตรียมระบบก่อนการเยี่ยมครั้งแรก", "Before the first visit")
FOUNDING_HOW = Phrase(
    "ทำตามลำดับนี้ แต่ละขั้นใช้ข้อมูลของขั้นก่อนหน้า กลับมาทำต่อเมื่อใดก็ได้",
    "Follow this order: each step needs the one before. You can stop and go on at any time.",
)
FOUNDED_OF = Phrase("เสร็จแล้ว {done} จาก {total} ขั้น", "{done} of {total} steps done")
FOUNDING_NEXT = Phrase("ขั้นต่อไป: {step}", "Next: {step}")
STEP_DONE = Phrase("เสร็จแล้ว", "Done")
LATER = Phrase("ภายหลัง", "Later on")
STEPS = {
    "facts": Phrase("กรอกข้อมูลสำนักงาน", "Fill in the office"),
    "schools": Phrase("นำเข้ารายชื่อสถานศึกษา", "Import the schools"),
    "instruments": Phrase("เผยแพร่แบบประเมิน", "Publish the instruments"),
    "people": Phrase("เพิ่มบุคลากรและส่งคำเชิญ", "Add people and invite them"),
    "visits": Phrase("สร้างการเยี่ยมครั้งแรก", "Plan the first visit"),
}
LACKS = {
    "title": Phrase("ยังไม่มีชื่อสำนักงาน", "no name of the office yet"),
    "group": Phrase("ยังไม่มีชื่อกลุ่มงาน", "no name of the group yet"),
    "schools": Phrase("ยังไม่มีรายชื่อ", "none yet"),
    "instruments": Phrase("ยังไม่มีแบบประเมิน", "none yet"),
    "team": Phrase("ยังไม่มีผู้ออกเยี่ยม", "nobody who may visit yet"),
    "principals": Phrase("ยังไม่มีผู้บริหารสถานศึกษา", "no principal yet"),
    "visits": Phrase("ยังไม่มีการเยี่ยม", "none yet"),
}

NEEDED_FIRST = Phrase("ยังสร้างการเยี่ยมไม่ได้", "No visit can be planned yet")
NEEDS = {
    "schools": Phrase("ต้องมีรายชื่อสถานศึกษา", "schools are needed"),
    "instruments": Phrase("ต้องมีแบบประเมินที่เผยแพร่แล้ว", "a published instrument is needed"),
    "team": Phrase("ต้องมีผู้ที่มีบทบาทออกเยี่ยม", "somebody who may visit is needed"),
}
TO_FOUNDING = Phrase("ไปหน้างานสำนักงาน", "Go to the office's page")

# the office itself
OFFICE_TITLE = Phrase("ชื่อสำนักงาน", "Name of the office")
OFFICE_TITLE_NOTE = Phrase("ใช้ในบันทึกข้อความและหน้าลงชื่อเข้าใช้", "Stands in memos and where people sign in")
OFFICE_TITLE_EN = Phrase("ชื่อภาษาอังกฤษ (ถ้ามี)", "Name in English")
OFFICE_GROUP = Phrase("กลุ่มงานเจ้าของเรื่อง", "The group in charge")
OFFICE_GROUP_NOTE = Phrase("เช่น กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา", "for example: the supervision group")
TERMS = Phrase("วันเปิดและปิดภาคเรียน", "Terms")
TERMS_NOTE = Phrase("แก้ไขเมื่อเขตพื้นที่กำหนดวันต่างจากระเบียบ", "Change them where the area differs from the regulation")
TERM_STARTS = Phrase("วันเปิดภาคเรียน", "First day")
TERM_ENDS = Phrase("วันสุดท้ายของภาคเรียน", "Last day")
TERM_USUAL = Phrase("กลับไปใช้วันตามระเบียบ", "Use the days of the regulation")
TERM_IS_USUAL = Phrase("เป็นวันตามระเบียบกระทรวงศึกษาธิการ", "These are the days of the ministry's regulation")
TERM_BACKWARDS = Phrase("วันสุดท้ายต้องอยู่หลังวันเปิดภาคเรียน", "The last day must be after the first")

# schools
SCHOOLS_HOW = Phrase(
    "นำเข้ารายชื่อสถานศึกษาจากไฟล์ CSV หรือ XLSX ระบบจะตรวจทุกแถวก่อน และบันทึกเมื่อท่านยืนยันเท่านั้น",
    "Import schools from a CSV or XLSX file. Every row is checked first; nothing is stored until you confirm.",
)
SCHOOLS_COLUMNS = Phrase(
    "หัวตารางที่ต้องมี: “รหัสสถานศึกษา” (10 หลัก) และ “ชื่อสถานศึกษา” หรือใช้ code10 และ name_th",
    "Needed headings: “รหัสสถานศึกษา” (ten digits) and “ชื่อสถานศึกษา”, or code10 and name_th.",
)
SCHOOLS_OTHERS = Phrase(
    "หัวตารางอื่นใส่เท่าที่มี เช่น สหวิทยาเขต อำเภอ ขนาด ระดับชั้น นักเรียน ครู ห้องเรียน ระยะทาง สัญญาณอินเทอร์เน็ต",
    "Others as far as you have them, such as สหวิทยาเขต (cluster), อำเภอ (district), ขนาด (size), นักเรียน (pupils).",
)
SCHOOLS_NOW = Phrase("มีในระบบแล้ว {n} แห่ง", "{n} schools so far", one="1 school so far")
SCHOOLS_NONE = Phrase("ยังไม่มีรายชื่อสถานศึกษาในระบบ", "No schools yet")
SEE_SCHOOLS = Phrase("ดูรายชื่อ", "See the list")
SCHOOLS_SUMMARY = Phrase(
    "เพิ่มใหม่ {new} แห่ง · เปลี่ยนแปลง {changed} แห่ง · เหมือนเดิม {same} แห่ง",
    "{new} new, {changed} changed, {same} the same",
)
IMPORT = Phrase("นำเข้ารายชื่อนี้", "Import this list")
IMPORTED = Phrase("นำเข้าเรียบร้อยแล้ว: {summary}", "Imported: {summary}")

# instruments
INSTRUMENTS_HOW = Phrase(
    "เผยแพร่แบบประเมินจากไฟล์ YAML เมื่อเผยแพร่แล้วจะแก้ไขไม่ได้ แบบที่กรอกไปแล้วยังเปิดได้ในรุ่นเดิมเสมอ",
    "Publish an instrument from a YAML file. A published version never changes; filled sheets keep their version.",
)
NO_INSTRUMENTS = Phrase("ยังไม่มีแบบประเมินที่เผยแพร่", "No instrument is published yet")
NO_INSTRUMENTS_HOW = Phrase(
    "เลือกไฟล์แบบประเมินด้านบน เมื่อเผยแพร่แล้วจึงเลือกใช้กับการเยี่ยมได้",
    "Choose an instrument file above; once published it can be used on visits.",
)
PUBLISHED_SO_FAR = Phrase("แบบประเมินที่เผยแพร่แล้ว", "Published instruments")
EDITION = Phrase("รุ่น {version}", "edition {version}")
KEY = Phrase("รหัสแบบประเมิน {key}", "Key {key}")
NEWEST = Phrase("รุ่นล่าสุด", "Latest edition")
OLDER = Phrase("รุ่นก่อน ยังเปิดดูแบบที่กรอกไว้ได้", "Earlier edition; its filled sheets can still be opened")
COUNT_TABLE = Phrase("ตารางนับ", "Count table")
WAIVER = Phrase("เหตุผลที่ใช้ก่อนผ่านการรับรอง", "Why it is used before its trial is complete")
WAIVER_NOTE = Phrase(
    "แบบประเมินนี้ยังไม่ผ่านการรับรองคุณภาพ จึงต้องบันทึกเหตุผลไว้เป็นหลักฐาน",
    "It is not approved yet, so a reason is kept on record.",
)
PUBLISH = Phrase("เผยแพร่แบบประเมินนี้", "Publish this instrument")
PUBLISHED = Phrase(
    "เผยแพร่{title} รุ่น {version} แล้ว เครื่องของผู้ใช้จะได้รับเมื่อส่งและรับข้อมูลครั้งถัดไป",
    "{title}, edition {version}, is published; devices receive it at their next sync.",
)
N_INDICATORS = Phrase("{n} ตัวชี้วัด", "{n} indicators", one="1 indicator")
WAIVED = Phrase("ใช้ก่อนผ่านการรับรอง เหตุผล: {waiver}", "Used before its approval: {waiver}")

# people
FIND_PERSON = Phrase("ค้นหาบุคลากร", "Search people")
ADD_PERSON = Phrase("เพิ่มบุคลากร", "Add a person")
NEW_PERSON = Phrase("บุคลากรใหม่", "New person")
PERSON_TITLE = Phrase("คำนำหน้า", "Title")
GIVEN = Phrase("ชื่อ", "Given name")
SURNAME = Phrase("นามสกุล", "Surname")
POSITION = Phrase("ตำแหน่ง", "Position")
LOGIN = Phrase("ชื่อผู้ใช้", "Login")
LOGIN_NOTE = Phrase("ใช้ลงชื่อเข้าใช้บนเครื่องอื่นในภายหลัง", "For signing in on another device later")
GIVEN_NEEDED = Phrase("กรุณากรอกชื่อ", "Please enter the given name")
LOGIN_NEEDED = Phrase("กรุณากรอกชื่อผู้ใช้", "Please enter a login")
LOGIN_TAKEN = Phrase(
    "ชื่อผู้ใช้นี้มีผู้ใช้แล้ว กรุณาตั้งชื่ออื่น",
    "This login is taken; choose another",
)
NO_PERSON = Phrase("ไม่พบผู้ที่ตรงกับคำค้น", "Nobody matches")
PICK_PERSON_TITLE = Phrase("เลือกบุคลากรจากรายชื่อ", "Choose a person from the list")
PICK_PERSON = Phrase(
    "ข้อมูล บทบาท คำเชิญ และเครื่องของผู้นั้นจะแสดงที่นี่", "Facts, roles, invitations and devices will be shown here."
)
ROLES = Phrase("บทบาท", "Roles")
NO_ROLE = Phrase("ยังไม่มีบทบาท", "No role yet")
ADD_ROLE = Phrase("เพิ่มบทบาท", "Add a role")
ROLE_SCHOOL = Phrase("สถานศึกษาที่ดูแล", "School")
ROLE_SCHOOL_NEEDED = Phrase("บทบาทนี้ต้องระบุสถานศึกษา", "This role needs a school")
CHOOSE_ROLE = Phrase("เลือกบทบาท", "Choose a role")
ROLE_NEEDED = Phrase("กรุณาเลือกบทบาท", "Please choose a role")
STARTS = Phrase("เริ่มวันที่", "From")
ENDS = Phrase("ถึงวันที่ (ไม่กำหนดก็ได้)", "Until (may be left open)")
ORDER_NO = Phrase("คำสั่งเลขที่", "Order number")
STARTS_NEEDED = Phrase("กรุณาระบุวันที่เริ่ม", "Please give the first day")
ENDS_BEFORE = Phrase("วันสิ้นสุดอยู่ก่อนวันเริ่ม", "The last day is before the first")
PERIOD_OPEN = Phrase("ตั้งแต่ {starts}", "since {starts}")
PERIOD = Phrase("{starts} ถึง {ends}", "{starts} to {ends}")
ENDED = Phrase("สิ้นสุดแล้ว", "ended")
END_ROLE = Phrase("สิ้นสุดบทบาทนี้วันนี้", "End this role today")
END_ROLE_ASK = Phrase("สิ้นสุดบทบาท {role} ในวันนี้หรือไม่", "End the role {role} today?")
END_ROLE_TEXT = Phrase(
    "พรุ่งนี้เครื่องของผู้นี้จะไม่เห็นข้อมูลตามบทบาทนี้อีก งานที่ยังไม่ได้ส่งจะยังส่งได้และเก็บไว้ตรวจสอบ",
    "From tomorrow the person's devices no longer hold what it allows. Unsent work is still taken in for review.",
)

# invitations and devices
INVITE = Phrase("สร้างคำเชิญ", "Make an invitation")
INVITE_AGAIN = Phrase("สร้างคำเชิญอีกฉบับ", "Make another invitation")
LEAVING = Phrase("เมื่อพ้นจากหน้าที่", "When somebody leaves")
LAST_DAY = Phrase("วันสุดท้ายที่ปฏิบัติหน้าที่", "Last day of work here")
LAST_DAY_NOTE = Phrase(
    "พ้นวันนี้แล้ว ลงชื่อเข้าใช้หรือส่งและรับข้อมูลไม่ได้อีก แม้ยังมีบทบาทอยู่ งานที่ยังไม่ได้ส่งคงอยู่ในเครื่องของผู้นั้น จึงควรให้ส่งและรับข้อมูลก่อนถึงวันสุดท้าย",
    "After this day signing in and syncing end, whatever roles there are. Unsent work stays on that person's device: "
    "ask for a sync before the last day.",
)
INVITE_NOTE = Phrase(
    "ลิงก์และ QR ใช้ได้ครั้งเดียว ส่งให้เจ้าตัวโดยตรง",
    "The link and QR code work once; give them to the person directly.",
)
INVITE_ROLE_FIRST = Phrase("เพิ่มบทบาทก่อน จึงจะเชิญได้", "Add a role before inviting")
DAYS_VALID = Phrase("ใช้ได้กี่วัน", "Valid for")
N_DAYS = Phrase("{n} วัน", "{n} days", one="1 day")
INVITED = Phrase("คำเชิญพร้อมแล้ว ใช้ได้ถึง {until}", "The invitation is ready, valid until {until}")
INVITED_ONCE = Phrase(
    "เก็บลิงก์นี้ตอนนี้ ระบบจะไม่แสดงอีก",
    "Keep this link now; it is not shown again.",
)
COPY_LINK = Phrase("คัดลอกลิงก์", "Copy the link")
COPIED = Phrase("คัดลอกแล้ว", "Copied")
QR = Phrase("QR ของคำเชิญ", "QR code of the invitation")
INVITATIONS = Phrase("คำเชิญ", "Invitations")
SHOW_INVITATIONS = Phrase("ดูคำเชิญและเครื่อง", "Show invitations and devices")
INVITATION_STATES = {
    "open": Phrase("รอใช้ ถึง {until}", "waiting, until {until}"),
    "used": Phrase("ใช้แล้ว", "used"),
    "expired": Phrase("หมดอายุ", "expired"),
    "withdrawn": Phrase("ยกเลิกแล้ว", "withdrawn"),
}
WITHDRAW = Phrase("ยกเลิกคำเชิญ", "Withdraw")
WITHDRAW_ASK = Phrase("ยกเลิกคำเชิญนี้หรือไม่", "Withdraw this invitation?")
APP_VERSION = Phrase("แอปรุ่น {version}", "app {version}")
LAST_SEEN = Phrase("ใช้งานล่าสุด {when}", "last seen {when}")
NEVER_SEEN = Phrase("ยังไม่เคยส่งและรับข้อมูล", "never synced")
UNSENT = Phrase("ค้างส่ง {n} รายการ", "{n} unsent", one="1 unsent")
PHOTOS_MISSING = Phrase("รอภาพ {n} ภาพ", "{n} photos to come", one="1 photo to come")
CLOCK_WRONG = Phrase("นาฬิกา{way} {span}", "clock {span} {way}")
COPIED_DEVICE = Phrase("ข้อมูลของเครื่องนี้อยู่ในสองเครื่อง พบเมื่อ {when}", "Its data lives on two devices, noticed {when}")
COPIED_HOW = Phrase(
    "อาจย้ายเครื่อง คัดลอกเครื่อง หรือกู้คืนจากสำเนา งานไม่สูญหาย และเครื่องที่สองได้รหัสของตนเองแล้ว "
    "กรุณาถามเจ้าของ หากไม่รู้จักเครื่องใดให้เพิกถอนสิทธิ์เครื่องนั้น",
    "The phone was moved, copied, or restored from a backup. No work is lost and the second one has an id of its own. "
    "Please ask the owner, and sign out the one that nobody knows.",
)
IS_COPY = Phrase("แยกจากเครื่องที่มีข้อมูลเดียวกัน", "Split from a device with the same data")
SIGN_OUT = Phrase("เพิกถอนสิทธิ์เครื่องนี้", "Sign this device out")
SIGN_OUT_ASK = Phrase("เพิกถอนสิทธิ์เครื่อง {device} หรือไม่", "Sign out {device}?")
SIGN_OUT_TEXT = Phrase(
    "เครื่องนี้จะรับและส่งข้อมูลไม่ได้อีก ใช้เมื่อเครื่องหายหรือเปลี่ยนเจ้าของ งานที่ยังไม่ได้ส่งจะอยู่ในเครื่องนั้น",
    "It can neither send nor receive any more. Use it for a lost phone; work not yet sent stays on that device.",
)
SIGNED_OUT = Phrase("เพิกถอนสิทธิ์แล้ว", "signed out")
NO_DEVICES = Phrase("ยังไม่มีเครื่องที่ลงชื่อเข้าใช้", "No device has signed in yet")

# what the server keeps aside
ASIDE = Phrase("รายการที่เครื่องแม่ข่ายยังไม่รับ", "Kept aside by the server")
ASIDE_NOTE = Phrase("ของใคร เพราะเหตุใด และรับเข้าหรือปิดรายการ", "Whose, why, and taking them in or closing them")
ASIDE_HOW = Phrase(
    "แก้สาเหตุก่อน เช่น คืนบทบาท เปิดแบบบันทึกอีกครั้ง หรือเพิ่มชื่อในคณะ แล้วกดลองรับอีกครั้ง",
    "Mend the cause first (give the role back, reopen the sheet, add the name to the team), then try again.",
)
ASIDE_NONE = Phrase("ไม่มีรายการที่รออยู่", "Nothing is kept aside")
ASIDE_N = Phrase("{n} รายการ", "{n} entries", one="1 entry")
ASIDE_AGAIN = Phrase("ลองรับอีกครั้ง", "Try to take it in again")
ASIDE_TAKEN = Phrase(
    "รับเข้าแล้ว เครื่องของผู้บันทึกจะทราบเมื่อส่งและรับข้อมูลครั้งต่อไป", "Taken in. The author’s device is told at its next sync."
)
ASIDE_STILL = Phrase("ยังรับไม่ได้: {why}", "Still not taken in: {why}")
ASIDE_CLOSE = Phrase("ปิดรายการนี้", "Close it")
ASIDE_CLOSE_ASK = Phrase("ปิดรายการนี้โดยไม่รับเข้าหรือไม่", "Close this without taking it in?")
ASIDE_CLOSE_TEXT = Phrase(
    "รายการและเหตุผลจะเก็บไว้ในประวัติ และผู้บันทึกจะได้รับแจ้งเหตุผล",
    "The entry and the reason stay on record, and its author is told the reason.",
)
ASIDE_WHY = Phrase("เหตุผลที่ปิดรายการ", "Why it is closed")
ASIDE_CLOSED_NOW = Phrase("ปิดรายการแล้ว", "Closed")
ASIDE_CLOSED = Phrase("ปิดแล้ว", "Closed")
ASIDE_CLOSED_BY = Phrase("ปิดโดย {by} {when}", "Closed by {by}, {when}")
ASIDE_WRITTEN = Phrase("บันทึก {when} ในเครื่อง {device}", "Written {when} on {device}")
ASIDE_MORE = Phrase("และอีก {n} ช่อง", "and {n} more fields", one="and 1 more field")
ASIDE_WITHHELD = Phrase(
    "ไม่แสดงเนื้อหา เพราะท่านอยู่ในคณะเดียวกัน และผู้ประเมินต้องเป็นอิสระต่อกัน",
    "Its content is not shown: you are in the same team, and raters are independent.",
)
ASIDE_UNREADABLE = Phrase("รายการที่อ่านไม่ได้", "An entry that cannot be read")
ASIDE_NOT_SHOWN = Phrase("รายการที่สำนักงานไม่เห็นเนื้อหา", "An entry that the office does not see")

# visits
NEW_VISIT = Phrase("สร้างการเยี่ยม", "New visit")
NO_VISITS = Phrase("ยังไม่มีการเยี่ยม", "No visits yet")
NO_VISITS_HOW = Phrase(
    "แตะสร้างการเยี่ยม แล้วเลือกโรงเรียน วัน แบบประเมิน และคณะ",
    "Make one: choose the school, the day, the instruments and the team.",
)
NO_VISIT_FOUND = Phrase("ไม่พบการเยี่ยมที่ตรงกับคำค้น", "No visit matches")
PICK_VISIT_TITLE = Phrase("เลือกการเยี่ยมจากรายการ", "Choose a visit from the list")
PICK_VISIT = Phrase("กำหนดวัน คณะ และแบบประเมินของการเยี่ยมจะแสดงที่นี่", "Its day, team and instruments will be shown here.")
FIND_VISIT = Phrase("ค้นหาโรงเรียน", "Search a school")
VISIT_SCHOOL = Phrase("โรงเรียน", "School")
VISIT_DAY = Phrase("วันที่เยี่ยม", "Day of the visit")
VISIT_ROUND = Phrase("รอบ", "Round")
VISIT_ROUND_HINT = Phrase("ภาคเรียน เช่น 2/2569 หรือชื่อรอบ", "A term such as 2/2569, or a name")
VISIT_ROUND_NONE = Phrase("ถ้าเว้นว่าง นับเป็นรอบ {round}", "Left empty, it counts in round {round}")
VISIT_PURPOSE = Phrase("จุดเน้นหรือวัตถุประสงค์", "Focus or purpose")
VISIT_LEADER = Phrase("หัวหน้าคณะ", "Leader")
VISIT_TEAM = Phrase("คณะ", "Team")
NOT_FREE = Phrase("{name} · ไม่ว่าง", "{name} · not free")
VISIT_TEAM_NOTE = Phrase(
    "แตะชื่อเพื่อเลือก หัวหน้าคณะอยู่ในคณะเสมอ",
    "Tap names to choose; the leader is always in the team",
)
VISIT_AREAS = Phrase("ด้านที่ {name} รับผิดชอบ", "Areas of {name}")
VISIT_INSTRUMENTS = Phrase("แบบประเมินที่ใช้", "Instruments used")
LAST_TIME = Phrase("ผลของการเยี่ยมครั้งก่อน", "What the visit before came to")
LAST_TIME_SHOWN = Phrase("แสดงในแบบให้ผู้ประเมินเห็น", "Shown to the raters")
LAST_TIME_HIDDEN = Phrase("ไม่แสดง เพื่อไม่ให้ชี้นำ", "Hidden, so that it leads nobody")
CREATE_VISIT = Phrase("สร้างการเยี่ยมนี้", "Create this visit")
SAVE_VISIT = Phrase("บันทึกการเปลี่ยนแปลง", "Save the changes")
VISIT_CREATED = Phrase(
    "สร้างการเยี่ยม{school} {day} แล้ว คณะจะเห็นเมื่อส่งและรับข้อมูล",
    "The visit to {school} on {day} is created; the team sees it at their next sync",
)
VISIT_SAVED = Phrase("บันทึกแล้ว คณะจะเห็นเมื่อส่งและรับข้อมูล", "Saved; the team sees it at their next sync")
SCHOOL_NEEDED = Phrase("กรุณาเลือกโรงเรียน", "Please choose a school")
DAY_NEEDED = Phrase("กรุณาระบุวันที่เยี่ยม", "Please give the day")
LEADER_NEEDED = Phrase("กรุณาเลือกหัวหน้าคณะ", "Please choose a leader")
TAKEN_OFF = Phrase(
    "มีผู้เริ่มบันทึกแบบที่นำออกแล้ว {n} คน สิ่งที่เริ่มไว้ยังอ่าน ทำต่อ และส่งได้ "
    "แต่จะไม่นับเป็นผลของการเยี่ยมนี้ หากไม่ต้องการเช่นนั้น กรุณาเลือกแบบเดิมกลับ",
    "{n} people have begun the instrument that you take off. What was begun can be read, finished and handed in, "
    "but counts for no result of this visit. Choose it again if that is not meant.",
    one="One person has begun the instrument that you take off. What was begun can be read, finished and handed in, "
    "but counts for no result of this visit. Choose it again if that is not meant.",
)
TABLES_OFF = Phrase(
    "แบบที่นำออกมีตัวเลขกรอกไว้แล้ว: {titles} ตัวเลขยังอ่านได้ที่หน้าการเยี่ยม แต่กรอกต่อไม่ได้และไม่รวมในสรุปผล "
    "หากไม่ต้องการเช่นนั้น กรุณาเลือกแบบเดิมกลับ",
    "Numbers were entered in what you take off: {titles}. They are still read from the visit, but cannot be gone on "
    "with and are in no summary. Choose it again if that is not meant.",
)
INSTRUMENT_NEEDED = Phrase(
    "กรุณาเลือกแบบประเมินอย่างน้อยหนึ่งแบบ",
    "Please choose at least one instrument",
)
CLASHES_ABOVE = Phrase(
    "ยังบันทึกไม่ได้ กรุณาแก้เรื่องที่แจ้งไว้ใต้วันเยี่ยม", "Not stored yet: please settle what is said below the day."
)
SEE_WHY = Phrase("ดูเรื่องที่ต้องแก้", "See what it is")
FREE_DAYS = Phrase("วันที่คณะนี้ว่างและโรงเรียนเปิด", "Days on which this team is free and the school open")
TARGET = Phrase("โรงเรียนกลุ่มเป้าหมายของรอบนี้", "A target school of this round")
NOBODYS_AREAS = Phrase("ยังไม่มีผู้รับผิดชอบด้าน: {areas}", "Nobody looks after: {areas}")
DIVIDE_AREAS = Phrase("แบ่งด้านให้ทุกคน", "Divide the areas among all")
MOVE_ASK = Phrase("เปลี่ยนวันเยี่ยมเป็น {day} หรือไม่", "Move the visit to {day}?")
MOVE_TEXT = Phrase(
    "เดิมกำหนด {before} คณะและโรงเรียนจะเห็นวันใหม่พร้อมเหตุผลเมื่อส่งและรับข้อมูล",
    "It was planned for {before}. Team and school see the new day and the reason at their next sync.",
)
MOVE_BEGUN = Phrase(
    "มีผู้เริ่มบันทึกแล้ว {n} คน สิ่งที่บันทึกไว้ยังอยู่ครบและทำต่อได้",
    "{n} people have begun to fill it in; what they recorded stays and they can go on.",
    one="1 person has begun to fill it in; what was recorded stays and can be gone on with.",
)
MOVE = Phrase("เปลี่ยนวัน", "Move it")
MOVE_WHY = Phrase("เหตุผลที่เลื่อน", "Why it is moved")
MOVES = Phrase("การเลื่อนวัน", "Changes of day")
CANCEL_VISIT = Phrase("ยกเลิกการเยี่ยม", "Cancel the visit")
CANCEL_VISIT_ASK = Phrase("ยกเลิกการเยี่ยม {school} หรือไม่", "Cancel the visit to {school}?")
CANCEL_VISIT_TEXT = Phrase(
    "สิ่งที่บันทึกไว้แล้วจะยังอยู่ในประวัติ",
    "What was recorded stays in the history.",
)
CANCEL_REASON = Phrase("เหตุผลที่ยกเลิก", "Why it is cancelled")
CANCELLED = Phrase("ยกเลิกแล้ว: {reason}", "Cancelled: {reason}")
CLOSED = Phrase("ปิดการเยี่ยมแล้ว", "Closed")
TODAY = Phrase("วันนี้", "Today")
UPCOMING = Phrase("กำลังจะถึง", "To come")
PAST = Phrase("ผ่านมาแล้ว", "Past")
TEAM_OF = Phrase("{n} คน หัวหน้าคณะ {leader}", "{n} people, led by {leader}")
CHANGE = Phrase("เปลี่ยน", "Change")
