"""Signatures as everybody reads them: who, when, under which words, and whether these are still what is said."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.parts.moments import at, on
from app.parts.surfaces import Notice, SectionHeader
from app.parts.text import Note
from app.screens.debrief.reading import reading
from app.screens.debrief.state import Debriefing, changes
from app.signing.card import SignatureCard, SignedWords
from app.theme import Tone
from app.wording import debrief as words
from fieldwork.debriefs import Signing, Words


def signatures(found: Debriefing) -> list[ft.Control]:
    """All that was signed, the present words first; then each earlier wording, with its signatures under it."""
    parts: list[ft.Control] = []
    for signing in found.signings:
        head = words.SIGNED_TITLE() if signing.stands else words.SIGNED_WORDS(when=at(signing.last_at))
        parts.append(SectionHeader(head, note=words.LATEST() if signing.stands else ""))
        parts += _differences(found) if signing is found.signings[0] else []
        parts += [] if signing.stands else [_folded(signing)]
        parts += [SignatureCard(each, key=each.id) for each in signing.signatures]
    return parts


def changed(found: Debriefing) -> list[ft.Control]:
    """That something was changed after it was signed. For the team it comes while somebody writes, in the place of what
    said that it was signed, and is no taller: what is being written stays where it stands."""
    if not found.is_changed:
        return []
    if found.refused is None:
        return [Notice(words.CHANGED_HERE(), tone=Tone.WARN, identifier="changed-after")]
    text = words.CHANGED_SCHOOL(when=at(found.signings[0].last_at))
    return [Notice(text, tone=Tone.WARN, title=words.CHANGED(), identifier="changed-after")]


def _differences(found: Debriefing) -> list[ft.Control]:
    """What is said otherwise than it was signed, for the team: nobody is left to find it out."""
    if not found.is_changed or found.refused is not None:
        return []
    latest = found.signings[0]
    gone, come = changes(latest.words, found.words)
    lines: list[ft.Control] = [Note(words.WAS(text=_line(line)), color=Tone.WARN.ink) for line in gone]
    lines += [Note(words.IS(text=_line(line)), color=Tone.WARN.ink) for line in come]
    text, column = words.CHANGED_TEXT(when=at(latest.last_at)), ft.Column(lines, spacing=2, tight=True)
    return [Notice(text, tone=Tone.WARN, title=words.CHANGED(), action=column, identifier="what-changed")]


def _folded(signing: Signing[Words]) -> ft.Control:
    return SignedWords(signing.digest, partial(reading, signing.words), key=f"words-{signing.digest}")


def _line(line: tuple[str, ...]) -> str:
    """A line in words: an agreement with who and by when."""
    if len(line) == 1:
        return line[0]
    action, owner, due = line
    return words.LINE(text=action, owner=owner or "-", day=on(due) or "-")
