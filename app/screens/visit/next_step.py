"""The one thing to do next on a visit, worked out from its page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.screens.visit.forms import CheckForm, LessonForm, SheetForm, Stage
from app.screens.visit.state import VisitPage
from app.visiting.addresses import debrief_path, lesson_path
from app.visiting.sheets import CLOSING, SUBMIT


class Step(Enum):
    """What the big button says and does."""

    BEGIN = "begin"
    GO_ON = "go_on"
    CLOSE_SHEET = "close_sheet"  # only the closing questions are left
    SUBMIT = "submit"
    LESSON = "lesson"
    CHECKLIST = "checklist"
    DEBRIEF = "debrief"  # on the day itself, before the team leaves
    WAIT = "wait"
    COMPARE = "compare"
    FEEDBACK = "feedback"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Next:
    """A step and where it leads; `at` is the indicator to go on with, `version` which version is begun
    where a sheet of another one stands beside it."""

    step: Step
    path: str = ""
    at: str = ""
    version: str = ""
    title_th: str = ""
    title_en: str = ""


def next_step(page: VisitPage) -> Next:
    """First my own sheets, then my begun lessons and checklists, then what the team does together. A checklist nobody
    has handed in comes before waiting; one that a team-mate handed in is nobody's next step."""
    if not page.is_member:
        return Next(Step.READ)
    mine = [form for form in page.sheets if form.refusal is None]
    unfinished = next((form for form in mine if form.stage is not Stage.SUBMITTED), None)
    if unfinished:
        return _sheet(page.visit.id, unfinished)
    lesson = _begun_lesson(page.visit.id, page.lessons)
    if lesson:
        return lesson
    begun = next((form for form in page.checklists if form.stage in (Stage.DRAFT, Stage.REOPENED)), None)
    if begun:
        return _checklist(page.visit.id, begun)
    if page.is_today or not page.released:  # whoever hands in last is at the school all the same
        open_ = next((form for form in page.checklists if form.is_wanted), None)
        if open_:
            return _checklist(page.visit.id, open_)
        if page.is_today and not page.debrief.is_done:
            return Next(Step.DEBRIEF, debrief_path(page.visit.id))
    if not page.released:
        return Next(Step.WAIT)
    if not page.published and any(m.is_me and m.is_leader for m in page.team):
        return Next(Step.FEEDBACK, f"/visits/{page.visit.id}/feedback")
    return Next(Step.COMPARE, compare_path(page.visit.id, mine[0].instrument)) if mine else Next(Step.READ)


def sheet_path(visit: str, instrument: str) -> str:
    """The address of my school sheet."""
    return f"/visits/{visit}/sheet/{instrument}"


def checklist_path(visit: str, checklist: str) -> str:
    """The address of my sheet of a checklist."""
    return f"/visits/{visit}/checklist/{checklist}"


def compare_path(visit: str, instrument: str) -> str:
    """The address where the raters' sheets stand side by side."""
    return f"/visits/{visit}/compare/{instrument}"


def _sheet(visit: str, form: SheetForm) -> Next:
    path = sheet_path(visit, form.instrument)
    titles = {"title_th": form.title_th, "title_en": form.title_en}
    if form.stage is Stage.NEW:
        return Next(Step.BEGIN, path, version=form.version if form.begun_with else "", **titles)
    if form.go_on_at == SUBMIT:
        return Next(Step.SUBMIT, path, **titles)
    if form.go_on_at == CLOSING:
        return Next(Step.CLOSE_SHEET, path, **titles)
    return Next(Step.GO_ON, path, at=form.go_on_at, **titles)


def _checklist(visit: str, form: CheckForm) -> Next:
    path = checklist_path(visit, form.checklist)
    return Next(Step.CHECKLIST, path, title_th=form.title_th, title_en=form.title_en)


def _begun_lesson(visit: str, forms: tuple[LessonForm, ...]) -> Next | None:
    for form in forms:
        for lesson in form.lessons:
            if lesson.stage is not Stage.SUBMITTED:
                path = lesson_path(visit, form.instrument, lesson.subject)
                return Next(Step.LESSON, path, title_th=form.title_th, title_en=form.title_en)
    return None
