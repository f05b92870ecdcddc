"""What every field of every kind of record is called, and the words for its values. No screen shows a stored name."""

from app.wording import answer, concern, debrief, finding, planning, roles, schools
from app.wording.language import Phrase

# One table for all kinds: kind -> field -> name. `{of}` is what a field of many is about (a person, an indicator).
FIELDS: dict[str, dict[str, Phrase]] = {
    "visit": {
        "school": Phrase("โรงเรียน", "School"),
        "day": Phrase("วันที่เยี่ยม", "Day of the visit"),
        "part": Phrase("ช่วงของวัน", "Part of the day"),
        "moved": Phrase("เลื่อนวันเยี่ยม", "Moved to another day"),
        "meant": Phrase("ตั้งใจให้ตรงกัน", "Meant to be on one day"),
        "round": Phrase("รอบการเยี่ยม", "Round"),
        "purpose": Phrase("วัตถุประสงค์", "Purpose"),
        "leader": Phrase("หัวหน้าคณะ", "Leader"),
        "team": Phrase("ด้านที่ดูแล: {of}", "Areas of {of}"),
        "instruments": Phrase("ใช้แบบประเมิน: {of}", "Instrument: {of}"),
        "checklists": Phrase("ใช้แบบติดตาม: {of}", "Checklist: {of}"),
        "blind": Phrase("ประเมินโดยไม่แสดงผลครั้งก่อน", "Rated without the results of last time"),
        "cancelled": Phrase("เหตุผลที่ยกเลิกการเยี่ยม", "Why it was called off"),
        "closed_at": Phrase("ปิดการเยี่ยมเมื่อ", "Closed"),
        "closed_reason": Phrase("เหตุผลที่ปิดการเยี่ยม", "Why it was closed"),
    },
    "sheet": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "school": Phrase("โรงเรียน", "School"),
        "subject": Phrase("สิ่งที่ประเมิน", "What is rated"),
        "rater": Phrase("ผู้ประเมิน", "Rater"),
        "headers": Phrase("{of}", "{of}"),
        "levels": Phrase("ระดับ: {of}", "Level: {of}"),
        "reasons": Phrase("เหตุผลที่ไม่ประเมิน: {of}", "Why left out: {of}"),
        "notes": Phrase("บันทึก: {of}", "Note: {of}"),
        "texts": Phrase("{of}", "{of}"),
        "submitted_at": Phrase("ส่งแบบเมื่อ", "Submitted"),
        "reopened": Phrase("เหตุผลที่เปิดแบบอีกครั้ง {of}", "Why opened again {of}"),
    },
    "checksheet": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "checklist": Phrase("แบบติดตาม", "Checklist"),
        "school": Phrase("โรงเรียน", "School"),
        "rater": Phrase("ผู้บันทึก", "Filled in by"),
        "answers": Phrase("{of}", "{of}"),
        "files": Phrase("ภาพ ลายมือชื่อ หรือไฟล์แนบ", "Photo, signature or file"),
        "submitted_at": Phrase("ส่งแบบเมื่อ", "Submitted"),
        "reopened": Phrase("เหตุผลที่เปิดแบบอีกครั้ง {of}", "Why opened again {of}"),
    },
    "checklist": {
        "code": Phrase("รหัสแบบติดตาม", "Checklist key"),
        "version": Phrase("รุ่น", "Version"),
        "body": Phrase("เนื้อหาแบบติดตาม", "Content"),
        "published_at": Phrase("ประกาศใช้เมื่อ", "Published"),
        "published_by": Phrase("ผู้ประกาศใช้", "Published by"),
        "demo": Phrase("ข้อมูลตัวอย่าง", "Demo data"),
    },
    "checklist_draft": {
        "author": Phrase("ผู้เขียน", "Author"),
        "code": Phrase("รหัสแบบติดตาม", "Checklist key"),
        "title": Phrase("ชื่อแบบติดตาม", "Title"),
        "title_en": Phrase("ชื่อภาษาอังกฤษ", "Title in English"),
        "purpose": Phrase("วัตถุประสงค์", "Purpose"),
        "source": Phrase("ที่มาของนโยบาย", "Where the policy comes from"),
        "fillers": Phrase("ผู้กรอก: {of}", "Filled in by: {of}"),
        "points": Phrase("ข้อคำถาม", "Point"),
        "published": Phrase("รุ่นที่ประกาศใช้", "Version it became"),
        "dropped": Phrase("การทิ้งร่าง", "Thrown away"),
    },
    "finding": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "author": Phrase("ผู้บันทึก", "Author"),
        "nature": Phrase("เป็นเรื่องใด", "What kind"),
        "text": Phrase("สิ่งที่พบ", "What was seen"),
        "internal": Phrase("ใครเห็นได้", "Who may see it"),
        "team_note": Phrase("บันทึกภายในคณะ", "Note for the team"),
        "indicators": Phrase("ผูกกับตัวชี้วัด {of}", "Tied to {of}"),
        "photos": Phrase("ภาพถ่าย", "Photo"),
        "made_at": Phrase("เริ่มบันทึกเมื่อ", "Begun"),
        "removed": Phrase("การลบข้อค้นพบ", "Removal"),
        "removed_over": Phrase("ข้อความที่ผู้ลบเห็นแล้ว", "What the remover had seen"),
    },
    "concern": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "author": Phrase("ผู้แจ้ง", "Author"),
        "nature": Phrase("เป็นเรื่องใด", "What it is about"),
        "text": Phrase("สิ่งที่พบ", "What was seen"),
        "photos": Phrase("ภาพถ่าย", "Photo"),
        "made_at": Phrase("เริ่มบันทึกเมื่อ", "Begun"),
        "withdrawn": Phrase("การถอนเรื่อง", "Taking back"),
    },
    "addressee": {
        "concern": Phrase("เรื่องที่แจ้งเป็นความลับ", "What is told"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "person": Phrase("ผู้รับแจ้ง", "Told to"),
        "told_at": Phrase("แจ้งเมื่อ", "Told"),
        "withdrawn": Phrase("การถอนชื่อผู้รับแจ้ง", "Taking back"),
        "seen_at": Phrase("เปิดอ่านเมื่อ", "Opened"),
    },
    "phrase": {
        "author": Phrase("ผู้บันทึก", "Author"),
        "text": Phrase("ถ้อยคำ", "Words"),
        "forgotten": Phrase("การนำออกจากรายการ", "Taken off the list"),
    },
    "counts": {
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "school": Phrase("โรงเรียน", "School"),
        "round": Phrase("รอบ", "Round"),
        "grade": Phrase("ชั้น", "Grade"),
        "cells": Phrase("{of}", "{of}"),
    },
    "consensus": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "school": Phrase("โรงเรียน", "School"),
        "indicator": Phrase("ตัวชี้วัด", "Indicator"),
        "decision": Phrase("ระดับที่คณะเห็นร่วมกัน", "Agreed level"),
    },
    "progress": {
        "sheet": Phrase("แบบบันทึก", "Sheet"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "school": Phrase("โรงเรียน", "School"),
        "subject": Phrase("สิ่งที่ประเมิน", "What is rated"),
        "rater": Phrase("ผู้ประเมิน", "Rater"),
        "answered": Phrase("ตอบแล้ว", "Answered"),
        "total": Phrase("จำนวนตัวชี้วัด", "Indicators"),
        "submitted_at": Phrase("ส่งแบบเมื่อ", "Submitted"),
        "released": Phrase("เปิดให้คณะเห็น", "Released"),
        "reopened": Phrase("เหตุผลที่เปิดแบบอีกครั้ง", "Why opened again"),
    },
    "lesson_summary": {
        "school": Phrase("โรงเรียน", "School"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "round": Phrase("รอบ", "Round"),
        "lessons": Phrase("จำนวนคาบที่สังเกต", "Lessons"),
        "areas": Phrase("ค่าเฉลี่ย: {of}", "Mean: {of}"),
    },
    "calibration": {
        "name": Phrase("ชื่อการปรับเทียบ", "Name"),
        "day": Phrase("วันที่ปรับเทียบ", "Day"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "sample": Phrase("ตัวอย่างที่ให้ระดับ", "Sample"),
        "where": Phrase("ดูตัวอย่างได้ที่", "Where to see it"),
        "facilitator": Phrase("ผู้นำการปรับเทียบ", "Facilitator"),
        "raters": Phrase("ผู้ให้ระดับ: {of}", "Rater: {of}"),
        "withdrawn": Phrase("เหตุผลที่ยกเลิกการปรับเทียบ", "Why it was withdrawn"),
        "opened_at": Phrase("เปิดผลเมื่อ", "Result opened"),
    },
    "calibration_sheet": {
        "calibration": Phrase("การปรับเทียบ", "Calibration"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "rater": Phrase("ผู้ให้ระดับ", "Rater"),
        "levels": Phrase("ระดับ: {of}", "Level: {of}"),
        "reasons": Phrase("เหตุผลที่ไม่ให้ระดับ: {of}", "Why left out: {of}"),
        "notes": Phrase("บันทึก: {of}", "Note: {of}"),
        "submitted_at": Phrase("ส่งเมื่อ", "Handed in"),
        "reopened": Phrase("เหตุผลที่เปิดแบบอีกครั้ง {of}", "Why opened again {of}"),
    },
    "calibration_progress": {
        "sheet": Phrase("แบบบันทึก", "Sheet"),
        "calibration": Phrase("การปรับเทียบ", "Calibration"),
        "rater": Phrase("ผู้ให้ระดับ", "Rater"),
        "answered": Phrase("ให้ระดับแล้ว", "Answered"),
        "total": Phrase("จำนวนตัวชี้วัด", "Indicators"),
        "submitted_at": Phrase("ส่งเมื่อ", "Handed in"),
    },
    "convention": {
        "calibration": Phrase("การปรับเทียบ", "Calibration"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "indicator": Phrase("ตัวชี้วัด", "Indicator"),
        "text": Phrase("แนวพิจารณาร่วม", "Convention"),
        "agreed_at": Phrase("ตกลงร่วมกันเมื่อ", "Agreed"),
    },
    "feedback": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "version": Phrase("ฉบับที่", "Version"),
        "author": Phrase("ผู้เขียน", "Author"),
        "intro": Phrase("คำนำ", "Introduction"),
        "items": Phrase("ข้อในข้อมูลสะท้อนกลับ", "Item"),
        "change_note": Phrase("ฉบับนี้แก้ไขอะไร", "What this version changes"),
        "published_at": Phrase("เผยแพร่เมื่อ", "Published"),
    },
    "agreement": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "action": Phrase("สิ่งที่ตกลงจะทำ", "What was agreed"),
        "owner": Phrase("ผู้รับผิดชอบ", "In charge"),
        "due": Phrase("กำหนดแล้วเสร็จ", "To be done by"),
        "indicator": Phrase("ตัวชี้วัดที่เกี่ยวข้อง", "Indicator"),
        "state": Phrase("ความก้าวหน้า", "Progress"),
        "stated": Phrase("ผู้แจ้งความก้าวหน้า", "Who said how far it is"),
        "progress": Phrase("บันทึกความก้าวหน้า", "How it is going"),
        "removed": Phrase("การลบข้อตกลง", "Removal"),
        "removed_over": Phrase("ข้อความที่ผู้ลบเห็นแล้ว", "What the remover had seen"),
    },
    "receipt": {
        "feedback": Phrase("ข้อมูลสะท้อนกลับ", "Feedback"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "person": Phrase("ผู้เปิดอ่าน", "Who opened it"),
        "opened_at": Phrase("เปิดอ่านเมื่อ", "Opened"),
    },
    "response": {
        "feedback": Phrase("ข้อมูลสะท้อนกลับ", "Feedback"),
        "item": Phrase("ข้อที่ตอบ", "Item answered"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "person": Phrase("ผู้ตอบ", "Who answered"),
        "answer": Phrase("ความเห็นของสถานศึกษา", "The school's answer"),
        "text": Phrase("คำชี้แจงหรือความเห็น", "Explanation or comment"),
        "plan": Phrase("แผนดำเนินการ", "Plan"),
        "due": Phrase("กำหนดแล้วเสร็จ", "To be done by"),
    },
    "acknowledgement": {
        "feedback": Phrase("ข้อมูลสะท้อนกลับ", "Feedback"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "person": Phrase("ผู้ลงนาม", "Who signed"),
        "name": Phrase("ชื่อและนามสกุล", "Full name"),
        "position": Phrase("ตำแหน่ง", "Position"),
        "signature": Phrase("ลายมือชื่อ", "Signature"),
        "seen": Phrase("สิ่งที่เห็นเมื่อลงนาม", "What was seen when signing"),
        "signed_at": Phrase("ลงนามเมื่อ", "Signed"),
    },
    "debrief": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "items": Phrase("ข้อในสรุปก่อนกลับ", "Point"),
    },
    "signature": {
        "visit": Phrase("การเยี่ยม", "Visit"),
        "school": Phrase("โรงเรียน", "School"),
        "author": Phrase("ผู้รับลงนาม", "On whose device"),
        "sheet": Phrase("แบบสังเกตชั้นเรียน", "Lesson"),
        "words": Phrase("ข้อความที่อ่านร่วมกัน", "What was read together"),
        "digest": Phrase("รหัสของข้อความ", "Digest of the words"),
        "side": Phrase("ฝ่าย", "Side"),
        "outcome": Phrase("ผลการลงนาม", "Whether it was signed"),
        "person": Phrase("ผู้ลงนาม", "Who signed"),
        "name": Phrase("ชื่อและนามสกุล", "Full name"),
        "position": Phrase("ตำแหน่ง", "Position"),
        "reason": Phrase("เหตุผลที่ไม่ได้ลงนาม", "Why it was not signed"),
        "drawing": Phrase("ลายมือชื่อ", "Signature"),
        "signed_at": Phrase("ลงนามเมื่อ", "Signed"),
    },
    "school": {
        "code": Phrase("รหัสโรงเรียน", "School code"),
        "code8": Phrase("รหัส 8 หลัก", "8-digit code"),
        "name": Phrase("ชื่อโรงเรียน", "School name"),
        "name_en": Phrase("ชื่อภาษาอังกฤษ", "English name"),
        "cluster": Phrase("รหัสสหวิทยาเขต", "Campus code"),
        "cluster_name": Phrase("สหวิทยาเขต", "Campus"),
        "district": Phrase("อำเภอ", "District"),
        "sector": Phrase("สังกัด", "Sector"),
        "grades": Phrase("ระดับชั้น", "Grades"),
        "size": Phrase("ขนาด", "Size"),
        "students": Phrase("จำนวนนักเรียน", "Pupils"),
        "teachers": Phrase("จำนวนครูและบุคลากร", "Teachers and staff"),
        "classrooms": Phrase("จำนวนห้องเรียน", "Classrooms"),
        "distance_km": Phrase("ระยะทางจากสำนักงาน (กม.)", "Distance from the office (km)"),
        "connectivity": Phrase("สัญญาณ", "Connection"),
        "facts_as_of": Phrase("ข้อมูล ณ วันที่", "Facts as of"),
        "closed_on": Phrase("ยุบหรือเลิกเมื่อ", "Closed on"),
        "merged_into": Phrase("รวมกับโรงเรียน", "Merged into"),
    },
    "round": {
        "name": Phrase("ชื่อรอบ", "Name"),
        "starts": Phrase("วันแรก", "First day"),
        "ends": Phrase("วันสุดท้าย", "Last day"),
        "focus": Phrase("จุดเน้นของรอบ", "Focus"),
    },
    "target": {
        "round": Phrase("รอบ", "Round"),
        "school": Phrase("โรงเรียน", "School"),
        "because": Phrase("เหตุผลตามเกณฑ์", "By rule"),
        "reason": Phrase("เหตุผลของสำนักงาน", "The office's reason"),
        "dropped": Phrase("เหตุผลที่นำออก", "Why it was taken out"),
    },
    "ground": {
        "round": Phrase("รอบ", "Round"),
        "school": Phrase("โรงเรียน", "School"),
        "visit": Phrase("การเยี่ยม", "Visit"),
        "day": Phrase("วันที่เยี่ยม", "Day of the visit"),
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "area": Phrase("ด้าน", "Area"),
        "about": Phrase("สิ่งที่พิจารณา", "What was looked at"),
        "mean": Phrase("ค่าเฉลี่ย", "Mean"),
        "band": Phrase("ระดับคุณภาพ", "Band"),
        "lowest": Phrase("จำนวนระดับคุณภาพที่สำนักงานเลือก นับจากต่ำสุด", "Bands the office chose, from the lowest"),
        "as_of": Phrase("ข้อมูล ณ วันที่", "As of"),
    },
    "period": {
        "nature": Phrase("ประเภท", "Kind"),
        "name": Phrase("ชื่อ", "Name"),
        "starts": Phrase("วันแรก", "First day"),
        "ends": Phrase("วันสุดท้าย", "Last day"),
        "school": Phrase("เฉพาะโรงเรียน", "Only of this school"),
        "withdrawn": Phrase("การนำออกจากปฏิทิน", "Withdrawal"),
    },
    "person": {
        "login": Phrase("ชื่อที่ใช้ลงชื่อเข้าใช้", "Login"),
        "title": Phrase("คำนำหน้าชื่อ", "Title"),
        "given": Phrase("ชื่อ", "Given name"),
        "surname": Phrase("นามสกุล", "Surname"),
        "position": Phrase("ตำแหน่ง", "Position"),
        "left_on": Phrase("วันสุดท้ายที่ปฏิบัติงาน", "Last day"),
    },
    "role": {
        "person": Phrase("บุคคล", "Person"),
        "role": Phrase("บทบาท", "Role"),
        "school": Phrase("โรงเรียน", "School"),
        "cluster": Phrase("สหวิทยาเขต", "Campus"),
        "starts": Phrase("เริ่มวันที่", "From"),
        "ends": Phrase("ถึงวันที่", "Until"),
        "order_no": Phrase("คำสั่งเลขที่", "Order number"),
    },
    "office": {
        "name": Phrase("รหัสสำนักงาน", "Office key"),
        "title_th": Phrase("ชื่อสำนักงาน", "Office name"),
        "title_en": Phrase("ชื่อสำนักงานภาษาอังกฤษ", "Office name in English"),
        "group_th": Phrase("ชื่อกลุ่มงาน", "Group"),
        "demo": Phrase("ข้อมูลตัวอย่าง", "Demo data"),
        "terms": Phrase("ภาคเรียนที่ {of}", "Term {of}"),
    },
    "instrument": {
        "instrument": Phrase("แบบประเมิน", "Instrument"),
        "version": Phrase("รุ่น", "Version"),
        "body": Phrase("เนื้อหาแบบประเมิน", "Content"),
        "published_at": Phrase("ประกาศใช้เมื่อ", "Published"),
        "published_by": Phrase("ผู้ประกาศใช้", "Published by"),
        "waiver": Phrase("เหตุผลที่ใช้ก่อนทดลองเสร็จ", "Why used before its trial"),
        "demo": Phrase("ข้อมูลตัวอย่าง", "Demo data"),
    },
}
UNKNOWN_FIELD = Phrase("ข้อมูลจากแอปรุ่นใหม่กว่า", "A field of a newer app")

CHOICES: dict[tuple[str, str], dict[str, Phrase]] = {
    ("finding", "nature"): finding.NATURES,
    ("concern", "nature"): concern.NATURES,
    ("agreement", "state"): answer.STATES,
    ("response", "answer"): answer.ANSWERS,
    ("signature", "side"): debrief.SIDES,
    ("signature", "outcome"): debrief.OUTCOMES,
    ("school", "size"): schools.SIZES,
    ("visit", "part"): planning.PARTS,
    ("period", "nature"): planning.NATURES,
    ("school", "connectivity"): schools.CONNECTIVITY,
    ("role", "role"): roles.ROLES,
}
ITEM_KINDS = {
    "strength": Phrase("จุดเด่น: {text}", "Strength: {text}"),
    "next_step": Phrase("ข้อเสนอแนะ: {text}", "Next step: {text}"),
    "agreement": Phrase("ข้อตกลง: {text}", "Agreement: {text}"),
}

# values
EMPTY = Phrase("(ว่าง)", "(empty)")
YES = Phrase("ใช่", "Yes")
NO = Phrase("ไม่ใช่", "No")
USED = Phrase("ใช้", "Used")
NOT_USED = Phrase("ไม่ใช้", "Not used")
TIED = Phrase("ผูกไว้", "Tied")
NOT_TIED = Phrase("ไม่ได้ผูก", "Not tied")
REMOVED = Phrase("ลบแล้ว", "Removed")
NOT_REMOVED = Phrase("ไม่ได้ลบ", "Not removed")
WITHDRAWN = Phrase("นำออกแล้ว", "Taken out")
NOT_WITHDRAWN = Phrase("อยู่ในปฏิทิน", "In the calendar")
TEAM_ONLY = Phrase("ภายในคณะเท่านั้น", "The team only")
FOR_SCHOOL = Phrase("แจ้งโรงเรียนได้", "May go to the school")
LEVEL = Phrase("ระดับ {value} {label}", "Level {value} {label}")
SAID = Phrase("{field}: {value}", "{field}: {value}")
DECISION = Phrase("{level}\nเหตุผล: {reason}", "{level}\nReason: {reason}")
IN_TEAM = Phrase("อยู่ในคณะ ไม่ได้กำหนดด้าน", "In the team, no area assigned")
NOT_IN_TEAM = Phrase("ไม่อยู่ในคณะ", "Not in the team")
PHOTO = Phrase("ภาพ: {caption}", "Photo: {caption}")
NO_CAPTION = Phrase("ไม่มีคำบรรยาย", "no caption")
SIGNATURE = Phrase("ลายมือชื่อที่เขียนไว้", "A drawn signature")
SPAN = Phrase("{first} ถึง {last}", "{first} to {last}")
MOVED = Phrase("จาก {before} เป็น {after}\nเหตุผล: {why}", "From {before} to {after}\nWhy: {why}")
OWNER = Phrase("ผู้รับผิดชอบ {name}", "in charge: {name}")
DUE = Phrase("กำหนด {day}", "due {day}")
RECORDED = Phrase("มีข้อมูล", "Recorded")
SOMEBODY = Phrase("ผู้ใช้ที่ไม่อยู่ในรายชื่อของเครื่องนี้", "Somebody not known on this device")
OFFICE_SYSTEM = Phrase("ระบบของสำนักงาน", "The office's system")
SOMETHING = Phrase("รายการที่ไม่อยู่ในเครื่องนี้", "Something not on this device")
VISIT_TO = Phrase("การเยี่ยม{school} {day}", "Visit to {school}, {day}")
CALIBRATION_OF = Phrase("{name} {day}", "{name}, {day}")
VERSION = Phrase("ฉบับที่ {n}", "Version {n}")
LESSON = Phrase("คาบเรียน", "A lesson")
SKILL = Phrase("{skill} {level}", "{skill}, {level}")
COUNTS_OF = Phrase("{table} ชั้น {grade} {term}", "{table}, grade {grade}, {term}")
