"""Thai text is stored in one spelling and found however it was typed."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.text import (
    Match,
    arabic_digits,
    match,
    matches,
    normalise,
    normalise_line,
    search_key,
    thai_digits,
)

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "thai_text_vectors.json").read_text(encoding="utf-8"))
# Marks, vowels and the characters around them, so that random strings hit the rules and not only plain letters.
THAI_KEYS = "กดทนพาำเแโ่้๊๋ัิีึืฺุู็์ํ ๎\u00a0\u200b\u200d\ufeff\u00ad"
FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(("typed", "stored"), VECTORS["normalise"])
def test_known_damage_is_repaired(typed: str, stored: str) -> None:
    assert normalise(typed) == stored


@pytest.mark.parametrize("typed", [row[0] for row in VECTORS["do_not_auto_fix"]])
def test_damage_that_needs_a_dictionary_is_left_for_a_person(typed: str) -> None:
    assert normalise(typed) == typed


@pytest.mark.parametrize("word", [row[1] for row in VECTORS["normalise"]] + VECTORS["collation_order"])
def test_correct_thai_is_not_touched(word: str) -> None:
    assert normalise(word) == word


@given(st.text(st.sampled_from(THAI_KEYS), max_size=40) | st.text(st.characters(), max_size=40))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once


@given(st.text(st.sampled_from(THAI_KEYS), max_size=40))
def test_no_consonant_is_ever_lost(text: str) -> None:
    def consonants(thai: str) -> list[str]:
        return [char for char in thai if "ก" <= char <= "ฮ"]

    assert consonants(normalise(text)) == consonants(text)


@pytest.mark.parametrize("emoji", ["😀", FAMILY, "❤️‍🔥", "👩🏽‍🏫", "🏳️‍🌈", "🇹🇭", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_emoji_survive_whole(emoji: str) -> None:
    assert normalise(f"ดีมาก{emoji}ครับ") == f"ดีมาก{emoji}ครับ"


def test_a_joiner_between_letters_is_dropped_while_one_inside_an_emoji_stays() -> None:
    assert normalise(f"ก\u200dข{FAMILY}") == f"กข{FAMILY}"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ก\x00ข\x07\x1b", "กข"),
        ("ก\tข\nค", "ก\tข\nค"),
        ("ก\r\nข\rค\u2028ง", "ก\nข\nค\nง"),
        ("ก\u00a0ข\ufeff\u00ad\u200b", "ก ข"),
        ("ก\ud83dข", "ก\ufffdข"),
        ("\ud83d\ude00", "😀"),
    ],
)
def test_what_no_person_types_is_taken_out(typed: str, stored: str) -> None:
    assert normalise(typed) == stored


@given(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=30))
def test_every_stored_text_can_be_sent_as_utf8(text: str) -> None:
    assert normalise(text).encode("utf-8").decode("utf-8") == normalise(text)


@pytest.mark.parametrize("pattern", ["่ิ", "ำ่", "ำา่", "ํ่า", " ่", "เ", "\u200d😀"])
def test_hostile_runs_of_marks_cost_no_more_than_their_length(pattern: str) -> None:
    once = normalise(pattern * 100_000)

    assert normalise(once) == once


def test_a_vowel_typed_twice_is_left_for_a_person() -> None:
    assert normalise("ทำำ") == "ทำำ"


def test_a_line_has_single_spaces_and_none_at_its_ends() -> None:
    assert normalise_line("  โรงเรียน \n สมมติ\t ") == "โรงเรียน สมมติ"


def test_digits_change_dress_and_nothing_else() -> None:
    assert thai_digits("22 พ.ย. 2569") == "๒๒ พ.ย. ๒๕๖๙"
    assert thai_digits(2569) == "๒๕๖๙"
    assert arabic_digits("256๕ ปี") == "2565 ปี"


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("สพม", "ส.พ.ม. ตัวอย่าง"),
        ("ส.พ.ม.", "สพม.ตัวอย่าง"),
        ("กตปน", "ประชุม ก.ต.ป.น. ครั้งที่ 1"),
        ("ก.ต.ป.น.", "คณะกรรมการ กตปน"),
        ("ก. ต. ป. น.", "คณะกรรมการ ก.ต.ป.น."),
        ("รร.สมมติ", "โรงเรียนสมมติวิทยาคม"),
        ("ร.ร.สมมติ", "โรงเรียนสมมติวิทยาคม"),
        ("โรงเรียนสมมติ", "รร. สมมติวิทยาคม"),
        ("ผอ.", "ผู้อำนวยการโรงเรียน"),
        ("ม.๑", "ชั้น ม.1"),
        ("2569", "ปี ๒๕๖๙"),
        ("นิเทศ", "ขั้นตอนการนิเทศภายใน"),
        ("เพ่ือ", "เพื่อพัฒนา"),
        ("วิทยาคม สมมติ", "โรงเรียนสมมติวิทยาคม"),
        ("PLC", "ประชุม plc"),
        ("", "อะไรก็ได้"),
    ],
)
def test_text_is_found_strictly_in_spite_of_dots_digits_and_abbreviations(query: str, text: str) -> None:
    assert match(query, text) is Match.STRICT


@pytest.mark.parametrize(
    ("query", "text"), [("พืนที", "พื้นที่"), ("พื้นที่", "พืนที"), ("น้ำ", "นำ"), ("ศูนยเครือข่าย", "ศูนย์เครือข่าย")]
)
def test_text_is_found_loosely_when_tones_were_left_out(query: str, text: str) -> None:
    assert match(query, text) is Match.LOOSE


@pytest.mark.parametrize(("query", "text"), [("กรรม", "โรงเรียน"), ("สมมติ จำลอง", "โรงเรียนสมมติ"), ("น้ำ", "นา")])
def test_other_words_do_not_match(query: str, text: str) -> None:
    assert not matches(query, text)


def test_an_abbreviation_inside_a_word_is_not_written_out() -> None:
    assert search_key("กรรมการ") == "กรรมการ"
    assert search_key("ผอม") == "ผอม"


@given(st.text(st.sampled_from(THAI_KEYS + "รอ.ส "), max_size=20))
def test_every_text_is_found_by_itself(text: str) -> None:
    assert match(text, text) is Match.STRICT


@given(st.text(st.sampled_from(THAI_KEYS + "ก๕7aZ .,-–—“”$฿๏๛\u3000"), max_size=20))
def test_a_search_passes_over_spaces_and_punctuation_of_every_script(text: str) -> None:
    key = search_key(text)

    assert not [char for char in key if unicodedata.category(char)[0] in "PZC"]
    assert search_key(f"–{text} ฯ๏!") == search_key(f"{text}ฯ")
    assert [c for c in arabic_digits(normalise(text)).casefold() if c in "ก7az$฿5"] == [
        c for c in key if c in "ก7az$฿5"
    ]
