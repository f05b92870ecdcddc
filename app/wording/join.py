"""Words on the way from an invitation to a signed-in device."""

from app.wording.language import Phrase

TITLE = Phrase("ยินดีต้อนรับ", "Welcome")
LOOKING = Phrase("กำลังเปิดคำเชิญ…", "Opening the invitation…")
IS_THIS_YOU = Phrase("คำเชิญนี้สำหรับ", "This invitation is for")
ROLES = Phrase("บทบาท", "Roles")
NOT_ME = Phrase("หากไม่ใช่ท่าน กรุณาอย่าใช้คำเชิญนี้ และแจ้งฝ่ายเลขานุการ", "If this is not you, please tell the secretariat.")
EXPIRES = Phrase("ใช้ได้ถึง {when}", "Valid until {when}")

DEMO = Phrase("ระบบสาธิต", "Demonstration")
DEMO_TEXT = Phrase(
    "ข้อมูลทั้งหมดเป็นข้อมูลสมมติ เข้าใช้ได้โดยไม่ต้องตั้งวลีผ่าน",
    "All data is fictional. No passphrase is needed.",
)
ENTER = Phrase("เข้าใช้งาน", "Enter")
MAKE_TITLE = Phrase("ตั้งวลีผ่านของท่าน", "Make your passphrase")
MAKE_TEXT = Phrase(
    "ใช้คำที่จำง่ายหลายคำต่อกันจะปลอดภัยกว่าคำสั้นที่ซับซ้อน วลีนี้เป็นของท่านคนเดียว",
    "Several easy words together are safer than one complicated word. It is yours alone.",
)
PASSPHRASE = Phrase("วลีผ่าน", "Passphrase")
AGAIN = Phrase("วลีผ่านอีกครั้ง", "Passphrase again")
GIVE_TITLE = Phrase("ยืนยันด้วยวลีผ่านของท่าน", "Confirm with your passphrase")
SIGN_IN = Phrase("ลงชื่อเข้าใช้", "Sign in")
JOIN = Phrase("ตั้งวลีผ่านและเข้าใช้", "Set the passphrase and enter")
BUSY = Phrase("กำลังลงชื่อเข้าใช้…", "Signing in…")

TOO_SHORT = Phrase("สั้นเกินไป ต้องการอีก {n} ตัวอักษร", "Too short: {n} more characters", one="Too short: 1 more character")
FAIR = Phrase("ใช้ได้ เพิ่มอีกหนึ่งคำจะปลอดภัยขึ้น", "Good enough; one more word makes it safer")
STRONG = Phrase("ปลอดภัยดี", "Strong")
SIMPLE = Phrase("เดาง่ายเกินไป กรุณาใช้ตัวอักษรให้หลากหลายกว่านี้", "Too easy to guess; please vary it more")
DIFFERENT = Phrase("วลีผ่านสองช่องไม่ตรงกัน", "The two passphrases differ")
EMPTY = Phrase("กรุณากรอกวลีผ่าน", "Please enter the passphrase")

FAILED_TITLE = Phrase("เปิดคำเชิญไม่ได้", "The invitation cannot be opened")
OFFLINE_TITLE = Phrase("ยังติดต่อเครื่องแม่ข่ายไม่ได้", "The server cannot be reached")
OFFLINE = Phrase(
    "การเข้าใช้ครั้งแรกต้องมีอินเทอร์เน็ต กรุณาต่อสัญญาณแล้วกดลองอีกครั้ง คำเชิญนี้ยังใช้ได้อยู่",
    "The first sign-in needs a connection. Please connect and try again; the invitation stays valid.",
)
SIGN_IN_INSTEAD = Phrase("มีวลีผ่านแล้ว ลงชื่อเข้าใช้", "I have a passphrase: sign in")

AGAIN_TITLE = Phrase("ลงชื่อเข้าใช้", "Sign in")
AGAIN_TEXT = Phrase("ใช้ชื่อผู้ใช้และวลีผ่านที่ท่านตั้งไว้", "Use your login and your passphrase.")
KEPT = Phrase(
    "งานที่บันทึกไว้ในเครื่องยังอยู่ครบ ลงชื่อเข้าใช้เพื่อส่งต่อ",
    "Your work is kept on this device. Sign in to send it.",
)
AGAIN_OFFLINE = Phrase(
    "ยังติดต่อเครื่องแม่ข่ายไม่ได้ การลงชื่อเข้าใช้ต้องมีอินเทอร์เน็ต กรุณาลองอีกครั้งเมื่อมีสัญญาณ งานที่บันทึกไว้ในเครื่องยังอยู่ครบ",
    "The server cannot be reached. Signing in needs the internet; please try again when there is a signal. "
    "Work that is saved on this device is kept.",
)
LOGIN = Phrase("ชื่อผู้ใช้", "Login")
LOGIN_EMPTY = Phrase("กรุณากรอกชื่อผู้ใช้", "Please enter your login")
FORGOTTEN = Phrase(
    "หากลืมชื่อผู้ใช้หรือวลีผ่าน ติดต่อฝ่ายเลขานุการเพื่อขอคำเชิญใหม่ได้",
    "If you forgot your login or passphrase, the secretariat can send you a new invitation.",
)
KNOWN = Phrase("ผู้ที่ใช้เครื่องนี้อยู่แล้ว", "People who use this device")
UNSENT = Phrase(
    "มีงานรอส่ง {n} รายการ แตะชื่อเมื่อมีสัญญาณ แอปจะส่งให้เอง แม้ยังไม่ได้ใส่ PIN",
    "{n} entries wait to be sent. Tap the name when there is a signal: they are sent even before the PIN is entered.",
    one="1 entry waits to be sent. Tap the name when there is a signal: it is sent even before the PIN is entered.",
)
KNOWN_NOTE = Phrase("แตะชื่อของท่านเพื่อใช้งานต่อ ไม่ต้องใช้อินเทอร์เน็ต", "Tap your name to go on; no internet is needed.")
