"""Who opened a version and who signed it, as everybody reads it who may see the version."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.moments import at
from app.parts.remote import Picture
from app.parts.surfaces import Card, Notice, StatusPill
from app.parts.text import Body, Note, Strong
from app.reading.state import Opened, Reading, Signed
from app.theme import Tone
from app.wording import answer as words


def SignedCards(found: Reading) -> list[ft.Control]:
    """Every signature under this version, or that there is none; and the one under the version before."""
    cards: list[ft.Control] = [SignedCard(signed, key=signed.person) for signed in found.signed]  # type: ignore[call-arg]
    if not found.signed and found.signed_before is not None:
        before = found.signed_before
        text = words.SIGNED_BEFORE(n=before.version, when=at(before.signed_at))
        cards.append(Notice(text, tone=Tone.WARN, identifier="signed-before"))
    return cards


@safe_component
def SignedCard(signed: Signed) -> ft.Control:
    """Name, position, drawing and moment."""
    lines: list[ft.Control] = [ft.Row([StatusPill(words.SIGNED(), tone=Tone.GOOD)], wrap=True)]
    if signed.signature:
        name = words.SIGNATURE_OF(name=signed.name)
        lines.append(Picture(signed.signature, name, width=240, on_paper=True))
    else:
        lines.append(Note(words.SIGNED_TYPED()))
    lines.append(Strong(signed.name))
    lines += [Body(signed.position)] if signed.position else []
    lines.append(Note(words.SIGNED_AT(when=at(signed.signed_at))))
    if signed.is_outdated:
        lines.append(Notice(words.CHANGED_AFTER(), tone=Tone.WARN, identifier="changed-after"))
    return Card(*lines, identifier="signed")


def OpenedCard(found: Reading) -> ft.Control:
    """Who opened this version, and when."""
    lines: list[ft.Control] = [Strong(words.OPENED_TITLE())]
    lines += [_opened(each) for each in found.opened] or [Body(words.NOT_OPENED(), muted=True)]
    if not found.signed:
        lines.append(Body(words.NOT_SIGNED(), muted=True))
    return Card(*lines, identifier="opened")


def _opened(each: Opened) -> ft.Control:
    return Body(words.OPENED_BY(name=each.name, when=at(each.at)))
