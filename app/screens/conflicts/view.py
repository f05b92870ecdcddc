"""Conflicts on screen: what waits, then field by field every value in full, settled in two taps or by a joined text."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, QuietButton
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.states import EmptyState, SavedNotice
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note, Strong
from app.screens.conflicts.choosing import FieldCard
from app.screens.conflicts.removed import DecidedNotice, RemovalCard
from app.screens.conflicts.screen import ConflictsScreen, Decided, Settled
from app.screens.conflicts.state import Waiting
from app.theme import Tone
from app.wording import past as words
from fieldwork.records import KINDS


@safe_component
def Conflicts(kind: str = "", record: str = "") -> ft.Control:
    """The screen at /conflicts and /conflicts/:kind/:record."""
    screen = use_live(ConflictsScreen, frozenset(KINDS))
    wide = use_wide()
    chosen = f"{kind}/{record}" if kind else ""
    right: ft.Control | None = _Hint(screen) if wide else None
    if chosen:
        right = _detail(screen, kind, record, back=None if wide else "/conflicts")
    return TwoPane(_list(screen, chosen, wide=wide), right)


def _list(screen: ConflictsScreen, chosen: str, *, wide: bool) -> ft.Control:
    found = screen.state
    body: list[ft.Control] = []
    if not found.mine and not found.others:
        body.append(EmptyState(ft.Icons.DONE_ALL, words.NONE_TITLE(), words.NONE()))
    else:
        waiting = (*found.mine, *found.others)
        body += [Note(words.WHAT())] if any(each.conflicts for each in waiting) else []
        body += [Note(words.REMOVED_LIST())] if any(each.removal for each in waiting) else []
    body += _section(words.MINE(), "", found.mine, chosen)
    body += _section(words.OTHERS(), words.OTHERS_NOTE(), found.others, chosen)
    return Screen(words.TITLE(), body, back="/", full_width=wide)


def _section(title: str, note: str, waiting: tuple[Waiting, ...], chosen: str) -> list[ft.Control]:
    rows = [_row(each, chosen) for each in waiting]
    return [SectionHeader(title, note=note), RowsCard(*rows)] if rows else []


def _row(waiting: Waiting, chosen: str) -> ft.Control:
    asked = [words.REMOVED_MEANWHILE()] if waiting.removal is not None else []
    names = ", ".join([*asked, *(conflict.name for conflict in waiting.conflicts)])
    return ListRow(
        waiting.title,
        subtitle="\n".join(part for part in (waiting.place, f"{waiting.what}: {names}") if part),
        leading=ft.Icon(ft.Icons.CALL_SPLIT, color=ft.Colors.SECONDARY),
        on_click=lambda: go(waiting.address),
        identifier=f"conflict-{waiting.record}",
        selected=f"{waiting.kind}/{waiting.record}" == chosen or None,
    )


def _Hint(screen: ConflictsScreen) -> ft.Control:
    waits = bool(screen.state.mine or screen.state.others)
    hint = EmptyState(ft.Icons.CALL_SPLIT, words.PICK_TITLE(), words.PICK()) if waits else ft.Container()
    return ft.Column([hint], alignment=ft.MainAxisAlignment.CENTER, expand=True)


def _detail(screen: ConflictsScreen, kind: str, record: str, *, back: str | None) -> ft.Control:
    """One record: its fields, those that were settled here a moment ago with the way back."""
    waiting = screen.state.find(kind, record)
    named = screen.name_of(kind, record)
    done, decided = screen.done_in(kind, record), screen.decided_in(kind, record)
    body: list[ft.Control] = [Strong(named.title)] if named is not None else []
    body += [Note(named.place)] if named is not None and named.place else []
    if screen.trouble:
        body.append(Notice(screen.trouble, tone=Tone.BAD, identifier="conflict-trouble"))
    in_conflict = waiting is not None and bool(waiting.conflicts)
    body += [Note(words.WHAT())] if in_conflict and back is not None and not done else []
    body += _removal(screen, waiting, decided)
    body += _fields(screen, waiting, done)
    body += _nothing_left(bool(done or decided)) if waiting is None else []
    if named is not None and named.path:
        path = named.path
        link = PlainButton(words.OPEN_RECORD(), lambda: go(path), identifier="open-record", icon=ft.Icons.OPEN_IN_NEW)
        body.append(ft.Row([link], wrap=True))
    title = named.kind if named is not None else words.TITLE()
    return Screen(title, body, back=back, page=f"{kind} {record}")


def _removal(screen: ConflictsScreen, waiting: Waiting | None, decided: Decided | None) -> list[ft.Control]:
    """The question of a removed record, or the answer that was given a moment ago."""
    if waiting is not None and waiting.removal is not None:
        removal = waiting.removal
        decide = lambda back: screen.decide(removal, bring_back=back)  # noqa: E731
        return [RemovalCard(removal, decide, key=f"removal {removal.kind} {removal.record}")]
    return [DecidedNotice(decided, lambda: screen.undo_decision(decided))] if decided is not None else []


def _fields(screen: ConflictsScreen, waiting: Waiting | None, done: tuple[Settled, ...]) -> list[ft.Control]:
    """The fields in their order; what was settled a moment ago stands where it was chosen, under the same thumb."""
    shown: dict[str, ft.Control] = {each.field: _Done(screen, each) for each in done}
    if waiting is not None:
        of = f"{waiting.kind} {waiting.record}"
        cards = (FieldCard(waiting, each, screen.settle, key=f"{of} {each.field}") for each in waiting.conflicts)
        shown |= {each.field: card for each, card in zip(waiting.conflicts, cards, strict=True)}
    return [shown[name] for name in sorted(shown)]


def _Done(screen: ConflictsScreen, done: Settled) -> ft.Control:
    """What was settled a moment ago, and the way back."""
    if done.undone:
        return Notice(words.UNDONE(value=done.said), title=done.name, identifier=f"undone-{done.field}")
    undo = QuietButton(words.UNDO(), lambda: screen.undo(done), identifier=f"undo-{done.field}", icon=ft.Icons.UNDO)
    text = f"{words.DONE(value=done.said)}\n{words.DONE_NOTE()}"
    return SavedNotice(text, title=done.name, action=undo, identifier=f"settled-{done.field}")


def _nothing_left(done: bool) -> list[ft.Control]:
    """Everything of this record is settled, here or by somebody else."""
    back = QuietButton(words.BACK_TO_LIST(), lambda: go("/conflicts"), identifier="to-conflicts")
    title, text = (words.SETTLED_TITLE(), words.SETTLED()) if done else (words.GONE(), words.SETTLED())
    return [EmptyState(ft.Icons.DONE_ALL, title, text, action=back)]
