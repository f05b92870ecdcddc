"""Words of the matrix: schools by areas of work, and one school's visits."""

from app.wording.language import Phrase

TITLE = Phrase("ภาพรวมสถานศึกษา", "Schools at a glance")
SUBTITLE = Phrase(
    "มีผลแล้ว {visited} จาก {schools} แห่ง · {instrument}", "Results for {visited} of {schools} schools · {instrument}"
)
SUBTITLE_PLAIN = Phrase("มีผลแล้ว {visited} จาก {schools} แห่ง", "Results for {visited} of {schools} schools")
SEARCH = Phrase("ค้นหาสถานศึกษา", "Search schools")
CLUSTER = Phrase("สหวิทยาเขต", "Cluster")
ALL_CLUSTERS = Phrase("ทุกสหวิทยาเขต", "All clusters")
ROUND = Phrase("รอบหรือภาคเรียน", "Round or term")
ALL_ROUNDS = Phrase("ล่าสุดทุกรอบ", "Latest of all rounds")
INSTRUMENT = Phrase("แบบประเมิน", "Instrument")
SORT = Phrase("เรียงตาม", "Sort by")
SORT_NAME = Phrase("ชื่อ", "Name")
SORT_TOTAL = Phrase("ผลรวม", "Total")
SORT_DAY = Phrase("วันเยี่ยม", "Visit day")
SORT_LESSONS = Phrase("การสอน", "Lessons")
ASCENDING = Phrase("น้อยไปมาก", "Ascending")
DESCENDING = Phrase("มากไปน้อย", "Descending")
SORTED_BY = Phrase("เรียงตาม {column} {direction}", "Sort by {column}, {direction}")
FILTERS = Phrase("ตัวกรองและการเรียง", "Filters and sorting")
FILTERS_IN_USE = Phrase("ตัวกรองและการเรียง ({n})", "Filters and sorting ({n})")

AREA_PREFIX = "ด้าน"
SCHOOL = Phrase("สถานศึกษา", "School")
TOTAL = Phrase("รวม", "Total")
LESSONS = Phrase("การสอนในชั้นเรียน", "Classroom teaching")
LESSONS_SHORT = Phrase("การสอน", "Lessons")
N_RATERS = Phrase("{n} แบบ", "{n} sheets", one="1 sheet")
N_LESSONS = Phrase("{n} คาบ", "{n} lessons", one="1 lesson")
FROM_CONSENSUS = Phrase("คณะเห็นร่วมกัน", "Team's consensus")
FROM_SHEETS = Phrase("เฉลี่ยผู้ประเมิน", "Mean of raters")
EMPTY = Phrase("ยังไม่มีผล", "No result yet")
PLANNED = Phrase("นัดเยี่ยม {day}", "Planned for {day}")
PENDING = Phrase("กำลังบันทึก", "Being recorded")
PENDING_OF = Phrase("ส่งแล้ว {k} จาก {n} คน", "{k} of {n} raters submitted")
PENDING_HOW_FAR = Phrase("บันทึกแล้ว {k} จาก {n} ตัวชี้วัด", "{k} of {n} indicators recorded")
INSUFFICIENT = Phrase("ไม่เพียงพอ", "Too few answers")
FEW_LESSONS = Phrase("น้อยกว่า {least} คาบ", "Fewer than {least}")
FEW_LESSONS_SAID = Phrase(
    "สังเกต {n} คาบ น้อยกว่า {least} คาบ จึงไม่แสดงค่าเฉลี่ย", "{n} lessons observed, fewer than {least}, so no mean is shown"
)
VISITED_ON = Phrase("เยี่ยม {day}", "Visited {day}")
VISITS = Phrase("{n} การเยี่ยม", "{n} visits", one="1 visit")
CELL_SAID = Phrase(
    "{school} {area}: {value} {band} {source} {n} {day}", "{school} {area}: {value} {band} {source} {n} {day}"
)
CELL_SAID_EMPTY = Phrase("{school} {area}: {what}", "{school} {area}: {what}")
LEGEND = Phrase(
    "ค่าเฉลี่ยจากแบบที่ส่งแล้วเท่านั้น · “เห็นร่วมกัน” เมื่อคณะตกลงครบทั้งด้าน · สีบอกระดับคุณภาพเดียวกับคำในช่อง",
    "Means of submitted sheets only · “Consensus” once a whole area is agreed · colours repeat the words in the cells",
)
SHOW_MORE = Phrase("แสดงเพิ่มจากอีก {n} แห่ง", "Show more of {n} others")

NONE_TITLE = Phrase("ยังไม่มีสถานศึกษาที่ท่านดูผลได้", "There is no school whose results you may see yet")
NONE = Phrase(
    "ผู้ทรงคุณวุฒิเห็นสถานศึกษาที่ตนอยู่ในคณะนิเทศ ข้อมูลจะแสดงหลังส่งและรับข้อมูล",
    "Experts see the schools they visited. Results appear after a sync.",
)
NOT_FOUND_TITLE = Phrase("ไม่พบสถานศึกษาตามตัวกรอง", "No school fits the filters")
NOT_FOUND = Phrase("กรุณาเปลี่ยนคำค้นหรือตัวกรอง", "Please change the search or the filters.")
CLEAR = Phrase("ล้างตัวกรอง", "Clear the filters")

# one school
SCHOOL_TITLE = Phrase("ผลของสถานศึกษา", "A school's results")
VISITS_TITLE = Phrase("การเยี่ยมที่มีผล", "Visits with results")
RATED_BY = Phrase("ผู้ประเมิน {names}", "Rated by {names}")
NO_VISITS_TITLE = Phrase("ยังไม่มีการเยี่ยมที่มีผล", "No visit has results yet")
NO_VISITS = Phrase("ผลจะแสดงเมื่อผู้ประเมินส่งแบบครบ", "Results appear once the raters have submitted.")
COMPARE = Phrase("เทียบผลผู้ประเมิน", "Raters side by side")
OPEN_VISIT = Phrase("เปิดการเยี่ยม", "Open the visit")
FEEDBACK = Phrase("ข้อมูลสะท้อนกลับ", "Feedback")
GONE_TITLE = Phrase("ไม่พบสถานศึกษานี้", "This school was not found")
GONE = Phrase("สถานศึกษานี้อาจอยู่นอกขอบเขตงานของท่าน", "It may be outside your scope.")
FROM_CONSENSUS_SHORT = Phrase("เห็นร่วมกัน", "Consensus")
FROM_SHEETS_SHORT = Phrase("ค่าเฉลี่ย", "Mean")
LESSONS_TITLE = Phrase("การสอนที่สังเกต (ภาพรวมทั้งโรงเรียน)", "Observed lessons (the whole school)")
SYNC = Phrase("ไปหน้าส่งและรับข้อมูล", "Go to sync")
