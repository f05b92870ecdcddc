"""One indicator: every rater's level, words and findings, then the team's line. A phone's card, a tablet's pane."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton
from app.parts.history import beside, history_icon
from app.parts.surfaces import Card, Pills, StatusPill
from app.parts.text import Body, Heading, Note, Strong
from app.screens.compare.board import Evidence, Mark, Row
from app.screens.compare.decision import DecisionForm, Hands, Team
from app.screens.compare.forming import Forming
from app.screens.compare.parts import DifferencePill, MarkBadge, title_of
from app.theme import RADIUS_SMALL, XS, M, S, Tone
from app.wording import compare as words
from fieldwork.instruments.model import Scale


@ft.memo
@safe_component
def IndicatorCard(
    row: Row,
    scale: Scale,
    may: bool,
    forming: Forming | None,
    trouble: str,
    hands: Hands,
    text_scale: float,
    spoken: str,
) -> ft.Control:
    """Memoised: a decision on one indicator draws one card of twenty."""
    del spoken
    head: list[ft.Control] = [
        Note(f"{row.indicator.id} · {title_of(row.area)}"),
        Heading(title_of(row.indicator)),
        Pills(DifferencePill(row)),
    ]
    marks = _beside([MarkBlock(mark, scale, hands, row.indicator.id) for mark in row.marks], text_scale)
    team = Team(row, scale, may=may, deciding=forming is not None, hands=hands)
    form: list[ft.Control] = []
    if forming is not None:
        key = f"form-{row.indicator.id}"
        form.append(DecisionForm(row, scale, forming, trouble, hands, key=key))  # type: ignore[call-arg]
    return Card(*head, marks, ft.Divider(), team, *form, identifier=f"indicator-{row.indicator.id}", spacing=M)


def _beside(blocks: list[ft.Control], text_scale: float) -> ft.Control:
    """What the raters gave, side by side where a tablet has the room; below each other on a phone and in large text."""
    share = 12 if text_scale > 1.25 else 6
    beside: list[ft.Control] = [ft.Container(block, col={"xs": 12, "md": share}) for block in blocks]
    start = ft.CrossAxisAlignment.START
    return ft.ResponsiveRow(beside, spacing=S, run_spacing=S, vertical_alignment=start)


def MarkBlock(mark: Mark, scale: Scale, hands: Hands, indicator: str) -> ft.Control:
    """What one rater gave, and everything that rater said about it."""
    lines: list[ft.Control] = [beside(Strong(mark.rater.name), _past(mark, indicator, hands))]
    lines.append(ft.Row([MarkBadge(scale, mark)], wrap=True))
    if mark.answer.not_applicable and mark.answer.reason.strip():
        lines.append(Body(words.NOT_APPLICABLE_WHY(reason=mark.answer.reason)))
    if mark.answer.note.strip():
        lines.append(Body(words.NOTE(note=mark.answer.note)))
    lines += [EvidenceBlock(evidence, hands) for evidence in mark.evidence]
    return ft.Container(
        ft.Column(lines, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=M,
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.SURFACE_CONTAINER_LOW,
    )


def _past(mark: Mark, indicator: str, hands: Hands) -> ft.Control:
    """When this rater gave which level, reason and note."""
    fields = tuple(f"{name}.{indicator}" for name in ("levels", "reasons", "notes"))
    asked = ("sheet", mark.rater.sheet, fields, f"{indicator} {mark.rater.name}")
    return history_icon(asked, hands.look_into, identifier=f"past-{indicator}-{mark.rater.person}")


def EvidenceBlock(evidence: Evidence, hands: Hands) -> ft.Control:
    """A finding with its kind, whether it stays inside the team, and its photos a tap away."""
    nature = words.NATURE.get(evidence.nature, words.NATURE["note"])
    pills: list[ft.Control] = [StatusPill(nature(), icon=ft.Icons.SEARCH)]
    if evidence.internal:
        pills.append(StatusPill(words.INTERNAL(), tone=Tone.WARN, icon=ft.Icons.LOCK_OUTLINE))
    lines: list[ft.Control] = [Pills(*pills)]
    lines += [Body(words.FINDING(text=evidence.text))] if evidence.text else []
    lines += [Note(words.TEAM_NOTE(text=evidence.team_note))] if evidence.team_note else []
    if evidence.photos:
        pictures = tuple((photo.sha256, photo.caption) for photo in evidence.photos)
        lines.append(
            PlainButton(
                words.PHOTOS(n=len(pictures)),
                lambda: hands.show_photos(pictures),
                identifier=f"photos-{evidence.id}",
                icon=ft.Icons.PHOTO_LIBRARY_OUTLINED,
            )
        )
    return ft.Column(lines, spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
