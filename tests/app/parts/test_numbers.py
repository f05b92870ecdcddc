"""Numbers and days typed the Thai way arrive as numbers and days; what cannot be read is explained and not stored."""

from datetime import date, timedelta
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.drafts import Held
from app.parts.numbers import DateField, NumberField, read_number
from app.store.errors import StorageFull
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


@pytest.mark.parametrize(
    ("typed", "number"), [("42", 42), ("๔๒", 42), (" 1,204 ", 1204), ("0", 0), ("", None), ("  ", None)]
)
def test_digits_of_both_kinds_are_a_number(typed: str, number: int | None) -> None:
    assert read_number(typed, low=0, high=20_000) == (number, "")


@pytest.mark.parametrize("typed", ["-1", "3.5", "สาม", "12a", "²", "99999999999999999999"])
def test_what_is_no_whole_number_in_range_is_explained(typed: str) -> None:
    number, said = read_number(typed, low=0, high=20_000)

    assert number is None and said


async def test_a_number_is_kept_as_it_is_typed_and_a_slip_keeps_the_last_good_one() -> None:
    kept: list[Any] = []
    client = a_client()
    async with App(shown(client, NumberField, label="นักเรียน", initial=None, commit=kept.append, identifier="n")) as app:
        await app.enter("n", "๑๒")
        await app.enter("n", "๑๒ก")
        assert kept == [12]
        assert app.named("n").error

        await app.enter("n", "")
        assert kept == [12, None]


@pytest.mark.parametrize(
    ("typed", "day"),
    [("22 พ.ย. 2569", "2026-11-22"), ("๒๒/๑๑/๒๕๖๙", "2026-11-22"), ("พรุ่งนี้", "2026-11-24"), ("", None)],
)
async def test_a_day_typed_in_thai_is_kept_as_a_date(typed: str, day: str | None) -> None:
    kept: list[Any] = []
    screen = shown(a_client(), DateField, label="กำหนด", initial="2026-01-01", commit=kept.append, identifier="due")
    async with App(screen) as app:
        await app.enter("due", typed)

        assert kept == [day]


async def test_a_number_that_is_none_or_was_refused_is_told_as_not_stored() -> None:
    client, full = a_client(), [True]

    def keep(number: Any) -> None:
        if full[0]:
            raise StorageFull("storage_full")

    async with App(shown(client, NumberField, label="นักเรียน", initial=None, commit=keep, identifier="n")) as app:
        await app.enter("n", "สาม")
        assert client.drafts.unstored.held is Held.UNREADABLE

        await app.enter("n", "3")
        assert client.drafts.unstored.held is Held.FAILED
        assert "ยังบันทึกไม่ได้" in app.named("n").error

        full[0] = False
        await app.enter("n", "3 ")
        assert client.drafts.unstored.held is None
        assert not app.named("n").error


async def test_a_day_that_was_refused_is_tried_again_and_told_as_not_stored() -> None:
    client, kept, full = a_client(), [], [True]

    def keep(day: Any) -> None:
        if full[0]:
            raise StorageFull("storage_full")
        kept.append(day)

    async with App(shown(client, DateField, label="กำหนด", initial=None, commit=keep, identifier="due")) as app:
        await app.enter("due", "22 พ.ย. 2569")
        assert client.drafts.unstored.held is Held.FAILED
        assert "ยังบันทึกไม่ได้" in app.named("due").error

        full[0] = False
        await app.enter("due", "22 พ.ย. 2569 ")
        assert kept == ["2026-11-22"] and client.drafts.unstored.held is None


async def test_a_day_is_shown_and_read_in_english_too(english: None) -> None:
    kept: list[Any] = []
    screen = shown(a_client(), DateField, label="due", initial="2026-01-31", commit=kept.append, identifier="due")
    async with App(screen) as app:
        assert app.named("due").value == "31 January 2026"

        for typed in ("22 Nov 2026", "Sunday, 22 November 2026", "tomorrow", "22/11/2569"):
            await app.enter("due", typed)
        assert kept == ["2026-11-22", "2026-11-24", "2026-11-22"]

        await app.enter("due", "31 Feb 2026")
        assert "no such day" in app.named("due").error
        await app.enter("due", "soon")
        assert "cannot be read" in app.named("due").error


async def test_a_day_that_does_not_exist_is_explained_and_nothing_is_kept() -> None:
    kept: list[Any] = []
    screen = shown(a_client(), DateField, label="กำหนด", initial=None, commit=kept.append, identifier="due")
    async with App(screen) as app:
        await app.enter("due", "31 ก.พ. 2569")

        assert kept == []
        assert "ไม่มีวันที่" in app.named("due").error


async def test_the_day_understood_is_said_in_full() -> None:
    screen = shown(a_client(), DateField, label="กำหนด", initial="2026-11-22", commit=print, identifier="due")
    async with App(screen) as app:
        assert app.named("due").value == "22 พฤศจิกายน 2569"
        assert app.named("due").helper == "วันอาทิตย์ที่ 22\u00a0พฤศจิกายน พ.ศ.\u00a02569"


def a_day(kept: list[Any], initial: str | None = "2026-11-22") -> Any:
    return shown(a_client(), DateField, label="กำหนด", initial=initial, commit=kept.append, identifier="due")


async def test_where_there_is_little_room_for_its_text_a_day_has_the_whole_line_and_its_button_is_below() -> None:
    client = a_client()
    page = shown(client, DateField, label="กำหนด", initial="2026-11-22", commit=print, identifier="due")
    async with App(page) as app:

        def beside() -> bool:
            named = [{getattr(each, "identifier", "") for each in app.walk(row)} for row in app.all(ft.Row)]
            return any({"due", "due-pick"} <= names for names in named)

        assert beside()
        client.window.resized(320, 2.0)
        await app.settle()
        assert app.has("due-pick") and not beside()


async def test_a_day_is_picked_from_a_month_that_speaks_the_buddhist_era() -> None:
    kept: list[Any] = []
    async with App(a_day(kept)) as app:
        await app.tap("due-pick")
        assert app.shows("พฤศจิกายน 2569")
        assert app.one(ft.Semantics, identifier="day-2026-11-22").selected
        labels = [each.label or "" for each in app.all(ft.Semantics)]
        assert not [said for said in [*app.texts(), *labels] if "2026" in said], "no year of the Common Era in Thai"

        await app.tap("month-after")
        await app.tap("month-after")
        assert app.shows("มกราคม 2570")
        await app.tap("day-2027-01-31")

        assert kept == ["2027-01-31"]
        assert app.named("due").value == "31 มกราคม 2570"
        assert not app.has("calendar-close"), "picking a day closes the calendar"


async def test_the_calendar_speaks_the_common_era_in_english(english: None) -> None:
    async with App(a_day([])) as app:
        await app.tap("due-pick")
        assert app.shows("November 2026") and not app.shows("2569")
        await app.tap("year-before")
        assert app.shows("November 2025")


async def test_without_a_day_the_calendar_opens_at_today_and_can_be_left_without_picking() -> None:
    kept: list[Any] = []
    async with App(a_day(kept, None)) as app:
        await app.tap("due-pick")
        assert app.shows("พฤศจิกายน 2569")
        await app.tap("calendar-close")
        assert kept == [] and not app.has("calendar-close")

        await app.tap("due-pick")
        await app.tap("calendar-today")
        assert kept == ["2026-11-23"]


@pytest.mark.parametrize("month", ["2026-02-01", "2026-11-01", "2028-02-01", "2026-08-01"])
async def test_every_day_of_a_month_is_there_once_and_none_of_its_neighbours(month: str) -> None:
    async with App(a_day([], month)) as app:
        await app.tap("due-pick")
        days = [s.identifier for s in app.all(ft.Semantics) if (s.identifier or "").startswith("day-")]

        assert days == sorted(set(days))
        assert {day[4:11] for day in days} == {month[:7]}
        last = date.fromisoformat(days[-1][4:])
        assert (last + timedelta(days=1)).day == 1 and len(days) == last.day


async def test_the_calendar_ends_where_nobody_plans() -> None:
    async with App(a_day([], "2031-12-05")) as app:
        await app.tap("due-pick")
        assert app.named("month-after").disabled and app.named("year-after").disabled
        assert not app.named("month-before").disabled


async def test_a_day_that_cannot_be_read_is_not_held_against_a_page_that_was_left() -> None:
    client = a_client()

    @safe_component
    def Page() -> Any:
        gone, leave = ft.use_state(False)
        field = DateField("กำหนด", None, print, identifier="due", key="due")  # type: ignore[call-arg]
        return ft.Column([ft.TextButton("leave", on_click=lambda: leave(True)), *([] if gone else [field])])

    async with App(shown(client, Page)) as app:
        await app.enter("due", "สักวัน")
        assert client.drafts.unstored.held is Held.UNREADABLE

        await app.fire(app.one(ft.TextButton), "click")
        assert client.drafts.unstored.held is None
