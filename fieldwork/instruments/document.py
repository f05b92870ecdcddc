"""A parsed file being read: takes one key after another, notes every problem with its path, and goes on.

What it returns after a problem is only a placeholder; whoever reads must ask `problems` before using the result.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from fieldwork.instruments.problems import Code, Problem
from fieldwork.thai.text import normalise_line

MAX_TEXT = 4000
_TOO_BIG = 10**9
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
_TYPE_TH = {str: "ข้อความ", int: "จำนวนเต็ม", bool: "true หรือ false", list: "รายการ", dict: "กลุ่มของคีย์และค่า"}


class Document:
    """One mapping of the file. Keys nobody took are unknown keys; `finish` reports them."""

    def __init__(self, mapping: Mapping[Any, Any], *, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self._mapping = mapping
        self._taken: list[str] = []

    def note(self, key: str, code: Code, *, what: str, do: str) -> None:
        self.problems.append(Problem(join(self.path, key), code, what, do))

    def has(self, key: str) -> bool:
        return self._mapping.get(key) is not None

    def size(self, key: str) -> int:
        """Count the entries of a list, readable or not."""
        value = self._mapping.get(key)
        return len(value) if isinstance(value, list | tuple) else 0

    def text(self, key: str, *, optional: bool = False, limit: int = MAX_TEXT) -> str:
        value = self._take(key, optional=optional)
        return "" if value is None else self._checked_text(key, value, limit=limit)

    def identifier(self, key: str = "id") -> str:
        value = self.text(key, limit=40)
        if value and not _ID.fullmatch(value):
            do = "โปรดใช้ตัวอักษรอังกฤษ ตัวเลข และ _ โดยขึ้นต้นด้วยตัวอักษร ไม่เกิน 40 ตัว เช่น AC1"
            self.note(key, Code.BAD_ID, what=f"รหัส “{value}” ใช้ไม่ได้", do=do)
        return value

    def choice(self, key: str, allowed: Collection[str], *, default: str | None = None) -> str:
        """Take a word from a fixed set; with a default the key may be left out."""
        value = self.text(key, optional=default is not None) or default or ""
        if value and value not in allowed:
            self._note_unsupported(key, value, allowed)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._take(key, optional=True)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong_type(key, value, bool)
            return default
        return value

    def integer(
        self, key: str, *, optional: bool = False, least: int | None = None, most: int | None = None
    ) -> int | None:
        value = self._take(key, optional=optional)
        if value is None:
            return None
        if type(value) is not int:
            self._wrong_type(key, value, int)
            return None
        if (least is not None and value < least) or (most is not None and value > most):
            limits = f"ตั้งแต่ {least} ขึ้นไป" if most is None else f"ระหว่าง {least} ถึง {most}"
            self.note(key, Code.OUT_OF_RANGE, what=f"ค่า {value} อยู่นอกช่วงที่ใช้ได้", do=f"โปรดใช้จำนวนเต็ม{limits}")
            return None
        return value

    def number(self, key: str) -> Fraction | None:
        """Take a decimal number exactly as written: 0.6 is 3/5, not the nearest float. Canonical JSON gives text."""
        value = self._take(key)
        if value is None:
            return None
        exact = exact_number(value)
        if exact is None:
            self.note(key, Code.WRONG_TYPE, what=f"“{shorten(value)}” ไม่ใช่ตัวเลข", do="โปรดใส่ตัวเลข เช่น 40 หรือ 3.50")
        return exact

    def texts(self, key: str, *, optional: bool = True) -> tuple[str, ...]:
        """Take a list of texts; a list left out is an empty one."""
        items = self._list(key, optional=optional)
        if not optional:
            self._note_if_empty(key)
        return tuple(self._checked_text(f"{key}[{at}]", item, limit=MAX_TEXT) for at, item in enumerate(items))

    def words(self, key: str, allowed: Collection[str], *, optional: bool = True) -> tuple[str, ...]:
        """Take a list of words from a fixed set."""
        words = self.texts(key, optional=optional)
        for at, word in enumerate(words):
            if word and word not in allowed:
                self._note_unsupported(f"{key}[{at}]", word, allowed)
        return words

    def integers(self, key: str) -> tuple[int, ...]:
        items = self._list(key, optional=True)
        for at, item in enumerate(items):
            if type(item) is not int:
                self._wrong_type(f"{key}[{at}]", item, int)
        return tuple(item for item in items if type(item) is int)

    def part(self, key: str, *, optional: bool = False) -> "Document | None":
        """Take a mapping inside this one."""
        value = self._take(key, optional=optional)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self._wrong_type(key, value, dict)
            return None
        return Document(value, path=join(self.path, key), problems=self.problems)

    def parts(self, key: str, *, optional: bool = False) -> Iterator["Document"]:
        """Take a list of mappings, each to be finished by the caller."""
        items = self._list(key, optional=optional)
        if not optional:
            self._note_if_empty(key)
        for at, item in enumerate(items):
            if isinstance(item, Mapping):
                yield Document(item, path=f"{join(self.path, key)}[{at}]", problems=self.problems)
            else:
                self._wrong_type(f"{key}[{at}]", item, dict)

    def entries(self) -> Iterator[tuple[Any, Any]]:
        """Take every key with its value, for mappings whose keys are data (levels by number)."""
        self._taken.extend(self._mapping)
        yield from self._mapping.items()

    def skip(self, key: str) -> Any:
        """Take a key without checking it; the caller will."""
        return self._take(key, optional=True)

    def finish(self) -> None:
        """Note every key that this part of an instrument does not have. Call once, after the last key was taken."""
        for key in self._mapping:
            if key not in self._taken:
                # Looking for a likely spelling is slow, and a file with so many problems is not a misspelt one.
                close = get_close_matches(shorten(key), self._taken, n=1) if len(self.problems) < 100 else []
                do = f"หมายถึง “{close[0]}” หรือไม่ โปรดแก้ชื่อคีย์" if close else "โปรดลบคีย์นี้ หรือตรวจตัวสะกด"
                self.note(shorten(key), Code.UNKNOWN_KEY, what=f"ระบบไม่รู้จักคีย์ “{shorten(key)}”", do=do)

    def text_of(self, key: str, value: Any) -> str:
        """Check a value that `entries` gave."""
        return self._checked_text(key, value, limit=MAX_TEXT)

    def _take(self, key: str, *, optional: bool = False) -> Any:
        self._taken.append(key)
        value = self._mapping.get(key)
        if value is None and not optional:
            self.note(key, Code.MISSING_KEY, what=f"ไม่มีคีย์ “{key}”", do=f"โปรดเพิ่ม “{key}” พร้อมค่า")
        return value

    def _list(self, key: str, *, optional: bool) -> Sequence[Any]:
        value = self._take(key, optional=optional)
        if value is None:
            return ()
        if not isinstance(value, list | tuple):
            self._wrong_type(key, value, list)
            return ()
        return value

    def _checked_text(self, key: str, value: Any, *, limit: int) -> str:
        if not isinstance(value, str):
            self._wrong_type(key, value, str)
            return ""
        text = normalise_line(value)
        if not text:
            self.note(key, Code.EMPTY, what="ข้อความว่าง", do="โปรดใส่ข้อความ หรือลบคีย์นี้หากไม่จำเป็น")
        if len(text) > limit:
            what = f"ข้อความยาว {len(text):,} ตัวอักษร"
            self.note(key, Code.TOO_LONG, what=what, do=f"โปรดย่อให้ไม่เกิน {limit:,} ตัวอักษร")
            return ""
        return text

    def _note_if_empty(self, key: str) -> None:
        if self._mapping.get(key) in ([], ()):
            self.note(key, Code.EMPTY, what="รายการนี้ว่าง", do="โปรดเพิ่มอย่างน้อย 1 รายการ")

    def _note_unsupported(self, key: str, value: str, allowed: Collection[str]) -> None:
        do = f"โปรดใช้ค่าใดค่าหนึ่งต่อไปนี้: {', '.join(allowed)}"
        self.note(key, Code.UNSUPPORTED_VALUE, what=f"ระบบยังไม่รองรับค่า “{shorten(value)}”", do=do)

    def _wrong_type(self, key: str, value: Any, wanted: type) -> None:
        do = f"โปรดใส่{_TYPE_TH[wanted]}"
        if wanted is str and isinstance(value, int | float):
            do = f'โปรดใส่เครื่องหมายคำพูดคร่อมค่า เช่น "{shorten(value)}"'
        self.note(key, Code.WRONG_TYPE, what=f"ต้องเป็น{_TYPE_TH[wanted]} แต่พบ “{shorten(value)}”", do=do)


def exact_number(value: Any) -> Fraction | None:
    """Read a number by its decimal digits; None for anything else, infinities and fractions like 1/3 included."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return Fraction(value) if abs(value) < _TOO_BIG else None
    return Fraction(str(value)) if re.fullmatch(r"-?\d{1,9}(?:\.\d{1,9})?", str(value)) else None


def join(path: str, key: str) -> str:
    return f"{path}.{key}" if path and key else path or key


def shorten(value: Any) -> str:
    text = normalise_line(value) if isinstance(value, str) else _kind_or_value(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _kind_or_value(value: Any) -> str:
    """Containers are named, not printed: a hostile file must not be echoed back whole."""
    if isinstance(value, Mapping):
        return "กลุ่มของคีย์และค่า"
    if isinstance(value, int) and abs(value) >= _TOO_BIG:
        return "จำนวนที่ใหญ่เกินไป"
    return "รายการ" if isinstance(value, list | tuple) else repr(value)[:41]
