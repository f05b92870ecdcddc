"""Words of the shared count table."""

from app.wording.language import Phrase

TITLE = Phrase("ตารางนับ {grade}", "Counts {grade}")
SUBTITLE = Phrase("{title}\n{round}", "{title}\n{round}")
OF_VERSION = Phrase("{title} (รุ่น {version})", "{title} (version {version})")
REPLACED_TITLE = Phrase("การเยี่ยมนี้ไม่ใช้ตารางรุ่นนี้แล้ว", "This visit no longer uses this version")
REPLACED = Phrase(
    "ตัวเลขที่กรอกด้วยรุ่น {version} ยังอยู่ครบ อ่านได้อย่างเดียว และไม่รวมในสรุปผลของการเยี่ยมนี้ "
    "หากต้องการใช้ กรุณาแจ้งฝ่ายเลขานุการให้ใช้รุ่นนี้ต่อ",
    "What was counted with version {version} is all there, to be read only; it is in no summary of this visit unless "
    "the secretariat puts this version back.",
)
ALL_GRADES = Phrase("ทุกชั้น", "All grades")
SHARED = Phrase(
    "ตารางนี้คณะนิเทศกรอกร่วมกัน ใส่เฉพาะจำนวน ไม่มีชื่อนักเรียน",
    "The team fills this table together: numbers only, no pupils' names.",
)
SMALL_HIDDEN = Phrase(
    "คณะเห็นจำนวนจริง เมื่อเผยแพร่นอกโรงเรียน จำนวน {least} ถึง {most} คนจะแสดงเป็น {shown}",
    "The team sees the real numbers; outside the school, {least} to {most} is shown as {shown}.",
)
GRADES = Phrase("ชั้น", "Grades")
EMPTY = Phrase("ยังไม่กรอก", "empty")
BEGUN = Phrase("กรอกแล้วบางส่วน", "begun")
WRONG = Phrase("ตัวเลขไม่ตรงกัน", "does not add up")
DONE = Phrase("ครบ", "complete")
DONE_OF = Phrase("ครบ {done} จาก {total} ชั้น", "{done} of {total} grades complete")
LEFT = Phrase("เหลืออีก {n} ช่อง", "{n} numbers to go", one="1 number to go")
SUM = Phrase("รวมทุกระดับ {sum:,} คน · {column} {n:,} คน", "{sum:,} in all levels · {column} {n:,}")
SUM_SO_FAR = Phrase("รวมที่กรอกแล้ว {sum:,} คน", "{sum:,} so far")
SHARE = Phrase("ร้อยละ {share}", "{share} %")
CHANGE_UP = Phrase("ระดับ{level}เพิ่มขึ้น {n} จุดร้อยละ จาก{before}", "{level} up {n} points since {before}")
CHANGE_DOWN = Phrase("ระดับ{level}ลดลง {n} จุดร้อยละ จาก{before}", "{level} down {n} points since {before}")
CHANGE_NONE = Phrase("ระดับ{level}เท่ากับ{before}", "{level} as in {before}")
NO_BEFORE = Phrase("ไม่มีตัวเลขของ{before} ให้เทียบ", "No numbers of {before} to compare with")
ALL_RIGHT = Phrase("ตัวเลขชั้นนี้ครบและตรงกัน", "This grade is complete and adds up")
NEXT = Phrase("ถัดไป {grade}", "Next: {grade}")
PREVIOUS = Phrase("ก่อนหน้า", "Previous")
FINISH = Phrase("กลับหน้าการเยี่ยม", "Back to the visit")
READ_ONLY = Phrase("ดูได้อย่างเดียว: {why}", "Read only: {why}")
CANNOT_OPEN = Phrase("เปิดตารางนี้ไม่ได้", "This table cannot be opened")
NOT_YET = Phrase("ยังไม่ได้กรอกตัวเลขของชั้นนี้", "Nothing entered for this grade yet")
