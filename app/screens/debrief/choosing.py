"""Choosing what is read together: three strengths, three next steps, and what was agreed."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.agreements import WHOLE, TeamAgreements, agreed
from app.parts.buttons import IconAction, PlainButton, QuietButton, tappable
from app.parts.few import stacked
from app.parts.fields import DraftField
from app.parts.layout import Pane, Panes
from app.parts.numbers import NARROW
from app.parts.surfaces import Card, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note
from app.screens.debrief.screen import DebriefScreen
from app.screens.debrief.signed import changed, signatures
from app.screens.debrief.state import Candidate, Debriefing
from app.theme import TARGET, L, M, S, Tone
from app.wording import debrief as words
from fieldwork.debriefs import AIM, Point
from fieldwork.records import Agreement
from fieldwork.versions import NEXT_STEP, STRENGTH

_TITLES = {STRENGTH: words.STRENGTHS, NEXT_STEP: words.NEXT_STEPS}
_NUMBERED = {STRENGTH: words.STRENGTH_N, NEXT_STEP: words.NEXT_STEP_N}
_WRITE = {STRENGTH: words.WRITE_STRENGTH, NEXT_STEP: words.WRITE_NEXT_STEP}
TEXT_MAX_CHARS = 2000


def choosing(screen: DebriefScreen, found: Debriefing, *, wide: bool) -> list[ft.Control]:
    """The page; on a tablet points and agreements side by side. What comes and goes while somebody writes is in a part
    of its own, so that what is written keeps its place among the others."""
    first = [stacked(*changed(found), *_notices(found))]
    points = [part for kind in (STRENGTH, NEXT_STEP) for part in _points(screen, found, kind)]
    rest = [*_agreements(screen, found), stacked(*signatures(found))]
    return [*first, Panes(Pane(points, expand=True), Pane(rest, expand=True))] if wide else [*first, *points, *rest]


def _notices(found: Debriefing) -> list[ft.Control]:
    if found.standing is not None:
        return [Notice(words.SIGNED_ALREADY(), tone=Tone.GOOD, identifier="signed-already")]
    return [] if found.is_changed else [Note(words.INTRO())]


def _points(screen: DebriefScreen, found: Debriefing, kind: str) -> list[ft.Control]:
    points = found.of_kind(kind)
    said = words.TOO_MANY if len(points) > AIM else words.CHOSEN_OF
    parts: list[ft.Control] = [SectionHeader(_TITLES[kind](), note=said(n=len(points), aim=AIM))]
    parts += [
        PointCard(
            screen,
            point,
            n,
            found.agreed_of(point.id),
            point.id == screen.fresh,
            found.grounds.get(point.id, ""),
            point.id in found.internal,
            key=point.id,
        )
        for n, point in enumerate(points, start=1)
    ]
    if len(points) >= AIM:
        return [*parts, Note(words.FULL(aim=AIM))]
    offered = [each for each in found.candidates if kind in each.kinds]
    if offered:
        parts += [Note(words.FROM_FINDINGS()), RowsCard(*(_offer(screen, each, kind) for each in offered))]
    elif not points:
        parts.append(Note(words.NO_FINDINGS()))
    parts.append(QuietButton(_WRITE[kind](), partial(screen.add, kind), identifier=f"add-{kind}", icon=ft.Icons.ADD))
    return parts


def _offer(screen: DebriefScreen, each: Candidate, kind: str) -> ft.Control:
    """A finding to choose with one tap."""
    lines: list[ft.Control] = [Body(each.text)]
    lines += [Note(words.FROM_SHEET(item=each.item))] if each.item else []
    lines += [Note(words.SAID_TO_BE_DONE())] if each.is_agreed else []
    lines += [Note(words.ASKS_WHAT_TO_DO())] if each.is_ground else []
    lines += [Note(words.BY(name=each.author))] if each.author else []
    inside = ft.Column(lines, spacing=2, tight=True, expand=True)
    strut = ft.Container(width=0, height=TARGET - 2 * S)
    face = ft.Row([strut, ft.Icon(ft.Icons.ADD_CIRCLE_OUTLINE, color=ft.Colors.PRIMARY), inside], spacing=M)
    padding = ft.Padding.symmetric(horizontal=L, vertical=S)
    take = partial(screen.choose, each.id, kind)
    return tappable(face, lambda: take(), identifier=f"choose-{kind}-{each.id}", padding=padding)


@safe_component
def PointCard(
    screen: DebriefScreen,
    point: Point,
    n: int,
    made: Agreement | None,
    fresh: bool,
    ground: str = "",
    internal: bool = False,
) -> ft.Control:
    """One chosen point: its words may be changed, a next step may become an agreement. The hazard that it answers, its
    `ground`, stands above it; below, that its words are those of a finding for the team alone. In large text on a phone
    the words have the whole width."""
    window, _ = ft.use_state(use_client().window)
    name = _NUMBERED[point.kind](n=n)
    out = IconAction(
        ft.Icons.CLOSE, f"{words.TAKE_OUT()}: {name}", lambda: screen.take_out(point.id), identifier=f"out-{point.id}"
    )
    field: ft.Control = DraftField(
        name,
        point.text,
        partial(screen.reword, point.id),
        identifier=f"text-{point.id}",
        multiline=True,
        max_chars=TEXT_MAX_CHARS,
        begins=fresh,
        key=f"text-{point.id}",
    )
    narrow = window.breadth < NARROW
    row = [ft.Container(field, expand=True), *([] if narrow else [out])]
    parts: list[ft.Control] = [Note(words.GROUND(text=ground))] if ground else []
    parts.append(ft.Row(row, spacing=S, vertical_alignment=ft.CrossAxisAlignment.START))
    parts += [ft.Row([out])] if narrow else []
    if internal:
        parts.append(Notice(words.INTERNAL_NOW(), tone=Tone.WARN, identifier=f"internal-{point.id}"))
    if point.kind == NEXT_STEP and made is not None:
        parts += _made(screen, point, made)
    elif point.kind == NEXT_STEP and point.text.strip():
        agree = PlainButton(
            words.AGREE_ON(),
            lambda: screen.agree_on(point.id),
            identifier=f"agree-{point.id}",
            icon=ft.Icons.HANDSHAKE_OUTLINED,
            flush=True,
        )
        parts.append(ft.Row([agree], wrap=True))
    return Card(*parts, spacing=S, identifier=f"point-{point.id}")


def _made(screen: DebriefScreen, point: Point, made: Agreement) -> list[ft.Control]:
    """That it is an agreement, and the way to who and by when while that is not said."""
    if (made.owner or "").strip() and made.due:
        return [Note(words.AGREED_ON())]
    icon = ft.Icons.ARROW_DOWNWARD
    to = PlainButton(
        words.SAY_WHO_AND_WHEN(), lambda: screen.seek(made.id), identifier=f"whole-{point.id}", icon=icon, flush=True
    )
    return [Note(words.AGREED_ON()), ft.Row([to], wrap=True)]


def _agreements(screen: DebriefScreen, found: Debriefing) -> list[ft.Control]:
    header = SectionHeader(words.AGREEMENTS(), note=words.AGREEMENTS_NOTE())
    listed = [agreed(each) for each in found.agreements]
    return [header, TeamAgreements(listed, WHOLE, screen.agree, key="agreements")]  # type: ignore[call-arg]
