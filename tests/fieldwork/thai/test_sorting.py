"""Lists come in the order of the Thai dictionary, by plain string comparison."""

import json
import random
import sqlite3
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.sorting import person_sort_key, school_sort_key, sort_key

ORDER = json.loads((Path(__file__).parents[2] / "data" / "thai_text_vectors.json").read_text(encoding="utf-8"))[
    "collation_order"
]


@given(st.randoms(use_true_random=False))
def test_the_published_list_comes_out_in_order_from_any_order(shuffler: random.Random) -> None:
    words = list(ORDER)
    shuffler.shuffle(words)

    assert sorted(words, key=sort_key) == ORDER


def test_a_database_column_of_keys_sorts_the_same_way() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE word (word TEXT, key TEXT)")
    database.executemany("INSERT INTO word VALUES (?, ?)", [(word, sort_key(word)) for word in reversed(ORDER)])

    found = [row[0] for row in database.execute("SELECT word FROM word ORDER BY key")]
    database.close()

    assert found == ORDER


def test_marks_decide_only_when_all_letters_tie() -> None:
    assert sort_key("ข้าง") < sort_key("ข้างๆ") < sort_key("ข้างก")
    assert sort_key("กรรม") < sort_key("กรรม์") < sort_key("กรรมก")
    assert sort_key("ปา") < sort_key("ป่า") < sort_key("ป้า") < sort_key("ปาก")


def test_thai_and_arabic_digits_sort_as_one() -> None:
    assert sort_key("ม.๑") == sort_key("ม.1") < sort_key("ม.๒")


@given(st.text(max_size=30))
def test_a_key_can_be_stored_in_any_database(text: str) -> None:
    assert "\x00" not in sort_key(text)
    assert sort_key(text).encode("utf-8")


def test_people_sort_by_given_name_whatever_their_title() -> None:
    people = ["นางสาวแก้ว ตัวอย่าง", "ดร.ขวัญ จำลอง", "นายเก่ง สมมติ", "ว่าที่ร้อยตรี เก่ง จำลอง"]

    assert sorted(people, key=person_sort_key) == [
        "ว่าที่ร้อยตรี เก่ง จำลอง",
        "นายเก่ง สมมติ",
        "นางสาวแก้ว ตัวอย่าง",
        "ดร.ขวัญ จำลอง",
    ]


def test_schools_sort_by_their_name_and_not_by_the_word_school() -> None:
    schools = ["โรงเรียนแก้วจำลองวิทยา", "กำแพงไม้จำลองวิทยา", "รร.ขนาบน้ำสมมติวิทยา", "โรงเรียนเก้ารวงตัวอย่าง"]

    assert sorted(schools, key=school_sort_key) == [
        "กำแพงไม้จำลองวิทยา",
        "โรงเรียนเก้ารวงตัวอย่าง",
        "โรงเรียนแก้วจำลองวิทยา",
        "รร.ขนาบน้ำสมมติวิทยา",
    ]
