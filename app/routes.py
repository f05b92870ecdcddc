"""Which address opens which screen. Pure: matching imports no screen; a screen's module loads when shown."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs


@dataclass(frozen=True, slots=True)
class Place:
    """One address: its pattern, the screen it opens (`module:Component`), the destination it lights up.

    `:name` parts of the pattern become keyword arguments of the component. `public` ones need no sign-in; `bare` ones
    have no bar at the thumb. A screen that `stays` is not mounted anew between its addresses: its arguments change.
    """

    pattern: str
    screen: str
    tab: str = ""
    public: bool = False
    bare: bool = False
    stays: bool = False

    def component(self) -> Callable[..., Any]:
        """Load the screen. Late, so that a cold start reads only what it shows."""
        module, _, name = self.screen.partition(":")
        loaded: Callable[..., Any] = getattr(importlib.import_module(f"app.screens.{module}.view"), name)
        return loaded


@dataclass(frozen=True, slots=True)
class Found:
    """A place and the values its pattern took from the address."""

    place: Place
    params: Mapping[str, str]


PLACES = (
    Place("/", "home:Home", tab="home"),
    Place("/welcome", "welcome:Welcome", public=True, bare=True),
    Place("/join/:token", "join:Join", public=True, bare=True),
    Place("/sign-in", "sign_in:SignIn", public=True, bare=True),
    Place("/sync", "sync:Sync", tab="home"),
    Place("/carry", "carry:Carry", tab="home"),
    Place("/conflicts", "conflicts:Conflicts", tab="home", stays=True),
    Place("/conflicts/:kind/:record", "conflicts:Conflicts", tab="home", stays=True),
    Place("/settings", "settings:Settings", tab="settings", public=True),
    Place("/settings/pin", "pin:Pin", tab="settings"),
    Place("/settings/diagnostics", "diagnostics:Diagnostics", tab="settings"),
    Place("/install", "install:Install", tab="settings", public=True),
    Place("/help", "help:Helps", tab="settings", public=True, stays=True),
    Place("/help/:topic", "help:Helps", tab="settings", public=True, stays=True),
    Place("/schools", "schools:Schools", tab="schools", stays=True),
    Place("/schools/:school", "schools:Schools", tab="schools", stays=True),
    # the calendar
    Place("/calendar", "calendar:Calendar", tab="calendar", stays=True),
    Place("/calendar/:view/:day", "calendar:Calendar", tab="calendar", stays=True),
    Place("/calendar/coverage", "coverage:Coverage", tab="calendar"),
    Place("/calendar/workload", "workload:Workload", tab="calendar"),
    # on a visit
    Place("/visits/:visit", "visit:Visit", tab="home"),
    Place("/visits/:visit/sheet/:instrument", "rubric:Rubric", tab="home", bare=True),
    Place("/visits/:visit/lesson/:instrument/:subject", "rubric.lesson:Lesson", tab="home", bare=True),
    Place("/visits/:visit/observed/:sheet", "rubric.observed:Observed", tab="home", bare=True),
    Place("/visits/:visit/finding/:finding", "finding:Finding", tab="home", bare=True),
    Place("/visits/:visit/concern/:concern", "concern:Concern", tab="home", bare=True),
    Place("/concerns/:concern", "concern:Concern", tab="home", bare=True),
    Place("/visits/:visit/debrief", "debrief:Debrief", tab="home", bare=True),
    Place("/visits/:visit/counts/:instrument", "counts:Counts", tab="home", bare=True),
    Place("/visits/:visit/checklist/:checklist", "checklist:Checklist", tab="home", bare=True),
    Place("/visits/:visit/checked/:sheet", "checklist.reading:Checked", tab="home"),
    # before a round
    Place("/calibrations/:calibration", "calibration:Calibration", tab="home"),
    Place("/calibrations/:calibration/sheet", "rubric.calibration:Rating", tab="home", bare=True),
    # the committee, and what goes back to the school
    Place("/matrix", "matrix:Matrix", tab="matrix"),
    Place("/matrix/:school", "matrix:SchoolResults", tab="matrix"),
    Place("/visits/:visit/compare/:instrument", "compare:Compare", tab="matrix"),
    Place("/visits/:visit/feedback", "feedback:Feedback", tab="home", bare=True),
    Place("/feedback", "answer:FeedbackList", tab="feedback"),
    Place("/feedback/:feedback", "answer:Answer", tab="feedback", bare=True),
    # the secretariat
    Place("/office", "office:Office", tab="office"),
    Place("/office/facts", "office_facts:OfficeFacts", tab="office"),
    Place("/office/schools", "office_schools:OfficeSchools", tab="office"),
    Place("/office/schools/closing", "office_schools:OfficeClosing", tab="office"),
    Place("/office/instruments", "office_instruments:OfficeInstruments", tab="office"),
    Place("/office/checklists", "office_checklists:OfficeChecklists", tab="office"),
    Place("/office/checklists/draft/:draft", "office_checklists.draft:WriteChecklist", tab="office"),
    Place("/office/checklists/:checklist", "office_checklists.version:PublishedChecklist", tab="office", stays=True),
    Place(
        "/office/checklists/:checklist/:sheet", "office_checklists.version:PublishedChecklist", tab="office", stays=True
    ),
    Place("/office/people", "office_people:OfficePeople", tab="office", stays=True),
    Place("/office/people/:person", "office_people:OfficePeople", tab="office", stays=True),
    Place("/office/visits", "office_visits:OfficeVisits", tab="office", stays=True),
    Place("/office/visits/:visit", "office_visits:OfficeVisits", tab="office", stays=True),
    Place("/office/rounds", "office_rounds:OfficeRounds", tab="office"),
    Place("/office/days", "office_days:OfficeDays", tab="office"),
    Place("/office/calibrations", "office_calibrations:OfficeCalibrations", tab="office", stays=True),
    Place("/office/calibrations/:calibration", "office_calibrations:OfficeCalibrations", tab="office", stays=True),
    Place("/office/devices", "office_devices:OfficeDevices", tab="office"),
    Place("/office/aside", "office_aside:OfficeAside", tab="office"),
)


def find(route: str) -> Found | None:
    """The place at an address, or None. Query and trailing slash do not count; the first fitting pattern wins."""
    parts = _parts(route)
    for place in PLACES:
        params = _fit(_parts(place.pattern), parts)
        if params is not None:
            return Found(place, params)
    return None


def above(route: str) -> str:
    """Where "back" leads: the address that was come from, where this one says so, else the nearest above it."""
    asked = came_from(route)
    if asked:
        return asked
    parts = _parts(route)
    while parts:
        parts = parts[:-1]
        path = "/" + "/".join(parts)
        if find(path) is not None:
            return path
    return "/"


def came_from(route: str, otherwise: str = "") -> str:
    """The screen of this app that an address says it was opened from (`?back=`)."""
    asked = parse_qs(route.partition("?")[2]).get("back", [""])[0]
    return asked if find(asked) is not None and asked.startswith("/") else otherwise


def _parts(route: str) -> list[str]:
    path = route.partition("?")[0].partition("#")[0]
    return [part for part in path.split("/") if part]


def _fit(pattern: list[str], parts: list[str]) -> dict[str, str] | None:
    if len(pattern) != len(parts):
        return None
    params: dict[str, str] = {}
    for expected, given in zip(pattern, parts, strict=True):
        if expected.startswith(":"):
            params[expected[1:]] = given
        elif expected != given:
            return None
    return params
