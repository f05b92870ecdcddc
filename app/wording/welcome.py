"""Words of the welcome page."""

from app.wording.language import Phrase

NAME = Phrase("นิเทศ", "Nithet")
WHAT = Phrase("บันทึกการนิเทศ ติดตาม และสะท้อนผลถึงโรงเรียน", "School supervision visits, from the classroom to the feedback")
HOW_TITLE = Phrase("เริ่มใช้งานอย่างไร", "How to begin")
HOW_LINK = Phrase(
    "เปิดลิงก์คำเชิญหรือสแกนคิวอาร์โค้ดที่ได้รับจากฝ่ายเลขานุการ แล้วตั้งวลีผ่านของท่านเอง",
    "Open the invitation link or scan the QR code from the secretariat, then set your own passphrase.",
)
HOW_AGAIN = Phrase(
    "หากเคยตั้งวลีผ่านแล้ว ให้ลงชื่อเข้าใช้ด้วยชื่อผู้ใช้และวลีผ่านเดิม",
    "If you already have a passphrase, sign in with your login.",
)
FORGOT_TITLE = Phrase("รายชื่อผู้ใช้ของเครื่องนี้เสียหาย", "This device's list of people was damaged")
FORGOT = Phrase(
    "แอปเก็บไฟล์ที่เสียหายไว้ต่างหากแล้ว ไม่ได้ลบสิ่งใด งานของแต่ละท่านอยู่ในไฟล์ของตนเองในเครื่องนี้ "
    "กรุณากดลงชื่อเข้าใช้แล้วเลือกชื่อของท่าน หากไม่พบชื่อ ให้ใช้ชื่อผู้ใช้และวลีผ่านเดิม และโปรดอย่าล้างข้อมูลของแอป",
    "The damaged file was set aside and nothing was deleted. Everybody's work is in a file of its own on this device. "
    "Press sign in and choose your name; if it is not listed, use your login and passphrase. "
    "Do not clear the app's data.",
)
OFFLINE_TITLE = Phrase("ใช้งานได้แม้ไม่มีสัญญาณ", "Works without a signal")
OFFLINE = Phrase(
    "หลังเข้าใช้ครั้งแรก ทุกอย่างทำงานในเครื่องนี้ บันทึกแล้วไม่หาย และส่งให้เองเมื่อมีอินเทอร์เน็ต",
    "After the first sign-in everything works on this device; it is saved here and sent when there is a network.",
)
SIGN_IN = Phrase("ลงชื่อเข้าใช้", "Sign in")
CHOOSE_NAME = Phrase("เลือกชื่อ หรือลงชื่อเข้าใช้", "Choose your name, or sign in")
SETTINGS = Phrase("ขนาดตัวอักษรและการแสดงผล", "Text size and display")
