"""Help for the secretariat's pages."""

from app.wording.help import Help
from app.wording.language import Phrase

_ONLINE = Phrase("ส่วนนี้ต้องเชื่อมต่อเครื่องแม่ข่าย", "This part needs a connection.")

OFFICE = Help(
    Phrase("งานสำนักงาน", "The office"),
    Phrase(
        "หน้าของฝ่ายเลขานุการ สำหรับเตรียมระบบ นัดการเยี่ยม และดูแลผู้ใช้",
        "The secretariat’s page: setting up, arranging visits and looking after people.",
    ),
    (
        Phrase("เริ่มใช้ครั้งแรก ให้ทำตามขั้นที่แอปเรียงไว้จากบนลงล่าง", "The first time, follow the steps from top to bottom."),
        Phrase("หลังจากนั้น แตะหัวข้อที่ต้องการได้เลย", "Later, tap whatever you need."),
    ),
)

FACTS = Help(
    Phrase("ข้อมูลสำนักงาน", "Facts of the office"),
    Phrase("ชื่อที่ใช้ในเอกสาร และวันเปิดปิดภาคเรียนของเขตพื้นที่", "The names in documents, and when terms begin and end."),
    (
        Phrase("กรอกชื่อสำนักงานและกลุ่มงาน", "Fill in the office’s name and group."),
        Phrase(
            "แก้วันเปิดปิดภาคเรียนเฉพาะเมื่อต่างจากระเบียบ", "Change the days of a term only where they differ from the rule."
        ),
    ),
)

SCHOOLS = Help(
    Phrase("นำเข้ารายชื่อสถานศึกษา", "Importing schools"),
    Phrase("นำเข้าหรือปรับปรุงรายชื่อสถานศึกษาจากไฟล์ CSV หรือ XLSX", "Import or update the schools from a CSV or XLSX file."),
    (
        Phrase(
            "เลือกไฟล์ แอปตรวจทุกแถวและบอกจำนวนที่จะเพิ่มหรือเปลี่ยน",
            "Choose a file; every row is checked and you are told what would change.",
        ),
        Phrase(
            "หากมีข้อผิดพลาด ให้แก้ในไฟล์ตามที่บอกแล้วเลือกใหม่", "Where something is wrong, mend the file and choose it again."
        ),
        Phrase("กดนำเข้าเมื่อพร้อม", "Import when it is right."),
    ),
    (Phrase("ก่อนกดนำเข้า ยังไม่มีสิ่งใดเปลี่ยน", "Nothing changes before you press import."), _ONLINE),
)

CLOSING = Help(
    Phrase("ยุบหรือรวมโรงเรียน", "Closing or merging a school"),
    Phrase(
        "บันทึกว่าโรงเรียนยุบเลิกหรือรวมกับโรงเรียนอื่นตั้งแต่วันใด ประวัติเดิมยังอยู่ครบ",
        "From which day a school is closed, or into which it was merged. Its history stays.",
    ),
    (
        Phrase("เลือกโรงเรียนและวันที่มีผล", "Choose the school and the day."),
        Phrase("เลือกว่ายุบหรือรวมกับโรงเรียนใด แล้วบันทึก", "Say whether it is closed or merged, and save."),
    ),
    (Phrase("การเยี่ยมที่นัดไว้หลังวันนั้นจะขึ้นเป็นรายการที่ต้องแก้ไข", "Visits planned after that day show as clashes."),),
)

ROUNDS = Help(
    Phrase("รอบและโรงเรียนกลุ่มเป้าหมาย", "Rounds and target schools"),
    Phrase(
        "กำหนดรอบการนิเทศ และเลือกโรงเรียนกลุ่มเป้าหมายตามเกณฑ์หรือตามเหตุผล เหตุผลเก็บไว้อ้างอิงได้เสมอ",
        "Rounds of visits, and the schools chosen by rules or for a reason. The reason is kept.",
    ),
    (
        Phrase("เลือกรอบ กำหนดวันแรกและวันสุดท้าย", "Choose the round, its first and last day."),
        Phrase("ติ๊กเกณฑ์ที่ใช้ แอปบอกว่าเข้าเกณฑ์กี่แห่ง แล้วเพิ่มเป็นกลุ่มเป้าหมาย", "Tick rules; the app says how many fit; add them."),
        Phrase("เพิ่มโรงเรียนอื่นพร้อมเหตุผลได้", "Add other schools with a reason."),
    ),
    (Phrase("นำโรงเรียนออกได้โดยบอกเหตุผล ประวัติยังอยู่", "A school is taken out with a reason; the history stays."),),
)

DAYS = Help(
    Phrase("วันหยุดและวันสอบ", "Holidays and exams"),
    Phrase(
        "เพิ่มวันหยุด วันสอบ และวันกิจกรรมของเขตหรือของโรงเรียน เพื่อไม่ให้นัดเยี่ยมทับ",
        "Holidays, exams and events of the area or of one school, so that no visit is planned over them.",
    ),
    (
        Phrase("เลือกประเภท กรอกชื่อ วันแรกและวันสุดท้าย", "Choose the kind, the name, the first and the last day."),
        Phrase("เลือกว่าใช้กับทุกโรงเรียนหรือโรงเรียนเดียว แล้วบันทึก", "Say for which schools, and save."),
    ),
    (Phrase("วันหยุดราชการตามปกติมีอยู่แล้ว ไม่ต้องเพิ่ม", "The usual public holidays are there already."),),
)

INSTRUMENTS = Help(
    Phrase("แบบประเมิน", "Instruments"),
    Phrase("เผยแพร่แบบประเมินจากไฟล์ และดูรุ่นที่เผยแพร่แล้ว", "Publish instruments from a file and see what was published."),
    (
        Phrase("เลือกไฟล์แบบประเมิน แล้วอ่านสิ่งที่แอปพบ", "Choose the file and read what the app found."),
        Phrase("หากแบบยังไม่ผ่านการรับรองคุณภาพ ให้เขียนเหตุผลที่ใช้", "Where it has not been proved yet, say why it is used."),
        Phrase("กดเผยแพร่", "Publish it."),
    ),
    (
        Phrase(
            "เผยแพร่แล้วแก้ไม่ได้ ให้เผยแพร่เป็นรุ่นใหม่ แบบเดิมที่กรอกไว้ยังเปิดได้",
            "A published one is final; a change is a new version, and filled sheets stay with theirs.",
        ),
        _ONLINE,
    ),
)

CHECKLISTS = Help(
    Phrase("แบบติดตามนโยบาย", "Policy checklists"),
    Phrase(
        "ใช้เขียนแบบติดตามสั้น ๆ เมื่อมีนโยบายใหม่ ให้คณะกรอกในการเยี่ยม แล้วดูคำตอบที่ส่งกลับมา",
        "Here a short checklist is written when a policy comes; teams fill it in on visits and the answers come back.",
    ),
    (
        Phrase("แตะเขียนแบบติดตามใหม่ แล้วเพิ่มข้อคำถาม", "Begin a new checklist and add points."),
        Phrase("ประกาศใช้ แล้วเลือกการเยี่ยมหรือทั้งรอบ", "Publish it and choose visits, or a whole round."),
        Phrase("เปิดแบบที่ประกาศใช้แล้วเพื่อดูคำตอบ", "Open a published one to read the answers."),
    ),
    (
        Phrase(
            "ไม่มีการให้คะแนน จึงประกาศใช้ได้ทันทีโดยไม่ต้องทดลองเครื่องมือ",
            "Nothing is rated, so there is no trial to wait for.",
        ),
        Phrase("ร่างเป็นของผู้เขียน เปิดต่อได้ทุกเครื่องของท่าน", "A draft is its author’s own, on all their devices."),
    ),
)
CHECKLIST_DRAFT = Help(
    Phrase("เขียนแบบติดตาม", "Writing a checklist"),
    Phrase(
        "ใช้ตั้งชื่อ บอกที่มา และเพิ่มข้อคำถามสิบชนิด พร้อมดูตัวอย่างอย่างที่โทรศัพท์แสดง",
        "Here a checklist gets its title, its source and points of ten kinds, with a look at how a phone shows it.",
    ),
    (
        Phrase("แตะชนิดของคำตอบเพื่อเพิ่มข้อ แล้วเขียนคำถาม", "Tap a kind of answer to add a point, then write its question."),
        Phrase("เลือกว่าบังคับหรือไม่ และใส่คำอธิบายถ้าจำเป็น", "Choose whether it is required, and explain it if need be."),
        Phrase("ดูตัวอย่าง แล้วแตะประกาศใช้", "Look at the preview, then publish."),
    ),
    (
        Phrase(
            "ทุกตัวอักษรเก็บไว้ในร่างทันที ประกาศใช้ต้องมีอินเทอร์เน็ต",
            "Every key is kept in the draft at once; publishing needs a connection.",
        ),
        Phrase(
            "รุ่นที่ประกาศใช้แล้วไม่เปลี่ยน หากต้องแก้ให้ออกรุ่นใหม่ แบบที่เริ่มกรอกไว้ใช้รุ่นเดิม",
            "A published version never changes; a change is a new version, and what was begun keeps its own.",
        ),
    ),
)
CHECKLIST_VERSION = Help(
    Phrase("แบบติดตามที่ประกาศใช้", "A published checklist"),
    Phrase(
        "ใช้เลือกการเยี่ยมที่ใช้แบบนี้ ดูสรุปคำตอบรายข้อ และเปิดอ่านทีละโรงเรียน",
        "Here you choose the visits that use it, see the answers point by point and open them school by school.",
    ),
    (
        Phrase("แตะการเยี่ยม หรือแตะใช้ทุกครั้งของรอบ", "Tap a visit, or take the whole round."),
        Phrase("แตะโรงเรียนเพื่ออ่านคำตอบและเปิดไฟล์", "Tap a school to read its answers and files."),
        Phrase("ส่งออกเป็น Excel หรือ CSV ได้ท้ายหน้า", "Export as Excel or CSV at the end."),
    ),
    (
        Phrase(
            "คณะได้รับเมื่อส่งและรับข้อมูลครั้งต่อไป แบบที่เริ่มกรอกแล้วใช้ต่อได้แม้นำออก",
            "Teams get it at their next sync; what was begun goes on even if it is taken off.",
        ),
    ),
)
PEOPLE = Help(
    Phrase("บุคลากรและบทบาท", "People and roles"),
    Phrase("เพิ่มผู้ใช้ ให้บทบาท และส่งคำเชิญเข้าใช้แอป", "Add people, give them roles, and invite them to the app."),
    (
        Phrase("เพิ่มบุคลากร แล้วเพิ่มบทบาทพร้อมวันเริ่ม", "Add the person, then a role with its first day."),
        Phrase(
            "กด “สร้างคำเชิญ” แล้วส่งลิงก์หรือ QR ให้เจ้าตัวโดยตรง",
            "Create an invitation and give the link or QR code to that person.",
        ),
        Phrase("เมื่อพ้นหน้าที่ ให้ระบุวันสุดท้ายที่ปฏิบัติหน้าที่", "When somebody leaves, set the last day."),
    ),
    (
        Phrase("คำเชิญใช้ได้ครั้งเดียวและแสดงครั้งเดียว", "An invitation works once and is shown once."),
        Phrase("ผู้ที่ลืมวลีผ่าน ให้สร้างคำเชิญใหม่", "For somebody who forgot the passphrase, create a new invitation."),
        _ONLINE,
    ),
)

VISITS = Help(
    Phrase("จัดการการเยี่ยม", "Arranging visits"),
    Phrase(
        "สร้างและแก้ไขการเยี่ยม เลือกโรงเรียน วัน คณะ และแบบประเมิน",
        "Create and change visits: school, day, team and instruments.",
    ),
    (
        Phrase("กด “สร้างการเยี่ยม” แล้วเลือกโรงเรียนและวัน", "Press “New visit”, choose the school and the day."),
        Phrase("เลือกหัวหน้าคณะ คณะ และด้านที่แต่ละคนรับผิดชอบ", "Choose the leader, the team and each one’s areas."),
        Phrase("เลือกแบบประเมิน แล้วบันทึก", "Choose the instruments and save."),
    ),
    (
        Phrase(
            "ผู้บริหารของโรงเรียนนั้นอยู่ในคณะไม่ได้ และคนเดียวกันไปสองโรงเรียนในวันเดียวกันไม่ได้",
            "Who runs the school cannot be in its team, and nobody visits two schools on one day.",
        ),
        Phrase("คณะจะเห็นการเปลี่ยนแปลงเมื่อส่งและรับข้อมูล", "The team sees changes after its next sync."),
    ),
)

DEVICES = Help(
    Phrase("เครื่องที่ลงชื่อเข้าใช้", "Devices"),
    Phrase(
        "ดูว่าแต่ละคนใช้เครื่องใด ส่งข้อมูลล่าสุดเมื่อใด และค้างส่งกี่รายการ",
        "See who uses which device, when it last synced and how much it has unsent.",
    ),
    (
        Phrase("เครื่องหายหรือเปลี่ยนเจ้าของ ให้กด “เพิกถอนสิทธิ์เครื่องนี้” ทันที", "For a lost device, sign it out at once."),
        Phrase("เครื่องที่ค้างส่งนาน ให้โทรถามเจ้าของ", "Where much is unsent for long, call its owner."),
    ),
    (
        Phrase(
            "เพิกถอนสิทธิ์แล้ว เครื่องนั้นส่งและรับข้อมูลไม่ได้อีก แต่งานที่ยังไม่ได้ส่งยังอยู่ในเครื่อง",
            "It can sync no more then; what it had not sent stays on it.",
        ),
        _ONLINE,
    ),
)

ASIDE = Help(
    Phrase("รายการที่เครื่องแม่ข่ายยังไม่รับ", "Edits kept aside"),
    Phrase(
        "บางรายการส่งมาถึงแล้วแต่รับไม่ได้ เช่น ผู้บันทึกพ้นบทบาท แอปเก็บไว้ให้ท่านตัดสินใจ",
        "Some edits arrived and could not be accepted, as when a role had ended. They are kept for you to decide.",
    ),
    (
        Phrase(
            "อ่านเหตุผล แล้วแก้สาเหตุ เช่น คืนบทบาท หรือเพิ่มชื่อในคณะ",
            "Read why, and mend the cause: give the role back, add the name to the team.",
        ),
        Phrase("กด “ลองรับอีกครั้ง”", "Press “Try again”."),
        Phrase(
            "หากไม่รับ ให้ปิดรายการพร้อมเหตุผล ผู้บันทึกจะได้ทราบ", "Otherwise close it with a reason, which its author will read."
        ),
    ),
    (_ONLINE,),
)

CALIBRATIONS = Help(
    Phrase("ปรับเทียบการให้คะแนน", "Calibration"),
    Phrase(
        "หน้านี้ตั้งการปรับเทียบก่อนเริ่มรอบ เพื่อให้คณะกรรมการอ่านเกณฑ์ตรงกัน",
        "Here you set up a calibration before a round, so that the committee reads the levels alike.",
    ),
    (
        Phrase(
            "แตะ “ตั้งการปรับเทียบ” แล้วเลือกแบบประเมินและวันที่",
            "Tap “Set up a calibration” and choose the instrument and the day.",
        ),
        Phrase(
            "วางบทถอดความของคาบเรียน เล่าสถานการณ์ หรือบอกว่าดูคลิปได้ที่ใด",
            "Paste a lesson's transcript, describe a situation, or say where the video can be seen.",
        ),
        Phrase(
            "เลือกผู้นำการปรับเทียบและผู้ให้ระดับ แล้วบันทึก ทุกเครื่องจะได้รับเมื่อส่งและรับข้อมูล",
            "Choose the facilitator and who rates, and save: every device receives it at its next sync.",
        ),
    ),
    (
        Phrase(
            "ไม่ใส่ชื่อครู นักเรียน หรือโรงเรียนจริงในตัวอย่าง",
            "Write no name of a teacher, a pupil or a real school into the sample.",
        ),
        Phrase(
            "เห็นว่าใครส่งแล้วโดยไม่เห็นระดับ ผลเปิดให้เฉพาะผู้ให้ระดับและผู้นำ",
            "You see who has handed in, not what was given: the result is for those who rated and the facilitator.",
        ),
        Phrase("เปิดผลแล้วเปลี่ยนผู้ให้ระดับไม่ได้", "Once the result is open, who rates cannot change."),
    ),
)
