"""A version of the feedback to be read in peace: what changed, strengths first, then next steps and agreements."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.moments import at, on
from app.parts.surfaces import Card, Notice, SectionHeader, StatusPill
from app.parts.text import Body, Lead, Note, Strong
from app.reading.response import AgreementHands, AnswerForm, AnswerText, Hands, PromiseState
from app.reading.state import Reading, Said
from app.theme import XL, M, S, Tone
from app.wording import answer as words
from app.wording import language
from fieldwork.versions import AGREEMENT, Change, Diff, Item, Turn

_TURN_TONES = {Turn.ADDED: Tone.GOOD, Turn.CHANGED: Tone.INFO, Turn.REMOVED: Tone.WARN}
_TURN_ICONS = {
    Turn.ADDED: ft.Icons.ADD_CIRCLE_OUTLINE,
    Turn.CHANGED: ft.Icons.EDIT_OUTLINED,
    Turn.REMOVED: ft.Icons.REMOVE_CIRCLE_OUTLINE,
}


def subtitle(found: Reading) -> str:
    """School, visit day and version in one line."""
    day = found.visit.day if found.visit else None
    parts = [found.school, words.FROM_VISIT(day=on(day)) if day else "", words.VERSION(n=found.feedback.version or 1)]
    return " · ".join(part for part in parts if part)


def document(
    found: Reading, hands: Hands | None, agreement_hands: AgreementHands | None, *, wide: bool
) -> list[ft.Control]:
    """Everything from the first word to the last agreement."""
    parts: list[ft.Control] = []
    published = found.feedback.published_at
    if published is not None:
        parts.append(Note(words.PUBLISHED(name=found.author, when=at(published))))
    if found.diff is not None:
        parts += changes(found.diff, found.feedback.change_note)
    if (found.feedback.intro or "").strip():
        parts.append(Lead(found.feedback.intro or ""))
    sections = (
        (words.STRENGTHS, found.strengths),
        (words.NEXT_STEPS, found.next_steps),
        (words.AGREEMENTS, found.agreements),
    )
    spoken = language.spoken()
    for title, items in sections:
        if not items:
            continue
        parts.append(SectionHeader(title()))
        parts += [
            ItemCard(n, said, hands, agreement_hands, not found.is_preview, wide, spoken, key=said.item.id)
            for n, said in enumerate(items, start=1)
        ]
    return parts


@ft.memo
@safe_component
def ItemCard(
    number: int,
    said: Said,
    hands: Hands | None,
    agreement_hands: AgreementHands | None,
    answers: bool,
    wide: bool,
    spoken: str,
) -> ft.Control:
    """One thing said to the school, and the answer to it: beside it on a tablet, below it on a phone."""
    del spoken
    text = _Text(number, said)
    under: list[ft.Control] = []
    if said.promise is not None and answers:
        under.append(PromiseState(said.promise, agreement_hands))
    if answers:
        under.append(AnswerForm(said, hands) if hands else AnswerText(said))
    if not under:
        return Card(text, identifier=f"item-{said.item.id}")
    answer = ft.Column(under, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    if not wide:
        return Card(text, ft.Divider(), answer, identifier=f"item-{said.item.id}", spacing=M)
    row = ft.Row(
        [ft.Container(text, expand=1), ft.Container(answer, expand=1)],
        spacing=XL,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return Card(row, identifier=f"item-{said.item.id}")


def _Text(number: int, said: Said) -> ft.Control:
    lines: list[ft.Control] = []
    if said.change is not None and said.change.turn is not Turn.SAME:
        lines.append(ft.Row([turn_pill(said.change.turn)], wrap=True))
    lines.append(
        ft.Row(
            [Strong(f"{number}."), ft.Container(Lead(said.item.text), expand=True)],
            spacing=S,
            vertical_alignment=ft.CrossAxisAlignment.START,
        )
    )
    lines += facts(said.item)
    if said.indicators:
        titles = ", ".join(language.of(th, en) for th, en in said.indicators)
        lines.append(Note(words.ABOUT(titles=titles)))
    return ft.Column(lines, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def facts(item: Item) -> list[ft.Control]:
    """Who does what was agreed, and by when."""
    if item.kind != AGREEMENT:
        return []
    lines: list[ft.Control] = [Body(words.OWNER(owner=item.owner))] if item.owner else []
    return [*lines, Body(words.DUE(day=on(item.due)))] if item.due else lines


def turn_pill(turn: Turn) -> ft.Control:
    return StatusPill(words.TURN[turn.value](), tone=_TURN_TONES[turn], icon=_TURN_ICONS[turn])


def changes(found: Diff, note: str | None) -> list[ft.Control]:
    """What is said otherwise than in the version before, old and new words under each other."""
    if not found.real and found.intro_before is None and not note:
        return []
    lines: list[ft.Control] = []
    if note:
        lines.append(Body(words.CHANGE_NOTE(note=note)))
    if found.intro_before is not None:
        lines.append(ft.Row([turn_pill(Turn.CHANGED), Note(words.INTRO_CHANGED())], wrap=True, spacing=S))
    lines += [_Change(change) for change in found.real]
    return [Card(Strong(words.CHANGED_TITLE()), *lines, identifier="changes", spacing=M)]


def _Change(change: Change) -> ft.Control:
    lines: list[ft.Control] = [ft.Row([turn_pill(change.turn)], wrap=True)]
    if change.before is not None:
        lines.append(Note(words.BEFORE(text=_whole(change.before))))
    if change.now is not None:
        lines.append(Body(words.NOW(text=_whole(change.now)) if change.before else _whole(change.now)))
    return ft.Column(lines, spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _whole(item: Item) -> str:
    """An item in one line, with who and when."""
    parts = [item.text.strip()]
    if item.kind == AGREEMENT:
        parts += [words.OWNER(owner=item.owner)] if item.owner else []
        parts += [words.DUE(day=on(item.due))] if item.due else []
    return " · ".join(part for part in parts if part)


def newer_notice(action: ft.Control) -> ft.Control:
    return Notice(words.NEWER(), tone=Tone.WARN, action=action, identifier="newer")
