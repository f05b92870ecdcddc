"""Dates are shown in the Buddhist Era and read however Thai people type them."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.dates import (
    DateError,
    bangkok_day,
    clock_time,
    date_and_time,
    date_range,
    full_date,
    long_date,
    parse_date,
    relative_day,
    short_date,
)
from fieldwork.thai.text import thai_digits

VECTORS = json.loads((Path(__file__).parents[2] / "data" / "thai_text_vectors.json").read_text(encoding="utf-8"))[
    "dates"
]
DAY = date(2026, 11, 22)
# Two-digit years are read as Buddhist Era only from 2540, and schools visit in this century.
USUAL_DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize("vector", [each for each in VECTORS if "th_long" in each], ids=lambda each: each["iso"])
def test_dates_are_written_as_the_vectors_say(vector: dict[str, str]) -> None:
    day = date.fromisoformat(vector["iso"])

    assert long_date(day) == vector["th_long"]
    assert short_date(day) == vector.get("th_short", short_date(day))
    assert long_date(day, in_thai_digits=True) == vector.get("th_digits", thai_digits(vector["th_long"]))


def test_a_full_date_names_the_weekday_and_the_era() -> None:
    assert full_date(DAY) == "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569"


@pytest.mark.parametrize(
    ("last", "written"),
    [
        (date(2026, 11, 22), "22 พ.ย. 69"),
        (date(2026, 11, 24), "22-24 พ.ย. 69"),
        (date(2026, 12, 2), "22 พ.ย. 69 - 2 ธ.ค. 69"),
        (date(2027, 11, 24), "22 พ.ย. 69 - 24 พ.ย. 70"),
    ],
)
def test_a_range_says_each_month_once(last: date, written: str) -> None:
    assert date_range(DAY, last) == written


def test_moments_are_shown_in_bangkok_whatever_zone_they_come_in() -> None:
    late_evening_in_london = datetime(2026, 11, 21, 18, 5, tzinfo=UTC)

    assert clock_time(late_evening_in_london) == "01.05 น."
    assert date_and_time(late_evening_in_london) == "22 พ.ย. 69 01.05 น."
    assert date_and_time(late_evening_in_london, in_thai_digits=True) == "๒๒ พ.ย. ๖๙ ๐๑.๐๕ น."


def test_a_moment_without_a_zone_is_refused_rather_than_guessed() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock_time(datetime(2026, 11, 22, 9, 0))


def test_a_stamp_falls_on_its_bangkok_day() -> None:
    midnight_in_bangkok = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)

    assert bangkok_day(int(midnight_in_bangkok.timestamp() * 1000)) == DAY
    assert bangkok_day(int(midnight_in_bangkok.timestamp() * 1000) - 1) == DAY - timedelta(days=1)


@pytest.mark.parametrize(
    "typed",
    [
        "22 พ.ย. 69",
        "22 พย 69",
        "22พย69",
        "๒๒/๑๑/๒๕๖๙",
        "22/11/256๙",
        "22-11-2569",
        "22.11.2569",
        "22/11/69",
        "2026-11-22",
        "2569-11-22",
        "22 พฤศจิกายน 2569",
        "๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "22 พฤศจิกายน พุทธศักราช 2569",
        "22 เดือนพฤศจิกายน ปี 69",
        "22 พ.ย. ค.ศ. 2026",
        "วันที่ 22 พฤศจิกายน 2026",
        "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569",
        " 22  พ.ย.\u00a02569 ",
    ],
)
def test_a_typed_date_is_read(typed: str) -> None:
    assert parse_date(typed) == DAY


@given(USUAL_DAYS)
def test_what_is_written_is_read_back(day: date) -> None:
    for written in (
        long_date(day),
        full_date(day),
        long_date(day, in_thai_digits=True),
        short_date(day),
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year + 543}",
    ):
        assert parse_date(written) == day


def test_a_leap_day_is_read_by_its_real_year_and_not_by_the_thai_number() -> None:
    assert parse_date("29 ก.พ. 2567") == date(2024, 2, 29)
    with pytest.raises(DateError) as caught:
        parse_date("29/2/2568")
    assert caught.value.code == "no_such_day"
    assert "29 กุมภาพันธ์ 2568" in caught.value.message_th


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "date_empty"),
        ("  ", "date_empty"),
        ("เร็ว ๆ นี้", "date_unreadable"),
        ("22 พฤศ 2569", "date_unreadable"),
        ("22/11", "date_unreadable"),
        ("22/11-2569", "date_unreadable"),
        ("อีก 3 วัน", "date_unreadable"),
        ("22 พ.ย.", "year_missing"),
        ("31/4/2569", "no_such_day"),
        ("0/4/2569", "no_such_day"),
        ("1/13/2569", "no_such_month"),
        ("22/11/26", "year_ambiguous"),
        ("22/11/2250", "year_ambiguous"),
        ("22/11/2399", "year_ambiguous"),
        ("22 พ.ย. พ.ศ. 2026", "year_out_of_range"),
        ("22 พ.ย. ค.ศ. 2569", "year_out_of_range"),
        ("22/11/256", "year_out_of_range"),
        ("22/11/9999", "year_out_of_range"),
        ("22/11/25699999999999999999", "year_out_of_range"),
    ],
)
def test_a_date_that_cannot_be_read_says_why(typed: str, code: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(typed)

    assert caught.value.code == code
    assert caught.value.message_th


@given(st.text(max_size=20) | st.from_regex(r"[0-9๐-๙]{1,4}[/. -][0-9]{1,3}[/. -][0-9]{1,5}", fullmatch=True))  # noqa: RUF001
def test_any_text_gives_a_date_or_a_date_error(text: str) -> None:
    try:
        day = parse_date(text, today=DAY)
    except DateError as error:
        assert error.message_th
    else:
        assert 1857 <= day.year <= 2156


@pytest.mark.parametrize(
    ("days", "word"),
    [(0, "วันนี้"), (1, "พรุ่งนี้"), (2, "มะรืนนี้"), (-1, "เมื่อวาน"), (3, "อีก 3 วัน"), (-5, "5 วันที่แล้ว"), (30, "อีก 30 วัน")],
)
def test_near_days_have_words_that_are_read_back(days: int, word: str) -> None:
    day = DAY + timedelta(days=days)

    assert relative_day(day, today=DAY) == word
    assert parse_date(word, today=DAY) == day


def test_far_days_are_written_as_dates() -> None:
    assert relative_day(DAY + timedelta(days=31), today=DAY) == "23 ธ.ค. 69"
