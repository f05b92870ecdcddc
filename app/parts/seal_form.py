"""Saving work as a sealed file: the passphrase twice, the honest warning, and where the file then is."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import flet as ft

from app.account.passphrase import complaint
from app.boundary import safe_component
from app.client import Client, use_made
from app.parts.buttons import PrimaryButton
from app.parts.new_passphrase import NewPassphrase
from app.parts.saving import use_saver
from app.parts.surfaces import Notice
from app.sealing import seal
from app.theme import M, Tone
from app.wording import carry as words

EXTENSION = "nithet"


@ft.observable
@dataclass
class Sealer:
    """A file being made. `phase`: "", "sealing" or "saved"."""

    client: Client
    passphrase: str = ""
    again: str = ""
    complaint: str = ""
    phase: str = ""

    async def file(self, content: Callable[[], bytes]) -> bytes | None:
        """The sealed file, or None when the passphrase will not do yet."""
        self.complaint = complaint(self.passphrase, self.again)
        if self.complaint:
            return None
        self.phase = "sealing"
        try:
            return await seal(self.client.sealing, content(), self.passphrase, secrets.token_bytes)
        finally:
            self.phase = ""


async def nothing_more() -> None:
    """What follows a file that was saved, where nothing does."""


@safe_component
def SealForm(
    content: Callable[[], bytes], verb: str = "", after: Callable[[], Awaitable[None]] = nothing_more
) -> ft.Control:
    """The form. `content` is taken when the button is pressed; `after` runs once the file was saved."""
    sealer = use_made(Sealer)
    save = use_saver()
    busy = sealer.phase == "sealing"

    async def keep() -> None:
        file = await sealer.file(content)
        if file is not None and await save(f"{words.FILE_NAME()}.{EXTENSION}", file):
            sealer.phase = "saved"
            await after()

    label = words.SEALING() if busy else verb or words.SAVE()
    parts: list[ft.Control] = [
        Notice(words.WARNING(), tone=Tone.WARN, title=words.WARNING_TITLE(), identifier="seal-warning"),
        NewPassphrase(sealer, sealer.complaint, keep, is_busy=busy),
        PrimaryButton(label, keep, identifier="seal", icon=ft.Icons.LOCK_OUTLINED, disabled=busy),
    ]
    if sealer.phase == "saved":
        parts.append(Notice(words.SAVED(), tone=Tone.GOOD, identifier="sealed"))
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
