"""One signature as everybody reads it, the words that it is under, and whether a teacher has signed a lesson."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import QuietButton
from app.parts.moments import at
from app.parts.remote import Picture
from app.parts.surfaces import Card, Pills, StatusPill
from app.parts.text import Body, Note, Strong
from app.theme import M, Tone
from app.wording import debrief as words
from app.wording import lesson
from fieldwork.lessons import ByTeacher
from fieldwork.records import Person, Signature
from fieldwork.records.debriefs import SIGNED

_STANDINGS = {
    ByTeacher.SIGNED: (Tone.GOOD, ft.Icons.CHECK_CIRCLE_OUTLINE),
    ByTeacher.CHANGED: (Tone.WARN, ft.Icons.HISTORY_EDU_OUTLINED),
    ByTeacher.NOT_SIGNED: (Tone.NEUTRAL, ft.Icons.EDIT_OFF_OUTLINED),
}


def SignedPill(standing: ByTeacher) -> ft.Control:
    """Whether the teacher has signed what the sheet of the lesson says."""
    tone, icon = _STANDINGS[standing]
    return StatusPill(lesson.STANDINGS[standing](), tone=tone, icon=icon)


@safe_component
def SignatureCard(signature: Signature) -> ft.Control:
    """Name, position, drawing and moment; or why there is no name, and who noted it."""
    client = use_client()
    side = words.SIDES[signature.side or "team"]()
    when = Note(words.SIGNED_AT(side=side, when=at(signature.signed_at)))
    if signature.outcome != SIGNED:
        taker = client.store.get("person", signature.author or "")
        by = [Note(words.NOTED_BY(name=Person.of(taker).name))] if taker is not None else []
        pill = StatusPill(words.OUTCOMES[signature.outcome or "absent"](), tone=Tone.WARN)
        why = [Body(signature.reason)] if signature.reason else []
        return Card(Pills(pill), *why, when, *by, identifier="unsigned")
    name = signature.name or ""
    shown: ft.Control = Note(words.TYPED())
    if signature.drawing:
        shown = Picture(signature.drawing, words.SIGNATURE_OF(name=name), width=240, on_paper=True)
    position = [Body(signature.position)] if signature.position else []
    pill = StatusPill(words.OUTCOMES[SIGNED](), tone=Tone.GOOD)
    return Card(Pills(pill), shown, Strong(name), *position, when, identifier="signed")


@safe_component
def SignedWords(digest: str, words_of: Callable[[], list[ft.Control]]) -> ft.Control:
    """The words as they were signed, folded away until asked for."""
    kept: Any = ft.use_state(False)
    opened, set_opened = kept
    if not opened:
        button = QuietButton(words.OPEN_SIGNED(), lambda: set_opened(True), identifier=f"open-{digest[:8]}")
        return ft.Row([button], wrap=True)
    return Card(*words_of(), spacing=M, identifier="signed-words")
