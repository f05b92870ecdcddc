"""Drafts that their author can no longer publish: kept, readable, and shown as what they are."""

from __future__ import annotations

import flet as ft

from app.parts.moments import on
from app.parts.surfaces import Card, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.feedback.state import Editor
from app.wording import answer as read_words
from app.wording import feedback as words
from fieldwork.records import Feedback
from fieldwork.versions import AGREEMENT, NEXT_STEP, STRENGTH, Item, items_of, of_kind

_TITLES = {STRENGTH: words.STRENGTHS, NEXT_STEP: words.NEXT_STEPS, AGREEMENT: words.AGREEMENTS}


def Left(found: Editor) -> list[ft.Control]:
    """Every draft that was left, with the reason why it goes no further."""
    if not found.left:
        return []
    led = found.visit.leader == found.person
    why = words.LEFT_OVERTAKEN() if led else words.LEFT_LED(name=found.leader)
    return [SectionHeader(words.LEFT_TITLE()), Note(why), *(_Draft(draft) for draft in found.left)]


def _Draft(draft: Feedback) -> ft.Control:
    lines: list[ft.Control] = [Body(draft.intro)] if draft.intro else []
    for kind, title in _TITLES.items():
        items = of_kind(items_of(draft), kind)
        lines += [Strong(title()), *(Body(_said(item)) for item in items)] if items else []
    return Card(*lines, identifier=f"left-{draft.id}")


def _said(item: Item) -> str:
    owner = read_words.OWNER(owner=item.owner) if item.owner else ""
    due = read_words.DUE(day=on(item.due)) if item.due else ""
    return " · ".join(part for part in (f"• {item.text.strip()}", owner, due) if part)
