"""Numbers and days typed the Thai way arrive as numbers and days; what cannot be read is explained and not stored."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.drafts import Held
from app.parts.numbers import DateField, NumberField, read_number
from app.store.errors import StorageFull
from app.wording import language
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


@pytest.fixture
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("th")


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
        assert app.named("due").helper == "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569"
