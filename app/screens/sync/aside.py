"""The entries the server keeps aside, below the reason that they share, until the person sends them again or lets them
go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction, PlainButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.layout import use_crowded
from app.parts.moments import lately
from app.parts.surfaces import Card, ListRow, RowsCard, SectionHeader
from app.parts.text import Note, Strong
from app.screens.sync.state import Aside, awaits_update, by_reason, told
from app.store.values import Quarantined
from app.wording import sync as words
from app.wording.reasons import as_said

SHOWN = 5


@safe_component
def KeptAside() -> ft.Control:
    """The section; empty once the last entry is gone."""
    client = use_client()
    ask, crowded = use_question(), use_crowded()
    _, again = ft.use_state(0)
    opened, open_also = ft.use_state(frozenset[str]())
    found = client.store.quarantine.all()
    if not found:
        return ft.Container(height=0)

    def send_again() -> None:
        client.store.quarantine.try_again()
        client.syncing.soon()
        again(lambda n: n + 1)

    def let_go(kept: Sequence[Quarantined]) -> None:
        for each in kept:
            client.store.quarantine.let_go(each.edit.id)
        again(lambda n: n + 1)

    def ask_for(*kept: Quarantined) -> Callable[[], None]:
        one = len(kept) == 1
        title, text = words.LET_GO_TITLE(n=len(kept)), words.LET_GO_TEXT() if one else words.LET_ALL_GO_TEXT()
        question = Question(title, text, words.LET_GO_YES(), lambda _: let_go(kept), danger=True)
        return lambda: ask(question)

    def entry(kept: Quarantined) -> ft.Control:
        what = words.KINDS[kept.edit.kind]() if kept.edit.kind in words.KINDS else kept.edit.kind
        away = IconAction(ft.Icons.DELETE_OUTLINE, words.LET_GO(), ask_for(kept), identifier=f"let-go-{kept.edit.id}")
        written = words.WRITTEN_AT(when=lately(kept.edit.made_at, client.today()))
        said = "\n".join([*told(kept, client.store), written])
        if crowded:  # beside the words the button would leave room for half a word
            return ListRow(what, subtitle=said, below=away)
        return ListRow(what, subtitle=said, trailing=away)

    def group(n: int, aside: Aside) -> ft.Control:
        """One reason, and under it what it keeps aside: the first few, the others on demand."""
        said = Strong(words.AWAITS_UPDATE() if aside.awaits_update else as_said(aside.code, aside.message))
        whole = aside.message in opened
        shown = aside.entries if whole else aside.entries[:SHOWN]
        rows = map(entry, shown)
        listed = rows if crowded else [RowsCard(*rows)]
        parts: list[ft.Control] = [said, Note(words.AFFECTED(n=len(aside.entries))), *listed]
        more = len(aside.entries) - len(shown)
        buttons: list[ft.Control] = []
        if more:
            show = PlainButton(
                words.SHOW_MORE(n=more), lambda: open_also(opened | {aside.message}), identifier=f"aside-more-{n}"
            )
            buttons.append(show)
        if len(aside.entries) > 1:
            text = words.LET_ALL_GO(n=len(aside.entries))
            buttons.append(PlainButton(text, ask_for(*aside.entries), identifier=f"let-go-all-{n}", danger=True))
        parts += [ft.Row(buttons, wrap=True)] if buttons else []
        return Card(*parts, identifier=f"aside-reason-{n}")

    note = "" if all(map(awaits_update, found)) else words.KEPT_ASIDE_NOTE()
    return ft.Column(
        [
            SectionHeader(words.KEPT_ASIDE(), note=note),
            *(group(n, aside) for n, aside in enumerate(by_reason(found), start=1)),
            QuietButton(words.TRY_AGAIN(), send_again, identifier="send-again", icon=ft.Icons.REPLAY),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
