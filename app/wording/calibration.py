"""Words of calibration: everybody rates the same sample, blind, and talks about what they read differently."""

from app.wording.language import Phrase

TITLE = Phrase("ปรับเทียบการให้คะแนน", "Calibration")
WHAT = Phrase(
    "ทุกคนให้ระดับตัวอย่างเดียวกันโดยไม่เห็นของกัน แล้วคุยกันในข้อที่อ่านเกณฑ์ต่างกัน ไม่นับเป็นผลของโรงเรียนใด",
    "Everybody rates the same sample without seeing the others, then you talk about what you read differently. "
    "It is no school's result.",
)
GONE_TITLE = Phrase("ไม่พบการปรับเทียบนี้ในเครื่อง", "This calibration is not on this device")
GONE = Phrase(
    "อาจยังไม่ได้รับข้อมูล หรือไม่ใช่งานของท่าน กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง",
    "It may not have been received yet, or is not yours. Please sync and try again.",
)
WITHDRAWN = Phrase("ยกเลิกแล้ว: {reason}", "Withdrawn: {reason}")
WITHDRAWN_SHORT = Phrase("ยกเลิกแล้ว", "Withdrawn")

# the sample
SAMPLE = Phrase("ตัวอย่างที่ให้ระดับ", "The sample")
SAMPLE_NONE = Phrase("ยังไม่ได้อธิบายตัวอย่าง กรุณาถามผู้นำการปรับเทียบ", "No description yet; please ask the facilitator.")
WHERE = Phrase("ดูตัวอย่างได้ที่: {where}", "Where to see it: {where}")
LED_BY = Phrase("ผู้นำการปรับเทียบ {name}", "Facilitator: {name}")
YOU_LEAD = Phrase("ท่านเป็นผู้นำการปรับเทียบ", "You are the facilitator")

# rating
START = Phrase("เริ่มให้ระดับ", "Start rating")
GO_ON = Phrase("ให้ระดับต่อ", "Go on rating")
LOOK_AT_OWN = Phrase("ดูระดับที่ท่านให้", "See what you gave")
BLIND_TITLE = Phrase("ให้ระดับโดยอิสระ", "Rate on your own")
BLIND = Phrase(
    "ยังไม่มีใครเห็นระดับของกัน เครื่องแม่ข่ายส่งให้เมื่อท่านส่งแบบแล้ว และทุกคนส่งครบหรือผู้นำเปิดผล ไม่มีสัญญาณก็ให้ระดับได้",
    "Nobody sees anybody's levels yet. The server sends them once you have handed in, and everybody has or the "
    "facilitator opens the result. Rating works without a signal.",
)
READY = Phrase(
    "ส่งแล้วยังเปิดแบบแก้ไขได้พร้อมเหตุผล จนกว่าผลจะเปิด หลังจากนั้นแก้ไขไม่ได้ เพราะเห็นระดับของผู้อื่นแล้ว",
    "You may open it again with a reason until the result is open. After that it stays, because the others were seen.",
)
HANDED_IN = Phrase("ส่งเมื่อ {when}", "Handed in {when}")
STAYS = Phrase("ส่งเมื่อ {when} ผลเปิดแล้ว จึงแก้ไขไม่ได้", "Handed in {when}. The result is open, so it stays as it is.")
TO_CALIBRATION = Phrase("ไปหน้าการปรับเทียบ", "To the calibration")
OPENED_WITHOUT_YOU = Phrase(
    "ผลเปิดให้ผู้ที่ส่งแล้ว ท่านยังให้ระดับโดยไม่เห็นของผู้อื่น และเห็นผลเมื่อส่ง",
    "The result is open to those who have handed in. You still rate without seeing it, and see it once you hand in.",
)

# who has handed in
WHO = Phrase("ผู้ให้ระดับ", "Who rates")
WHO_NOTE = Phrase("ส่งแล้ว {done} จาก {total} คน", "{done} of {total} have handed in")
BEGUN = Phrase("ให้ระดับแล้ว {done} จาก {total} ข้อ", "{done} of {total} rated")
NOT_BEGUN = Phrase("ยังไม่เริ่ม หรือยังไม่ได้ส่งขึ้นเครื่องแม่ข่าย", "Not begun, or not synced yet")
YOU = Phrase("{name} (ท่าน)", "{name} (you)")
NOBODY = Phrase("ยังไม่ได้เลือกผู้ให้ระดับ", "Nobody has been chosen yet")

# waiting, and opening
WAITING_TITLE = Phrase("ท่านส่งแล้ว รอเปิดผล", "Handed in; waiting for the result")
WAITING = Phrase(
    "ผลเปิดเองเมื่อทุกคนส่งครบ หรือเมื่อผู้นำการปรับเทียบเปิดผล",
    "The result opens when everybody has handed in, or when the facilitator opens it.",
)
WATCHING_TITLE = Phrase("ผลยังไม่เปิด", "The result is not open yet")
OTHERS_ONLY = Phrase(
    "ผลเปิดแล้ว เห็นได้เฉพาะผู้ที่ให้ระดับและผู้นำการปรับเทียบ",
    "The result is open, to those who rated and the facilitator only.",
)
OPEN = Phrase("เปิดผล", "Open the result")
OPEN_ASK = Phrase("เปิดผลหรือไม่", "Open the result?")
OPEN_TEXT = Phrase(
    "ผู้ที่ส่งแล้วจะเห็นระดับของกันและกัน เปิดแล้วปิดไม่ได้ และเปลี่ยนรายชื่อผู้ให้ระดับไม่ได้",
    "Those who have handed in see each other's levels. It cannot be closed again, and who rates cannot change.",
)
OPENS_BY_IT = Phrase(
    "ผู้ให้ระดับที่เหลือส่งครบแล้ว เมื่อบันทึก ผลจะเปิดเอง",
    "All who are left to rate have handed in: saving opens the result.",
)
SAVE_AND_OPEN = Phrase("บันทึกและเปิดผล", "Save and open the result")
OPEN_MISSING = Phrase(
    "ยังไม่ส่ง: {names}\nผู้ที่ยังไม่ส่งยังให้ระดับได้โดยไม่เห็นผล",
    "Still out: {names}.\nThey can go on rating without seeing the result.",
)
OPEN_TOO_FEW = Phrase("เปิดผลได้เมื่อส่งแล้วอย่างน้อย 2 คน", "It can be opened once two have handed in.")
COMING = Phrase(
    "แบบของ {names} ยังมาไม่ถึงเครื่องนี้ กรุณาส่งและรับข้อมูล",
    "The sheets of {names} have not reached this device. Please sync.",
)

# the result
AGREEMENT = Phrase("ความสอดคล้องของกลุ่ม", "Agreement of the group")
SAME = Phrase("ให้ระดับตรงกัน", "Same level")
NEAR = Phrase("ต่างกันไม่เกิน 1 ระดับ", "At most one level apart")
SHARE = Phrase("{percent}%", "{percent}%")
PAIRS = Phrase("{k} จาก {n} คู่", "{k} of {n} pairs")
PAIRS_WHAT = Phrase("หนึ่งคู่คือผู้ให้ระดับสองคนในข้อเดียวกัน", "A pair is two raters on one indicator.")
ALPHA = Phrase("ค่าแอลฟา {value}", "Krippendorff's alpha {value}")
ALPHA_GOOD = Phrase("ตั้งแต่ 0.80 ขึ้นไป ใช้ได้", "0.80 and above: reliable")
ALPHA_FAIR = Phrase("0.67 ถึง 0.79 ใช้ได้อย่างระมัดระวัง", "0.67 to 0.79: with care")
ALPHA_POOR = Phrase("ต่ำกว่า 0.67 ควรคุยกันก่อนออกเยี่ยม", "Below 0.67: talk before you go")
ALPHA_WHAT = Phrase(
    "แอลฟาของคริปเพนดอร์ฟฟ์ คิดจาก {n} ข้อ ข้อที่บางคนไม่ได้ให้ระดับก็คิดได้", "Over {n} items; ordered levels, gaps allowed."
)
ALPHA_ALIKE = Phrase("ค่าแอลฟาคำนวณไม่ได้ (ให้ระดับตรงกันทั้งหมด)", "Alpha cannot be worked out: all levels are the same.")
ALPHA_FEW = Phrase(
    "ค่าแอลฟาแสดงเมื่อมีข้อที่ให้ระดับตั้งแต่สองคนอย่างน้อย {n} ข้อ",
    "Alpha is shown from {n} items on that two or more rated.",
)
TALK = Phrase("ข้อที่ควรคุยกัน", "To talk about")
TALK_NOTE = Phrase("ข้อที่อ่านเกณฑ์ต่างกันมากที่สุด", "Where you read the levels most differently")
TALK_NONE = Phrase("ทุกข้อให้ระดับตรงกัน", "Everybody gave the same level everywhere")
ALL = Phrase("ทุกข้อ", "All indicators")
ALL_NOTE = Phrase("ข้อที่ต่างกันมากอยู่ก่อน แตะเพื่อดูคำอธิบายระดับ", "The furthest apart first. Tap one for its levels.")
ITEM = Phrase("{id} {title}", "{id} {title}")
ITEM_SHARE = Phrase("ตรงกัน {k} จาก {n} คู่", "same: {k} of {n} pairs")
ITEM_ALONE = Phrase("ให้ระดับไม่ถึงสองคน", "fewer than two levels")
ITEM_DISTANCE = Phrase("ห่างกันเฉลี่ย {value} ระดับ", "{value} levels apart on average")
CHOSE = Phrase("ระดับ {value} {label} {n} คน: {names}", "Level {value} {label}, {n}: {names}")
LEVEL = Phrase("ระดับ {value} {label}", "Level {value} {label}")
CHOSEN_BY = Phrase("{n} คน: {names}", "{n}: {names}")
NO_LEVEL = Phrase("ไม่ได้ให้ระดับ: {names}", "No level: {names}")
NO_LEVEL_SHORT = Phrase("–", "–")
MISSING = Phrase("ยังไม่ส่ง จึงไม่อยู่ในผล: {names}", "Not handed in, so not in the result: {names}")

# leans
LEAN = Phrase("แนวโน้มการให้ระดับของท่าน", "How you lean")
LEANS = Phrase("แนวโน้มการให้ระดับของแต่ละคน", "How each rater leans")
LEAN_SEEN = Phrase("เห็นเฉพาะท่านและผู้นำการปรับเทียบ", "Shown to you and the facilitator only")
LEANS_SEEN = Phrase("เห็นเฉพาะผู้นำการปรับเทียบ แต่ละคนเห็นของตนเอง", "Shown to the facilitator only; each sees the own")
LENIENT = Phrase("ให้สูงกว่ากลุ่มเฉลี่ย {value} ระดับ", "{value} levels above the group on average")
SEVERE = Phrase("ให้ต่ำกว่ากลุ่มเฉลี่ย {value} ระดับ", "{value} levels below the group on average")
AS_GROUP = Phrase("ใกล้เคียงกลุ่ม ({value} ระดับ)", "As the group ({value} levels)")
LEAN_OVER = Phrase("จาก {n} ข้อ", "over {n} indicators", one="over 1 indicator")
LEAN_NONE = Phrase("ยังเทียบไม่ได้ เพราะไม่มีข้อที่ให้ระดับร่วมกับผู้อื่น", "Nothing to compare yet.")

# conventions
CONVENTION = Phrase("แนวพิจารณาร่วม", "What you agreed")
CONVENTION_HINT = Phrase(
    "เช่น ถ้าครูถามแต่ไม่รอคำตอบ ให้ระดับ 2", "for example: asking without waiting for an answer is level 2"
)
CONVENTION_WRITE = Phrase(
    "เมื่อออกเยี่ยม ทุกคนจะเห็นข้อความนี้ใต้ชื่อตัวชี้วัด",
    "On visits everybody who rates reads this below the indicator.",
)
CONVENTION_BY = Phrase("ผู้นำการปรับเทียบเป็นผู้บันทึกหลังคุยกัน", "The facilitator writes it down after you have talked.")
CONVENTION_FROM = Phrase("แนวพิจารณาร่วมจากการปรับเทียบ {day}: {text}", "Agreed in the calibration of {day}: {text}")
CONVENTION_UNDATED = Phrase("แนวพิจารณาร่วมจากการปรับเทียบ: {text}", "Agreed in calibration: {text}")

# the first page and the calendar
TO_RATE = Phrase("รอท่านให้ระดับ", "Waiting for you")
RATING = Phrase("ให้ระดับแล้ว {n} ข้อ", "{n} rated", one="1 rated")
TO_OPEN = Phrase("ทุกคนที่ส่งรอท่านเปิดผล", "Waiting for you to open it")
LEADS = Phrase("ท่านเป็นผู้นำ รอผู้ให้ระดับส่ง", "You lead; waiting for the raters")
WAITS = Phrase("ส่งแล้ว รอเปิดผล", "Handed in, waiting")
RESULT = Phrase("ดูผลได้แล้ว", "The result is open")
IN_CALENDAR = Phrase("ปรับเทียบ: {name}", "Calibration: {name}")

# setting one up
OFFICE_NOTE = Phrase("ทุกคนให้ระดับตัวอย่างเดียวกันก่อนเริ่มรอบ", "Everybody rates one sample before a round")
NEW = Phrase("ตั้งการปรับเทียบ", "Set up a calibration")
NONE = Phrase("ยังไม่มีการปรับเทียบ", "No calibration yet")
NONE_HOW = Phrase(
    "ตั้งหนึ่งครั้งก่อนเริ่มรอบ ให้คณะกรรมการอ่านเกณฑ์ตรงกัน",
    "Set one up before a round, so that the committee reads the levels alike.",
)
PICK_TITLE = Phrase("เลือกการปรับเทียบทางซ้าย", "Choose one on the left")
PICK = Phrase("รายละเอียดจะแสดงที่นี่", "It will be shown here.")
NAME = Phrase("ชื่อ เช่น ปรับเทียบก่อนภาคเรียนที่ 2", "Name, for example before term 2")
DAY = Phrase("วันที่ปรับเทียบ", "Day")
INSTRUMENT = Phrase("แบบประเมินที่ใช้", "Instrument")
INSTRUMENT_FIXED = Phrase("ตั้งแล้วเปลี่ยนแบบประเมินไม่ได้", "The instrument cannot be changed once set up.")
SAMPLE_LABEL = Phrase("อธิบายตัวอย่าง หรือวางบทถอดความของคาบเรียน", "Describe the sample, or paste the lesson's transcript")
SAMPLE_HELPER = Phrase("ไม่ใส่ชื่อนักเรียน ครู หรือโรงเรียนจริง", "No name of a pupil, a teacher or a real school.")
WHERE_LABEL = Phrase("ดูตัวอย่างได้ที่ใด (ถ้ามี)", "Where to see it (optional)")
WHERE_HINT = Phrase("เช่น คลิปที่ฉายในห้องประชุม", "for example: the video shown in the meeting room")
FACILITATOR = Phrase("ผู้นำการปรับเทียบ", "Facilitator")
RATERS = Phrase("ผู้ให้ระดับ", "Who rates")
RATERS_NOTE = Phrase(
    "ผู้นำจะให้ระดับด้วยก็ได้ และจะเห็นผลเมื่อส่งของตนแล้ว",
    "The facilitator may rate as well, and then sees the result after handing in.",
)
RATERS_FIXED = Phrase("ผลเปิดแล้ว จึงเปลี่ยนผู้ให้ระดับไม่ได้", "The result is open, so who rates cannot change.")
EVERYBODY = Phrase("เลือกทุกคน", "Choose everybody")
SAVE = Phrase("บันทึกการเปลี่ยนแปลง", "Save changes")
CREATE = Phrase("ตั้งการปรับเทียบ", "Set up")
SAVED = Phrase("บันทึกแล้ว ทุกเครื่องจะเห็นเมื่อส่งและรับข้อมูล", "Saved; every device sees it at its next sync")
NAME_NEEDED = Phrase("กรุณากรอกชื่อ", "Please give a name")
DAY_NEEDED = Phrase("กรุณาระบุวันที่", "Please give the day")
INSTRUMENT_NEEDED = Phrase("กรุณาเลือกแบบประเมิน", "Please choose the instrument")
SAMPLE_NEEDED = Phrase("กรุณาอธิบายตัวอย่าง หรือบอกว่าดูได้ที่ใด", "Please describe the sample, or say where to see it")
FACILITATOR_NEEDED = Phrase("กรุณาเลือกผู้นำการปรับเทียบ", "Please choose the facilitator")
RATERS_NEEDED = Phrase("กรุณาเลือกผู้ให้ระดับอย่างน้อย 2 คน", "Please choose at least two who rate")
WITHDRAW = Phrase("ยกเลิกการปรับเทียบนี้", "Withdraw this calibration")
WITHDRAW_ASK = Phrase("ยกเลิกการปรับเทียบนี้หรือไม่", "Withdraw this calibration?")
WITHDRAW_TEXT = Phrase("สิ่งที่ให้ระดับไว้ยังอยู่ในประวัติ", "What was rated stays in the history.")
WITHDRAW_WHY = Phrase("เหตุผลที่ยกเลิก", "Why it is withdrawn")
SEE = Phrase("เปิดหน้าการปรับเทียบ", "Open the calibration")
GROUP_COMING = Phrase("กำลังจะถึงหรือยังไม่เปิดผล", "Coming, or not open yet")
GROUP_OPENED = Phrase("เปิดผลแล้ว", "Result open")
NO_NAME = Phrase("ผู้ที่ไม่อยู่ในรายชื่อของเครื่องนี้", "Somebody not known on this device")
SHOW_SAMPLE = Phrase("ดูตัวอย่าง", "See the sample")
CLOSE = Phrase("ปิด", "Close")
TOO_FEW = Phrase("ยังไม่มีข้อที่สองคนให้ระดับไว้ทั้งคู่", "No indicator has a level from two raters yet.")
