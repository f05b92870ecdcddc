"""One visit written as its people would: planned, rated by each, findings, then agreed on by the team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from fieldwork.consensus import Decision, Original, stored
from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read
from fieldwork.records import Consensus, Sheet
from sync_server.demo import bank
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.demo.journal import Journal, moment
from sync_server.demo.ratings import Rating, open_texts

_AREAS = ("AC", "BU", "PE", "GE")


@dataclass(frozen=True, slots=True)
class Trip:
    """One visit to be: where (school number), when, who leads, who else comes (logins), for which round."""

    id: str
    school: int
    day: date
    leader: str
    others: tuple[str, ...]
    round: str

    @property
    def team(self) -> tuple[str, ...]:
        """Logins of everyone, the leader first."""
        return (self.leader, *self.others)

    def on(self, day: date) -> Trip:
        """The same trip on another day."""
        return replace(self, day=day)


@cache
def rubric(name: str) -> Instrument:
    """A shipped rubric by its own id."""
    found = read(bank.instruments()[name])
    if not isinstance(found, Instrument):
        raise TypeError(f"{name} is no rubric")
    return found


def plan(journal: Journal, trip: Trip, *, planned_on: date | None = None, part: str = "") -> None:
    """The secretariat creates the visit, its team with areas of work, and its instruments."""
    fields: dict[str, Any] = {
        "school": school_id(trip.school),
        "day": trip.day.isoformat(),
        "round": trip.round,
        "purpose": bank.sentences("conversation")["purposes"][0],
        "leader": person_id(trip.leader),
    }
    fields |= {"part": part} if part else {}
    for number, login in enumerate(trip.team):
        fields[f"team.{person_id(login)}"] = [area for i, area in enumerate(_AREAS) if i % len(trip.team) == number]
    fields |= {f"instruments.{instrument_id(name)}": True for name in ("ADM4", "CLS15", "LIT")}
    at = moment(planned_on or trip.day - timedelta(days=14), 9)
    journal.write(person_id("secretary-2"), at, "visit", trip.id, fields)


def rate(journal: Journal, trip: Trip, login: str, rating: Rating, *, complete: bool = True) -> str:
    """One rater fills the school sheet. Incomplete ones stay without open texts and are not submitted."""
    rater, used, school = person_id(login), instrument_id("ADM4"), school_id(trip.school)
    sheet = Sheet.kind().id_of(trip.id, used, school, rater)
    keys = {"visit": trip.id, "instrument": used, "school": school, "subject": school, "rater": rater}
    texts = open_texts(rating) if complete else {}
    at = moment(trip.day, 10, 20 + trip.team.index(login) * 5)
    journal.write(rater, at, "sheet", sheet, {**keys, **rating.fields, **texts})
    return sheet


def submit(journal: Journal, trip: Trip, login: str, *, minute: int = 0) -> None:
    """The rater submits the school sheet in the afternoon."""
    at = moment(trip.day, 14, minute + trip.team.index(login) * 4)
    journal.write(person_id(login), at, "sheet", sheet_of(trip, login), {"submitted_at": at})


def reopen(journal: Journal, trip: Trip, login: str) -> None:
    """The rater opens the submitted sheet again, with a reason."""
    at = moment(trip.day, 14, 20)
    reason = bank.sentences("conversation")["reopened"][0]
    fields = {"submitted_at": None, f"reopened.{at}": reason}
    journal.write(person_id(login), at, "sheet", sheet_of(trip, login), fields)


def sheet_of(trip: Trip, login: str) -> str:
    """The id of a rater's school sheet of this trip."""
    return Sheet.kind().id_of(trip.id, instrument_id("ADM4"), school_id(trip.school), person_id(login))


def find_all(journal: Journal, trip: Trip, ratings: dict[str, Rating], *, internal: str = "") -> None:
    """Findings: two strengths and two points to improve by the leader, one of each by the others.

    `internal` is a note of the leader that never leaves the office.
    """
    told: set[str] = set()
    for login, rating in ratings.items():
        many = 2 if login == trip.leader else 1
        for nature, ranked in (("strength", rating.ranked()), ("improve", rating.ranked()[::-1])):
            names = [name for name in ranked if name not in told][:many]
            find(journal, trip, login, nature, names)
            told.update(names)
    if internal:
        fields = {"nature": "note", "text": internal, "internal": True}
        _finding(journal, trip, trip.leader, "internal", moment(trip.day, 13), fields)


def find(journal: Journal, trip: Trip, login: str, nature: str, indicators: Sequence[str]) -> None:
    """Findings of one nature by one rater, one per indicator."""
    texts = bank.sentences("rubric")
    for number, name in enumerate(indicators):
        at = moment(trip.day, 11, 10 * trip.team.index(login) + number + (5 if nature == "improve" else 0))
        fields = {"nature": nature, "text": texts[name][nature], f"indicators.{name}": True, "internal": False}
        _finding(
            journal, trip, login, f"{name}:{nature}", at, {**fields, **_photo(journal, person_id(login), name, nature)}
        )


def _photo(journal: Journal, author: str, indicator: str, nature: str) -> dict[str, Any]:
    """The drawing of an indicator; the broken handrail is no strength."""
    found = bank.picture_of(indicator)
    if found is None or (indicator == "GE3") == (nature == "strength"):
        return {}
    content, caption = found
    return {f"photos.{journal.keep(author, content)}": {"caption": caption, "order": 1, "width": 1200, "height": 900}}


def _finding(journal: Journal, trip: Trip, login: str, name: str, at: int, fields: dict[str, Any]) -> None:
    author = person_id(login)
    keys = {"visit": trip.id, "school": school_id(trip.school), "author": author, "made_at": at}
    journal.write(author, at, "finding", natural_id("demo-finding", trip.id, login, name), {**keys, **fields})


def agree(journal: Journal, trip: Trip, ratings: dict[str, Rating], *, everything: bool) -> None:
    """The team agrees: on every indicator, or only on those where its raters were two levels apart."""
    random = Random(f"consensus {trip.id}")
    for number, indicator in enumerate(rubric("ADM4").indicators):
        levels = {login: rating.levels.get(indicator.id) for login, rating in ratings.items()}
        given = sorted(level for level in levels.values() if level is not None)
        if not given or not (everything or given[-1] - given[0] > 1):
            continue
        decision = Decision(
            level=given[0] if len(given) < 2 else _settled(given, random),
            reason=_reason(given, len(levels), random),
            by=person_id(trip.leader),
            at=moment(trip.day, 15, number),
            originals={
                person_id(login): _original(journal, trip, login, indicator.id, level)
                for login, level in levels.items()
            },
        )
        _decide(journal, trip, indicator.id, decision)


def _settled(given: list[int], random: Random) -> int:
    low, high = given[0], given[-1]
    return low + 1 if high - low > 1 else random.choice((low, high))


def _reason(given: list[int], raters: int, random: Random) -> str:
    reasons = bank.sentences("conversation")["consensus"]
    if len(given) < raters:
        return str(random.choice(reasons["disputed"]))
    apart = given[-1] - given[0]
    return str(random.choice(reasons["same" if apart == 0 else "near" if apart == 1 else "wide"]))


def _original(journal: Journal, trip: Trip, login: str, indicator: str, level: int | None) -> Original:
    field = f"{'reasons' if level is None else 'levels'}.{indicator}"
    return Original(level, journal.standing("sheet", sheet_of(trip, login), field))


def _decide(journal: Journal, trip: Trip, indicator: str, decision: Decision) -> None:
    used = instrument_id("ADM4")
    keys = {"visit": trip.id, "instrument": used, "school": school_id(trip.school), "indicator": indicator}
    record = Consensus.kind().id_of(trip.id, used, indicator)
    journal.write(decision.by, decision.at or 0, "consensus", record, {**keys, "decision": stored(decision)})
