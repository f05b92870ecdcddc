"""Help for what goes back to the school: the leader who writes it, the principal who answers."""

from app.wording.help import Help
from app.wording.language import Phrase

FEEDBACK = Help(
    Phrase("เขียนข้อมูลสะท้อนกลับ", "Writing the feedback"),
    Phrase(
        "หัวหน้าคณะเขียนสิ่งที่จะแจ้งโรงเรียน ได้แก่ จุดเด่น ข้อเสนอแนะ และข้อตกลงร่วมกัน",
        "The leader writes what the school is told: strengths, next steps, and what was agreed.",
    ),
    (
        Phrase(
            "เลือกจากข้อค้นพบที่คณะบันทึกไว้ แล้วปรับถ้อยคำให้โรงเรียนอ่านเข้าใจ",
            "Pick from the team’s findings and put them in words for the school.",
        ),
        Phrase("ใส่ผู้รับผิดชอบและกำหนดวันของทุกข้อตกลง", "Give every agreement an owner and a day."),
        Phrase("ดูตัวอย่างตามที่ผู้บริหารจะเห็น แล้วเผยแพร่", "Look at the preview as the principal will see it, then publish."),
    ),
    (
        Phrase("ก่อนเผยแพร่มีเพียงท่านที่เห็นฉบับร่าง", "Until it is published only you see the draft."),
        Phrase(
            "เผยแพร่แล้วแก้ไม่ได้ แต่สร้างฉบับแก้ไขได้ โรงเรียนจะเห็นว่าเปลี่ยนอะไร",
            "A published version is final; a correction is a new one, and the school sees what changed.",
        ),
    ),
)

FEEDBACK_LIST = Help(
    Phrase("ข้อมูลสะท้อนกลับถึงโรงเรียน", "Feedback to your school"),
    Phrase(
        "รายการข้อมูลสะท้อนกลับทุกฉบับที่คณะนิเทศส่งถึงโรงเรียนของท่าน", "All feedback that supervision teams sent to your school."
    ),
    (Phrase("แตะฉบับที่ต้องการอ่าน ฉบับที่ยังไม่ได้ตอบอยู่บนสุด", "Tap one to read it; what waits for an answer comes first."),),
    (Phrase("หากยังไม่เห็นฉบับใหม่ ให้ส่งและรับข้อมูลก่อน", "If a new one is missing, sync first."),),
)

ANSWER = Help(
    Phrase("อ่าน ตอบ และลงนามรับทราบ", "Reading, answering, signing"),
    Phrase(
        "ผู้บริหารสถานศึกษาอ่านข้อมูลสะท้อนกลับ ตอบทีละข้อ และลงนามรับทราบที่หน้านี้",
        "Here the principal reads the feedback, answers it item by item and signs that it was received.",
    ),
    (
        Phrase(
            "อ่านแต่ละข้อ แล้วเลือกคำตอบ พร้อมคำชี้แจงหรือแผนดำเนินการ", "Read each item and answer it, with a word or a plan."
        ),
        Phrase("ข้อตกลง ให้บอกความก้าวหน้าเป็นระยะ", "For agreements, say from time to time how far you are."),
        Phrase("ลงนามด้วยการเขียนลายมือชื่อหรือพิมพ์ชื่อ", "Sign by hand or by typing your name."),
    ),
    (
        Phrase(
            "ลงนามหมายความว่าได้อ่านแล้ว ไม่ได้หมายความว่าเห็นด้วยทุกข้อ",
            "Signing means that you have read it, not that you agree with everything.",
        ),
        Phrase("ลงนามก่อนแล้วตอบภายหลังได้", "You may sign first and answer later."),
        Phrase("ผู้อื่นในโรงเรียนอ่านได้ แต่ตอบไม่ได้", "Others at the school may read, and not answer."),
    ),
)
