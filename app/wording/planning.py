"""Words that the screens of planning share: parts of a day, kinds of days, what is against a visit, why a target."""

from app.wording.language import Phrase

PARTS = {
    "morning": Phrase("ภาคเช้า", "Morning"),
    "afternoon": Phrase("ภาคบ่าย", "Afternoon"),
}
SCHOOL = Phrase("โรงเรียน", "School")
TERM = Phrase("ภาคเรียน", "Term")
WHOLE_DAY = Phrase("ทั้งวัน", "Whole day")
PART = Phrase("ช่วงของวัน", "Part of the day")
NATURES = {
    "holiday": Phrase("วันหยุด", "Holiday"),
    "exam": Phrase("วันสอบ", "Exams"),
    "event": Phrase("กิจกรรมอื่น", "Another event"),
    "workday": Phrase("เปิดทำการในวันหยุด", "Open on a holiday"),
}
INSTEAD = Phrase("วันหยุดชดเชย {name}", "In place of {name}")

# what is against a visit: who, when, where, and what to do
AGAINST = {
    "own_school": Phrase(
        "{person} เป็นผู้บริหารของ{school} จึงอยู่ในคณะนี้ไม่ได้ เพื่อป้องกันผลประโยชน์ขัดกัน กรุณาเลือกผู้อื่นแทน",
        "{person} runs {school} and may not be in this team (conflict of interest); choose somebody else.",
    ),
    "double_booked": Phrase(
        "{person} อยู่ในคณะที่เยี่ยม{other} {day} ({part}) แล้ว กรุณาเลือกวันหรือช่วงของวันอื่น หรือเลือกผู้อื่นแทน",
        "{person} already visits {other} on {day} ({part}); choose another day or part of it, or somebody else.",
    ),
    "left": Phrase(
        "{person} พ้นหน้าที่ก่อน {day} กรุณาเลือกผู้อื่นแทน หรือเลือกวันก่อนหน้านั้น",
        "{person} leaves before {day}; choose somebody else or an earlier day.",
    ),
    "closed": Phrase(
        "{school} ยุบหรือรวมแล้วตั้งแต่ {closed} กรุณายกเลิกการเยี่ยมนี้ หรือสร้างการเยี่ยมของโรงเรียนที่รับรวม",
        "{school} has been closed since {closed}; cancel this visit, or plan one at the school that took it in.",
    ),
    "same_school": Phrase(
        "{day} มีคณะอื่นเยี่ยม{school}อยู่แล้ว หัวหน้าคณะ {leader} กรุณาตรวจว่าต้องการให้มาวันเดียวกัน",
        "Another team visits {school} on {day}, led by {leader}; make sure that both should come on one day.",
    ),
    "holiday": Phrase(
        "{day} เป็นวันหยุด ({named}) กรุณาตรวจว่าโรงเรียนเปิด หรือเลือกวันอื่น",
        "{day} is a holiday ({named}); make sure the school is open, or choose another day.",
    ),
    "weekend": Phrase(
        "{day} เป็นวันหยุดสุดสัปดาห์ กรุณาตรวจว่าโรงเรียนเปิด หรือเลือกวันอื่น",
        "{day} is on a weekend; make sure the school is open, or choose another day.",
    ),
    "break": Phrase(
        "{day} อยู่ระหว่างปิดภาคเรียน กรุณาตรวจว่าโรงเรียนเปิด หรือเลือกวันอื่น",
        "{day} lies between terms; make sure the school is open, or choose another day.",
    ),
    "exam": Phrase(
        "{day} โรงเรียนสอบ ({named}) กรุณาเลือกวันอื่น หากต้องสังเกตชั้นเรียน",
        "Schools examine on {day} ({named}); choose another day if lessons are to be observed.",
    ),
    "event": Phrase(
        "{day} ตรงกับ{named} กรุณาเลือกวันอื่น หากไม่ได้ตั้งใจ",
        "{day} falls on {named}; choose another day unless that is meant.",
    ),
}

# two visits of one day that share people or their school
PAIR = Phrase("กำหนดทับซ้อน ต้องแก้ไข", "Two visits clash")
TWICE = Phrase("{people} อยู่ในคณะของการเยี่ยมสองครั้งที่ทับกัน {day}", "Booked for two visits at the same time, {day}: {people}")
TWO_TEAMS = Phrase("มีสองคณะเยี่ยม{school} {day}", "Two teams visit {school} on {day}")
SIDE = Phrase("• {school} · {part} · หัวหน้าคณะ {leader}", "• {school} · {part} · led by {leader}")
AND = Phrase(" และ", " and ")
PAIR_OFFICE = Phrase(
    "กรุณาเลื่อนครั้งใดครั้งหนึ่ง หรือระบุว่าตั้งใจให้เป็นเช่นนี้พร้อมเหตุผล",
    "Please move one of them, or say why it is meant to be so.",
)
PAIR_OTHERS = Phrase(
    "สำนักงานเห็นข้อความเดียวกันนี้ และจะเลื่อนครั้งใดครั้งหนึ่งหรือระบุว่าตั้งใจ หากท่านทราบว่าควรไปที่ใด กรุณาแจ้งสำนักงาน",
    "The office reads the same and will move one of them or say that it is meant. If you know more, please tell it.",
)
MOVE_ONE = Phrase("เลื่อนการเยี่ยม{school}", "Move the visit at {school}")
MOVE_TO = Phrase("เลื่อนการเยี่ยม{school} ไป {day} {part}", "Move the visit at {school} to {day}, {part}")
OTHER_DAY = Phrase("เลือกวันอื่นให้{school}", "Another day for {school}")
MOVED_NOW = Phrase("เลื่อนการเยี่ยม{school} ไป {day} แล้ว", "The visit at {school} is moved to {day}")
MOVED_FOR_PEOPLE = Phrase("{people} ติดภารกิจในเวลาเดียวกัน", "{people} booked elsewhere at the same time")
MOVED_FOR_TEAM = Phrase("มีอีกคณะหนึ่งเยี่ยมโรงเรียนในวันเดียวกัน", "Another team visits the school on the same day")
IS_MEANT = Phrase("ตั้งใจให้เป็นเช่นนี้", "It is meant to be so")
MEANT_ASK = Phrase("ตั้งใจให้การเยี่ยมสองครั้งนี้ตรงกันหรือไม่", "Are both visits meant to be as they are?")
MEANT_TEXT = Phrase(
    "เหตุผลเก็บไว้กับการเยี่ยมทั้งสองครั้ง คณะและโรงเรียนของทั้งสองครั้งอ่านได้",
    "The reason is kept with both visits; both teams and both schools read it.",
)
MEANT_WHY = Phrase("เหตุผล", "Why")
MEANT_TITLE = Phrase("ตั้งใจให้ตรงกัน", "Meant to be on one day")
ANOTHER_SCHOOL = Phrase("โรงเรียนอื่น", "another school")
MEANT = Phrase(
    "ตรงกับการเยี่ยม{school} โดยตั้งใจ: {why} (ระบุโดย {by})",
    "Together with the visit to {school}, on purpose: {why} (said by {by})",
)
MEANT_BETWEEN = Phrase(
    "การเยี่ยม{one} และ{other} ตรงกันโดยตั้งใจ: {why} (ระบุโดย {by})",
    "The visits to {one} and {other} are on one day on purpose: {why} (said by {by})",
)

# a visit that was given another day
MOVED = Phrase("เลื่อนจาก {before} เหตุผล: {why}", "Moved from {before}: {why}")
MOVED_TO = Phrase("วันเยี่ยมเปลี่ยนจาก {before} เป็น {after}", "The visit was moved from {before} to {after}")
MOVED_WHY = Phrase("เหตุผล: {why}", "Why: {why}")
MOVED_BY = Phrase("เปลี่ยนโดย {by} {when}", "Changed by {by}, {when}")

# why a school is a target
BECAUSE = {
    "never": Phrase("ยังไม่เคยได้รับการเยี่ยม (ข้อมูล ณ {as_of})", "Never visited (as of {as_of})"),
    "long_ago": Phrase("เยี่ยมครั้งล่าสุด {last} (ข้อมูล ณ {as_of})", "Last visited {last} (as of {as_of})"),
    "late": Phrase(
        "มีข้อตกลงเกินกำหนด {late} ข้อ (ข้อมูล ณ {as_of})",
        "{late} agreements overdue (as of {as_of})",
        one="{late} agreement overdue (as of {as_of})",
    ),
    "weak": Phrase(
        "พิจารณาจากผลการนิเทศครั้งล่าสุด {last}: {of} (ข้อมูล ณ {as_of})",
        "For the latest result, {last}: {of} (as of {as_of})",
    ),
    "no_result": Phrase("ยังไม่มีผล: {of} (ข้อมูล ณ {as_of})", "No result yet: {of} (as of {as_of})"),
    "size": Phrase("โรงเรียน{size}", "{size} school"),
    "cluster": Phrase("อยู่ในสหวิทยาเขต{cluster}", "In the campus {cluster}"),
}
WEAK_RESULT = Phrase(
    "ผลครั้งล่าสุด {last} ได้ {mean} ({band}) ไม่เกินระดับ{chosen}: {of} (ข้อมูล ณ {as_of})",
    "Latest result, {last}: {mean} ({band}), at or below {chosen}: {of} (as of {as_of})",
)
BY_REASON = Phrase("เหตุผลของสำนักงาน: {reason}", "The office's reason: {reason}")
