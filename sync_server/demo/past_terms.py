"""Three past terms: visits rated, agreed on, told to their schools and mostly answered; two rounds of counts."""

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
from sync_server.demo.past_visits import BEFORE, FIRST, PAST, Past
from sync_server.demo.ratings import Rating, leave_out_area, rate_school, strengths
from sync_server.demo.visits import Trip, agree, find_all, plan, rate, reopen, rubric, submit

# How each agreement of the past term stands, and how many days from the day of the set-up it is due.
_STATES = (("done", -40), ("doing", 25), ("open", -12), ("doing", -4), ("open", 50), ("done", -25), ("open", 18))
# The same for those of earlier terms, with the days from the day on which the school was told.
_EARLIER = (("done", 60), ("done", 45), ("done", 90), ("doing", 120), ("done", 75))
_BEGINS, _LASTS = 24, 112  # days from the beginning of a term to its first visit, and over which its visits lie


@dataclass(frozen=True, slots=True)
class Occasion:
    """Which visit of its term a visit was, how many terms before the past one, and the day of the set-up."""

    number: int
    ago: int
    today: date


def write_past_terms(journal: Journal, calendar: Calendar) -> None:
    """Write everything that happened before this term, the latest term last."""
    before, past = calendar.before, calendar.past
    write_round(journal, round_name(before), workday(before.starts + timedelta(days=45)), progress=0.0)
    write_round(journal, round_name(past), workday(past.starts + timedelta(days=60)), progress=0.025)
    for ago, (term, visits) in ((2, (calendar.first, FIRST)), (1, (before, BEFORE)), (0, (past, PAST))):
        for number, visit in enumerate(visits):
            day = workday(term.starts + timedelta(days=_BEGINS + _LASTS // len(visits) * number))
            record = natural_id("demo-visit", "past", round_name(term), visit.school)
            trip = Trip(record, visit.school, day, visit.leader, visit.others, round_name(term))
            _write_visit(journal, trip, visit, Occasion(number, ago, calendar.today))


def _write_visit(journal: Journal, trip: Trip, past: Past, when: Occasion) -> None:
    ratings = _rate(journal, trip, past, when)
    _observe(journal, trip, past)
    if any(login.startswith("teacher") for login in past.others):
        _close(journal, trip, moment(trip.day, 15), bank.sentences("conversation")["closed_without_all"][0])
    agree(journal, trip, ratings, everything=past.everything)
    _tell(journal, trip, past, ratings[past.leader], when)


def _rate(journal: Journal, trip: Trip, past: Past, when: Occasion) -> dict[str, Rating]:
    logins = [login for login in trip.team if not login.startswith("teacher")]
    truth = strengths(rubric("ADM4"), past.school, past.quality, ago=when.ago)
    random = Random(f"raters {past.school} {when.ago}")
    given = rate_school(rubric("ADM4"), truth, raters=len(logins), random=random)
    ratings = dict(zip(logins, given, strict=True))
    plan(journal, trip)
    if past.school == 15 and not when.ago:
        leave_out_area(rubric("ADM4"), ratings[logins[1]], "GE")
    for login, rating in ratings.items():
        rate(journal, trip, login, rating)
    notes = bank.sentences("conversation")["internal_findings"]
    internal = notes[when.number // 3 % len(notes)] if when.number % 3 == 0 else ""
    find_all(journal, trip, ratings, internal=internal)
    for login in logins:
        submit(journal, trip, login)
        if past.school == 8 and login == past.leader and not when.ago:
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


def _tell(journal: Journal, trip: Trip, past: Past, rating: Rating, when: Occasion) -> None:
    ranked = rating.ranked()
    told = trip.day + timedelta(days=1 + when.number % 3)
    if past.until == "draft":
        draft(journal, trip, told, strong=ranked[:2])
        return
    promises = _promises(ranked, told, when)
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
                advance(journal, trip, min(when.today - timedelta(days=2), promise.due - timedelta(days=3)), promise)
    if "teacher-1" not in trip.others:
        _close(journal, trip, moment(told, 16, 30))


def _promises(ranked: list[str], told: date, when: Occasion) -> list[Promise]:
    """One to three agreements on what was weakest, their dates and states spread over all that can be."""
    names = ranked[-1 - when.number % 3 :][::-1]
    return [_promise(name, when.number + i, told, when) for i, name in enumerate(names)]


def _promise(indicator: str, place: int, told: date, when: Occasion) -> Promise:
    if when.ago:
        state, days = _EARLIER[place % len(_EARLIER)]
        return Promise(indicator, told + timedelta(days=days), state if when.ago == 1 else "done")
    state, days = _STATES[place % len(_STATES)]
    return Promise(indicator, max(told + timedelta(days=14), when.today + timedelta(days=days)), state)


def _close(journal: Journal, trip: Trip, at: int, reason: str = "") -> None:
    fields = {"closed_at": at, **({"closed_reason": reason} if reason else {})}
    journal.write(person_id(trip.leader), at, "visit", trip.id, fields)
