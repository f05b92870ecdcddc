"""Words of the list of schools and of a school's page."""

from app.wording.language import Phrase

TITLE = Phrase("โรงเรียน", "Schools")
SEARCH = Phrase("ค้นหาโรงเรียน", "Search schools")
SEARCH_BY = Phrase("ค้นได้ด้วยชื่อ อำเภอ หรือรหัส", "by name, district or code")
FOUND = Phrase("{n} แห่ง", "{n} schools", one="1 school")
NONE_TITLE = Phrase("ยังไม่มีรายชื่อโรงเรียน", "No schools yet")
NONE = Phrase("รายชื่อจะมาถึงเมื่อส่งและรับข้อมูลครั้งถัดไป", "They arrive with the next sync.")
NO_MATCH_TITLE = Phrase("ไม่พบโรงเรียนที่ตรงกับคำค้น", "No school matches")
NO_MATCH = Phrase("ลองพิมพ์เพียงบางส่วนของชื่อ ไม่ต้องใส่วรรณยุกต์ก็ได้", "Try a part of the name; tone marks may be left out.")
OTHERS = Phrase("อื่น ๆ", "Others")
PICK_TITLE = Phrase("เลือกโรงเรียนจากรายการ", "Choose a school from the list")
PICK = Phrase(
    "ข้อมูลพื้นฐาน การเยี่ยม ข้อตกลง และแนวโน้มผลจะแสดงที่นี่", "Its facts, visits, agreements and trends will be shown here."
)

SIZES = {
    "S": Phrase("ขนาดเล็ก", "Small"),
    "M": Phrase("ขนาดกลาง", "Medium"),
    "L": Phrase("ขนาดใหญ่", "Large"),
    "XL": Phrase("ขนาดใหญ่พิเศษ", "Very large"),
}
CONNECTIVITY = {
    "wifi_ok": Phrase("มีไวไฟ", "Wi-Fi"),
    "4g_weak": Phrase("สัญญาณอ่อน", "Weak signal"),
    "none": Phrase("ไม่มีสัญญาณ", "No signal"),
}

CLOSED = Phrase("ยุบหรือเลิกสถานศึกษาเมื่อ {day}", "Closed on {day}")
FACTS = Phrase("ข้อมูลพื้นฐาน", "Facts")
AS_OF = Phrase("ข้อมูล ณ {day}", "As of {day}")
STUDENTS = Phrase("นักเรียน", "Pupils")
TEACHERS = Phrase("ครูและบุคลากร", "Teachers and staff")
CLASSROOMS = Phrase("ห้องเรียน", "Classrooms")
GRADES = Phrase("ระดับชั้น", "Grades")
DISTANCE = Phrase("ระยะทางจากสำนักงาน", "Distance from the office")
KM = Phrase("{n} กม.", "{n} km")
SIGNAL = Phrase("สัญญาณอินเทอร์เน็ต", "Connection")
CODE = Phrase("รหัสโรงเรียน", "School code")
CODE8 = Phrase("รหัส 8 หลัก", "8-digit code")
PRINCIPAL = Phrase("ผู้บริหาร", "Principal")

VISITS = Phrase("การเยี่ยม", "Visits")
TARGET_OF = Phrase("เหตุที่เป็นกลุ่มเป้าหมาย", "Why it was chosen for a round")
TAKEN_OUT = Phrase("นำออกจากรอบแล้ว: {why}", "Taken out of the round: {why}")
NO_VISITS = Phrase("ยังไม่มีการเยี่ยมที่ท่านดูได้", "No visits that you may see yet")
LED_BY = Phrase("หัวหน้าคณะ {name}", "Led by {name}")
UPCOMING = Phrase("กำลังจะถึง", "Coming")
IN_PROGRESS = Phrase("ยังไม่เปิดผล", "Results not open yet")
RESULTS_READY = Phrase("มีผลแล้ว", "Results available")
CANCELLED = Phrase("ยกเลิก", "Cancelled")

AGREEMENTS = Phrase("ข้อตกลงที่ยังไม่เสร็จ", "Open agreements")
NO_AGREEMENTS = Phrase("ไม่มีข้อตกลงค้าง", "No open agreements")
STATE_OPEN = Phrase("ยังไม่เริ่ม", "Not started")
STATE_DOING = Phrase("กำลังดำเนินการ", "Under way")
DUE = Phrase("กำหนด {day}", "Due {day}")
OWNER = Phrase("ผู้รับผิดชอบ {owner}", "In charge: {owner}")
DONE_SO_FAR = Phrase("ทำเสร็จแล้ว {n} ข้อ", "{n} done", one="1 done")

NO_TREND = Phrase("ยังไม่มีผลที่เผยแพร่ให้ท่านดูได้", "No results that you may see yet")
NOT_ENOUGH = Phrase("ไม่เพียงพอ", "Not enough")
