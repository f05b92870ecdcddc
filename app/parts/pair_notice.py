"""Two visits that clash: who, when, where, both visits, and for the office the two ways to settle it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from urllib.parse import quote

import flet as ft

from app.boundary import safe_component, tell
from app.client import Client, use_client
from app.navigation import go
from app.parts.buttons import PlainButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.moments import fully, on
from app.parts.surfaces import Notice
from app.planning.moving import FreeDays, because, moved, told_before
from app.planning.pairs import Pair, Side
from app.theme import S, Tone
from app.wording import office as office_words
from app.wording import planning as words
from fieldwork.records import RoleName
from fieldwork.thai.text import normalise_line

Free = Callable[[str], date | None]
"""The next day on which nothing speaks against a visit."""


@safe_component
def PairNotice(pair: Pair) -> ft.Control:
    """The same words on every device; the office moves one of the two, or says why both are meant to be so."""
    client = use_client()
    ask, free = use_question(), _use_free_days(client)
    decides = RoleName.SECRETARIAT in client.session.roles

    def mean(why: str) -> None:
        for visit, fields in pair.meaning(normalise_line(why), client.session.person or ""):
            client.store.write("visit", visit, fields)
        client.syncing.soon()

    def move(side: Side, day: date) -> None:
        def store_it(why: str) -> None:
            by, at = client.session.person or "", client.now_ms()
            fields = moved(side.visit, day, client.store, why=normalise_line(why), by=by, at=at)
            client.store.write("visit", side.visit, fields)
            client.syncing.soon()
            tell(ft.context.page, words.MOVED_NOW(school=side.school, day=fully(day)))

        text = told_before(side.visit, pair.day, client.store)
        asked = Question(
            office_words.MOVE_ASK(day=fully(day)),
            text,
            office_words.MOVE(),
            store_it,
            reason_label=office_words.MOVE_WHY(),
            reason=because(pair),
        )
        ask(asked)

    question = Question(words.MEANT_ASK(), words.MEANT_TEXT(), words.IS_MEANT(), mean, reason_label=words.MEANT_WHY())
    what = words.PAIR_OFFICE() if decides else words.PAIR_OTHERS()
    return Notice(
        f"{pair.text}\n{what}",
        tone=Tone.BAD if pair.people else Tone.WARN,
        title=words.PAIR(),
        action=_Ways(pair, free, move, partial(ask, question)) if decides else None,
        identifier=f"pair-{pair.identifier}",
    )


def _use_free_days(client: Client) -> Free:
    """A hook: worked out when they are asked for, and again only after something changed."""

    def attach() -> tuple[FreeDays, Callable[[], None]]:
        days = FreeDays(client.store)
        return days, client.store.on_change(days.changed)

    days, detach = ft.use_memo(attach, [])
    ft.use_effect(lambda: None, [], cleanup=detach)
    return lambda visit: days.of(visit, client.today())


def _Ways(pair: Pair, free: Free, move: Callable[[Side, date], None], mean: partial[None]) -> ft.Control:
    """To the next free day in two taps, to any other day on the page of the visit, or meant to be so."""
    moves = [way for side in (pair.one, pair.other) for way in _Moves(side, free(side.visit), move)]
    meant = QuietButton(words.IS_MEANT(), mean, identifier=f"meant-{pair.identifier}", icon=ft.Icons.CHECK)
    return ft.Column([*moves, meant], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Moves(side: Side, day: date | None, move: Callable[[Side, date], None]) -> list[ft.Control]:
    here = quote(ft.context.page.route or "/", safe="")
    choose = partial(go, f"/office/visits/{side.visit}?back={here}")
    other, icon = f"move-{side.visit}", ft.Icons.EVENT_REPEAT_OUTLINED
    if day is None:
        return [QuietButton(words.MOVE_ONE(school=side.school), choose, identifier=other, icon=icon)]
    text = words.MOVE_TO(school=side.school, day=on(day), part=side.part)
    return [
        QuietButton(text, lambda: move(side, day), identifier=f"move-free-{side.visit}", icon=icon),
        PlainButton(words.OTHER_DAY(school=side.school), choose, identifier=other),
    ]


def MeantNotice(said: tuple[str, ...]) -> ft.Control:
    """Why a visit is on one day with another."""
    return Notice("\n".join(said), tone=Tone.INFO, title=words.MEANT_TITLE(), identifier="meant")
