"""The calendar: what a month, a week and a term show, clashes and moves told where they are, the file for a phone."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import flet as ft
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.parts.moments import briefly, fully, on
from app.planning import moving
from app.planning.moving import FreeDays
from app.screens.calendar.exporting import events
from app.screens.calendar.marks import dots
from app.screens.calendar.screen import CalendarScreen
from app.screens.calendar.state import Asked, View, asked_for, moved, read, span_of
from app.screens.calendar.view import Calendar
from fieldwork.planning.bookings import Against, Bookings, Clash
from fieldwork.planning.days import SchoolCalendar
from fieldwork.records import Visit
from tests.support.area import TODAY, Area
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME

USUAL = SchoolCalendar()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def month(area: Area, day: date = TODAY, *, mine: bool = False) -> Any:
    return read(area.store, Asked(View.MONTH, day, mine), ME, TODAY)


def test_a_month_has_its_days_with_the_visits_on_them_and_knows_whose_they_are() -> None:
    area = Area()
    mine, others = area.visit(0, days=2), area.visit(1, days=2, member=False)
    area.visit(2, days=60)

    state = month(area)

    assert (state.first, state.last) == (date(2026, 11, 1), date(2026, 11, 30))
    assert [(e.id, e.mine, e.leads) for e in state.entries] == [(mine, True, True), (others, False, False)]
    assert [s.day.day for s in state.days if s.entries] == [TODAY + timedelta(days=2)]


def test_only_ones_own_visits_when_that_is_asked_for() -> None:
    area = Area()
    mine = area.visit(0, days=2)
    area.visit(1, days=2, member=False)

    assert [e.id for e in month(area, mine=True).entries] == [mine]
    assert not month(Area(), mine=False).has_mine, "nobody is offered what there is none of"


def test_somebody_in_two_places_is_marked_on_both_until_the_day_is_over() -> None:
    area = Area()
    first, second = area.visit(0, days=2), area.visit(1, days=2, member=False)  # `other` is in both teams
    past = [area.visit(n, days=-5, member=n == 2) for n in (2, 3)]

    state = month(area)

    refused = {entry.id for entry in state.entries if entry.is_refused}
    assert refused == {first, second} and state.clashing == 2
    assert not refused & set(past)


def test_a_visit_that_was_moved_says_from_when_and_why() -> None:
    area = Area()
    told = {"from": "2026-11-20", "to": (TODAY + timedelta(days=2)).isoformat(), "why": "กีฬาสี", "by": ME}
    area.visit(0, days=2, moved={"5": told})

    (entry,) = month(area).entries

    assert entry.moved is not None and (entry.moved.before, entry.moved.why) == ("2026-11-20", "กีฬาสี")


@given(DAYS)
def test_every_span_holds_its_day_and_turning_pages_goes_on_without_a_gap(day: date) -> None:
    for view in View:
        asked = Asked(view, day)
        first, last = span_of(asked, USUAL)
        assert first <= day <= last
        after = moved(asked, 1, USUAL)
        assert after > last or view is View.WEEK
        assert span_of(Asked(view, after), USUAL)[0] > last
        assert span_of(Asked(view, moved(asked, -1, USUAL)), USUAL)[1] < first


@given(DAYS)
def test_a_week_begins_on_sunday_and_months_follow_each_other(day: date) -> None:
    sunday, saturday = span_of(Asked(View.WEEK, day), USUAL)
    assert (sunday.weekday(), saturday.weekday()) == (6, 5)

    _, last = span_of(Asked(View.MONTH, day), USUAL)
    assert span_of(Asked(View.MONTH, moved(Asked(View.MONTH, day), 1, USUAL)), USUAL)[0] == last + timedelta(days=1)


@pytest.mark.parametrize(("view", "day"), [("", ""), ("year", "2569-01-01"), ("week", "soon"), ("list", "9999-12-31")])
def test_an_address_that_means_nothing_shows_what_it_can(view: str, day: str) -> None:
    asked = asked_for(view, day, TODAY)

    assert asked.view in View and asked.day <= date(2099, 12, 31)
    assert read(Area().store, asked, ME, TODAY).days


def test_the_file_has_every_visit_of_the_span_the_moved_and_the_cancelled_too() -> None:
    area = Area()
    told = {"from": "2026-11-20", "to": (TODAY + timedelta(days=2)).isoformat(), "why": "กีฬาสี", "by": ME}
    area.visit(0, days=2, moved={"5": told}, purpose="ติดตามการอ่าน", part="morning")
    area.visit(1, days=3, cancelled="ฝนตกหนัก")
    area.visit(2, days=4, member=False)
    screen = CalendarScreen(a_client(store=area.store))

    found = icalendar.Calendar.from_ical(screen.file(screen.events())).walk("VEVENT")

    assert [(event["SEQUENCE"], str(event["STATUS"])) for event in found] == [
        (1, "CONFIRMED"),
        (1, "CANCELLED"),
        (0, "CONFIRMED"),
    ]
    assert "กีฬาสี" in found[0]["DESCRIPTION"] and "ใฝ่รู้" in found[0]["DESCRIPTION"]
    assert "ฝนตกหนัก" in found[1]["DESCRIPTION"]
    screen.toggle_mine()
    assert len(screen.events()) == 2, "the own ones, where those are shown"


def test_a_visit_whose_school_and_people_are_not_known_here_has_an_event_all_the_same() -> None:
    (event,) = events([Visit.kind().read("v", {"day": "2026-12-01"})], Area().store)

    assert event.day == date(2026, 12, 1)


def _calibrations(area: Area) -> None:
    """One that the person rates, one that was called off, and one of others."""
    day = (TODAY + timedelta(days=6)).isoformat()
    given = {"day": day, "instrument": "i", "facilitator": area.other}
    area.store.rows["calibration", "mine"] = {**given, "name": "คาบตัวอย่าง", f"raters.{ME}": True, "where": "ห้องประชุม"}
    area.store.rows["calibration", "off"] = {
        **given, "name": "คาบที่ยกเลิก", "facilitator": ME, "withdrawn": "วิทยากรป่วย"
    }  # fmt: skip
    area.store.rows["calibration", "others"] = {**given, "name": "คาบของคนอื่น"}


def test_the_file_has_the_calibrations_that_one_rates_or_leads_called_off_ones_too() -> None:
    area = Area()
    _calibrations(area)
    screen = CalendarScreen(a_client(store=area.store))

    found = icalendar.Calendar.from_ical(screen.file(screen.events())).walk("VEVENT")

    said = [(str(event["SUMMARY"]), str(event["STATUS"])) for event in found]
    assert said == [
        ("ปรับเทียบการให้คะแนน: คาบตัวอย่าง", "CONFIRMED"),
        ("ปรับเทียบการให้คะแนน: คาบที่ยกเลิก", "CANCELLED"),
    ]
    assert found[0]["LOCATION"] == "ห้องประชุม" and "วิทยากรป่วย" in found[1]["DESCRIPTION"]


async def test_the_list_of_a_term_has_ones_calibrations_among_the_visits_and_finds_them_by_name() -> None:
    area = Area()
    before, after = area.visit(0, days=2), area.visit(1, days=9)
    _calibrations(area)
    client = a_client(store=area.store)
    async with App(shown(client, Calendar, view="list", day=TODAY.isoformat())) as app:
        names = [name for name in _identifiers(app) if name.startswith(("visit-", "calibration-"))]
        assert names == [f"visit-{before}", "calibration-mine", f"visit-{after}"]

        await app.enter("search", "คาบตัวอย่าง")
        assert app.has("calibration-mine") and not app.has(f"visit-{before}")
        await app.tap("calibration-mine")
        assert (app.route or "").startswith("/calibrations/mine?back=")


async def test_a_tap_on_a_day_shows_its_visits_and_what_the_day_is() -> None:
    area = Area()
    visit = area.visit(0, days=17, member=False)  # 10 December, Constitution Day
    client = a_client(store=area.store)
    async with App(shown(client, Calendar, view="month", day="2026-12-10")) as app:
        assert app.has(f"visit-{visit}") and app.shows("วันหยุด: วันรัฐธรรมนูญ")
        await app.tap("day-2026-12-11")
        assert app.route == "/calendar/month/2026-12-11"


async def test_a_clash_says_who_when_where_and_what_to_do() -> None:
    area = Area()
    area.visit(0, days=2), area.visit(1, days=2)
    day = (TODAY + timedelta(days=2)).isoformat()
    async with App(shown(a_client(store=area.store), Calendar, view="month", day=day)) as app:
        said = " ".join(app.texts())

        assert "2 ครั้งในช่วงที่แสดง" in said
        school = area.store.rows["school", area.schools[1]]["name"]
        assert "นางสาวใฝ่รู้ ตัวอย่าง และนางสาวหลักแน่น ตัวอย่าง" in said
        assert "อยู่ในคณะของการเยี่ยมสองครั้งที่ทับกัน วันพุธที่ 25 พฤศจิกายน พ.ศ. 2569" in said
        assert f"• {school} · ทั้งวัน · หัวหน้าคณะ นางสาวใฝ่รู้ ตัวอย่าง" in said
        assert "สำนักงานเห็นข้อความเดียวกันนี้" in said and "ตั้งใจให้เป็นเช่นนี้" not in said


async def test_the_office_says_in_two_taps_that_it_is_meant_and_the_reason_stays_for_everybody() -> None:
    area = Area("secretariat")
    ids = area.visit(0, days=2), area.visit(1, days=2)
    day = (TODAY + timedelta(days=2)).isoformat()
    async with App(shown(a_client("secretariat", store=area.store), Calendar, view="month", day=day)) as app:
        meant = [name for name in _identifiers(app) if name.startswith("meant-")]
        assert len(meant) == 1, "one notice for the two of them"
        assert {f"move-{visit}" for visit in ids} <= set(_identifiers(app))
        await app.tap(meant[0])
        await app.tap("question-yes")
        assert not area.store.written, "not without a reason"
        await app.enter("question-reason", "เยี่ยมร่วมกันทั้งวัน")
        await app.tap("question-yes")
        assert not app.has(meant[0]) and app.has("meant") and app.shows("เยี่ยมร่วมกันทั้งวัน")

    for one, other in (ids, ids[::-1]):
        kept = area.store.rows["visit", one][f"meant.{other}"]
        assert (kept["why"], kept["by"], kept["day"]) == ("เยี่ยมร่วมกันทั้งวัน", ME, day)
        assert kept["people"] == sorted([ME, area.other])
    assert month(area, date.fromisoformat(day)).clashing == 0


def said_of_another(area: Area, *, days: int, held: bool = True, **other: object) -> tuple[str, ...]:
    """What the first of two visits says of the second, which stands as given now."""
    second = area.visit(1, days=days, **other)
    told = {"day": (TODAY + timedelta(days=2)).isoformat(), "people": [ME], "why": "เยี่ยมร่วมกัน", "by": ME}
    first = area.visit(0, days=2, meant={second: told})
    if not held:
        del area.store.rows["visit", second]
    return next(tuple(entry.meant) for entry in month(area).entries if entry.id == first)


def test_why_two_are_meant_to_be_together_is_said_only_while_they_are() -> None:
    assert len(said_of_another(Area(), days=2)) == 1
    assert said_of_another(Area(), days=3) == (), "the other one was moved"
    assert said_of_another(Area(), days=2, cancelled="น้ำท่วม") == ()


def test_what_two_visits_of_a_day_are_meant_for_is_the_same_sentence_from_either_of_them() -> None:
    area = Area()
    first, second = area.visit(0, days=2), area.visit(1, days=2)
    day = (TODAY + timedelta(days=2)).isoformat()
    for visit, other in ((first, second), (second, first)):
        told = {"day": day, "people": [ME], "why": "เยี่ยมร่วมกัน", "by": ME}
        area.store.rows["visit", visit] = {**area.store.rows["visit", visit], f"meant.{other}": told}

    said = [entry.meant for entry in month(area).entries]

    assert len(said) == 2 and len(said[0]) == 1 and said[0] == said[1]


def test_whoever_does_not_hold_the_other_of_the_two_reads_that_it_is_at_another_school() -> None:
    (said,) = said_of_another(Area(), days=2, held=False)

    assert "โรงเรียนอื่น ตรงกันโดยตั้งใจ: เยี่ยมร่วมกัน" in said


async def test_from_the_notice_each_of_the_two_is_one_tap_from_being_moved() -> None:
    area = Area("secretariat")
    first = area.visit(0, days=2)
    area.visit(1, days=2)
    day = (TODAY + timedelta(days=2)).isoformat()
    async with App(shown(a_client("secretariat", store=area.store), Calendar, view="month", day=day)) as app:
        await app.tap(f"move-{first}")
        assert app.route.startswith(f"/office/visits/{first}?back=")


async def test_the_office_moves_one_of_the_two_to_the_next_free_day_in_two_taps() -> None:
    area = Area("secretariat")
    first, second = area.visit(0, days=2), area.visit(1, days=2)
    day, free = TODAY + timedelta(days=2), TODAY + timedelta(days=3)
    async with App(
        shown(a_client("secretariat", store=area.store), Calendar, view="month", day=day.isoformat())
    ) as app:
        school = area.store.rows["school", area.schools[0]]["name"]
        assert app.shows(f"เลื่อนการเยี่ยม{school} ไป {on(free)} ทั้งวัน"), "which day and when, before anything is tapped"
        await app.tap(f"move-free-{first}")
        assert app.shows(fully(free)) and not area.store.written
        await app.tap("question-yes")
        assert not [name for name in _identifiers(app) if name.startswith("pair-")]

    kept = area.store.rows["visit", first]
    (told,) = (value for name, value in kept.items() if name.startswith("moved."))
    other = area.store.rows["school", area.schools[1]]["name"]
    assert kept["day"] == free.isoformat() and (told["from"], told["to"]) == (day.isoformat(), free.isoformat())
    assert "นางสาวใฝ่รู้ ตัวอย่าง" in told["why"] and told["by"] == ME
    assert other not in told["why"], "the school that is moved reads why, and not where else the team goes"
    assert area.store.rows["visit", second]["day"] == day.isoformat()


async def test_a_day_on_which_something_speaks_against_the_visit_is_not_offered() -> None:
    area = Area("secretariat")
    first = area.visit(0, days=2)
    area.visit(1, days=2), area.visit(2, days=3)  # the same people are out on the day after
    assert FreeDays(area.store).of(first, TODAY) == TODAY + timedelta(days=4)


async def test_free_days_are_worked_out_again_only_after_something_changed_about_a_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    area, read = Area("secretariat"), list[Any]()
    first, day = area.visit(0, days=2), TODAY + timedelta(days=2)
    area.visit(1, days=2)

    class Counted(Bookings):
        def __init__(self, *given: Any) -> None:
            read.append(given)
            super().__init__(*given)

    monkeypatch.setattr(moving, "Bookings", Counted)
    client = a_client("secretariat", store=area.store)
    async with App(shown(client, Calendar, view="month", day=day.isoformat())) as app:
        assert len(read) == 1, "for both visits at once"
        for kind in ("calibration", "calibration_sheet"):  # the calendar is drawn anew
            area.store.changed({(kind, "x")})
            await app.settle()
        assert len(read) == 1
        area.visit(2, days=3)  # the same people are out on the day after
        area.store.changed({("visit", "x")})
        await app.settle()
        school = area.store.rows["school", area.schools[0]]["name"]
        assert app.has(f"move-free-{first}") and app.shows(f"{school} ไป {on(TODAY + timedelta(days=4))}")


async def test_two_teams_at_one_school_are_told_as_a_pair_too() -> None:
    area = Area("secretariat")
    area.visit(0, days=2)
    area.store.put(
        "visit", school=area.schools[0], day=(TODAY + timedelta(days=2)).isoformat(), leader="x", team={"x": []}
    )
    day = (TODAY + timedelta(days=2)).isoformat()
    async with App(shown(a_client("secretariat", store=area.store), Calendar, view="month", day=day)) as app:
        assert app.shows("มีสองคณะเยี่ยม") and [n for n in _identifiers(app) if n.startswith("pair-")]


async def test_a_day_with_more_than_its_cell_holds_says_how_many_more_in_a_word() -> None:
    area = Area("secretariat")
    for n in range(4):
        area.visit(n % 3, days=2, member=False)
    client = a_client("secretariat", store=area.store, wide=True)
    async with App(shown(client, Calendar, view="month", day=TODAY.isoformat())) as app:
        assert "อีก 2" in app.texts()


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("wide", [False, True])
async def test_every_view_draws_full_and_empty_on_phone_and_tablet(view: View, wide: bool) -> None:
    for area in (Area(), Area()):
        client = a_client("secretariat", store=area.store, wide=wide)
        async with App(shown(client, Calendar, view=view, day=TODAY.isoformat())) as app:
            assert app.has("calendar-after") and app.has("go-coverage")
            area.visit(0, days=0)
            area.store.changed({("visit", "x")})
            await app.settle()
            assert any(i.startswith("visit-") for i in _identifiers(app)) or view is View.MONTH


async def test_who_does_not_see_the_whole_area_is_offered_no_coverage() -> None:
    area = Area("expert")
    session = FakeSession(roles=("expert",))
    async with App(shown(a_client("expert", store=area.store, session=session), Calendar)) as app:
        assert not app.has("go-coverage") and not app.has("go-rounds") and not app.has("plan-here")


async def test_the_secretariat_plans_on_the_day_in_view_and_not_on_one_that_is_over() -> None:
    area = Area("secretariat")
    client = a_client("secretariat", store=area.store)
    async with App(shown(client, Calendar, view="month", day=TODAY.isoformat())) as app:
        assert app.shows(f"สร้างการเยี่ยม {briefly(TODAY)}"), "the day that is meant, not today"
        await app.tap("plan-here")
        assert app.route.startswith(f"/office/visits/new?day={TODAY.isoformat()}&back=")
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    async with App(shown(client, Calendar, view="month", day=yesterday)) as app:
        assert not app.has("plan-here")


async def test_the_secretariat_plans_from_a_week_on_each_day_that_is_not_over() -> None:
    client = a_client("secretariat", store=Area("secretariat").store)
    async with App(shown(client, Calendar, view="week", day=TODAY.isoformat())) as app:
        offered = [name for name in _identifiers(app) if name.startswith("plan-")]
        assert offered == [f"plan-{day}" for day in _days(app) if day >= TODAY.isoformat()] and offered
        await app.tap(offered[-1])
        last = offered[-1].removeprefix("plan-")
        assert app.route == f"/office/visits/new?day={last}&back=%2Fcalendar%2Fweek%2F{last}"


async def test_the_secretariat_plans_from_the_list_without_a_day_and_comes_back_to_it() -> None:
    client = a_client("secretariat", store=Area("secretariat").store)
    async with App(shown(client, Calendar, view="list", day=TODAY.isoformat())) as app:
        await app.tap("plan-visit")
        assert app.route == f"/office/visits/new?back=%2Fcalendar%2Flist%2F{TODAY.isoformat()}"


@pytest.mark.parametrize("view", ["week", "list"])
async def test_nobody_else_plans_from_a_week_or_a_list(view: str) -> None:
    area = Area("expert")
    session = FakeSession(roles=("expert",))
    client = a_client("expert", store=area.store, session=session)
    async with App(shown(client, Calendar, view=view, day=TODAY.isoformat())) as app:
        assert not [name for name in _identifiers(app) if name.startswith("plan-")]


def _days(app: App) -> list[str]:
    """The days of a week in view."""
    return [name.removeprefix("day-") for name in _identifiers(app) if name.startswith("day-")]


async def test_the_list_hides_what_is_over_until_asked() -> None:
    area = Area()
    over, coming = area.visit(0, days=-3), area.visit(1, days=3)
    async with App(shown(a_client(store=area.store), Calendar, view="list", day=TODAY.isoformat())) as app:
        assert app.has(f"visit-{coming}") and not app.has(f"visit-{over}")
        await app.tap("show-past")
        assert app.has(f"visit-{over}")


async def test_a_long_term_is_listed_in_steps_to_its_last_visit() -> None:
    area = Area(schools=30)
    visits = [area.visit(n % 30, days=1 + n) for n in range(40)]
    async with App(shown(a_client(store=area.store), Calendar, view="list", day=TODAY.isoformat())) as app:
        assert app.has(f"visit-{visits[29]}") and not app.has(f"visit-{visits[30]}")
        await app.tap("show-more")
        assert app.has(f"visit-{visits[39]}") and not app.has("show-more")


async def test_the_way_back_from_a_visit_leads_to_the_day_one_came_from() -> None:
    area = Area()
    visit = area.visit(0, days=2)
    day = (TODAY + timedelta(days=2)).isoformat()
    async with App(shown(a_client(store=area.store), Calendar, view="month", day=day)) as app:
        await app.tap(f"visit-{visit}")
        assert app.route == f"/visits/{visit}?back=%2Fcalendar%2Fmonth%2F{day}"


def _identifiers(app: App) -> list[str]:
    return [i for i in (getattr(c, "identifier", None) for c in app.walk()) if i]


@pytest.mark.parametrize(("others", "clashing", "said"), [(1, 2, "+2"), (3, 0, ""), (4, 0, "+3"), (0, 2, "")])
def test_the_marks_of_a_day_fit_into_it_and_the_clash_is_among_them(others: int, clashing: int, said: str) -> None:
    area = Area()
    for n in range(others + clashing):
        area.visit(n, days=2)
    refused = (Clash(Against.DOUBLE_BOOKED),)
    entries = [replace(e, clashes=refused if n >= others else ()) for n, e in enumerate(month(area).entries)]

    drawn = dots(entries)

    assert isinstance(drawn, ft.Row)
    texts = [part for part in drawn.controls if not isinstance(part, (ft.Icon, ft.Container))]
    assert len(texts) == bool(said), "how many more there are is said where not all are shown"
    assert any(isinstance(part, ft.Icon) for part in drawn.controls) == bool(clashing)
    assert len(drawn.controls) == (2 if said else others + clashing)
