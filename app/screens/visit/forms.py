"""The instruments of a visit as rows of its page: how far my sheets are, lessons I observed, what is counted."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from app.visiting.sheets import Filling, Key, first_page, pages, read_sheet
from app.wording.grades import named
from fieldwork import access
from fieldwork.access import Actor
from fieldwork.checking import sheets as checking
from fieldwork.checking.versions import Offered, offered
from fieldwork.completeness import progress
from fieldwork.counting import rows
from fieldwork.counting.rounds import CountedIn
from fieldwork.counting.rows import RowStage
from fieldwork.counting.tally import replaced_tables
from fieldwork.instruments.count_checks import check_row
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.lessons import ByTeacher, by_teacher, is_empty, lesson_words, signings_of_lesson
from fieldwork.records import CheckSheet, Sheet, Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Refusal
from fieldwork.submission import instrument_of


class Stage(Enum):
    """How far my own sheet is."""

    NEW = "new"
    DRAFT = "draft"
    REOPENED = "reopened"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A rubric about the school itself, and my sheet of it. `begun_with` is the version of a sheet of mine that stands
    beside this one, because it was begun before the visit had this version."""

    instrument: str
    sheet: str
    title_th: str
    title_en: str
    version: str
    stage: Stage
    answered: int
    total: int
    go_on_at: str
    submitted_at: int | None
    refusal: Refusal | None
    begun_with: str = ""


@dataclass(frozen=True, slots=True)
class Observed:
    """One lesson that was observed; `rater` is "" for one's own, `signed` how its teacher stands to it, None before
    there is anything to sign."""

    subject: str
    sheet: str
    rater: str
    teacher: str
    place: str
    stage: Stage
    answered: int
    total: int
    signed: ByTeacher | None


@dataclass(frozen=True, slots=True)
class LessonForm:
    """A rubric about lessons, and the lessons I observed with it on a visit; `replaced`: the visit has it no more.
    `begun_with` is the version that lessons beside these were observed with; `others` are lessons that others handed
    in and this person may read, whatever version they used."""

    instrument: str
    title_th: str
    title_en: str
    version: str
    lessons: tuple[Observed, ...]
    others: tuple[Observed, ...]
    refusal: Refusal | None
    replaced: bool
    filled_by: tuple[str, ...] = ()
    begun_with: str = ""


@dataclass(frozen=True, slots=True)
class CountForm:
    """A count table: rows that are complete and right, begun, and all there are. `replaced`: the visit has it no more;
    `begun_with` is the version of numbers that stand beside these, because they were counted before."""

    instrument: str
    title_th: str
    title_en: str
    version: str
    round: str
    done: int
    begun: int
    wrong: int
    total: int
    replaced: bool = False
    begun_with: str = ""


@dataclass(frozen=True, slots=True)
class CheckForm:
    """A policy checklist, and my sheet of it. `replaced`: begun with a version that the visit has no more; `by_others`:
    a team-mate has handed it in."""

    checklist: str
    title_th: str
    title_en: str
    version: str
    stage: Stage
    answered: int
    total: int
    submitted_at: int | None
    replaced: bool
    by_others: bool
    refusal: Refusal | None

    @property
    def is_wanted(self) -> bool:
        """Whether it waits for somebody, and this person may be the one."""
        return self.stage is Stage.NEW and self.refusal is None and not self.by_others


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A checklist that a team-mate handed in."""

    sheet: str
    title_th: str
    title_en: str
    rater: str
    submitted_at: int


PlaceOf = Callable[[str], str | None]
Forms = tuple[tuple[SheetForm, ...], tuple[LessonForm, ...], tuple[CountForm, ...]]


def no_place(sheet: str) -> str | None:
    """For whoever has no use for the page a sheet was left at."""
    del sheet
    return None


def read_forms(world: World, visit: Visit, *, actor: Actor, counted: CountedIn, place_of: PlaceOf = no_place) -> Forms:
    """Every instrument of the visit that this device knows, by kind, in order of its id; and the lessons that were
    observed, and the numbers that were counted, with one that the visit has no more."""
    known = [(name, form) for name in visit.used if (form := instrument_of(name, world)) is not None]
    rubrics = sorted(((n, f) for n, f in known if isinstance(f, Instrument)), key=lambda pair: pair[1].id)
    begun = {form.id: form.version for _, form in _begun_before(world, visit, actor)}
    school = [
        replace(_sheet(world, visit, n, f, actor, place_of), begun_with=begun.get(f.id, ""))
        for n, f in rubrics
        if f.unit_of_rating == "school"
    ]
    before = _observed_before(world, visit, actor)
    seen = {form.id: form.version for _, form in before}
    lessons = [
        replace(_lessons(world, visit, n, f, actor), begun_with=seen.get(f.id, ""))
        for n, f in rubrics
        if f.unit_of_rating != "school"
    ]
    tables = [(name, form) for name, form in known if isinstance(form, CountTable)]
    return (
        tuple(school),
        (*lessons, *(_lessons(world, visit, n, f, actor) for n, f in before)),
        _all_counts(world, visit, tables, counted),
    )


def read_replaced(world: World, visit: Visit, *, actor: Actor, place_of: PlaceOf = no_place) -> tuple[SheetForm, ...]:
    """My school sheets of rubrics that the visit has no more. What was recorded is read, finished and handed in all the
    same (R-79); it is no result of the visit while its rubric is not on it."""
    found = _begun_before(world, visit, actor)
    return tuple(_sheet(world, visit, n, f, actor, place_of) for n, f in found if f.unit_of_rating == "school")


def _begun_before(world: World, visit: Visit, actor: Actor) -> list[tuple[str, Instrument]]:
    """The rubrics that the visit has no more and that I have begun."""
    mine = map(Sheet.of, world.find("sheet", visit=visit.id, owner=actor.person))
    return _replaced(world, visit, (sheet.instrument or "" for sheet in mine))


def _observed_before(world: World, visit: Visit, actor: Actor) -> list[tuple[str, Instrument]]:
    """The rubrics that the visit has no more and that lessons were observed with: mine, and what others handed in."""
    sheets = map(Sheet.of, world.find("sheet", visit=visit.id))
    told = (s.instrument or "" for s in sheets if s.rater == actor.person or s.submitted_at is not None)
    return [(name, form) for name, form in _replaced(world, visit, told) if form.unit_of_rating != "school"]


def _replaced(world: World, visit: Visit, used: Iterable[str]) -> list[tuple[str, Instrument]]:
    names = set(used) - set(visit.used)
    known = ((name, instrument_of(name, world)) for name in sorted(names))
    return [(name, form) for name, form in known if isinstance(form, Instrument)]


def newer_instruments(world: World, visit: Visit) -> tuple[str, ...]:
    """What the visit uses and only a newer app can read: it has come to this device all the same."""
    return tuple(n for n in visit.used if world.get("instrument", n) is not None and instrument_of(n, world) is None)


def read_checklists(world: World, visit: Visit, actor: Actor) -> tuple[CheckForm, ...]:
    """The checklists this person has to do with on the visit, by title."""
    sheets = map(CheckSheet.of, world.find("checksheet", visit=visit.id))
    told = {sheet.checklist for sheet in sheets if sheet.rater != actor.person and sheet.submitted_at is not None}
    return tuple(_checklist(each, visit, actor, told) for each in offered(world, visit, actor.person))


def read_checked(world: World, visit: Visit, me: str) -> tuple[CheckedForm, ...]:
    """What others of the team handed in, by title and rater."""
    found = []
    for sheet in map(CheckSheet.of, world.find("checksheet", visit=visit.id)):
        form = checking.checklist_of(sheet.checklist or "", world)
        if form is not None and sheet.rater != me and sheet.submitted_at is not None:
            rater = sheet.rater or ""
            found.append(CheckedForm(sheet.id, form.title_th, form.title_en, rater, sheet.submitted_at))
    return tuple(sorted(found, key=lambda each: (each.title_th, each.submitted_at, each.sheet)))


def _checklist(each: Offered, visit: Visit, actor: Actor, told: Container[str | None]) -> CheckForm:
    form, sheet = each.checklist, each.sheet or CheckSheet.kind().read("", {})
    counted = checking.progress(form, sheet)
    return CheckForm(
        checklist=each.id,
        title_th=form.title_th,
        title_en=form.title_en,
        version=form.version,
        stage=stage_of(each.sheet),
        answered=counted.done,
        total=counted.total,
        submitted_at=sheet.submitted_at,
        replaced=each.replaced,
        by_others=each.id in told,
        refusal=access.may_fill(actor, visit, form.filled_by),
    )


def stage_of(fields: Sheet | CheckSheet | None) -> Stage:
    """How far a sheet is, by what it holds."""
    if fields is None:
        return Stage.NEW
    if fields.submitted_at is not None:
        return Stage.SUBMITTED
    return Stage.REOPENED if fields.reopened else Stage.DRAFT


def _sheet(world: World, visit: Visit, name: str, form: Instrument, actor: Actor, place_of: PlaceOf) -> SheetForm:
    school = visit.school or ""
    filling = read_sheet(Key(visit.id, name, school, school, actor.person), form, world)
    left_at = place_of(filling.key.sheet)
    counted = progress(form, filling.answers)
    return SheetForm(
        instrument=name,
        sheet=filling.key.sheet,
        title_th=form.title_th,
        title_en=form.title_en,
        version=form.version,
        stage=_stage(filling),
        answered=counted.done,
        total=counted.total,
        go_on_at=left_at if left_at in pages(form) else first_page(filling),
        submitted_at=filling.sheet.submitted_at,
        refusal=access.may_fill(actor, visit, form.filled_by),
    )


def _stage(filling: Filling) -> Stage:
    return Stage.NEW if filling.is_new else stage_of(filling.sheet)


def _lessons(world: World, visit: Visit, name: str, form: Instrument, actor: Actor) -> LessonForm:
    sheets = [s for s in map(Sheet.of, world.find("sheet", visit=visit.id)) if s.instrument == name]
    observed = [_observed(world, visit, form, s) for s in sheets if s.rater == actor.person]
    told = [s for s in sheets if s.rater != actor.person and s.submitted_at is not None]
    return LessonForm(
        instrument=name,
        title_th=form.title_th,
        title_en=form.title_en,
        version=form.version,
        lessons=tuple(sorted(observed, key=lambda o: o.subject)),
        others=tuple(_observed(world, visit, form, s, rater=s.rater or "") for s in sorted(told, key=lambda s: s.id)),
        refusal=access.may_fill(actor, visit, form.filled_by),
        filled_by=form.filled_by,
        replaced=not visit.instruments.get(name),
    )


def _observed(world: World, visit: Visit, form: Instrument, sheet: Sheet, *, rater: str = "") -> Observed:
    key = Key(visit.id, sheet.instrument or "", visit.school or "", sheet.subject or "", sheet.rater or "")
    filling = read_sheet(key, form, world)
    counted = progress(form, filling.answers)
    person = next((f.id for f in form.header_fields if f.type == "person_ref"), "")
    facts = [named(str(sheet.headers.get(f.id) or "")) for f in form.header_fields if f.type == "choice"]
    return Observed(
        subject=key.subject,
        sheet=sheet.id,
        rater=rater,
        teacher=str(sheet.headers.get(person) or ""),
        place=" · ".join(fact for fact in facts if fact),
        stage=stage_of(sheet),
        answered=counted.done,
        total=counted.total,
        signed=_signed(sheet, world),
    )


def _signed(sheet: Sheet, world: World) -> ByTeacher | None:
    standing = by_teacher(signings_of_lesson(sheet, world))
    return None if standing is ByTeacher.NOT_SIGNED and is_empty(lesson_words(sheet)) else standing


def _all_counts(
    world: World, visit: Visit, used: Sequence[tuple[str, CountTable]], counted: CountedIn
) -> tuple[CountForm, ...]:
    """The visit's tables; after them those that it has no more and that hold numbers of the school's round."""
    before = replaced_tables(world, visit, counted)
    begun = {table.id: table.version for _, table in before}
    now = (replace(_counts(world, visit, n, t, counted), begun_with=begun.get(t.id, "")) for n, t in used)
    return (*now, *(replace(_counts(world, visit, n, t, counted), replaced=True) for n, t in before))


def _counts(world: World, visit: Visit, name: str, table: CountTable, counted: CountedIn) -> CountForm:
    wanted = counted.round_of(table)
    found = [record for record in world.find("counts", school=visit.school or "") if _is_of(record, name, wanted)]
    grades = [rows.cells_of(table, each) for each in found if each.fields.get("grade") in table.rows_axis.values]
    stages = [rows.stage_of(cells, check_row(table, cells)) for cells in grades]
    return CountForm(
        instrument=name,
        title_th=table.title_th,
        title_en=table.title_en,
        version=table.version,
        round=wanted,
        done=stages.count(RowStage.DONE),
        begun=len(stages) - stages.count(RowStage.EMPTY),
        wrong=stages.count(RowStage.WRONG),
        total=len(table.rows_axis.values),
    )


def _is_of(record: Record, instrument: str, round_: str) -> bool:
    return record.fields.get("instrument") == instrument and record.fields.get("round") == round_
