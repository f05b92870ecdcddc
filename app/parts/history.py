"""The way to the past of a value: one small mark beside it, everywhere the same, that opens the list of its writes.

The mark also says when a value is in conflict. The list asks the server while it shows what the device knows; a value
is brought back by a new write, so nothing in the past ever changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.boundary import reason, safe_component
from app.client import Client, use_client
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, PrimaryButton, QuietButton
from app.parts.moments import lately
from app.parts.reader import reader_of
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, StatusPill
from app.parts.text import Note, Strong
from app.past import acts, conflicts, names, told, values
from app.past.conflicts import Reader
from app.past.writes import FieldPast, PastWrite, Where, field_past, told_fields
from app.sync.past import ask
from app.theme import M, S, Tone
from app.wording import parts as part_words
from app.wording import past as words
from fieldwork.errors import FieldworkError, NotFound, Unreachable
from fieldwork.history import Fate
from fieldwork.records.stored import Record

SHOWN = 20  # writes before the rest is asked for
_FATES = {
    Fate.CURRENT: (Tone.GOOD, ft.Icons.CHECK_CIRCLE_OUTLINE),
    Fate.RIVAL: (Tone.WARN, ft.Icons.CALL_SPLIT),
    Fate.REPLACED: (Tone.NEUTRAL, ft.Icons.EDIT_OUTLINED),
    Fate.CHOSEN: (Tone.NEUTRAL, ft.Icons.CHECK),
    Fate.LOST: (Tone.NEUTRAL, ft.Icons.REMOVE_CIRCLE_OUTLINE),
    Fate.REFUSED: (Tone.BAD, ft.Icons.REPORT_OUTLINED),
}


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


def _dialog(kind: str, record: str, fields: tuple[str, ...], what: str, close: Callable[[], None]) -> ft.AlertDialog:
    return ft.AlertDialog(
        title=ft.Text(words.HISTORY_OF(what=what)),
        content=ft.Container(RecordHistory(kind, record, fields, close), width=560),
        scrollable=True,
        inset_padding=ft.Padding.symmetric(horizontal=M, vertical=24),
        actions=[PlainButton(part_words.CLOSE(), lambda: close(), identifier="history-close")],
        on_dismiss=lambda: close(),
    )


@safe_component
def RecordHistory(kind: str, record: str, fields: tuple[str, ...], close: Callable[[], None]) -> ft.Control:
    """The fields to choose from, or the one chosen."""
    client = use_client()
    found = client.store.get(kind, record)
    listed = fields or tuple(told_fields(kind, found))
    chosen, choose = ft.use_state(listed[0] if len(listed) == 1 else "")
    if chosen:
        back = None if len(listed) == 1 else (lambda: choose(""))
        return FieldHistory(kind, record, chosen, back, close, key=chosen)  # type: ignore[no-any-return]
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
    return _stack([Note(words.WHICH()), RowsCard(*rows)])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What became of asking the server: asking, told, offline or failed."""

    how: str
    why: str = ""


@safe_component
def FieldHistory(
    kind: str, record: str, field: str, back: Callable[[], None] | None, close: Callable[[], None]
) -> ft.Control:
    """The writes of one field, newest first, and bringing one back."""
    client = use_client()
    kept: Any = ft.use_state(lambda: _Asked("asking" if client.store.is_on_server(kind, record) else "told"))
    asked, tell = kept
    shown, more = ft.use_state(SHOWN)
    sure, make_sure = ft.use_state("")
    said, say = ft.use_state(("", Tone.INFO))
    _, redraw = ft.use_state(0)

    async def fetch() -> None:
        if client.store.is_on_server(kind, record):
            tell(_Asked("asking"))
            tell(await _ask(client, kind, record, field))

    def attach() -> Any:
        return client.store.on_change(lambda records: redraw(lambda n: n + 1) if (kind, record) in records else None)

    def put_back(write: PastWrite) -> None:
        make_sure("")
        try:
            _put_back(client, kind, record, field, write)
            say((words.PUT_BACK_DONE(), Tone.GOOD))
        except FieldworkError as wrong:
            say((f"{words.NOT_KEPT()} · {reason(wrong)}", Tone.BAD))

    ft.use_effect(fetch, [])
    ft.use_effect(lambda: None, [], cleanup=ft.use_memo(attach, []))
    reader, found = reader_of(client), client.store.get(kind, record)
    past = field_past(client.store, kind, record, field, person=reader.person, device=reader.device)
    parts: list[ft.Control] = [Strong(names.field(kind, field, found, client.store))]
    parts += [PlainButton(words.OTHER_FIELDS(), lambda: back(), identifier="history-fields")] if back else []
    parts += _standing(asked, past, reader, fetch)
    parts += [Notice(said[0], tone=said[1], identifier="history-said")] if said[0] else []
    parts += [_in_conflict_notice(kind, record, close)] if past.is_conflict else []
    if found is not None:
        view = _View(client, reader, past, found)
        parts += [_line(view, write, sure, make_sure, put_back) for write in past.writes[:shown]]
    if not past.writes and asked.how != "asking":
        parts.append(Note(words.EMPTY_TITLE()))
    if len(past.writes) > shown:
        parts.append(PlainButton(f"+{len(past.writes) - shown}", lambda: more(10_000), identifier="history-more"))
    return _stack(parts)


async def _ask(client: Client, kind: str, record: str, field: str) -> _Asked:
    try:
        await ask(client.store, client.server, kind, record, [field])
    except Unreachable as wrong:
        return _Asked("offline" if wrong.code == "unreachable" else "failed", reason(wrong))
    except NotFound:  # not there yet, or no longer shared with this person: what is here is all there is to tell
        return _Asked("told")
    except FieldworkError as wrong:
        return _Asked("failed", reason(wrong))
    return _Asked("told")


def _put_back(client: Client, kind: str, record: str, field: str, write: PastWrite) -> None:
    reader = reader_of(client)
    act = acts.settling(client.store, kind, record, field, write.value, person=reader.person, now_ms=reader.now_ms)
    client.store.write(kind, record, act.fields, act.seen)
    client.syncing.soon()


def _standing(asked: _Asked, past: FieldPast, reader: Reader, fetch: Callable[[], Any]) -> list[ft.Control]:
    """How much of the past this is."""
    if asked.how == "asking":
        ring = ft.ProgressRing(width=18, height=18, stroke_width=2)
        return [ft.Semantics(content=ft.Row([ring, Note(words.ASKING())], spacing=S), live_region=True)]
    if asked.how == "offline":
        known = past.asked_at
        text = words.OFFLINE_SINCE(when=lately(known, reader.today)) if known else words.OFFLINE()
        return [Notice(text, identifier="history-offline")]
    if asked.how == "failed":
        retry = QuietButton(part_words.RETRY(), fetch, identifier="history-retry", icon=ft.Icons.REFRESH)
        text = f"{words.FAILED()} · {asked.why}"
        return [Notice(text, tone=Tone.WARN, action=retry, identifier="history-failed")]
    return []


def _in_conflict_notice(kind: str, record: str, close: Callable[[], None]) -> ft.Control:
    def leave() -> None:
        close()
        go(f"/conflicts/{kind}/{record}")

    settle = QuietButton(words.SETTLE(), lambda: leave(), identifier="history-settle", icon=ft.Icons.CALL_SPLIT)
    return Notice(words.IN_CONFLICT(), tone=Tone.WARN, action=settle, identifier="history-conflict")


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What every line of the list is drawn from."""

    client: Client
    reader: Reader
    past: FieldPast
    record: Record

    def said(self, value: Any) -> str:
        """A value in words."""
        return values.value(self.past.field, value, self.record, self.client.store)

    def may_put_back(self, write: PastWrite) -> bool:
        """Whether the value is another one than stands now, and this person may write it."""
        now = self.record.fields.get(self.past.field)
        if not write.known or write.value == now or write.where is Where.ASIDE:
            return False
        return conflicts.refused(self.client.store, self.past, write, self.reader) is None

    def why_refused(self, write: PastWrite) -> str:
        """The reason the server gave, as long as the edit waits for its author."""
        found = (q.message for q in self.client.store.quarantine.all() if q.edit.id == write.edit)
        return next(found, "")


def _line(
    view: _View,
    write: PastWrite,
    sure: str,
    make_sure: Callable[[str], None],
    put_back: Callable[[PastWrite], None],
) -> ft.Control:
    tone, icon = _FATES[write.fate]
    pills = [StatusPill(words.FATES[write.fate](), tone=tone, icon=icon)]
    if write.where is Where.HERE:
        pills.append(StatusPill(words.UNSENT(), icon=ft.Icons.PHONE_ANDROID_OUTLINED))
    value = view.said(write.value) if write.known else words.COMING()
    lines: list[ft.Control] = [
        Pills(*pills),
        ft.Text(value, theme_style=ft.TextThemeStyle.BODY_LARGE),
        Strong(told.author(write, view.client.store, me=view.reader.person)),
        Note(told.line(write, view.reader.today, view.reader.device)),
    ]
    lines += [Note(_before(view, write))] if write.before is not None else []
    why = view.why_refused(write) if write.where is Where.ASIDE else ""
    lines += [Note(words.WHY_REFUSED(why=why))] if why else []
    if view.may_put_back(write):
        lines.append(_put_back_button(write, sure, make_sure, put_back))
    return Card(*lines, identifier=f"write-{write.edit}")


def _before(view: _View, write: PastWrite) -> str:
    """What it replaced."""
    said = [view.said(value) for value in write.before or ()]
    return words.INSTEAD_OF(value=" · ".join(dict.fromkeys(said))) if said else words.FIRST()


def _put_back_button(
    write: PastWrite, sure: str, make_sure: Callable[[str], None], put_back: Callable[[PastWrite], None]
) -> ft.Control:
    """One tap asks, the next one writes."""
    if sure != write.edit:
        ask_ = partial(make_sure, write.edit)
        return ft.Row([PlainButton(words.PUT_BACK(), ask_, identifier=f"put-back-{write.edit}", icon=ft.Icons.UNDO)])
    return ft.Row(
        [
            PrimaryButton(words.PUT_BACK_YES(), partial(put_back, write), identifier=f"put-back-yes-{write.edit}"),
            PlainButton(part_words.CANCEL(), partial(make_sure, ""), identifier=f"put-back-no-{write.edit}"),
        ],
        wrap=True,
        spacing=S,
        run_spacing=S,
    )


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
