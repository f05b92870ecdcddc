"""The writes of one field as a list, newest first: asked of the server, honest about what is missing, brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.moments import lately
from app.parts.reader import reader_of
from app.parts.surfaces import Card, Notice, Pills, StatusPill
from app.parts.text import Note, Strong
from app.past import acts, conflicts, names, told, values
from app.past.writes import FieldPast, PastWrite, Where, field_past
from app.sync.past import ask
from app.theme import M, S, Tone
from app.wording import parts as part_words
from app.wording import past as words
from app.wording.reasons import as_said, reason
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


@ft.observable
@dataclass(eq=False)
class Look:
    """A look into one field's past. `how` is asking, told, offline or failed; `sure` the write about to come back."""

    client: Client
    kind: str
    record: str
    name: str
    past: FieldPast = field(init=False)
    how: str = "told"
    why: str = ""
    sure: str = ""
    said: str = ""
    kept: bool = True
    is_whole: bool = False

    def __post_init__(self) -> None:
        self.how = "asking" if self._is_known else "told"
        self.refresh()

    def refresh(self) -> None:
        """Read what the device knows."""
        self.past = field_past(
            self.client.store, self.kind, self.record, self.name, person=self._person, device=self.client.device
        )

    async def ask(self) -> None:
        """Have the server tell the rest, unless it has never heard of the record."""
        if self._is_known:
            self.how = "asking"
            self.how, self.why = await self._ask()

    def put_back(self, write: PastWrite) -> None:
        """Write an earlier value anew. The first tap asks, the second writes."""
        if self.sure != write.edit:
            self.sure = write.edit
            return
        self.sure = ""
        store, now = self.client.store, self.client.now_ms()
        act = acts.settling(store, self.kind, self.record, self.name, write.value, person=self._person, now_ms=now)
        try:
            store.write(self.kind, self.record, act.fields, act.seen)
        except FieldworkError as wrong:
            self.kept, self.said = False, f"{words.NOT_KEPT()} · {reason(wrong)}"
            return
        self.kept, self.said = True, words.PUT_BACK_DONE()
        self.client.syncing.soon()

    def leave(self) -> None:
        """Do not bring anything back."""
        self.sure = ""

    def show_all(self) -> None:
        """The oldest writes, too."""
        self.is_whole = True

    def may_put_back(self, write: PastWrite) -> bool:
        """Whether the value is another one than stands now, and this person may write it."""
        found = self.client.store.get(self.kind, self.record)
        now = found.fields.get(self.name) if found is not None else None
        if not write.known or write.value == now or write.where is Where.ASIDE:
            return False
        return conflicts.refused(self.client.store, self.past, write, reader_of(self.client)) is None

    def why_refused(self, write: PastWrite) -> str:
        """The reason the server gave, as long as the edit waits for its author."""
        found = (as_said(q.code, q.message) for q in self.client.store.quarantine.all() if q.edit.id == write.edit)
        return next(found, "")

    async def _ask(self) -> tuple[str, str]:
        try:
            await ask(self.client.store, self.client.server, self.kind, self.record, [self.name])
        except Unreachable as wrong:
            return ("offline" if wrong.code == "unreachable" else "failed"), reason(wrong)
        except NotFound:  # no longer shared with this person: what is here is all there is to tell
            return "told", ""
        except FieldworkError as wrong:
            return "failed", reason(wrong)
        return "told", ""

    @property
    def _is_known(self) -> bool:
        return self.client.store.is_on_server(self.kind, self.record)

    @property
    def _person(self) -> str:
        return self.client.session.person or ""


@safe_component
def FieldHistory(
    kind: str, record: str, name: str, what: str, back: Callable[[], None] | None, close: Callable[[], None]
) -> ft.Control:
    """The list. `what` is the record in words; `back` leads to its other fields, where there are any."""
    look: Look = use_live(lambda client: Look(client, kind, record, name), frozenset({kind}))
    ft.use_effect(look.ask, [])
    store, past = look.client.store, look.past
    found = store.get(kind, record)
    parts: list[ft.Control] = [Note(what), Strong(names.field(kind, name, found, store))]
    if back is not None:
        parts.append(ft.Row([PlainButton(words.OTHER_FIELDS(), lambda: back(), identifier="history-fields")]))
    parts += _standing(look)
    if look.said:
        parts.append(Notice(look.said, tone=Tone.GOOD if look.kept else Tone.BAD, identifier="history-said"))
    parts += [_conflict(kind, record, close)] if past.is_conflict else []
    shown = past.writes if look.is_whole else past.writes[:SHOWN]
    parts += [_line(look, write, found) for write in shown] if found is not None else []
    if not past.writes and look.how != "asking":
        parts.append(Note(words.EMPTY_TITLE()))
    if len(past.writes) > len(shown):
        more = words.EARLIER(n=len(past.writes) - len(shown))
        parts.append(PlainButton(more, lambda: look.show_all(), identifier="history-more"))
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _standing(look: Look) -> list[ft.Control]:
    """How much of the past this is."""
    if look.how == "asking":
        ring = ft.ProgressRing(width=18, height=18, stroke_width=2)
        return [ft.Semantics(content=ft.Row([ring, Note(words.ASKING())], spacing=S), live_region=True)]
    if look.how == "offline":
        known = look.past.asked_at
        text = words.OFFLINE_SINCE(when=lately(known, look.client.today())) if known else words.OFFLINE()
        return [Notice(text, identifier="history-offline")]
    if look.how == "failed":
        retry = QuietButton(part_words.RETRY(), look.ask, identifier="history-retry", icon=ft.Icons.REFRESH)
        text = f"{words.FAILED()} · {look.why}"
        return [Notice(text, tone=Tone.WARN, action=retry, identifier="history-failed")]
    return []


def _conflict(kind: str, record: str, close: Callable[[], None]) -> ft.Control:
    def leave() -> None:
        close()
        go(f"/conflicts/{kind}/{record}")

    settle = QuietButton(words.SETTLE(), lambda: leave(), identifier="history-settle", icon=ft.Icons.CALL_SPLIT)
    return Notice(words.IN_CONFLICT(), tone=Tone.WARN, action=settle, identifier="history-conflict")


def _line(look: Look, write: PastWrite, record: Record) -> ft.Control:
    """One write: what became of it, the value, who, when and where, what it replaced, and the way back."""
    store, reader = look.client.store, reader_of(look.client)

    def said(value: Any) -> str:
        return values.value(look.name, value, record, store)

    tone, icon = _FATES[write.fate]
    pills = [StatusPill(words.FATES[write.fate](), tone=tone, icon=icon)]
    if write.where is Where.HERE:
        pills.append(StatusPill(words.UNSENT(), icon=ft.Icons.PHONE_ANDROID_OUTLINED))
    value = said(write.value) if write.known else words.COMING()
    lines: list[ft.Control] = [Pills(*pills), ft.Text(value, theme_style=ft.TextThemeStyle.BODY_LARGE)]
    lines.append(Strong(told.author(write, store, me=reader.person)))
    lines.append(Note(told.line(write, reader.today, reader.device)))
    if write.before is not None:
        before = " · ".join(dict.fromkeys(map(said, write.before)))
        lines.append(Note(words.INSTEAD_OF(value=before) if before else words.FIRST()))
    why = look.why_refused(write) if write.where is Where.ASIDE else ""
    lines += [Note(words.WHY_REFUSED(why=why))] if why else []
    lines += [_back(look, write)] if look.may_put_back(write) else []
    return Card(*lines, identifier=f"write-{write.edit}")


def _back(look: Look, write: PastWrite) -> ft.Control:
    """One tap asks, the next one writes."""
    put_back = partial(look.put_back, write)
    if look.sure != write.edit:
        button = PlainButton(words.PUT_BACK(), put_back, identifier=f"put-back-{write.edit}", icon=ft.Icons.UNDO)
        return ft.Row([button], wrap=True)
    return ft.Row(
        [
            PrimaryButton(words.PUT_BACK_YES(), put_back, identifier=f"put-back-yes-{write.edit}"),
            PlainButton(part_words.CANCEL(), lambda: look.leave(), identifier=f"put-back-no-{write.edit}"),
        ],
        wrap=True,
        spacing=S,
        run_spacing=S,
    )
