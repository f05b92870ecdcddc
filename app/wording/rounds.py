"""Words of the pages on which the office plans: rounds with their target schools, and the days of its calendar."""

from app.wording.language import Phrase

# rounds and targets
TITLE = Phrase("รอบและโรงเรียนกลุ่มเป้าหมาย", "Rounds and target schools")
ROUND = Phrase("รอบ", "Round")
STARTS = Phrase("วันแรกของรอบ", "First day")
ENDS = Phrase("วันสุดท้ายของรอบ", "Last day")
FOCUS = Phrase("จุดเน้นของรอบ", "Focus of the round")
BACKWARDS = Phrase("วันสุดท้ายต้องไม่อยู่ก่อนวันแรก", "The last day must not be before the first")
RULES = Phrase("เลือกตามเกณฑ์", "Choose by rule")
RULES_NOTE = Phrase(
    "โรงเรียนที่เข้าเกณฑ์ข้อใดข้อหนึ่ง ระบบเก็บเหตุผล ณ วันที่เลือกไว้",
    "Schools that fit any one of these. Why a school fits is kept as it stands today.",
)
RULE_NAMES = {
    "never": Phrase("ยังไม่เคยได้รับการเยี่ยม", "Never visited"),
    "long_ago": Phrase("ไม่ได้รับการเยี่ยมตั้งแต่ 1 ปีขึ้นไป", "Not visited for a year or more"),
    "late": Phrase("มีข้อตกลงเกินกำหนด", "Agreements overdue"),
}
BY_RESULT = Phrase("ผลการนิเทศครั้งล่าสุด", "Latest result")
BY_RESULT_NOTE = Phrase(
    "ใช้เฉพาะผลที่เผยแพร่ในระบบแล้ว โรงเรียนจะเห็นเพียงว่าพิจารณาจากผลครั้งใด ไม่เห็นค่าและระดับ",
    "Released results only. The school reads which visit it was, not the mean nor the level.",
)
OF_INSTRUMENT = Phrase("ผลของแบบประเมิน", "Result of")
OF_AREA = Phrase("ด้าน", "Area")
WHOLE = Phrase("ทั้งฉบับ", "All areas")
AT_MOST = Phrase("ไม่เกินระดับ{band}", "{band} or lower")
NO_RESULT = Phrase("ยังไม่มีผล", "No result yet")
BY_SIZE = Phrase("ขนาดโรงเรียน", "Size of the school")
BY_CLUSTER = Phrase("สหวิทยาเขต", "Campus")
FOUND = Phrase("เข้าเกณฑ์ {n} แห่ง เป็นแห่งที่ยังไม่อยู่ในรอบ {new} แห่ง", "{n} schools fit, {new} of them not yet in the round")
FOUND_NOW = Phrase("เข้าเกณฑ์ {n} แห่ง\nเพิ่มได้ {new} แห่ง", "{n} schools fit\n{new} can be added")
FOUND_LIST = Phrase("โรงเรียนที่เข้าเกณฑ์", "Schools that fit")
SEE_FOUND = Phrase("ดูรายชื่อ", "See them")
SEE_N_FOUND = Phrase("ดูรายชื่อ {n} แห่ง", "See {n} that fit", one="See the one that fits")
NONE_FOUND = Phrase("ไม่มีโรงเรียนที่เข้าเกณฑ์เหล่านี้", "No school fits these rules")
ADD_FOUND = Phrase("เพิ่ม {n} แห่งเป็นกลุ่มเป้าหมาย", "Add {n} schools as targets", one="Add 1 school as a target")
ADDED = Phrase("เพิ่มเป็นกลุ่มเป้าหมายแล้ว {n} แห่ง", "{n} schools are targets now", one="1 school is a target now")
ADDED_ONE = Phrase("เพิ่ม{school}เป็นกลุ่มเป้าหมายแล้ว", "{school} is a target now")
MORE_FOUND = Phrase("และอีก {n} แห่ง", "and {n} more", one="and 1 more")
BY_REASON = Phrase("เลือกด้วยเหตุผลของสำนักงาน", "Choose for a reason of the office's own")
SCHOOL = Phrase("โรงเรียน", "School")
NOT_LISTED = Phrase(
    "ไม่พบโรงเรียนที่ตรงกับคำค้น หรือโรงเรียนนั้นอยู่ในรอบนี้แล้ว",
    "No school matches, or it is in this round already",
)
REASON_ASK = Phrase("เลือก{school}เป็นกลุ่มเป้าหมายหรือไม่", "Make {school} a target?")
REASON_TEXT = Phrase(
    "เหตุผลนี้เก็บไว้กับรอบ สำนักงานและโรงเรียนนั้นอ่านได้",
    "Kept with the round; the office and the school can read it.",
)
REASON = Phrase("เหตุผล", "Why")
ADD = Phrase("เพิ่ม", "Add")
TARGETS = Phrase("โรงเรียนกลุ่มเป้าหมาย", "Target schools")
N_TARGETS = Phrase("{n} แห่ง เยี่ยมแล้ว {done} แห่ง", "{n} schools, {done} visited", one="1 school, {done} visited")
NO_TARGETS = Phrase("รอบนี้ยังไม่ได้เลือกโรงเรียนกลุ่มเป้าหมาย", "No target school has been chosen for this round yet")
NO_TARGETS_HOW = Phrase("เลือกตามเกณฑ์ หรือเลือกทีละแห่งพร้อมเหตุผล", "Choose by rule, or one by one with a reason.")
DROP = Phrase("นำ{school}ออกจากรอบ", "Take {school} out of the round")
DROP_ASK = Phrase("นำ{school}ออกจากรอบนี้หรือไม่", "Take {school} out of this round?")
DROP_TEXT = Phrase(
    "เหตุผลเดิมและเหตุผลที่นำออกยังเก็บไว้ สำนักงานและโรงเรียนนั้นอ่านได้ นำกลับเข้ารอบได้ภายหลัง",
    "Both reasons are kept; the office and the school can read them. It can be taken in again later.",
)
DROPPED_ONE = Phrase("นำ{school}ออกจากรอบแล้ว", "{school} was taken out")
TAKEN_BACK = Phrase("นำ{school}กลับเข้ารอบแล้ว", "{school} is in the round again")
DROPPED = Phrase("นำออกจากรอบแล้ว {n} แห่ง", "{n} schools taken out", one="1 school taken out")
DROPPED_WHY = Phrase("นำออกเพราะ: {why}", "Taken out because: {why}")
TAKE_BACK = Phrase("นำกลับเข้ารอบ", "Take it in again")
DROP_YES = Phrase("นำออก", "Take it out")
DROP_WHY = Phrase("เหตุผลที่นำออก", "Why it is taken out")
PLAN = Phrase("สร้างการเยี่ยม", "Plan a visit")
VISITED = Phrase("เยี่ยมแล้ว {day}", "Visited {day}")
PLANNED = Phrase("กำหนดเยี่ยม {day}", "Planned for {day}")
NOT_PLANNED = Phrase("ยังไม่มีกำหนดเยี่ยม", "No visit planned")

# days
DAYS = Phrase("วันหยุดและวันสอบ", "Holidays and exams")
DAYS_NOTE = Phrase(
    "ระบบรู้จักวันหยุดราชการและวันหยุดชดเชยแล้ว หน้านี้สำหรับวันที่เขตหรือโรงเรียนกำหนดเอง",
    "Public holidays and the days given instead are known already. Add what the area or a school decides itself.",
)
LUNAR_NOTE = Phrase(
    "วันมาฆบูชา วิสาขบูชา อาสาฬหบูชา และเข้าพรรษา รู้ถึงปี {year} ปีต่อไปกรุณาเพิ่มตามประกาศ",
    "The four holidays of the lunar calendar are known up to {year}; later ones please add as announced.",
)
ADD_DAYS = Phrase("เพิ่มวันในปฏิทิน", "Add days to the calendar")
NATURE = Phrase("ประเภท", "What they are")
NAME = Phrase("ชื่อ เช่น สอบกลางภาค", "Name, for example midterm exams")
FIRST = Phrase("วันแรก", "First day")
LAST = Phrase("วันสุดท้าย", "Last day")
LAST_NOTE = Phrase("เว้นว่างถ้าเป็นวันเดียว", "Leave empty for a single day")
FOR_WHOM = Phrase("ใช้กับ", "For")
EVERY_SCHOOL = Phrase("ทุกโรงเรียน", "Every school")
ONE_SCHOOL = Phrase("โรงเรียนเดียว", "One school")
SAVE = Phrase("บันทึกวันเหล่านี้", "Save these days")
SAVED = Phrase("บันทึกแล้ว ทุกเครื่องจะเห็นเมื่อส่งและรับข้อมูล", "Saved; every device sees it at its next sync")
SAVED_OVER = Phrase(
    "บันทึกแล้ว มีการเยี่ยมที่กำหนดไว้ในช่วงนี้ {n} ครั้ง กรุณาตรวจในปฏิทิน",
    "Saved. {n} visits are planned in these days; please look at the calendar.",
    one="Saved. 1 visit is planned in these days; please look at the calendar.",
)
NAME_NEEDED = Phrase("กรุณากรอกชื่อ", "Please give a name")
FIRST_NEEDED = Phrase("กรุณาระบุวันแรก", "Please give the first day")
SCHOOL_NEEDED = Phrase("กรุณาเลือกโรงเรียน", "Please choose the school")
KEPT = Phrase("วันที่เพิ่มไว้", "Days added so far")
NO_DAYS = Phrase("ยังไม่ได้เพิ่มวันใด", "None yet")
OLDER = Phrase("แสดงที่ผ่านมาแล้วอีก {n} รายการ", "Show {n} past ones", one="Show 1 past one")
WITHDRAW = Phrase("นำ {name} ออกจากปฏิทิน", "Take {name} out of the calendar")
WITHDRAW_ASK = Phrase("นำ {name} ออกจากปฏิทินหรือไม่", "Take {name} out of the calendar?")
WITHDRAW_TEXT = Phrase("ประวัติของรายการนี้ยังอยู่", "Its history stays.")
WITHDRAW_YES = Phrase("นำออก", "Take it out")
ONLY_SCHOOL = Phrase("เฉพาะ{school}", "Only {school}")
