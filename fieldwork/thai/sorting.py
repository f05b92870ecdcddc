"""Put Thai in dictionary order with a plain string key that can be stored in a column and compared byte by byte.

PostgreSQL needs COLLATE "C" on such a column; SQLite and Python compare this way by default.
"""

import re

from fieldwork.thai.names import split_name
from fieldwork.thai.text import MARKS_IGNORED_AT_FIRST, arabic_digits, normalise_line

_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_BASE_WITH_MARKS = re.compile(f"([^{MARKS_IGNORED_AT_FIRST}])([{MARKS_IGNORED_AT_FIRST}]*)")
# Unassigned code points just below ก: ฯ and ๆ come before every letter (ข้าง, ข้างๆ, ข้างกระดาน).
_BELOW_LETTERS = str.maketrans({"ฯ": "\u0dff", "ๆ": "\u0e00"})
# Lower than the single space that normalise_line leaves, so a shorter word comes before its longer neighbours.
_BEFORE_EVERYTHING = "\t"
_NO_MARK = " "
_SCHOOL_WORD = re.compile(r"^(?:โรงเรียน|ร\.?ร\.) ?")


def sort_key(text: str) -> str:
    """Order by letters first, a leading vowel after its consonant; tone and other marks decide only among equals."""
    text = arabic_digits(normalise_line(text)).casefold().translate(_BELOW_LETTERS)
    pairs = _BASE_WITH_MARKS.findall(_LEADING_VOWEL.sub(r"\2\1", text))
    letters = "".join(letter for letter, _ in pairs)
    marks = "".join(marks or _NO_MARK for _, marks in pairs).rstrip(_NO_MARK)
    return letters + _BEFORE_EVERYTHING + marks


def person_sort_key(full_name: str) -> str:
    """Order people by given name, then surname; the title does not count."""
    name = split_name(full_name)
    return sort_key(f"{name.given} {name.surname}")


def school_sort_key(name: str) -> str:
    """Order schools by what follows the word โรงเรียน, which nearly all of them begin with."""
    name = normalise_line(name)
    return sort_key(_SCHOOL_WORD.sub("", name) or name)
