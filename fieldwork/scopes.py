"""Who receives what: the scope each record is in, and the scopes a person's roles hold on a given day.

A record is in exactly one scope. What is private moves into a shared scope when it is released, and back when it is
opened again; devices follow because the server sends the move (docs/security.md has the table of who sees what).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

from fieldwork.debriefs import shared_agreements
from fieldwork.instruments.model import Instrument
from fieldwork.records import (
    Addressee,
    Calibration,
    CalibrationSheet,
    Feedback,
    Person,
    Progress,
    Role,
    RoleName,
    Sheet,
    Visit,
)
from fieldwork.records.stored import Record, World
from fieldwork.submission import instrument_of

EVERYONE = "everyone"
CALIBRATIONS = "calibrations"
"""What is calibrated, who has handed in, and how the group agreed to read an indicator: for everybody who rates."""
Released = Callable[[str], bool]
_PUBLIC_KINDS = {"office", "school", "person", "role", "instrument", "checklist", "round", "period"}
_SCHOOL_KINDS = {"visit", "counts", "receipt", "response", "acknowledgement", "target"}
_RESULT_KINDS = {"consensus", "progress", "lesson_summary", "debrief", "ground"}
_CALIBRATION_KINDS = {"calibration", "calibration_progress", "convention"}
CONFIDED_KINDS = frozenset({"concern", "addressee"})
"""Kinds of which nobody learns anything who is not named, not even the office."""
_WHOLE_AREA = {RoleName.SUPERVISOR, RoleName.SECRETARIAT, RoleName.DIRECTOR}
_RUNS_SCHOOL = {RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, RoleName.CHAIR}


def own(person: str) -> str:
    """Drafts and private work of one person."""
    return f"own:{person}"


def of_school(school: str) -> str:
    """What a school and the office share: visits and why it is a target, counts, what was signed or published,
    agreements."""
    return f"school:{school}"


def results(school: str) -> str:
    """Released school sheets, findings, consensus, summaries, the result that made it a target, and what a team has
    chosen to go through with a school: for the office and the visiting team."""
    return f"results:{school}"


def lessons(school: str) -> str:
    """Released lesson sheets and the signatures under them, which name a teacher: for the supervision group and that
    school's principal."""
    return f"lessons:{school}"


def confided(concern: str) -> str:
    """One concern: for its author and the people it is told to, by name."""
    return f"concern:{concern}"


def calibrated(calibration: str) -> str:
    """The sheets of one calibration whose result is open: for those who handed one in, and its facilitator."""
    return f"calibration:{calibration}"


def calibrations_seen(person: str, world: World) -> set[str]:
    """The calibrations whose sheets a person may read once the result is open: who rates reads nobody's levels before
    having handed in; a facilitator who does not rate has nothing to be led by."""
    own = (CalibrationSheet.of(record) for record in world.find("calibration_sheet", owner=person))
    handed_in = {sheet.calibration or "" for sheet in own if sheet.submitted_at is not None}
    led = [Calibration.of(record) for record in world.find("calibration", owner=person)]
    rated = (Calibration.of(found) for name in handed_in if (found := world.get("calibration", name)) is not None)
    return {c.id for c in led if person not in c.members} | {c.id for c in rated if person in c.members}


def concerns_of(person: str, world: World) -> set[str]:
    """The concerns that a person wrote, or is told."""
    told = map(Addressee.of, world.find("addressee", owner=person))
    return {r.id for r in world.find("concern", owner=person)} | {
        a.concern for a in told if a.concern and not a.withdrawn
    }


def roles_on(person: str, world: World, today: date) -> list[Role]:
    """The person's roles that hold on that day, first and last day included. None after the person's own last day."""
    if has_left(person, world, today):
        return []
    roles = [Role.of(record) for record in world.find("role", owner=person)]
    return [role for role in roles if role.holds_on(today)]


def has_left(person: str, world: World, today: date) -> bool:
    """Whether the person's last day is over."""
    found = world.get("person", person)
    last_day = Person.of(found).left_on if found is not None else None
    return last_day is not None and last_day < today.isoformat()


def schools_run(roles: list[Role]) -> frozenset[str]:
    """The schools these roles make their holder run, who answers and signs for them."""
    return frozenset(r.school for r in roles if r.school and r.role in _RUNS_SCHOOL)


def schools_of(roles: Iterable[Role]) -> frozenset[str]:
    """The schools these roles tie their holder to: those that are run, and where a teacher-supervisor teaches. Whoever
    belongs to a school never holds what others rated there."""
    return frozenset(r.school for r in roles if r.school)


def sees_whole_area(roles: Iterable[str]) -> bool:
    """Whether devices of somebody with these roles hold every school's visits."""
    return not _WHOLE_AREA.isdisjoint(roles)


def schools_visited(person: str, world: World) -> set[str]:
    """The schools of all visits in whose team the person is."""
    return {v.school for v in map(Visit.of, world.find("visit")) if v.school and person in v.members}


def all_schools(world: World) -> set[str]:
    """Every school there is."""
    return {record.id for record in world.find("school")}


def is_calibrating(world: World) -> bool:
    """Whether there was ever a calibration."""
    return bool(world.find("calibration"))


def held(
    person: str,
    world: World,
    today: date,
    visited: Callable[[str, World], Iterable[str]] = schools_visited,
    every: Callable[[World], Iterable[str]] = all_schools,
    calibrating: Callable[[World], bool] = is_calibrating,
) -> frozenset[str]:
    """Every scope that the person's devices may hold on that day. Empty when no role holds.

    `visited`, `every` and `calibrating` find what `schools_visited`, `all_schools` and `is_calibrating` do, for a world
    that need not read every visit, school and sample for it.
    """
    roles = roles_on(person, world, today)
    if not roles:
        return frozenset()
    names = {r.role for r in roles}
    run, belongs = schools_run(roles), schools_of(roles)
    scopes = {EVERYONE, own(person), *map(of_school, run), *map(confided, concerns_of(person, world))}
    scopes |= {lessons(r.school) for r in roles if r.school and r.role == RoleName.PRINCIPAL}
    if names - {RoleName.PRINCIPAL} and calibrating(world):
        scopes |= {CALIBRATIONS, *map(calibrated, calibrations_seen(person, world))}
    if names & _WHOLE_AREA:
        schools = set(every(world))
        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - belongs}
        if RoleName.SUPERVISOR in names:
            scopes |= {lessons(s) for s in schools}
    elif names - {RoleName.PRINCIPAL}:
        schools = set(visited(person, world))
        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - belongs}
    return frozenset(scopes)


def of(record: Record, world: World) -> str:
    """The one scope a record belongs in as things stand."""
    return next(of_all([record], world))


def of_all(records: Iterable[Record], world: World) -> Iterator[str]:
    """The scope of each record as things stand. Whether a visit is released is worked out once for all of them."""

    @cache
    def released(visit: str) -> bool:
        found = world.get("visit", visit)
        return found is not None and is_released(Visit.of(found), world)

    for record in records:
        yield _of(record, world, released)


def _of(record: Record, world: World, released: Released) -> str:
    if record.kind in _PUBLIC_KINDS:
        return EVERYONE
    if record.kind in _CALIBRATION_KINDS:
        return CALIBRATIONS
    school = str(record.fields.get("school") or "")
    if record.kind in _SCHOOL_KINDS:
        return of_school(school)
    if record.kind in _RESULT_KINDS:
        return results(school)
    return _MOVING[record.kind](record, school, world, released)


def is_released(visit: Visit, world: World) -> bool:
    """True once every member of the team has submitted every school sheet of the visit, or the leader closed it.

    Until then nobody's sheet or finding leaves its author, so that ratings stay independent: with two rubrics on a
    visit, the second is not rated with the results of the first in view.
    """
    if visit.closed_at is not None:
        return True
    sheets = map(Sheet.of, world.find("sheet", visit=visit.id))
    return is_all_in(visit, (s for s in sheets if s.submitted_at is not None and s.subject == visit.school), world)


def is_all_in(visit: Visit, submitted: Iterable[Sheet | Progress], world: World) -> bool:
    """Whether these submitted school sheets are all that the team owes: one of each member for each school rubric. What
    cannot be read here may be one, and is owed too unless the server, which reads all, has said that the visit is
    released."""
    raters: dict[str, set[str]] = {}
    for sheet in submitted:
        raters.setdefault(sheet.instrument or "", set()).add(sheet.rater or "")
    if not visit.members or not visit.members <= set().union(*raters.values()):
        return False
    if not all(visit.members <= raters.get(rubric, set()) for rubric in school_rubrics(visit, world)):
        return False
    unread = [used for used in visit.used if instrument_of(used, world) is None]
    if all(visit.members <= raters.get(used, set()) for used in unread):
        return True
    return any(Progress.of(record).released for record in world.find("progress", visit=visit.id))


def is_opened(calibration: Calibration, world: World) -> bool:
    """True once the facilitator opened the result, or everybody who rates has handed in. It is never closed again: what
    was seen was seen (`access` keeps who rates, and every sheet, as they were then)."""
    if calibration.opened_at is not None:
        return True
    return bool(calibration.members) and calibration.members <= {
        sheet.rater for sheet in sheets_of(calibration, world) if sheet.submitted_at is not None
    }


def sheets_of(calibration: Calibration, world: World) -> list[CalibrationSheet]:
    """The sheets there are of those who rate, in order of rater."""
    return [CalibrationSheet.of(record) for record in _calibration_sheets(calibration, calibration.members, world)]


def _calibration_sheets(calibration: Calibration, raters: Iterable[str], world: World) -> list[Record]:
    id_of = CalibrationSheet.kind().id_of
    found = (world.get("calibration_sheet", id_of(calibration.id, rater)) for rater in sorted(raters))
    return [record for record in found if record is not None]


def school_rubrics(visit: Visit, world: World) -> Iterator[str]:
    """The rubrics of a visit, as far as they are known here, with which each of its team rates the school."""
    for used in visit.used:
        instrument = instrument_of(used, world)
        if isinstance(instrument, Instrument) and instrument.unit_of_rating == "school":
            yield used


def moved_by(record: Record, world: World) -> list[Record]:
    """Records whose scope may change because this one changed, itself left out."""
    if record.kind in {"sheet", "visit"}:
        visit = record.id if record.kind == "visit" else str(record.fields.get("visit") or "")
        sheets = [r for kind in ("sheet", "finding") for r in world.find(kind, visit=visit) if r.id != record.id]
        return sheets + [r for r in world.find("signature", visit=visit) if r.fields.get("sheet") is not None]
    if record.kind in {"calibration", "calibration_sheet"}:
        named = record.id if record.kind == "calibration" else str(record.fields.get("calibration") or "")
        found = world.get("calibration", named)
        known = Calibration.of(found) if found is not None else None
        return [r for r in _calibration_sheets(known, known.raters, world) if r.id != record.id] if known else []
    if (record.kind == "signature" and record.fields.get("sheet") is None) or (
        record.kind == "feedback" and record.fields.get("published_at")
    ):
        return world.find("agreement", visit=str(record.fields.get("visit") or ""))
    return []


def _of_sheet(record: Record, school: str, world: World, released: Released) -> str:
    del world
    sheet = Sheet.of(record)
    if sheet.submitted_at is None or not released(sheet.visit or ""):
        return own(sheet.rater or "")
    return results(school) if sheet.subject == sheet.school else lessons(school)


def _of_signature(record: Record, school: str, world: World, released: Released) -> str:
    """The school's, but a teacher's name under a lesson is wherever the sheet of that lesson is."""
    if record.fields.get("sheet") is None:
        return of_school(school)
    sheet = world.get("sheet", str(record.fields["sheet"]))
    return (
        _of_sheet(sheet, school, world, released) if sheet is not None else _of_author(record, school, world, released)
    )


def _of_checksheet(record: Record, school: str, world: World, released: Released) -> str:
    """Nothing in it is rated, so it is shared once it is handed in, whatever of the visit is still open."""
    del world, released
    is_in = record.fields.get("submitted_at") is not None
    return results(school) if is_in else own(str(record.fields.get("rater") or ""))


def _of_finding(record: Record, school: str, world: World, released: Released) -> str:
    del world
    if not released(str(record.fields.get("visit") or "")):
        return own(str(record.fields.get("author") or ""))
    return results(school)


def _of_feedback(record: Record, school: str, world: World, released: Released) -> str:
    del world, released
    published = record.fields.get("published_at") is not None
    return of_school(school) if published else own(str(record.fields.get("author") or ""))


def _of_agreement(record: Record, school: str, world: World, released: Released) -> str:
    del released
    visit = str(record.fields.get("visit") or "")
    published = (Feedback.of(f) for f in world.find("feedback", visit=visit))
    named = [i.get("agreement") for f in published if f.published_at is not None for i in _items(f)]
    told = record.id in named or record.id in shared_agreements(visit, world)
    return of_school(school) if told else results(school)


def _items(feedback: Feedback) -> list[dict[str, Any]]:
    return [item for item in feedback.items.values() if isinstance(item, dict)]


def _of_concern(record: Record, school: str, world: World, released: Released) -> str:
    del school, world, released
    return confided(record.id)


def _of_addressee(record: Record, school: str, world: World, released: Released) -> str:
    del school, world, released
    return confided(str(record.fields.get("concern") or ""))


def _of_author(record: Record, school: str, world: World, released: Released) -> str:
    del school, world, released
    return own(str(record.fields.get("author") or ""))


def _of_calibration_sheet(record: Record, school: str, world: World, released: Released) -> str:
    del school, released
    sheet = CalibrationSheet.of(record)
    found = world.get("calibration", sheet.calibration or "")
    known = Calibration.of(found) if found is not None else None
    counts = known is not None and sheet.submitted_at is not None and sheet.rater in known.members
    return calibrated(known.id) if known and counts and is_opened(known, world) else own(sheet.rater or "")


_MOVING = {
    "sheet": _of_sheet,
    "signature": _of_signature,
    "calibration_sheet": _of_calibration_sheet,
    "finding": _of_finding,
    "feedback": _of_feedback,
    "agreement": _of_agreement,
    "concern": _of_concern,
    "addressee": _of_addressee,
    "phrase": _of_author,
    "checklist_draft": _of_author,
    "checksheet": _of_checksheet,
}
