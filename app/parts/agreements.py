"""Agreements as a list that grows: what, who, by when, and which indicator each is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import PlainButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.history import HistoryMark, beside
from app.parts.moments import on
from app.parts.numbers import DateField
from app.parts.surfaces import Card
from app.parts.text import Note, Strong
from app.theme import M, S
from app.wording import agreements as words
from fieldwork.records import Agreement

Keep = Callable[[dict[str, Any]], None]
WHOLE = ("action", "owner_role", "due_date")
"""The facts of an agreement that is about no indicator."""


def place_of(agreement: str) -> str:
    """The scroll key of the card of an agreement."""
    return f"agreement-{agreement}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement as it is edited. `fields` names the facts this list asks for."""

    id: str
    action: str
    owner: str
    due: str | None
    indicator: str | None = None


Choices = tuple[tuple[str, str], ...]  # indicators by id, with their titles


def agreed(record: Agreement) -> Agreed:
    """An agreement of the team, as it is edited."""
    return Agreed(record.id, record.action or "", record.owner or "", record.due, record.indicator)


@safe_component
def TeamAgreements(
    stored: Sequence[Agreed],
    fields: tuple[str, ...],
    keep: Callable[[str, dict[str, Any]], None],
    choices: Choices = (),
) -> ft.Control:
    """The agreements of a visit. A new one becomes a record with its first word; `keep(id, fields)` must have stored
    the fields durably when it returns."""
    client = use_client()
    kept: Any = ft.use_state(())
    fresh, set_fresh = kept
    ask = use_question()
    known = {each.id for each in stored}
    listed = [*stored, *(Agreed(made, "", "", None) for made in fresh if made not in known)]

    def remove(which: str) -> None:
        set_fresh(lambda before: tuple(each for each in before if each != which))
        if which in known:
            keep(which, client.store.removing("agreement", which))

    return Grown(
        [
            AgreementCard(
                each,
                n,
                fields,
                partial(keep, each.id),
                partial(ask, removing(partial(remove, each.id))),
                False,
                choices,
                _past(each, n) if each.id in known else None,
                each.id in fresh,
                key=each.id,
            )
            for n, each in enumerate(listed, start=1)
        ],
        lambda: set_fresh(lambda before: (*before, client.new_id())),
        locked=False,
    )


def _past(each: Agreed, n: int) -> ft.Control:
    what = words.AGREEMENT_N(n=n)
    return HistoryMark("agreement", each.id, what=what, identifier=f"agreement-{n}-history")


@safe_component
def AgreementCard(
    agreed: Agreed,
    n: int,
    fields: tuple[str, ...],
    keep: Keep,
    remove: Callable[[], None],
    locked: bool,
    choices: Choices,
    past: ft.Control | None = None,
    fresh: bool = False,
) -> ft.Control:
    """What, who, by when. Which of them are asked for is the instrument's choice. A `fresh` one is begun to be written
    at once."""
    today = use_client().today().isoformat()
    title: ft.Control = Strong(words.AGREEMENT_N(n=n))
    parts: list[ft.Control] = [
        beside(title, past) if past is not None else title,
        DraftField(
            words.ACTION(),
            agreed.action,
            lambda text: keep({"action": text or None}),
            identifier=f"agreement-{n}-action",
            multiline=True,
            begins=fresh,
            disabled=locked,
            key=f"{agreed.id}-action",
        ),
    ]
    if "owner_role" in fields:
        parts.append(
            DraftField(
                words.OWNER(),
                agreed.owner,
                lambda text: keep({"owner": text or None}),
                identifier=f"agreement-{n}-owner",
                hint=words.OWNER_HINT(),
                wraps=True,
                disabled=locked,
                key=f"{agreed.id}-owner",
            )
        )
    if "due_date" in fields:
        parts.append(
            DateField(
                words.DUE(),
                agreed.due,
                lambda day: keep({"due": day}),
                identifier=f"agreement-{n}-due",
                error=words.DUE_PAST(day=on(agreed.due)) if agreed.due and agreed.due < today and not locked else "",
                disabled=locked,
                key=f"{agreed.id}-due",
            )
        )
    if "indicator_id" in fields:
        parts.append(About(agreed.indicator, n, keep, locked, choices, key=f"{agreed.id}-about"))
    if not locked:
        parts.append(PlainButton(words.REMOVE_AGREEMENT(), remove, identifier=f"agreement-{n}-remove", danger=True))
    return ft.Container(Card(*parts, spacing=M), key=ft.ScrollKey(place_of(agreed.id)))  # type: ignore[call-arg]


@safe_component
def About(chosen: str | None, n: int, keep: Keep, locked: bool, choices: Choices) -> ft.Control:
    """Which indicator it is about, if any: chips by name, folded away until asked for and once one is chosen."""
    kept: Any = ft.use_state(False)
    opened, set_opened = kept
    title = next((title for known, title in choices if known == chosen), "")
    text = words.ABOUT(indicator=f"{chosen} {title}") if chosen else words.ABOUT_INDICATOR()
    if locked:
        return Note(text) if chosen else ft.Container()

    def pick(indicator: str) -> None:
        keep({"indicator": None if indicator == chosen else indicator})
        set_opened(False)

    icon = ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE
    toggle = PlainButton(text, lambda: set_opened(not opened), identifier=f"agreement-{n}-about", icon=icon)
    parts: list[ft.Control] = [ft.Row([toggle], wrap=True)]
    if opened:
        named = [(known, f"{known} {title}".strip()) for known, title in choices]
        parts.append(ChoiceChips(named, chosen, pick, identifier=f"agreement-{n}-indicator"))
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def Grown(cards: list[ft.Control], add: Callable[[], None], *, locked: bool) -> ft.Control:
    """The cards, and the way to a further one; what is `locked` is only read."""
    more = [] if locked else [QuietButton(words.ADD_AGREEMENT(), add, identifier="add-agreement", icon=ft.Icons.ADD)]
    return ft.Column([*cards, *more], spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def removing(yes: Callable[[], None]) -> Question:
    """Whether an agreement is really to go."""
    return Question(
        words.REMOVE_AGREEMENT_ASK(), words.REMOVE_AGREEMENT_TEXT(), words.REMOVE(), lambda _: yes(), danger=True
    )
