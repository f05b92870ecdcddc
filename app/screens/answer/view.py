"""The feedback on screen: read, answered and signed by the school's principal, read with its answers by the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.documents import Document, Documents
from app.parts.layout import Screen, use_crowded, use_wide
from app.parts.moments import on
from app.parts.states import EmptyState, Progress
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body, Note, Strong
from app.reading.document import document, newer_notice, subtitle
from app.reading.response import AgreementHands, Hands
from app.reading.signed import OpenedCard, SignedCards
from app.reading.state import Reading
from app.screens.answer.cards import FeedbackCard, SignedCard, Standing, feedback_cards, signed_cards
from app.screens.answer.screen import KINDS, AnswerScreen
from app.screens.answer.signature import SigningPage
from app.theme import XL, S, Tone
from app.wording import answer as words
from app.wording import debrief
from app.wording import documents as document_words

_TONES = {
    Standing.NEW: (Tone.WARN, ft.Icons.MARK_EMAIL_UNREAD_OUTLINED),
    Standing.READ: (Tone.INFO, ft.Icons.RATE_REVIEW_OUTLINED),
    Standing.ANSWERED: (Tone.INFO, ft.Icons.DRAW_OUTLINED),
    Standing.SIGNED: (Tone.GOOD, ft.Icons.CHECK_CIRCLE_OUTLINE),
    Standing.SIGN_AGAIN: (Tone.WARN, ft.Icons.UPDATE),
}


@safe_component
def Answer(feedback: str) -> ft.Control:
    """The screen at /feedback/:feedback."""
    screen = use_live(lambda client: AnswerScreen(client, feedback), KINDS)
    wide, crowded = use_wide(), use_crowded()
    ft.use_effect(screen.opened, [])
    found = screen.state
    if found is None:
        action = QuietButton(words.SYNC(), lambda: go("/sync"), identifier="to-sync", icon=ft.Icons.SYNC)
        gone = EmptyState(ft.Icons.MARK_EMAIL_UNREAD_OUTLINED, words.GONE_TITLE(), words.GONE(), action=action)
        return Screen(words.TITLE(), [gone], back="/")
    if screen.signing:
        return SigningPage(screen, found)
    hands = _hands(screen) if found.may_answer else None
    how_far = _how_far(found) if crowded else []  # in the bar there would be no room left to read
    body = [*how_far, *_notices(found), *document(found, hands, _agreement_hands(screen, found), wide=wide)]
    body += [*SignedCards(found), *_office(found)]
    return Screen(
        words.TITLE(),
        body,
        subtitle=subtitle(found),
        top=Notice(screen.trouble, tone=Tone.BAD, identifier="answer-trouble") if screen.trouble else None,
        back="/feedback" if found.is_own else _visit_path(found),
        bottom_bar=_bar(screen, found, wide=wide, crowded=crowded),
        full_width=wide,
    )


def _notices(found: Reading) -> list[ft.Control]:
    parts: list[ft.Control] = []
    newer = found.newer
    if newer is not None:
        parts.append(
            newer_notice(QuietButton(words.OPEN_NEWER(), lambda: go(f"/feedback/{newer}"), identifier="open-newer"))
        )
    elif not found.may_answer:
        parts.append(Note(words.READ_ONLY()))
    return parts


def _office(found: Reading) -> list[ft.Control]:
    """What the supervision group sees besides: who opened it. Both sides may ask for the document."""
    parts: list[ft.Control] = [] if found.is_own else [OpenedCard(found)]
    parts += [_Versions(found)] if len(found.versions) > 1 else []
    path = f"/api/reports/schools/{found.feedback.school}/feedback.pdf"
    name = f"feedback-{found.visit.day if found.visit else found.feedback.id}.pdf"
    documents = [Document(document_words.FEEDBACK_PDF(), path, name)]
    return [*parts, Documents(documents, key="documents")]  # type: ignore[call-arg]


def _Versions(found: Reading) -> ft.Control:
    """Every published version of this visit's feedback."""
    buttons: list[ft.Control] = [
        QuietButton(
            words.VERSION(n=number),
            lambda record_id=record_id: go(f"/feedback/{record_id}"),
            identifier=f"version-{number}",
            disabled=number == found.feedback.version,
        )
        for number, record_id in found.versions
    ]
    return Card(Strong(words.EARLIER()), ft.Row(buttons, wrap=True, spacing=S, run_spacing=S))


def _how_far(found: Reading) -> list[ft.Control]:
    """How many items are answered, and whether the version is signed."""
    if not found.may_answer:
        return []
    done, total = found.answered, len(found.items)
    progress = Progress(done, total, text=words.ANSWERED_OF(done=done, total=total), identifier="answered")
    return [progress, *([Pills(StatusPill(words.SIGNED(), tone=Tone.GOOD))] if found.mine is not None else [])]


def _bar(screen: AnswerScreen, found: Reading, *, wide: bool, crowded: bool) -> ft.Control | None:
    """How far the answers are, and the way to the signature."""
    how_far = [] if crowded else _how_far(found)
    if not found.may_answer or (found.mine is not None and crowded):
        return None
    if found.mine is not None:
        return ft.Column(how_far, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    sign = PrimaryButton(
        words.SIGN(n=found.feedback.version or 1),
        lambda: screen.start_signing(),
        identifier="sign",
        icon=ft.Icons.DRAW_OUTLINED,
    )
    if wide:
        return ft.Row([ft.Container(how_far[0], expand=True), sign], spacing=XL)
    return ft.Column([*how_far, sign], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _hands(screen: AnswerScreen) -> Hands:
    return Hands(screen.choose, screen.write_text, screen.write_plan, screen.set_due, screen.use_earlier)


def _agreement_hands(screen: AnswerScreen, found: Reading) -> AgreementHands | None:
    return AgreementHands(screen.set_state, screen.write_progress) if found.may_update else None


def _visit_path(found: Reading) -> str:
    return f"/visits/{found.feedback.visit}/feedback"


@safe_component
def FeedbackList() -> ft.Control:
    """The screen at /feedback: all feedback of the schools a person runs."""
    found = use_live(Cards, KINDS)
    cards = [_Card(card) for card in found.cards]
    empty = EmptyState(ft.Icons.MARK_EMAIL_READ_OUTLINED, words.EMPTY_TITLE(), words.EMPTY())
    told = max((card.visit_day.isoformat() for card in found.cards if card.visit_day), default="")
    new = _signed([card for card in found.signed if card.day > told])  # nothing was written about it yet
    known = _signed([card for card in found.signed if card.day <= told])
    return Screen(words.LIST_TITLE(), [*new, *cards, *known] or [empty])


def _signed(cards: Sequence[SignedCard]) -> list[ft.Control]:
    return [SectionHeader(debrief.RECEIVED()), RowsCard(*map(_SignedRow, cards))] if cards else []


@ft.observable
@dataclass(eq=False)
class Cards:
    """The list as it stands."""

    client: Client
    cards: tuple[FeedbackCard, ...] = ()
    signed: tuple[SignedCard, ...] = ()

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the feedback again."""
        person = self.client.session.person or ""
        self.cards = feedback_cards(self.client.store, person, today=self.client.today())
        self.signed = signed_cards(self.client.store, person, today=self.client.today())


def _SignedRow(card: SignedCard) -> ft.Control:
    """What team and school signed together before the team left."""
    pill = StatusPill(debrief.SIGNED_BY_N(n=card.names), tone=Tone.GOOD)
    if card.is_changed:
        pill = StatusPill(debrief.CHANGED(), tone=Tone.WARN)
    elif card.waits:
        pill = StatusPill(debrief.WAITS(), tone=Tone.WARN, icon=ft.Icons.DRAW_OUTLINED)
    return ListRow(
        words.FROM_VISIT(day=on(card.day)),
        subtitle=card.school,
        below=Pills(pill),
        leading=ft.Icon(ft.Icons.HANDSHAKE_OUTLINED),
        on_click=lambda: go(card.path),
        identifier=f"debrief-{card.visit}",
    )


def _Card(card: FeedbackCard) -> ft.Control:
    tone, icon = _TONES[card.standing]
    status = words.STANDING[card.standing.value]()
    counts = words.ANSWERED_OF(done=card.answered, total=card.items)
    lines: list[ft.Control] = [
        Strong(words.FROM_VISIT(day=on(card.visit_day))),
        Note(f"{card.school} · {words.VERSION(n=card.version)}"),
        Pills(StatusPill(status, tone=tone, icon=icon)),
        Body(counts),
    ]
    if card.open_agreements:
        lines.append(Note(words.OPEN_AGREEMENTS(n=card.open_agreements)))
    lines = [ft.Row([_stacked(lines), ft.Icon(ft.Icons.CHEVRON_RIGHT, color=ft.Colors.ON_SURFACE_VARIANT)], spacing=S)]
    label = f"{words.FROM_VISIT(day=on(card.visit_day))} {card.school} {status} {counts}"
    return Card(*lines, on_click=lambda: go(card.path), identifier=f"feedback-{card.feedback}", label=label)


def _stacked(lines: list[ft.Control]) -> ft.Control:
    return ft.Column(lines, spacing=S, tight=True, expand=True)
