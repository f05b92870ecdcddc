"""The items of a draft: worded, moved, given an owner and a day, each stored as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, QuietButton
from app.parts.dialogs import Question
from app.parts.fields import DraftField
from app.parts.numbers import DateField
from app.parts.surfaces import Card, SectionHeader
from app.parts.text import Note, Strong
from app.theme import M
from app.wording import feedback as words
from app.wording import language
from fieldwork.versions import AGREEMENT, NEXT_STEP, STRENGTH, Item, of_kind

TEXT_MAX_CHARS = 4000
OWNER_MAX_CHARS = 200
TITLES = {STRENGTH: words.STRENGTHS, NEXT_STEP: words.NEXT_STEPS, AGREEMENT: words.AGREEMENTS}


@dataclass(frozen=True, slots=True)
class Pen:
    """What the leader's taps and typing call."""

    add: Callable[[str], None]
    reword: Callable[[str, str], None]
    give_to: Callable[[str, str], None]
    set_due: Callable[[str, str | None], None]
    move: Callable[[str, int], None]
    take_out: Callable[[str], None]
    ask: Callable[[Question], None]


def Items(kind: str, items: tuple[Item, ...], titles: dict[str, str], pen: Pen) -> list[ft.Control]:
    """One section: its items in the order the school will read them, and a button for another."""
    mine = of_kind(items, kind)
    spoken = language.spoken()
    cards: list[ft.Control] = [
        ItemEditor(
            item,
            number,
            len(mine),
            ", ".join(titles.get(name, name) for name in item.indicators),
            pen,
            spoken,
            key=item.id,
        )
        for number, item in enumerate(mine, start=1)
    ]
    add = QuietButton(words.ADD[kind](), lambda: pen.add(kind), identifier=f"add-{kind}", icon=ft.Icons.ADD)
    return [SectionHeader(TITLES[kind]()), *cards, ft.Row([add], wrap=True)]


@ft.memo
@safe_component
def ItemEditor(item: Item, number: int, of: int, about: str, pen: Pen, spoken: str) -> ft.Control:
    """One item. Memoised: a word typed in one redraws no other."""
    del spoken
    name = words.ITEM[item.kind](n=number)
    tools = [] if number == 1 else [_move(item, -1, words.UP(item=name), pen)]
    tools += [] if number == of else [_move(item, 1, words.DOWN(item=name), pen)]
    tools.append(
        IconAction(
            ft.Icons.DELETE_OUTLINE,
            words.REMOVE(item=name),
            lambda: _remove(item, pen),
            identifier=f"remove-{item.id}",
        )
    )
    head = ft.Row([ft.Container(Strong(name), expand=True), *tools], spacing=0)
    parts: list[ft.Control] = [head, _text(item, pen)]
    if item.kind == AGREEMENT:
        parts += _agreement(item, pen)
    parts += [Note(words.ABOUT(titles=about))] if about else []
    return Card(*parts, identifier=f"edit-{item.id}", spacing=M)


def _move(item: Item, steps: int, label: str, pen: Pen) -> ft.Control:
    icon = ft.Icons.KEYBOARD_ARROW_UP if steps < 0 else ft.Icons.KEYBOARD_ARROW_DOWN
    name = f"{'up' if steps < 0 else 'down'}-{item.id}"
    return IconAction(icon, label, lambda: pen.move(item.id, steps), identifier=name)


def _remove(item: Item, pen: Pen) -> None:
    """Words are worth a question; an empty item is simply taken out."""
    if not item.text.strip():
        pen.take_out(item.id)
        return
    pen.ask(
        Question(
            title=words.REMOVE_TITLE(),
            text=words.REMOVE_TEXT(text=item.text),
            yes=words.REMOVE_YES(),
            on_yes=lambda _: pen.take_out(item.id),
            danger=True,
        )
    )


def _text(item: Item, pen: Pen) -> ft.Control:
    field: ft.Control = DraftField(
        words.TEXT(),
        item.text,
        partial(pen.reword, item.id),
        identifier=f"text-{item.id}",
        multiline=True,
        max_chars=TEXT_MAX_CHARS,
        key=f"text-{item.id}",
    )
    return field


def _agreement(item: Item, pen: Pen) -> list[ft.Control]:
    return [
        DraftField(
            words.OWNER(),
            item.owner,
            partial(pen.give_to, item.id),
            identifier=f"owner-{item.id}",
            hint=words.OWNER_HINT(),
            wraps=True,
            max_chars=OWNER_MAX_CHARS,
            key=f"owner-{item.id}",
        ),
        DateField(
            words.DUE(),
            item.due or None,
            partial(pen.set_due, item.id),
            identifier=f"due-{item.id}",
            key=f"due-{item.id}",  # type: ignore[call-arg]
        ),
    ]
