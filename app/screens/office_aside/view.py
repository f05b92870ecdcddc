"""What the server keeps aside, person by person, with the reason: mended and taken in, or closed with a word why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_made
from app.office_server import Aside, OfficeServer
from app.parts.buttons import PlainButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.layout import Screen
from app.parts.moments import lately
from app.parts.states import EmptyState, FailedState, Loading
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Body, Note, Strong
from app.parts.troubles import complaint
from app.past import names
from app.screens.office_aside.state import Theirs, by_person, closed, content, title
from app.theme import Tone
from app.wording import office as words
from app.wording.reasons import as_said
from fieldwork.errors import FieldworkError


@ft.observable
@dataclass
class KeptAsidePage:
    """The list as the server gives it; None until it answered. `said` is what came of the last act."""

    server: OfficeServer
    rows: tuple[Aside, ...] | None = None
    trouble: str = ""
    said: str = ""
    is_good: bool = True

    async def look(self) -> None:
        """Ask the server."""
        self.trouble = ""
        try:
            self.rows = tuple(await self.server.aside())
        except FieldworkError as error:
            self.trouble = complaint(error)

    async def again(self, row: Aside) -> None:
        """Have one judged anew."""
        try:
            still = await self.server.judge_again(row)
        except FieldworkError as error:
            self.said, self.is_good = complaint(error), False
            return
        self.said, self.is_good = (words.ASIDE_STILL(why=still), False) if still else (words.ASIDE_TAKEN(), True)
        await self.look()

    async def close(self, row: Aside, why: str) -> None:
        """Close one for good."""
        try:
            await self.server.close(row, why)
        except FieldworkError as error:
            self.said, self.is_good = complaint(error), False
            return
        self.said, self.is_good = words.ASIDE_CLOSED_NOW(), True
        await self.look()


@safe_component
def OfficeAside() -> ft.Control:
    """The page."""
    client = use_client()
    page = use_made(lambda c: KeptAsidePage(c.office))
    ask = use_question()
    ft.use_effect(page.look, [])

    def close(row: Aside) -> None:
        question = words.ASIDE_CLOSE_ASK(), words.ASIDE_CLOSE_TEXT(), words.ASIDE_CLOSE()
        ask(Question(*question, partial(page.close, row), reason_label=words.ASIDE_WHY(), danger=True))

    return Screen(words.ASIDE(), _body(client, page, close), back="/office")


def _body(client: Client, page: KeptAsidePage, close: Callable[[Aside], None]) -> list[ft.Control]:
    if page.trouble:
        return [FailedState(words.ASIDE(), page.trouble, retry=page.look, identifier="aside-failed")]
    if page.rows is None:
        return [Loading()]
    said = Notice(page.said, tone=Tone.GOOD if page.is_good else Tone.WARN, identifier="aside-said")
    parts: list[ft.Control] = [Note(words.ASIDE_HOW()), *([said] if page.said else [])]
    theirs = by_person(page.rows, client.store)
    if not theirs:
        parts.append(EmptyState(ft.Icons.INBOX_OUTLINED, words.ASIDE_NONE()))
    for group in theirs:
        parts += _theirs(client, page, group, close)
    done = closed(page.rows)
    if done:
        parts += [SectionHeader(words.ASIDE_CLOSED()), *(_Closed(client, row) for row in done)]
    return parts


def _theirs(client: Client, page: KeptAsidePage, group: Theirs, close: Callable[[Aside], None]) -> list[ft.Control]:
    entries = [
        Card(
            *_what(client, row),
            Notice(as_said(row.code, row.message), tone=Tone.WARN),
            QuietButton(
                words.ASIDE_AGAIN(), partial(page.again, row), identifier=f"again-{row.edit}", icon=ft.Icons.REPLAY
            ),
            PlainButton(words.ASIDE_CLOSE(), partial(close, row), identifier=f"close-{row.edit}", danger=True),
            identifier=f"aside-{row.edit}",
        )
        for row in group.entries
    ]
    return [SectionHeader(group.name, note=words.ASIDE_N(n=len(group.entries))), *entries]


def _Closed(client: Client, row: Aside) -> ft.Control:
    by = names.person(row.closed.by, client.store) if row.closed else ""
    when = lately(row.closed.at, client.today()) if row.closed else ""
    why = row.closed.why if row.closed else ""
    owner = names.person(row.person, client.store)
    return Card(
        Note(owner),
        *_what(client, row),
        Note(words.ASIDE_CLOSED_BY(by=by, when=when)),
        Body(why),
        identifier=f"closed-{row.edit}",
    )


def _what(client: Client, row: Aside) -> list[ft.Control]:
    """What it is, what it says, and when and where it was written."""
    lines, more = content(row, client.store)
    written = words.ASIDE_WRITTEN(when=lately(row.made_at, client.today()), device=row.device_name or "—")
    nameless = words.ASIDE_NOT_SHOWN if row.withheld else words.ASIDE_UNREADABLE  # nothing is wrong with the former
    said: list[ft.Control] = [Strong(title(row, client.store) if row.kind else nameless())]
    if row.withheld:
        said += [Note(words.ASIDE_WITHHELD())] if row.kind else []  # else the reason says who may read it
    else:
        said += map(Body, lines)
    said += [Note(words.ASIDE_MORE(n=more))] if more else []
    return [*said, Note(written)]
