"""Words of the settings."""

from app.wording.language import Phrase

TITLE = Phrase("ตั้งค่า", "Settings")

DISPLAY = Phrase("การแสดงผล", "Display")
TEXT_SIZE = Phrase("ขนาดตัวอักษร", "Text size")
PERCENT = Phrase("{n}%", "{n}%")
SAMPLE = Phrase("ตัวอย่าง: ครูเปิดโอกาสให้ผู้เรียนตั้งคำถาม", "Sample: pupils are given time to ask")
THEME = Phrase("สีหน้าจอ", "Colours")
SYSTEM = Phrase("ตามเครื่อง", "As the device")
LIGHT = Phrase("สว่าง", "Light")
DARK = Phrase("มืด", "Dark")
LANGUAGE = Phrase("ภาษา", "Language")
THAI = Phrase("ไทย", "ไทย (Thai)")
ENGLISH = Phrase("English (อังกฤษ)", "English")

RATING = Phrase("การประเมิน", "Rating")
AFTER_LEVEL = Phrase("เมื่อเลือกระดับแล้ว", "After choosing a level")
TURNS = Phrase("ไปตัวชี้วัดถัดไปเอง", "Go on by itself")
STAYS = Phrase("อยู่หน้าเดิม", "Stay on the page")
AFTER_LEVEL_NOTE = Phrase(
    "ถ้าระดับที่เลือกต้องมีหลักฐานหรือเหตุผล หน้าจอจะรอให้บันทึกก่อนเสมอ แตะเลิกทำครั้งล่าสุดเพื่อกลับไปแก้ได้ทันที",
    "Where the level asks for evidence the page always waits. Undo takes you back at once.",
)

DATA = Phrase("ข้อมูลในเครื่องนี้", "Data on this device")
DURABLE = Phrase("เก็บถาวรในเครื่อง", "Kept for good")
DURABLE_NOTE = Phrase(
    "เมื่อขึ้นว่าบันทึกแล้ว ข้อมูลจะอยู่ในเครื่องแม้แบตเตอรี่หมดหรือไฟดับ", "Whatever is called saved survives a power cut."
)
EVICTABLE = Phrase("เก็บในเบราว์เซอร์", "Kept in the browser")
EVICTABLE_NOTE = Phrase(
    "บันทึกทันทีทุกครั้ง แต่เบราว์เซอร์อาจลบเมื่อพื้นที่เต็มหรือไม่ได้ใช้นาน ควรเพิ่มแอปไว้ที่หน้าจอหลักและส่งข้อมูลบ่อย ๆ",
    "Saved at once, but the browser may clear it when short of room or long unused. "
    "Add the app to the home screen and sync often.",
)
SLOW = Phrase("เก็บในเบราว์เซอร์แบบสำรอง", "Kept in the browser, the slow way")
SLOW_NOTE = Phrase(
    "เบราว์เซอร์นี้บันทึกช้ากว่าปกติ กรุณารอจนขึ้นว่าบันทึกในเครื่องแล้วก่อนปิดแอป",
    "This browser saves more slowly. Please wait for “saved on this device” before closing the app.",
)
ASK_LASTING = Phrase("ขอให้เบราว์เซอร์เก็บถาวร", "Ask the browser to keep it for good")
LASTING_YES = Phrase("เบราว์เซอร์รับรองแล้วว่าจะไม่ลบข้อมูลเอง", "The browser promised not to clear it by itself")
LASTING_NO = Phrase(
    "เบราว์เซอร์ยังไม่รับรอง ลองอีกครั้งหลังเพิ่มแอปไว้ที่หน้าจอหลัก",
    "Not promised yet; try again after adding the app to the home screen",
)
UNSENT = Phrase("รอส่ง {n} รายการ", "{n} entries to be sent", one="1 entry to be sent")
NOTHING_UNSENT = Phrase("ส่งขึ้นเครื่องแม่ข่ายครบแล้ว", "Everything is on the server")
SYNC_PAGE = Phrase("การส่งและรับข้อมูล", "Sending and receiving")
EXPORT = Phrase("ไฟล์งานที่ยังไม่ได้ส่ง", "A file of unsent work")
EXPORT_NOTE = Phrase(
    "ใช้เมื่อเครื่องมีปัญหาหรือต้องเปลี่ยนเครื่องก่อนส่งข้อมูลได้", "For when this device must be given up before it could sync."
)

PHOTOS_OVER = Phrase("ส่งรูปภาพเมื่อใช้", "Send photos over")
ANY_NETWORK = Phrase("ทุกเครือข่าย", "Any network")
WIFI_ONLY = Phrase("Wi-Fi เท่านั้น", "Wi-Fi only")
ON_FREE = Phrase("ขณะนี้เครื่องใช้ Wi-Fi หรือสาย", "This device is on Wi-Fi or a cable now.")
ON_METERED = Phrase(
    "ขณะนี้เครื่องใช้เครือข่ายมือถือ ข้อมูลที่ไม่ใช่รูปภาพส่งตามปกติ",
    "This device is on a mobile network now. All but photos is sent as always.",
)
ON_UNKNOWN = Phrase(
    "เครื่องนี้ไม่บอกว่ากำลังใช้ Wi-Fi หรือไม่ แอปจึงส่งรูปภาพทุกเครือข่าย แม้เลือก Wi-Fi เท่านั้น",
    "This device does not tell whether it is on Wi-Fi, so photos go over any network even if Wi-Fi only is chosen.",
)

APP = Phrase("แอป", "App")
VERSION = Phrase("รุ่น {version}", "Version {version}")
ABOUT = Phrase("นิเทศ ระบบบันทึกการนิเทศ ติดตาม และสะท้อนผลถึงโรงเรียน", "Nithet, for supervision visits and their feedback")
LOOK_FOR_UPDATE = Phrase("ตรวจหารุ่นใหม่", "Look for a newer version")
UP_TO_DATE = Phrase("ใช้รุ่นล่าสุดอยู่แล้ว", "This is the latest version")
UPDATE_READY = Phrase("มีรุ่นใหม่พร้อมใช้", "A newer version is ready")
UPDATE_NOTE = Phrase(
    "แอปจะเปิดใหม่ในรุ่นใหม่ สิ่งที่กำลังพิมพ์จะบันทึกให้ก่อน ข้อมูลในเครื่องยังอยู่ครบ",
    "The app opens again in the newer version. What you are typing is saved first; all data is kept.",
)
UPDATE_NOW = Phrase("ปรับเป็นรุ่นใหม่", "Update now")
LOOK_OFFLINE = Phrase("ตรวจหารุ่นใหม่ไม่ได้ เพราะไม่มีสัญญาณ", "Cannot look without a connection")

ACCOUNT = Phrase("บัญชีผู้ใช้", "Account")
LOGIN = Phrase("ชื่อผู้ใช้ {login}", "Login {login}")
SWITCH = Phrase("ให้ผู้อื่นใช้เครื่องนี้", "Hand the device to somebody else")
SWITCH_NOTE = Phrase("งานของท่านยังอยู่ในเครื่อง แยกจากของผู้อื่น", "Your work stays here, apart from theirs.")
SIGN_OUT = Phrase("ออกจากระบบและลบข้อมูลของท่านจากเครื่องนี้", "Sign out and take your data off this device")
SIGN_OUT_TITLE = Phrase("ออกจากระบบหรือไม่", "Sign out?")
SIGN_OUT_TEXT = Phrase(
    "ข้อมูลของท่านจะถูกลบออกจากเครื่องนี้ ข้อมูลบนเครื่องแม่ข่ายยังอยู่ครบ การเข้าใช้อีกครั้งต้องมีอินเทอร์เน็ต",
    "Your data is taken off this device; the server keeps its own. Signing in again needs a connection.",
)
SIGN_OUT_YES = Phrase("ออกจากระบบ", "Sign out")
STILL_UNSENT_TITLE = Phrase("ยังออกจากระบบไม่ได้", "Not yet")
STILL_UNSENT = Phrase(
    "มีงาน {n} รายการที่อยู่ในเครื่องนี้เท่านั้น กรุณาส่งข้อมูลก่อน หรือบันทึกเป็นไฟล์แล้วจึงออกจากระบบ",
    "{n} entries exist only on this device. Sync first, or save them to a file and then sign out.",
    one="1 entry exists only on this device. Sync first, or save it to a file and then sign out.",
)
EXPORT_AND_OUT = Phrase("บันทึกเป็นไฟล์แล้วออกจากระบบ", "Save to a file, then sign out")
UNTOLD = Phrase(
    "ออกจากระบบในเครื่องนี้แล้ว แต่ยังแจ้งเครื่องแม่ข่ายไม่ได้ หากเครื่องนี้จะไปอยู่กับผู้อื่น กรุณาแจ้งฝ่ายเลขานุการ",
    "You are signed out here, but the server could not be told. If the device changes hands, tell the secretariat.",
)
