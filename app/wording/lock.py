"""Words of the PIN: asking for it, setting it, and what became of somebody's files after too many wrong ones."""

from app.wording.language import Phrase

# asking for it
TITLE = Phrase("กรุณาใส่ PIN", "Please enter the PIN")
OF = Phrase("เครื่องนี้ล็อกไว้สำหรับ {name}", "This device is locked for {name}")
PIN = Phrase("รหัส PIN", "PIN")
OPEN = Phrase("เปิดแอป", "Open")
BUSY = Phrase("กำลังตรวจ…", "Checking…")
EMPTY = Phrase("กรุณาใส่ PIN", "Please enter the PIN")
WRONG = Phrase(
    "PIN ไม่ถูกต้อง เหลืออีก {n} ครั้ง", "That is not the PIN. {n} tries are left", one="That is not the PIN. 1 try is left"
)
LAST = Phrase(
    "หากใส่ผิดอีก {n} ครั้ง แอปจะลบข้อมูลของท่านออกจากเครื่องนี้ งานที่ยังไม่ได้ส่งจะปิดผนึกถึงสำนักงานไว้ก่อน หากไม่แน่ใจ กรุณากด “ลืม PIN”",
    "After {n} more wrong ones your data is taken off this device; unsent work is first sealed to the office. "
    "If you are not sure, press “Forgot the PIN”.",
    one="After 1 more wrong one your data is taken off this device; unsent work is first sealed to the office. "
    "If you are not sure, press “Forgot the PIN”.",
)
WAIT = Phrase("ใส่ผิดหลายครั้ง กรุณารอประมาณ {span} แล้วลองใหม่", "Several wrong ones. Please wait about {span} and try again")
WAIT_AFTER = Phrase("ลองใหม่ได้ในอีกประมาณ {span}", "Try again in about {span}")
SECONDS = Phrase("{n} วินาที", "{n} seconds", one="1 second")
MINUTES = Phrase("{n} นาที", "{n} minutes", one="1 minute")
FORGOT = Phrase("ลืม PIN", "Forgot the PIN")
FORGOT_NOTE = Phrase(
    "ลงชื่อเข้าใช้ด้วยวลีผ่านเมื่อมีอินเทอร์เน็ต แอปจะเปิดและนำ PIN เดิมออก งานในเครื่องยังอยู่ครบ",
    "Sign in with your passphrase when there is internet. The app opens and the old PIN is gone; all work stays.",
)
FORGOT_TITLE = Phrase("เปิดด้วยวลีผ่านแทน PIN", "Open with the passphrase instead")
FORGOT_OFFLINE = Phrase(
    "ยังติดต่อเครื่องแม่ข่ายไม่ได้ กรุณาลองอีกครั้งเมื่อมีอินเทอร์เน็ต งานในเครื่องยังอยู่ครบ ระหว่างนี้กรุณาอย่าเดา PIN",
    "The server cannot be reached. Please try again when there is internet: all work is kept. Until then please do not "
    "guess the PIN.",
)
ANOTHER = Phrase("ให้ผู้อื่นใช้เครื่องนี้", "Somebody else uses this device")
HELD_TITLE = Phrase("ใส่ PIN ผิดครบจำนวนครั้งแล้ว", "All tries are used up")
HELD = Phrase(
    "ในเครื่องมีงานที่ยังไม่ได้ส่ง และยังปิดผนึกถึงสำนักงานไม่ได้ เพราะพื้นที่เต็มหรือยังไม่ได้รับกุญแจของสำนักงาน "
    "แอปจึงไม่ลบสิ่งใด กรุณาลงชื่อเข้าใช้ด้วยวลีผ่าน",
    "There is unsent work that could not be sealed to the office, for want of room or of the office’s key. "
    "So nothing was deleted. Please sign in with your passphrase.",
)

# what became of it
WIPED_TITLE = Phrase("ข้อมูลถูกลบออกจากเครื่องนี้แล้ว", "The data was taken off this device")
WIPED = Phrase(
    "มีผู้ใส่ PIN ผิดครบจำนวนครั้ง ข้อมูลที่ส่งแล้วอยู่บนเครื่องแม่ข่ายครบ กรุณาลงชื่อเข้าใช้ด้วยวลีผ่านเพื่อใช้งานต่อ",
    "Somebody entered wrong PINs until all tries were used up. What was sent is on the server; "
    "sign in with your passphrase to go on.",
)
WIPED_ONE_TITLE = Phrase("ข้อมูลของผู้ใช้คนหนึ่งถูกลบออกจากเครื่องนี้แล้ว", "One person’s data was taken off this device")
WIPED_ONE = Phrase(
    "มีผู้ใส่ PIN ของผู้ใช้คนนั้นผิดครบจำนวนครั้ง ข้อมูลที่ส่งแล้วอยู่บนเครื่องแม่ข่ายครบ เจ้าของข้อมูลลงชื่อเข้าใช้ด้วยวลีผ่านเพื่อใช้งานต่อได้ "
    "ข้อมูลของผู้อื่นที่ใช้เครื่องนี้ยังอยู่ครบ",
    "Somebody entered wrong PINs for that person until all tries were used up. What was sent is on the server; that "
    "person signs in with the passphrase to go on. The data of everybody else on this device is untouched.",
)
LETTERS = Phrase(
    "งานที่ยังไม่ได้ส่งของผู้ที่ถูกลบข้อมูล ปิดผนึกไว้ในเครื่องนี้แล้ว มีเพียงสำนักงานที่เปิดได้ แอปจะส่งให้เองเมื่อมีสัญญาณ กรุณาอย่าล้างข้อมูลของเบราว์เซอร์",
    "The unsent work of whoever was wiped here is sealed on this device; only the office can open it. "
    "It is handed in by itself when there is a network. Please do not clear the browser’s data.",
)
LETTERS_TITLE = Phrase("งานที่ปิดผนึกถึงสำนักงาน", "Work sealed to the office")
HANDED = Phrase("สำนักงานได้รับงานที่ปิดผนึกไว้แล้ว", "The office has received the sealed work")
SAVE_LETTERS = Phrase("บันทึกเป็นไฟล์เพื่อนำไปสำนักงาน", "Save as a file for the office")
REFUSED = Phrase("สำนักงานยังไม่รับ: {why}", "The office did not take it: {why}")

# setting it
SETTING = Phrase("ล็อกแอปด้วย PIN", "Lock the app with a PIN")
IS_ON = Phrase(
    "เปิดใช้อยู่ ถามเมื่อเปิดแอป และเมื่อออกจากแอปเกิน {n} นาที",
    "On: asked at the start, and after {n} minutes away",
    one="On: asked at the start, and after 1 minute away",
)
IS_OFF = Phrase("ยังไม่ได้ตั้ง", "Not set")
SHARED = Phrase("มีผู้ใช้เครื่องนี้มากกว่าหนึ่งคน แนะนำให้ทุกคนตั้ง PIN", "Several people use this device: each should set a PIN")
WHAT = Phrase(
    "PIN กันไม่ให้ผู้ที่หยิบเครื่องนี้ไปเปิดดูหรือบันทึกในชื่อของท่าน",
    "A PIN keeps whoever picks this device up from reading, or writing in your name.",
)
NOT_WHAT = Phrase(
    "PIN ไม่ได้เข้ารหัสข้อมูลในเครื่อง ผู้ที่มีความรู้และถือเครื่องไว้นานยังอ่านไฟล์ได้ "
    "กรุณาตั้งรหัสล็อกหน้าจอของเครื่องด้วย และแจ้งฝ่ายเลขานุการทันทีเมื่อเครื่องหาย",
    "It does not encipher the data: somebody with knowledge and time can still read the files. "
    "Please lock the device’s own screen too, and tell the secretariat at once when it is lost.",
)
TEN = Phrase(
    "ใส่ผิดครบ 10 ครั้ง แอปจะปิดผนึกงานที่ยังไม่ได้ส่งถึงสำนักงาน แล้วลบข้อมูลของท่านออกจากเครื่องนี้",
    "After 10 wrong ones unsent work is sealed to the office, and your data is taken off this device.",
)
NEW = Phrase("PIN ใหม่ (ตัวเลข 4 ถึง 12 หลัก)", "New PIN (4 to 12 digits)")
AGAIN = Phrase("PIN อีกครั้ง", "The PIN again")
ADVICE = Phrase("ใช้ 6 หลักขึ้นไปจะเดายากกว่ามาก", "Six digits or more are much harder to guess.")
SET = Phrase("ตั้ง PIN", "Set the PIN")
CHANGE = Phrase("เปลี่ยน PIN", "Change the PIN")
TAKE_OFF = Phrase("เลิกใช้ PIN", "Use no PIN")
TAKE_OFF_ASK = Phrase("เลิกใช้ PIN หรือไม่", "Use no PIN any more?")
TAKE_OFF_TEXT = Phrase("ผู้ที่หยิบเครื่องนี้จะเปิดดูงานของท่านได้ทันที", "Whoever picks this device up can read your work at once.")
DONE = Phrase("ตั้ง PIN แล้ว", "The PIN is set")
NO_KEY = Phrase(
    "ยังไม่ได้รับกุญแจของสำนักงาน แอปจะรับให้เองเมื่อมีสัญญาณ ระหว่างนี้หากใส่ผิดครบ แอปจะล็อกโดยไม่ลบงานที่ยังไม่ได้ส่ง",
    "The office’s key is not here yet; it comes when there is a network. Until then, after too many wrong PINs the app "
    "stays locked and deletes no unsent work.",
)
AFTER = Phrase("ถาม PIN เมื่อออกจากแอปเกิน", "Ask again when away for")
AFTER_MINUTES = Phrase("{n} นาที", "{n} minutes", one="1 minute")
SHORT = Phrase("สั้นเกินไป ต้องมีอย่างน้อย 4 หลัก", "Too short: at least 4 digits")
LONG = Phrase("ยาวเกินไป ไม่เกิน 12 หลัก", "Too long: at most 12 digits")
NOT_DIGITS = Phrase("ใช้ได้เฉพาะตัวเลข 0 ถึง 9", "Only the digits 0 to 9")
SIMPLE = Phrase("เดาง่ายเกินไป กรุณาไม่ใช้เลขซ้ำหรือเลขเรียง", "Too easy to guess: no repeated or running digits")
DIFFERENT = Phrase("PIN สองช่องไม่ตรงกัน", "The two are not the same")
GONE = Phrase("นำ PIN เดิมออกแล้ว ตั้งใหม่ได้ในหน้าตั้งค่า", "The old PIN is gone. You can set a new one in the settings.")
