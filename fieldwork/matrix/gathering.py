"""Read once what the matrix is made of: per visit the result of its released sheets, or how far its drafts are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fieldwork import scopes
from fieldwork.consensus import VisitResult, decision_of, visit_result
from fieldwork.instruments.model import Instrument
from fieldwork.records import Consensus, LessonSummary, Person, Progress, School, Sheet, Visit
from fieldwork.records.stored import Record, World
from fieldwork.rounds import round_of
from fieldwork.submission import answers_of, instrument_of


@dataclass(frozen=True, slots=True)
class Pending:
    """Sheets of a visit that are not released: how many were submitted, and how far all of them are."""

    submitted: int
    members: int
    answered: int
    total: int


@dataclass(frozen=True)
class Rated:
    """The released sheets of a visit by their rater, and what the team decided of them.

    What they come to is worked out when it is first asked for: of years of visits a screen shows the latest of each
    school.
    """

    instrument: Instrument
    sheets: Mapping[str, Sheet]
    decided: tuple[Consensus, ...]

    @cached_property
    def result(self) -> VisitResult:
        """The agreed levels once they are whole, else the raters' mean."""
        known = self.instrument.indicator_ids
        given = {
            rater: {name: answer for name, answer in answers_of(sheet).items() if name in known}
            for rater, sheet in self.sheets.items()
        }
        decisions = {c.indicator: decision_of(c.decision) for c in self.decided if c.indicator}
        return visit_result(self.instrument, given, {i: d for i, d in decisions.items() if d is not None})


@dataclass(frozen=True, slots=True)
class Seen:
    """One visit with one instrument: its released sheets, or what is still pending."""

    visit: Visit
    day: date
    round: str
    instrument_id: str
    instrument: Instrument
    raters: tuple[str, ...]
    rated: Rated | None
    pending: Pending | None

    @property
    def result(self) -> VisitResult | None:
        """What its released sheets come to; None before they are released."""
        return self.rated.result if self.rated is not None else None


@dataclass(frozen=True, slots=True)
class Lessons:
    """A school's observed lessons of one round. Below the number that may be shown there is no mean."""

    n: int
    shown: str | None
    band: str
    round: str
    band_en: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Schools that this person may see, their visits newest first, and their lessons by round."""

    schools: tuple[School, ...]
    seen: Mapping[str, tuple[Seen, ...]]
    planned: Mapping[str, date]
    lessons: Mapping[str, tuple[Lessons, ...]]
    published: tuple[Instrument, ...] = ()


Known = dict[str, tuple[object, list[Seen]]]
"""What was worked out before, by visit, with the writes it was worked out from."""


def gather(
    world: World, *, person: str, today: date, known: Known | None = None, of_school: str | None = None
) -> Gathered:
    """Everything the matrix needs, of one school or of all, in a few passes over the store.

    Give the same `known` again and only visits whose records changed are worked out anew.
    """
    before = {} if known is None else known
    held = scopes.held(person, world, today)
    about = {} if of_school is None else {"school": of_school}
    found = world.find("school") if of_school is None else [world.get("school", of_school)]
    known_schools = [School.of(record) for record in found if record is not None]
    schools = tuple(s for s in known_schools if scopes.results(s.id) in held and s.is_open_on(today))
    shelf = _Shelf(world, is_whole=of_school is None)
    seen: dict[str, list[Seen]] = defaultdict(list)
    planned: dict[str, date] = {}
    ids = {school.id for school in schools}
    for visit in map(Visit.of, world.find("visit", **about)):
        if visit.cancelled or visit.school not in ids or not visit.day:
            continue
        day = date.fromisoformat(visit.day)
        if day > today:
            planned[visit.school] = min(day, planned.get(visit.school, day))
        stands = shelf.stands(visit.id)
        if before.get(visit.id, (None, []))[0] != stands:
            before[visit.id] = (stands, _seen(world, shelf, visit, day))
        seen[visit.school] += before[visit.id][1]
    newest = {
        school: tuple(sorted(rows, key=lambda s: (s.day, s.visit.id), reverse=True)) for school, rows in seen.items()
    }
    return Gathered(schools, newest, planned, _lessons(world, ids), _published(world))


class _Shelf:
    """Records of a kind by their visit. For a whole area they are read in one pass, for one school as they are asked
    for. As much of a World as the release rule asks for."""

    def __init__(self, world: World, *, is_whole: bool) -> None:
        self._world = world
        self._is_whole = is_whole
        self._by_visit: dict[str, dict[str, list[Record]]] = {}

    def get(self, kind: str, record_id: str) -> Record | None:
        return self._world.get(kind, record_id)

    def stands(self, visit: str) -> object:
        """What a visit's line is worked out from: every value that stands in its records."""
        kinds = ("sheet", "consensus", "progress")
        found = [
            self._world.get("visit", visit),
            *(record for kind in kinds for record in self.find(kind, visit=visit)),
        ]
        return tuple((record.id, dict(record.fields)) for record in found if record is not None)

    def find(self, kind: str, **keys: str) -> list[Record]:
        if not self._is_whole:
            return self._world.find(kind, visit=keys["visit"])
        if kind not in self._by_visit:
            grouped: dict[str, list[Record]] = defaultdict(list)
            for record in self._world.find(kind):
                grouped[str(record.fields.get("visit") or "")].append(record)
            self._by_visit[kind] = dict(grouped)
        return self._by_visit[kind].get(keys["visit"], [])


def _seen(world: World, shelf: _Shelf, visit: Visit, day: date) -> list[Seen]:
    """A line for every school rubric of the visit that has a released sheet or a draft."""
    lines = []
    released = scopes.is_released(visit, shelf)
    for instrument_id in visit.used:
        instrument = instrument_of(instrument_id, world)
        if not isinstance(instrument, Instrument) or instrument.unit_of_rating != "school":
            continue
        sheets = _submitted(shelf, visit, instrument_id) if released else {}
        pending = None if released else _pending(shelf, visit, instrument_id)
        if sheets or pending:
            raters = tuple(_name(world, rater) for rater in sheets)
            rated = Rated(instrument, sheets, _decided(shelf, visit, instrument_id)) if sheets else None
            lines.append(Seen(visit, day, round_of(visit), instrument_id, instrument, raters, rated, pending))
    return lines


def _submitted(shelf: _Shelf, visit: Visit, instrument_id: str) -> dict[str, Sheet]:
    sheets = (Sheet.of(record) for record in shelf.find("sheet", visit=visit.id))
    mine = [
        s for s in sheets if s.instrument == instrument_id and s.subject == visit.school and s.submitted_at is not None
    ]
    return {sheet.rater or "": sheet for sheet in sorted(mine, key=lambda s: s.rater or "")}


def _decided(shelf: _Shelf, visit: Visit, instrument_id: str) -> tuple[Consensus, ...]:
    found = map(Consensus.of, shelf.find("consensus", visit=visit.id))
    return tuple(c for c in found if c.instrument == instrument_id)


def _pending(shelf: _Shelf, visit: Visit, instrument_id: str) -> Pending | None:
    drafts = [Progress.of(record) for record in shelf.find("progress", visit=visit.id)]
    drafts = [p for p in drafts if p.instrument == instrument_id and p.subject == visit.school]
    if not drafts:
        return None
    return Pending(
        submitted=sum(p.submitted_at is not None for p in drafts),
        members=max(len(visit.members), len(drafts)),
        answered=sum(p.answered or 0 for p in drafts),
        total=sum(p.total or 0 for p in drafts),
    )


def _lessons(world: World, schools: set[str]) -> dict[str, tuple[Lessons, ...]]:
    found: dict[str, list[Lessons]] = defaultdict(list)
    for summary in map(LessonSummary.of, world.find("lesson_summary")):
        if summary.school in schools and summary.lessons:
            total = summary.areas.get("total")
            total = total if isinstance(total, dict) else {}
            shown = total.get("mean")
            band = str(total.get("band") or "") if shown else ""
            english = _in_english(band, summary.instrument or "", world)
            found[summary.school].append(
                Lessons(summary.lessons, str(shown) if shown else None, band, summary.round or "", english)
            )
    return {school: tuple(sorted(rows, key=lambda r: r.n, reverse=True)) for school, rows in found.items()}


def _in_english(band: str, instrument_id: str, world: World) -> str:
    """A band's English word, as the instrument has it."""
    instrument = instrument_of(instrument_id, world)
    bands = instrument.bands if isinstance(instrument, Instrument) else ()
    return next((each.label_en for each in bands if each.label_th == band), "")


def _published(world: World) -> tuple[Instrument, ...]:
    """Every published rubric that rates a school, in the order of publication."""
    found = sorted(world.find("instrument"), key=lambda r: (r.fields.get("published_at") or 0, r.id))
    read = [instrument_of(record.id, world) for record in found]
    return tuple(i for i in read if isinstance(i, Instrument) and i.unit_of_rating == "school")


def _name(world: World, person: str) -> str:
    found = world.get("person", person)
    return Person.of(found).name if found else ""
