"""Setting up a calibration: whole or not at all, who rates and who leads, and what cannot change any more."""

from typing import Any

import pytest

from app.screens.calendar.screen import CalendarScreen
from app.screens.calendar.state import Asked, View, read
from app.screens.calendar.view import Calendar
from app.screens.home.view import Home
from app.screens.office_calibrations.state import Form
from app.screens.office_calibrations.view import OfficeCalibrations
from fieldwork.records import CalibrationProgress, CalibrationSheet, RoleName
from tests.support import worlds
from tests.support.area import TODAY
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME, MemoryStore
from tests.support.worlds import MemoryWorld

NAME, SAMPLE = "ปรับเทียบต้นภาค", "คาบสมมติ\nครูเปิดภาพตลาดน้ำ"


class Committee:
    """Three who may rate, a principal who does not, and two instruments, one of them without levels."""

    def __init__(self) -> None:
        world = MemoryWorld()
        self.first = worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
        self.second = worlds.person(world, "ทรงคุณ", RoleName.EXPERT)
        self.director = worlds.person(world, "ผู้อำนวยการเขต", RoleName.DIRECTOR)
        self.principal = worlds.person(world, "ผอ", RoleName.PRINCIPAL, school=worlds.school(world))
        self.cls15, self.lit = worlds.instrument(world, "CLS15"), worlds.instrument(world, "LIT")
        self.store = MemoryStore()
        for (kind, record), held in world.records.items():
            self.store.put(kind, id=record, **held.fields)

    def one(self, *more: str) -> str:
        """A calibration that is there already, with more people who rate."""
        whole = {"name": NAME, "day": TODAY.isoformat(), "instrument": self.cls15, "sample": SAMPLE}
        raters = dict.fromkeys((self.first, self.second, *more), True)
        return self.store.put("calibration", **whole, facilitator=self.director, raters=raters)

    def handed_in(self, calibration: str, person: str) -> None:
        sheet = CalibrationSheet.kind().id_of(calibration, person)
        told = {"sheet": sheet, "calibration": calibration, "rater": person, "answered": 15, "total": 15}
        record = CalibrationProgress.kind().id_of(sheet)
        self.store.put("calibration_progress", id=record, **told, submitted_at=5)

    @property
    def written(self) -> list[dict[str, Any]]:
        return [dict(fields) for kind, _, fields in self.store.written if kind == "calibration"]

    def form(self, **changes: Any) -> Form:
        whole = {"name": NAME, "day": "2026-11-30", "instrument": self.cls15, "sample": SAMPLE}
        whole |= {"facilitator": self.director, "raters": frozenset({self.first, self.second})}
        return Form(**{**whole, **changes})


@pytest.fixture
def committee() -> Committee:
    return Committee()


def page(committee: Committee, calibration: str = "") -> Any:
    return shown(a_client("secretariat", store=committee.store), OfficeCalibrations, calibration=calibration)


async def test_it_is_set_up_in_one_go_with_a_sample_an_instrument_and_its_people(committee: Committee) -> None:
    async with App(page(committee, "new")) as app:
        await app.tap("calibration-save")
        assert app.shows("กรุณากรอกชื่อ") and not committee.written
        assert not app.has(f"calibration-instrument-{committee.lit}"), "a table of counts has no levels"
        assert not app.has(f"calibration-rater-{committee.principal}")

        await app.enter("calibration-name", NAME)
        await app.enter("calibration-day", "30 พ.ย. 2569")
        await app.tap(f"calibration-instrument-{committee.cls15}")
        await app.enter("calibration-sample", SAMPLE)
        await app.tap(f"calibration-facilitator-{committee.director}")
        await app.tap(f"calibration-rater-{committee.first}")
        await app.tap("calibration-save")
        assert app.shows("กรุณาเลือกผู้ให้ระดับอย่างน้อย 2 คน") and not committee.written
        await app.tap(f"calibration-rater-{committee.second}")
        await app.tap("calibration-save")

    assert committee.written == [
        {
            "name": NAME,
            "day": "2026-11-30",
            "instrument": committee.cls15,
            "sample": SAMPLE,
            "facilitator": committee.director,
            f"raters.{committee.first}": True,
            f"raters.{committee.second}": True,
        }
    ]


def test_each_gap_is_named_and_a_place_to_see_it_is_enough_of_a_sample(committee: Committee) -> None:
    assert committee.form().problem == ""
    assert committee.form(sample="", where="คลิปในห้องประชุม").problem == ""
    gaps: list[dict[str, Any]] = [
        {"name": " "},
        {"day": ""},
        {"instrument": ""},
        {"sample": ""},
        {"facilitator": ""},
        {"raters": frozenset({committee.first})},
    ]
    problems = [committee.form(**gap).problem for gap in gaps]
    assert all(problems) and len(set(problems)) == len(gaps)


async def test_a_change_writes_only_what_differs_and_whoever_is_taken_off_is_written_as_off(
    committee: Committee,
) -> None:
    made = committee.one()
    async with App(page(committee, made)) as app:
        assert not app.has(f"calibration-instrument-{committee.cls15}") and app.shows("ตั้งแล้วเปลี่ยนแบบประเมินไม่ได้")
        await app.tap(f"calibration-rater-{committee.second}")
        await app.tap(f"calibration-rater-{committee.director}")
        await app.tap("calibration-save")
        assert app.has("calibration-saved")

    assert committee.written == [{f"raters.{committee.director}": True, f"raters.{committee.second}": False}]


async def test_a_form_left_open_does_not_undo_what_another_secretary_changed_meanwhile(committee: Committee) -> None:
    made = committee.one(committee.director)
    third = f"raters.{committee.director}"
    async with App(page(committee, made)) as app:
        committee.store.rows["calibration", made] |= {"day": "2026-12-14", "sample": "อีกคาบหนึ่ง", third: False}
        committee.store.changed({("calibration", made)})
        await app.enter("calibration-name", "ปรับเทียบปลายภาค")
        await app.tap("calibration-save")
        assert app.has("calibration-saved")
        await app.enter("calibration-name", NAME)
        await app.tap("calibration-save")

    assert committee.written == [{"name": "ปรับเทียบปลายภาค"}, {"name": NAME}]
    kept = committee.store.rows["calibration", made]
    assert (kept["day"], kept["sample"], kept[third]) == ("2026-12-14", "อีกคาบหนึ่ง", False)


async def test_taking_off_the_last_who_is_missing_asks_before_it_opens_the_result(committee: Committee) -> None:
    made = committee.one(committee.director)
    for person in (committee.first, committee.second):
        committee.handed_in(made, person)
    missing = f"calibration-rater-{committee.director}"

    async with App(page(committee, made)) as app:
        await app.enter("calibration-name", "ปรับเทียบปลายภาค")
        await app.tap("calibration-save")
        assert committee.written == [{"name": "ปรับเทียบปลายภาค"}], "somebody is still missing"

        await app.tap(missing)
        await app.tap("calibration-save")
        assert app.shows("เปิดผลหรือไม่") and app.shows("เปิดแล้วปิดไม่ได้") and len(committee.written) == 1
        await app.tap("question-no")
        assert len(committee.written) == 1 and app.has(missing)

        await app.tap("calibration-save")
        await app.tap("question-yes")
        assert app.has("calibration-saved") and not app.has(missing)
    assert committee.written[1:] == [{f"raters.{committee.director}": False}]


async def test_whom_another_secretary_took_off_or_put_on_meanwhile_counts_in_an_open_form(committee: Committee) -> None:
    made = committee.one(committee.director)
    for person in (committee.first, committee.second):
        committee.handed_in(made, person)
    fourth = worlds.an_id("a fourth")
    committee.store.put("person", id=fourth, given="ที่สี่")

    async with App(page(committee, made)) as app:
        await app.tap(f"calibration-rater-{committee.director}")
        committee.store.rows["calibration", made][f"raters.{fourth}"] = True
        committee.store.changed({("calibration", made)})
        await app.settle()
        await app.tap("calibration-save")
        assert app.has("calibration-saved"), "the fourth is waited for, so nothing opens and nothing is asked"
    assert committee.written == [{f"raters.{committee.director}": False}]


async def test_who_rates_is_settled_once_all_have_handed_in(committee: Committee) -> None:
    made = committee.one()
    for person in (committee.first, committee.second):
        committee.handed_in(made, person)

    async with App(page(committee, made)) as app:
        assert not app.has(f"calibration-rater-{committee.first}") and app.shows("ผลเปิดแล้ว จึงเปลี่ยนผู้ให้ระดับไม่ได้")
    async with App(page(committee)) as app:
        assert app.shows("ส่งแล้ว 2 จาก 2 คน") and app.shows("เปิดผลแล้ว")


async def test_it_is_withdrawn_with_a_reason(committee: Committee) -> None:
    made = committee.one()
    async with App(page(committee, made)) as app:
        await app.tap("withdraw")
        await app.enter("question-reason", "ตั้งซ้ำ")
        await app.tap("question-yes")
        assert app.has("withdrawn") and not app.has("withdraw")
    assert committee.written == [{"withdrawn": "ตั้งซ้ำ"}]


async def test_whoever_rates_finds_it_on_the_first_page_and_in_the_calendar(committee: Committee) -> None:
    made = committee.one(ME)
    client = a_client("supervisor", store=committee.store)
    async with App(shown(client, Home)) as app:
        assert app.has(f"calibration-{made}") and app.shows("ปรับเทียบการให้คะแนน") and app.shows("รอท่านให้ระดับ")
    async with App(shown(client, Calendar)) as app:
        assert app.has(f"calibration-{made}")
    (day,) = [d for d in read(committee.store, Asked(View.MONTH, TODAY), ME, TODAY).days if d.calibrations]
    assert day.day.day == TODAY and CalendarScreen(client).state.entries == ()
