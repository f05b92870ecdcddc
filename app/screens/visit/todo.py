"""What there is to fill in: my sheets, my lessons, the shared counts, and how far the others are."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.client import Client
from app.navigation import go
from app.parts.buttons import QuietButton
from app.parts.moments import at, term_briefly
from app.parts.states import Progress
from app.parts.surfaces import ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.screens.visit.forms import CheckedForm, CheckForm, CountForm, LessonForm, Observed, SheetForm, Stage
from app.screens.visit.next_step import checklist_path, sheet_path
from app.screens.visit.state import Other, VisitPage
from app.signing.card import SignedPill
from app.theme import Tone
from app.visiting.addresses import lesson_path, observed_path
from app.wording import checklists as check_words
from app.wording import language
from app.wording import visit as words
from app.wording.reasons import reason
from fieldwork.refusals import Refusal

_STAGES = {
    Stage.NEW: (words.STAGE_NEW, Tone.NEUTRAL, ft.Icons.RADIO_BUTTON_UNCHECKED),
    Stage.DRAFT: (words.STAGE_DRAFT, Tone.INFO, ft.Icons.EDIT_OUTLINED),
    Stage.REOPENED: (words.STAGE_REOPENED, Tone.WARN, ft.Icons.LOCK_OPEN_OUTLINED),
    Stage.SUBMITTED: (words.STAGE_SUBMITTED, Tone.GOOD, ft.Icons.CHECK_CIRCLE_OUTLINE),
}


def Forms(page: VisitPage) -> list[ft.Control]:
    """The school sheets, the count tables and the policy checklists."""
    rows = [_sheet(page, form) for form in page.sheets]
    rows += [_sheet(page, form, replaced=True) for form in page.replaced]
    rows += [_counts(page.visit.id, form) for form in page.counts]
    rows += [_checklist(page, form) for form in page.checklists]
    rows += [_newer(check_words.NEWER(), "newer-checklist") for _ in page.newer_checklists]
    rows += [_newer(words.NEWER(), "newer-instrument") for _ in page.newer_instruments]
    rows += [_checked(page, form) for form in page.checked]
    return [SectionHeader(words.FORMS()), *rows] if rows else []


def _refused(page: VisitPage, title: str, refusal: Refusal, identifier: str) -> ft.Control:
    """What somebody does not fill in, and why: outside the team that is said once, above."""
    return RowsCard(ListRow(title, subtitle=reason(refusal) if page.is_member else "", identifier=identifier))


def _sheet(page: VisitPage, form: SheetForm, *, replaced: bool = False) -> ft.Control:
    title, visit = _titled(form, told=replaced or bool(form.begun_with)), page.visit.id
    if form.refusal:
        return _refused(page, title, form.refusal, f"form-{form.instrument}")
    said = words.PROGRESS(done=form.answered, total=form.total)
    notes = [Note(words.REPLACED(version=form.version))] if replaced else []
    notes += [Note(words.BEGUN_WITH(version=form.version, begun=form.begun_with))] if form.begun_with else []
    notes += [Note(words.SUBMITTED_AT(when=at(form.submitted_at)))] if form.submitted_at else []
    inside = ft.Column(
        [Pills(stage_pill(form.stage)), Progress(form.answered, form.total, text=said), *notes], tight=True
    )
    return RowsCard(
        ListRow(
            title,
            below=inside,
            on_click=partial(go, sheet_path(visit, form.instrument)),
            identifier=f"form-{form.instrument}",
        )
    )


def _titled(form: SheetForm | LessonForm | CountForm, *, told: bool) -> str:
    """A form's title; with its version where another version of it stands beside it."""
    title = language.of(form.title_th, form.title_en)
    return words.OF_VERSION(title=title, version=form.version) if told else title


def stage_pill(stage: Stage) -> ft.Control:
    """Draft, submitted, opened again."""
    phrase, tone, icon = _STAGES[stage]
    return StatusPill(phrase(), tone=tone, icon=icon)


def _counts(visit: str, form: CountForm) -> ft.Control:
    said = words.COUNT_DONE(done=form.done, total=form.total)
    notes = [StatusPill(words.COUNT_WRONG(n=form.wrong), tone=Tone.WARN)] if form.wrong else []
    notes += [Note(words.COUNTED_BEFORE(version=form.version))] if form.replaced else []
    notes += [Note(words.COUNTED_WITH(version=form.version, begun=form.begun_with))] if form.begun_with else []
    inside = ft.Column([Progress(form.done, form.total, text=said), *notes], tight=True)
    return RowsCard(
        ListRow(
            _titled(form, told=form.replaced or bool(form.begun_with)),
            subtitle=words.COUNT_ROUND(round=term_briefly(form.round)),
            below=inside,
            on_click=partial(go, f"/visits/{visit}/counts/{form.instrument}"),
            identifier=f"form-{form.instrument}",
        )
    )


def _checklist(page: VisitPage, form: CheckForm) -> ft.Control:
    """Whoever does not fill it in is told why, as with a rubric."""
    title, name = language.of(form.title_th, form.title_en), f"form-{form.checklist}"
    if form.refusal and form.stage is Stage.NEW:
        return _refused(page, title, form.refusal, name)
    said = check_words.PROGRESS(done=form.answered, total=form.total)
    notes = [Note(check_words.REPLACED(version=form.version))] if form.replaced else []
    notes += [Note(words.SUBMITTED_AT(when=at(form.submitted_at)))] if form.submitted_at else []
    pills = Pills(
        StatusPill(check_words.CHECKLIST(), tone=Tone.NEUTRAL, icon=ft.Icons.CHECKLIST), stage_pill(form.stage)
    )
    inside = ft.Column([pills, Progress(form.answered, form.total, text=said), *notes], tight=True)
    notes += [Note(check_words.BY_OTHERS())] if form.by_others and form.stage is Stage.NEW else []
    path = checklist_path(page.visit.id, form.checklist)
    return RowsCard(ListRow(title, below=inside, on_click=partial(go, path), identifier=name))


def _newer(title: str, identifier: str) -> ft.Control:
    """One that this app cannot read: what is on the visit is told, why it does not open, and the way to a newer app."""
    icon = ft.Icon(ft.Icons.SYSTEM_UPDATE_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT)
    row = ListRow(
        title,
        subtitle=check_words.NEWER_WHY(),
        leading=icon,
        on_click=partial(go, "/settings"),
        identifier=identifier,
    )
    return RowsCard(row)


def _checked(page: VisitPage, form: CheckedForm) -> ft.Control:
    """What a team-mate handed in, to be read."""
    name = next((member.name for member in page.team if member.person == form.rater), "")
    return RowsCard(
        ListRow(
            language.of(form.title_th, form.title_en),
            subtitle=check_words.HANDED_IN_BY(name=name or words.UNKNOWN(), when=at(form.submitted_at)),
            leading=ft.Icon(ft.Icons.MENU_BOOK_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT),
            on_click=partial(go, f"/visits/{page.visit.id}/checked/{form.sheet}"),
            identifier=f"checked-{form.sheet}",
        )
    )


def Lessons(page: VisitPage, client: Client) -> list[ft.Control]:
    """Lessons observed, and beginning one; who may not is told why instead of finding nothing."""
    parts: list[ft.Control] = []
    for form in page.lessons:
        others = [RowsCard(*(_told(page, each) for each in form.others))] if form.others else []
        if form.refusal and not page.is_member and not others:
            continue
        title = _titled(form, told=form.replaced or bool(form.begun_with))
        parts += [SectionHeader(words.LESSONS(), note=title), *others]
        if form.replaced and (others or not form.refusal):
            parts += _observed_before(page.visit.id, form)
        elif form.refusal:
            refused = Notice(_not_yours(form, form.refusal), tone=Tone.INFO, identifier="lesson-refused")
            parts += [refused] if page.is_member else []
        else:
            rows = [_lesson(page.visit.id, form, lesson) for lesson in form.lessons]
            parts.append(RowsCard(*rows) if rows else Note(words.NO_LESSONS()))
            parts.append(_observe(page.visit.id, form, client))
    return parts


def _observed_before(visit: str, form: LessonForm) -> list[ft.Control]:
    """My lessons with a version that the visit has no more, to go on with; what others handed in with it is read."""
    if form.refusal or not form.lessons:
        return [Note(words.SEEN_BEFORE(version=form.version))]
    return [
        RowsCard(*(_lesson(visit, form, lesson) for lesson in form.lessons)),
        Note(words.REPLACED(version=form.version)),
    ]


def _not_yours(form: LessonForm, refusal: Refusal) -> str:
    """Why somebody of the team observes no lesson: where it is the role, whose it is."""
    known = [check_words.FILLERS[each]() for each in form.filled_by if each in check_words.FILLERS]
    if refusal.code != "instrument_not_for_role" or not known:
        return reason(refusal)
    return words.LESSON_BY(who=", ".join(known))


def _told(page: VisitPage, lesson: Observed) -> ft.Control:
    """A lesson that somebody else handed in, to be read."""
    rater = next((member.name for member in page.team if member.person == lesson.rater), "")
    return ListRow(
        lesson.teacher or words.NO_TEACHER(),
        subtitle="\n".join(part for part in (lesson.place, words.OBSERVED_BY(name=rater or words.UNKNOWN())) if part),
        leading=ft.Icon(ft.Icons.MENU_BOOK_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT),
        below=Pills(*_signed_pill(lesson)),
        on_click=partial(go, observed_path(page.visit.id, lesson.sheet)),
        identifier=f"observed-{lesson.sheet}",
    )


def _observe(visit: str, form: LessonForm, client: Client) -> ft.Control:
    return QuietButton(
        words.OBSERVE(),
        lambda: go(lesson_path(visit, form.instrument, client.new_id())),
        identifier="observe-lesson",
        icon=ft.Icons.ADD,
    )


def _lesson(visit: str, form: LessonForm, lesson: Observed) -> ft.Control:
    said = words.PROGRESS(done=lesson.answered, total=lesson.total)
    return ListRow(
        lesson.teacher or words.NO_TEACHER(),
        subtitle=" · ".join(part for part in (lesson.place, said) if part),
        below=Pills(stage_pill(lesson.stage), *_signed_pill(lesson)),
        on_click=partial(go, lesson_path(visit, form.instrument, lesson.subject)),
        identifier=f"lesson-{lesson.subject}",
    )


def _signed_pill(lesson: Observed) -> list[ft.Control]:
    """Whether the teacher has signed, once there is something to sign."""
    return [SignedPill(lesson.signed)] if lesson.signed is not None else []


def Others(page: VisitPage) -> list[ft.Control]:
    """How far the other raters are. There is nothing here that anybody rated."""
    if not page.others:
        return []
    cards = [_other(other) for other in page.others]
    return [SectionHeader(words.OTHERS(), note=words.OTHERS_NOTE()), RowsCard(*cards)]


def _other(other: Other) -> ft.Control:
    if not other.is_known:
        return ListRow(
            other.name or words.UNKNOWN(), subtitle=words.OTHER_UNKNOWN(), identifier=f"other-{other.person}"
        )
    stage = Stage.SUBMITTED if other.submitted_at else Stage.REOPENED if other.reopened else Stage.DRAFT
    said = words.PROGRESS(done=other.answered, total=other.total)
    inside = ft.Column([Pills(stage_pill(stage)), Progress(other.answered, other.total, text=said)], tight=True)
    return ListRow(other.name or words.UNKNOWN(), below=inside, identifier=f"other-{other.person}")
