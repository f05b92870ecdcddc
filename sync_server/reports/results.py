"""What the raters gave and what it comes to: area by area, rater by rater, from released sheets only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fieldwork import scopes
from fieldwork.answers import UNANSWERED, Answer
from fieldwork.comparison import Row, compare
from fieldwork.consensus import Decision, VisitResult, decision_of, visit_result
from fieldwork.instruments.model import Area, Indicator, Instrument
from fieldwork.records import Consensus, Finding, LessonSummary, Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.scoring import SheetResult, score_sheet
from fieldwork.submission import answers_of, instrument_of
from fieldwork.thai.sorting import person_sort_key
from sync_server.reports.edition import released
from sync_server.reports.names import person_name

TOTAL_TH = "รวม"


@dataclass(frozen=True, slots=True)
class RatedSheet:
    """One rater's released sheet: who, the answers, and its own score."""

    sheet: Sheet
    rater: str
    name: str
    answers: Mapping[str, Answer]
    score: SheetResult


@dataclass(frozen=True, slots=True)
class Difference:
    """One indicator as every rater left it, and what the team made of it."""

    indicator: Indicator
    row: Row
    decision: Decision | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rubric of a visit: its sheets, the leader's first; the result; every indicator, widest difference first."""

    instrument: Instrument
    sheets: tuple[RatedSheet, ...]
    result: VisitResult
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
    used = {record_id: instrument_of(record_id, world) for record_id, on in sorted(visit.instruments.items()) if on}
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
        if isinstance(instrument, Instrument) and summary.round == visit.round:
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
    decisions = _decisions(visit, record_id, world)
    answers = {sheet.rater: sheet.answers for sheet in sheets}
    rows = compare(instrument, answers).rows if sheets else ()
    return Outcome(
        instrument=instrument,
        sheets=sheets,
        result=visit_result(instrument, answers, decisions),
        differences=tuple(
            Difference(instrument.indicator(row.indicator_id), row, decisions.get(row.indicator_id)) for row in rows
        ),
        decisions=decisions,
    )


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
        found.append(RatedSheet(sheet, rater, person_name(rater, world), answers, score_sheet(instrument, answers)))
    return tuple(sorted(found, key=lambda each: (each.rater != visit.leader, person_sort_key(each.name), each.rater)))


def _decisions(visit: Visit, record_id: str, world: World) -> dict[str, Decision]:
    found = {}
    for consensus in map(Consensus.of, world.find("consensus", visit=visit.id)):
        decision = decision_of(consensus.decision)
        if consensus.instrument == record_id and consensus.indicator and decision:
            found[consensus.indicator] = decision
    return found
