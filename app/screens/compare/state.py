"""Both raters side by side: what each gave and why, where they differ most, and what the team agreed on.

Values and arithmetic only. The originals come from the sheets themselves; nothing here averages two people's words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.screens.compare.board import (
    Agreed,
    AreaLine,
    Board,
    Evidence,
    Mark,
    Photo,
    Rater,
    Row,
    Show,
    Words,
)
from app.screens.compare.waiting import Waiting, waiting
from app.wording import language
from fieldwork import access, comparison, scopes
from fieldwork.answers import Answer, in_words
from fieldwork.consensus import (
    Decision,
    Original,
    agreed_answers,
    decision_of,
    is_whole,
    originals_of,
    stored,
)
from fieldwork.instruments.model import Area, Instrument
from fieldwork.records import Consensus, Finding, Person, School, Sheet, Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Refusal
from fieldwork.scoring import SheetResult, score_sheet, spread
from fieldwork.submission import answers_of, instrument_of

Rivals = Callable[[str], Sequence[Any]]
"""The other heads of a consensus record's decision; None for one whose value only the server's history has."""


def board(
    world: World, visit_id: str, instrument_id: str, *, person: str, today: date, rivals: Rivals = lambda _: ()
) -> Board | Waiting | None:
    """What to show: the comparison, who is still being waited for, or None when there is no such visit here."""
    found = world.get("visit", visit_id)
    instrument = instrument_of(instrument_id, world)
    if found is None or not isinstance(instrument, Instrument):
        return None
    visit = Visit.of(found)
    if not scopes.is_released(visit, world):
        return waiting(world, visit)
    sheets = released_sheets(world, visit, instrument_id)
    if not sheets:
        return waiting(world, visit)
    return _board(world, visit, instrument_id, instrument, sheets, person, today, rivals)


def released_sheets(world: World, visit: Visit, instrument_id: str) -> dict[str, Record]:
    """The submitted school sheets of a released visit by rater, in the order of the raters' ids."""
    found = {}
    for record in world.find("sheet", visit=visit.id):
        sheet = Sheet.of(record)
        if sheet.instrument == instrument_id and sheet.subject == visit.school and sheet.submitted_at is not None:
            found[sheet.rater or ""] = record
    return dict(sorted(found.items()))


def shown(found: Board, show: Show, area: str = "") -> tuple[Row, ...]:
    """The rows a filter leaves, widest difference first."""
    keep: dict[Show, Callable[[Row], bool]] = {
        Show.ALL: lambda row: True,
        Show.WIDE: lambda row: row.is_wide or row.is_disputed,
        Show.DIFFERENT: lambda row: bool(row.difference) or row.is_disputed,
        Show.OPEN: lambda row: row.is_open,
    }
    return tuple(row for row in found.rows if keep[show](row) and (not area or row.area.id == area))


def decided_in(found: Board, area: str) -> tuple[int, int]:
    """How many of an area's indicators the team has settled, and of how many."""
    rows = [row for row in found.rows if row.area.id == area and not row.is_left_out]
    return sum(not row.is_open for row in rows), len(rows)


def decide(found: Board, row: Row, level: int, reason: str, *, by: str, at: int) -> tuple[str, dict[str, Any]]:
    """The consensus record and the fields to write so that the team's decision stands."""
    decision = Decision(level, reason.strip(), by, at, row.originals)
    key = {"visit": found.visit.id, "instrument": found.instrument_id, "indicator": row.indicator.id}
    record_id = Consensus.kind().id_of(*key.values())
    fields: dict[str, Any] = {"decision": stored(decision)}
    if row.agreed is None:
        fields |= {**key, "school": found.visit.school}
    return record_id, fields


def refusal(world: World, record_id: str, fields: Mapping[str, Any], *, person: str, today: date) -> Refusal | None:
    """Why this decision may not be written, or None."""
    return access.refusal_of(access.actor_on(person, world, today), "consensus", record_id, fields, world)


def person_name(world: World, person: str) -> str:
    """A person's full name, or "" when this device does not know the person."""
    found = world.get("person", person)
    return Person.of(found).name if found else ""


def _board(
    world: World,
    visit: Visit,
    instrument_id: str,
    instrument: Instrument,
    sheets: Mapping[str, Record],
    person: str,
    today: date,
    rivals: Rivals,
) -> Board:
    findings = [f for f in map(Finding.of, world.find("finding", visit=visit.id)) if not f.removed]
    known = {indicator.id for indicator in instrument.indicators}
    given = {r: _known(answers_of(Sheet.of(record), findings), known) for r, record in sheets.items()}
    raters = tuple(_rater(world, rater, record) for rater, record in sheets.items())
    decisions = _decisions(world, visit, instrument_id)
    agreed = agreed_answers(instrument, {i: d for i, (_, d) in decisions.items()}, given.values())
    own = tuple(score_sheet(instrument, answers) for answers in given.values())
    team = score_sheet(instrument, agreed)
    table = comparison.compare(instrument, given)
    rows = tuple(
        _row(world, instrument, each, raters, findings, sheets, decisions.get(each.indicator_id), rivals)
        for each in table.rows
    )
    levels = [a.counted_level for answers in given.values() for a in answers.values() if a.counted_level is not None]
    found = Board(
        visit=visit,
        school=_school_name(world, visit),
        instrument_id=instrument_id,
        instrument=instrument,
        raters=raters,
        coming=_coming(world, visit, instrument_id, sheets),
        rows=rows,
        areas=tuple(_line(instrument, area, given, own, team, is_whole(area, agreed)) for area in instrument.areas),
        own=own,
        team=team,
        is_whole=all(is_whole(area, agreed) for area in instrument.areas),
        spread=spread(levels, scale=instrument.scale),
        agreement=table.agreement,
        words=_words(instrument, sheets),
        loose=tuple((r, _evidence(f)) for r in raters for f in findings if f.author == r.person and not f.indicators),
        refused=None,
    )
    return _with_rights(world, found, person, today)


def _with_rights(world: World, found: Board, person: str, today: date) -> Board:
    """Ask the rules with a decision anybody entitled could make."""
    row = found.rows[0]
    record_id, fields = decide(found, row, found.instrument.scale.min, "-", by=person, at=0)
    refused = refusal(world, record_id, fields, person=person, today=today)
    return replace(found, refused=refused)


def _row(
    world: World,
    instrument: Instrument,
    each: comparison.Row,
    raters: Sequence[Rater],
    findings: Sequence[Finding],
    sheets: Mapping[str, Record],
    decided: tuple[str, Decision] | None,
    rivals: Rivals,
) -> Row:
    given = dict(each.answers)
    originals = originals_of(each.indicator_id, sheets)
    marks = tuple(
        Mark(
            rater,
            given[rater.person],
            tuple(_evidence(f) for f in findings if f.author == rater.person and each.indicator_id in f.indicators),
        )
        for rater in raters
    )
    return Row(
        indicator=instrument.indicator(each.indicator_id),
        area=instrument.area_of(each.indicator_id),
        marks=marks,
        difference=each.difference,
        is_disputed=each.is_applicability_disputed,
        originals=originals,
        agreed=_agreed(world, decided, originals, rivals) if decided else None,
    )


def _agreed(world: World, decided: tuple[str, Decision], originals: Mapping[str, Original], rivals: Rivals) -> Agreed:
    record_id, decision = decided
    heads = [decision_of(head) for head in rivals(record_id)]
    others = [head for head in heads if head is not None and head != decision]
    return Agreed(
        decision=decision,
        by=person_name(world, decision.by),
        outdated=decision.is_outdated(originals),
        rivals=tuple((person_name(world, other.by), other) for other in others),
        unsettled=len(others) + heads.count(None),
        record=record_id,
    )


def _decisions(world: World, visit: Visit, instrument_id: str) -> dict[str, tuple[str, Decision]]:
    found = {}
    for record in world.find("consensus", visit=visit.id):
        consensus = Consensus.of(record)
        decision = decision_of(consensus.decision)
        if consensus.instrument == instrument_id and consensus.indicator and decision:
            found[consensus.indicator] = (record.id, decision)
    return found


def _line(
    instrument: Instrument,
    area: Area,
    given: Mapping[str, Mapping[str, Answer]],
    own: Sequence[SheetResult],
    team: SheetResult,
    whole: bool,
) -> AreaLine:
    answers = [sheet.get(indicator.id) for sheet in given.values() for indicator in area.indicators]
    levels = [a.counted_level for a in answers if a is not None and a.counted_level is not None]
    return AreaLine(
        area, tuple(r.area(area.id) for r in own), team.area(area.id), whole, spread(levels, scale=instrument.scale)
    )


def _words(instrument: Instrument, sheets: Mapping[str, Record]) -> tuple[Words, ...]:
    rows = []
    for item in instrument.open_items:
        texts = tuple(in_words(record.fields.get(f"texts.{item.id}")) for record in sheets.values())
        if any(texts):
            rows.append(Words(item, texts))
    return tuple(rows)


def _coming(world: World, visit: Visit, instrument_id: str, sheets: Mapping[str, Record]) -> tuple[str, ...]:
    """Raters whose sheet the server has and this device has not received yet."""
    names = []
    for record in world.find("progress", visit=visit.id):
        fields = record.fields
        submitted = fields.get("submitted_at") is not None and fields.get("subject") == visit.school
        if submitted and fields.get("instrument") == instrument_id and fields.get("rater") not in sheets:
            names.append(person_name(world, str(fields.get("rater") or "")))
    return tuple(sorted(names))


def _evidence(finding: Finding) -> Evidence:
    photos = [(p.get("order") or 0, sha, p.get("caption")) for sha, p in finding.photos.items() if isinstance(p, dict)]
    return Evidence(
        id=finding.id,
        nature=finding.nature or "note",
        text=finding.text or "",
        internal=bool(finding.internal),
        photos=tuple(Photo(sha, str(caption or "")) for _, sha, caption in sorted(photos, key=lambda p: p[:2])),
        team_note=finding.team_note or "",
    )


def _rater(world: World, rater: str, record: Record) -> Rater:
    found = world.get("person", rater)
    person = Person.of(found) if found else None
    name = person.name if person else ""
    return Rater(rater, name, (person.given if person else "") or name, record.fields.get("submitted_at"), record.id)


def _school_name(world: World, visit: Visit) -> str:
    found = world.get("school", visit.school or "")
    return language.of(School.of(found).name, School.of(found).name_en) if found else ""


def _known(answers: Mapping[str, Answer], indicators: set[str]) -> dict[str, Answer]:
    return {name: answer for name, answer in answers.items() if name in indicators}
