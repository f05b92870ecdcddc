"""The page behind an invitation link."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.account.signing_in import Invitation
from app.boundary import safe_component
from app.client import Client, use_made
from app.navigation import go
from app.parts.brand import Entrance
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.fields import PlainField
from app.parts.moments import at
from app.parts.new_passphrase import COMPLAINTS, NewPassphrase
from app.parts.states import FailedState, Loading
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Note, Strong, Title
from app.screens.join.state import JoinState, checked, opened, refused
from app.theme import M, Tone
from app.wording import join as words
from app.wording import language, roles
from app.wording import parts as common
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence


@ft.observable
@dataclass
class JoinScreen:
    """The way in by one invitation."""

    client: Client
    token: str
    state: JoinState = field(default_factory=JoinState)
    passphrase: str = ""
    again: str = ""

    async def look(self) -> None:
        """Ask the server for whom the invitation is, unless it is letting this person in just now."""
        if self.client.session.joined == self.token:
            if self.client.session.signed_in:
                go("/")
            return
        self.state = JoinState()
        try:
            self.state = opened(self.state, await self.client.session.look(self.token))
        except FieldworkError as error:
            self.state = refused(self.state, error)

    async def retry(self) -> None:
        """Try again what the network stopped."""
        await (self.look() if self.state.invitation is None else self.enter())

    async def enter(self) -> None:
        """Use the invitation and go on to the first sync."""
        self.state = checked(self.state, self.passphrase, self.again)
        if self.state.phase != "entering":
            return
        given = None if self.state.needs == "none" else self.passphrase.strip()
        try:
            await self.client.session.join(self.token, given)
        except FieldworkError as error:
            self.state = refused(self.state, error)
            return
        go("/")


@safe_component
def Join(token: str) -> ft.Control:
    """The page."""
    screen = use_made(lambda client: JoinScreen(client, token))
    ft.use_effect(screen.look, [])
    state = screen.state
    if state.phase == "looking":
        return Entrance(Loading(words.LOOKING()))
    if state.phase == "offline":
        return Entrance(
            FailedState(words.OFFLINE_TITLE(), words.OFFLINE(), retry=screen.retry, identifier="offline", offline=True)
        )
    if state.phase == "stopped" or state.invitation is None:
        return Entrance(_stopped(screen))
    return Entrance(_Who(state.invitation), *_form(screen, state.invitation))


def _stopped(screen: JoinScreen) -> ft.Control:
    """Why, and the ways on. What was the server's fault may be tried again."""
    state = screen.state
    said = sentence(state.code, dict(state.facts), language=language.spoken())
    parts: list[ft.Control] = [
        Notice(said, tone=Tone.WARN, title=words.FAILED_TITLE(), identifier="stopped"),
        *([] if state.is_over else [PrimaryButton(common.RETRY(), screen.retry, identifier="retry")]),
        QuietButton(words.SIGN_IN_INSTEAD(), lambda: go("/sign-in"), identifier="sign-in-instead"),
    ]
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Who(invitation: Invitation) -> ft.Control:
    lines: list[ft.Control] = [Note(words.IS_THIS_YOU()), Title(invitation.name)]
    lines += [Body(invitation.position)] if invitation.position else []
    lines += [Body(roles.names(invitation.roles), muted=True)]
    lines += [] if invitation.demo else [Note(words.EXPIRES(when=at(invitation.expires_at))), Note(words.NOT_ME())]
    return Card(*lines, identifier="invited")


def _form(screen: JoinScreen, invitation: Invitation) -> list[ft.Control]:
    busy = screen.state.phase == "entering"
    refusal = screen.state.code
    parts: list[ft.Control] = []
    if invitation.needs == "none":
        parts += [Notice(words.DEMO_TEXT(), title=words.DEMO())] if invitation.demo else []
    elif invitation.needs == "new_passphrase":
        parts += [Strong(words.MAKE_TITLE()), Body(words.MAKE_TEXT(), muted=True)]
        parts += [NewPassphrase(screen, screen.state.complaint, screen.enter, is_busy=busy)]
    else:
        parts += [Strong(words.GIVE_TITLE()), _given(screen, busy)]
    if refusal:
        said = sentence(refusal, dict(screen.state.facts), language=language.spoken())
        parts.append(Notice(said, tone=Tone.BAD, identifier="refused"))
    label = {"none": words.ENTER, "new_passphrase": words.JOIN}.get(invitation.needs, words.SIGN_IN)
    parts.append(PrimaryButton(words.BUSY() if busy else label(), screen.enter, identifier="enter", disabled=busy))
    return parts


def _given(screen: JoinScreen, busy: bool) -> ft.Control:
    complaint = screen.state.complaint

    def typed(text: str) -> None:
        screen.passphrase = text

    return PlainField(
        words.PASSPHRASE(),
        typed,
        identifier="passphrase",
        password=True,
        error=COMPLAINTS[complaint]() if complaint else "",
        on_submit=screen.enter,
        disabled=busy,
        key="passphrase",
    )
