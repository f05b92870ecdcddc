"""Help for the app itself: getting in, sending, settings, and what may go wrong on a device."""

from app.wording.help import Help
from app.wording.language import Phrase

WELCOME = Help(
    Phrase("เริ่มใช้งาน", "Beginning"),
    Phrase(
        "หน้านี้สำหรับผู้ที่ยังไม่ได้ลงชื่อเข้าใช้ในเครื่องนี้",
        "This page is for whoever is not signed in on this device.",
    ),
    (
        Phrase(
            "ครั้งแรก เปิดลิงก์คำเชิญหรือสแกน QR จากฝ่ายเลขานุการ",
            "The first time, open the invitation link or scan the QR code from the secretariat.",
        ),
        Phrase("ตั้งวลีผ่านของท่าน แล้วรอรับข้อมูลครั้งแรกให้ครบ", "Choose a passphrase and wait for the first data."),
        Phrase(
            "ติดตั้งแอปไว้ที่หน้าจอหลัก จะเปิดได้แม้ไม่มีสัญญาณ", "Put the app on the home screen; it opens without a signal then."
        ),
    ),
    (
        Phrase(
            "ครั้งแรกต้องมีอินเทอร์เน็ต หลังจากนั้นใช้ได้ทุกที่", "The first time needs the internet; after that it works anywhere."
        ),
    ),
)

JOIN = Help(
    Phrase("คำเชิญ", "The invitation"),
    Phrase(
        "คำเชิญเปิดให้ท่านเข้าใช้แอปในชื่อและบทบาทของท่าน",
        "The invitation lets you in under your own name and role.",
    ),
    (
        Phrase("ตรวจว่าเป็นชื่อของท่าน", "Check that it is your name."),
        Phrase(
            "ตั้งวลีผ่านอย่างน้อย 10 ตัวอักษร ใช้หลายคำที่จำง่ายต่อกัน",
            "Choose a passphrase of at least 10 characters: several easy words in a row.",
        ),
        Phrase("พิมพ์ซ้ำอีกครั้ง แล้วเข้าใช้", "Type it once more and go in."),
    ),
    (
        Phrase(
            "คำเชิญใช้ได้ครั้งเดียว หากหมดอายุ ขอใหม่จากฝ่ายเลขานุการ",
            "It works once. If it has expired, ask the secretariat for another.",
        ),
        Phrase("หากไม่ใช่ชื่อของท่าน กรุณาอย่าใช้", "If it is not your name, please do not use it."),
    ),
)

SIGN_IN = Help(
    Phrase("ลงชื่อเข้าใช้", "Signing in"),
    Phrase(
        "ใช้ชื่อผู้ใช้และวลีผ่านที่ท่านตั้งไว้ หรือแตะชื่อของท่านหากเคยใช้เครื่องนี้แล้ว",
        "Use your login and passphrase, or tap your name if you have used this device before.",
    ),
    (
        Phrase(
            "แตะชื่อของท่านในรายชื่อ เพื่อใช้งานต่อโดยไม่ต้องมีสัญญาณ",
            "Tap your name in the list to go on without a signal.",
        ),
        Phrase(
            "ไม่พบชื่อ ให้กรอกชื่อผู้ใช้และวลีผ่าน ซึ่งต้องมีอินเทอร์เน็ต",
            "If it is not there, fill in login and passphrase; that needs the internet.",
        ),
    ),
    (
        Phrase(
            "งานของแต่ละคนแยกไฟล์กัน ไม่ปะปนและไม่เห็นของกัน",
            "Everybody’s work is in files of its own; nobody sees another’s.",
        ),
        Phrase(
            "ลืมวลีผ่าน ขอคำเชิญใหม่จากฝ่ายเลขานุการ",
            "If you forgot the passphrase, ask the secretariat for a new invitation.",
        ),
        Phrase(
            "ใส่ผิดสิบครั้ง ต้องรอไม่เกิน 15 นาทีจึงลองใหม่ได้",
            "After ten wrong ones you have to wait, 15 minutes at most.",
        ),
    ),
)

FIRST_SYNC = Help(
    Phrase("รับข้อมูลครั้งแรก", "The first data"),
    Phrase(
        "แอปกำลังรับข้อมูลที่ท่านต้องใช้ ทำครั้งเดียว หลังจากนั้นใช้งานได้โดยไม่มีสัญญาณ",
        "The app receives what you need, once; after that it works without a signal.",
    ),
    (
        Phrase("รอจนครบทุกขั้น ควรใช้ Wi-Fi", "Wait for every step, best on Wi-Fi."),
        Phrase(
            "หากสัญญาณขาด กดลองอีกครั้ง แอปรับต่อจากเดิม", "If the connection breaks, try again; it goes on where it stopped."
        ),
    ),
)

SYNC = Help(
    Phrase("การส่งและรับข้อมูล", "Sending and receiving"),
    Phrase(
        "หน้านี้บอกว่างานของท่านถึงเครื่องแม่ข่ายแล้วเท่าใด โดยเครื่องแม่ข่ายเป็นผู้นับ และมีสิ่งใดรอส่ง",
        "How much of your work is on the server, by the server’s own count, and what still waits.",
    ),
    (
        Phrase(
            "ตามปกติไม่ต้องทำอะไร แอปส่งเองเมื่อมีสัญญาณ",
            "Usually there is nothing to do; the app sends by itself.",
        ),
        Phrase(
            "ก่อนคืนเครื่องหรือปิดแอปหลายวัน กด “ส่งและรับข้อมูล” แล้วรอจนขึ้นว่าครบ",
            "Before handing the device back, press “Sync” and wait until all is there.",
        ),
        Phrase(
            "หากมีรายการที่เครื่องแม่ข่ายยังไม่รับ อ่านเหตุผลแล้วแก้ หรือแจ้งฝ่ายเลขานุการ",
            "Where something was not accepted, read why and mend it, or tell the secretariat.",
        ),
    ),
    (
        Phrase(
            "ภาพส่งหลังข้อความ และส่งต่อจากเดิมได้เมื่อสัญญาณขาด",
            "Photos go after text and go on where they stopped.",
        ),
        Phrase(
            "หากนาฬิกาของเครื่องผิด แอปจะบอก งานไม่เสียหาย แต่ควรตั้งเวลาอัตโนมัติ",
            "If the device’s clock is wrong the app says so. No work is harmed; please set it to automatic.",
        ),
    ),
)

CARRY = Help(
    Phrase("ไฟล์งานที่ยังไม่ได้ส่ง", "A file of unsent work"),
    Phrase(
        "เมื่อเครื่องมีปัญหาและยังส่งไม่ได้ ท่านนำงานออกเป็นไฟล์ที่เข้ารหัสได้",
        "When a device fails before it could send, take the work out as a sealed file.",
    ),
    (
        Phrase("ตั้งวลีผ่านของไฟล์ แล้วบันทึกไฟล์", "Choose a passphrase for the file and save it."),
        Phrase(
            "เปิดไฟล์ในเครื่องใหม่ที่ลงชื่อด้วยชื่อของท่านเอง",
            "Open it on another device where you are signed in.",
        ),
        Phrase(
            "อ่านว่ามีอะไรบ้าง แล้วกดนำเข้า แอปจะส่งให้เอง",
            "Read what is in it and take it in; it is sent by itself.",
        ),
    ),
    (
        Phrase(
            "หากลืมวลีผ่านของไฟล์ ไม่มีผู้ใดเปิดได้ กรุณาจดแยกไว้",
            "Without its passphrase nobody can open it; write it down, apart from the file.",
        ),
    ),
)

SETTINGS = Help(
    Phrase("ตั้งค่า", "Settings"),
    Phrase(
        "ปรับขนาดตัวอักษร สี ภาษา และดูแลข้อมูลในเครื่องนี้",
        "Text size, colours, language, and the data on this device.",
    ),
    (
        Phrase(
            "เลือกขนาดตัวอักษรที่อ่านสบาย ตัวอย่างเปลี่ยนทันที", "Choose the text size you read best; the sample follows at once."
        ),
        Phrase("ตั้งรหัส PIN หากผู้อื่นหยิบเครื่องนี้ได้", "Set a PIN if others can pick this device up."),
        Phrase(
            "ให้ผู้อื่นใช้เครื่องนี้ได้โดยงานของท่านยังอยู่ แยกจากของเขา",
            "Hand the device to somebody else; your work stays, apart from theirs.",
        ),
    ),
    (
        Phrase(
            "รุ่นใหม่ของแอปจะไม่เริ่มเองระหว่างทำงาน ท่านเลือกเวลาได้", "A newer version never begins by itself; you choose when."
        ),
        Phrase(
            "ออกจากระบบจะลบข้อมูลของท่านจากเครื่อง แอปไม่ยอมหากยังมีงานที่ไม่ได้ส่ง",
            "Signing out takes your data off the device, and is refused while work is unsent.",
        ),
    ),
)

INSTALL = Help(
    Phrase("ติดตั้งแอปในเครื่อง", "Installing the app"),
    Phrase(
        "บอกวิธีเพิ่มแอปไว้ที่หน้าจอหลักของ Android, iPhone และคอมพิวเตอร์",
        "How to put the app on the home screen of an Android device, an iPhone, or a computer.",
    ),
    (
        Phrase("ทำตามขั้นของเครื่องท่าน ซึ่งอยู่บนสุด", "Follow the steps for your device; they come first."),
        Phrase("ต่อไปให้เปิดจากไอคอน “นิเทศ” เสมอ", "From then on open it by its icon."),
    ),
    (
        Phrase(
            "บน iPhone ให้ติดตั้งก่อนเริ่มทำงาน เพราะข้อมูลใน Safari ไม่ย้ายตามมา",
            "On an iPhone install before you begin to work: what is in Safari does not come along.",
        ),
    ),
)

DIAGNOSTICS = Help(
    Phrase("ข้อมูลสำหรับแก้ปัญหา", "Diagnostics"),
    Phrase(
        "ตัวเลขและรหัสที่ช่วยให้ผู้ดูแลระบบหาสาเหตุเมื่อแอปทำงานผิดปกติ",
        "Numbers and codes by which the administrator finds out what is wrong.",
    ),
    (
        Phrase("อ่านดูว่ามีอะไรบ้าง ทั้งหมดแสดงอยู่ในหน้านี้", "Read what is in it; all of it is on this page."),
        Phrase("กด “คัดลอก” แล้ววางส่งให้ผู้ดูแลระบบ", "Press “Copy” and send it to the administrator."),
    ),
    (
        Phrase(
            "ไม่มีชื่อ ไม่มีข้อความที่ท่านบันทึก และแอปไม่ส่งเอง",
            "There is no name and nothing that you wrote in it, and the app sends nothing by itself.",
        ),
    ),
)

PIN = Help(
    Phrase("ล็อกแอปด้วย PIN", "Locking the app with a PIN"),
    Phrase(
        "ตั้งตัวเลขสั้น ๆ เพื่อไม่ให้ผู้ที่หยิบเครื่องนี้ไปเปิดดูงานของท่าน เหมาะกับเครื่องที่ใช้ร่วมกันหลายคน",
        "A short number keeps others from opening your work. It suits a device that several people share.",
    ),
    (
        Phrase(
            "ใส่ตัวเลขอย่างน้อย 4 หลัก สองครั้ง แล้วกด “ตั้ง PIN”",
            "Enter at least 4 digits twice and press “Set the PIN”.",
        ),
        Phrase("เลือกว่าออกจากแอปนานเท่าใดจึงถาม PIN อีก", "Choose after how long away it is asked again."),
    ),
    (
        Phrase("ทุกครั้งที่เปิดแอปใหม่ แอปจะถาม PIN เสมอ", "It is always asked when the app starts."),
        Phrase("ขณะล็อกอยู่ แอปยังส่งงานที่บันทึกแล้วให้ตามปกติ", "While it is locked, what you saved is still sent."),
        Phrase(
            "ใส่ผิดครบ 10 ครั้ง งานที่ยังไม่ได้ส่งจะปิดผนึกถึงสำนักงานก่อน แล้วข้อมูลจึงถูกลบจากเครื่อง",
            "After 10 wrong ones unsent work is sealed to the office first; then the data is taken off the device.",
        ),
        Phrase(
            "PIN ไม่ได้เข้ารหัสข้อมูล จึงควรล็อกหน้าจอของเครื่องด้วย",
            "A PIN enciphers nothing, so please lock the device’s own screen too.",
        ),
    ),
)

LOCKED = Help(
    Phrase("ใส่ PIN", "Entering the PIN"),
    Phrase(
        "แอปล็อกไว้ เพราะเพิ่งเปิดใหม่หรือถูกวางไว้นาน งานของท่านยังอยู่ครบ",
        "The app is locked: it was just opened, or left for long. All your work is there.",
    ),
    (
        Phrase("ใส่ PIN ที่ท่านตั้งไว้ แล้วกด “เปิดแอป”", "Enter your PIN and press “Open”."),
        Phrase(
            "จำไม่ได้ กด “ลืม PIN” แล้วลงชื่อเข้าใช้ด้วยวลีผ่านเมื่อมีอินเทอร์เน็ต",
            "If you forgot it, press “Forgot the PIN” and sign in with your passphrase when there is internet.",
        ),
        Phrase(
            "เป็นผู้ใช้คนอื่น กด “ให้ผู้อื่นใช้เครื่องนี้”",
            "If you are somebody else, press “Somebody else uses this device”.",
        ),
    ),
    (
        Phrase(
            "ใส่ผิดหลายครั้งต้องรอก่อนลองใหม่ ครบ 10 ครั้งข้อมูลจะถูกลบจากเครื่อง",
            "After several wrong ones you have to wait; after 10 the data is taken off the device.",
        ),
        Phrase(
            "งานที่ยังไม่ได้ส่งไม่หาย แอปปิดผนึกถึงสำนักงานก่อนเสมอ",
            "Unsent work is not lost: it is always sealed to the office first.",
        ),
    ),
)

TROUBLE = Help(
    Phrase("เปิดข้อมูลในเครื่องไม่ได้", "The data cannot be opened"),
    Phrase(
        "แอปเปิดไฟล์ข้อมูลไม่ได้ จึงหยุดไว้ก่อนโดยไม่ลบสิ่งใด", "The app cannot open its files. It stops there and deletes nothing."
    ),
    (
        Phrase("กดลองเปิดอีกครั้ง", "Try to open it again."),
        Phrase("หากพื้นที่เต็ม ลบไฟล์อื่นที่ไม่ใช้ก่อน", "If the device is full, delete other files first."),
        Phrase(
            "หากไฟล์เสียหาย บันทึกงานที่อ่านได้เป็นไฟล์ แล้วเริ่มใหม่",
            "If files are damaged, save what can be read, then begin again.",
        ),
    ),
    (
        Phrase(
            "สิ่งที่ส่งขึ้นเครื่องแม่ข่ายแล้วปลอดภัยเสมอ กรุณาอย่าล้างข้อมูลของเบราว์เซอร์",
            "What was sent is safe. Please do not clear the browser’s data.",
        ),
    ),
)

HELP = Help(
    Phrase("วิธีใช้แอป", "Help"),
    Phrase("รวมวิธีใช้ของทุกหน้า อ่านได้แม้ไม่มีสัญญาณ", "Help for every page, also without a signal."),
    (Phrase("แตะหัวข้อที่ต้องการ", "Tap what you want to read about."),),
)
