"""Words about the device itself: its room, installing the app, haptics, and diagnostics."""

from app.wording.language import Phrase

ROOM = Phrase("พื้นที่ในเครื่อง", "Room on this device")
ROOM_FREE = Phrase("แอปใช้ {used} เหลือประมาณ {free}", "The app uses {used}; about {free} are left")
ROOM_AT_LEAST = Phrase("แอปใช้ {used} เหลืออย่างน้อย {free}", "The app uses {used}; at least {free} are left")
ROOM_UNKNOWN = Phrase("เครื่องนี้ไม่บอกว่าเหลือพื้นที่เท่าใด", "This device does not tell how much room is left")
ROOM_LOW_TITLE = Phrase("พื้นที่ในเครื่องใกล้เต็ม", "Room is running out")
ROOM_LOW = Phrase(
    "เหลือประมาณ {n} MB ยังทำงานได้ตามปกติ ควรลบไฟล์หรือภาพอื่นที่ไม่ใช้ และส่งข้อมูลเมื่อมีสัญญาณ",
    "About {n} MB are left. Everything works; please delete other files and photos, and sync when you can.",
)
ROOM_SHORT_TITLE = Phrase("พื้นที่ในเครื่องเกือบเต็มแล้ว", "There is hardly any room left")
ROOM_SHORT = Phrase(
    "เหลือประมาณ {n} MB อาจเก็บภาพใหม่ไม่ได้ กรุณาลบไฟล์อื่นก่อนถ่ายภาพ ข้อความและระดับยังบันทึกได้",
    "About {n} MB are left: a new photo may not fit. Please delete other files first. Text and levels still fit.",
)

CLOCK_TITLE = Phrase("วันที่ของเครื่องนี้ไม่ตรง", "The date of this device is wrong")
CLOCK = Phrase(
    "นาฬิกาของเครื่องนี้{way} {span} รายการของวันนี้จึงอาจไม่ถูกต้อง กรุณาตั้งวันที่และเวลาอัตโนมัติ งานที่บันทึกไม่เสียหาย",
    "The clock of this device is {span} {way}, so what is due today may be wrong here. Please set date and time to "
    "automatic. No work is harmed.",
)

HAPTICS = Phrase("สั่นเบา ๆ เมื่อบันทึกระดับ", "A light vibration when a level is saved")
HAPTICS_ON = Phrase("สั่น", "On")
HAPTICS_OFF = Phrase("ไม่สั่น", "Off")

INSTALL = Phrase("ติดตั้งแอปในเครื่อง", "Installing the app")
INSTALL_NOTE = Phrase("วิธีเพิ่มไว้ที่หน้าจอหลัก สำหรับ Android และ iPhone", "To the home screen, on Android and iPhone")
INSTALL_WHY = Phrase(
    "เมื่อติดตั้งไว้ที่หน้าจอหลัก แอปจะเปิดเร็วขึ้น เปิดได้แม้ไม่มีสัญญาณ และเบราว์เซอร์จะไม่ลบข้อมูลเองเมื่อไม่ได้ใช้นาน",
    "On the home screen the app opens sooner and without a signal, and the browser does not clear its data by itself "
    "when it was not used for long.",
)
INSTALLED = Phrase("ติดตั้งในเครื่องนี้แล้ว และกำลังเปิดจากหน้าจอหลัก", "It is installed here, and opened from the home screen")
ON_ANDROID = Phrase("โทรศัพท์หรือแท็บเล็ต Android", "Android phone or tablet")
ANDROID_STEPS = (
    Phrase("เปิดหน้านี้ด้วยแอป Chrome", "Open this page in Chrome."),
    Phrase("แตะปุ่มเมนูสามจุดที่มุมขวาบน", "Tap the three dots at the upper right."),
    Phrase("แตะ “เพิ่มลงในหน้าจอหลัก” หรือ “ติดตั้งแอป”", "Tap “Add to Home screen” or “Install app”."),
    Phrase("แตะ “ติดตั้ง” แล้วรอสักครู่", "Tap “Install” and wait a moment."),
    Phrase(
        "เปิดแอปจากไอคอน “นิเทศ” ที่หน้าจอหลัก งานเดิมยังอยู่ครบ", "Open it by its icon on the home screen; your work is there."
    ),
)
ON_IPHONE = Phrase("iPhone หรือ iPad", "iPhone or iPad")
IPHONE_STEPS = (
    Phrase("เปิดหน้านี้ด้วยแอป Safari", "Open this page in Safari."),
    Phrase("แตะปุ่มแชร์ ซึ่งเป็นรูปสี่เหลี่ยมมีลูกศรชี้ขึ้น", "Tap the share button, a square with an arrow upwards."),
    Phrase("เลื่อนลงแล้วแตะ “เพิ่มไปยังหน้าจอโฮม”", "Scroll down and tap “Add to Home Screen”."),
    Phrase("แตะ “เพิ่ม” ที่มุมขวาบน", "Tap “Add” at the upper right."),
    Phrase(
        "เปิดแอปจากไอคอน “นิเทศ” แล้วลงชื่อเข้าใช้ด้วยชื่อผู้ใช้และวลีผ่าน",
        "Open it by its icon, and sign in with your login and passphrase.",
    ),
)
IPHONE_APART = Phrase(
    "บน iPhone แอปที่หน้าจอโฮมเก็บข้อมูลแยกจาก Safari หากเคยทำงานใน Safari กรุณาส่งข้อมูลให้ครบก่อน แล้วใช้เฉพาะแอปที่หน้าจอโฮม",
    "On an iPhone the app on the home screen keeps its data apart from Safari. If you worked in Safari before, sync "
    "everything first, and from then on use the one on the home screen only.",
)
ON_COMPUTER = Phrase("คอมพิวเตอร์", "Computer")
COMPUTER_STEPS = (
    Phrase("เปิดหน้านี้ด้วย Chrome หรือ Edge", "Open this page in Chrome or Edge."),
    Phrase("คลิกไอคอนติดตั้งที่ปลายขวาของแถบที่อยู่", "Click the install icon at the right end of the address bar."),
    Phrase("คลิก “ติดตั้ง”", "Click “Install”."),
)

DIAGNOSTICS = Phrase("ข้อมูลสำหรับแก้ปัญหา", "Diagnostics")
DIAGNOSTICS_NOTE = Phrase("ส่งให้ผู้ดูแลเมื่อแอปทำงานผิดปกติ", "For the administrator, when something is wrong")
DIAGNOSTICS_WHAT = Phrase(
    "เมื่อแอปทำงานผิดปกติ ให้คัดลอกข้อมูลนี้แล้วส่งให้ผู้ดูแลระบบทางช่องทางที่ท่านใช้อยู่ แอปไม่ส่งเอง",
    "When something is wrong, copy this and send it to the administrator as you usually write to them. "
    "The app sends nothing by itself.",
)
DIAGNOSTICS_NOT = Phrase(
    "มีเพียงรุ่น ขนาด จำนวน เวลา และรหัสข้อผิดพลาด ไม่มีชื่อบุคคล ชื่อโรงเรียน หรือข้อความที่ท่านบันทึก",
    "Only versions, sizes, counts, times and codes. No person’s or school’s name, and nothing that you wrote.",
)
DIAGNOSTICS_ALL = Phrase("ทั้งหมดที่จะส่ง", "All that is sent")
COPY = Phrase("คัดลอก", "Copy")
COPIED = Phrase("คัดลอกแล้ว", "Copied")
SAVE_FILE = Phrase("บันทึกเป็นไฟล์", "Save as a file")
