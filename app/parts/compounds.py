"""Thai compounds that a line must not end inside of.

Thai is written without spaces; the client breaks lines between the words of its dictionary, and many words people read
as one are two there: a large title would end with ผู้ and go on with เรียน. Some words it even tears apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

JOINER = "\N{WORD JOINER}"
APART = "\N{ZERO WIDTH SPACE}"
# Where the dictionary would break each of them.
_WRITTEN = """
ผู้|เรียน ผู้|ประเมิน ผู้|บริหาร ผู้|ปกครอง ผู้|นิเทศ ผู้|ใช้ ผู้|อื่น ผู้|เดียว ผู้|อำนวย|การ ผู้|รับ|ผิด|ชอบ ผู้|ทรง|คุณวุฒิ ผู้|ปฏิบัติ
การ|เรียน|รู้ การ|เรียน|การ|สอน การ|เรียน การ|สอน การ|ศึกษา ปี|การ|ศึกษา การ|บ้าน เรียน|รู้ บท|เรียน ชั้น|เรียน ภาค|เรียน ผล|การ|เรียน
สถาน|ศึกษา สห|วิทยาเขต กลุ่ม|สาระ เชิง|รุก องค์|ประกอบ ท้อง|ถิ่น ตัว|ชี้|วัด หลัก|ฐาน เป้า|หมาย จุด|เน้น จุด|เด่น จุด|เสี่ยง ผล|สัมฤทธิ์
ข้อ|ตกลง ข้อ|ค้น|พบ ข้อ|สังเกต ข้อ|เสนอ|แนะ ความ|เห็น ความ|ต้องการ ความ|ก้าวหน้า ความ|เข้าใจ ความ|รู้ คำ|เชิญ คำ|ตอบ คำ|สั่ง คำ|บรรยาย
เครื่อง|แม่|ข่าย เครือ|ข่าย เครื่อง|มือ แบบ|ประเมิน สะท้อน|กลับ คัด|กรอง ช่วย|เหลือ รับ|ทราบ ลง|นาม ลายมือ|ชื่อ ลง|ชื่อ ราย|ชื่อ ราย|บุคคล
ดำเนิน|การ งบ|ประมาณ เบิก|จ่าย มอบ|หมาย ตรวจ|สอบ ตัดสิน|ใจ เห็น|ชอบ เห็น|ด้วย เผย|แพร่ เปิด|เผย นำ|เข้า ซ้อน|กัน ร่วม|กัน ตรง|กัน ต่าง|กัน
ภาพ|รวม ภาพ|ถ่าย ภาย|ใน ภาย|หลัง บาง|ส่วน ส่วน|ใหญ่ ถัด|ไป ต่อ|เนื่อง ร้อย|ละ อย่าง|น้อย อีก|ครั้ง ครั้ง|ก่อน ล่า|สุด แล้ว|เสร็จ หมด|อายุ
ฉบับ|ที่ ข้อ|ที่ ครั้ง|ที่ ภาค|เรียน|ที่ ชิ้น|งาน ภาระ|งาน ลงมือ|ทำ หน้า|จอ หัวหน้า|คณะ คณะ|กรรมการ เจ้า|หน้าที่ กำลัง|ใจ ชำนาญ|การ
วลี|ผ่าน วัน|นี้ ลุ่ม|น้ำ แม่|ข่าย ค้น|พบ เดือน|หน้า นำ|เสนอ จัด|ทำ เข้า|ใช้ ถูก|ต้อง น้ำ|หนัก หน้า|ต่าง
หรือ|ไม่ สิ่ง|ใด ผู้|ดูแล ข้อ|ผิด|พลาด หน้า|จอ|หลัก หน้า|จอ|โฮม ปิด|ผนึก
วัน|อาทิตย์ วัน|จันทร์ วัน|อังคาร วัน|พุธ วัน|พฤหัสบดี วัน|ศุกร์ วัน|เสาร์ อาทิตย์|ที่ จันทร์|ที่ อังคาร|ที่ พุธ|ที่ พฤหัสบดี|ที่ ศุกร์|ที่ เสาร์|ที่ ทั้ง|วัน
วัน|เยี่ยม ปี|ที่ ทุก|คน ทั้ง|สอง จรรยา|บรรณ โรงเรียน|นี้
ผู้|ให้ เร่ง|ด่วน ขึ้น|ไป งาน|บุคคล โทร|แจ้ง ต่อ|ยอด
กลุ่ม|ละ ภาษา|ไทย ปฏิบัติ|การ ผู้|บันทึก ก่อน|นั้น จอ|นี้ เหล่า|นี้ รอ|ส่ง เครื่อง|นี้ รอบ|นี้
เข้า|เกณฑ์ เปิด|สอน ใช้|งาน อยู่|ครบ ท่าน|เอง เข้า|รหัส สะท้อน|ผล คิว|อาร์|โค้ด
ประชา|นุ|เคราะห์ ประชา|สรรค์ ประชา|รัฐ ประชา|อุทิศ ราษฎร์|บำรุง ราษฎร์|อุทิศ วิทยา|คม วิทยา|คาร พิทยา|คม พิทยา|คาร
"""
# Words whose first letter the dictionary takes for the last of the word before: เป็นก, and on the next line ลุ่ม.
_TORN = re.compile("(?<![เแโใไ])(?:กลุ่ม|กลับ|กลาง|กรอก|กราฟ|กรด|กระจาย|กดลอง|หนึ่ง|หลัง|(?<![กค])รอบ|(?<=ทุก)รอบ|ขวา(?!ง))")
# A first name after its title: the dictionary takes it for the words that it is made of. The title may end a line.
_NAMED = re.compile(r"(?<!\S)(?:นางสาว|นาย|นาง|ดร\.)([\u0e01-\u0e4e]{2,16})(?!\S)")
_LEADING, _FOLLOWING = "เแโใไ", "ะาำๅๆ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_WITHIN = re.compile(f"(?<![{_LEADING}])(?=[^{_FOLLOWING}])")
_PARTS = {written.replace("|", ""): written.split("|") for written in _WRITTEN.split()}
_HOLDS = {word: tuple(accumulate(map(len, parts)))[:-1] for word, parts in _PARTS.items()}
_HERE = re.compile(f"(?=({'|'.join(sorted(_HOLDS, key=len, reverse=True))}))")


@lru_cache(maxsize=2048)
def joined(text: str) -> str:
    """The same words, with marks nobody sees where a line must not end, and before words that it would tear. Compounds
    may lie one over the other."""
    marks = {found.start(): APART for found in _TORN.finditer(text) if text[: found.start()].strip()}
    marks |= {found.start() + after: JOINER for found in _HERE.finditer(text) for after in _HOLDS[found[1]]}
    marks |= {
        found.start(1) + within.start(): JOINER
        for found in _NAMED.finditer(text)
        for within in _WITHIN.finditer(found[1])
        if 0 < within.start() < len(found[1])
    }
    return "".join(marks.get(at, "") + letter for at, letter in enumerate(text)) if marks else text
