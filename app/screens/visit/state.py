"""What the page of one visit shows, worked out from the records on the device. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.screens.visit.earlier import Earlier, read_earlier
from app.screens.visit.forms import (
    CheckedForm,
    CheckForm,
    CountForm,
    LessonForm,
    PlaceOf,
    SheetForm,
    newer_instruments,
    no_place,
    read_checked,
    read_checklists,
    read_forms,
    read_replaced,
)
from app.visiting.since import MadeAt, unknown
from app.wording import language
from fieldwork import access, scopes
from fieldwork.checking.versions import of_newer_apps
from fieldwork.counting.rounds import counted_in
from fieldwork.debriefs import is_signed, signings_of, words_of
from fieldwork.instruments.model import Instrument
from fieldwork.records import Addressee, Concern, Feedback, Finding, Person, Progress, School, Sheet, Visit
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal
from fieldwork.submission import instrument_of
from fieldwork.thai.years import AcademicTerm


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the team and the areas of work that person looks after."""

    person: str
    name: str
    areas: tuple[str, ...]
    is_leader: bool
    is_me: bool


@dataclass(frozen=True, slots=True)
class Note:
    """One of my own findings, in one line."""

    id: str
    nature: str
    text: str
    indicators: tuple[str, ...]
    photos: int
    internal: bool


@dataclass(frozen=True, slots=True)
class Other:
    """How far another rater is with one instrument. Never what was rated."""

    person: str
    name: str
    instrument: str
    answered: int
    total: int
    submitted_at: int | None
    reopened: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Close:
    """Whether the visit is closed, and whether this person may close it and must say why."""

    closed_at: int | None
    reason: str
    may_close: bool
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class Confided:
    """One of my own concerns: what it says, the records that name those who are told, and how many have opened it.
    `gone` are those of them who have no role any more and had not opened it: they never will."""

    id: str
    text: str
    told: tuple[str, ...]
    seen: int
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Debriefed:
    """How far what is read together before leaving is. `signed` counts names under the present words, of both sides;
    `is_heard` when one of them is the school's, `is_unsigned` when it is noted that there will be none."""

    points: int
    agreements: int
    signed: int
    is_changed: bool
    is_heard: bool
    is_unsigned: bool

    @property
    def is_done(self) -> bool:
        """Whether the school was heard on what is said today, or it is known why not."""
        return not self.is_changed and (self.is_heard or self.is_unsigned)


@dataclass(frozen=True, slots=True)
class VisitPage:
    """Everything on the page."""

    visit: Visit
    school: School
    day: date
    is_today: bool
    term: AcademicTerm
    team: tuple[Member, ...]
    is_member: bool
    sheets: tuple[SheetForm, ...]
    replaced: tuple[SheetForm, ...]
    lessons: tuple[LessonForm, ...]
    counts: tuple[CountForm, ...]
    checklists: tuple[CheckForm, ...]
    newer_instruments: tuple[str, ...]
    newer_checklists: tuple[str, ...]
    checked: tuple[CheckedForm, ...]
    others: tuple[Other, ...]
    findings: tuple[Note, ...]
    confided: tuple[Confided, ...]
    debrief: Debriefed
    earlier: Earlier
    released: bool
    published: bool
    close: Close


def read_page(
    world: World, *, visit: str, person: str, today: date, place_of: PlaceOf = no_place, made_at: MadeAt = unknown
) -> VisitPage | Refusal:
    """The page for this person, or why there is none: the visit is not on this device, or it was cancelled.

    `place_of(sheet id)` is the page a sheet was left at, `made_at(agreement id, field)` when what stands there
    was written.
    """
    record = world.get("visit", visit)
    if record is None:
        return Refusal("no_visit")
    if record.fields.get("cancelled"):
        return Refusal("visit_cancelled", {"reason": record.fields["cancelled"]})
    found = Visit.of(record)
    actor = access.actor_on(person, world, today)
    day = date.fromisoformat(found.day) if found.day else today
    counted = counted_in(world, day)
    sheets, lessons, counts = read_forms(world, found, actor=actor, counted=counted, place_of=place_of)
    school = world.get("school", found.school or "")
    return VisitPage(
        visit=found,
        school=School.of(school) if school else School.kind().read(found.school or "", {}),
        day=day,
        is_today=day == today,
        term=counted.term,
        team=_team(world, found, person),
        is_member=person in found.members,
        sheets=sheets,
        replaced=read_replaced(world, found, actor=actor, place_of=place_of),
        lessons=lessons,
        counts=counts,
        checklists=read_checklists(world, found, actor),
        newer_instruments=newer_instruments(world, found),
        newer_checklists=of_newer_apps(world, found, person),
        checked=read_checked(world, found, person),
        others=_others(world, found, person, sheets),
        findings=_findings(world, visit, person),
        confided=_confided(world, visit, person, today),
        debrief=_debriefed(world, visit),
        earlier=read_earlier(world, found, day=min(day, today), made_at=made_at),
        released=is_released(world, found),
        published=any(f.published_at is not None for f in map(Feedback.of, world.find("feedback", visit=visit))),
        close=_close(world, found, person),
    )


def is_released(world: World, visit: Visit) -> bool:
    """Every rater submitted or the leader closed, as far as this device knows: the server says so in its progress."""
    derived = map(Progress.of, world.find("progress", visit=visit.id))
    return scopes.is_released(visit, world) or any(p.released for p in derived)


def areas_of(world: World, visit: Visit) -> dict[str, tuple[str, str]]:
    """The names of the areas of work of the visit's instruments, Thai and English, by id."""
    rubrics = _rubrics(visit.used, world)
    return {area.id: (area.title_th, area.title_en) for form in rubrics for area in form.areas}


def indicators_of(world: World, visit: Visit) -> dict[str, str]:
    """The names of the indicators a finding may be tied to, by id: also of instruments that were taken off, whose
    sheets are finished (R-79)."""
    rubrics = _rubrics(visit.ever_used, world)
    return {each.id: language.of(each.title_th, each.title_en) for form in rubrics for each in form.indicators}


def _rubrics(names: Iterable[str], world: World) -> list[Instrument]:
    return [form for form in (instrument_of(name, world) for name in names) if isinstance(form, Instrument)]


def name_of(world: World, person: str) -> str:
    """A person's name, or "" when the device does not know the person."""
    record = world.get("person", person)
    return Person.of(record).name if record else ""


def _team(world: World, visit: Visit, me: str) -> tuple[Member, ...]:
    members = [
        Member(p, name_of(world, p), tuple(visit.team.get(p) or ()), p == visit.leader, p == me) for p in visit.members
    ]
    return tuple(sorted(members, key=lambda m: (not m.is_leader, m.name, m.person)))


def _others(world: World, visit: Visit, me: str, sheets: tuple[SheetForm, ...]) -> tuple[Other, ...]:
    """Every other member with every instrument both rate the school with; the server's progress where it is known."""
    derived = {(p.rater, p.instrument): p for p in map(Progress.of, world.find("progress", visit=visit.id))
               if p.subject == visit.school}  # fmt: skip
    return tuple(
        _other(world, person, form, derived.get((person, form.instrument)))
        for person in sorted(visit.members - {me}, key=lambda p: name_of(world, p))
        for form in sheets
    )


def _other(world: World, person: str, form: SheetForm, found: Progress | None) -> Other:
    name = name_of(world, person)
    if found is None:
        return Other(person, name, form.instrument, 0, form.total, None, False, is_known=False)
    return Other(
        person=person,
        name=name,
        instrument=form.instrument,
        answered=found.answered or 0,
        total=found.total or form.total,
        submitted_at=found.submitted_at,
        reopened=bool(found.reopened) and found.submitted_at is None,
        is_known=True,
    )


def _findings(world: World, visit: str, me: str) -> tuple[Note, ...]:
    found = [f for f in map(Finding.of, world.find("finding", visit=visit)) if f.author == me and not f.removed]
    return tuple(
        Note(
            id=f.id,
            nature=f.nature or "note",
            text=f.text or "",
            indicators=tuple(sorted(name for name, on in f.indicators.items() if on)),
            photos=len(f.photos),
            internal=bool(f.internal),
        )
        for f in sorted(found, key=lambda f: (-(f.made_at or 0), f.id))
    )


def _confided(world: World, visit: str, me: str, today: date) -> tuple[Confided, ...]:
    """My own concerns, the newest first."""
    told = [a for a in map(Addressee.of, world.find("addressee", visit=visit)) if not a.withdrawn]
    gone = {a.id for a in told if a.seen_at is None and not scopes.roles_on(a.person or "", world, today)}
    found = [c for c in map(Concern.of, world.find("concern", visit=visit)) if c.author == me and not c.withdrawn]
    return tuple(
        Confided(
            id=c.id,
            text=c.text or "",
            told=tuple(a.id for a in told if a.concern == c.id),
            seen=sum(a.concern == c.id and a.seen_at is not None for a in told),
            gone=frozenset(a.id for a in told if a.concern == c.id and a.id in gone),
        )
        for c in sorted(found, key=lambda c: (-(c.made_at or 0), c.id))
    )


def _debriefed(world: World, visit: str) -> Debriefed:
    """From the signatures where the device does not hold what the team has chosen."""
    signings = signings_of(visit, world)
    words = words_of(visit, world)
    given = [each for signing in signings if signing.stands for each in signing.signatures]
    heard = is_signed(each for each in given if each.side == SCHOOL_SIDE)
    return Debriefed(
        points=len(words.strengths) + len(words.next_steps),
        agreements=len(words.agreements),
        signed=len({each.person or each.name for each in given if each.outcome == SIGNED}),
        is_changed=bool(signings) and not any(each.stands for each in signings),
        is_heard=heard,
        is_unsigned=not heard and any(each.outcome != SIGNED for each in given),
    )


def _close(world: World, visit: Visit, me: str) -> Close:
    """A leader may close at any time; while somebody has not submitted, only with a reason."""
    everybody = scopes.is_released(visit, world) or _all_submitted(world, visit)
    return Close(
        closed_at=visit.closed_at,
        reason=visit.closed_reason or "",
        may_close=visit.leader == me and visit.closed_at is None,
        needs_reason=not everybody,
    )


def _all_submitted(world: World, visit: Visit) -> bool:
    """What the server derived for the others and what this device holds of its own sheets, taken together."""
    own = map(Sheet.of, world.find("sheet", visit=visit.id))
    told = map(Progress.of, world.find("progress", visit=visit.id))
    known: list[Sheet | Progress] = [*own, *told]
    handed_in = (each for each in known if each.subject == visit.school and each.submitted_at is not None)
    return scopes.is_all_in(visit, handed_in, world)
