"""What the raters gave and what it comes to: area by area, rater by rater, from released sheets only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldwork import scopes
from fieldwork.answers import UNANSWERED, Answer, in_words
from fieldwork.comparison import Agreement, Row, agreement, compare
from fieldwork.consensus import Decision, VisitResult, decision_of, originals_of, visit_result
from fieldwork.instruments.model import Area, Indicator, Instrument
from fieldwork.records import Consensus, Finding, LessonSummary, Progress, Sheet, Visit
from fieldwork.records.stored import Record, World
from fieldwork.rounds import round_of
from fieldwork.scoring import SheetResult, Spread, score_sheet, spread
from fieldwork.submission import answers_of, instrument_of
from fieldwork.thai.sorting import person_sort_key
from sync_server.reports.edition import released
from sync_server.reports.names import person_name
from sync_server.world import marks_of

TOTAL_TH = "รวม"


@dataclass(frozen=True, slots=True)
class RatedSheet:
    """One rater's released sheet: who, the answers, and its own score."""

    record: Record
    sheet: Sheet
    rater: str
    name: str
    answers: Mapping[str, Answer]
    score: SheetResult

    def text(self, item: str) -> str:
        """What the rater answered to an open question."""
        return in_words(self.sheet.texts.get(item))


@dataclass(frozen=True, slots=True)
class Difference:
    """One indicator as every rater left it, and what the team made of it.

    `by` recorded the decision. It is `outdated` once a sheet says something else than it was agreed from, and
    `rivalled` while another that was recorded at the same time has not been settled.
    """

    indicator: Indicator
    row: Row
    decision: Decision | None
    by: str
    outdated: bool
    rivalled: bool

    @property
    def is_left_out(self) -> bool:
        """Every rater said that it does not apply: there is nothing to decide."""
        return bool(self.row.answers) and all(answer.not_applicable for _, answer in self.row.answers)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A member of the team without a released sheet of a rubric, and how far the server knows that member to be."""

    name: str
    answered: int
    total: int
    is_submitted: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rubric of a visit: its sheets, the leader's first; the result; every indicator, widest difference first."""

    instrument: Instrument
    sheets: tuple[RatedSheet, ...]
    awaited: tuple[Awaited, ...]
    result: VisitResult
    agreement: Agreement
    spread: Spread
    differences: tuple[Difference, ...]
    decisions: Mapping[str, Decision]

    def answer(self, sheet: RatedSheet, indicator: str) -> Answer:
        """What one rater said about one indicator."""
        return sheet.answers.get(indicator, UNANSWERED)

    def place(self, indicator: str) -> tuple[Area, Indicator]:
        """The area and the words of an indicator."""
        return self.instrument.area_of(indicator), self.instrument.indicator(indicator)


def outcomes_of(visit: Visit, world: World) -> tuple[Outcome, ...]:
    """One outcome per school rubric of the visit, in order of their ids."""
    used = {record_id: instrument_of(record_id, world) for record_id in visit.used}
    rubrics = {
        i: found for i, found in used.items() if isinstance(found, Instrument) and found.unit_of_rating == "school"
    }
    made = [_outcome(visit, record_id, rubric, world) for record_id, rubric in rubrics.items()]
    return tuple(sorted(made, key=lambda outcome: outcome.instrument.instrument_version))


def findings_of(visit: Visit, world: World) -> tuple[Finding, ...]:
    """Released findings in the order in which they were made, removed ones left out."""
    found = [finding for finding in map(Finding.of, released("finding", visit, world)) if not finding.removed]
    return tuple(sorted(found, key=lambda finding: (finding.made_at or 0, finding.id)))


def lessons_of(visit: Visit, world: World) -> tuple[tuple[Instrument, LessonSummary], ...]:
    """The school's observed lessons of the visit's round, as the committee may see them: no names, no single sheet."""
    found = []
    for summary in map(LessonSummary.of, world.find("lesson_summary", school=visit.school or "")):
        instrument = instrument_of(summary.instrument or "", world)
        if isinstance(instrument, Instrument) and summary.round == round_of(visit) and summary.lessons:
            found.append((instrument, summary))
    return tuple(found)


def lesson_means(instrument: Instrument, summary: LessonSummary) -> Iterator[tuple[str, str, str]]:
    """Title, mean ("3.25") and band of each area, the total last; nothing where too few lessons were observed."""
    titles = {**{area.id: area.title_th for area in instrument.areas}, "total": TOTAL_TH}
    for name, title in titles.items():
        value = summary.areas.get(name)
        if isinstance(value, dict) and value.get("mean"):
            yield title, str(value["mean"]), str(value.get("band") or "")


def _outcome(visit: Visit, record_id: str, instrument: Instrument, world: World) -> Outcome:
    sheets = _sheets(visit, record_id, instrument, world)
    decided = _decisions(visit, record_id, world)
    decisions = {name: decision for name, (_, decision) in decided.items()}
    answers = {sheet.rater: sheet.answers for sheet in sheets}
    rows = compare(instrument, answers).rows if sheets else ()
    levels = [a.counted_level for given in answers.values() for a in given.values() if a.counted_level is not None]
    records = {sheet.rater: sheet.record for sheet in sheets}
    return Outcome(
        instrument=instrument,
        sheets=sheets,
        awaited=_awaited(visit, record_id, instrument, set(answers), world),
        result=visit_result(instrument, answers, decisions),
        agreement=agreement(list(rows)),
        spread=spread(levels, scale=instrument.scale),
        differences=tuple(_difference(instrument, row, decided.get(row.indicator_id), records, world) for row in rows),
        decisions=decisions,
    )


def _difference(
    instrument: Instrument,
    row: Row,
    decided: tuple[Record, Decision] | None,
    sheets: Mapping[str, Record],
    world: World,
) -> Difference:
    indicator = instrument.indicator(row.indicator_id)
    if decided is None:
        return Difference(indicator, row, None, "", outdated=False, rivalled=False)
    record, decision = decided
    return Difference(
        indicator=indicator,
        row=row,
        decision=decision,
        by=person_name(decision.by, world),
        outdated=decision.is_outdated(originals_of(row.indicator_id, sheets)),
        rivalled=bool(marks_of(record).get("decision", [])[2:]),
    )


def _awaited(
    visit: Visit, record_id: str, instrument: Instrument, raters: set[str], world: World
) -> tuple[Awaited, ...]:
    """Everyone of the team whose sheet is not here, by name."""
    known = {
        progress.rater: progress
        for progress in map(Progress.of, world.find("progress", visit=visit.id))
        if progress.instrument == record_id and progress.subject == visit.school
    }
    found = []
    for person in visit.members - raters:
        progress = known.get(person)
        found.append(
            Awaited(
                name=person_name(person, world),
                answered=(progress.answered or 0) if progress else 0,
                total=(progress.total if progress else None) or len(instrument.indicators),
                is_submitted=progress is not None and progress.submitted_at is not None,
            )
        )
    return tuple(sorted(found, key=lambda each: person_sort_key(each.name)))


def _sheets(visit: Visit, record_id: str, instrument: Instrument, world: World) -> tuple[RatedSheet, ...]:
    findings = findings_of(visit, world)
    known = {indicator.id for indicator in instrument.indicators}
    found = []
    for record in released("sheet", visit, world):
        sheet = Sheet.of(record)
        if sheet.instrument != record_id or scopes.of(record, world) != scopes.results(visit.school or ""):
            continue
        answers = {name: answer for name, answer in answers_of(sheet, findings).items() if name in known}
        rater = sheet.rater or ""
        name, score = person_name(rater, world), score_sheet(instrument, answers)
        found.append(RatedSheet(record, sheet, rater, name, answers, score))
    return tuple(sorted(found, key=lambda each: (each.rater != visit.leader, person_sort_key(each.name), each.rater)))


def _decisions(visit: Visit, record_id: str, world: World) -> dict[str, tuple[Record, Decision]]:
    found = {}
    for record in world.find("consensus", visit=visit.id):
        consensus = Consensus.of(record)
        decision = decision_of(consensus.decision)
        if consensus.instrument == record_id and consensus.indicator and decision:
            found[consensus.indicator] = (record, decision)
    return found
