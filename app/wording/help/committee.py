"""Help for what the committee does with the results."""

from app.wording.help import Help
from app.wording.language import Phrase

COMPARE = Help(
    Phrase("เทียบผลผู้ประเมิน", "Comparing raters"),
    Phrase(
        "คณะดูระดับที่ผู้ประเมินแต่ละคนให้เคียงกัน เริ่มจากข้อที่ต่างกันมาก แล้วตกลงระดับที่เห็นร่วมกัน",
        "The team sees the raters’ levels side by side, the widest differences first, and agrees on one.",
    ),
    (
        Phrase("รับข้อที่ตรงกันทั้งหมดได้ในครั้งเดียว", "Take all that agree in one go."),
        Phrase(
            "เปิดข้อที่ต่างกัน อ่านบันทึกและดูภาพของแต่ละคน", "Open what differs; read each one’s notes and look at the photos."
        ),
        Phrase("คุยกัน แล้วกำหนดระดับที่เห็นร่วมกันพร้อมเหตุผล", "Talk, then set the level you agree on, with the reason."),
        Phrase("ตกลงครบแล้ว ไปเขียนข้อมูลสะท้อนกลับ", "When all is agreed, go on to the feedback."),
    ),
    (
        Phrase(
            "ผลเปิดให้เทียบเมื่อทุกคนส่งแบบ หรือหัวหน้าคณะปิดการเยี่ยมพร้อมเหตุผล เพื่อให้แต่ละคนประเมินโดยอิสระ",
            "Results open once everybody has submitted, or the leader closed the visit with a reason.",
        ),
        Phrase(
            "แบบเดิมของทุกคนยังอยู่ครบ และแก้ผลที่ตกลงไว้ได้",
            "Everybody’s own sheet stays as it was, and what was agreed can be changed.",
        ),
    ),
)

MATRIX = Help(
    Phrase("ภาพรวมสถานศึกษา", "The overview"),
    Phrase(
        "ตารางนี้แสดงผลล่าสุดของทุกโรงเรียนรายด้าน พร้อมที่มา จำนวนแบบ และวันที่เยี่ยม",
        "The latest result of every school in every area, with where it comes from, how many sheets, and the day.",
    ),
    (
        Phrase("ใช้ตัวกรองเพื่อเลือกสหวิทยาเขต รอบ หรือแบบประเมิน", "Filter by cluster, round or instrument."),
        Phrase("แตะหัวตารางเพื่อเรียงลำดับ", "Tap a heading to sort."),
        Phrase("แตะโรงเรียนเพื่อดูผลทุกครั้งของโรงเรียนนั้น", "Tap a school to see all its results."),
    ),
    (
        Phrase(
            "ช่องว่างไม่ใช่คะแนนศูนย์ แอปบอกว่ายังไม่มีผลเพราะเหตุใด",
            "An empty cell is not a zero; the app says why there is no result.",
        ),
        Phrase(
            "“ไม่เพียงพอ” หมายถึงมีตัวชี้วัดที่ให้ระดับน้อยเกินกว่าจะเฉลี่ยได้",
            "“Insufficient” means that too few indicators were rated for a mean.",
        ),
        Phrase("สีบอกสิ่งเดียวกับคำในช่อง อ่านได้แม้ไม่เห็นสี", "The colour says the same as the word in the cell."),
    ),
)

SCHOOL_RESULTS = Help(
    Phrase("ผลของสถานศึกษา", "A school’s results"),
    Phrase(
        "ผลทุกครั้งของโรงเรียนเดียว และทางไปยังรายละเอียดของแต่ละครั้ง", "All results of one school, and the way to each visit."
    ),
    (
        Phrase("แตะ “เทียบผลผู้ประเมิน” เพื่อดูระดับรายตัวชี้วัด", "Tap “Compare raters” for the levels of each indicator."),
        Phrase("แตะ “ข้อมูลสะท้อนกลับ” เพื่อดูสิ่งที่แจ้งโรงเรียน", "Tap “Feedback” for what the school was told."),
    ),
    (
        Phrase(
            "การสอนแสดงเป็นค่าเฉลี่ยทั้งโรงเรียน เมื่อสังเกตครบจำนวนคาบขั้นต่ำเท่านั้น",
            "Teaching is shown as a mean of the whole school, and only from enough lessons on.",
        ),
    ),
)

CONFLICTS = Help(
    Phrase("รายการที่บันทึกซ้อนกัน", "Conflicts to settle"),
    Phrase(
        "เมื่อสองคนแก้ช่องเดียวกันโดยยังไม่เห็นของกัน แอปเก็บไว้ทั้งสองค่า และให้ท่านเลือกที่หน้านี้",
        "When two people changed the same field without seeing each other, both values are kept, and here you choose.",
    ),
    (
        Phrase(
            "แตะรายการเพื่อดูว่าใครเขียนอะไร เมื่อใด และขณะนั้นเห็นค่าใด",
            "Tap an entry to see who wrote what, when, and looking at what.",
        ),
        Phrase("เลือกค่าที่จะใช้ หรือเขียนข้อความใหม่ที่รวมทั้งสอง", "Choose a value, or write one text out of both."),
        Phrase("กดยืนยัน เครื่องอื่นจะเห็นตรงกันเมื่อส่งข้อมูล", "Confirm; the other devices follow when they sync."),
    ),
    (
        Phrase(
            "ค่าที่ไม่ได้เลือกยังอยู่ในประวัติ นำกลับมาใช้ได้เสมอ", "What you did not choose stays in the history and can come back."
        ),
        Phrase("ไม่มีสัญญาณก็เลือกได้", "You can choose without a signal."),
    ),
)

COVERAGE = Help(
    Phrase("ความครอบคลุมการนิเทศ", "Coverage"),
    Phrase(
        "ดูว่าภาคเรียนนี้โรงเรียนใดเยี่ยมแล้ว โรงเรียนใดมีกำหนด และโรงเรียนใดยังไม่มีกำหนดเยี่ยม",
        "Which schools were visited this term, which have a day, and which have none yet.",
    ),
    (
        Phrase("เลือกสหวิทยาเขตที่ต้องการดู", "Choose a campus."),
        Phrase("แตะโรงเรียนที่ยังไม่มีกำหนดเพื่อสร้างการเยี่ยม", "Tap a school without a day to plan a visit."),
    ),
    (Phrase("การเยี่ยมที่ยกเลิกไม่นับ", "Cancelled visits do not count."),),
)

WORKLOAD = Help(
    Phrase("ภาระงานรายบุคคล", "Workload"),
    Phrase(
        "จำนวนครั้ง จำนวนวัน และระยะทางของแต่ละคนในภาคเรียน เพื่อแบ่งงานให้เหมาะสม",
        "How many visits, days and kilometres each person has this term, so that work can be shared fairly.",
    ),
    (
        Phrase("อ่านจากผู้ที่มีงานมากที่สุดลงไป", "Read from the busiest down."),
        Phrase(
            "หากงานไม่สมดุล ให้ปรับคณะในหน้าการเยี่ยม",
            "Change teams where visits are planned.",
        ),
    ),
    (
        Phrase(
            "ระยะทางนับไปกลับจากข้อมูลโรงเรียน โรงเรียนที่ไม่มีระยะทางจะบอกว่าอย่างน้อย",
            "Distances come from the schools’ facts; where some are missing it says “at least”.",
        ),
    ),
)

CALIBRATION = Help(
    Phrase("ปรับเทียบการให้คะแนน", "Calibration"),
    Phrase(
        "ก่อนเริ่มรอบ ทุกคนให้ระดับตัวอย่างเดียวกันโดยไม่เห็นของกัน แล้วคุยกันในข้อที่อ่านเกณฑ์ต่างกัน",
        "Before a round everybody rates the same sample without seeing the others, and you talk about what you read "
        "differently.",
    ),
    (
        Phrase("อ่านตัวอย่าง แล้วแตะ “เริ่มให้ระดับ”", "Read the sample and tap “Start rating”."),
        Phrase(
            "ส่งแบบ แล้วรอผู้อื่น หน้านี้บอกว่าใครส่งแล้วโดยไม่บอกระดับ",
            "Hand in, then wait for the others: the page says who has handed in, and no level.",
        ),
        Phrase(
            "ผลเปิดเองเมื่อทุกคนส่ง หรือเมื่อผู้นำการปรับเทียบแตะ “เปิดผล”",
            "The result opens when everybody has handed in, or when the facilitator taps “Open the result”.",
        ),
        Phrase(
            "คุยกันสองข้อแรกซึ่งต่างกันมากที่สุด แล้วให้ผู้นำเขียนแนวพิจารณาร่วมไว้",
            "Talk about the first two, the furthest apart; the facilitator writes down what you agreed.",
        ),
    ),
    (
        Phrase(
            "ผลการปรับเทียบไม่นับเป็นผลของโรงเรียนใด และไม่อยู่ในรายงาน",
            "A calibration counts for no school and is in no report.",
        ),
        Phrase(
            "ท่านสูงหรือต่ำกว่ากลุ่มเพียงใด เห็นเฉพาะท่านและผู้นำ ใช้ทบทวนตนเอง ไม่ใช่ตัดสินว่าใครถูก",
            "How far you are from the group is for you and the facilitator: to think about, not to say who is right.",
        ),
        Phrase(
            "แนวพิจารณาร่วมจะแสดงใต้ชื่อตัวชี้วัดเมื่อทุกคนออกเยี่ยม",
            "What was agreed is shown below the indicator on everybody's visits.",
        ),
    ),
)

CALIBRATION_RATING = Help(
    Phrase("ให้ระดับตัวอย่าง", "Rating the sample"),
    Phrase(
        "หน้านี้ให้ระดับตัวอย่างทีละตัวชี้วัด เหมือนแบบที่ใช้ในการเยี่ยม แต่ไม่ต้องมีหลักฐาน",
        "Here you rate the sample, an indicator at a time as on a visit, without evidence.",
    ),
    (
        Phrase("แตะรูปหนังสือด้านบนเพื่ออ่านตัวอย่างอีกครั้ง", "Tap the book at the top to read the sample again."),
        Phrase("แตะระดับที่ตรงกับสิ่งที่เห็นในตัวอย่าง", "Tap the level that fits what the sample shows."),
        Phrase("ให้ครบทุกข้อแล้วส่งแบบ", "Rate all of them, then submit."),
    ),
    (
        Phrase(
            "ข้อที่ตัวอย่างไม่แสดง เลือกว่าไม่เกี่ยวข้องและบอกเหตุผล",
            "What the sample does not show is marked as not applicable, with a reason.",
        ),
        Phrase(
            "จดสิ่งที่ทำให้ท่านเลือกระดับนั้นไว้ จะช่วยเมื่อคุยกัน",
            "A note of what made you choose it helps when you talk.",
        ),
        Phrase(
            "เปิดแบบแก้ไขได้พร้อมเหตุผลจนกว่าผลจะเปิด",
            "It may be opened again with a reason until the result is open.",
        ),
    ),
)
