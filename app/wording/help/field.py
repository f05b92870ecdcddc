"""Help for the pages of a visit: what a supervisor uses at the school, mostly with one hand and without a signal."""

from app.wording.help import Help
from app.wording.language import Phrase

HOME = Help(
    Phrase("หน้าแรก", "Home"),
    Phrase(
        "หน้านี้บอกสิ่งที่ท่านต้องทำวันนี้ เรียงจากเรื่องเร่งด่วนที่สุด และบอกว่าข้อมูลถึงสำนักงานครบแล้วหรือยัง",
        "What you have to do today, the most urgent first, and whether everything has reached the office.",
    ),
    (
        Phrase(
            "วันออกเยี่ยม แตะชื่อโรงเรียนใต้ “เยี่ยมวันนี้” เพื่อเริ่มบันทึก",
            "On the day of a visit, tap the school under “Today” to begin.",
        ),
        Phrase(
            "บรรทัดบนสุดบอกว่ารอส่งกี่รายการ แตะเพื่อดูรายละเอียดหรือสั่งส่งทันที",
            "The top line says how much waits to be sent. Tap it for details or to send at once.",
        ),
        Phrase(
            "เมื่อไม่มีงานค้าง หน้านี้จะบอกว่า “วันนี้ไม่มีงานค้าง”",
            "With nothing to do, the page says so.",
        ),
    ),
    (
        Phrase(
            "ไม่มีสัญญาณก็ทำงานได้ตามปกติ แอปส่งข้อมูลให้เองเมื่อมีสัญญาณ",
            "Everything works without a signal; the app sends by itself when there is one.",
        ),
        Phrase(
            "ปิดแอปแล้วเปิดใหม่ แอปจะกลับไปหน้าที่ท่านทำค้างไว้",
            "When you close the app and open it again, it goes back to where you were.",
        ),
    ),
)

VISIT = Help(
    Phrase("การเยี่ยม", "A visit"),
    Phrase(
        "หน้านี้รวมทุกอย่างของการเยี่ยมหนึ่งครั้ง ทั้งข้อมูลโรงเรียน คณะนิเทศ แบบที่ต้องบันทึก และเรื่องจากครั้งก่อน",
        "All of one visit: the school, the team, the forms to fill in, the findings, and what was said last time.",
    ),
    (
        Phrase(
            "อ่านข้อตกลงที่ยังไม่เสร็จ ข้อที่มีผู้แจ้งว่าเสร็จแล้วหรือยกเลิกแล้ว และสิ่งที่พบในครั้งก่อน ก่อนเข้าโรงเรียน",
            "Before you go in, read which agreements are open, which are said to be done or called off, what was found "
            "last time.",
        ),
        Phrase(
            "แตะปุ่มใหญ่ด้านล่างเพื่อทำขั้นต่อไป แอปเลือกขั้นที่ค้างอยู่ให้แล้ว",
            "Tap the large button at the foot for the next step; the app has picked what is left to do.",
        ),
        Phrase(
            "แตะ “เพิ่มข้อค้นพบ” เมื่อเห็นสิ่งที่ควรจดหรือถ่ายภาพไว้",
            "Tap “Add a finding” when you see something to note or photograph.",
        ),
        Phrase(
            "ส่งแบบครบทุกคนแล้ว จึงเทียบผลและเขียนข้อมูลสะท้อนกลับร่วมกัน",
            "Once everybody has submitted, compare results and write the feedback together.",
        ),
    ),
    (
        Phrase(
            "ท่านเห็นเพียงความคืบหน้าของผู้ประเมินคนอื่น ไม่เห็นระดับที่ให้จนกว่าทุกคนจะส่งแบบ",
            "Of the other raters you see how far they are, not their levels, until everybody has submitted.",
        ),
        Phrase(
            "หัวหน้าคณะปิดการเยี่ยมได้แม้มีผู้ยังไม่ส่งแบบ โดยต้องระบุเหตุผล",
            "The leader may close the visit before everybody has submitted, giving a reason.",
        ),
    ),
)

RUBRIC = Help(
    Phrase("แบบประเมิน", "The rubric"),
    Phrase(
        "หน้านี้ให้ระดับทีละตัวชี้วัด พร้อมคำอธิบายเต็มของทุกระดับ",
        "Here you rate one indicator after another, with the full words of every level before you.",
    ),
    (
        Phrase("อ่านคำอธิบาย แล้วแตะระดับที่ตรงกับสิ่งที่เห็น", "Read the levels and tap the one that fits what you saw."),
        Phrase("แตะระดับเดิมซ้ำเพื่อเอาออก หรือกด “เลิกทำครั้งล่าสุด”", "Tap it again to take it back, or press “Undo”."),
        Phrase(
            "หากแอปขอหลักฐาน ให้พิมพ์สิ่งที่พบสั้น ๆ หรือเพิ่มข้อค้นพบพร้อมภาพ",
            "Where the app asks for evidence, write a line or add a finding with a photo.",
        ),
        Phrase(
            "เมื่อไม่ต้องบันทึกเพิ่ม แอปไปข้อถัดไปเอง ข้ออื่นแตะ “ถัดไป” ครบแล้วตรวจและส่งแบบ",
            "Where nothing more is asked, the next one comes by itself; else tap “Next”. Then check and submit.",
        ),
    ),
    (
        Phrase(
            "ข้อที่โรงเรียนไม่มี ให้เลือกว่าไม่เกี่ยวข้องและบอกเหตุผล จะไม่ถูกนับเป็นคะแนนต่ำ",
            "What a school does not have is marked as not applicable with a reason; it does not count as a low level.",
        ),
        Phrase(
            "ทุกครั้งที่แตะ แอปบันทึกในเครื่องทันที ไม่ต้องกดบันทึก",
            "Every tap is saved on the device at once; there is no save button.",
        ),
        Phrase(
            "บนคอมพิวเตอร์ กดเลขเพื่อเลือกระดับ ลูกศรขวาหรือ Enter ไปข้อถัดไป ลูกศรซ้ายย้อนกลับ",
            "On a computer a digit chooses the level, the right arrow or Enter goes on, the left arrow back.",
        ),
        Phrase(
            "“ตัวชี้วัดทั้งหมด” แสดงข้อที่ยังขาด และ “มุมมองย่อ” เหมาะกับผู้ที่จำเกณฑ์ได้แล้ว",
            "“All indicators” shows what is missing; the dense view suits those who know the levels by heart.",
        ),
        Phrase(
            "ส่งแล้วแก้ไม่ได้ หากจำเป็นให้ “เปิดแบบอีกครั้ง” พร้อมเหตุผล",
            "A submitted sheet is closed. If you must, open it again with a reason.",
        ),
    ),
)

LESSON = Help(
    Phrase("สังเกตชั้นเรียน", "Observing a lesson"),
    Phrase(
        "แบบนี้ใช้บันทึกการสอนหนึ่งคาบเพื่อช่วยครูพัฒนา ไม่ใช่เพื่อตัดสินครู",
        "This form records one lesson, to help the teacher grow and not to judge.",
    ),
    (
        Phrase("กรอกข้อมูลทั่วไปของคาบก่อน เช่น วิชา ชั้น และครูผู้สอน", "Begin with the lesson: subject, grade, teacher."),
        Phrase("ให้ระดับและจดสิ่งที่เห็นระหว่างสังเกต", "Rate and note what you see while you watch."),
        Phrase(
            "หลังสอน พูดคุยกับครู แล้วจดข้อคิดของครูและสิ่งที่จะลองทำต่อ",
            "Afterwards talk with the teacher; note their thoughts and the next thing to try.",
        ),
        Phrase(
            "ที่หน้าสุดท้าย แตะ “ให้ครูอ่านและลงนาม” แล้วส่งเครื่องให้ครู",
            "On the last page tap “Let the teacher read and sign” and hand the device over.",
        ),
        Phrase("ตรวจแล้วส่งแบบ", "Check and submit."),
    ),
    (
        Phrase(
            "ชื่อครูเห็นได้เฉพาะครูผู้สอน ผู้บริหารของโรงเรียน และกลุ่มนิเทศ คณะกรรมการไม่เห็น",
            "Only the teacher, the school’s head and the supervision group see the name; the committee does not.",
        ),
        Phrase(
            "ครูไม่ลงนามหรือไม่อยู่ก็ส่งแบบได้ และไม่ต้องบอกเหตุผล ครูลงนามภายหลังที่เครื่องของท่านได้",
            "The sheet can be submitted though the teacher is away or does not sign, without a reason; the teacher can "
            "sign later on your device.",
        ),
        Phrase(
            "แก้ข้อความหลังครูลงนามได้ ลายมือชื่อยังอยู่ใต้ข้อความเดิม และแอปบอกว่าต้องลงนามใหม่",
            "Words may be changed after the teacher signed; the signature stays under the old ones and the app says to "
            "sign again.",
        ),
        Phrase("กรุณาไม่ระบุชื่อนักเรียน", "Please name no pupil."),
        Phrase(
            "หากเห็นว่าเด็กไม่ปลอดภัย ให้แจ้งผู้รับผิดชอบในวันนั้น ด้วยตนเองหรือเป็นความลับ ไม่ใช้แบบนี้แจ้งเหตุ",
            "If a child is not safe, tell somebody in charge that day, in person or in confidence; not in this form.",
        ),
    ),
)

FINDING = Help(
    Phrase("ข้อค้นพบ", "A finding"),
    Phrase(
        "ข้อค้นพบคือสิ่งที่เห็นหนึ่งเรื่อง เขียนหนึ่งบรรทัดและถ่ายภาพประกอบได้ ใช้เป็นหลักฐานของระดับที่ให้",
        "A finding is one thing you saw: a line of text, with photos if you like. It is the evidence for a level.",
    ),
    (
        Phrase(
            "แตะกล้องที่ตัวชี้วัด ถ่ายภาพ ถูนิ้วบนใบหน้าหรือชื่อเพื่อเบลอ แล้วกด “เก็บภาพนี้”",
            "Tap the camera at an indicator, take the photo, rub over faces and names to blur them, and keep it.",
        ),
        Phrase(
            "เขียนสิ่งที่พบหนึ่งบรรทัด หรือแตะถ้อยคำที่เก็บไว้",
            "Write what you found in one line, or tap a phrase you kept.",
        ),
        Phrase(
            "เลือกว่าเป็นจุดเด่น จุดที่ควรพัฒนา อันตราย หรือข้อสังเกต และผูกกับตัวชี้วัดได้หลายข้อ",
            "Say whether it is a strength, to improve, a hazard or a note; tie it to as many indicators as you like.",
        ),
        Phrase("กด “เสร็จ” เพื่อกลับไปที่เดิม", "Press “Done” to go back to where you were."),
    ),
    (
        Phrase(
            "เลือก “ภายในคณะเท่านั้น” เมื่อไม่ต้องการให้โรงเรียนเห็น หรือเพิ่มบันทึกภายในคณะไว้ข้างกัน",
            "Choose “the team only” for what the school shall not read, or add a note for the team beside it.",
        ),
        Phrase(
            "ภาพที่เบลอก่อนเก็บไม่เหลือภาพเดิมไว้ที่ใด ภาพที่เบลอภายหลังเหลือภาพเดิมในประวัติเท่านั้น "
            "แอปลบตำแหน่งและข้อมูลกล้องออกจากภาพให้เสมอ",
            "Of a photo blurred before it is kept nothing else is kept; one blurred later is left in the history only. "
            "Place and camera data are always taken out.",
        ),
        Phrase(
            "เรื่องคุ้มครองเด็กหรือเรื่องที่ต้องมีผู้รู้วันนี้ แตะปุ่มรูปกุญแจเพื่อแจ้งเฉพาะผู้ที่ท่านเลือก",
            "For child protection, or what somebody must know today, tap the lock and tell only the people you choose.",
        ),
        Phrase("ลบแล้วนำกลับคืนได้", "What you remove can be brought back."),
    ),
)

CONCERN = Help(
    Phrase("เรื่องที่แจ้งเป็นความลับ", "Told in confidence"),
    Phrase(
        "ใช้แจ้งเรื่องการคุ้มครองเด็กหรืออันตรายเร่งด่วนถึงผู้ที่ท่านเลือกเท่านั้น ไม่อยู่ในรายงานและไม่นับเป็นคะแนน",
        "For child protection and urgent hazards, told only to the people you choose; in no report and no score.",
    ),
    (
        Phrase("เลือกว่าเป็นเรื่องใด แล้วเขียนเท่าที่เห็นและได้ยินเอง", "Say what it is about; write what you saw and heard."),
        Phrase("เลือกผู้รับแจ้งให้น้อยที่สุดเท่าที่จำเป็น", "Choose as few people as need to know."),
        Phrase("กดแจ้ง เรื่องจะถึงผู้รับเมื่อเครื่องนี้ส่งข้อมูล", "Press “Tell”; it goes out when this device syncs."),
    ),
    (
        Phrase(
            "หากเด็กกำลังอยู่ในอันตราย ให้โทรแจ้งทันที อย่ารอการส่งข้อมูล",
            "If a child is in danger now, telephone at once; do not wait for a sync.",
        ),
        Phrase("ท่านเห็นว่าใครเปิดอ่านแล้ว และถอนชื่อผู้รับได้", "You see who has read it, and can withdraw somebody."),
    ),
)

LESSON_READ = Help(
    Phrase("การสังเกตชั้นเรียนที่ส่งแล้ว", "An observed lesson"),
    Phrase(
        "ใช้อ่านแบบสังเกตชั้นเรียนที่ผู้สังเกตส่งแล้ว แก้ไขได้เฉพาะผู้สังเกต",
        "Here you read a lesson as it was handed in. Only whoever observed it changes it.",
    ),
    (
        Phrase(
            "บนสุดบอกว่าครูลงนามแล้วหรือไม่ และมีข้อความใดแก้ไขหลังลงนาม",
            "At the top it says whether the teacher has signed, and what was changed after that.",
        ),
        Phrase("จากนั้นคือบันทึกการสนทนาและข้อตกลงกับครู", "Then come the conversation and what was agreed."),
        Phrase("อ่านระดับและสิ่งที่พบของแต่ละข้อ", "Read each level and what was seen."),
        Phrase("ท้ายหน้าคือลายมือชื่อครู", "At the end stands the teacher’s signature."),
    ),
    (
        Phrase(
            "มีชื่อครู จึงเห็นได้เฉพาะกลุ่มนิเทศและผู้บริหารของโรงเรียน ระบบบันทึกไว้ว่าส่งให้ใครเมื่อใด",
            "It names the teacher: only the supervision group and the school’s head see it; its delivery is logged.",
        ),
        Phrase(
            "แบบมาถึงเมื่อทุกคนในคณะส่งแบบครบ หรือหัวหน้าคณะปิดการเยี่ยม",
            "It arrives once the whole team has handed in, or the leader has closed the visit.",
        ),
    ),
)
CHECKLIST_READ = Help(
    Phrase("แบบติดตามของผู้ร่วมคณะ", "A team-mate’s checklist"),
    Phrase(
        "ใช้อ่านแบบติดตามที่ผู้ร่วมคณะส่งแล้ว แก้ไขได้เฉพาะผู้กรอก",
        "Here you read a checklist that a team-mate submitted. Only whoever filled it in changes it.",
    ),
    (
        Phrase("เลื่อนอ่านทีละข้อ", "Read point by point."),
        Phrase("แตะภาพหรือไฟล์เพื่อเปิดดู", "Tap photos and files to see them."),
    ),
    (Phrase("ภาพและไฟล์ต้องใช้อินเทอร์เน็ตเมื่อเปิดครั้งแรก", "Photos and files need a connection the first time."),),
)
CHECKLIST = Help(
    Phrase("แบบติดตาม", "A checklist"),
    Phrase(
        "ใช้ตอบข้อติดตามนโยบายที่สำนักงานส่งมา ไม่ใช่การให้คะแนน กรอกได้โดยไม่ต้องมีอินเทอร์เน็ต",
        "Here you answer the policy points that the office sent. Nothing is rated, and no network is needed.",
    ),
    (
        Phrase("ตอบทีละข้อจากบนลงล่าง ข้อที่ไม่บังคับเว้นไว้ได้", "Answer from top to bottom; leave out what is optional."),
        Phrase("แตะไปข้อที่ยังขาด แอปจะบอกข้างข้อนั้นว่าขาดอะไร", "Tap what is missing; the app says beside it what lacks."),
        Phrase("เมื่อครบแล้วแตะส่งแบบติดตาม", "Submit when all is there."),
    ),
    (
        Phrase(
            "ทุกคำตอบบันทึกในเครื่องทันที ปิดแอปแล้วกลับมากรอกต่อได้",
            "Every answer is saved on the device at once; close the app and go on later.",
        ),
        Phrase(
            "สำนักงานและคณะเห็นคำตอบหลังจากท่านส่ง โดยไม่ต้องรอแบบประเมินอื่นของการเยี่ยม",
            "The office and the team see it once you submit, without waiting for the rubrics.",
        ),
        Phrase(
            "หากสำนักงานออกรุ่นใหม่ระหว่างที่กรอก แบบที่เริ่มไว้ใช้รุ่นเดิมจนส่ง",
            "If the office publishes another version meanwhile, what you began goes on with its own.",
        ),
        Phrase(
            "ไฟล์แนบรับ PDF, Word และ Excel ไม่เกิน 5 MB ไฟล์ถูกส่งตามที่เป็น รวมชื่อผู้สร้างที่โปรแกรมบันทึกไว้",
            "Files are PDF, Word or Excel, at most 5 MB, sent as they are with the author their program noted.",
        ),
    ),
)
COUNTS = Help(
    Phrase("ตารางนับ", "The count table"),
    Phrase(
        "ใช้กรอกจำนวนนักเรียนตามระดับการอ่านการเขียน ชั้นละหนึ่งหน้า คณะกรอกร่วมกัน",
        "Here the team writes down how many pupils read and write at which level, grade by grade.",
    ),
    (
        Phrase("เลือกชั้น แล้วกรอกจำนวนทุกช่อง", "Choose a grade and fill in every number."),
        Phrase("ดูผลรวมด้านล่าง หากไม่ตรงกัน แอปจะบอกว่าช่องใด", "Look at the sum; where it does not fit, the app says so."),
        Phrase("แตะถัดไปจนครบทุกชั้น", "Go on until every grade is complete."),
    ),
    (
        Phrase(
            "แก้คนละช่องพร้อมกันสองเครื่องได้ หากแก้ช่องเดียวกัน แอปจะให้เลือกค่าที่ใช้",
            "Two people may fill in different cells at once; for the same cell the app asks which number stands.",
        ),
        Phrase("ใส่เฉพาะจำนวน ไม่มีชื่อนักเรียน", "Numbers only, never a pupil’s name."),
    ),
)

DEBRIEF = Help(
    Phrase("สรุปก่อนกลับ", "Before leaving"),
    Phrase(
        "ใช้สิบนาทีสุดท้ายกับผู้บริหาร อ่านจุดเด่น ข้อเสนอแนะ และข้อตกลงร่วมกัน แล้วลงนามบนจอ ไม่ต้องใช้สัญญาณ",
        "For the last ten minutes with the principal: read strengths, next steps and agreements together, sign on the "
        "glass, without a signal.",
    ),
    (
        Phrase(
            "แตะข้อค้นพบหรือคำตอบท้ายแบบเพื่อเลือกจุดเด่นและข้อเสนอแนะอย่างละสามข้อ หรือพิมพ์เอง",
            "Tap findings or your closing answers to choose three strengths and three next steps, or write a line.",
        ),
        Phrase(
            "เลือกอันตรายที่พบ แล้วพิมพ์ว่าจะแก้ไขอย่างไร ข้อตกลงครั้งก่อนที่เสร็จแล้วเลือกเป็นจุดเด่นได้",
            "Choose a hazard, then write what is to be done about it; what was agreed before and is done may be a "
            "strength.",
        ),
        Phrase(
            "ใส่ข้อตกลงว่าทำอะไร ใครรับผิดชอบ ภายในวันใด แตะ “ทำเป็นข้อตกลง” ใต้ข้อเสนอแนะก็ได้",
            "Say what is agreed, who does it, by when; a next step becomes an agreement with one tap.",
        ),
        Phrase(
            "แตะ “อ่านร่วมกัน” แล้วหันจอให้ผู้บริหารอ่านด้วยกัน",
            "Tap “Read together” and turn the screen towards the principal.",
        ),
        Phrase(
            "แตะ “ลงนามร่วมกัน” เลือกชื่อ แล้วเขียนลายมือชื่อด้วยนิ้วทีละคน",
            "Tap “Sign together”, choose a name and sign with a finger, one after another.",
        ),
    ),
    (
        Phrase(
            "หน้าที่อ่านร่วมกันไม่มีระดับคะแนน บันทึกภายใน หรือเรื่องที่แจ้งเป็นความลับ",
            "The page read together shows no levels, no internal notes and no concerns.",
        ),
        Phrase(
            "แก้ข้อความหลังลงนามได้ ลายมือชื่อเดิมยังอยู่ใต้ข้อความเดิม และแอปบอกว่าต้องลงนามใหม่",
            "Words may be changed after signing; signatures stay under the old ones and the app says to sign again.",
        ),
        Phrase(
            "ผู้บริหารไม่อยู่หรือไม่ประสงค์ลงนาม ให้แตะ “สถานศึกษาไม่ลงนาม” ใส่เหตุผล แล้วทำงานต่อได้",
            "Where the principal is absent or declines, tap “The school does not sign”, say why, and go on.",
        ),
    ),
)

SCHOOLS = Help(
    Phrase("โรงเรียน", "Schools"),
    Phrase(
        "ค้นหาโรงเรียนและดูข้อมูลพื้นฐาน การเยี่ยม ข้อตกลง และแนวโน้มผลได้ทันที แม้ไม่มีสัญญาณ",
        "Find a school and see its facts, visits, agreements and how results develop, without a signal too.",
    ),
    (
        Phrase(
            "พิมพ์บางส่วนของชื่อ อำเภอ หรือรหัส ไม่ต้องใส่วรรณยุกต์ก็ได้",
            "Type part of a name, district or code; tone marks may be left out.",
        ),
        Phrase("แตะชื่อโรงเรียนเพื่อเปิดหน้าของโรงเรียนนั้น", "Tap a school to open its page."),
        Phrase("แตะการเยี่ยมเพื่อดูรายละเอียดของครั้งนั้น", "Tap a visit to see it."),
    ),
    (
        Phrase("ตัวเลขทุกตัวบอกวันที่ของข้อมูล", "Every number says of which day it is."),
        Phrase(
            "ท่านเห็นผลเฉพาะของโรงเรียนที่บทบาทของท่านให้ดูได้", "You see results of the schools that your role lets you see."
        ),
    ),
)

CALENDAR = Help(
    Phrase("ปฏิทินการนิเทศ", "The supervision calendar"),
    Phrase(
        "การเยี่ยมทุกครั้งที่ท่านดูได้ เป็นรายเดือน รายสัปดาห์ หรือเป็นรายการ พร้อมวันเปิดปิดภาคเรียน วันหยุด และวันสอบ",
        "Every visit you may see by month, week or as a list, with terms, holidays and exams.",
    ),
    (
        Phrase("เลือกมุมมองด้านบน แล้วแตะลูกศรเพื่อเลื่อนไปข้างหน้าหรือย้อนกลับ", "Choose a view; the arrows go on and back."),
        Phrase("แตะวันเพื่อดูการเยี่ยมของวันนั้น แตะการเยี่ยมเพื่อเปิด", "Tap a day for its visits, and a visit to open it."),
        Phrase(
            "กดบันทึกเป็นไฟล์ปฏิทิน เพื่อนำไปใส่ในปฏิทินของโทรศัพท์",
            "Save a calendar file to put the visits into the phone’s own calendar.",
        ),
    ),
    (
        Phrase("การเยี่ยมที่ทับซ้อนกันมีป้ายบอกว่าใคร เมื่อใด และควรทำอย่างไร", "Clashes say who, when, and what to do."),
        Phrase("วันที่ถูกเลื่อนบอกเหตุผลไว้ด้วย", "A visit that was moved says why."),
    ),
)
