"""Everything that can be refused: a stable code, a polite Thai sentence, an English one.

Sentences say where, what and what to do, and may use the facts of the refusal as `{name}`. Codes never change.
"""

from __future__ import annotations

CATALOGUE: dict[str, tuple[str, str]] = {
    # values
    "required": ("กรุณากรอก {field} ให้ครบก่อนบันทึก", "{field} is required."),
    "not_text": ("{field} ต้องเป็นข้อความ", "{field} must be text."),
    "too_long": ("{field} ยาวเกินกำหนด กรุณาตัดให้สั้นลงแล้วส่งใหม่", "{field} is too long; shorten it and send again."),
    "not_a_number": ("{field} ต้องเป็นจำนวนเต็ม", "{field} must be a whole number."),
    "out_of_range": ("{field} อยู่นอกช่วงที่กำหนด กรุณาตรวจตัวเลขอีกครั้ง", "{field} is out of range; check the number."),
    "not_a_date": ("{field} ไม่ใช่วันที่ที่ถูกต้อง", "{field} is not a valid date."),
    "not_a_moment": ("{field} ไม่ใช่เวลาที่ถูกต้อง", "{field} is not a valid time."),
    "not_an_id": ("{field} อ้างถึงรายการที่ไม่ถูกต้อง", "{field} refers to something invalid."),
    "not_a_choice": (
        "{field} ไม่อยู่ในตัวเลือกที่กำหนด กรุณาเลือกใหม่จากรายการ",
        "{field} is not one of the choices; choose from the list again.",
    ),
    "not_a_blob": ("{field} ไม่ใช่ไฟล์แนบที่ถูกต้อง", "{field} is not a valid attachment."),
    "not_a_yes_or_no": ("{field} ต้องเป็นใช่หรือไม่ใช่", "{field} must be yes or no."),
    "not_json": ("{field} มีรูปแบบข้อมูลไม่ถูกต้อง", "{field} is malformed."),
    "too_deep": (
        "{field} มีรูปแบบข้อมูลซับซ้อนเกินไป กรุณาปรับรุ่นแอปแล้วลองใหม่",
        "{field} is nested too deeply; update the app and try again.",
    ),
    "unknown_kind": (
        "เครื่องแม่ข่ายยังไม่รู้จักข้อมูลชนิดนี้ ข้อมูลยังอยู่ครบในเครื่อง กรุณาแจ้งผู้ดูแลให้ปรับรุ่นเครื่องแม่ข่าย",
        "The server does not know this kind of record yet. Your data is kept; ask for a server update.",
    ),
    "unknown_field": (
        "เครื่องแม่ข่ายยังไม่รู้จักช่อง {field} ข้อมูลยังอยู่ครบในเครื่อง กรุณาแจ้งผู้ดูแลให้ปรับรุ่นเครื่องแม่ข่าย",
        "The server does not know {field} yet. Your data is kept; ask for a server update.",
    ),
    "unknown_part": (
        "เครื่องแม่ข่ายยังไม่รู้จักรูปแบบของรายการนี้ ข้อมูลยังอยู่ครบในเครื่อง กรุณาแจ้งผู้ดูแลให้ปรับรุ่นเครื่องแม่ข่าย",
        "The server does not know the form of this entry yet. Your data is kept; ask for a server update.",
    ),
    "wrong_id": ("รหัสของรายการไม่ตรงกับข้อมูล กรุณาปรับรุ่นแอปแล้วลองใหม่", "The record's id does not match its key."),
    "fixed_field": (
        "{field} กำหนดไว้แล้วและเปลี่ยนไม่ได้ หากไม่ถูกต้องกรุณาสร้างรายการใหม่",
        "{field} is fixed and cannot change; if it is wrong, make a new record.",
    ),
    "bad_stamp": ("ลำดับเวลาของรายการไม่ถูกต้อง กรุณาปรับรุ่นแอปแล้วลองใหม่", "The edit's stamp is malformed."),
    "bad_edit": ("รายการนี้มีรูปแบบไม่ถูกต้อง กรุณาปรับรุ่นแอปแล้วลองใหม่", "The edit is malformed."),
    "edit_reused": (
        "รหัสรายการซ้ำกับรายการอื่นที่มีเนื้อหาต่างกัน กรุณาบันทึกรายการนี้อีกครั้ง",
        "The edit id was used before with other content; please record it again.",
    ),
    # rights
    "office_only": (
        "เฉพาะฝ่ายเลขานุการเท่านั้นที่แก้ไขรายการนี้ได้ หากต้องการแก้ไขกรุณาแจ้งฝ่ายเลขานุการ",
        "Only the secretariat may change this; please ask the secretariat.",
    ),
    "author_only": (
        "เฉพาะเจ้าของรายการเท่านั้นที่แก้ไขได้ หากต้องการแก้ไขกรุณาแจ้งเจ้าของรายการ",
        "Only its author may change this; please ask the author.",
    ),
    "addressee_without_role": (
        "{person} ไม่มีบทบาทในระบบแล้ว จึงเปิดอ่านเรื่องนี้ไม่ได้ กรุณาแจ้งผู้อื่นแทน",
        "{person} has no role any more and could not open this; please tell somebody else.",
    ),
    "reason_withheld": (
        "เหตุผลแสดงให้ผู้บันทึกเห็นเท่านั้น หากต้องการความช่วยเหลือ ผู้บันทึกจะแจ้งเอง กรุณาอย่าปิดรายการก่อนนั้น",
        "Only its author reads the reason, and asks if help is needed; please do not close it before that.",
    ),
    "leader_only": (
        "เฉพาะหัวหน้าคณะของการเยี่ยมครั้งนี้เท่านั้นที่ทำรายการนี้ได้ กรุณาแจ้งหัวหน้าคณะ",
        "Only the visit's leader may do this; please ask the leader.",
    ),
    "facilitator_only": (
        "เฉพาะผู้นำการปรับเทียบเท่านั้นที่ทำรายการนี้ได้ กรุณาแจ้งผู้นำการปรับเทียบ",
        "Only the facilitator of the calibration may do this; please ask the facilitator.",
    ),
    "not_in_calibration": (
        "ท่านไม่อยู่ในรายชื่อผู้ให้ระดับของการปรับเทียบครั้งนี้ หากไม่ถูกต้องกรุณาติดต่อฝ่ายเลขานุการ",
        "You are not among those who rate in this calibration; if you should be, ask the secretariat.",
    ),
    "principal_only": (
        "เฉพาะผู้บริหารของสถานศึกษานี้เท่านั้นที่ทำรายการนี้ได้ กรุณาแจ้งผู้บริหารสถานศึกษา",
        "Only this school's principal may do this; please ask the principal.",
    ),
    "server_only": (
        "ข้อมูลส่วนนี้ระบบเป็นผู้จัดทำ แก้ไขจากแอปไม่ได้ หากไม่ถูกต้องกรุณาแจ้งผู้ดูแลระบบ",
        "This is maintained by the server; if it is wrong, tell the administrator.",
    ),
    "not_in_team": (
        "ท่านไม่อยู่ในคณะของการเยี่ยมครั้งนี้ หากไม่ถูกต้องกรุณาติดต่อฝ่ายเลขานุการ",
        "You are not in this visit's team; if you should be, ask the secretariat.",
    ),
    "own_school": (
        "ท่านเป็นผู้บริหารของสถานศึกษานี้ จึงให้ระดับสถานศึกษาของตนเองไม่ได้ เพื่อป้องกันผลประโยชน์ขัดกัน กรุณาให้ผู้อื่นในคณะเป็นผู้ประเมิน",
        "You run this school, so you may not rate it (conflict of interest); another member of the team has to.",
    ),
    "own_school_team": (
        "มีผู้บริหารของสถานศึกษานี้อยู่ในคณะ กรุณาเลือกผู้อื่นแทน เพื่อป้องกันผลประโยชน์ขัดกัน",
        "The team includes someone who runs this school; choose someone else.",
    ),
    "instrument_not_for_role": (
        "แบบนี้กำหนดผู้บันทึกไว้ และบทบาทของท่านไม่อยู่ในรายการนั้น กรุณาให้ผู้ที่มีบทบาทตามแบบเป็นผู้บันทึก",
        "This instrument is not filled by your role; somebody with a role it names has to.",
    ),
    "instrument_not_on_visit": (
        "แบบนี้ไม่ได้กำหนดให้ใช้ในการเยี่ยมครั้งนี้ กรุณาเปิดแบบจากหน้าการเยี่ยม หรือแจ้งฝ่ายเลขานุการให้เพิ่มแบบ",
        "This instrument is not part of this visit; open one from the visit, or ask the secretariat to add it.",
    ),
    "out_of_scope": (
        "รายการนี้อยู่นอกขอบเขตงานของท่าน หากไม่ถูกต้องกรุณาติดต่อฝ่ายเลขานุการ",
        "This is outside your scope; if it should not be, ask the secretariat.",
    ),
    "closed_by_office": (
        "ฝ่ายเลขานุการปิดรายการนี้โดยไม่รับเข้า เหตุผล: {why} หากเห็นว่ายังจำเป็นกรุณาแจ้งฝ่ายเลขานุการ",
        "The secretariat closed this without taking it in: {why}. If it is needed, please ask the secretariat.",
    ),
    "no_visit": (
        "ไม่พบการเยี่ยมที่อ้างถึง หรือการเยี่ยมถูกยกเลิกแล้ว กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง หรือติดต่อฝ่ายเลขานุการ",
        "The visit does not exist or was cancelled; sync and try again, or ask the secretariat.",
    ),
    "visit_cancelled": (
        "การเยี่ยมนี้ถูกยกเลิก เหตุผล: {reason} สิ่งที่บันทึกไว้แล้วไม่ถูกลบ หากควรรับไว้กรุณาแจ้งฝ่ายเลขานุการ",
        "This visit was cancelled: {reason}. What was recorded is kept; if it should count, tell the secretariat.",
    ),
    "wrong_subject": (
        "สิ่งที่ประเมินไม่ตรงกับแบบประเมินนี้ โปรดเปิดแบบจากหน้าการเยี่ยมอีกครั้ง",
        "This instrument rates something else: open it again from the visit.",
    ),
    # states
    "sheet_submitted": (
        "ส่งแบบนี้แล้ว หากต้องการแก้ไขกรุณาเปิดแบบอีกครั้งพร้อมระบุเหตุผล",
        "This sheet was submitted; open it again with a reason to change it.",
    ),
    "evidence_held": (
        "ระดับของตัวชี้วัด {indicator} ในแบบที่ส่งแล้วใช้ข้อค้นพบนี้เป็นหลักฐาน จึงนำออกไม่ได้ กรุณาเปิดแบบอีกครั้งพร้อมระบุเหตุผลก่อน",
        "The submitted level of {indicator} rests on this finding. Open the sheet again with a reason first.",
    ),
    "reopen_needs_reason": ("กรุณาระบุเหตุผลที่เปิดแบบอีกครั้ง", "Give a reason for opening the sheet again."),
    "incomplete": (
        "ยังส่งแบบไม่ได้ เพราะยังขาด {count} รายการ กรุณาเปิดรายการที่ยังขาดแล้วกรอกให้ครบ",
        "The sheet cannot be submitted: {count} items missing; open the list of what is missing and complete it.",
    ),
    "level_not_on_scale": (
        "ระดับของตัวชี้วัด {indicator} ไม่อยู่ในเกณฑ์ของแบบ กรุณาเลือกระดับใหม่",
        "The level of {indicator} is not on the scale; choose it again.",
    ),
    "unknown_indicator": (
        "แบบนี้ไม่มีตัวชี้วัด {indicator} กรุณาส่งและรับข้อมูล แล้วเปิดแบบจากหน้าการเยี่ยมอีกครั้ง",
        "The instrument has no indicator {indicator}; sync, and open it from the visit again.",
    ),
    "no_checklist": (
        "ไม่พบแบบติดตามนี้ กรุณาเปิดจากรายการแบบติดตาม",
        "There is no such checklist; open one from the list of checklists.",
    ),
    "unknown_point": (
        "แบบติดตามรุ่นนี้ไม่มีข้อ {field} คำตอบยังอยู่ครบในเครื่อง กรุณาแจ้งฝ่ายเลขานุการ",
        "This version of the checklist has no point {field}. The answer is kept; tell the secretariat.",
    ),
    "unknown_cell": (
        "ตารางนับนี้ไม่มีช่อง {field} กรุณาส่งและรับข้อมูล แล้วเปิดตารางจากหน้าการเยี่ยมอีกครั้ง",
        "The count table has no cell {field}; sync, and open it from the visit again.",
    ),
    "level_and_reason": (
        "ตัวชี้วัด {indicator} มีทั้งระดับและเหตุผลที่ไม่เกี่ยวข้อง กรุณาเลือกอย่างใดอย่างหนึ่ง",
        "{indicator} has both a level and a reason for not applying; keep one.",
    ),
    "ends_before_start": (
        "วันสุดท้ายอยู่ก่อนวันแรก กรุณาตรวจวันทั้งสองอีกครั้ง",
        "The last day is before the first; check both days.",
    ),
    "target_needs_reason": (
        "กรุณาระบุเหตุผลที่เลือกโรงเรียนนี้เป็นกลุ่มเป้าหมาย",
        "Give the reason why this school is a target.",
    ),
    "no_calibration": (
        "ไม่พบการปรับเทียบที่อ้างถึง หรือการปรับเทียบถูกยกเลิกแล้ว กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง หรือติดต่อฝ่ายเลขานุการ",
        "The calibration does not exist or was withdrawn; sync and try again, or ask the secretariat.",
    ),
    "calibration_needs_rubric": (
        "การปรับเทียบใช้ได้กับแบบประเมินที่มีระดับคุณภาพเท่านั้น กรุณาเลือกแบบประเมินอื่น",
        "A calibration needs an instrument with levels; choose another one.",
    ),
    "calibration_opened": (
        "เปิดผลการปรับเทียบแล้ว จึงแก้ไขรายชื่อผู้ให้ระดับหรือแบบที่ส่งแล้วไม่ได้ หากต้องการให้ระดับใหม่กรุณาตั้งการปรับเทียบครั้งใหม่",
        "The result is open, so neither who rates nor a sheet that was handed in can change; set up a new calibration.",
    ),
    "calibration_not_opened": (
        "ยังไม่เปิดผลการปรับเทียบ จึงยังบันทึกแนวพิจารณาร่วมไม่ได้ กรุณาเปิดผลก่อน",
        "The result of the calibration is not open yet; open it before writing down a convention.",
    ),
    "wrong_instrument": (
        "แบบประเมินไม่ตรงกับที่ใช้ในการปรับเทียบครั้งนี้ กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง",
        "This is not the instrument of this calibration; sync and try again.",
    ),
    "not_released": (
        "ยังเทียบผลไม่ได้ ต้องรอให้ผู้ประเมินทุกคนส่งแบบ หรือหัวหน้าคณะปิดการเยี่ยมพร้อมเหตุผล",
        "Not yet: every rater must submit, or the leader closes the visit with a reason.",
    ),
    "close_needs_reason": (
        "ยังมีผู้ประเมินที่ไม่ได้ส่งแบบ กรุณาระบุเหตุผลที่ปิดการเยี่ยม",
        "A sheet is still missing; give a reason for closing the visit.",
    ),
    "consensus_needs_reason": ("กรุณาระบุเหตุผลของระดับที่คณะเห็นร่วมกัน", "Give the reason for the agreed level."),
    "originals_misquoted": (
        "ระดับเดิมของตัวชี้วัด {indicator} ที่แนบมากับมติไม่ตรงกับแบบของผู้ประเมิน กรุณาส่งและรับข้อมูล เปิดหน้าเปรียบเทียบใหม่ แล้วบันทึกมติอีกครั้ง",
        "The raters' levels sent with the decision on {indicator} are not those of their sheets. "
        "Sync, open the comparison again and record the decision anew.",
    ),
    "feedback_published": (
        "เผยแพร่ข้อมูลสะท้อนกลับฉบับนี้แล้ว หากต้องการแก้ไขกรุณาสร้างฉบับใหม่",
        "This version is published; make a new version to correct it.",
    ),
    "feedback_incomplete": (
        "ยังเผยแพร่ไม่ได้ ต้องมีจุดเด่น ข้อเสนอแนะ และข้อตกลงที่มีผู้รับผิดชอบกับกำหนดวันอย่างน้อยอย่างละหนึ่งข้อ",
        "Not yet: at least one strength, one next step and one agreement with an owner and a date are needed.",
    ),
    "debrief_incomplete": (
        "ยังลงนามไม่ได้ ต้องมีเรื่องที่อ่านร่วมกันอย่างน้อยหนึ่งข้อ และทุกข้อตกลงต้องมีผู้รับผิดชอบกับกำหนดวัน",
        "Not yet: there must be something to read together, and every agreement needs an owner and a date.",
    ),
    "signature_of_other_words": (
        "ลายมือชื่อนี้ไม่ตรงกับข้อความที่แนบมา จึงไม่รับไว้ใต้ข้อความนี้ กรุณาอ่านร่วมกันและลงนามใหม่",
        "This signature does not belong to the words that came with it; read them together and sign again.",
    ),
    "signature_used": (
        "ภาพลายมือชื่อนี้ลงไว้ใต้ข้อความอื่นหรือชื่ออื่นแล้ว กรุณาให้ผู้ลงนามเขียนใหม่",
        "This drawing already stands under other words or another name; let the person sign anew.",
    ),
    "signature_needs_name": ("กรุณาระบุชื่อผู้ลงนาม", "Give the name of the person who signs."),
    "signature_needs_reason": (
        "กรุณาระบุเหตุผลที่ฝ่ายสถานศึกษาไม่ได้ลงนาม",
        "Say why the school has not signed.",
    ),
    "no_lesson": (
        "ลายมือชื่อของครูต้องอยู่ใต้แบบสังเกตชั้นเรียนของการเยี่ยมนี้ กรุณาเปิดจากแบบสังเกตชั้นเรียนแล้วลงนามใหม่",
        "A teacher's signature goes under a lesson observed on this visit: open it from the lesson and sign again.",
    ),
    "lesson_empty": (
        "ยังลงนามไม่ได้ เพราะแบบนี้ยังไม่มีสิ่งที่บันทึกให้ครูอ่าน กรุณาบันทึกก่อน",
        "Not yet: nothing of this lesson was recorded to read; please record it first.",
    ),
    "change_note_needed": ("กรุณาระบุว่าฉบับใหม่นี้เปลี่ยนอะไรจากฉบับก่อน", "Say what changed since the version before."),
    "version_gap": (
        "เลขฉบับไม่ต่อเนื่องจากฉบับที่เผยแพร่แล้ว กรุณาส่งและรับข้อมูล แล้วสร้างฉบับแก้ไขจากฉบับล่าสุด",
        "The version does not follow the published one; sync, and correct the latest version.",
    ),
    "no_feedback": (
        "ไม่พบข้อมูลสะท้อนกลับที่เผยแพร่แล้ว กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง",
        "No published feedback was found; sync and try again.",
    ),
    # sign-in
    "sign_in_required": ("กรุณาลงชื่อเข้าใช้ก่อน ข้อมูลในเครื่องยังอยู่ครบ", "Please sign in. Everything on this device is kept."),
    "token_not_accepted": (
        "สิทธิ์ของเครื่องนี้หมดอายุหรือถูกยกเลิกแล้ว กรุณาลงชื่อเข้าใช้ใหม่ ข้อมูลที่ยังไม่ได้ส่งยังอยู่ครบในเครื่อง",
        "This device's access ended; sign in again. Unsent work is kept.",
    ),
    "wrong_passphrase": ("ชื่อผู้ใช้หรือวลีผ่านไม่ถูกต้อง กรุณาลองใหม่", "The login or passphrase is not right."),
    "weak_passphrase": ("วลีผ่านต้องยาวอย่างน้อย 10 ตัวอักษร", "The passphrase needs at least 10 characters."),
    "too_many_tries": ("ลองหลายครั้งเกินไป กรุณารอ {minutes} นาทีแล้วลองใหม่", "Too many tries; wait {minutes} minutes."),
    "invitation_unknown": (
        "ไม่พบคำเชิญนี้ กรุณาตรวจลิงก์ หรือขอคำเชิญใหม่จากฝ่ายเลขานุการ",
        "This invitation is not known; ask for a new one.",
    ),
    "invitation_used": ("คำเชิญนี้ถูกใช้ไปแล้ว กรุณาขอคำเชิญใหม่จากฝ่ายเลขานุการ", "This invitation was used; ask for a new one."),
    "invitation_expired": (
        "คำเชิญนี้หมดอายุแล้ว กรุณาขอคำเชิญใหม่จากฝ่ายเลขานุการ",
        "This invitation expired; ask for a new one.",
    ),
    "invitation_withdrawn": ("คำเชิญนี้ถูกยกเลิกแล้ว กรุณาติดต่อฝ่ายเลขานุการ", "This invitation was withdrawn."),
    "person_left": (
        "ฝ่ายเลขานุการบันทึกว่าท่านพ้นจากหน้าที่แล้ว เครื่องนี้จึงส่งและรับข้อมูลกับเครื่องแม่ข่ายไม่ได้ ข้อมูลที่ยังไม่ได้ส่งอยู่ครบในเครื่อง "
        "และบันทึกเป็นไฟล์ได้ที่หน้าตั้งค่า หากไม่ถูกต้องกรุณาติดต่อฝ่ายเลขานุการ",
        "The secretariat noted that your work here has ended, so this device no longer exchanges data with the server. "
        "Unsent work is kept and can be saved as a file in the settings. If this is wrong, tell the secretariat.",
    ),
    "invites_nobody": (
        "บุคคลนี้พ้นจากหน้าที่แล้ว หากกลับมาปฏิบัติหน้าที่ กรุณาลบวันสุดท้ายในหน้าบุคคลนี้ก่อนเชิญ",
        "This person's work here has ended; remove the last day on their page before inviting them again.",
    ),
    "no_role": ("ขณะนี้ท่านไม่มีบทบาทที่มีผลอยู่ กรุณาติดต่อฝ่ายเลขานุการ", "You hold no current role; contact the secretariat."),
    "wrong_device": ("รายการนี้ส่งมาจากเครื่องอื่น กรุณาลงชื่อเข้าใช้ใหม่", "The batch names another device."),
    # transport and protocol
    "not_json_body": ("เครื่องแม่ข่ายอ่านข้อมูลที่ส่งมาไม่ได้ กรุณาลองส่งอีกครั้ง", "The body is not valid JSON."),
    "bad_request": ("คำขอไม่ครบหรือไม่ถูกต้อง: {where}", "The request is malformed at {where}."),
    "body_too_large": ("ข้อมูลที่ส่งมาใหญ่เกินกำหนด กรุณาแบ่งส่งเป็นชุดเล็กลง", "The body is too large; send smaller batches."),
    "bad_encoding": ("ข้อมูลที่ส่งมาถูกบีบอัดหรือเข้ารหัสไม่ถูกต้อง กรุณาลองส่งอีกครั้ง", "The body's encoding is broken."),
    "protocol_too_old": (
        "แอปในเครื่องนี้เก่าเกินไป กรุณาปรับรุ่น ข้อมูลในเครื่องยังอยู่ครบ",
        "This app is too old; please update. Everything on the device is kept.",
    ),
    "protocol_too_new": (
        "แอปในเครื่องนี้ใหม่กว่าเครื่องแม่ข่าย ข้อมูลในเครื่องยังอยู่ครบ กรุณาแจ้งผู้ดูแล",
        "This app is newer than the server. Everything on the device is kept.",
    ),
    "epoch_changed": (
        "เครื่องแม่ข่ายถูกกู้คืนจากข้อมูลสำรอง แอปจะส่งข้อมูลที่เครื่องแม่ข่ายไม่มีให้อีกครั้ง",
        "The server was restored; the app offers again what the server no longer has.",
    ),
    "batch_reused": (
        "รหัสชุดข้อมูลซ้ำกับชุดอื่นที่มีเนื้อหาต่างกัน ข้อมูลยังอยู่ครบในเครื่อง กรุณาแจ้งผู้ดูแลระบบ",
        "The batch id was used with other content. Your data is kept; please tell the administrator.",
    ),
    "unreachable": (
        "ยังติดต่อเครื่องแม่ข่ายไม่ได้ ข้อมูลบันทึกอยู่ในเครื่องแล้ว แอปจะลองใหม่ให้เองเมื่อมีสัญญาณ",
        "No connection. Your work is saved here, and the app tries again by itself.",
    ),
    "busy": ("เครื่องแม่ข่ายกำลังทำงานหนัก แอปจะลองใหม่ให้เอง", "The server is busy; the app will try again."),
    "server_fault": (
        "เครื่องแม่ข่ายทำรายการไม่สำเร็จ ข้อมูลยังอยู่ครบในเครื่อง กรุณาลองใหม่ภายหลัง "
        "หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบพร้อมเลขอ้างอิง {reference}",
        "The server failed. Your data is kept. Try later; if it fails again, tell the administrator the "
        "reference {reference}.",
    ),
    "not_found": ("ไม่พบรายการที่ขอ กรุณาส่งและรับข้อมูลแล้วลองอีกครั้ง", "It was not found; sync and try again."),
    "no_such_address": (
        "ไม่พบที่อยู่นี้ในเครื่องแม่ข่าย กรุณาตรวจที่อยู่ หรือปรับรุ่นแอปแล้วลองใหม่",
        "No such address; check it, or update the app.",
    ),
    "method_not_allowed": (
        "ที่อยู่นี้ไม่รองรับคำสั่งนี้ กรุณาปรับรุ่นแอปแล้วลองใหม่",
        "Method not allowed; update the app and try again.",
    ),
    # blobs and files
    "blob_hash": ("ไฟล์แนบมาถึงไม่ครบ แอปจะส่งให้ใหม่", "The attachment arrived damaged; the app will send it again."),
    "blob_unknown": (
        "ไม่พบไฟล์แนบนี้ในเครื่องแม่ข่าย อาจยังส่งมาไม่ถึง กรุณาลองใหม่ภายหลัง",
        "This attachment is not known, or has not arrived yet; please try later.",
    ),
    "upload_offset": (
        "ส่วนของไฟล์แนบที่ส่งมาไม่ต่อจากส่วนที่เครื่องแม่ข่ายมีแล้ว แอปจะส่งต่อจากส่วนที่ถูกต้องให้เอง",
        "The chunk does not follow what the server has; the app goes on from the right place.",
    ),
    "upload_unknown": (
        "ไม่พบการส่งไฟล์แนบนี้ หรือค้างไว้นานเกินกำหนด แอปจะเริ่มส่งใหม่ให้เอง",
        "This upload is not known, or was left too long; the app begins it anew.",
    ),
    "bad_range": (
        "ส่วนของไฟล์ที่ขออยู่นอกไฟล์นี้ แอปจะขอไฟล์ใหม่ตั้งแต่ต้น",
        "The range lies outside this file; the app asks for it from the beginning.",
    ),
    "server_full": (
        "พื้นที่เก็บข้อมูลของเครื่องแม่ข่ายเต็ม ข้อมูลยังอยู่ครบในเครื่องนี้ แอปจะลองใหม่ให้เอง กรุณาแจ้งผู้ดูแลระบบ",
        "The server has no room left. Your data is kept here and the app tries again; please tell the administrator.",
    ),
    "not_an_image": ("ไฟล์นี้ไม่ใช่รูปภาพที่เปิดได้ กรุณาเลือกไฟล์ JPEG, PNG หรือ WebP", "This file is not a readable picture."),
    "not_a_document": (
        "ไฟล์นี้ไม่ใช่ PDF, Word (.docx) หรือ Excel (.xlsx) ที่เปิดได้ กรุณาเลือกไฟล์อื่น",
        "This file is no readable PDF, Word (.docx) or Excel (.xlsx) file; choose another.",
    ),
    "document_runs": (
        "ไฟล์นี้มีคำสั่งที่ทำงานเองหรือมีไฟล์อื่นฝังอยู่ กรุณาบันทึกเป็น PDF หรือไฟล์ที่ไม่มีแมโครแล้วเลือกใหม่",
        "This file has parts that run or other files inside; save it as a PDF or without macros and choose it again.",
    ),
    "file_too_large": (
        "ไฟล์ใหญ่เกิน 5 MB กรุณาย่อไฟล์หรือแยกเป็นหลายไฟล์",
        "The file is larger than 5 MB; make it smaller or split it.",
    ),
    "image_has_metadata": (
        "รูปภาพยังมีข้อมูลตำแหน่งหรือข้อมูลกล้องติดมา กรุณาถ่ายหรือเลือกใหม่ในแอป",
        "The picture still carries metadata.",
    ),
    "file_unreadable": (
        "เปิดไฟล์ {file} ไม่ได้ กรุณาตรวจว่าเป็นไฟล์ CSV หรือ XLSX ที่สมบูรณ์",
        "{file} cannot be read; check that it is a complete CSV or XLSX file.",
    ),
    "sealed_unreadable": (
        "ไฟล์นี้ไม่ใช่ไฟล์งานที่ยังไม่ได้ส่งของแอปนี้ ยังไม่มีสิ่งใดเปลี่ยน กรุณาเลือกไฟล์ที่บันทึกจากแอป",
        "This is no file of unsent work. Nothing changed; choose a file that the app saved.",
    ),
    "sealed_newer": (
        "ไฟล์นี้บันทึกด้วยแอปรุ่นใหม่กว่า ยังไม่มีสิ่งใดเปลี่ยน กรุณาปรับรุ่นแอปในเครื่องนี้แล้วเปิดไฟล์อีกครั้ง",
        "A newer version of the app saved this file. Nothing changed; update the app here and open it again.",
    ),
    "sealed_passphrase": (
        "วลีผ่านไม่ใช่ของไฟล์นี้ หรือส่วนต้นของไฟล์เสียหาย ยังไม่มีสิ่งใดเปลี่ยน กรุณาตรวจวลีผ่านแล้วลองใหม่ หากมั่นใจว่าถูก ให้คัดลอกไฟล์มาใหม่",
        "The passphrase is not this file's, or the beginning of the file is damaged. Nothing changed; check the "
        "passphrase and try again, or copy the file anew.",
    ),
    "sealed_damaged": (
        "ไฟล์นี้มาไม่ครบหรือเสียหาย ยังไม่มีสิ่งใดเปลี่ยน กรุณาคัดลอกไฟล์มาใหม่ หรือบันทึกใหม่จากเครื่องเดิม",
        "The file is incomplete or damaged. Nothing changed; copy it anew, or save it again on the device.",
    ),
    "carried_unreadable": (
        "เปิดไฟล์ได้ แต่เนื้อหาไม่ใช่งานที่แอปนี้บันทึก ยังไม่มีสิ่งใดเปลี่ยน กรุณาบันทึกไฟล์ใหม่จากเครื่องเดิม",
        "The file opens, but what is in it is not what this app saves. Nothing changed; save it again on the device.",
    ),
    "carried_stranger": (
        "ผู้ที่บันทึกไฟล์นี้ไม่อยู่ในสำนักงานนี้ ยังไม่มีสิ่งใดเปลี่ยน กรุณานำไฟล์ไปยังสำนักงานที่บันทึกไฟล์",
        "Whoever saved this file is not known in this office. Nothing changed; take it to the office it came from.",
    ),
    "letter_unreadable": (
        "งานที่ปิดผนึกถึงสำนักงานนี้มาไม่ครบหรือเสียหาย ยังไม่มีสิ่งใดเปลี่ยน กรุณาส่งใหม่จากเครื่องเดิม",
        "The letter to the office is incomplete or damaged. Nothing changed; send it again from the device.",
    ),
    "letter_newer": (
        "งานนี้ปิดผนึกด้วยแอปรุ่นใหม่กว่าเครื่องแม่ข่าย ยังไม่มีสิ่งใดเปลี่ยน กรุณาปรับรุ่นเครื่องแม่ข่ายแล้วส่งอีกครั้ง",
        "A newer app sealed this letter. Nothing changed; update the server and send it again.",
    ),
    "letter_other_office": (
        "งานนี้ปิดผนึกถึงสำนักงานอื่น สำนักงานนี้จึงเปิดไม่ได้ ยังไม่มีสิ่งใดเปลี่ยน กรุณาส่งไปยังสำนักงานเดิม",
        "The letter is sealed to another office and cannot be opened here. Nothing changed; send it to that office.",
    ),
    "letter_unknown_device": (
        "สำนักงานนี้ไม่รู้จักเครื่องที่ปิดผนึกงานนี้ ยังไม่มีสิ่งใดเปลี่ยน กรุณาบันทึกเป็นไฟล์แล้วมอบให้ผู้ดูแลเครื่องแม่ข่าย",
        "This office does not know the device that sealed the letter. Nothing changed; save it and give it to the "
        "administrator.",
    ),
    "letter_device_ended": (
        "งานนี้ปิดผนึกไว้ในเครื่องที่ถูกเพิกถอนสิทธิ์หรือหมดอายุแล้ว กรุณาถามเจ้าของงาน แล้วลองรับอีกครั้งหรือปิดรายการ",
        "Sealed on a device that has been signed out or has expired. Ask its author, then try again or close it.",
    ),
    "schools_invalid": (
        "รายชื่อสถานศึกษามีข้อผิดพลาด {count} แห่ง ยังไม่ได้บันทึกสิ่งใด กรุณาแก้ไฟล์ตามรายการแล้วเลือกใหม่",
        "{count} problems; nothing was stored. Correct the file as listed and choose it again.",
    ),
    "instrument_invalid": (
        "แบบประเมินมีข้อผิดพลาด {count} แห่ง ยังไม่ได้บันทึกสิ่งใด กรุณาแก้ไฟล์ตามรายการแล้วเลือกใหม่",
        "{count} problems; nothing was stored. Correct the file as listed and choose it again.",
    ),
    "instrument_exists": (
        "แบบ {version} เผยแพร่ไปแล้วและเปลี่ยนไม่ได้ กรุณาตั้งเลขรุ่นใหม่",
        "{version} is already published and cannot change; give it a new version.",
    ),
    "waiver_needed": ("กรุณาระบุเหตุผลที่ใช้แบบก่อนทดสอบคุณภาพครบ", "Give a reason for use before the trial is complete."),
    # the device's own storage
    "storage_full": (
        "พื้นที่ในเครื่องเต็ม จึงยังไม่ได้บันทึกสิ่งล่าสุด สิ่งที่บันทึกไว้ก่อนหน้ายังอยู่ครบ กรุณาลบไฟล์อื่นที่ไม่ใช้แล้วบันทึกอีกครั้ง",
        "This device has no room left, so the last thing was not saved; what was saved before is kept. "
        "Free some room and save it again.",
    ),
    "storage_broken": (
        "เครื่องนี้เก็บหรืออ่านข้อมูลไม่สำเร็จ จึงยังไม่ได้บันทึกสิ่งล่าสุด กรุณาปิดแอปแล้วเปิดใหม่ในหน้าต่างปกติ "
        "หากยังไม่สำเร็จให้บันทึกงานที่ยังไม่ได้ส่งเป็นไฟล์ที่หน้าตั้งค่า แล้วแจ้งผู้ดูแลระบบ",
        "This device could not keep or read data, so the last thing was not saved. Close the app and open it again in "
        "an ordinary window; if it fails again, save unsent work as a file in the settings and tell the administrator.",
    ),
    "storage_busy": (
        "แอปเปิดอยู่ในหน้าต่างหรือแท็บอื่น กรุณากลับไปใช้หน้าต่างนั้น หรือปิดแล้วลองอีกครั้ง",
        "The app is open in another window or tab; go back to it, or close it and try again.",
    ),
    "database_corrupt": (
        "ไฟล์ข้อมูลในเครื่องเสียหาย แอปยังไม่ได้ลบสิ่งใด และข้อมูลที่ส่งขึ้นเครื่องแม่ข่ายแล้วปลอดภัย "
        "กรุณาปิดแอปแล้วเปิดใหม่ เพื่อบันทึกงานที่ยังอ่านได้เป็นไฟล์",
        "The data file on this device is damaged. Nothing was deleted, and what was sent to the server is safe. "
        "Close the app and open it again to save what can still be read.",
    ),
    "database_newer": (
        "ข้อมูลในเครื่องนี้บันทึกโดยแอปรุ่นใหม่กว่า ข้อมูลยังอยู่ครบ กรุณาปรับรุ่นแอปแล้วเปิดอีกครั้ง",
        "The data was written by a newer version of the app and is kept; update the app and open it again.",
    ),
    "server_database_newer": (
        "ฐานข้อมูลนี้บันทึกโดยเครื่องแม่ข่ายรุ่นใหม่กว่า ({revision}) ข้อมูลยังอยู่ครบ กรุณาปรับรุ่นเครื่องแม่ข่ายแล้วเริ่มใหม่",
        "A newer server wrote this database ({revision}), left as it is; update the server and start it again.",
    ),
}
