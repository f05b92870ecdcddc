"""The entries the server keeps aside, each with its reason, until the person sends them again or lets them go."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.moments import lately
from app.parts.surfaces import Card, SectionHeader
from app.parts.text import Note, Strong
from app.screens.sync.state import awaits_update
from app.store.values import Quarantined
from app.wording import sync as words


@safe_component
def KeptAside() -> ft.Control:
    """The section; empty once the last entry is gone."""
    client = use_client()
    ask = use_question()
    _, again = ft.use_state(0)
    found = client.store.quarantine.all()
    if not found:
        return ft.Container(height=0)

    def send_again() -> None:
        client.store.quarantine.try_again()
        client.syncing.soon()
        again(lambda n: n + 1)

    def entry(kept: Quarantined) -> ft.Control:
        def let_go(_: str) -> None:
            client.store.quarantine.let_go(kept.edit.id)
            again(lambda n: n + 1)

        def confirm() -> None:
            ask(Question(words.LET_GO_TITLE(), words.LET_GO_TEXT(), words.LET_GO_YES(), let_go, danger=True))

        what = words.KINDS[kept.edit.kind]() if kept.edit.kind in words.KINDS else kept.edit.kind
        return Card(
            Strong(words.AWAITS_UPDATE() if awaits_update(kept) else kept.message),
            Note(words.WRITTEN(what=what, when=lately(kept.edit.made_at, client.today()))),
            PlainButton(words.LET_GO(), confirm, identifier=f"let-go-{kept.edit.id}"),
            identifier=f"aside-{kept.edit.id}",
        )

    return ft.Column(
        [
            SectionHeader(words.KEPT_ASIDE(), note="" if all(map(awaits_update, found)) else words.KEPT_ASIDE_NOTE()),
            *map(entry, found),
            QuietButton(words.TRY_AGAIN(), send_again, identifier="send-again", icon=ft.Icons.REPLAY),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
