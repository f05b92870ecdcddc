"""The last page: what is still missing, handing in and what that means, and opening a submitted sheet again."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.moments import at
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import gap_text, gap_title, level_label
from app.signing.card import SignedPill
from app.theme import M, Tone
from app.visiting import sheets
from app.visiting.addresses import observed_path
from app.visiting.sheets import Filling
from app.wording import calibration as calibration_words
from app.wording import lesson
from app.wording import parts as common
from app.wording import rubric as words
from fieldwork.lessons import ByTeacher


@safe_component
def SubmitPage(shown: Shown, desk: Desk) -> ft.Control:
    """Missing list, ready to hand in, or handed in already."""
    filling = shown.filling
    parts: list[ft.Control] = [_reopened(filling)] if filling.sheet.reopened and not filling.is_locked else []
    if filling.is_locked:
        parts.append(_handed_in(filling, desk))
        parts += [_Reopen(desk)] if desk.may_reopen else []
    elif filling.gaps:
        parts += _missing(desk, filling)
    else:
        parts.append(Notice(_meaning(filling), tone=Tone.GOOD, title=words.READY_TITLE(), identifier="ready"))
    parts += [_Teacher(desk, shown.teacher)] if shown.teacher is not None else []
    parts += _summary(filling)
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _missing(desk: Desk, filling: Filling) -> list[ft.Control]:
    rows = [
        ListRow(
            gap_title(filling, gap),
            subtitle=gap_text(gap),
            leading=ft.Icon(ft.Icons.RADIO_BUTTON_UNCHECKED, color=ft.Colors.SECONDARY),
            on_click=partial(desk.mend, sheets.page_of(filling.instrument, gap.item_id)),
            identifier=f"missing-{gap.item_id}",
        )
        for gap in filling.gaps
    ]
    n = len(filling.gaps)
    notice = Notice(words.MISSING_TEXT(), tone=Tone.WARN, title=words.MISSING_TITLE(n=n), identifier="missing")
    return [notice, RowsCard(*rows)]


def _handed_in(filling: Filling, desk: Desk) -> ft.Control:
    said = words.SUBMITTED_TEXT if desk.may_reopen else calibration_words.STAYS
    return Notice(
        said(when=at(filling.sheet.submitted_at)),
        tone=Tone.GOOD,
        title=words.SUBMITTED_TITLE(),
        identifier="submitted",
    )


def _Teacher(desk: Desk, standing: ByTeacher) -> ft.Control:
    """Whether the teacher has signed the lesson, and the way to it. It hinders nothing."""
    said = {ByTeacher.NOT_SIGNED: lesson.HAND_OVER, ByTeacher.CHANGED: lesson.AGAIN}.get(standing)
    text = lesson.LOOK_AT_SIGNED() if standing is ByTeacher.SIGNED else lesson.GIVE_TO_READ()
    button = QuietButton(text, partial(_hand_over, desk), identifier="hand-over", icon=ft.Icons.DRAW_OUTLINED)
    notes = [Note(said())] if said else []
    return Card(Strong(lesson.TEACHER()), Pills(SignedPill(standing)), *notes, ft.Row([button], wrap=True))


def _hand_over(desk: Desk) -> None:
    """What is being typed is stored first: it is what the teacher reads."""
    desk.client.drafts.flush()
    go(observed_path(desk.visit, desk.filling.key.sheet))


@safe_component
def _Reopen(desk: Desk) -> ft.Control:
    """The way to change what was handed in; asks why."""
    ask = use_question()
    reopening = Question(
        words.REOPEN_ASK(), words.REOPEN_TEXT(), words.REOPEN(), desk.reopen, reason_label=words.REOPEN_REASON()
    )
    icon = ft.Icons.LOCK_OPEN_OUTLINED
    button = QuietButton(words.REOPEN(), partial(ask, reopening), identifier="reopen", icon=icon)
    return ft.Row([button], wrap=True)


@safe_component
def SubmitButton(shown: Shown, desk: Desk) -> ft.Control:
    """What the thumb does on the last page: go to what is missing, hand in (asked again), or go back to the visit."""
    ask = use_question()
    filling = shown.filling
    if filling.is_locked:
        text, to = (
            (calibration_words.TO_CALIBRATION(), "calibration") if filling.is_sample else (words.TO_VISIT(), "visit")
        )
        return PrimaryButton(text, partial(go, desk.back), identifier=f"to-{to}", expand=True)
    if filling.gaps:
        first = sheets.page_of(filling.instrument, filling.gaps[0].item_id)
        return PrimaryButton(words.FIRST_MISSING(), partial(desk.mend, first), identifier="first-missing", expand=True)
    handing = Question(words.SUBMIT_ASK(), _meaning(filling), words.SUBMIT(), lambda _: desk.submit())
    icon = ft.Icons.TASK_ALT
    return PrimaryButton(words.SUBMIT(), partial(ask, handing), identifier="submit", icon=icon, expand=True)


def _meaning(filling: Filling) -> str:
    if filling.is_sample:
        return calibration_words.READY()
    return words.READY_TEXT() if filling.instrument.unit_of_rating == "school" else words.READY_TEXT_LESSON()


def _reopened(filling: Filling) -> ft.Control:
    moment, reason = max(filling.sheet.reopened.items(), key=lambda pair: int(pair[0]))
    return Notice(words.REOPENED(when=at(int(moment)), reason=reason), tone=Tone.INFO, identifier="reopened")


def _summary(filling: Filling) -> list[ft.Control]:
    """How often each level was given: the distribution, not a mean, which nobody asked the rater for."""
    given = [sheets.answer(filling, each.id).counted_level for each in filling.instrument.indicators]
    lines: list[ft.Control] = [
        _counted(common.LEVEL(value=level.value, label=level_label(level)), given.count(level.value))
        for level in filling.instrument.scale.levels
    ]
    out = sum(sheets.answer(filling, each.id).not_applicable for each in filling.instrument.indicators)
    label = filling.instrument.scale.not_applicable.label_th
    lines += [_counted(words.MARK_LEFT_OUT(label=label), out)] if out else []
    return [SectionHeader(words.SUMMARY()), Card(*lines)] if any(level is not None for level in given) else []


def _counted(label: str, n: int) -> ft.Control:
    """A level and how often it was given, read as one line."""
    return ft.MergeSemantics(ft.Row([Body(label, expand=True), Strong(words.LEVEL_COUNT(n=n))], spacing=M))
