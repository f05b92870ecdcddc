"""The past term: fourteen visits rated, agreed on, told to their schools and mostly answered; two rounds of counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from fieldwork.ids import natural_id
from sync_server.demo import bank
from sync_server.demo.answers import Promise, advance, correct, draft, publish, receive, respond
from sync_server.demo.area import person_id, school_id
from sync_server.demo.calendar import Calendar, round_name, workday
from sync_server.demo.counts import write_round
from sync_server.demo.journal import Journal, moment
from sync_server.demo.lessons import write_lesson
from sync_server.demo.ratings import Rating, leave_out_area, rate_school
from sync_server.demo.visits import Trip, agree, find_all, plan, rate, reopen, rubric, submit

# How each agreement stands, and how many days from the day of the set-up it is due.
_STATES = (("done", -40), ("doing", 25), ("open", -12), ("doing", -4), ("open", 50), ("done", -25), ("open", 18))


@dataclass(frozen=True, slots=True)
class Past:
    """One visit of the past term. `until` says how far its feedback came: draft, unread, read, signed, corrected."""

    school: int
    leader: str
    others: tuple[str, ...]
    quality: float
    lessons: int
    until: str = "signed"
    everything: bool = True  # the team agreed on every indicator, not only where it was two levels apart


VISITS = (
    Past(2, "supervisor-1", ("expert-1", "teacher-1"), 3.3, 5),
    Past(3, "supervisor-1", ("expert-1",), 2.8, 2, "corrected"),
    Past(5, "supervisor-1", ("expert-2",), 2.3, 2, everything=False),
    Past(7, "supervisor-2", ("expert-3",), 2.5, 1),
    Past(8, "supervisor-1", ("principal-11",), 3.1, 2),
    Past(10, "supervisor-2", ("expert-4",), 3.4, 6),
    Past(12, "supervisor-2", ("supervisor-3",), 2.6, 2, everything=False),
    Past(15, "supervisor-2", ("expert-5",), 2.2, 1, "read"),
    Past(16, "supervisor-5", ("expert-2",), 2.7, 2),
    Past(18, "supervisor-3", ("expert-3",), 2.9, 3, everything=False),
    Past(20, "supervisor-3", ("principal-24",), 2.1, 1, "unread"),
    Past(21, "supervisor-3", ("principal-19",), 2.8, 2),
    Past(25, "supervisor-4", ("expert-5",), 2.4, 2, "draft", everything=False),
    Past(26, "supervisor-4", ("director",), 3.0, 1),
)


def write_past_term(journal: Journal, calendar: Calendar) -> None:
    """Write everything that happened before this term."""
    write_round(
        journal, round_name(calendar.before), workday(calendar.before.starts + timedelta(days=45)), progress=0.0
    )
    write_round(journal, round_name(calendar.past), workday(calendar.past.starts + timedelta(days=60)), progress=0.025)
    for number, past in enumerate(VISITS):
        day = workday(calendar.past.starts + timedelta(days=24 + 8 * number))
        trip = Trip(
            natural_id("demo-visit", "past", round_name(calendar.past), past.school),
            past.school,
            day,
            past.leader,
            past.others,
            round_name(calendar.past),
        )
        _write_visit(journal, trip, past, number, calendar.today)


def _write_visit(journal: Journal, trip: Trip, past: Past, number: int, today: date) -> None:
    ratings = _rate(journal, trip, past, number)
    _observe(journal, trip, past)
    if any(login.startswith("teacher") for login in past.others):
        _close(journal, trip, moment(trip.day, 15), bank.sentences("conversation")["closed_without_all"][0])
    agree(journal, trip, ratings, everything=past.everything)
    _tell(journal, trip, past, ratings[past.leader], number, today)


def _rate(journal: Journal, trip: Trip, past: Past, number: int) -> dict[str, Rating]:
    logins = [login for login in trip.team if not login.startswith("teacher")]
    random = Random(f"visit {past.school}")
    given = rate_school(rubric("ADM4"), quality=past.quality, raters=len(logins), random=random)
    ratings = dict(zip(logins, given, strict=True))
    plan(journal, trip)
    if past.school == 15:
        leave_out_area(rubric("ADM4"), ratings[logins[1]], "GE")
    for login, rating in ratings.items():
        rate(journal, trip, login, rating)
    notes = bank.sentences("conversation")["internal_findings"]
    internal = notes[number // 3 % len(notes)] if number % 3 == 0 else ""
    find_all(journal, trip, ratings, internal=internal)
    for login in logins:
        submit(journal, trip, login)
        if past.school == 8 and login == past.leader:
            reopen(journal, trip, login)
            submit(journal, trip, login, minute=30)
    return ratings


def _observe(journal: Journal, trip: Trip, past: Past) -> None:
    observers = [login for login in trip.team if login.startswith(("supervisor", "teacher"))]
    for number in range(past.lessons):
        write_lesson(
            journal,
            visit=trip.id,
            school=school_id(trip.school),
            rater=person_id(observers[number % len(observers)]),
            day=trip.day,
            number=number,
            instrument=rubric("CLS15"),
            quality=past.quality + 0.6,
        )


def _tell(journal: Journal, trip: Trip, past: Past, rating: Rating, number: int, today: date) -> None:
    ranked = rating.ranked()
    told = trip.day + timedelta(days=1 + number % 3)
    if past.until == "draft":
        draft(journal, trip, told, strong=ranked[:2])
        return
    promises = _promises(ranked, number, told, today)
    items = publish(journal, trip, told, strong=ranked[:3], weak=ranked[-3:][::-1], promises=promises)
    if past.until != "unread":
        receive(journal, trip, told + timedelta(days=1))
    if past.until == "corrected":
        items = correct(journal, trip, told + timedelta(days=6), items, promises[0].due + timedelta(days=14))
        receive(journal, trip, told + timedelta(days=7), version=2)
    if past.until in ("signed", "corrected"):
        version = 2 if past.until == "corrected" else 1
        respond(journal, trip, told + timedelta(days=8), items, version=version)
        for promise in promises:
            if promise.state != "open":
                advance(journal, trip, min(today - timedelta(days=2), promise.due - timedelta(days=3)), promise)
    if "teacher-1" not in trip.others:
        _close(journal, trip, moment(told, 16, 30))


def _promises(ranked: list[str], number: int, told: date, today: date) -> list[Promise]:
    """One to three agreements on what was weakest, their dates and states spread over all that can be."""
    names = ranked[-1 - number % 3 :][::-1]
    states = [_STATES[(number + i) % len(_STATES)] for i in range(len(names))]
    dues = [max(told + timedelta(days=14), today + timedelta(days=days)) for _, days in states]
    return [Promise(name, due, state) for name, due, (state, _) in zip(names, dues, states, strict=True)]


def _close(journal: Journal, trip: Trip, at: int, reason: str = "") -> None:
    fields = {"closed_at": at, **({"closed_reason": reason} if reason else {})}
    journal.write(person_id(trip.leader), at, "visit", trip.id, fields)
