"""Who is signed in, handing the device over, and signing out without losing unsent work."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component, tell
from app.client import use_client
from app.navigation import go
from app.parts.buttons import PlainButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.seal_form import SealForm
from app.parts.surfaces import Card, ListRow, Notice, RowsCard
from app.parts.text import Note, Strong
from app.session import Session, SignOut
from app.theme import M, Tone
from app.wording import lock as lock_words
from app.wording import roles
from app.wording import settings as words


@safe_component
def Account() -> ft.Control:
    """The section."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    ask = use_question()
    refused, refuse = ft.use_state(False)
    page = ft.context.page

    async def leave(*, exported: bool = False) -> None:
        ended = await session.sign_out(exported=exported)
        if ended is SignOut.UNSENT:
            refuse(True)
            return
        go("/welcome")
        if ended is SignOut.UNTOLD:
            tell(page, words.UNTOLD())

    async def saved() -> None:
        await leave(exported=True)

    async def confirmed(_: str) -> None:
        await leave()

    def confirm() -> None:
        ask(Question(words.SIGN_OUT_TITLE(), words.SIGN_OUT_TEXT(), words.SIGN_OUT_YES(), confirmed, danger=True))

    def hand_over() -> None:
        session.leave()
        go("/sign-in")

    unsent = client.store.counts()
    parts: list[ft.Control] = [
        Card(Strong(session.name), Note(roles.names(session.roles)), Note(words.LOGIN(login=session.login))),
        RowsCard(
            ListRow(
                words.SWITCH(),
                subtitle=words.SWITCH_NOTE(),
                leading=ft.Icon(ft.Icons.SWITCH_ACCOUNT_OUTLINED, color=ft.Colors.PRIMARY),
                on_click=hand_over,
                identifier="hand-over",
            ),
            ListRow(
                lock_words.SETTING(),
                subtitle=_pin(session),
                leading=ft.Icon(ft.Icons.PIN_OUTLINED, color=ft.Colors.PRIMARY),
                on_click=lambda: go("/settings/pin"),
                identifier="to-pin",
            ),
        ),
        *(_still_unsent(unsent.edits + unsent.blobs) if refused and unsent else []),
        *([SealForm(session.export, words.EXPORT_AND_OUT(), saved)] if refused and unsent else []),
        PlainButton(words.SIGN_OUT(), confirm, identifier="sign-out", icon=ft.Icons.LOGOUT, danger=True),
    ]
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _pin(session: Session) -> str:
    if session.lock is not None:
        return lock_words.IS_ON(n=session.lock.minutes)
    return lock_words.SHARED() if len(session.people) > 1 else lock_words.IS_OFF()


def _still_unsent(n: int) -> list[ft.Control]:
    """Why not yet, and the first of two ways on; the other is a file."""
    return [
        Notice(words.STILL_UNSENT(n=n), tone=Tone.WARN, title=words.STILL_UNSENT_TITLE(), identifier="unsent"),
        QuietButton(words.SYNC_PAGE(), lambda: go("/sync"), identifier="sync-first"),
    ]
