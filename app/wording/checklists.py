"""Words of checklists: filling one in on a visit, and writing, publishing and reading them at the office."""

from app.wording.language import Phrase

CHECKLIST = Phrase("แบบติดตาม", "Checklist")
CANNOT_OPEN = Phrase("เปิดแบบติดตามนี้ไม่ได้", "This checklist cannot be opened")
TO_VISIT = Phrase("กลับหน้าการเยี่ยม", "Back to the visit")
NOT_YET = Phrase("ยังไม่ได้บันทึก", "nothing recorded yet")

# on the visit's page
PROGRESS = Phrase("ตอบแล้ว {done} จาก {total} ข้อ", "{done} of {total} answered")
REPLACED = Phrase("ใช้รุ่น {version} ที่เริ่มไว้ต่อได้จนส่ง", "goes on with version {version} that was begun")
BY_OTHERS = Phrase("ผู้ร่วมคณะส่งแล้ว ท่านไม่ต้องกรอกซ้ำ", "A team-mate has submitted it; no need to fill it in again")
NEWER = Phrase("แบบติดตามที่ต้องใช้แอปรุ่นใหม่กว่า", "A checklist for a newer app")
NEWER_WHY = Phrase(
    "แตะเพื่อไปปรับรุ่นแอปในหน้าตั้งค่า ส่วนอื่นของการเยี่ยมใช้ได้ตามปกติ",
    "Tap to update the app in the settings; everything else of the visit works.",
)

HANDED_IN_BY = Phrase("{name} ส่งเมื่อ {when}", "Submitted by {name} on {when}")
NOT_HERE = Phrase("แบบนี้ไม่อยู่ในเครื่องแล้ว", "This one is not on the device any more")
NOT_HERE_WHY = Phrase(
    "ผู้กรอกอาจเปิดแบบอีกครั้งเพื่อแก้ไข เมื่อส่งใหม่จะกลับมาให้อ่านได้",
    "Whoever filled it in may have opened it again; it comes back once it is submitted.",
)

# filling in
SOURCE = Phrase("ที่มา: {source}", "From: {source}")
OPTIONAL = Phrase("ไม่บังคับ", "optional")
NTH = Phrase("ข้อ {n} จาก {total}", "{n} of {total}")
ANSWER = Phrase("คำตอบ", "Answer")
NUMBER = Phrase("จำนวน", "Number")
NUMBER_IN = Phrase("จำนวน ({unit})", "Number ({unit})")
DATE = Phrase("วันที่", "Date")
TIME = Phrase("เวลา", "Time")
TIME_HINT = Phrase("เช่น 09.30", "for example 09:30")
CLOCK = Phrase("{hour:02}.{minute:02} น.", "{hour:02}:{minute:02}")
PICK_TIME = Phrase("เลือกเวลา", "Pick a time")
TIME_HELP = Phrase("เลือกเวลา", "Pick a time")
HOUR = Phrase("นาฬิกา", "Hour")
MINUTE = Phrase("นาที", "Minute")
TAKE_TIME = Phrase("ใช้เวลานี้", "Use this time")
TIME_INVALID = Phrase("เวลาไม่ถูกต้อง", "not a time")
TIME_UNREADABLE = Phrase("อ่านเวลานี้ไม่ได้ กรุณากรอกเช่น 09.30", "This is no time; type for example 09:30")
NUMBER_UNREADABLE = Phrase("กรุณากรอกเป็นตัวเลข", "Please enter a number")
NUMBER_WHOLE = Phrase("ข้อนี้รับจำนวนเต็ม", "Please enter a whole number")
NUMBER_PRECISE = Phrase("ข้อนี้รับทศนิยมไม่เกิน {n} ตำแหน่ง", "At most {n} decimals")
NUMBER_FROM_TO = Phrase("ข้อนี้รับตั้งแต่ {low} ถึง {high}", "From {low} to {high}")
SEVERAL_NOTE = Phrase("เลือกได้หลายข้อ", "Choose all that apply")
CHOSEN_AGAIN = Phrase("แตะคำตอบที่เลือกอีกครั้งเพื่อยกเลิก", "Tap the chosen one again to take it back")
ADD_ROW = Phrase("เพิ่มแถว", "Add a row")
ROW = Phrase("แถวที่ {n}", "Row {n}")
REMOVE_ROW = Phrase("นำแถวที่ {n} ออก", "Remove row {n}")
REMOVE_ROW_ASK = Phrase("นำแถวที่ {n} ออกหรือไม่", "Remove row {n}?")
REMOVE_ROW_YES = Phrase("นำออก", "Remove")
ROWS_FULL = Phrase("กรอกได้ไม่เกิน {n} แถว", "At most {n} rows")
NO_FACES = Phrase("หลีกเลี่ยงใบหน้านักเรียนและข้อมูลส่วนบุคคล", "Keep pupils' faces and personal data out of it")
PHOTOS_UP_TO = Phrase("แนบได้ไม่เกิน {n} ภาพ", "At most {n} photos", one="One photo")
ADD_PHOTO = Phrase("เลือกภาพ", "Choose a photo")
TAKE_PHOTO = Phrase("ถ่ายภาพ", "Take a photo")
NTH_PHOTO = Phrase("ภาพที่ {n}", "Photo {n}")
REMOVE_PHOTO = Phrase("นำภาพที่ {n} ออก", "Remove photo {n}")
NO_PICTURE = Phrase("ยังไม่ได้ภาพ ลองถ่ายอีกครั้ง หรือเลือกภาพที่มีอยู่", "No picture came; try again or choose one")
SIGN = Phrase("ลงลายมือชื่อ", "Sign")
SIGN_TITLE = Phrase("ลงลายมือชื่อ", "Signature")
SIGN_AWAY = Phrase("กลับโดยไม่ลงลายมือชื่อ", "Go back without signing")
SIGNED = Phrase("ดูลายมือชื่อ", "See the signature")
SIGNATURE_OF = Phrase("ลายมือชื่อ: {title}", "Signature: {title}")
REMOVE_SIGNATURE = Phrase("ลบลายมือชื่อ", "Remove the signature")
SIGN_AGAIN = Phrase("ลงลายมือชื่อใหม่", "Sign again")
FILE_KINDS = Phrase(
    "รับไฟล์ PDF, Word (.docx) และ Excel (.xlsx) ขนาดไม่เกิน 5 MB แนบได้ไม่เกิน {n} ไฟล์ หากเป็นเอกสารกระดาษให้ถ่ายภาพในข้อที่รับภาพ",
    "PDF, Word (.docx) and Excel (.xlsx) files of at most 5 MB, up to {n}. Photograph paper where photos are asked.",
)
ADD_FILE = Phrase("แนบไฟล์", "Attach a file")
REMOVE_FILE = Phrase("นำไฟล์ {name} ออก", "Remove the file {name}")
OPEN_FILE = Phrase("บันทึกไฟล์ {name} ลงเครื่อง", "Save the file {name} to this device")
FILE_SIZE = Phrase("{size}", "{size}")
WAITS = Phrase("รอส่ง", "To be sent")
SENT = Phrase("ส่งแล้ว", "Sent")
AWAY = Phrase("อยู่บนเครื่องแม่ข่าย", "On the server")
REFUSED = Phrase("เครื่องแม่ข่ายไม่รับไฟล์นี้", "The server does not take this file")
LOST = Phrase("ไฟล์หายจากเครื่องก่อนส่ง กรุณาแนบใหม่", "Gone from this device before it was sent; attach it again")
TOO_MANY = Phrase("แนบครบจำนวนแล้ว นำบางรายการออกก่อน", "That is as many as there may be; remove one first")
ALREADY = Phrase("แนบไว้แล้วที่ข้อ {n}", "Attached at {n} already")
NEEDS_NETWORK = Phrase("ต้องมีอินเทอร์เน็ตจึงเปิดไฟล์นี้ได้", "Opening this file needs a connection")
IN_TRIAL = Phrase("ใช้ได้เมื่อกรอกจริงในการเยี่ยม", "Works when it is filled in on a visit")
ASKS = {
    "choice": Phrase("กรุณาเลือกคำตอบ", "Please choose an answer"),
    "several": Phrase("กรุณาเลือกอย่างน้อยหนึ่งข้อ", "Please choose at least one"),
    "number": Phrase("กรุณากรอกตัวเลข", "Please enter a number"),
    "date": Phrase("กรุณาระบุวันที่", "Please give a date"),
    "time": Phrase("กรุณาระบุเวลา", "Please give a time"),
    "text": Phrase("กรุณากรอกคำตอบ", "Please write an answer"),
    "photo": Phrase("กรุณาแนบภาพถ่าย", "Please add a photo"),
    "signature": Phrase("กรุณาลงลายมือชื่อ", "Please sign"),
    "table": Phrase("กรุณากรอกอย่างน้อยหนึ่งแถว", "Please fill in at least one row"),
    "file": Phrase("กรุณาแนบไฟล์", "Please attach a file"),
}
INVALID = Phrase("คำตอบนี้ไม่ตรงกับที่ข้อนี้รับ กรุณาแก้ไข", "This answer does not fit; please put it right")
TOO_MANY_HELD = Phrase("แนบไว้เกินจำนวน กรุณานำบางรายการออก", "More than there may be; please remove some")
ALL_POINTS = Phrase("ดูทุกข้อ", "All points")
BACK_TO_POINTS = Phrase("กลับไปกรอกต่อ", "Go on filling in")
ANSWERED = Phrase("ตอบแล้ว", "answered")
EMPTY = Phrase("ยังไม่ตอบ", "not answered")
EMPTY_OPTIONAL = Phrase("ยังไม่ตอบ ไม่บังคับ", "not answered, optional")
WRONG = Phrase("ต้องแก้ไข", "has to be put right")
MISSING = Phrase("ยังขาด {n} ข้อ", "{n} still missing", one="1 still missing")
MISSING_TEXT = Phrase("แตะข้อที่ต้องการเพื่อไปตอบ", "Tap one to go there")
FIRST_MISSING = Phrase("ไปข้อที่ยังขาด ({n})", "To what is missing ({n})")
READY = Phrase("ตอบครบแล้ว พร้อมส่ง", "Complete and ready to submit")
SUBMIT = Phrase("ส่งแบบติดตาม", "Submit")
SUBMIT_ASK = Phrase("ส่งแบบติดตามนี้หรือไม่", "Submit this checklist?")
SUBMIT_TEXT = Phrase(
    "สำนักงานและคณะจะเห็นคำตอบเมื่อข้อมูลส่งถึงเครื่องแม่ข่าย หลังส่งแล้วจะแก้ไขได้เมื่อเปิดแบบอีกครั้งพร้อมเหตุผล",
    "The office and the team see the answers once they are on the server. To change it afterwards, open it again "
    "with a reason.",
)
SUBMITTED_TITLE = Phrase("ส่งแบบติดตามแล้ว", "Submitted")
SUBMITTED_TEXT = Phrase(
    "ส่งเมื่อ {when} ดูได้แต่แก้ไขไม่ได้ หากต้องแก้ไขให้เปิดแบบอีกครั้งพร้อมเหตุผล",
    "Submitted on {when}. You can read it; to change it, open it again with a reason.",
)
REOPEN = Phrase("เปิดแบบอีกครั้ง", "Open again")
REOPEN_ASK = Phrase("เปิดแบบนี้เพื่อแก้ไขหรือไม่", "Open this checklist to change it?")
REOPEN_TEXT = Phrase(
    "เหตุผลจะถูกเก็บไว้ในประวัติ และต้องส่งแบบอีกครั้งหลังแก้ไข",
    "The reason is kept in the history, and it must be submitted again.",
)
REOPEN_REASON = Phrase("เหตุผลที่เปิดแบบอีกครั้ง", "Reason for opening again")
REOPENED = Phrase("เปิดอีกครั้งเมื่อ {when}: {reason}", "Opened again on {when}: {reason}")
KEEPS_VERSION = Phrase(
    "สำนักงานมีรุ่นใหม่หรือเลิกใช้แบบนี้แล้ว สิ่งที่ท่านกรอกไว้ยังอยู่ครบ กรอกต่อและส่งรุ่นนี้ได้ตามปกติ",
    "The office has another version or uses this one no more. What you filled in is all there; go on and submit it.",
)

# writing one at the office
OFFICE = Phrase("แบบติดตามนโยบาย", "Policy checklists")
OFFICE_NOTE = Phrase("เขียน ประกาศใช้ และดูคำตอบ", "Write, publish, read the answers")
OFFICE_HOW = Phrase(
    "เมื่อมีนโยบายใหม่ เขียนแบบติดตามสั้น ๆ ที่นี่ ประกาศใช้ แล้วเลือกการเยี่ยม โทรศัพท์ของคณะจะได้รับเมื่อส่งและรับข้อมูลครั้งต่อไป",
    "When a new policy comes, write a short checklist here, publish it and choose visits. The teams' phones get it at "
    "their next sync.",
)
NEW = Phrase("เขียนแบบติดตามใหม่", "Write a new checklist")
DRAFTS = Phrase("ร่างที่ยังไม่ประกาศใช้", "Drafts")
PUBLISHED = Phrase("ประกาศใช้แล้ว", "Published")
NONE_YET = Phrase("ยังไม่มีแบบติดตาม", "No checklist yet")
UNTITLED = Phrase("(ยังไม่มีชื่อ)", "(no title yet)")
N_POINTS = Phrase("{n} ข้อ", "{n} points", one="1 point")
VERSION = Phrase("รุ่น {version}", "Version {version}")
N_VISITS = Phrase("ใช้ในการเยี่ยม {n} ครั้ง", "on {n} visits", one="on 1 visit")
N_IN = Phrase("ส่งแล้ว {n} ฉบับ", "{n} submitted", one="1 submitted")
TITLE = Phrase("ชื่อแบบติดตาม", "Title")
TITLE_EN = Phrase("ชื่อแบบติดตามภาษาอังกฤษ", "Title in English")
TITLE_HINT = Phrase("เช่น ติดตามนโยบายลดภาระครู", "for example: reducing teachers' burden")
SOURCE_FIELD = Phrase("ที่มาของนโยบาย", "Where the policy comes from")
SOURCE_HINT = Phrase("เช่น หนังสือสั่งการ เลขที่และวันที่", "for example the letter, its number and date")
PURPOSE = Phrase("คำชี้แจงถึงผู้กรอก", "What the one who fills it in should know")
WHO = Phrase("ใครกรอก", "Who fills it in")
WHO_NOTE = Phrase("ไม่เลือก หมายถึงทุกคนในคณะ", "None chosen: everybody in the team")
FILLERS = {
    "supervisor": Phrase("ศึกษานิเทศก์", "Supervisors"),
    "committee_member": Phrase("กรรมการ", "Committee members"),
    "campus_chair": Phrase("ประธานสหวิทยาเขต", "Campus chairs"),
    "teacher_supervisor": Phrase("ครูผู้นิเทศ", "Teacher-supervisors"),
    "supporting_administrator": Phrase("ผู้บริหารหนุนเสริม", "Supporting administrators"),
}
POINTS = Phrase("ข้อคำถาม", "Points")
ADD_POINT = Phrase("เพิ่มข้อ", "Add a point")
POINT_N = Phrase("ข้อ {n}", "Point {n}")
POINT_TYPE = Phrase("ชนิดของคำตอบ", "Kind of answer")
TYPES = {
    "choice": Phrase("เลือกหนึ่งข้อ", "One choice"),
    "several": Phrase("เลือกหลายข้อ", "Several choices"),
    "number": Phrase("ตัวเลข", "Number"),
    "date": Phrase("วันที่", "Date"),
    "time": Phrase("เวลา", "Time"),
    "text": Phrase("ข้อความ", "Text"),
    "photo": Phrase("ภาพถ่าย", "Photo"),
    "signature": Phrase("ลายมือชื่อ", "Signature"),
    "table": Phrase("ตาราง", "Table"),
    "file": Phrase("ไฟล์แนบ", "File"),
}
QUESTION = Phrase("คำถาม", "Question")
QUESTION_EN = Phrase("คำถามภาษาอังกฤษ", "Question in English")
HELP = Phrase("คำอธิบายใต้คำถาม", "Help below the question")
REQUIRED = Phrase("จำเป็นต้องตอบ", "Required")
REQUIRED_YES = Phrase("บังคับ", "Required")
REQUIRED_NO = Phrase("ไม่บังคับ", "Optional")
OPTIONS = Phrase("ตัวเลือก บรรทัดละหนึ่งข้อ", "Options, one a line")
YES_NO = Phrase("ใส่ ใช่ / ไม่ใช่", "Put in Yes / No")
YES_NO_OPTIONS = Phrase("ใช่\nไม่ใช่", "ใช่\nไม่ใช่")
UNIT = Phrase("หน่วย", "Unit")
UNIT_HINT = Phrase("เช่น คน", "for example: pupils")
LEAST = Phrase("น้อยที่สุด", "Least")
LARGEST = Phrase("มากที่สุด", "Most")
LEAST_HELP = Phrase("เว้นว่างคือ 0", "empty is 0")
DECIMALS = Phrase("ทศนิยม", "Decimals")
DECIMALS_OF = {
    "0": Phrase("จำนวนเต็ม", "whole numbers"),
    "1": Phrase("1 ตำแหน่ง", "one"),
    "2": Phrase("2 ตำแหน่ง", "two"),
}
LENGTH = Phrase("ความยาวของข้อความ", "Length of the text")
SHORT = Phrase("บรรทัดเดียว", "one line")
LONG = Phrase("หลายบรรทัด", "several lines")
MOST_PHOTOS = Phrase("จำนวนภาพมากที่สุด", "Photos at most")
MOST_FILES = Phrase("จำนวนไฟล์มากที่สุด", "Files at most")
MOST_ROWS = Phrase("จำนวนแถวมากที่สุด", "Rows at most")
COLUMNS = Phrase("คอลัมน์ บรรทัดละหนึ่งช่อง", "Columns, one a line")
COLUMNS_HELP = Phrase("เติม # ท้ายชื่อคอลัมน์ที่เป็นตัวเลข เช่น ผู้เข้าร่วม (คน) #", "Put # behind the name of a column of numbers")
MOVE_UP = Phrase("เลื่อนข้อ {n} ขึ้น", "Move point {n} up")
REMOVE_POINT = Phrase("ลบข้อ {n}", "Remove point {n}")
REMOVE_POINT_ASK = Phrase("ลบข้อนี้หรือไม่", "Remove this point?")
REMOVE_POINT_YES = Phrase("ลบข้อ", "Remove")
PREVIEW = Phrase("ดูอย่างที่โทรศัพท์แสดง", "See it as on a phone")
PREVIEW_TITLE = Phrase("ตัวอย่างบนโทรศัพท์", "As on a phone")
PREVIEW_NOTE = Phrase("ลองกรอกได้ ไม่มีการบันทึก", "Try it out; nothing is stored")
POINT_DONE = Phrase("เสร็จข้อนี้", "Done with this point")
BACK_TO_WRITING = Phrase("กลับไปแก้ไข", "Go on writing")
PUBLISH = Phrase("ประกาศใช้", "Publish")
PUBLISH_ASK = Phrase("ประกาศใช้แบบติดตามนี้หรือไม่", "Publish this checklist?")
PUBLISH_TEXT = Phrase(
    "ประกาศใช้แล้วแก้ไขไม่ได้ หากต้องแก้ให้ออกรุ่นใหม่ แบบที่เริ่มกรอกไว้จะใช้รุ่นเดิมจนส่ง",
    "A published version never changes; a change is a new version. What was begun goes on with its own.",
)
PUBLISHING = Phrase("กำลังประกาศใช้…", "Publishing…")
PUBLISH_DONE = Phrase("ประกาศใช้ {title} รุ่น {version} แล้ว", "{title} version {version} is published")
PUBLISH_OFFLINE = Phrase(
    "การประกาศใช้ต้องมีอินเทอร์เน็ต ร่างนี้เก็บไว้ในเครื่องแล้ว ประกาศใช้ได้เมื่อกลับมาเชื่อมต่อ",
    "Publishing needs a connection. The draft is kept; publish it when you are online again.",
)
TO_PUT_RIGHT = Phrase("ต้องแก้ไข {n} จุดก่อนประกาศใช้", "{n} things to put right first", one="One thing to put right first")
DROP = Phrase("ทิ้งร่างนี้", "Throw this draft away")
DROP_ASK = Phrase("ทิ้งร่างนี้หรือไม่", "Throw this draft away?")
DROP_TEXT = Phrase("ร่างจะหายจากรายการ", "It disappears from the list.")
NEXT_VERSION = Phrase("แก้ไขเป็นรุ่นใหม่", "Write the next version")
CHOOSE_VISITS = Phrase("เลือกการเยี่ยมที่ใช้แบบนี้", "Choose the visits that use it")
PREVIEW_HOW = Phrase("เพิ่มข้อคำถามทางซ้าย แล้วลองกรอกได้ที่นี่", "Add points at the left, then try them here")
PROBLEMS = {
    "title_th": Phrase("กรุณาเขียนคำถาม", "Please write the question"),
    "head": Phrase("กรุณาเขียนชื่อแบบติดตาม", "Please write the title"),
    "options": Phrase("กรุณาใส่ตัวเลือกที่ไม่ซ้ำกันอย่างน้อย 2 ข้อ", "Please give two or more different options"),
    "min": Phrase("กรุณาใส่ตัวเลขที่น้อยกว่าค่ามากที่สุดและตรงกับทศนิยม", "A number below the largest, no more precise"),
    "max": Phrase("กรุณาใส่ตัวเลขที่มากกว่าค่าน้อยที่สุดและตรงกับทศนิยม", "A number above the least, no more precise"),
    "columns": Phrase("กรุณาใส่คอลัมน์ 1 ถึง 6 ช่องที่ไม่ซ้ำกัน", "Please give 1 to 6 different columns"),
    "points": Phrase("กรุณาเพิ่มข้อคำถาม 1 ถึง 60 ข้อ", "Please add 1 to 60 points"),
    "type": Phrase("กรุณาเลือกชนิดของคำตอบ", "Please choose the kind of answer"),
}
PROBLEM_OTHER = Phrase("ข้อความยาวเกินกำหนดหรือไม่ถูกต้อง กรุณาแก้ไข", "Too long or not valid; please put it right")

# which visits
VISITS_TITLE = Phrase("การเยี่ยมที่ใช้แบบนี้", "Visits that use it")
VISITS_NOTE = Phrase("โทรศัพท์ของคณะได้รับเมื่อส่งและรับข้อมูลครั้งต่อไป", "The teams' phones get it at their next sync")
NO_VISITS = Phrase("ยังไม่มีการเยี่ยมที่จะมาถึง", "No visit is to come")
WHOLE_ROUND = Phrase("ใช้ทุกครั้งของ{round} ({n} ครั้ง)", "All of {round} ({n})")
WHOLE_ROUND_OFF = Phrase("เลิกใช้ทุกครั้งของ{round}", "None of {round}")
ON_VISIT = Phrase("ใช้", "used")
OFF_VISIT = Phrase("ไม่ใช้", "not used")
OTHER_VERSION = Phrase("ใช้รุ่น {version} อยู่ จะเปลี่ยนเป็นรุ่นนี้", "has version {version}; this one takes its place")
NO_ROUND = Phrase("การเยี่ยมที่ไม่มีรอบ", "visits without a round")

# the answers
ANSWERS = Phrase("คำตอบที่ส่งแล้ว", "Answers")
NO_ANSWERS = Phrase("ยังไม่มีคำตอบ", "No answers yet")
NO_ANSWERS_HOW = Phrase("คำตอบจะมาที่นี่เมื่อผู้กรอกส่งแบบแล้วส่งและรับข้อมูล", "They come here once somebody submitted and synced")
OF_SCHOOLS = Phrase("จาก {n} โรงเรียน", "from {n} schools", one="from 1 school")
COUNTED = Phrase("{option}: {n} ฉบับ", "{option}: {n}")
NUMBERS = Phrase("รวม {total} {unit} · น้อยที่สุด {low} · มากที่สุด {high}", "Sum {total} {unit} · from {low} to {high}")
N_ANSWERED = Phrase("ตอบ {n} จาก {total} ฉบับ", "{n} of {total} answered")
BY_POINT = Phrase("สรุปรายข้อ", "Point by point")
BY_SCHOOL = Phrase("รายโรงเรียน", "School by school")
BY = Phrase("{day} โดย {name}", "{day} by {name}")
N_FILES = Phrase("{n} ไฟล์", "{n} files", one="1 file")
N_PHOTOS = Phrase("{n} ภาพ", "{n} photos", one="1 photo")
NOTHING = Phrase("ไม่ได้ตอบ", "not answered")
