"""Words of the leader's page: writing, previewing and publishing what a visit tells its school."""

from app.wording.language import Phrase

TITLE = Phrase("ข้อมูลสะท้อนกลับ", "Feedback")
VISITED = Phrase("{school}\nเยี่ยม {day}", "{school}\nvisited {day}")
GONE_TITLE = Phrase("ไม่พบการเยี่ยมนี้ในเครื่อง", "This visit is not on this device")
GONE = Phrase("กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง", "Please sync and try again.")
SYNC = Phrase("ไปหน้าส่งและรับข้อมูล", "Go to sync")
NOT_YET_TITLE = Phrase("ยังไม่มีข้อมูลสะท้อนกลับที่เผยแพร่", "Nothing is published yet")
NOT_YET = Phrase(
    "หัวหน้าคณะ {name} เป็นผู้เขียนและเผยแพร่ เมื่อเผยแพร่แล้วจะอ่านได้ที่หน้านี้",
    "The leader, {name}, writes and publishes it. Once published it can be read here.",
)
PRIVATE = Phrase(
    "ฉบับร่างที่ {n} มีท่านเห็นเพียงผู้เดียวจนกว่าจะเผยแพร่ ข้อความบันทึกอัตโนมัติระหว่างพิมพ์",
    "Draft {n} is yours alone until you publish it. Everything is saved while you type.",
)
WRITE = Phrase("เขียนฉบับที่ {n}", "Write version {n}")
PREVIEW = Phrase("ดูก่อนเผยแพร่", "Preview")
PUBLISHED = Phrase("ฉบับที่เผยแพร่แล้ว", "Published")
PREVIEW_TITLE = Phrase("ตามที่ผู้บริหารสถานศึกษาจะเห็น", "As the principal will see it")

INTRO = Phrase("คำนำ (ไม่บังคับ)", "A word to the school (optional)")
STRENGTHS = Phrase("จุดเด่นที่พบ", "Strengths")
NEXT_STEPS = Phrase("ข้อเสนอแนะเพื่อพัฒนาต่อ", "Next steps")
AGREEMENTS = Phrase("ข้อตกลงร่วมกัน", "What was agreed")
ADD = {
    "strength": Phrase("เพิ่มจุดเด่น", "Add a strength"),
    "next_step": Phrase("เพิ่มข้อเสนอแนะ", "Add a next step"),
    "agreement": Phrase("เพิ่มข้อตกลง", "Add an agreement"),
}
ITEM = {
    "strength": Phrase("จุดเด่นข้อที่ {n}", "Strength {n}"),
    "next_step": Phrase("ข้อเสนอแนะข้อที่ {n}", "Next step {n}"),
    "agreement": Phrase("ข้อตกลงข้อที่ {n}", "Agreement {n}"),
}
TEXT = Phrase("ข้อความ", "Words")
OWNER = Phrase("ผู้รับผิดชอบ", "In charge")
OWNER_HINT = Phrase("เช่น หัวหน้ากลุ่มบริหารงานวิชาการ", "for example: head of academic affairs")
DUE = Phrase("กำหนดแล้วเสร็จ", "To be done by")
ABOUT = Phrase("เกี่ยวกับ {titles}", "About {titles}")
UP = Phrase("เลื่อน{item}ขึ้น", "Move {item} up")
DOWN = Phrase("เลื่อน{item}ลง", "Move {item} down")
REMOVE = Phrase("นำ{item}ออก", "Remove {item}")
REMOVE_TITLE = Phrase("นำข้อนี้ออกจากฉบับร่าง", "Remove this from the draft")
REMOVE_TEXT = Phrase("“{text}”", "“{text}”")
REMOVE_YES = Phrase("นำออก", "Remove")

SUGGESTIONS = Phrase("เลือกจากที่บันทึกไว้ {n} รายการ", "Take over from what was recorded ({n})")
SUGGESTIONS_HIDE = Phrase("ซ่อนรายการที่บันทึกไว้", "Hide what was recorded")
FINDING_OF = Phrase("ข้อค้นพบของ {name}", "Finding of {name}")
WROTE = Phrase("{source} · {name}", "{source} · {name}")
READ_TOGETHER = Phrase("อ่านร่วมกับโรงเรียนก่อนกลับ", "Gone through with the school before leaving")
TAKE_READ = Phrase("ใช้ทั้งหมดจากสรุปก่อนกลับ ({n} ข้อ)", "Use all {n} from before leaving")
IN_A_DRAFT = Phrase("ในฉบับร่างที่ {n} ของท่านซึ่งยังไม่เผยแพร่", "In your draft {n}, which was not published")
LEFT_TITLE = Phrase("ฉบับร่างของท่านที่ไม่ได้เผยแพร่", "Your draft that was not published")
LEFT_LED = Phrase(
    "ขณะนี้ {name} เป็นหัวหน้าคณะและเป็นผู้เขียนข้อมูลสะท้อนกลับ ฉบับร่างนี้เก็บไว้ให้ท่านอ่านคนเดียว หากต้องการให้ใช้ข้อความนี้ กรุณาแจ้งหัวหน้าคณะ",
    "{name} leads the team now and writes the feedback. This draft is kept for you alone; "
    "tell the leader what should be used from it.",
)
LEFT_OVERTAKEN = Phrase(
    "มีการเผยแพร่ฉบับอื่นแทนแล้ว ฉบับร่างนี้เก็บไว้ให้ท่านอ่านคนเดียว และดึงข้อความไปใช้ในฉบับใหม่ได้",
    "Another version was published instead. This draft is kept for you alone, and its words can be taken over.",
)
AGREED_AT_SCHOOL = Phrase("ข้อตกลงที่บันทึกระหว่างเยี่ยม", "Agreement written down on the visit")
TAKE = {
    "strength": Phrase("ใช้เป็นจุดเด่น", "Use as a strength"),
    "next_step": Phrase("ใช้เป็นข้อเสนอแนะ", "Use as a next step"),
    "agreement": Phrase("ใช้เป็นข้อตกลง", "Use as an agreement"),
}

CHANGE_NOTE = Phrase("ฉบับนี้แก้ไขอะไร", "What this version changes")
CHANGE_NOTE_HINT = Phrase("เช่น แก้กำหนดวันของข้อตกลงข้อที่ 1", "for example: corrected the date of agreement 1")
NO_CHANGES = Phrase("ยังเหมือนฉบับก่อนทุกข้อ", "Still the same as the version before")

MISSING_TITLE = Phrase(
    "ยังขาด {n} รายการก่อนเผยแพร่", "{n} things to do before publishing", one="1 thing to do before publishing"
)
MISSING_HEAD = Phrase("สิ่งที่ต้องเติมก่อนเผยแพร่", "To do before publishing")
READY = Phrase("ครบแล้ว พร้อมเผยแพร่", "Complete, ready to publish")
LACK = {
    "strength": Phrase("จุดเด่นอย่างน้อยหนึ่งข้อ", "At least one strength"),
    "next_step": Phrase("ข้อเสนอแนะอย่างน้อยหนึ่งข้อ", "At least one next step"),
    "agreement": Phrase("ข้อตกลงที่มีผู้รับผิดชอบและกำหนดวันอย่างน้อยหนึ่งข้อ", "At least one agreement with an owner and a date"),
    "blank": Phrase("ข้อความใน{item}", "Words for {item}"),
    "owner": Phrase("ผู้รับผิดชอบของ{item}", "Who is in charge of {item}"),
    "due": Phrase("กำหนดวันของ{item}", "A date for {item}"),
    "change_note": Phrase("หมายเหตุว่าฉบับนี้แก้ไขอะไร", "A note on what this version changes"),
    "nothing_changed": Phrase("สิ่งที่ต่างจากฉบับก่อนอย่างน้อยหนึ่งอย่าง", "At least one change from the version before"),
    "version": Phrase(
        "เลขฉบับไม่ต่อเนื่อง กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง", "The version does not follow; please sync and try again"
    ),
}
ITEM_PLAIN = Phrase("ข้อที่เพิ่มไว้", "an item")

PUBLISH = Phrase("เผยแพร่ฉบับที่ {n}", "Publish version {n}")
PUBLISH_TITLE = Phrase("เผยแพร่ถึง{school}", "Publish to {school}")
PUBLISH_TEXT = Phrase(
    "ผู้บริหารสถานศึกษาจะเห็นฉบับที่ {n} หลังส่งและรับข้อมูล และแก้ไขฉบับนี้ไม่ได้อีก หากต้องแก้ให้สร้างฉบับใหม่",
    "The principal sees version {n} after a sync, and it can no longer be changed. A correction is a new version.",
)
PUBLISH_YES = Phrase("เผยแพร่", "Publish")
PUBLISHED_SAID = Phrase(
    "เผยแพร่ฉบับที่ {n} ในเครื่องแล้ว จะถึงสถานศึกษาเมื่อส่งและรับข้อมูล",
    "Version {n} is published on this device and goes out with the next sync",
)
CORRECT = Phrase("สร้างฉบับแก้ไข (ฉบับที่ {n})", "Make a correction (version {n})")
CORRECT_TITLE = Phrase("สร้างฉบับที่ {n}", "Make version {n}")
CORRECT_TEXT = Phrase(
    "เริ่มจากข้อความของฉบับก่อน สถานศึกษายังเห็นฉบับก่อนจนกว่าท่านจะเผยแพร่ฉบับใหม่ และจะเห็นว่าเปลี่ยนอะไร",
    "It starts from the words of the version before. The school keeps seeing that one until you publish, "
    "and then sees what changed.",
)
CORRECT_YES = Phrase("สร้างฉบับแก้ไข", "Make the correction")
OPEN_PAGE = Phrase("เปิดหน้าที่สถานศึกษาเห็น ฉบับที่ {n}", "Open the school's page of version {n}")
VERSION_SHOWN = Phrase("ข้อความฉบับที่ {n} และคำตอบ", "Version {n} and its answers")
PREVIEW_EMPTY_TITLE = Phrase("ยังไม่มีข้อความ", "Nothing written yet")
PREVIEW_EMPTY = Phrase("เมื่อเริ่มเขียน ตัวอย่างจะแสดงที่นี่", "The preview appears here as you write.")
