"""The page of the file that carries unsent work: save one here, or open one that was brought."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_made
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.fields import PlainField
from app.parts.files import use_files
from app.parts.layout import Screen
from app.parts.moments import lately
from app.parts.seal_form import SealForm
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.carry.desk import CarryDesk
from app.screens.carry.state import Contents, Whose
from app.store.export import Taken
from app.theme import Tone
from app.tray import ChosenFile
from app.wording import carry as words


@safe_component
def Carry() -> ft.Control:
    """The page."""
    client = use_client()
    desk = use_made(CarryDesk)
    body = [
        Body(words.INTRO(), muted=True),
        SectionHeader(words.SAVE_TITLE()),
        *_save(client),
        SectionHeader(words.OPEN_TITLE(), note=words.OPEN_TEXT()),
        _Open(desk),
    ]
    return Screen(words.TITLE(), body, back="/sync")


def _save(client: Client) -> list[ft.Control]:
    unsent = client.store.counts()
    edits, photos = unsent.edits + unsent.quarantined, unsent.blobs + len(client.store.blobs.refused())
    if not (edits or photos):
        return [Note(words.SAVE_NOTHING(), key="nothing")]
    return [Strong(_amount(edits, photos), key="amount"), SealForm(client.session.export, key="seal")]


@safe_component
def _Open(desk: CarryDesk) -> ft.Control:
    """Choosing a file, and what follows from it."""
    work, _ = ft.use_state(desk)

    async def chosen(files: list[ChosenFile]) -> None:
        work.choose(files[0])

    action = use_files(chosen)
    parts: list[ft.Control] = [_choose(work, action)]
    if work.file is not None:
        parts.append(Note(words.CHOSEN(name=work.file.name), key="file"))
    if work.file is not None and work.found is None:
        parts += _passphrase(work)
    if work.trouble:
        notice = Notice(work.trouble, tone=Tone.WARN, title=words.NOT_OPENED(), identifier="carry-trouble")
        parts.append(notice)
    if work.found is not None:
        parts += _contents(work, work.found)
    return ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _choose(work: CarryDesk, action: Any) -> ft.Control:
    label = words.CHOOSE() if work.file is None else words.CHOOSE_OTHER()
    icon = ft.Icons.FILE_OPEN_OUTLINED
    return QuietButton(label, None, identifier="carry-file", icon=icon, disabled=work.is_busy, action=action)


def _passphrase(work: CarryDesk) -> list[ft.Control]:
    def typed(text: str) -> None:
        work.passphrase = text

    field = PlainField(
        words.PASSPHRASE(),
        typed,
        identifier="carry-passphrase",
        password=True,
        on_submit=work.open,
        disabled=work.is_busy,
        key="carry-passphrase",
    )
    label = words.OPENING() if work.is_busy else words.OPEN()
    return [field, PrimaryButton(label, work.open, identifier="carry-open", disabled=work.is_busy)]


def _contents(work: CarryDesk, found: Contents) -> list[ft.Control]:
    lines: list[ft.Control] = [
        Strong(words.WORK_OF(name=found.name or words.NAMELESS())),
        Body(_amount(found.edits, found.photos)),
        Note(words.SAVED_WHEN(when=lately(found.at_ms, work.client.today()))),
    ]
    if found.office:
        lines.append(Note(words.FROM_OFFICE(office=found.office)))
    card = Card(*lines, identifier="carry-contents")
    return [card, *_WAYS_ON[found.whose](work, found)]


def _own(work: CarryDesk, _: Contents) -> list[ft.Control]:
    if work.taken is not None:
        return [Notice(_taken(work.taken), tone=Tone.GOOD, identifier="carry-taken")]
    return [PrimaryButton(words.TAKE_IN(), work.take, identifier="carry-take", icon=ft.Icons.DOWNLOAD_OUTLINED)]


def _anothers(work: CarryDesk, found: Contents) -> list[ft.Control]:
    def hand_over() -> None:
        work.client.session.leave()
        go("/welcome")

    said = words.ANOTHER(name=found.name or words.NAMELESS())
    return [
        Notice(said, tone=Tone.WARN, title=words.ANOTHER_TITLE(), identifier="carry-anothers"),
        QuietButton(words.HAND_OVER(), hand_over, identifier="hand-over", icon=ft.Icons.SWITCH_ACCOUNT_OUTLINED),
    ]


def _elsewhere(_: CarryDesk, __: Contents) -> list[ft.Control]:
    return [Notice(words.ELSEWHERE(), tone=Tone.WARN, title=words.ELSEWHERE_TITLE(), identifier="carry-elsewhere")]


_WAYS_ON: dict[Whose, Callable[[CarryDesk, Contents], list[ft.Control]]] = {
    Whose.OWN: _own,
    Whose.ANOTHERS: _anothers,
    Whose.ELSEWHERE: _elsewhere,
}


def _taken(taken: Taken) -> str:
    if not (taken.edits or taken.photos):
        return words.TAKEN_NOTHING()
    return words.TAKEN(edits=words.HOLDS_EDITS(n=taken.edits), photos=words.HOLDS_PHOTOS(n=taken.photos))


def _amount(edits: int, photos: int) -> str:
    said = [words.HOLDS_EDITS(n=edits)] if edits else []
    said += [words.HOLDS_PHOTOS(n=photos)] if photos else []
    return " · ".join(said) or words.HOLDS_EDITS(n=0)
