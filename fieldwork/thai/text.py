"""Repair, fold and find Thai text: what happens to every typed, pasted or imported string before it is kept.

Only damage that a rule can undo is undone; a mark on the wrong consonant needs a dictionary and a person.
"""

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")

TONES = "\u0e48-\u0e4b"
_VOWELS_ON_CONSONANT = "\u0e31\u0e34-\u0e3a"
_COMBINING = f"{_VOWELS_ON_CONSONANT}\u0e47-\u0e4e"
SARA_AA, SARA_AM, NIKHAHIT = "\u0e32", "\u0e33", "\u0e4d"
MARKS_IGNORED_AT_FIRST = "\u0e47-\u0e4e"

_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u200b-\u200d\ufeff\u00ad]")
_SPACE_BEFORE_MARK = re.compile(f" +(?=[{_COMBINING}{SARA_AM}])")
_SPLIT_SARA_AM = re.compile(f"{NIKHAHIT}([{TONES}]*){SARA_AA}")
_SARA_AM_RUN = re.compile(f"{SARA_AM}[{SARA_AM}{SARA_AA}{TONES}]+")
_MARK_RUN = re.compile(f"[{_VOWELS_ON_CONSONANT}{TONES}]{{2,}}")
_IS_TONE = re.compile(f"[{TONES}]")
# Whatever any rule acts on. Nearly all text has none of it, and one look is much cheaper than a dozen replacements.
_SUSPECT = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200d\ufeff\u00ad\u00a0]|เเ"
    f"| [{_COMBINING}{SARA_AM}]|{NIKHAHIT}[{TONES}]*{SARA_AA}|{SARA_AM}[{SARA_AM}{SARA_AA}{TONES}]"
    f"|[{TONES}][{_VOWELS_ON_CONSONANT}]"
)

_ZERO_WIDTH_JOINER = "\u200d"
_REPLACEMENT = "\ufffd"
_VARIATION_SELECTOR_16 = "\ufe0f"
_THAI_BEFORE = "(?<![\u0e01-\u0e4e])"
_THAI_AFTER = "(?![\u0e01-\u0e4e])"
_ABBREVIATIONS = (
    # No Thai word begins with รร, so it may touch the school's name; the others need a dot or the end of the word.
    (re.compile(_THAI_BEFORE + r"ร\.? ?ร\.?"), "โรงเรียน"),
    (re.compile(_THAI_BEFORE + r"ผ\.?อ(?:\.|" + _THAI_AFTER + ")"), "ผู้อำนวยการ"),
    (re.compile(_THAI_BEFORE + r"ศ\.?น(?:\.|" + _THAI_AFTER + ")"), "ศึกษานิเทศก์"),
)
_LOOSELY_IGNORED = re.compile(f"[{MARKS_IGNORED_AT_FIRST}]")
_REMEMBERED = 32_768  # texts whose keys are kept: a list of ten thousand is searched again at every letter typed


def _is_passed_over(char: str) -> bool:
    """Whether a search passes over it: spaces, punctuation, controls."""
    return unicodedata.category(char)[0] in "PZC"


_USUAL = "\u0020-\u007e\u0e01-\u0e5b"
_USUAL_ONLY = re.compile(f"[{_USUAL}]*")
_USUAL_PASSED_OVER = re.compile(
    f"[{re.escape(''.join(filter(_is_passed_over, map(chr, [*range(0x20, 0x7F), *range(0xE01, 0xE5C)]))))}]+"
)
_THAI_DIGIT = re.compile(f"[{THAI_DIGITS}]")


def normalise(text: str) -> str:
    """Return the text in the one spelling the system stores. Idempotent; correct Thai and emoji come back untouched.

    Every rule works on whole runs, so hostile input costs no more than its length.
    """
    if not _SUSPECT.search(text):
        return text
    text = _clean(text)
    text = text.replace("\u00a0", " ").replace("เเ", "แ")
    text = _SPACE_BEFORE_MARK.sub("", text)
    text = _SPLIT_SARA_AM.sub(rf"\1{SARA_AM}", text)
    text = _SARA_AM_RUN.sub(_tones_then_sara_am, text)
    return _MARK_RUN.sub(_vowels_then_tones, text)


def normalise_line(text: str) -> str:
    """Normalise a name or a title: one line, single spaces, none at the ends."""
    return " ".join(normalise(text).split())


def thai_digits(text: str | int) -> str:
    return str(text).translate(_TO_THAI)


def arabic_digits(text: str) -> str:
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text


def search_key(text: str, *, loose: bool = False) -> str:
    """Fold a text for finding: normalised, Arabic digits, no spaces, dots or punctuation, abbreviations written out.

    Loose also drops tone marks, thanthakhat and maitaikhu, which people leave out on a phone.
    """
    return _keys(text)[loose]


@lru_cache(maxsize=_REMEMBERED)
def _keys(text: str) -> tuple[str, str]:
    """The strict and the loose key."""
    text = arabic_digits(normalise(text)).casefold()
    for abbreviation, full in _ABBREVIATIONS:
        text = abbreviation.sub(full, text)
    if _USUAL_ONLY.fullmatch(text):  # nearly every text; one pass instead of a look at each letter
        strict = _USUAL_PASSED_OVER.sub("", text)
    else:
        strict = "".join(char for char in text if not _is_passed_over(char))
    return strict, _LOOSELY_IGNORED.sub("", strict)


class Match(IntEnum):
    """How well a text answers a query; sort by it, descending, to show the closest first."""

    NONE = 0
    LOOSE = 1
    STRICT = 2


def match(query: str, text: str) -> Match:
    """Find every word of the query in the text, in any order. An empty query matches strictly."""
    strict, loose = _keys(text)
    wanted = _wanted(query)
    if _holds(strict, *wanted[0]):
        return Match.STRICT
    return Match.LOOSE if _holds(loose, *wanted[1]) else Match.NONE


@lru_cache(maxsize=64)
def _wanted(query: str) -> tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
    """The strict and the loose keys of a query, as a whole and word by word."""
    (strict, loose), words = _keys(query), [_keys(word) for word in query.split()]
    return (strict, tuple(word for word, _ in words)), (loose, tuple(word for _, word in words))


def _holds(key: str, whole: str, words: tuple[str, ...]) -> bool:
    return whole in key or all(word in key for word in words)


def matches(query: str, text: str) -> bool:
    return match(query, text) is not Match.NONE


def wanted(query: str) -> tuple[str, tuple[str, ...]]:
    """The loose keys of a query: as a whole, and word by word. A text matches whose own holds either."""
    return _wanted(query)[1]


def _clean(text: str) -> str:
    """Take out what no person typed: half characters, control characters, invisible joints except inside an emoji."""
    text = _SURROGATE_PAIR.sub(_join_surrogates, text)
    text = _SURROGATE.sub(_REPLACEMENT, text)
    text = _CONTROL.sub("", _NEWLINE.sub("\n", text))
    return _INVISIBLE.sub(_keep_inside_emoji, text)


def _join_surrogates(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16", "surrogatepass").decode("utf-16")


def _keep_inside_emoji(invisible: re.Match[str]) -> str:
    if invisible.group() != _ZERO_WIDTH_JOINER:
        return ""
    before = invisible.string[max(invisible.start() - 1, 0) : invisible.start()]
    after = invisible.string[invisible.end() : invisible.end() + 1]
    return _ZERO_WIDTH_JOINER if _is_pictograph(before) and _is_pictograph(after) else ""


def _is_pictograph(char: str) -> bool:
    return char == _VARIATION_SELECTOR_16 or (char >= "\u2190" and unicodedata.category(char) in ("So", "Sk"))


def _tones_then_sara_am(run: re.Match[str]) -> str:
    """นำ้ and สำานักงาน: tones go before sara am, a sara aa after it is the same vowel typed twice."""
    return "".join(_IS_TONE.findall(run.group())) + SARA_AM * run.group().count(SARA_AM)


def _vowels_then_tones(run: re.Match[str]) -> str:
    """เพ่ือ: a consonant carries its vowel first and its tone above that, whatever order the keys were pressed in."""
    return "".join(sorted(run.group(), key=lambda mark: bool(_IS_TONE.match(mark))))
