"""A person's invitations and devices: asked of the server when wanted, because a device never holds them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_made
from app.office_server import Device, Invitation, OfficeServer
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.device_row import DeviceRow
from app.parts.dialogs import Question, use_question
from app.parts.moments import at, briefly
from app.parts.surfaces import Card, ListRow, Notice, RowsCard
from app.parts.text import Body, Note, Strong
from app.parts.troubles import complaint
from app.theme import M, Tone
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.thai.dates import bangkok_day

DAYS = (3, 7, 14, 30)


@ft.observable
@dataclass
class Access:
    """How one person gets in: the invitation just made, earlier ones, and the devices."""

    server: OfficeServer
    person: str
    level: Callable[[], Awaitable[object]]
    days: int = 7
    made: Invitation | None = None
    earlier: tuple[Invitation, ...] | None = None
    devices: tuple[Device, ...] = ()
    trouble: str = ""
    copied: bool = False

    async def invite(self) -> None:
        """Make an invitation. The server learns of a person just written down first."""
        await self.level()
        await self._try(self._invite)

    async def look(self) -> None:
        """Read earlier invitations and devices from the server."""
        await self._try(self._look)

    async def withdraw(self, invitation: str) -> None:
        """Make an invitation useless. A link that is still shown goes with it."""
        await self._try(lambda: self.server.withdraw(invitation), self._look)
        if self.made is not None and self.made.id == invitation and not self.trouble:
            self.made = None

    async def sign_out(self, device: str) -> None:
        """End a device's access."""
        await self._try(lambda: self.server.sign_out(device), self._look)

    async def _try(self, *steps: Callable[[], Awaitable[None]]) -> None:
        self.trouble = ""
        try:
            for step in steps:
                await step()
        except FieldworkError as error:
            self.trouble = complaint(error)

    async def _invite(self) -> None:
        self.copied = False
        self.made = await self.server.invite(self.person, days=self.days)

    async def _look(self) -> None:
        self.earlier = tuple(i for i in await self.server.invitations() if i.person == self.person)
        self.devices = tuple(d for d in await self.server.devices() if d.person == self.person)


@safe_component
def Invitations(person: str, has_role: bool) -> ft.Control:
    """The part of a person's page that needs a connection."""
    access = use_made(lambda client: Access(client.office, person, client.syncing.now))
    parts: list[ft.Control] = [Note(words.INVITE_NOTE())]
    if not has_role:
        parts.append(Notice(words.INVITE_ROLE_FIRST(), tone=Tone.WARN))
    else:
        parts += [
            ChoiceChips(
                [(str(n), words.N_DAYS(n=n)) for n in DAYS],
                str(access.days),
                lambda v: _set_days(access, v),
                identifier="invite-days",
                label=words.DAYS_VALID(),
            ),
            _Invite(access),
        ]
    if access.trouble:
        parts.append(Notice(access.trouble, tone=Tone.WARN, identifier="invite-trouble"))
    if access.made is not None:
        parts.append(_Made(access, access.made))
    if access.earlier is None:
        parts.append(QuietButton(words.SHOW_INVITATIONS(), access.look, identifier="invitations-show"))
    else:
        parts.append(Earlier(access))
    return Card(*parts, spacing=M)


def _Invite(access: Access) -> ft.Control:
    """The next thing to do until there is a link to hand over; another one is a thing aside."""
    shown, said = (PrimaryButton, words.INVITE) if access.made is None else (QuietButton, words.INVITE_AGAIN)
    return shown(said(), access.invite, identifier="invite", icon=ft.Icons.QR_CODE_2)


def _set_days(access: Access, days: str) -> None:
    access.days = int(days)


def _Made(access: Access, made: Invitation) -> ft.Control:
    until = at(made.expires_at)

    def copied() -> None:
        access.copied = True

    label = words.COPIED() if access.copied else words.COPY_LINK()
    copy = ft.CopyToClipboard(made.url)
    return Card(
        Strong(words.INVITED(until=until)),
        Note(words.INVITED_ONCE()),
        ft.Semantics(
            label=words.QR(),
            image=True,
            content=ft.Container(ft.Image(src=made.qr, width=220, height=220), bgcolor="#FFFFFF", padding=12),
        ),
        ft.Semantics(
            identifier="invite-url", label=made.url, content=Body(made.url, selectable=True), exclude_semantics=True
        ),
        QuietButton(label, lambda: copied(), identifier="invite-copy", icon=ft.Icons.COPY, action=copy),
        tone=Tone.GOOD,
    )


@safe_component
def Earlier(access: Access) -> ft.Control:
    """Invitations made before, and the devices that came of them."""
    ask = use_question()
    today = use_client().today()
    page = ft.context.page

    def withdraw(invitation: Invitation) -> None:
        def yes(_: str) -> None:
            page.run_task(access.withdraw, invitation.id)

        ask(Question(words.WITHDRAW_ASK(), "", words.WITHDRAW(), yes, danger=True))

    def sign_out(device: Device) -> None:
        def yes(_: str) -> None:
            page.run_task(access.sign_out, device.id)

        title = words.SIGN_OUT_ASK(device=device.name)
        ask(Question(title, words.SIGN_OUT_TEXT(), words.SIGN_OUT(), yes, danger=True))

    rows = [_Invitation(i, partial(withdraw, i)) for i in access.earlier or ()]
    rows += [DeviceRow(d, partial(sign_out, d), today=today) for d in access.devices]
    return RowsCard(*rows) if rows else Note(words.NO_DEVICES())


def _Invitation(invitation: Invitation, withdraw: Callable[[], None]) -> ft.Control:
    until = briefly(bangkok_day(invitation.expires_at))
    state = words.INVITATION_STATES.get(invitation.state, words.INVITATION_STATES["expired"])
    below = (
        PlainButton(words.WITHDRAW(), withdraw, identifier=f"withdraw-{invitation.id}", danger=True, flush=True)
        if invitation.state == "open"
        else None
    )
    return ListRow(state(until=until), leading=ft.Icon(ft.Icons.MAIL_OUTLINE), below=below)
