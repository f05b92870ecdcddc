"""The calendar file: read back by another library word for word, folded by octets, whatever a name holds."""

from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.planning.ics import MOST_OCTETS, Event, ics

MADE_MS = 1_795_420_800_000
LONG = "โรงเรียนสมมติวิทยาคมในพระอุปถัมภ์ของเรื่องแต่งที่มีชื่อยาวมากจนต้องขึ้นบรรทัดใหม่หลายครั้ง"


def read(*events: Event) -> list[icalendar.cal.Component]:
    found = icalendar.Calendar.from_ical(ics(events, name="ปฏิทินการนิเทศ", made_at_ms=MADE_MS))
    assert not found.errors
    return found.walk("VEVENT")


def test_a_whole_day_is_a_day_and_ends_before_the_next() -> None:
    (event,) = read(Event("v1", date(2026, 12, 31), "", "เยี่ยมโรงเรียนสมมติวิทยา"))

    assert event["UID"] == "v1@nithet"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event["SUMMARY"] == "เยี่ยมโรงเรียนสมมติวิทยา" and event["STATUS"] == "CONFIRMED"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(("part", "starts", "ends"), [("morning", 2, 5), ("afternoon", 6, 9)])
def test_half_a_day_has_its_hours_in_bangkok(part: str, starts: int, ends: int) -> None:
    (event,) = read(Event("v1", date(2026, 12, 1), part, "เยี่ยม"))

    assert event["DTSTART"].dt == datetime(2026, 12, 1, starts, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2026, 12, 1, ends, tzinfo=UTC)


def test_a_visit_that_was_moved_or_cancelled_replaces_the_event_that_a_phone_has() -> None:
    planned = Event("v1", date(2026, 12, 1), "", "เยี่ยม")
    moved = Event("v1", date(2026, 12, 9), "", "เยี่ยม", sequence=1)
    off = Event("v1", date(2026, 12, 9), "", "เยี่ยม", sequence=1, cancelled=True)
    found = read(planned, moved, off)

    assert len({str(event["UID"]) for event in found}) == 1
    assert [event["SEQUENCE"] for event in found] == [0, 1, 2]
    assert found[2]["STATUS"] == "CANCELLED"


def test_lines_are_folded_by_octets_and_no_letter_is_cut() -> None:
    made = ics([Event("v1", date(2026, 12, 1), "", LONG, LONG * 4, LONG)], name=LONG, made_at_ms=MADE_MS)

    lines = made.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= MOST_OCTETS
    for line in lines:
        line.decode()  # a letter cut in two would not be one


def test_an_empty_calendar_is_one() -> None:
    assert read() == []


WORDS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), st.sampled_from('กำลั่งเป็น\\;,:\n" '))
)


@given(WORDS, WORDS, WORDS)
def test_whatever_is_written_is_read_back(summary: str, description: str, location: str) -> None:
    event = Event("v1", date(2026, 12, 1), "", f"x{summary}", description, location)
    (found,) = read(event)

    assert str(found["SUMMARY"]) == event.summary
    assert str(found.get("DESCRIPTION", "")) == description
    assert str(found.get("LOCATION", "")) == location


@given(st.text(max_size=400))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    made = ics([Event("v1", date(2026, 12, 1), "", text.encode("utf-8", "ignore").decode())], name="ก", made_at_ms=0)
    unfolded = made.replace(b"\r\n ", b"").split(b"\r\n")

    assert sum(line.startswith(b"END:") for line in unfolded) == 2
    assert sum(line.startswith(b"SUMMARY:") for line in unfolded) == 1
    assert not any(octet < 32 and octet != 9 for line in unfolded for octet in line)


def test_what_has_a_meaning_in_the_file_is_escaped() -> None:
    made = ics([Event("v1", date(2026, 12, 1), "", "a;b,c\\d\ne")], name="ก", made_at_ms=0)

    assert b"\r\nSUMMARY:a\\;b\\,c\\\\d\\ne\r\n" in made
