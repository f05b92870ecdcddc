"""Dates and times at the edge where people read and type them: Buddhist Era, Thai months, Bangkok time.

Inside the system a date is a Gregorian `datetime.date`; none is ever built from a Buddhist Era year (29 Feb 2567
exists, and 2567 is no leap year).
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone

from fieldwork.thai.text import arabic_digits, normalise_line, thai_digits

# Thailand has kept UTC+7 without daylight saving since 1920; a fixed offset needs no time zone files on a phone.
BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
BE_OFFSET = 543

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
MONTHS_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
WEEKDAYS_BRIEF = ("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา")
EXAMPLE = "22 พ.ย. 2569 หรือ 22/11/2569"

_DAY_WORDS = {0: "วันนี้", 1: "พรุ่งนี้", 2: "มะรืนนี้", -1: "เมื่อวาน", -2: "เมื่อวานซืน"}
_DAYS_OF_WORD = {word: days for days, word in _DAY_WORDS.items()} | {"เมื่อวานนี้": -1, "มะรืน": 2}
_AHEAD = re.compile(r"อีก ?(\d{1,3}) ?วัน")
_AGO = re.compile(r"(\d{1,3}) ?วัน(?:ที่แล้ว|ก่อน)")

_MONTH_OF_WORD = {
    word.replace(".", ""): number for names in (MONTHS, MONTHS_SHORT) for number, word in enumerate(names, start=1)
}
_LEAD = re.compile(r"^(?:(?:วัน)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์))?\s*(?:วันที่|ที่)?\s*")
_WRITTEN = re.compile(r"(\d{1,2})\s*(?:เดือน)?\s*([ก-๎.]+?)\s*(?:(พ\.?ศ\.?|พุทธศักราช|ค\.?ศ\.?|ปี)\s*)?(\d+)?")
_NUMERIC = re.compile(r"(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d+)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
# A two-digit year below this could be 20xx of the Common Era as well as 25xx; nobody plans visits in 2539.
_FIRST_CLEAR_SHORT_YEAR = 40


class DateError(ValueError):
    """A typed date that cannot be read, with a stable `code` and Thai words that say what to type instead."""

    def __init__(self, code: str, *, text: str, message_th: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text
        self.message_th = message_th


def be_year(day: date) -> int:
    return day.year + BE_OFFSET


def long_date(day: date, *, in_thai_digits: bool = False) -> str:
    """22 พฤศจิกายน 2569"""
    return _digits(f"{day.day} {MONTHS[day.month - 1]} {be_year(day)}", in_thai_digits)


def long_month(day: date) -> str:
    """พฤศจิกายน 2569"""
    return f"{MONTHS[day.month - 1]} {be_year(day)}"


def short_date(day: date, *, in_thai_digits: bool = False) -> str:
    """22 พ.ย. 69"""
    return _digits(f"{day.day} {MONTHS_SHORT[day.month - 1]} {be_year(day) % 100:02d}", in_thai_digits)


def full_date(day: date, *, in_thai_digits: bool = False) -> str:
    """วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569"""
    text = f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day} {MONTHS[day.month - 1]} พ.ศ. {be_year(day)}"
    return _digits(text, in_thai_digits)


def date_range(first: date, last: date, *, in_thai_digits: bool = False) -> str:
    """22-24 พ.ย. 69, and 30 พ.ย. 69 - 2 ธ.ค. 69 when the months differ."""
    if first == last:
        return short_date(first, in_thai_digits=in_thai_digits)
    if (first.year, first.month) == (last.year, last.month):
        return _digits(f"{first.day}-{short_date(last)}", in_thai_digits)
    return _digits(f"{short_date(first)} - {short_date(last)}", in_thai_digits)


def clock_time(moment: datetime, *, in_thai_digits: bool = False) -> str:
    """14.30 น., in Bangkok. The moment must know its time zone."""
    local = in_bangkok(moment)
    return _digits(f"{local.hour:02d}.{local.minute:02d} น.", in_thai_digits)


def date_and_time(moment: datetime, *, in_thai_digits: bool = False) -> str:
    """22 พ.ย. 69 14.30 น., in Bangkok."""
    day = in_bangkok(moment).date()
    return f"{short_date(day, in_thai_digits=in_thai_digits)} {clock_time(moment, in_thai_digits=in_thai_digits)}"


def in_bangkok(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no Bangkok time")
    return moment.astimezone(BANGKOK)


def bangkok_day(milliseconds: int) -> date:
    """Return the Bangkok date of a time given in milliseconds since 1970, as stamps hold it."""
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds)).astimezone(BANGKOK).date()


def relative_day(day: date, *, today: date) -> str:
    """วันนี้, เมื่อวาน, อีก 3 วัน, 5 วันที่แล้ว; further than 30 days away, the short date."""
    days = (day - today).days
    if days in _DAY_WORDS:
        return _DAY_WORDS[days]
    if abs(days) > 30:
        return short_date(day)
    return f"อีก {days} วัน" if days > 0 else f"{-days} วันที่แล้ว"


def parse_date(text: str, *, today: date | None = None) -> date:
    """Read a typed date, digits Thai, Arabic or mixed. Relative words (พรุ่งนี้, อีก 3 วัน) need `today`.

    Four-digit years from 2400 are Buddhist Era, up to 2099 Common Era; between them, and for two digits below 40, the
    era cannot be known and the person is asked.
    """
    typed = arabic_digits(normalise_line(text))
    if not typed:
        raise DateError("date_empty", text=text, message_th=f"โปรดพิมพ์วันที่ เช่น {EXAMPLE}")
    if today is not None and (days := _relative_days(typed)) is not None:
        return today + timedelta(days=days)
    year, month, day = _parts(typed, text)
    return _real_day(year, month, day, text=text)


def _parts(typed: str, text: str) -> tuple[int, int, int]:
    """Find (Common Era year, month, day) in a text whose digits are Arabic."""
    body = _LEAD.sub("", typed)
    if iso := _ISO.fullmatch(body):
        return _common_era(iso[1], era="", text=text), int(iso[2]), int(iso[3])
    if numeric := _NUMERIC.fullmatch(body):
        return _common_era(numeric[4], era="", text=text), int(numeric[3]), int(numeric[1])
    written = _WRITTEN.fullmatch(body)
    month = _MONTH_OF_WORD.get(written[2].replace(".", "")) if written else None
    if written is None or month is None:
        raise DateError("date_unreadable", text=text, message_th=f"อ่านวันที่นี้ไม่ได้ โปรดพิมพ์ เช่น {EXAMPLE}")
    if written[4] is None:
        raise DateError("year_missing", text=text, message_th=f"ยังไม่ได้ระบุปี โปรดพิมพ์ปีด้วย เช่น {EXAMPLE}")
    return _common_era(written[4], era=(written[3] or "").replace(".", ""), text=text), month, int(written[1])


def _common_era(digits: str, *, era: str, text: str) -> int:
    year = int(digits) if len(digits) <= 4 else 0
    era = "พศ" if era == "พุทธศักราช" else era
    if len(digits) == 2 and era != "คศ" and (era == "พศ" or year >= _FIRST_CLEAR_SHORT_YEAR):
        return 2500 + year - BE_OFFSET
    if len(digits) == 4 and 2400 <= year < 2700 and era != "คศ":
        return year - BE_OFFSET
    if len(digits) == 4 and 1900 <= year < 2100 and era != "พศ":
        return year
    if len(digits) == 2 or 2100 <= year < 2400:
        raise DateError(
            "year_ambiguous", text=text, message_th="ไม่แน่ใจว่าเป็น พ.ศ. หรือ ค.ศ. โปรดพิมพ์ปี พ.ศ. ให้ครบสี่หลัก เช่น 2569"
        )
    raise DateError("year_out_of_range", text=text, message_th="ปีที่พิมพ์ไม่ถูกต้อง โปรดพิมพ์ปี พ.ศ. ให้ครบสี่หลัก เช่น 2569")


def _real_day(year: int, month: int, day: int, *, text: str) -> date:
    if not 1 <= month <= 12:
        raise DateError("no_such_month", text=text, message_th=f"ไม่มีเดือนที่ {month} โปรดใช้เดือน 1 ถึง 12")
    try:
        return date(year, month, day)
    except ValueError:
        message = f"ไม่มีวันที่ {day} {MONTHS[month - 1]} {year + BE_OFFSET} โปรดตรวจวันที่อีกครั้ง"
        raise DateError("no_such_day", text=text, message_th=message) from None


def _relative_days(typed: str) -> int | None:
    if typed in _DAYS_OF_WORD:
        return _DAYS_OF_WORD[typed]
    if ahead := _AHEAD.fullmatch(typed):
        return int(ahead[1])
    if ago := _AGO.fullmatch(typed):
        return -int(ago[1])
    return None


def _digits(text: str, in_thai_digits: bool) -> str:
    return thai_digits(text) if in_thai_digits else text
