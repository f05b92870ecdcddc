"""Which help belongs to which screen. Pure; every screen of `app.routes` has one, and a test holds that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.wording import help as words
from app.wording.help import Help, committee, device, field, office, school
from app.wording.language import Phrase


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help under its name in the address, for one screen."""

    name: str
    screen: str
    help: Help


GROUPS: tuple[tuple[Phrase, tuple[Topic, ...]], ...] = (
    (
        words.AT_SCHOOL,
        (
            Topic("home", "home:Home", field.HOME),
            Topic("visit", "visit:Visit", field.VISIT),
            Topic("rubric", "rubric:Rubric", field.RUBRIC),
            Topic("lesson", "rubric.lesson:Lesson", field.LESSON),
            Topic("lesson-read", "rubric.observed:Observed", field.LESSON_READ),
            Topic("finding", "finding:Finding", field.FINDING),
            Topic("concern", "concern:Concern", field.CONCERN),
            Topic("counts", "counts:Counts", field.COUNTS),
            Topic("checklist", "checklist:Checklist", field.CHECKLIST),
            Topic("checklist-read", "checklist.reading:Checked", field.CHECKLIST_READ),
            Topic("debrief", "debrief:Debrief", field.DEBRIEF),
            Topic("schools", "schools:Schools", field.SCHOOLS),
            Topic("calendar", "calendar:Calendar", field.CALENDAR),
        ),
    ),
    (
        words.TOGETHER,
        (
            Topic("compare", "compare:Compare", committee.COMPARE),
            Topic("matrix", "matrix:Matrix", committee.MATRIX),
            Topic("results", "matrix:SchoolResults", committee.SCHOOL_RESULTS),
            Topic("calibration", "calibration:Calibration", committee.CALIBRATION),
            Topic("calibration-rating", "rubric.calibration:Rating", committee.CALIBRATION_RATING),
            Topic("conflicts", "conflicts:Conflicts", committee.CONFLICTS),
            Topic("coverage", "coverage:Coverage", committee.COVERAGE),
            Topic("workload", "workload:Workload", committee.WORKLOAD),
        ),
    ),
    (
        words.WITH_SCHOOL,
        (
            Topic("feedback", "feedback:Feedback", school.FEEDBACK),
            Topic("received", "answer:FeedbackList", school.FEEDBACK_LIST),
            Topic("answer", "answer:Answer", school.ANSWER),
        ),
    ),
    (
        words.OFFICE,
        (
            Topic("office", "office:Office", office.OFFICE),
            Topic("office-facts", "office_facts:OfficeFacts", office.FACTS),
            Topic("office-schools", "office_schools:OfficeSchools", office.SCHOOLS),
            Topic("office-closing", "office_schools:OfficeClosing", office.CLOSING),
            Topic("office-rounds", "office_rounds:OfficeRounds", office.ROUNDS),
            Topic("office-days", "office_days:OfficeDays", office.DAYS),
            Topic("office-instruments", "office_instruments:OfficeInstruments", office.INSTRUMENTS),
            Topic("office-checklists", "office_checklists:OfficeChecklists", office.CHECKLISTS),
            Topic("office-checklist-draft", "office_checklists.draft:WriteChecklist", office.CHECKLIST_DRAFT),
            Topic("office-checklist", "office_checklists.version:PublishedChecklist", office.CHECKLIST_VERSION),
            Topic("office-people", "office_people:OfficePeople", office.PEOPLE),
            Topic("office-visits", "office_visits:OfficeVisits", office.VISITS),
            Topic("office-calibrations", "office_calibrations:OfficeCalibrations", office.CALIBRATIONS),
            Topic("office-devices", "office_devices:OfficeDevices", office.DEVICES),
            Topic("office-aside", "office_aside:OfficeAside", office.ASIDE),
        ),
    ),
    (
        words.DEVICE,
        (
            Topic("welcome", "welcome:Welcome", device.WELCOME),
            Topic("join", "join:Join", device.JOIN),
            Topic("sign-in", "sign_in:SignIn", device.SIGN_IN),
            Topic("first-sync", "first_sync:FirstSync", device.FIRST_SYNC),
            Topic("sync", "sync:Sync", device.SYNC),
            Topic("carry", "carry:Carry", device.CARRY),
            Topic("settings", "settings:Settings", device.SETTINGS),
            Topic("install", "install:Install", device.INSTALL),
            Topic("diagnostics", "diagnostics:Diagnostics", device.DIAGNOSTICS),
            Topic("pin", "pin:Pin", device.PIN),
            Topic("lock", "lock:Locked", device.LOCKED),
            Topic("trouble", "trouble:Trouble", device.TROUBLE),
            Topic("help", "help:Helps", device.HELP),
        ),
    ),
)


def topics() -> Iterator[Topic]:
    """All of them, in the order in which they are listed."""
    for _, group in GROUPS:
        yield from group


def of_screen(screen: str) -> Topic | None:
    """The help of a screen, as `routes.Place.screen` names it."""
    return next((topic for topic in topics() if topic.screen == screen), None)


def named(name: str) -> Topic | None:
    """The help under a name."""
    return next((topic for topic in topics() if topic.name == name), None)
