"""Two visits that clash: who, when, where, both visits, and for the office the two ways to settle it."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.buttons import QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.surfaces import Notice
from app.planning.pairs import Pair
from app.theme import S, Tone
from app.wording import planning as words
from fieldwork.records import RoleName
from fieldwork.thai.text import normalise_line


@safe_component
def PairNotice(pair: Pair) -> ft.Control:
    """The same words on every device; the office moves one of the two, or says why both are meant to be so."""
    client = use_client()
    ask = use_question()
    decides = RoleName.SECRETARIAT in client.session.roles

    def mean(why: str) -> None:
        for visit, fields in pair.meaning(normalise_line(why), client.session.person or ""):
            client.store.write("visit", visit, fields)
        client.syncing.soon()

    question = Question(words.MEANT_ASK(), words.MEANT_TEXT(), words.IS_MEANT(), mean, reason_label=words.MEANT_WHY())
    what = words.PAIR_OFFICE() if decides else words.PAIR_OTHERS()
    return Notice(
        f"{pair.text}\n{what}",
        tone=Tone.BAD if pair.people else Tone.WARN,
        title=words.PAIR(),
        action=_Ways(pair, partial(ask, question)) if decides else None,
        identifier=f"pair-{pair.identifier}",
    )


def _Ways(pair: Pair, mean: partial[None]) -> ft.Control:
    here = quote(ft.context.page.route or "/", safe="")
    moves: list[ft.Control] = [
        QuietButton(
            words.MOVE_ONE(school=side.school),
            partial(go, f"/office/visits/{side.visit}?back={here}"),
            identifier=f"move-{side.visit}",
            icon=ft.Icons.EVENT_REPEAT_OUTLINED,
        )
        for side in (pair.one, pair.other)
    ]
    meant = QuietButton(words.IS_MEANT(), mean, identifier=f"meant-{pair.identifier}", icon=ft.Icons.CHECK)
    return ft.Column([*moves, meant], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def MeantNotice(said: tuple[str, ...]) -> ft.Control:
    """Why a visit is on one day with another."""
    return Notice("\n".join(said), tone=Tone.INFO, title=words.MEANT_TITLE(), identifier="meant")
