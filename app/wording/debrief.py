"""Words of what team and school go through together before the team leaves, and of signing it."""

from app.wording.language import Phrase
from fieldwork.debriefs import Lack
from fieldwork.versions import NEXT_STEP, STRENGTH

TITLE = Phrase("สรุปก่อนกลับ", "Before leaving")
OF_VISIT = Phrase("{school}\n{day}", "{school}\n{day}")
ROW_NOTE = Phrase("จุดเด่น ข้อเสนอแนะ ข้อตกลง และลงนามร่วมกัน", "Strengths, next steps, agreements, signed together")
BEGUN = Phrase("เลือกแล้ว {points} ข้อ · ข้อตกลง {agreements} ข้อ", "{points} chosen · {agreements} agreements")
SIGNED_BY_N = Phrase("ลงนามแล้ว {n} คน", "Signed by {n}")
CHANGED_SHORT = Phrase("แก้ไขหลังลงนาม ต้องลงนามใหม่", "Changed after signing, to be signed again")
NOT_SIGNED_SHORT = Phrase("สถานศึกษาไม่ได้ลงนาม", "Not signed by the school")

# choosing
INTRO = Phrase(
    "เลือกเรื่องที่จะอ่านร่วมกับผู้บริหารก่อนกลับ ทุกคนในคณะเห็นสิ่งที่เลือก ส่วนระดับและบันทึกภายในไม่อยู่ในหน้านี้",
    "Choose what to go through with the principal. The whole team sees what is chosen; it holds no levels and no "
    "internal notes.",
)
STRENGTHS = Phrase("จุดเด่น", "Strengths")
NEXT_STEPS = Phrase("ข้อเสนอแนะเพื่อพัฒนาต่อ", "Next steps")
AGREEMENTS = Phrase("ข้อตกลง", "Agreements")
CHOSEN_OF = Phrase("เลือกแล้ว {n} จาก {aim} ข้อ", "{n} of {aim} chosen")
TOO_MANY = Phrase("เลือกไว้ {n} ข้อ แนะนำให้เหลือ {aim} ข้อ", "{n} chosen; {aim} are easier to take in")
FULL = Phrase("ครบ {aim} ข้อแล้ว นำออกก่อนหากต้องการเปลี่ยน", "All {aim} are chosen; take one out to change it")
FROM_FINDINGS = Phrase("แตะเพื่อเลือกจากสิ่งที่บันทึกไว้", "Tap to choose from what was recorded")
NO_FINDINGS = Phrase("ยังไม่มีสิ่งที่บันทึกไว้ให้เลือก พิมพ์เองได้", "Nothing recorded to choose from; write a line instead")
WRITE_STRENGTH = Phrase("พิมพ์จุดเด่นเอง", "Write a strength")
WRITE_NEXT_STEP = Phrase("พิมพ์ข้อเสนอแนะเอง", "Write a next step")
STRENGTH_N = Phrase("จุดเด่นข้อที่ {n}", "Strength {n}")
NEXT_STEP_N = Phrase("ข้อเสนอแนะข้อที่ {n}", "Next step {n}")
TAKE_OUT = Phrase("นำข้อนี้ออก", "Take this out")
AGREE_ON = Phrase("ทำเป็นข้อตกลง", "Make it an agreement")
AGREED_ON = Phrase("เป็นข้อตกลงแล้ว", "Is an agreement")
SAY_WHO_AND_WHEN = Phrase("ระบุผู้รับผิดชอบและกำหนดวัน", "Say who and by when")
BY = Phrase("บันทึกโดย {name}", "Noted by {name}")
FROM_SHEET = Phrase("จากคำถามท้ายแบบ: {item}", "From the closing questions: {item}")
INTERNAL_NOW = Phrase(
    "ข้อค้นพบนี้ตั้งไว้ว่า “ภายในคณะเท่านั้น” หากไม่ต้องการให้โรงเรียนอ่าน กรุณานำข้อนี้ออกหรือเขียนใหม่",
    "This finding is said to be for the team only. If the school is not to read it, take it out or write it anew.",
)
GROUND = Phrase("อันตรายที่พบ: {text}", "The hazard that was seen: {text}")
ASKS_WHAT_TO_DO = Phrase("อันตรายที่พบ แตะแล้วพิมพ์ว่าจะแก้ไขอย่างไร", "A hazard: tap, then write what is to be done about it")
AS_AGREED = Phrase("ดำเนินการตามข้อตกลงแล้ว: {action}", "Done as agreed: {action}")
SAID_TO_BE_DONE = Phrase(
    "จากข้อตกลงครั้งก่อนที่มีผู้แจ้งว่าเสร็จแล้ว กรุณาดูผลก่อนเลือก",
    "Agreed before and said to be done; please look at the result before choosing it",
)
AGREEMENTS_NOTE = Phrase("ทุกข้อต้องมีผู้รับผิดชอบและกำหนดวัน", "Each needs an owner and a date")
READ = Phrase("อ่านร่วมกัน", "Read together")
SIGNED_ALREADY = Phrase(
    "มีผู้ลงนามแล้ว หากแก้ไขข้อความ ลายมือชื่อจะคงอยู่ใต้ข้อความเดิม และต้องลงนามใหม่",
    "This was signed. If you change it, the signatures stay under the old words and it has to be signed again.",
)

# reading
READ_TITLE = Phrase("สรุปผลการเยี่ยม", "What we found and agreed")
BACK_TO_CHOOSING = Phrase("กลับไปแก้ไข", "Back to editing")
TO_SIGNING = Phrase("ลงนามร่วมกัน", "Sign together")
WHO = Phrase("ผู้รับผิดชอบ: {owner}", "In charge: {owner}")
WHEN = Phrase("ภายในวันที่ {day}", "By {day}")
MISSING_TITLE = Phrase("ยังลงนามไม่ได้", "Not ready to be signed")
MISSING = {
    Lack.NOTHING: Phrase("ยังไม่มีเรื่องที่จะอ่านร่วมกัน", "There is nothing to read together yet"),
    Lack.ACTION: Phrase("ข้อตกลงข้อที่ {n} ยังไม่บอกสิ่งที่จะทำ", "Agreement {n} does not say what will be done"),
    Lack.OWNER: Phrase("ข้อตกลงข้อที่ {n} ยังไม่มีผู้รับผิดชอบ", "Agreement {n} has no owner"),
    Lack.DUE: Phrase("ข้อตกลงข้อที่ {n} ยังไม่มีกำหนดวัน", "Agreement {n} has no date"),
    Lack.STRENGTHS: Phrase("จุดเด่นมี {n} ข้อ จาก {aim} ข้อที่แนะนำ", "{n} strengths of the {aim} that are advised"),
    Lack.NEXT_STEPS: Phrase("ข้อเสนอแนะมี {n} ข้อ จาก {aim} ข้อที่แนะนำ", "{n} next steps of the {aim} that are advised"),
    Lack.AGREEMENTS: Phrase("ยังไม่มีข้อตกลง", "There is no agreement yet"),
}
WORDLESS = {
    STRENGTH: Phrase(
        "จุดเด่นที่เลือกไว้ {n} ข้อยังไม่มีข้อความ กรุณาเขียน หรือนำออก",
        "{n} chosen strengths have no words yet: please write them or take them out",
        one="1 chosen strength has no words yet: please write it or take it out",
    ),
    NEXT_STEP: Phrase(
        "ข้อเสนอแนะที่เลือกไว้ {n} ข้อยังไม่มีข้อความ กรุณาเขียน หรือนำออก",
        "{n} chosen next steps have no words yet: please write them or take them out",
        one="1 chosen next step has no words yet: please write it or take it out",
    ),
}

# signing
SIGN_TITLE = Phrase("ลงนามร่วมกัน", "Sign together")
SIGN_NOTE = Phrase(
    "แตะชื่อเพื่อลงนามบนจอนี้ทีละคน ลายมือชื่อจะอยู่ใต้ข้อความที่เพิ่งอ่านเท่านั้น",
    "Tap a name to sign on this screen, one after another. A signature belongs to the words just read and no others.",
)
OF_TEAM = Phrase("คณะนิเทศ", "The team")
OF_SCHOOL = Phrase("ฝ่ายสถานศึกษา", "The school")
OF_TEACHER = Phrase("ครูผู้รับการนิเทศ", "The observed teacher")
SIDES = {"team": OF_TEAM, "school": OF_SCHOOL, "teacher": OF_TEACHER}
TO_SIGN = Phrase("แตะเพื่อลงนาม", "Tap to sign")
TO_SIGN_ANEW = Phrase("ลงนามข้อความเดิมไว้แล้ว แตะเพื่อลงนามใหม่", "Signed the earlier words; tap to sign again")
STAND_IN = Phrase("ผู้อื่นลงนามแทนสถานศึกษา", "Somebody else signs for the school")
STAND_IN_NOTE = Phrase("เช่น รองผู้อำนวยการ หรือผู้รักษาการ", "for example the deputy, or whoever is in charge")
NOBODY = Phrase("สถานศึกษาไม่ลงนาม", "The school does not sign")
NOBODY_NOTE = Phrase("ไม่อยู่ หรือไม่ประสงค์ลงนาม พร้อมเหตุผล", "absent or declining, with the reason")
DONE = Phrase("เสร็จ กลับหน้าการเยี่ยม", "Done, back to the visit")
LATER = Phrase("ยังไม่ลงนาม กลับหน้าการเยี่ยม", "Sign later, back to the visit")
SCHOOL_LATER = Phrase("สถานศึกษายังไม่ลงนาม กลับหน้าการเยี่ยม", "The school signs later, back to the visit")
READ_AGAIN = Phrase("อ่านอีกครั้ง", "Read again")
SIGNING_AS = Phrase("ลงนามในนาม{side}", "Signing for {side}")
NAME = Phrase("ชื่อและนามสกุล", "Full name")
POSITION = Phrase("ตำแหน่ง", "Position")
HOW = Phrase("วิธีลงนาม", "How to sign")
DRAW = Phrase("เขียนลายมือชื่อ", "Draw a signature")
TYPE = Phrase("พิมพ์ชื่อ", "Type the name")
SIGN = Phrase("ลงนาม", "Sign")
LEAVE_PAD = Phrase("กลับไปรายชื่อ", "Back to the names")
NEEDS_NAME = Phrase("กรุณากรอกชื่อและนามสกุลก่อนลงนาม", "Please enter the name before signing.")
NEEDS_OUTCOME = Phrase("กรุณาเลือกว่าเพราะเหตุใด", "Please choose what happened.")
NEEDS_REASON = Phrase("กรุณาระบุเหตุผล", "Please give the reason.")
OUTCOME = Phrase("เพราะเหตุใด", "What happened")
OUTCOMES = {
    "signed": Phrase("ลงนามแล้ว", "Signed"),
    "declined": Phrase("ไม่ประสงค์ลงนาม", "Declined to sign"),
    "absent": Phrase("ไม่อยู่", "Absent"),
}
REASON = Phrase("เหตุผล", "Reason")
REASON_HINT = Phrase("เช่น ไปราชการที่เขต กลับพรุ่งนี้", "for example: away at the area office until tomorrow")
KEEP_REASON = Phrase("บันทึกและดำเนินการต่อ", "Keep it and go on")
CHANGED_MEANWHILE = Phrase(
    "ข้อความเปลี่ยนไปหลังจากที่อ่าน ยังไม่ได้ลงนาม กรุณาอ่านข้อความใหม่แล้วลงนาม",
    "The words changed after they were read, and nothing was signed. Please read them again and sign.",
)

# signed
SIGNED_TITLE = Phrase("ลายมือชื่อ", "Signatures")
SIGNED_AT = Phrase("{side} · {when}", "{side} · {when}")
TYPED = Phrase("ลงนามโดยพิมพ์ชื่อ", "Signed by typing the name")
SIGNATURE_OF = Phrase("ลายมือชื่อของ {name}", "Signature of {name}")
NOTED_BY = Phrase("บันทึกโดย {name}", "Noted by {name}")
CHANGED = Phrase("มีการแก้ไขหลังลงนาม", "Changed after signing")
CHANGED_HERE = Phrase(
    "มีการแก้ไขหลังลงนาม กรุณาอ่านร่วมกันและลงนามใหม่ สิ่งที่เปลี่ยนอยู่เหนือลายมือชื่อ",
    "Changed after signing. Please read together and sign again; what changed stands above the signatures.",
)
CHANGED_TEXT = Phrase(
    "ข้อความตอนนี้ไม่ตรงกับที่ลงนามไว้เมื่อ {when} ลายมือชื่อยังอยู่ใต้ข้อความเดิม กรุณาอ่านร่วมกันและลงนามใหม่",
    "The words are no longer those signed {when}. Signatures stay under the old words; read together and sign again.",
)
CHANGED_SCHOOL = Phrase(
    "ข้อตกลงเปลี่ยนไปจากที่ลงนามไว้เมื่อ {when} ลายมือชื่อยังอยู่ใต้ข้อความที่อ่านได้ที่นี่",
    "Something agreed is no longer as it was signed {when}. The signatures stay under the words shown here.",
)
WAS = Phrase("เดิม: {text}", "Before: {text}")
IS = Phrase("ใหม่: {text}", "Now: {text}")
LINE = Phrase("{text} · {owner} · {day}", "{text} · {owner} · {day}")
SIGNED_WORDS = Phrase("ข้อความที่ลงนามเมื่อ {when}", "The words signed {when}")
OPEN_SIGNED = Phrase("ดูข้อความที่ลงนาม", "Show the words that were signed")
LATEST = Phrase("ตรงกับข้อความปัจจุบัน", "These are the present words")
BACK = Phrase("กลับ", "Back")
SIGN_OWN = Phrase("ลงนามในข้อความนี้", "Sign these words")
NONE_TITLE = Phrase("ยังไม่มีสรุปที่ลงนาม", "Nothing signed yet")
NONE = Phrase(
    "เมื่อคณะและสถานศึกษาลงนามร่วมกันแล้ว สรุปจะมาถึงหน้านี้หลังส่งและรับข้อมูล",
    "Once team and school have signed together, it arrives here after a sync.",
)
WAITS = Phrase("รอสถานศึกษาลงนาม", "The school has not signed")
RECEIVED = Phrase("สรุปก่อนกลับที่ลงนามร่วมกัน", "Signed together before leaving")
