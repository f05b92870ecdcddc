"""What the server works out from records: how far each sheet is, and a school's lessons without names.

Kept as records of their own, in the transaction that changed what they come from, so devices receive them like any
other. Nobody writes them by hand (`Writer.SERVER`), so they need no log.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection

from fieldwork import scopes, stamps
from fieldwork.completeness import progress
from fieldwork.instruments.model import Instrument
from fieldwork.records import CalibrationProgress, CalibrationSheet, LessonSummary, Progress, Sheet, Visit
from fieldwork.records.stored import Record
from fieldwork.records.visits import FEWEST_LESSONS
from fieldwork.scoring import MeanOfSheets, mean_of_sheets, score_sheet
from fieldwork.submission import answers_of, instrument_of
from sync_server import rounds
from sync_server.server import Server
from sync_server.world import LedgerWorld, Marks, marks_of


class Derivation:
    """Works out the derived records behind what a transaction touched."""

    def __init__(self, server: Server, connection: Connection, world: LedgerWorld) -> None:
        self._server = server
        self._connection = connection
        self._world = world

    def after(self, touched: Iterable[Record]) -> list[Record]:
        """The derived records that are new or different now."""
        listed = list(touched)
        about = [record for record in listed if record.kind in ("visit", "sheet")]
        visits, sheets = set(map(_visit_of, about)), {record.id for record in about if record.kind == "sheet"}
        found = [self._world.get("visit", visit) for visit in sorted(visits)]
        known = [Visit.of(record) for record in found if record is not None]
        self._world.load(("progress", of_sheet) for visit in known for of_sheet in self._progresses(visit).values())
        derived = [made for record in listed if (made := self._calibration_progress(record)) is not None]
        counted: set[tuple[str, str]] = set()
        for visit in known:
            released, before = scopes.is_released(visit, self._world), self._released_before(visit)
            derived += self._progress_of(visit, sheets, released=released, before=before)
            is_shared = released or True in before.values()  # what is private is in no summary
            if is_shared and self._has_lessons(visit):
                counted |= rounds.counts_in(self._connection, visit)
        return derived + [record for school, named in sorted(counted) for record in self._summaries(school, named)]

    def _released_before(self, visit: Visit) -> dict[str, bool]:
        """By sheet, whether its visit was released when its progress was last worked out."""
        found = {sheet: self._world.get("progress", it) for sheet, it in self._progresses(visit).items()}
        return {sheet: bool(record.fields.get("released")) for sheet, record in found.items() if record is not None}

    def _progresses(self, visit: Visit) -> dict[str, str]:
        """By sheet of this visit, the record that says how far it is."""
        return {sheet.id: Progress.kind().id_of(sheet.id) for sheet in self._world.find("sheet", visit=visit.id)}

    def _progress_of(
        self, visit: Visit, touched: Container[str], *, released: bool, before: Mapping[str, bool]
    ) -> list[Record]:
        """What is known of a sheet changes with the sheet itself, and with the release of its visit."""
        sheets = self._world.find("sheet", visit=visit.id)
        changed = (r for r in sheets if r.id in touched or before.get(r.id) != released)
        made = (self._progress(Sheet.of(record), released) for record in changed)
        return [record for record in made if record is not None]

    def _progress(self, sheet: Sheet, released: bool) -> Record | None:
        instrument = instrument_of(sheet.instrument or "", self._world)
        if not isinstance(instrument, Instrument):
            return None
        known = instrument.indicator_ids
        answers = {name: answer for name, answer in answers_of(sheet).items() if name in known}
        done = progress(instrument, answers)
        fields = {
            "sheet": sheet.id,
            "visit": sheet.visit,
            "instrument": sheet.instrument,
            "school": sheet.school,
            "subject": sheet.subject,
            "rater": sheet.rater,
            "answered": done.done,
            "total": done.total,
            "submitted_at": sheet.submitted_at,
            "released": released,
            "reopened": sheet.reopened[max(sheet.reopened)] if sheet.reopened else None,
        }
        return self._changed("progress", Progress.kind().id_of(sheet.id), fields)

    def _calibration_progress(self, record: Record) -> Record | None:
        if record.kind != "calibration_sheet":
            return None
        sheet = CalibrationSheet.of(record)
        instrument = instrument_of(sheet.instrument or "", self._world)
        if not isinstance(instrument, Instrument):
            return None
        known = instrument.indicator_ids
        done = progress(instrument, {name: given for name, given in answers_of(sheet).items() if name in known})
        fields = {
            "sheet": sheet.id,
            "calibration": sheet.calibration,
            "rater": sheet.rater,
            "answered": done.done,
            "total": done.total,
            "submitted_at": sheet.submitted_at,
        }
        return self._changed("calibration_progress", CalibrationProgress.kind().id_of(sheet.id), fields)

    def _summaries(self, school: str, named: str) -> list[Record]:
        by_instrument: dict[str, list[Sheet]] = {}
        for sheet in self._lesson_sheets(school, named):
            by_instrument.setdefault(sheet.instrument or "", []).append(sheet)
        earlier = (LessonSummary.of(r) for r in self._world.find("lesson_summary", school=school))
        emptied: dict[str, list[Sheet]] = {
            s.instrument or "": [] for s in earlier if s.round == named and s.instrument not in by_instrument
        }
        made = (self._summary(school, i, named, sheets) for i, sheets in {**by_instrument, **emptied}.items())
        return [record for record in made if record is not None]

    def _has_lessons(self, visit: Visit) -> bool:
        sheets = map(Sheet.of, self._world.find("sheet", visit=visit.id))
        return any(sheet.subject != sheet.school for sheet in sheets)

    def _lesson_sheets(self, school: str, named: str) -> Iterable[Sheet]:
        for visit in rounds.visits_in(self._connection, self._world, school, named):
            if scopes.is_released(visit, self._world):
                found = map(Sheet.of, self._world.find("sheet", visit=visit.id))
                sheets = [s for s in found if s.instrument in visit.used]
                yield from (s for s in sheets if s.submitted_at is not None and s.subject != s.school)

    def _summary(self, school: str, used: str, named: str, sheets: list[Sheet]) -> Record | None:
        instrument = instrument_of(used, self._world)
        if not isinstance(instrument, Instrument):
            return None
        lessons = len({sheet.subject for sheet in sheets})
        fields = {"school": school, "instrument": used, "round": named, "lessons": lessons}
        means = _means(instrument, sheets) if lessons >= FEWEST_LESSONS else {}
        for area in [*(area.id for area in instrument.areas), "total"]:
            fields[f"areas.{area}"] = _shown(means.get(area))
        return self._changed("lesson_summary", LessonSummary.kind().id_of(school, used, named), fields)

    def _changed(self, kind: str, record_id: str, fields: Mapping[str, Any]) -> Record | None:
        """The record with these fields, or None when it holds them already."""
        before = self._world.get(kind, record_id)
        old = before.fields if before else {}
        new = {name: value for name, value in fields.items() if name not in old or old[name] != value}
        if not new:
            return None
        edit, stamp = self._server.new_id(), self._server.stamps.tick()
        marks = dict(marks_of(before))
        for name in new:
            later = stamps.after(stamp, marks[name][1]) if name in marks else stamp
            marks[name] = [edit, later]
        scope = before.scope if before else ""
        return Record(kind, record_id, {**old, **new}, Marks(None, marks), scope)


def _visit_of(record: Record) -> str:
    return record.id if record.kind == "visit" else str(record.fields.get("visit") or "")


def _means(instrument: Instrument, sheets: list[Sheet]) -> dict[str, MeanOfSheets]:
    known = instrument.indicator_ids
    scored = [score_sheet(instrument, {n: a for n, a in answers_of(s).items() if n in known}) for s in sheets]
    areas = {a.id: mean_of_sheets(instrument, (r.area(a.id).mean for r in scored)) for a in instrument.areas}
    return {**areas, "total": mean_of_sheets(instrument, (r.mean for r in scored))}


def _shown(mean: MeanOfSheets | None) -> dict[str, str | None]:
    if mean is None or mean.shown is None:
        return {"mean": None}
    return {"mean": str(mean.shown), "band": mean.band.label_th if mean.band else None}
