"""Everything is fetched once, step by step, in words; afterwards the app needs no network to open."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.navigation import go
from app.parts.brand import Entrance
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.files_notice import FilesNotice
from app.parts.states import FailedState, Progress
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Note, Title
from app.screens.first_sync.state import Step, steps, stopped
from app.screens.first_sync.state import room as asking
from app.theme import XS, M, Tone
from app.wording import first_sync as words
from app.wording import join, language
from fieldwork.problems import sentence

_NAMES = {
    "app": words.STEP_APP,
    "room": words.STEP_ROOM,
    "receive": words.STEP_RECEIVE,
    "check": words.STEP_CHECK,
}
_MARKS = {
    "done": (ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY, words.DONE),
    "doing": (ft.Icons.DOWNLOADING, ft.Colors.SECONDARY, words.DOING),
    "unsure": (ft.Icons.INFO_OUTLINE, ft.Colors.SECONDARY, words.NOT_PROMISED),
    "waiting": (ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.ON_SURFACE_VARIANT, words.WAITING),
}


@safe_component
def FirstSync() -> ft.Control:
    """The page; it is left by itself when everything is here."""
    client = use_client()
    syncing, _ = ft.use_state(client.syncing)
    session, _ = ft.use_state(client.session)
    room, set_room = ft.use_state(asking(None, asked=False))

    async def ask_for_room() -> None:
        set_room(asking(await client.persist(), asked=True))

    ft.use_effect(ask_for_room, [])
    why = stopped(syncing.outcome, running=syncing.running, ready=session.ready)
    app, *rest = steps(syncing.progress, ready=session.ready)
    parts: list[ft.Control] = [Title(words.TITLE()), Body(words.TEXT(), muted=True), FilesNotice()]
    parts += [_stop(why, client)] if why else []
    parts += [Card(*(_Line(step) for step in (app, room, *rest)), spacing=M, identifier="steps")]
    parts += [Notice(words.ROOM_HINT(), tone=Tone.WARN)] if room.state == "unsure" else []
    if why:
        parts += [PlainButton(words.LEAVE(), lambda: _leave(client), identifier="leave")]
    return Entrance(*parts)


def _leave(client: Client) -> None:
    client.session.leave()
    go("/welcome")


def _stop(why: str, client: Client) -> ft.Control:
    if why == "sign_in":
        enter = PrimaryButton(join.SIGN_IN(), lambda: go("/sign-in"), identifier="sign-in")
        return Notice(join.KEPT(), tone=Tone.WARN, action=enter)
    if why == "offline":
        return FailedState(
            words.OFFLINE_TITLE(), words.OFFLINE(), retry=client.syncing.now, identifier="offline", offline=True
        )
    outcome = client.syncing.outcome
    said = sentence(outcome.code, outcome.facts, language=language.spoken()) if outcome else ""
    return FailedState(words.FAILED_TITLE(), said, retry=client.syncing.now)


def _Line(step: Step) -> ft.Control:
    icon, color, said = _MARKS[step.state]
    lines: list[ft.Control] = [Body(_NAMES[step.name]())]
    if step.state == "doing" and step.total > 1:
        lines.append(Progress(step.done, step.total, text=words.RECORDS(done=step.done, total=step.total)))
    else:
        lines.append(Note(said()))
    row = ft.Row(
        [ft.Icon(icon, color=color), ft.Column(lines, spacing=XS, tight=True, expand=True)],
        spacing=M,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Semantics(content=row, live_region=step.state == "doing", container=True)
