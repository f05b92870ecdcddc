"""Signing in by login and passphrase: on a new device, again after a token ended, or as somebody known here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.account.people import KnownPerson
from app.boundary import safe_component, tell
from app.client import Client, use_client, use_made
from app.navigation import go
from app.parts.brand import Entrance
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.fields import PlainField
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Title
from app.theme import Tone
from app.wording import join as words
from app.wording import lock
from app.wording import parts as common
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError, Unreachable


@dataclass(frozen=True, slots=True)
class SignInState:
    """`complaint` names the empty field (login or passphrase), `refusal` is a sentence."""

    busy: bool = False
    complaint: str = ""
    refusal: str = ""


def checked(login: str, passphrase: str) -> SignInState:
    """Busy when both fields are filled, else what is missing."""
    if not login.strip():
        return SignInState(complaint="login")
    return SignInState(busy=True) if passphrase else SignInState(complaint="passphrase")


@ft.observable
@dataclass
class SignInScreen:
    """The two fields and what became of them."""

    client: Client
    login: str
    passphrase: str = ""
    state: SignInState = SignInState()

    async def enter(self) -> None:
        """Sign in and go home."""
        self.state = checked(self.login, self.passphrase)
        if self.state.busy:
            forgot_pin = self.client.session.locked
            await self._leave_after(self.client.session.sign_in(self.login.strip(), self.passphrase))
            if forgot_pin and not self.state.refusal:
                tell(ft.context.page, lock.GONE())

    async def resume(self, person: str) -> None:
        """Go on as somebody who has files here; no network is needed."""
        await self._leave_after(self.client.session.resume(person))

    async def _leave_after(self, entering: Any) -> None:
        try:
            await entering
        except FieldworkError as error:
            offline = lock.FORGOT_OFFLINE if self.client.session.locked else words.AGAIN_OFFLINE
            said = offline() if isinstance(error, Unreachable) else reason(error)
            self.state = replace(self.state, busy=False, refusal=said)
            return
        go("/")


@safe_component
def SignIn() -> ft.Control:
    """The page."""
    client = use_client()
    screen = use_made(lambda c: SignInScreen(c, c.session.login))
    back = "/" if client.session.signed_in else "/welcome"
    parts: list[ft.Control] = [Title(words.AGAIN_TITLE()), Body(words.AGAIN_TEXT(), muted=True)]
    if client.session.signed_in:
        parts = [Title(words.AGAIN_TITLE()), Notice(words.KEPT(), tone=Tone.GOOD, identifier="kept")]
    if client.session.locked:
        parts = [Title(lock.FORGOT_TITLE()), Notice(lock.FORGOT_NOTE(), tone=Tone.GOOD, identifier="kept")]
    parts += _fields(screen)
    parts += [Note(words.FORGOTTEN()), PlainButton(common.BACK(), lambda: go(back), identifier="back")]
    known = [] if client.session.signed_in else _known(screen)
    return Entrance(*known, *parts)


def _fields(screen: SignInScreen) -> list[ft.Control]:
    state = screen.state

    def name(text: str) -> None:
        screen.login = text

    def secret(text: str) -> None:
        screen.passphrase = text

    return [
        PlainField(
            words.LOGIN(),
            name,
            identifier="login",
            initial=screen.login,
            error=words.LOGIN_EMPTY() if state.complaint == "login" else "",
            disabled=state.busy,
        ),
        PlainField(
            words.PASSPHRASE(),
            secret,
            identifier="passphrase",
            password=True,
            error=words.EMPTY() if state.complaint == "passphrase" else "",
            on_submit=screen.enter,
            disabled=state.busy,
        ),
        *([Notice(state.refusal, tone=Tone.BAD, identifier="refused")] if state.refusal else []),
        PrimaryButton(
            words.BUSY() if state.busy else words.SIGN_IN(), screen.enter, identifier="enter", disabled=state.busy
        ),
    ]


def _known(screen: SignInScreen) -> list[ft.Control]:
    """Several people may share a device; each goes on with one tap."""
    rows = [_person(screen, known) for known in screen.client.session.people]
    return [SectionHeader(words.KNOWN(), note=words.KNOWN_NOTE()), RowsCard(*rows)] if rows else []


def _person(screen: SignInScreen, known: KnownPerson) -> ft.Control:
    async def resume() -> None:
        await screen.resume(known.person)

    unsent = screen.client.session.unsent_of(known.person)
    return ListRow(
        known.name,
        subtitle=words.UNSENT(n=unsent) if unsent else "",
        leading=ft.Icon(ft.Icons.PERSON_OUTLINED, color=ft.Colors.PRIMARY),
        on_click=resume,
        identifier=f"resume-{known.login}",
    )
