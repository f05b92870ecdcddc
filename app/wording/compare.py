"""Words of the comparison: raters side by side, differences, and what the team agrees on."""

from app.wording.language import Phrase

TITLE = Phrase("เทียบผลผู้ประเมิน", "Raters side by side")
VISITED = Phrase("{school}\nเยี่ยม {day}", "{school}\nvisited {day}")
GONE_TITLE = Phrase("ไม่พบการเยี่ยมนี้ในเครื่อง", "This visit is not on this device")
GONE = Phrase(
    "การเยี่ยมนี้อาจอยู่นอกขอบเขตงานของท่าน หรือยังไม่ได้รับข้อมูล กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง",
    "It may be outside your scope or not received yet. Please sync and try again.",
)

# before release
WAITING_TITLE = Phrase("รอผู้ประเมินส่งแบบ", "Waiting for the raters")
WAITING = Phrase(
    "ผลจะเปิดให้เทียบเมื่อผู้ประเมินทุกคนส่งแบบแล้ว หรือหัวหน้าคณะปิดการเยี่ยมพร้อมเหตุผล เพื่อให้แต่ละคนประเมินโดยอิสระ",
    "Results open once every rater has submitted, or the leader closes the visit with a reason, "
    "so that ratings stay independent.",
)
WAITING_SYNC = Phrase(
    "การเยี่ยมนี้ปิดแล้ว แบบที่ส่งยังมาไม่ถึงเครื่องนี้ กรุณาเชื่อมต่อแล้วส่งและรับข้อมูล",
    "This visit is closed; its sheets have not reached this device yet. Please connect and sync.",
)
SUBMITTED = Phrase("ส่งแล้ว", "Submitted")
IN_PROGRESS = Phrase("กำลังบันทึก {done} จาก {total} ตัวชี้วัด", "Recording, {done} of {total} indicators")
NOT_STARTED = Phrase("ยังไม่เริ่มบันทึก หรือยังไม่ได้ส่งขึ้นเครื่องแม่ข่าย", "Not started, or not synced yet")
COMING = Phrase(
    "แบบของ {names} อยู่บนเครื่องแม่ข่ายแล้ว แต่ยังมาไม่ถึงเครื่องนี้ กรุณาส่งและรับข้อมูลเพื่อเทียบให้ครบ",
    "The sheet of {names} is on the server and has not reached this device. Please sync to compare all of them.",
)
ONE_RATER = Phrase(
    "มีผู้ส่งแบบเพียงคนเดียว จึงยังไม่มีผลให้เทียบ คณะยังบันทึกผลที่เห็นร่วมกันพร้อมเหตุผลได้",
    "Only one sheet was submitted, so there is nothing to compare. The team may still record what it agrees on, "
    "with a reason.",
)

# summary
RATERS = Phrase("ผู้ประเมิน", "Raters")
SUBMITTED_AT = Phrase("ส่งเมื่อ {when}", "Submitted {when}")
AGREEMENT = Phrase("ความสอดคล้องระหว่างผู้ประเมิน", "Agreement between raters")
EXACT = Phrase("ระดับตรงกัน {k} จาก {n} คู่", "Same level: {k} of {n} pairs")
WITHIN_ONE = Phrase("ต่างกันไม่เกินหนึ่งระดับ {k} จาก {n} คู่", "At most one level apart: {k} of {n} pairs")
NO_PAIRS = Phrase("ยังไม่มีตัวชี้วัดที่ผู้ประเมินสองคนให้ระดับไว้ทั้งคู่", "No indicator has a level from two raters yet.")
SPREAD = Phrase("การกระจายของระดับ", "How the levels are spread")
LEVEL_COUNT = Phrase("ระดับ {value} {label}: {n}", "Level {value} {label}: {n}")
MEDIAN = Phrase("มัธยฐาน {value} · จากทั้งหมด {n} ระดับที่ให้", "Median {value} · of {n} levels given")
AREAS = Phrase("ผลรายด้าน", "Results by area")
WEIGHT = Phrase("น้ำหนัก {weight}", "weight {weight}")
TOTAL = Phrase("รวมทุกด้าน", "All areas")
TEAM = Phrase("คณะเห็นร่วมกัน", "Agreed by the team")
TEAM_SHORT = Phrase("คณะ", "Team")
INSUFFICIENT = Phrase("ไม่เพียงพอ", "Too few answers")
ANSWERED_OF = Phrase("จาก {k} ใน {n} ตัวชี้วัด", "from {k} of {n} indicators")
AGREED_OF = Phrase("ตกลงแล้ว {k} จาก {n} ตัวชี้วัด", "{k} of {n} indicators agreed")
NOT_AGREED_YET = Phrase("ยังตกลงไม่ครบ", "not agreed yet")
BANDS = Phrase("เกณฑ์แปลผล: {bands}", "Bands: {bands}")
BAND = Phrase("{min} ขึ้นไป {label}", "{min} and above {label}")

# consensus
CONSENSUS = Phrase("ผลที่คณะเห็นร่วมกัน", "What the team agrees on")
SAME_LEVEL_REASON = "ผู้ประเมินให้ระดับตรงกัน"
AGREE_ALL = Phrase(
    "รับตัวชี้วัดที่ตรงกันทั้ง {n} ข้อ",
    "Take all {n} indicators with the same level",
    one="Take the one indicator with the same level",
)
SEE_OPEN = Phrase("ดูข้อที่ยังไม่ตกลง {n} ข้อ", "See the {n} not agreed", one="See the one not agreed")
TO_FEEDBACK = Phrase("ตกลงครบแล้ว ไปหน้าข้อมูลสะท้อนกลับ", "All agreed: go to the feedback")
AGREE_ALL_TITLE = Phrase("รับระดับที่ผู้ประเมินให้ตรงกัน", "Take the levels all raters gave")
AGREE_ALL_TEXT = Phrase(
    "ระบบจะบันทึกผลที่คณะเห็นร่วมกัน {n} ตัวชี้วัด ด้วยเหตุผล “ผู้ประเมินให้ระดับตรงกัน” แบบเดิมของทุกคนยังอยู่ครบ และแก้ไขทีหลังได้",
    "This records {n} agreed levels with the reason that the raters gave the same level. All sheets stay as they are, "
    "and it can be changed later.",
    one="This records one agreed level with the reason that the raters gave the same level. All sheets stay as they "
    "are, and it can be changed later.",
)
AGREE_ALL_YES = Phrase("บันทึก {n} ข้อ", "Record {n}")
AGREE_ONE = Phrase("เห็นตรงกัน ระดับ {value} {label}", "Agreed: level {value} {label}")
SET_LEVEL = Phrase("กำหนดระดับที่เห็นร่วมกัน", "Set the agreed level")
CHANGE_LEVEL = Phrase("แก้ไขระดับที่เห็นร่วมกัน", "Change the agreed level")
CHOOSE_LEVEL = Phrase("ระดับที่คณะเห็นร่วมกัน", "The level the team agrees on")
REASON = Phrase("เหตุผลของคณะ", "The team's reason")
REASON_HINT = Phrase("เช่น ดูแผนและผลงานนักเรียนร่วมกันแล้ว", "for example: looked at the plan and students' work together")
SAVE = Phrase("บันทึกผลที่เห็นร่วมกัน", "Record the agreed level")
CHOOSE_FIRST = Phrase("กรุณาเลือกระดับก่อน", "Please choose a level first")
DECIDED_BY = Phrase("บันทึกโดย {name} · {when}", "Recorded by {name} · {when}")
DECIDED_REASON = Phrase("เหตุผล: {reason}", "Reason: {reason}")
NOT_DECIDED = Phrase("คณะยังไม่ได้ตกลง", "The team has not agreed yet")
LEFT_OUT_BY_ALL = Phrase(
    "ผู้ประเมินทุกคนเห็นว่าไม่เกี่ยวข้อง จึงไม่ต้องตกลงระดับ", "Every rater left this out, so there is no level to agree on."
)
OUTDATED = Phrase(
    "มีแบบบันทึกที่เปลี่ยนไปหลังคณะตกลงแล้ว กรุณาทบทวนระดับที่เห็นร่วมกัน",
    "A sheet changed after the team agreed; please look at it again.",
)
CONFLICT = Phrase(
    "มีผู้บันทึกระดับที่เห็นร่วมกันไว้ต่างกันในเวลาเดียวกัน กรุณาเลือกให้เหลือผลเดียว ทุกผลที่บันทึกไว้ยังอยู่ในประวัติ",
    "Two people recorded an agreed level at the same time. Please settle on one; all of them stay in the history.",
)
RIVAL = Phrase(
    "อีกผลหนึ่ง: ระดับ {value} {label} โดย {name} – {reason}", "The other: level {value} {label} by {name} – {reason}"
)
LOOK_BACK = Phrase("ดูอีกผลหนึ่งจากประวัติ (ต้องเชื่อมต่อ)", "Look the other one up in the history (needs a connection)")
KEEP_THIS = Phrase("ใช้ระดับ {value} {label}", "Keep level {value} {label}")
READ_ONLY = Phrase("ท่านดูได้อย่างเดียว: {why}", "You can read this only: {why}")
SAVED_ONE = Phrase("บันทึกผลที่เห็นร่วมกันในเครื่องแล้ว", "The agreed level is saved on this device")
SAVED_MANY = Phrase(
    "บันทึกผลที่เห็นร่วมกัน {n} ข้อในเครื่องแล้ว",
    "{n} agreed levels are saved on this device",
    one="1 agreed level is saved on this device",
)

# filters
SHOW = Phrase("แสดง", "Show")
SHOW_ALL = Phrase("ทั้งหมด {n}", "All {n}")
SHOW_WIDE = Phrase("ต่างกันมาก {n}", "Far apart {n}")
SHOW_DIFFERENT = Phrase("ต่างกัน {n}", "Different {n}")
SHOW_OPEN = Phrase("ยังไม่ตกลง {n}", "Not agreed {n}")
ALL_AREAS = Phrase("ทุกด้าน", "All areas")
AREA = Phrase("ด้าน", "Area")
NOTHING_TITLE = Phrase("ไม่มีตัวชี้วัดในตัวกรองนี้", "No indicator fits this filter")
NOTHING = Phrase("กรุณาเลือกตัวกรองอื่น", "Please choose another filter.")
SHOW_EVERYTHING = Phrase("แสดงทั้งหมด", "Show all")

# one indicator
INDICATORS = Phrase("รายตัวชี้วัด", "Indicator by indicator")
SUMMARY = Phrase("สรุปผล", "Summary")
INDICATOR = Phrase("ตัวชี้วัด", "Indicator")
INDICATOR_N = Phrase("ตัวชี้วัด {name}", "Indicator {name}")
DIFFERENCE = Phrase("ต่าง {n} ระดับ", "{n} levels apart", one="1 level apart")
SAME = Phrase("ตรงกัน", "Same")
DISPUTED = Phrase("เห็นต่างว่าเกี่ยวข้องหรือไม่", "Disputed whether it applies")
ONLY_ONE = Phrase("มีระดับจากคนเดียว", "Only one level")
LEVEL = Phrase("ระดับ {value} {label}", "Level {value} {label}")
NOT_APPLICABLE = Phrase("ไม่เกี่ยวข้อง/ยังไม่ได้ตรวจ", "Not applicable")
NOT_APPLICABLE_SHORT = Phrase("ไม่ตรวจ", "N/A")
NOT_APPLICABLE_WHY = Phrase("เหตุผล: {reason}", "Reason: {reason}")
NO_ANSWER = Phrase("ไม่มีคำตอบ", "No answer")
NOTE = Phrase("บันทึก: {note}", "Note: {note}")
FINDING = Phrase("ข้อค้นพบ: {text}", "Finding: {text}")
NATURE = {
    "strength": Phrase("จุดเด่น", "Strength"),
    "improve": Phrase("จุดที่ควรพัฒนา", "To develop"),
    "hazard": Phrase("อันตราย", "Hazard"),
    "note": Phrase("ข้อสังเกต", "Note"),
}
INTERNAL = Phrase("ภายในคณะ", "Internal")
TEAM_NOTE = Phrase("บันทึกภายในคณะ: {text}", "For the team: {text}")
PHOTOS = Phrase("ดูภาพ {n} ภาพ", "View {n} photos", one="View 1 photo")
PHOTOS_OF = Phrase("ภาพประกอบ", "Photos")
PICK_TITLE = Phrase("เลือกตัวชี้วัด", "Choose an indicator")
PICK = Phrase(
    "แตะตัวชี้วัดทางซ้ายเพื่อดูรายละเอียดของผู้ประเมินแต่ละคน", "Tap an indicator on the left to see what each rater gave and why."
)
ROW_SAID = Phrase("{title} {marks} {difference} {team}", "{title} {marks} {difference} {team}")
NEXT = Phrase("ตัวชี้วัดถัดไป", "Next indicator")

# the rest of the sheets
WORDS = Phrase("ข้อความท้ายแบบ", "Written at the end of the sheets")
LOOSE = Phrase("ข้อค้นพบที่ไม่ผูกกับตัวชี้วัด", "Findings tied to no indicator")
EMPTY_TEXT = Phrase("ไม่ได้เขียน", "Nothing written")
SYNC = Phrase("ไปหน้าส่งและรับข้อมูล", "Go to sync")
