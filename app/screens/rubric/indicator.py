"""One indicator: every level with its full descriptor, leaving it out, what was seen, and the findings tied to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import QuietButton, tappable
from app.parts.choices import LevelCell
from app.parts.fields import DraftField
from app.parts.history import HistoryMark, beside
from app.parts.layout import is_crowded
from app.parts.moments import briefly
from app.parts.surfaces import ListRow, Notice, RowsCard
from app.parts.text import Body, Heading, Note, Strong
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import level_label, title_of
from app.theme import RADIUS_SMALL, TARGET, XS, L, M, S, Tone
from app.visiting import sheets
from app.visiting.addresses import finding_path
from app.visiting.conventions import Reading
from app.visiting.last_time import LastTime
from app.visiting.sheets import Evidence, Filling
from app.wording import calibration as calibration_words
from app.wording import rubric as words
from fieldwork.answers import Answer
from fieldwork.instruments.model import Indicator, Instrument

BELOW = "below"
"""The scroll key of all that stands below the levels: there it is said what a level, or leaving out, asks for."""


@safe_component
def IndicatorPage(shown: Shown, desk: Desk, indicator_id: str, notice: ft.Control | None = None) -> ft.Control:
    """The body of the page of one indicator. `notice` is what the screen around it has to say about it.

    Its parts are memoised: a tap draws the level that was chosen and the one that was, and leaves the others alone.
    Another language makes a new page.
    """
    write_note = ft.use_callback(lambda text: desk.write_note(indicator_id, text), [])
    write_reason = ft.use_callback(lambda text: desk.write_reason(indicator_id, text), [])
    filling = shown.filling
    indicator = filling.instrument.indicator(indicator_id)
    given = sheets.answer(filling, indicator_id)
    parts: list[ft.Control] = [_Head(filling.key.kind, filling.key.sheet, indicator.id, title_of(indicator))]
    parts += [Before(shown.before[indicator_id], filling.instrument)] if indicator_id in shown.before else []
    parts += [Agreed(shown.readings[indicator_id])] if indicator_id in shown.readings else []
    parts += _levels(desk, filling, indicator, given)
    leaving_out = filling.instrument.scale.not_applicable
    if leaving_out.allowed:
        parts.append(_LeaveOut(desk, indicator_id, leaving_out.label_th, on=given.not_applicable))
    below: list[ft.Control] = _reason(filling, indicator_id, given, write_reason) if given.not_applicable else []
    below += [notice] if notice else []
    if sheets.evidence_wanted(filling, indicator_id):
        below.append(Notice(words.EVIDENCE_WANTED(level=given.level), tone=Tone.WARN, identifier="evidence-wanted"))
    below += [_Hints(tuple(indicator.evidence_th))] if indicator.evidence_th else []
    below.append(_note(filling, indicator_id, given, write_note))
    below += [] if filling.is_sample else _findings(desk, filling, indicator_id)
    parts.append(ft.Container(_column(below), key=ft.ScrollKey(BELOW)))  # type: ignore[call-arg]
    return _column(parts)


def _column(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@safe_component
def Before(last: LastTime, form: Instrument) -> ft.Control:
    """What it came to last time, and what is still to be done about it: small, above the levels."""
    lines: list[ft.Control] = []
    if last.levels and last.day is not None:
        named = [level_label(form.scale.level(value)) for value in last.levels]
        said = words.BEFORE_AGREED if last.agreed else words.BEFORE if len(named) == 1 else words.BEFORE_APART
        lines.append(_line(ft.Icons.HISTORY, said(day=briefly(last.day), levels=" / ".join(named))))
    for each in last.promised:
        due = words.PROMISED_DUE(day=briefly(each.due)) if each.due else ""
        late = words.PROMISED_LATE() if each.overdue else ""
        about = " · ".join(part for part in (due, late) if part)
        lines.append(_line(ft.Icons.HANDSHAKE_OUTLINED, words.PROMISED(action=each.action, about=about).strip()))
    return ft.Semantics(identifier="before", content=ft.Column(lines, spacing=XS, tight=True))


@safe_component
def Agreed(reading: Reading) -> ft.Control:
    """How the raters agreed in calibration to read it."""
    said = calibration_words.CONVENTION_FROM if reading.day else calibration_words.CONVENTION_UNDATED
    line = _line(ft.Icons.TUNE, said(day=briefly(reading.day), text=reading.text))
    return ft.Semantics(identifier="convention", content=line)


def _line(icon: ft.IconData, said: str) -> ft.Control:
    return ft.Row(
        [ft.Icon(icon, size=18, color=ft.Colors.ON_SURFACE_VARIANT), Note(said, expand=True)],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


@ft.memo
@safe_component
def _Head(kind: str, sheet: str, indicator: str, title: str) -> ft.Control:
    """The indicator's name, and the way to who gave which level, reason and note, and when."""
    fields = tuple(f"{name}.{indicator}" for name in ("levels", "reasons", "notes"))
    what = words.INDICATOR(id=indicator, title=title)
    past = HistoryMark(kind, sheet, fields, what=what, identifier="history", key=f"past-{indicator}")
    return beside(Heading(title), past)


def _levels(desk: Desk, filling: Filling, indicator: Indicator, given: Answer) -> list[ft.Control]:
    """Highest first, as on paper, and none chosen before a person chooses."""
    return [
        LevelCell(
            level.value,
            level_label(level),
            indicator.descriptor(level.value),
            given.counted_level == level.value,
            desk.choose,
            identifier=f"indicator-{indicator.id}-level-{level.value}",
            subject=words.INDICATOR(id=indicator.id, title=title_of(indicator)),
            stacked=is_crowded(desk.client.preferences.look.text_scale, wide=desk.client.window.wide),
            key=f"{indicator.id}-{level.value}",
        )
        for level in filling.instrument.scale.levels
    ]


@ft.memo
@safe_component
def _Hints(evidence: tuple[str, ...]) -> ft.Control:
    row = _line(ft.Icons.SEARCH, words.LOOK_AT(evidence=" · ".join(evidence)))
    return ft.Semantics(identifier="evidence-hints", content=row)


@ft.memo
@safe_component
def _LeaveOut(desk: Desk, indicator: str, label: str, *, on: bool) -> ft.Control:
    ink = ft.Colors.ON_SECONDARY_CONTAINER if on else ft.Colors.ON_SURFACE
    face = ft.Row(
        [
            ft.Container(width=0, height=TARGET - S),
            ft.Icon(ft.Icons.CHECK_BOX if on else ft.Icons.CHECK_BOX_OUTLINE_BLANK, color=ink),
            Body(words.NOT_APPLICABLE(label=label), color=ink, expand=True),
        ],
        spacing=M,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    return tappable(
        face,
        lambda: desk.leave_out(),
        identifier=f"indicator-{indicator}-not-applicable",
        label=words.NOT_APPLICABLE(label=label),
        selected=on,
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if on else None,
        border=ft.Border.all(2 if on else 1, ft.Colors.SECONDARY if on else ft.Colors.OUTLINE_VARIANT),
    )


def _reason(filling: Filling, indicator: str, given: Answer, write: Callable[[str], None]) -> list[ft.Control]:
    wanted = filling.instrument.scale.not_applicable.requires_reason and not given.reason.strip()
    notice = Notice(words.REASON_WANTED(), tone=Tone.WARN, identifier="reason-wanted")
    field = DraftField(
        words.REASON(),
        given.reason,
        write,
        identifier="reason",
        multiline=True,
        hint=words.REASON_HINT(),
        disabled=filling.is_locked,
        key=f"{filling.key.sheet}-reason-{indicator}",
    )
    return [*([notice] if wanted else []), field]


def _note(filling: Filling, indicator: str, given: Answer, write: Callable[[str], None]) -> ft.Control:
    asked = given.counted_level in filling.instrument.scale.evidence_required_at
    return DraftField(
        words.NOTE_WANTED() if asked and not given.evidence_count else words.NOTE(),
        given.note,
        write,
        identifier="note",
        multiline=True,
        disabled=filling.is_locked,
        key=f"{filling.key.sheet}-note-{indicator}",
    )


def _findings(desk: Desk, filling: Filling, indicator: str) -> list[ft.Control]:
    held = sheets.tied(filling, indicator)
    rows = [
        ListRow(
            finding.text or words.NO_TEXT_YET(),
            subtitle=finding_note(finding),
            leading=ft.Icon(ft.Icons.STICKY_NOTE_2_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT),
            on_click=partial(go, finding_path(desk.visit, finding.id, back=desk.address)),
            identifier=f"finding-{finding.id}",
        )
        for finding in held
    ]
    add = _AddFinding(desk, indicator, is_locked=filling.is_locked)
    return [*([Strong(words.FINDINGS_HERE()), RowsCard(*rows)] if rows else []), add]


@ft.memo
@safe_component
def _AddFinding(desk: Desk, indicator: str, *, is_locked: bool) -> ft.Control:
    return QuietButton(
        words.ADD_FINDING(),
        lambda: go(finding_path(desk.visit, desk.client.new_id(), indicator=indicator, back=desk.address)),
        identifier="add-finding",
        icon=ft.Icons.ADD_A_PHOTO_OUTLINED,
        disabled=is_locked,
    )


def finding_note(finding: Evidence) -> str:
    """The line under a finding: how many photos, and the indicators."""
    photos = [words.N_PHOTOS(n=finding.photos)] if finding.photos else []
    return " · ".join([*photos, *sorted(finding.indicators)])
