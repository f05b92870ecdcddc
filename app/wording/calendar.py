"""Words of the supervision calendar."""

from app.wording.language import Phrase

TITLE = Phrase("ปฏิทินการนิเทศ", "Supervision calendar")
VIEWS = {
    "month": Phrase("เดือน", "Month"),
    "week": Phrase("สัปดาห์", "Week"),
    "list": Phrase("รายการ", "List"),
}
VIEW = Phrase("มุมมอง", "View")
MINE_ONLY = Phrase("แสดงเฉพาะของท่าน", "Show yours only")
EVERYBODY = Phrase("แสดงทุกคณะ", "Show every team")
WEEK_OF = Phrase("สัปดาห์ {span}", "Week of {span}")
BEFORE = {
    "month": Phrase("เดือนก่อน", "Month before"),
    "week": Phrase("สัปดาห์ก่อน", "Week before"),
    "list": Phrase("ภาคเรียนก่อน", "Term before"),
}
AFTER = {
    "month": Phrase("เดือนถัดไป", "Month after"),
    "week": Phrase("สัปดาห์ถัดไป", "Week after"),
    "list": Phrase("ภาคเรียนถัดไป", "Term after"),
}
TO_TODAY = Phrase("ไปวันนี้", "Go to today")

# a day
N_VISITS = Phrase("การเยี่ยม {n} ครั้ง", "{n} visits", one="1 visit")
NO_VISITS_DAY = Phrase("วันที่เลือกไม่มีการเยี่ยม", "No visit on this day")
NO_VISITS_MINE = Phrase("วันที่เลือกไม่มีการเยี่ยมของท่าน", "No visit of yours on this day")
TAG_OFF = Phrase("หยุด", "Off")
OPENS = Phrase("วันเปิดภาคเรียน", "First day of term")
CLOSES = Phrase("วันสุดท้ายของภาคเรียน", "Last day of term")
TAG_EXAM = Phrase("สอบ", "Exam")
TAG_EVENT = Phrase("งาน", "Event")
EXAM = Phrase("สอบ: {name}", "Exams: {name}")
EVENT = Phrase("กิจกรรม: {name}", "Event: {name}")
HOLIDAY = Phrase("วันหยุด: {name}", "Holiday: {name}")
MORE = Phrase("อีก {n}", "{n} more")
PLAN = Phrase("สร้างการเยี่ยม", "Plan a visit")
PLAN_HERE = Phrase("สร้างการเยี่ยม {day}", "Plan a visit on {day}")

# a visit
TEAM = Phrase("หัวหน้าคณะ {leader} · {n} คน", "Led by {leader} · {n} people", one="Led by {leader}")
MINE = Phrase("ท่านอยู่ในคณะ", "You are in the team")
LEADS = Phrase("ท่านเป็นหัวหน้าคณะ", "You lead this visit")
CANCELLED = Phrase("ยกเลิก: {reason}", "Cancelled: {reason}")
CLASH = Phrase("ทับซ้อน ต้องแก้ไข", "Clash, to be resolved")
DONE = Phrase("เยี่ยมแล้ว", "Past")
N_CLASHES = Phrase(
    "มีการเยี่ยมที่ต้องแก้ไข {n} ครั้งในช่วงที่แสดง", "{n} visits shown here clash", one="1 visit shown here clashes"
)

# what the marks mean
LEGEND_MINE = Phrase("การเยี่ยมของท่าน", "Your visits")
LEGEND_OTHER = Phrase("คณะอื่น", "Other teams")
LEGEND_VISIT = Phrase("การเยี่ยม", "Visits")
LEGEND_CLASH = Phrase("ทับซ้อน", "Clash")

# empty
NONE_TITLE = Phrase("ยังไม่มีการเยี่ยมในช่วงนี้", "No visits here yet")
NONE = Phrase(
    "เมื่อฝ่ายเลขานุการกำหนดวันเยี่ยม จะแสดงที่นี่หลังส่งและรับข้อมูล", "Visits planned by the secretariat appear here after a sync."
)
NONE_MINE = Phrase("ท่านยังไม่มีการเยี่ยมในช่วงนี้", "You have no visits here")
FIND = Phrase("ค้นหาโรงเรียนหรือการปรับเทียบ", "Search schools and calibrations")
NO_MATCH = Phrase("ไม่พบรายการที่ตรงกับคำค้น", "Nothing matches")
MORE_LISTED = Phrase("แสดงเพิ่มจากอีก {n} รายการ", "Show more of {n} others")
EARLIER = Phrase("แสดงที่ผ่านมาแล้วอีก {n} รายการ", "Show {n} past ones", one="Show 1 past one")

# the file
EXPORT = Phrase("บันทึกเป็นไฟล์ปฏิทิน (.ics)", "Save as a calendar file (.ics)")
EXPORTED = Phrase(
    "บันทึกไฟล์ {name} แล้ว มีนัดหมาย {n} รายการตั้งแต่ {first} เปิดไฟล์นี้ในแอปปฏิทินของโทรศัพท์ได้",
    "Saved {name} with {n} entries from {first} on; open it in your phone's calendar.",
    one="Saved {name} with 1 entry from {first} on; open it in your phone's calendar.",
)
NOTHING_TO_EXPORT = Phrase("ยังไม่มีนัดหมายให้บันทึกเป็นไฟล์", "There is nothing to save yet")
ICS_SUMMARY = Phrase("เยี่ยม{school}", "Visit to {school}")
ICS_TEAM = Phrase("คณะ: {names}", "Team: {names}")
ICS_ROUND = Phrase("รอบ: {round}", "Round: {round}")
ICS_PURPOSE = Phrase("จุดเน้น: {purpose}", "Focus: {purpose}")
ICS_MOVED = Phrase("เลื่อนจาก {before} เหตุผล: {why}", "Moved from {before}: {why}")
ICS_CANCELLED = Phrase("ยกเลิก: {reason}", "Cancelled: {reason}")

# where else
ELSEWHERE = Phrase("การวางแผน", "Planning")
COVERAGE = Phrase("ความครอบคลุม", "Coverage")
COVERAGE_NOTE = Phrase("โรงเรียนใดยังไม่ได้รับการเยี่ยมในภาคเรียน", "Which schools have not been visited this term")
WORKLOAD = Phrase("ภาระงานรายบุคคล", "Workload per person")
WORKLOAD_NOTE = Phrase("จำนวนครั้ง วันที่ออกเยี่ยม และระยะทางของแต่ละคน", "Visits, days out and distance of each person")
ROUNDS = Phrase("รอบและโรงเรียนกลุ่มเป้าหมาย", "Rounds and target schools")
ROUNDS_NOTE = Phrase("เลือกโรงเรียนตามเกณฑ์หรือเหตุผล และเก็บเหตุผลไว้", "Chosen by rule or reason; the reason is kept")
DAYS = Phrase("วันหยุดและวันสอบ", "Holidays and exams")
DAYS_NOTE = Phrase("เพิ่มวันที่เขตหรือโรงเรียนกำหนดเอง", "Add days of the area or of one school")
