"""Where the bytes of a photo, signature or file are, as a pill."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.states import use_saved
from app.parts.surfaces import StatusPill
from app.store.blobs import BlobState
from app.theme import Tone
from app.wording.language import Phrase


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What is said of each place; `waits` for what is kept here and not sent yet."""

    waits: Phrase
    sent: Phrase
    refused: Phrase
    lost: Phrase
    away: Phrase


@safe_component
def KeptPill(sha256: str, words: KeptWords) -> ft.Control:
    """The pill for these bytes; "it waits here" only once all of it is on the disk."""
    where, saved = use_client().store.blobs.state(sha256), use_saved()
    match where:
        case BlobState.SENT | BlobState.FETCHED:
            return StatusPill(words.sent(), tone=Tone.GOOD, icon=ft.Icons.CLOUD_DONE_OUTLINED)
        case BlobState.REFUSED:
            return StatusPill(words.refused(), tone=Tone.BAD)
        case BlobState.LOST_LOCAL:
            return StatusPill(words.lost(), tone=Tone.BAD)
        case None:
            return StatusPill(words.away(), tone=Tone.NEUTRAL, icon=ft.Icons.CLOUD_DOWNLOAD_OUTLINED)
        case _:
            return StatusPill(saved(words.waits()), tone=Tone.NEUTRAL, icon=ft.Icons.PHONE_ANDROID_OUTLINED)
