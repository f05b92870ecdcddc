"""Words of what is told to named people only."""

from app.wording.language import Phrase

TITLE = Phrase("เรื่องที่แจ้งเป็นความลับ", "Told in confidence")
NEW = Phrase("แจ้งเรื่องเป็นความลับ", "Tell in confidence")
WHO_SEES = Phrase(
    "เห็นเฉพาะท่านและผู้ที่ท่านเลือกเท่านั้น ผู้อื่นในคณะ โรงเรียน และสำนักงานไม่เห็น ไม่อยู่ในรายงาน ไม่นับเป็นคะแนน",
    "Only you and the people you choose see this. Others of the team, the school and the office do not; "
    "it is in no report and in no score.",
)
URGENT = Phrase(
    "หากเด็กกำลังอยู่ในอันตราย กรุณาโทรแจ้งทันที อย่ารอการส่งข้อมูล",
    "If a child is in danger now, please call at once; do not wait for this to be sent.",
)
NATURE = Phrase("เป็นเรื่องใด", "What it is about")
NATURES = {
    "child_protection": Phrase("การคุ้มครองเด็ก", "Child protection"),
    "hazard": Phrase("อันตรายเร่งด่วน", "An urgent hazard"),
    "other": Phrase("เรื่องอื่น", "Something else"),
}
TEXT = Phrase("สิ่งที่พบ", "What was seen")
TEXT_HINT = Phrase("เขียนเท่าที่เห็นและได้ยินเอง", "Only what you saw and heard yourself")
TOO_MANY = Phrase("เรื่องหนึ่งมีภาพได้ไม่เกิน {n} ภาพ", "It may have at most {n} photos")
PHOTO = Phrase("ภาพที่ {n}", "Photo {n}")
TAKE_AWAY = Phrase("นำภาพที่ {n} ออก", "Take photo {n} away")
ADDRESSEES = Phrase("ผู้รับแจ้ง", "Told to")
CHOOSE = Phrase("เลือกผู้รับแจ้ง", "Choose who is told")
CHOOSE_MORE = Phrase("แจ้งผู้อื่นเพิ่ม", "Tell somebody else too")
NOBODY_CHOSEN = Phrase("ยังไม่ได้เลือกผู้รับแจ้ง", "Nobody chosen yet")
OF_THIS_SCHOOL = Phrase("ผู้บริหารของโรงเรียนนี้", "runs this school")
TELL = Phrase("แจ้ง {n} คน", "Tell {n} people", one="Tell 1 person")
TELL_FIRST = Phrase("กรุณาเขียนสิ่งที่พบและเลือกผู้รับแจ้งก่อน", "Write what was seen and choose somebody first")
TELL_ASK = Phrase("แจ้งเรื่องนี้หรือไม่", "Tell this?")
TELL_TEXT = Phrase(
    "{names} จะได้รับเรื่องนี้เมื่อเครื่องนี้ส่งข้อมูล และจะเห็นสิ่งที่ท่านแก้ไขภายหลังด้วย",
    "{names} will receive this when this device next syncs, and will see what you change later.",
)
TELL_YES = Phrase("แจ้ง", "Tell")
NOT_TOLD = Phrase("ร่าง ยังไม่ได้แจ้งใคร", "Draft, nobody told yet")
TOLD = Phrase("แจ้งแล้ว ยังไม่เปิดอ่าน", "Told, not opened yet")
WAITS = Phrase("รอส่ง ยังไม่ได้รับเรื่องนี้", "Waiting to be sent, not received yet")
WAITS_TEXT = Phrase(
    "เครื่องนี้จะส่งให้เองเมื่อมีสัญญาณ หากรอไม่ได้ กรุณาโทรแจ้ง",
    "This device sends it by itself once there is a network. If it cannot wait, please call.",
)
REFUSED = Phrase("เครื่องแม่ข่ายไม่รับ ยังไม่ได้รับเรื่องนี้", "Not accepted by the server, not received")
REFUSED_WHY = Phrase("ดูเหตุผล", "See why")
GONE = Phrase("ไม่มีบทบาทแล้ว ยังไม่ได้เปิดอ่าน", "No role any more, not opened")
TOLD_GONE = Phrase(
    "{names} เปิดอ่านเรื่องนี้ไม่ได้แล้ว เพราะไม่มีบทบาทในระบบ กรุณาแจ้งผู้อื่นเพิ่ม",
    "{names} cannot open this any more, having no role; please tell somebody else.",
)
N_GONE = Phrase(
    "มี {n} คนเปิดอ่านเรื่องนี้ไม่ได้แล้ว เพราะไม่มีบทบาทในระบบ กรุณาแจ้งผู้อื่นเพิ่ม",
    "{n} cannot open this any more, having no role; please tell somebody else",
    one="One person cannot open this any more, having no role; please tell somebody else",
)
SEEN = Phrase("เปิดอ่านแล้ว {when}", "Opened {when}")
TOLD_TO = Phrase("แจ้งแล้ว {n} คน เปิดอ่าน {seen} คน", "Told to {n}, opened by {seen}")
TOLD_WAITS = Phrase("รอส่งถึง {n} คน ยังไม่มีผู้ได้รับ", "Waiting to be sent to {n}, nobody has it yet")
ALSO_WAITS = Phrase("รอส่งถึงอีก {n} คน", "Waiting to be sent to {n} more")
TOLD_REFUSED = Phrase(
    "มี {n} คนยังไม่ได้รับเรื่องนี้ เพราะเครื่องแม่ข่ายไม่รับ กรุณาโทรศัพท์แจ้งโดยตรง หรือแจ้งผู้อื่นเพิ่ม",
    "{n} have not received this: the server did not accept it. Please tell them directly by phone, or tell others",
    one="One person has not received this: the server did not accept it. "
    "Please tell them directly by phone, or tell others",
)
TAKE_BACK = Phrase("ถอนชื่อ {name}", "Take back from {name}")
TAKE_BACK_ASK = Phrase("ถอนชื่อผู้รับแจ้งหรือไม่", "Take the name back?")
TAKE_BACK_TEXT = Phrase(
    "เรื่องนี้จะหายไปจากเครื่องของ {name} เมื่อเครื่องนั้นรับข้อมูลครั้งต่อไป แต่สิ่งที่อ่านไปแล้วเรียกคืนไม่ได้",
    "It leaves the device of {name} at its next sync; what was read cannot be unread.",
)
TAKE_BACK_YES = Phrase("ถอนชื่อ", "Take back")
FROM = Phrase("แจ้งโดย {name} · {when}", "From {name} · {when}")
DONE = Phrase("เสร็จ", "Done")
RECEIVED = Phrase("เรื่องที่แจ้งถึงท่านเป็นความลับ", "Told to you in confidence")
UNREAD = Phrase("ยังไม่ได้อ่าน", "not read yet")
NO_TEXT = Phrase("(ยังไม่มีข้อความ)", "(no text yet)")
NOT_HERE = Phrase("เปิดเรื่องนี้ไม่ได้", "This cannot be opened")
NOT_HERE_TEXT = Phrase("เรื่องนี้ไม่ได้แจ้งถึงท่าน หรือถูกถอนไปแล้ว", "It is not told to you, or was taken back.")
WITHDRAWN = Phrase("ถอนแล้ว", "Taken back")
NOT_WITHDRAWN = Phrase("ไม่ได้ถอน", "Not taken back")
NOT_YET = Phrase("ยังไม่ได้บันทึก", "Nothing saved yet")
