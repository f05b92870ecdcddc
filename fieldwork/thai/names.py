"""People's names and phone numbers as Thai offices write them: stacked titles, two names, digits in any dress."""

import re
from dataclasses import dataclass

from fieldwork.thai.text import arabic_digits, normalise_line

_CIVIL = ("นาย", "นางสาว", "นาง", "น.ส.", "นส.", "เด็กชาย", "เด็กหญิง", "ด.ช.", "ด.ญ.", "คุณ")
_ACADEMIC = (
    "ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์", "ดอกเตอร์", "ศ.", "รศ.", "ผศ.", "อ.", "ดร.", "ดร ", "รศ ", "ผศ ",
)  # fmt: skip
_NOBLE = ("หม่อมราชวงศ์", "หม่อมหลวง", "ม.ร.ว.", "ม.ล.", "ท่านผู้หญิง", "คุณหญิง")
_MONASTIC = ("พระมหา", "พระครูปลัด", "พระครู", "พระปลัด", "พระอธิการ", "พระ", "สามเณร", "แม่ชี")
_RANKS = (
    "ว่าที่ร้อยตรี", "ว่าที่ร้อยโท", "ว่าที่ร้อยเอก", "ว่าที่พันตรี", "ว่าที่ ร.ต.", "ว่าที่ ร.ท.", "ว่าที่ ร.อ.",
    "ว่าที่ร.ต.", "ว่าที่ร.ท.", "ว่าที่ร.อ.", "สิบตรี", "สิบโท", "สิบเอก", "จ่าสิบตรี", "จ่าสิบโท", "จ่าสิบเอก",
    "ร้อยตรี", "ร้อยโท", "ร้อยเอก", "พันตรี", "พันโท", "พันเอก", "พลตรี", "พลโท", "พลเอก", "นาวาตรี", "นาวาโท", "นาวาเอก",
    "ร้อยตำรวจตรี", "ร้อยตำรวจโท", "ร้อยตำรวจเอก", "พันตำรวจตรี", "พันตำรวจโท", "พันตำรวจเอก", "ดาบตำรวจ", "สิบตำรวจเอก",
    "ส.ต.", "ส.ท.", "ส.อ.", "จ.ส.ต.", "จ.ส.ท.", "จ.ส.อ.", "ร.ต.", "ร.ท.", "ร.อ.", "พ.ต.", "พ.ท.", "พ.อ.",
    "ร.ต.ต.", "ร.ต.ท.", "ร.ต.อ.", "พ.ต.ต.", "พ.ต.ท.", "พ.ต.อ.", "ด.ต.",
)  # fmt: skip
_ENGLISH = ("Mr.", "Mrs.", "Ms.", "Miss ", "Dr.", "Prof.")
_WOMAN_OF_RANK = "หญิง"


def _alternatives(titles: tuple[str, ...]) -> str:
    return "|".join(re.escape(title) for title in sorted(titles, key=len, reverse=True))


# A title is not followed by a vowel or mark: นายิกา is a given name, not นาย and ิกา.
_NOT_INSIDE_A_WORD = "(?![\u0e30-\u0e3a\u0e45-\u0e4e])"
_TITLE = re.compile(
    f"(?:(?:{_alternatives(_RANKS)})(?: ?{_WOMAN_OF_RANK}(?=[ .\u0e01-\u0e44]))?"
    f"|{_alternatives(_CIVIL + _ACADEMIC + _NOBLE + _MONASTIC)}|(?i:{_alternatives(_ENGLISH)}))"
    f"{_NOT_INSIDE_A_WORD} ?"
)

_EXTENSION = re.compile(r"(?:ต่อ|#|ext\.?)\s*([0-9]{1,6})\s*$", re.IGNORECASE)
_PHONE_DRESS = re.compile(r"[\s\-–.()/]")
_COUNTRY = re.compile(r"^(?:\+66|0066|66)0?(?=[1-9][0-9]{7,8}$)")


@dataclass(frozen=True, slots=True)
class PersonName:
    title: str
    given: str
    surname: str

    def __str__(self) -> str:
        """Write the name in full: the title touches the given name, as in official papers."""
        return f"{self.title}{self.given} {self.surname}".strip()


class PhoneError(ValueError):
    """A phone number that is not one. `message_th` can be shown as it is."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a Thai phone number: {text!r}")
        self.code = "phone_unreadable"
        self.message_th = "หมายเลขโทรศัพท์ไม่ถูกต้อง โปรดพิมพ์ตัวเลข 9 หรือ 10 หลัก ขึ้นต้นด้วย 0 เช่น 081-234-5678"


def split_name(full_name: str) -> PersonName:
    """Split a full name. Titles may stack; everything after the given name is the surname (ณ อยุธยา keeps its space)."""
    rest = normalise_line(full_name)
    titles = []
    while (title := _TITLE.match(rest)) and title.end() < len(rest):
        titles.append(title.group().strip())
        rest = rest[title.end() :]
    given, _, surname = rest.partition(" ")
    return PersonName("".join(titles), given, surname)


def normalise_phone(text: str) -> str:
    """Reduce a phone number to its digits ("0812345678"), an extension after "#" ("056612345#12")."""
    digits = arabic_digits(normalise_line(text))
    extension = _EXTENSION.search(digits)
    if extension:
        digits = digits[: extension.start()]
    digits = _COUNTRY.sub("0", _PHONE_DRESS.sub("", digits))
    if not re.fullmatch(r"0[1-9][0-9]{7,8}", digits):
        raise PhoneError(text)
    return f"{digits}#{extension.group(1)}" if extension else digits


def format_phone(number: str) -> str:
    """Show a normalised number in groups: 081-234-5678, 056-612-345, 02-123-4567, with "ต่อ 12" for an extension."""
    digits, _, extension = number.partition("#")
    area = 2 if digits.startswith("02") and len(digits) == 9 else 3
    shown = f"{digits[:area]}-{digits[area : area + 3]}-{digits[area + 3 :]}"
    return f"{shown} ต่อ {extension}" if extension else shown
