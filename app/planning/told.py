"""What is against a visit, and why a school is a target, in words: who, when, where and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.parts.moments import briefly, fully
from app.wording import language, schools
from app.wording import planning as words
from fieldwork.instruments.model import Band, Instrument
from fieldwork.planning.bookings import Clash, Plan
from fieldwork.planning.last_results import LastResult, Measure
from fieldwork.planning.targets import Rule, ground_of
from fieldwork.records import Person, School, Target, Visit
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of
from fieldwork.thai.holidays import Holiday


def against(clash: Clash, plan: Plan, world: World) -> str:
    """One sentence about one clash."""
    other = world.get("visit", clash.visit) if clash.visit else None
    visit = Visit.of(other) if other is not None else None
    return words.AGAINST[clash.against](
        person=person_name(clash.person, world),
        school=school_name(plan.school, world),
        other=school_name(visit.school, world) if visit else "",
        leader=person_name(visit.leader, world) if visit else "",
        part=part_said(visit.part if visit else None),
        day=fully(plan.day),
        closed=briefly(_closed_on(plan.school, world)),
        named=clash.named,
    )


def part_said(part: str | None) -> str:
    """Morning, afternoon or the whole day."""
    return words.PARTS[part]() if part in words.PARTS else words.WHOLE_DAY()


def holiday_said(holiday: Holiday) -> str:
    """A holiday's name; of a day given instead, that it is one."""
    name = language.of(holiday.name_th, holiday.name_en)
    return words.INSTEAD(name=name) if holiday.instead else name


def reasons_of(target: Target, world: World) -> tuple[str, ...]:
    """Every reason why a school is a target, ready to be read aloud; a weak result with what it was, for those who have
    the results of the school."""
    said = [
        _weak(target, told, world) if rule == Rule.WEAK else _because(rule, told)
        for rule, told in sorted(target.because.items())
    ]
    own = (target.reason or "").strip()
    said += [words.BY_REASON(reason=own)] if own else []
    return tuple(filter(None, said))


def why_target(school: str, round_: str, world: World) -> tuple[str, ...]:
    """Why a school is a target of a round, ready to be read aloud; nothing when it is none."""
    record = world.get("target", Target.kind().id_of(round_, school))
    target = Target.of(record) if record is not None else None
    return reasons_of(target, world) if target is not None and not target.dropped else ()


def weak(result: LastResult, measure: Measure, instrument: Instrument, as_of: date) -> str:
    """A weak result that was just found, in words."""
    return _weak_said(
        instrument.bands,
        measure.lowest,
        last=briefly(result.day),
        mean=str(result.mean),
        band=result.band.label_th,
        of=measure.of,
        as_of=briefly(as_of),
    )


def because(told: Mapping[str, Any]) -> tuple[str, ...]:
    """What rules saw, in words."""
    return tuple(filter(None, (_because(rule, seen) for rule, seen in sorted(told.items()))))


def person_name(person: str | None, world: World) -> str:
    """A person's name, or ""."""
    record = world.get("person", person or "")
    return Person.of(record).name if record is not None else ""


def school_name(school: str | None, world: World) -> str:
    """A school's name, or ""."""
    record = world.get("school", school or "")
    found = School.of(record) if record is not None else None
    return language.of(found.name, found.name_en) if found is not None else ""


def _weak(target: Target, told: Any, world: World) -> str:
    """The result as it was kept when it was chosen for; the place and day alone where the results are kept from this
    person, or have not come yet."""
    ground = ground_of(target, world)
    instrument = instrument_of(ground.instrument or "", world) if ground is not None else None
    if ground is None or not isinstance(instrument, Instrument):
        return _because(Rule.WEAK, told)
    return _weak_said(
        instrument.bands,
        ground.lowest or 1,
        last=briefly(ground.day),
        mean=ground.mean or "",
        band=ground.band or "",
        of=ground.about or "",
        as_of=briefly(ground.as_of),
    )


def _weak_said(bands: Sequence[Band], lowest: int, *, band: str, **facts: str) -> str:
    named = {each.label_th: language.of(each.label_th, each.label_en) for each in bands}
    chosen = bands[-min(lowest, len(bands))].label_th
    return words.WEAK_RESULT(band=named.get(band, band), chosen=named[chosen], **facts)


def _because(rule: str, told: Any) -> str:
    """A rule of a newer app, or facts that are not as expected, say nothing rather than something wrong."""
    phrase = words.BECAUSE.get(rule)
    if phrase is None or not isinstance(told, Mapping):
        return ""
    facts = {"n": told.get("late")} | {name: _fact(name, value) for name, value in told.items()}
    try:
        return phrase(**facts)
    except KeyError:
        return ""


def _fact(name: str, value: Any) -> Any:
    if name in ("last", "as_of"):
        return briefly(value) if _is_day(value) else ""
    if name == "size":
        return schools.SIZES[value]() if value in schools.SIZES else ""
    return value


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _closed_on(school: str, world: World) -> str | None:
    record = world.get("school", school)
    return School.of(record).closed_on if record is not None else None
