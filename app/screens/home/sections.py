"""The sections of the first page, each empty when there is nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import flet as ft

from app.calibrations import CalibrationLine
from app.founding import next_step
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.due import DuePill
from app.parts.few import FirstFew, Row
from app.parts.moments import away, briefly, term
from app.parts.states import Progress
from app.parts.surfaces import Card, ListRow, Pills, SectionHeader, StatusPill
from app.parts.text import Note, Strong
from app.screens.home.state import (
    AgreementLine,
    Answered,
    ConfidedLine,
    FeedbackLine,
    HomeState,
    TeamLine,
    ToPublish,
    VisitLine,
)
from app.theme import Tone
from app.wording import calibration, concern, office
from app.wording import home as words

Controls = list[ft.Control]
ROWS = 6


def ordered(state: HomeState, work: Controls, rest: Controls) -> Controls:
    """One column: a principal without a visit sees the feedback first."""
    return [*work, *rest] if state.today or not state.feedback else [*rest, *work]


def founding(state: HomeState) -> Controls:
    """A new office: how far it is, and the way to the next step."""
    coming = next_step(state.founding)
    if coming is None:
        return []
    done, total = sum(each.is_done for each in state.founding), len(state.founding)
    text = office.FOUNDING_NEXT(step=office.STEPS[coming.step]())
    way = PrimaryButton(text, lambda: go("/office"), identifier="founding", icon=ft.Icons.ARROW_FORWARD)
    progress = Progress(done, total, text=office.FOUNDED_OF(done=done, total=total))
    return [Card(Strong(office.FOUNDING()), progress, way, spacing=12)]


def confided(state: HomeState) -> Controls:
    """What somebody told this person and few others."""
    return _section("confided", concern.RECEIVED(), [partial(_confided, line) for line in state.confided])


def calibrations(state: HomeState) -> Controls:
    """A sample to rate before the round, or what came of it."""
    lines = [partial(_calibration, line) for line in state.calibrations]
    return _section("calibrations", calibration.TITLE(), lines)


def visits(state: HomeState, today: date) -> Controls:
    """Today's visits as cards, the others as rows."""
    parts: Controls = []
    if state.today:
        parts += [SectionHeader(words.TODAY()), *(_today(line) for line in state.today)]
    coming = (("unfinished", words.UNFINISHED, state.unfinished), ("soon", words.SOON, state.soon))
    for name, title, lines in coming:
        parts += _section(name, title(), [partial(_visit, line, today) for line in lines])
    parts += _section(
        "area-today", words.AREA_TODAY(), [partial(_team, line, today, told=True) for line in state.area_today]
    )
    return parts


def visitors(state: HomeState, today: date) -> Controls:
    """Teams that come to the person's own school; how far they are is theirs to know."""
    return _section("visitors", words.VISITORS(), [partial(_team, line, today, told=False) for line in state.visitors])


def publishing(state: HomeState) -> Controls:
    """Visits whose raters are done."""
    return _section("to-publish", words.TO_PUBLISH(), [partial(_to_publish, line) for line in state.to_publish])


def feedback(state: HomeState) -> Controls:
    """What a principal has to read, answer or sign."""
    return _section("feedback", words.FEEDBACK(), [partial(_feedback, line) for line in state.feedback])


def agreements(state: HomeState, today: date) -> Controls:
    """Agreements late or due within two weeks."""
    return _section("agreements", words.AGREEMENTS(), [partial(_agreement, line, today) for line in state.agreements])


def answers(state: HomeState) -> Controls:
    """Schools that answered."""
    return _section("answers", words.ANSWERED(), [partial(_answered, line) for line in state.answered])


def _section(name: str, title: str, rows: Sequence[Row]) -> Controls:
    return [SectionHeader(title), FirstFew(rows, few=ROWS, identifier=f"more-{name}")] if rows else []


def _confided(line: ConfidedLine) -> ft.Control:
    pill = [] if line.seen else [StatusPill(concern.UNREAD(), tone=Tone.WARN, icon=ft.Icons.MARK_EMAIL_UNREAD_OUTLINED)]
    return ListRow(
        line.school,
        subtitle=line.author,
        leading=ft.Icon(ft.Icons.LOCK_OUTLINE, color=ft.Colors.ERROR),
        below=Pills(*pill) if pill else None,
        on_click=lambda: go(f"/concerns/{line.concern}"),
        identifier=f"concern-{line.concern}",
    )


def _calibration(line: CalibrationLine) -> ft.Control:
    pill = {
        "rate": StatusPill(calibration.TO_RATE(), tone=Tone.WARN, icon=ft.Icons.EDIT_OUTLINED),
        "rating": StatusPill(calibration.RATING(n=line.answered), tone=Tone.INFO, icon=ft.Icons.EDIT_OUTLINED),
        "open": StatusPill(calibration.TO_OPEN(), tone=Tone.WARN, icon=ft.Icons.VISIBILITY_OUTLINED),
        "leads": StatusPill(calibration.LEADS(), tone=Tone.NEUTRAL, icon=ft.Icons.HOURGLASS_EMPTY),
        "waits": StatusPill(calibration.WAITS(), tone=Tone.NEUTRAL, icon=ft.Icons.HOURGLASS_EMPTY),
        "result": StatusPill(calibration.RESULT(), tone=Tone.GOOD),
    }[line.stage]
    return ListRow(
        line.name,
        subtitle=briefly(line.day),
        leading=ft.Icon(ft.Icons.TUNE, color=ft.Colors.PRIMARY),
        below=Pills(pill),
        on_click=lambda: go(f"/calibrations/{line.id}"),
        identifier=f"calibration-{line.id}",
    )


def _today(line: VisitLine) -> ft.Control:
    pills = [_stage(line)]
    pills += [StatusPill(words.LEADER(), tone=Tone.NEUTRAL, icon=ft.Icons.FLAG_OUTLINED)] if line.leads else []
    title: list[ft.Control] = [Strong(line.school), *([Note(term(line.round))] if line.round else [])]
    head = ft.Row(
        [
            ft.Column(title, spacing=2, tight=True, expand=True),
            ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT),
        ]
    )
    return Card(
        head, Pills(*pills), on_click=lambda: go(f"/visits/{line.id}"), identifier=f"visit-{line.id}", spacing=12
    )


def _visit(line: VisitLine, today: date) -> ft.Control:
    return ListRow(
        line.school,
        subtitle=f"{away(line.day, today)} · {briefly(line.day)}",
        leading=ft.Icon(ft.Icons.EVENT_OUTLINED, color=ft.Colors.PRIMARY),
        below=_stage(line) if line.day <= today or line.stage != "none" else None,  # begun, then moved
        on_click=lambda: go(f"/visits/{line.id}"),
        identifier=f"visit-{line.id}",
    )


def _team(line: TeamLine, today: date, *, told: bool) -> ft.Control:
    done = line.submitted == line.members
    progress = StatusPill(
        words.SUBMITTED_OF(done=line.submitted, total=line.members),
        tone=Tone.GOOD if done else Tone.INFO if line.submitted else Tone.NEUTRAL,
    )
    when = f"{away(line.day, today)} · {briefly(line.day)}"
    title, then = (line.school, when) if told else (when, line.school)  # to the own school: what differs is the day
    return ListRow(
        title,
        subtitle=f"{then}\n{words.LED_BY(name=line.leader, n=line.members)}",
        leading=ft.Icon(ft.Icons.GROUPS_OUTLINED, color=ft.Colors.PRIMARY),
        below=Pills(progress) if told else None,
        on_click=lambda: go(f"/visits/{line.id}"),
        identifier=f"visit-{line.id}",
    )


def _stage(line: VisitLine) -> ft.Control:
    if line.stage == "submitted":
        return StatusPill(words.STAGE_SUBMITTED(), tone=Tone.GOOD)
    if line.stage == "started":
        return StatusPill(words.STAGE_STARTED(n=line.marks), tone=Tone.INFO, icon=ft.Icons.EDIT_OUTLINED)
    return StatusPill(words.STAGE_NONE(), tone=Tone.NEUTRAL)


def _to_publish(line: ToPublish) -> ft.Control:
    return ListRow(
        line.school,
        subtitle=words.PUBLISH_NOW(day=briefly(line.day)),
        leading=ft.Icon(ft.Icons.OUTGOING_MAIL, color=ft.Colors.SECONDARY),
        on_click=lambda: go(f"/visits/{line.visit}/feedback"),
        identifier=f"publish-{line.visit}",
    )


def _feedback(line: FeedbackLine) -> ft.Control:
    pill = {
        "unread": StatusPill(words.UNREAD(), tone=Tone.WARN, icon=ft.Icons.MARK_EMAIL_UNREAD_OUTLINED),
        "unanswered": StatusPill(words.UNANSWERED(n=line.left), tone=Tone.INFO, icon=ft.Icons.REPLY),
        "unsigned": StatusPill(words.UNSIGNED(), tone=Tone.INFO, icon=ft.Icons.DRAW_OUTLINED),
    }[line.stage]
    return ListRow(
        line.school,
        subtitle=_of_visit(line.day, words.VERSION(n=line.version)),
        leading=ft.Icon(ft.Icons.MAIL_OUTLINE, color=ft.Colors.PRIMARY),
        below=Pills(pill),
        on_click=lambda: go(f"/feedback/{line.id}"),
        identifier=f"feedback-{line.id}",
    )


def _of_visit(day: date | None, said: str) -> str:
    """A school is visited more than once: which visit it is about comes first."""
    return words.OF_VISIT(day=briefly(day), said=said) if day else said


def _agreement(line: AgreementLine, today: date) -> ft.Control:
    owner = f"{line.school}\n{words.OWNER(owner=line.owner)}" if line.owner else line.school
    return ListRow(
        line.action,
        subtitle=owner,
        leading=ft.Icon(ft.Icons.HANDSHAKE_OUTLINED, color=ft.Colors.SECONDARY),
        below=Pills(DuePill(line.due, today)),
        on_click=lambda: go(f"/schools/{line.school_id}"),
        identifier=f"agreement-{line.id}",
    )


def _answered(line: Answered) -> ft.Control:
    pill = (
        StatusPill(words.SIGNED(), tone=Tone.GOOD, icon=ft.Icons.DRAW_OUTLINED)
        if line.signed
        else StatusPill(words.NOT_SIGNED(), tone=Tone.NEUTRAL)
    )
    return ListRow(
        line.school,
        subtitle=_of_visit(line.day, words.ANSWERS(n=line.answers)),
        leading=ft.Icon(ft.Icons.MARK_EMAIL_READ_OUTLINED, color=ft.Colors.PRIMARY),
        below=Pills(pill),
        on_click=lambda: go(f"/feedback/{line.feedback}"),
        identifier=f"answered-{line.feedback}",
    )
