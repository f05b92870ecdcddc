"""Documents that the server makes: asked for with a tap, saved by the browser or the system, calm when offline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import QuietButton
from app.parts.surfaces import Card, Notice
from app.parts.text import Note, Strong
from app.theme import M, S, Tone
from app.wording import documents as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError, Unreachable


@dataclass(frozen=True, slots=True)
class Document:
    """One file: what the button says, where the server has it, and the name to save it under."""

    label: str
    path: str
    file_name: str

    @property
    def identifier(self) -> str:
        return f"export-{self.file_name}"


@safe_component
def Documents(documents: Sequence[Document]) -> ft.Control:
    """Buttons for a set of documents, and what became of the last tap."""
    client = use_client()
    picker = ft.use_memo(ft.FilePicker, [])
    told, tell = ft.use_state(("", Tone.INFO))
    asking, ask = ft.use_state("")

    async def fetch(document: Document) -> None:
        ask(document.path)
        tell((words.FETCHING(), Tone.INFO))
        try:
            body, _ = await client.server.download(document.path)
            await picker.save_file(file_name=document.file_name, src_bytes=body)
            tell((words.READY(name=document.file_name), Tone.GOOD))
        except Unreachable as wrong:
            offline = wrong.code == "unreachable"
            tell((words.NEEDS_CONNECTION() if offline else reason(wrong), Tone.INFO if offline else Tone.WARN))
        except FieldworkError as wrong:
            tell((reason(wrong), Tone.WARN))
        finally:
            ask("")

    def button(document: Document) -> ft.Control:
        async def tapped() -> None:
            await fetch(document)

        return QuietButton(
            document.label,
            tapped,
            identifier=document.identifier,
            icon=ft.Icons.FILE_DOWNLOAD_OUTLINED,
            disabled=bool(asking),
        )

    text, tone = told
    notice = [Notice(text, tone=tone, identifier="export-said")] if text else []
    buttons = ft.Row([button(document) for document in documents], wrap=True, spacing=S, run_spacing=S)
    return Card(Strong(words.EXPORT()), Note(words.EXPORT_TEXT()), buttons, *notice, spacing=M)
