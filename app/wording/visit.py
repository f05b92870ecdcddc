"""Words of the page of one visit."""

from app.wording.language import Phrase

TITLE = Phrase("การเยี่ยม", "Visit")
CANNOT_OPEN = Phrase("เปิดการเยี่ยมนี้ไม่ได้", "This visit cannot be opened")
TO_HOME = Phrase("กลับหน้าแรก", "Go home")

# the big button
BEGIN = Phrase("เริ่มบันทึก", "Begin")
BEGIN_VERSION = Phrase("เริ่มบันทึกด้วยรุ่น {version}", "Begin with version {version}")
GO_ON = Phrase("ทำต่อที่ตัวชี้วัด {at}", "Go on at {at}")
CLOSE_SHEET = Phrase("ตอบคำถามท้ายแบบ", "Answer the closing questions")
SUBMIT = Phrase("ตรวจและส่งแบบ", "Check and submit")
LESSON = Phrase("สังเกตชั้นเรียนต่อ", "Go on with the lesson")
CHECKLIST = Phrase("กรอกแบบติดตาม", "Fill in the checklist")
DEBRIEF = Phrase("สรุปร่วมกันก่อนกลับ", "Go through it before leaving")
COMPARE = Phrase("เทียบผลผู้ประเมิน", "Compare the sheets")
FEEDBACK = Phrase("เขียนข้อมูลสะท้อนกลับ", "Write the feedback")
WAIT = Phrase("ท่านส่งครบแล้ว", "You have submitted everything")
WAIT_TEXT = Phrase(
    "รอผู้ประเมินคนอื่นส่งแบบ หรือหัวหน้าคณะปิดการเยี่ยม จึงจะเทียบผลกันได้",
    "Results can be compared once the others have submitted or the leader has closed the visit.",
)
NOT_MEMBER = Phrase("ท่านไม่ได้อยู่ในคณะนิเทศนี้ จึงดูได้อย่างเดียว", "You are not in this team, so you can only look.")

MOVED_KEEPS = Phrase(
    "สิ่งที่ท่านบันทึกไว้แล้วยังอยู่ครบ ทำต่อและส่งได้ตามปกติ",
    "What you have recorded is all there; go on and submit as usual.",
)
NEWER = Phrase("แบบประเมินที่ต้องใช้แอปรุ่นใหม่กว่า", "An instrument for a newer app")
REPLACED = Phrase(
    "บันทึกด้วยรุ่น {version} ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว ยังอ่าน บันทึกต่อ และส่งได้ แต่ไม่นับเป็นผล หากต้องการใช้ กรุณาแจ้งฝ่ายเลขานุการให้ใช้รุ่นนี้ต่อ",
    "Begun with version {version}, which this visit no longer uses. It can be read, finished and submitted, but counts "
    "for no result. To use it, ask the secretariat to put this version back.",
)
OF_VERSION = Phrase("{title} (รุ่น {version})", "{title} (version {version})")
BEGUN_WITH = Phrase(
    "การเยี่ยมนี้ใช้รุ่น {version} แต่ท่านเริ่มบันทึกด้วยรุ่น {begun} ไว้แล้ว ก่อนให้ระดับใหม่ กรุณาถามฝ่ายเลขานุการว่าจะใช้รุ่นใด",
    "This visit uses version {version}, and you have begun with version {begun}. Before you rate again, please ask the "
    "secretariat which version is to be used.",
)
COUNTED_BEFORE = Phrase(
    "กรอกด้วยรุ่น {version} ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว ตัวเลขยังอยู่ครบ อ่านได้อย่างเดียว และไม่รวมในสรุปผลของการเยี่ยมนี้",
    "Counted with version {version}, which this visit no longer uses. The numbers are all there, to be read only, and "
    "in no summary of this visit.",
)
SEEN_BEFORE = Phrase(
    "บันทึกด้วยรุ่น {version} ซึ่งการเยี่ยมนี้ไม่ใช้แล้ว ยังอ่านได้ แต่ไม่นับเป็นผล",
    "Observed with version {version}, which this visit no longer uses. To be read; it counts for no result.",
)
COUNTED_WITH = Phrase(
    "การเยี่ยมนี้ใช้รุ่น {version} ตัวเลขที่กรอกด้วยรุ่น {begun} ไว้แล้วอยู่ในตารางของรุ่นนั้น",
    "This visit uses version {version}; what was counted with version {begun} is in the table of that version.",
)
SCHOOL_CLOSED = Phrase("โรงเรียนนี้ยุบหรือเลิกเมื่อ {day}", "This school was closed on {day}")
SCHOOL_MERGED = Phrase("โรงเรียนนี้รวมกับ{into}เมื่อ {day}", "This school was merged into {into} on {day}")
SCHOOL_CLOSED_KEEPS = Phrase(
    "สิ่งที่บันทึกไว้แล้วยังอยู่ครบและส่งได้ตามปกติ ผลจะอยู่ในประวัติของโรงเรียนเดิม กรุณาถามฝ่ายเลขานุการก่อนออกเยี่ยม",
    "What was recorded is all there and is sent as usual; results stay in this school's history. "
    "Please ask the secretariat before you go.",
)

# the school
SCHOOL = Phrase("ข้อมูลโรงเรียน", "School facts")
CODE = Phrase("รหัส {code}", "code {code}")
STUDENTS = Phrase("นักเรียน {n:,} คน", "{n:,} pupils")
TEACHERS = Phrase("ครู {n:,} คน", "{n:,} teachers")
CLASSROOMS = Phrase("{n:,} ห้องเรียน", "{n:,} classrooms")
GRADES = Phrase("เปิดสอน {grades}", "grades {grades}")
UP_TO = Phrase(" ถึง ", " to ")
DISTANCE = Phrase("ห่างจากเขต {n:,} กม.", "{n:,} km from the office")
SIZES = {
    "S": Phrase("ขนาดเล็ก", "small"),
    "M": Phrase("ขนาดกลาง", "medium"),
    "L": Phrase("ขนาดใหญ่", "large"),
    "XL": Phrase("ขนาดใหญ่พิเศษ", "extra large"),
}
CONNECTIVITY = {
    "wifi_ok": Phrase("มีไวไฟ", "Wi-Fi available"),
    "4g_weak": Phrase("สัญญาณอ่อน", "weak signal"),
    "none": Phrase("ไม่มีสัญญาณ", "no signal"),
}
AS_OF = Phrase("ข้อมูล ณ {day}", "as of {day}")
ROUND = Phrase("รอบ {round}", "Round {round}")
TARGET = Phrase("เหตุที่เป็นกลุ่มเป้าหมายของรอบนี้", "Why it is a target of this round")
PURPOSE = Phrase("วัตถุประสงค์: {purpose}", "Purpose: {purpose}")

# the team
TEAM = Phrase("คณะนิเทศ", "The team")
LEADER = Phrase("หัวหน้าคณะ", "leader")
ME = Phrase("ท่าน", "you")
NO_AREAS = Phrase("ไม่ได้กำหนดด้าน", "no area assigned")
UNKNOWN = Phrase("(ไม่ทราบชื่อ)", "(name unknown)")

# what to fill
FORMS = Phrase("แบบที่ต้องบันทึก", "To fill in")
PROGRESS = Phrase("{done} จาก {total} ตัวชี้วัด", "{done} of {total} indicators")
STAGE_NEW = Phrase("ยังไม่เริ่ม", "not begun")
STAGE_DRAFT = Phrase("ร่าง", "draft")
STAGE_SUBMITTED = Phrase("ส่งแล้ว", "submitted")
STAGE_REOPENED = Phrase("เปิดอีกครั้ง", "opened again")
SUBMITTED_AT = Phrase("ส่งเมื่อ {when}", "submitted {when}")
LESSONS = Phrase("สังเกตชั้นเรียน", "Lesson observation")
OBSERVE = Phrase("สังเกตชั้นเรียนคาบใหม่", "Observe a lesson")
OBSERVED_BY = Phrase("ผู้สังเกต {name}", "observed by {name}")
LESSON_BY = Phrase(
    "ผู้สังเกตชั้นเรียนด้วยแบบนี้คือ {who} ท่านไม่ต้องบันทึก", "Lessons are observed with it by: {who}. Nothing for you to fill in."
)
NO_LESSONS = Phrase("ยังไม่ได้สังเกตชั้นเรียน", "No lesson observed yet")
NO_TEACHER = Phrase("(ยังไม่ระบุครู)", "(teacher not named yet)")
COUNT_ROUND = Phrase("{round} · คณะกรอกร่วมกัน", "{round} · shared by the team")
COUNT_DONE = Phrase("ครบ {done} จาก {total} ชั้น", "{done} of {total} grades complete")
COUNT_WRONG = Phrase("ตัวเลขไม่ตรงกัน {n} ชั้น", "{n} grades do not add up", one="1 grade does not add up")

# others
OTHERS = Phrase("ผู้ประเมินคนอื่น", "Other raters")
OTHERS_NOTE = Phrase(
    "เห็นเพียงความคืบหน้า ยังไม่เห็นระดับที่ผู้อื่นให้จนกว่าทุกคนจะส่งแบบ",
    "Only how far they are; nobody sees ratings before all have submitted.",
)
OTHER_UNKNOWN = Phrase("ยังไม่มีข้อมูลจากเครื่องแม่ข่าย", "nothing from the server yet")

# findings
FINDINGS = Phrase("ข้อค้นพบของท่าน", "Your findings")
ADD_FINDING = Phrase("เพิ่มข้อค้นพบ", "Add a finding")
NO_FINDINGS = Phrase("ยังไม่มีข้อค้นพบ", "No findings yet")
NO_TEXT = Phrase("(ยังไม่มีข้อความ)", "(no text yet)")
N_PHOTOS = Phrase("{n} ภาพ", "{n} photos", one="1 photo")
INTERNAL = Phrase("ภายในคณะ", "team only")
NATURES = {
    "strength": Phrase("จุดเด่น", "strength"),
    "improve": Phrase("จุดที่ควรพัฒนา", "to improve"),
    "hazard": Phrase("อันตราย", "hazard"),
    "note": Phrase("ข้อสังเกต", "note"),
    "next_step": Phrase("ข้อเสนอแนะ", "next step"),
    "agreement": Phrase("ข้อตกลง", "agreement"),
}

# last time
EARLIER = Phrase("การเยี่ยมครั้งก่อน", "The visit before")
EARLIER_ON = Phrase("เมื่อ {day}", "on {day}")
FIRST_VISIT = Phrase("ยังไม่มีการเยี่ยมครั้งก่อนในเครื่องนี้", "No earlier visit on this device")
PROMISES = Phrase("ข้อตกลงที่ยังไม่เสร็จ", "Agreements still open")
NO_PROMISES = Phrase("ไม่มีข้อตกลงค้างอยู่", "No agreement is open")
OWNER_DUE = Phrase("ผู้รับผิดชอบ {owner}\nกำหนด {due}", "In charge: {owner}\ndue {due}")
AGREED_AT = Phrase("ตกลงไว้เมื่อ {day}", "agreed {day}")
NO_DUE = Phrase("ไม่ได้กำหนดวัน", "no date")
OWNER = Phrase("ผู้รับผิดชอบ {owner}", "In charge: {owner}")
FINISHED = Phrase("เสร็จแล้วตั้งแต่การเยี่ยมครั้งก่อน", "Done since the visit before")
FINISHED_NOTE = Phrase("ตามที่มีผู้แจ้งไว้ กรุณาดูผลจริงที่โรงเรียน", "As reported; please look at the result at the school.")
FINISHED_BY = Phrase("{name} แจ้งว่าเสร็จแล้ว", "{name} said that it is done")
FINISHED_TOLD = Phrase("แจ้งว่าเสร็จแล้ว", "said to be done")
CALLED_OFF = Phrase("ยกเลิกตั้งแต่การเยี่ยมครั้งก่อน", "Called off since the visit before")
CALLED_OFF_NOTE = Phrase("โรงเรียนไม่ต้องดำเนินการข้อเหล่านี้แล้ว", "The school is not asked for these any more.")
CALLED_OFF_BY = Phrase("{name} ยกเลิก", "called off by {name}")
CALLED_OFF_TOLD = Phrase("ยกเลิกแล้ว", "called off")
CALLED_OFF_WHY = Phrase("ข้อมูลสะท้อนกลับฉบับที่แจ้งยกเลิกระบุว่า: {why}", "The feedback that called it off says: {why}")
TAKEN_OUT = Phrase("คณะนิเทศนำออกหลังโรงเรียนได้รับแล้ว", "taken out by the team after the school had it")
TOLD_PROGRESS = Phrase("ความก้าวหน้า: {text}", "How it is going: {text}")
DOING = Phrase("กำลังดำเนินการ", "under way")
SAID = Phrase("ข้อมูลสะท้อนกลับครั้งก่อน", "Feedback last time")
NOTHING_SAID = Phrase("ครั้งก่อนยังไม่มีข้อมูลสะท้อนกลับที่เผยแพร่", "No feedback was published last time")
SEEN = Phrase("ข้อค้นพบครั้งก่อน", "Findings last time")
NOTHING_SEEN = Phrase("ครั้งก่อนไม่มีข้อค้นพบที่เปิดให้ดู", "No findings were shared last time")
ANSWERS = {
    "accept": Phrase("โรงเรียนเห็นด้วย", "the school accepts"),
    "explain": Phrase("โรงเรียนชี้แจง", "the school explains"),
    "disagree": Phrase("โรงเรียนเห็นต่าง", "the school disagrees"),
}
MORE = Phrase("ดูอีก {n} รายการ", "{n} more", one="1 more")

# together
TOGETHER = Phrase("ทำร่วมกันทั้งคณะ", "Together as a team")
COMPARE_ROW = Phrase("เทียบผลและตกลงระดับร่วมกัน", "Compare and agree on levels")
COMPARE_LOCKED = Phrase("เปิดได้เมื่อทุกคนส่งแบบ หรือหัวหน้าคณะปิดการเยี่ยม", "Opens when all have submitted or the leader closes")
FEEDBACK_ROW = Phrase("ข้อมูลสะท้อนกลับถึงโรงเรียน", "Feedback to the school")
FEEDBACK_PUBLISHED = Phrase("เผยแพร่แล้ว", "published")
CLOSE = Phrase("ปิดการเยี่ยม", "Close the visit")
CLOSE_ASK = Phrase("ปิดการเยี่ยมนี้หรือไม่", "Close this visit?")
CLOSE_TEXT = Phrase(
    "แบบที่ส่งแล้วจะเปิดให้คณะเห็นร่วมกัน แบบที่ยังเป็นร่างจะไม่ถูกเปิดเผย",
    "Submitted sheets become visible to the team; drafts stay private.",
)
CLOSE_TEXT_MISSING = Phrase(
    "ยังมีผู้ประเมินที่ไม่ได้ส่งแบบ กรุณาระบุเหตุผลที่ปิด แบบที่ส่งแล้วจะเปิดให้คณะเห็นร่วมกัน แบบที่ยังเป็นร่างจะไม่ถูกเปิดเผย",
    "A rater has not submitted yet: please say why you close. Submitted sheets become visible to the team; "
    "drafts stay private.",
)
CLOSE_REASON = Phrase("เหตุผลที่ปิดการเยี่ยม", "Reason for closing")
CLOSED = Phrase("ปิดการเยี่ยมแล้วเมื่อ {when}", "Closed on {when}")
