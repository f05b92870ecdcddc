"""The way to the past of a value: one small mark beside it, everywhere the same, that opens the list of its writes.

The mark also says when a value is in conflict. The list asks the server while it shows what the device knows; a value
is brought back by a new write, so nothing in the past ever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.parts.buttons import IconAction, PlainButton
from app.parts.field_history import FieldHistory
from app.parts.reader import reader_of
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, RowsCard
from app.parts.text import Note, Strong
from app.past import conflicts, names, values
from app.past.writes import told_fields
from app.theme import M, S, Tone
from app.wording import parts as part_words
from app.wording import past as words


@ft.memo
@safe_component
def HistoryMark(kind: str, record: str, fields: tuple[str, ...] = (), *, what: str, identifier: str) -> ft.Control:
    """The mark. `fields` are those it leads to, none for all that the record holds; `what` names them to a reader."""
    client = use_client()
    opened, show = ft.use_state(False)
    kept: Any = ft.use_state(lambda: _in_conflict(client, kind, record, fields))
    in_conflict, see = kept

    def attach() -> Any:
        def changed(records: Any) -> None:
            if (kind, record) in records:
                see(_in_conflict(client, kind, record, fields))

        return client.store.on_change(changed)

    ft.use_effect(lambda: None, [], cleanup=ft.use_memo(attach, []))

    def open_it() -> None:
        client.drafts.flush()  # what is being typed belongs to the list
        show(True)

    ft.use_dialog(_dialog(kind, record, fields, what, lambda: show(False)) if opened else None)
    label = (words.CONFLICT_MARK if in_conflict else words.HISTORY_OF)(what=what)
    icon = ft.Icons.CALL_SPLIT if in_conflict else ft.Icons.HISTORY
    return IconAction(icon, label, lambda: open_it(), identifier=identifier, tone=Tone.WARN if in_conflict else None)


Looking = tuple[str, str, tuple[str, ...], str]
"""Kind, record, fields and what they are called: whose past somebody looks into."""


def use_history() -> Callable[[Looking], None]:
    """A hook for screens with very many values: one dialog for all of them, opened by `history_icon`."""
    client = use_client()
    kept: Any = ft.use_state(None)
    looking, look = kept
    ft.use_dialog(_looked_into(looking, lambda: look(None)) if looking else None)

    def open_it(asked: Looking) -> None:
        client.drafts.flush()
        look(asked)

    return open_it


def history_icon(asked: Looking, look: Callable[[Looking], None], *, identifier: str) -> ft.Control:
    """The mark without the watch for conflicts: as light as an icon."""
    label = words.HISTORY_OF(what=asked[3])
    return IconAction(ft.Icons.HISTORY, label, lambda: look(asked), identifier=identifier)


def beside(value: ft.Control, mark: ft.Control) -> ft.Control:
    """A value with the mark at its side."""
    value.expand = True
    return ft.Row([value, mark], spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)


def _in_conflict(client: Client, kind: str, record: str, fields: Sequence[str]) -> bool:
    names_ = client.store.conflicts(kind, record)
    if not names_ or (fields and not set(fields) & set(names_)):
        return False
    found = conflicts.of_record(client.store, kind, record, reader_of(client))
    return any(not fields or past.field in fields for past in found)


def _looked_into(asked: Looking, close: Callable[[], None]) -> ft.AlertDialog:
    kind, record, fields, what = asked
    return _dialog(kind, record, fields, what, close)


def _dialog(kind: str, record: str, fields: tuple[str, ...], what: str, close: Callable[[], None]) -> ft.AlertDialog:
    return ft.AlertDialog(
        title=ft.Text(words.HISTORY()),
        content=ft.Container(RecordHistory(kind, record, fields, what, close), width=560),
        scrollable=True,
        inset_padding=ft.Padding.symmetric(horizontal=M, vertical=24),
        actions=[PlainButton(part_words.CLOSE(), lambda: close(), identifier="history-close")],
        on_dismiss=lambda: close(),
    )


@safe_component
def RecordHistory(kind: str, record: str, fields: tuple[str, ...], what: str, close: Callable[[], None]) -> ft.Control:
    """The fields to choose from, or the one chosen."""
    client = use_client()
    found = client.store.get(kind, record)
    listed = fields or tuple(told_fields(kind, found))
    chosen, choose = ft.use_state(listed[0] if len(listed) == 1 else "")
    if chosen:
        back = None if len(listed) == 1 else (lambda: choose(""))
        return FieldHistory(kind, record, chosen, what, back, close, key=chosen)  # type: ignore[no-any-return]
    if found is None or not listed:
        return EmptyState(ft.Icons.HISTORY, words.EMPTY_TITLE())
    rows = [
        ListRow(
            names.field(kind, name, found, client.store),
            subtitle=values.value(name, found.fields.get(name), found, client.store),
            on_click=partial(choose, name),
            identifier=f"history-field-{name}",
        )
        for name in listed
    ]
    return _stack([Note(what), Strong(words.WHICH()), RowsCard(*rows)])


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
