"""Words of the pages that tell whom a term has reached, and who carries how much."""

from app.wording.language import Phrase

TITLE = Phrase("ความครอบคลุมการนิเทศ", "Coverage")
VISITED_OF = Phrase("เยี่ยมแล้ว {done} จาก {total} แห่ง (ร้อยละ {percent})", "{done} of {total} visited ({percent} %)")
AS_OF = Phrase(
    "นับถึง {day} เฉพาะโรงเรียนที่เปิดอยู่ในภาคเรียนนี้ และการเยี่ยมที่ไม่ถูกยกเลิก",
    "Counted to {day}: schools open this term, visits that were not cancelled",
)
GROUPS = {
    "not": Phrase("ยังไม่มีกำหนดเยี่ยม", "No visit planned"),
    "planned": Phrase("มีกำหนดแล้ว", "Planned"),
    "visited": Phrase("เยี่ยมแล้ว", "Visited"),
}
N_SCHOOLS = Phrase("{n} แห่ง", "{n} schools", one="1 school")
NEVER = Phrase("ยังไม่เคยได้รับการเยี่ยมตามข้อมูลในระบบ", "Never visited, as far as is known")
LAST = Phrase("เยี่ยมครั้งล่าสุด {day}", "Last visited {day}")
ON_DAYS = Phrase("เยี่ยม {days}", "Visited {days}")
PLANNED = Phrase("กำหนดเยี่ยม {days}", "Planned for {days}")
TARGET = Phrase("กลุ่มเป้าหมายของรอบนี้", "Target of this round")
PLAN = Phrase("สร้างการเยี่ยม {school}", "Plan a visit to {school}")
CLUSTER = Phrase("สหวิทยาเขต", "Campus")
EVERY_CLUSTER = Phrase("ทุกสหวิทยาเขต", "Every campus")
NO_SCHOOLS = Phrase("ยังไม่มีรายชื่อโรงเรียน", "No schools yet")
WHOLE_AREA_ONLY = Phrase("หน้านี้สำหรับผู้ที่ดูได้ทั้งเขตพื้นที่", "For those who see the whole area")
WHOLE_AREA_ONLY_WHY = Phrase(
    "เครื่องนี้มีข้อมูลการเยี่ยมเพียงบางโรงเรียน จึงนับไม่ครบ กรุณาสอบถามฝ่ายเลขานุการ",
    "This device holds the visits of some schools only and cannot count them all; please ask the secretariat.",
)

WORKLOAD = Phrase("ภาระงานรายบุคคล", "Workload per person")
WORKLOAD_AS_OF = Phrase(
    "การเยี่ยมที่ไม่ถูกยกเลิกในภาคเรียน ระยะทางไปและกลับจากสำนักงาน",
    "Visits of the term that were not cancelled; distance there and back from the office",
)
N_VISITS = Phrase("{n} ครั้ง", "{n} visits", one="1 visit")
MADE = Phrase("เยี่ยมแล้ว {n} ครั้ง", "{n} made", one="1 made")
TO_COME = Phrase("ยังไม่ถึง {n} ครั้ง", "{n} to come", one="1 to come")
LED = Phrase("เป็นหัวหน้าคณะ {n} ครั้ง", "leads {n}", one="leads 1")
DAYS = Phrase("ออกเยี่ยม {n} วัน", "{n} days out", one="1 day out")
KM = Phrase("{n:,} กม.", "{n:,} km")
KM_AT_LEAST = Phrase("อย่างน้อย {n:,} กม.", "at least {n:,} km")
MEAN = Phrase("เฉลี่ย {mean} ครั้งต่อคน จาก {n} คนที่ออกเยี่ยม", "{mean} visits each on average, of {n} people who visit")
IDLE = Phrase("ยังไม่มีการเยี่ยมในภาคเรียนนี้", "No visits this term")
NOBODY = Phrase("ยังไม่มีการเยี่ยมในภาคเรียนนี้", "No visits this term")
