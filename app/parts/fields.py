"""Text entry that never loses a character: the field owns its text, stores it within 0.6 s and says so.

The trap it avoids: a field whose value follows state is overwritten by a render that started before the last key press.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.drafts import Drafts, Held
from app.parts.buttons import IconAction
from app.parts.standing import Standing, use_standing
from app.parts.text import Body, kept_together, letters
from app.theme import RADIUS_SMALL, XS, S, Tone
from app.wording import parts as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.thai.text import normalise_line

SAVE_AFTER_S = 0.6
SEARCH_AFTER_S = 0.03  # long enough for keys that wait in line to be one search
IN_LINE_S = 0.12  # a key that comes so soon after a search may have others behind it
NEAR = 100  # characters before the limit
LONG_LABEL = 20  # letters of ordinary size that fit into a field on a card of the narrowest phone
WRAPPED_LINES = 4
Commit = Callable[[str], None]
_SAID = {"typing": words.TYPING, "saving": words.SAVING, "saved": words.SAVED_HERE, "failed": words.NOT_SAVED}
_ICONS = {
    "typing": ft.Icons.EDIT_OUTLINED,
    "saving": ft.Icons.HOURGLASS_BOTTOM,
    "saved": ft.Icons.CHECK,
    "failed": ft.Icons.ERROR_OUTLINE,
}


@ft.observable
@dataclass
class Entry:
    """One field's text between two saves. `phase`: "" untouched, "typing", "saved" or "failed" (with a complaint).

    `room` is how many more characters fit, once that is worth saying.
    """

    text: str
    stored: str
    phase: str = ""
    complaint: str = ""
    offer: str | None = None
    limit: int | None = None
    room: int | None = None

    @property
    def held(self) -> Held | None:
        """What of the text is not stored."""
        return Held(self.phase) if self.phase in ("typing", "failed") else None

    def typed(self, text: str) -> None:
        """Take in what stands in the field now."""
        self.text = text
        room = room_left(text, self.limit)
        if room != self.room:
            self.room = room
        phase = "saved" if text == self.stored else "typing"
        if phase != self.phase:
            self.phase = phase

    def store(self, commit: Commit) -> None:
        """Store the text if it differs. "saved" is said only after `commit` returned, a refusal in its words."""
        if self.text == self.stored:
            return
        text = self.text
        try:
            commit(text)
        except FieldworkError as refused:
            self.complaint = reason(refused)
            self.phase = "failed"
            return
        self.stored = text
        self.phase = "saved"

    def offered(self, text: str) -> None:
        """Take over a text that came from elsewhere, unless the person has typed something not yet stored.

        The same offer again is no news: a screen may still hold the text from before the last save. Nor is the spelling
        in which the store keeps what was typed: changing it under somebody's fingers could swallow the next key.
        """
        news, self.offer = text != self.offer and self.offer is not None, text
        if news and self.text == self.stored and normalise_line(text) != normalise_line(self.stored):
            self.text = self.stored = text


def room_left(text: str, limit: int | None) -> int | None:
    """How many more characters fit: said only near the limit, so that nobody writes against a counter."""
    if limit is None:
        return None
    room = limit - len(text)
    return room if room <= min(NEAR, limit // 4) else None


class _Saving:
    """Stores a field's text a moment after a key, and at once when the field or the app is left."""

    commit: Commit  # of the last render

    def __init__(self, entry: Entry, drafts: Drafts) -> None:
        self._entry = entry
        self._drafts = drafts
        self._timer: asyncio.Task[None] | None = None
        self._release: Callable[[], None] | None = None

    def enter(self) -> None:
        """Let the text be stored when the app is hidden."""
        if self._release is None:
            self._release = self._drafts.hold(self.flush)

    def typed(self, text: str) -> None:
        """Take in what stands in the field, to be stored soon."""
        self.enter()  # at a key, too: a field that was moved on the page left it without coming in again
        self._entry.typed(text)
        self._tell()
        if self._timer is None:  # counted from the first key not yet stored: who types without a pause is stored too
            self._timer = asyncio.create_task(self._later())

    def flush(self) -> None:
        """Store now."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._store()

    def blur(self) -> None:
        """Nobody writes in the field any more."""
        self._drafts.leave(self._entry)
        self.flush()

    def leave(self) -> None:
        """The field goes: nothing of it is left behind."""
        self.blur()
        self._drafts.tell(self._entry, None)
        if self._release is not None:
            self._release()
            self._release = None

    async def _later(self) -> None:
        await asyncio.sleep(SAVE_AFTER_S)
        self._timer = None
        self._store()

    def _store(self) -> None:
        self._entry.store(self.commit)
        self._tell()

    def _tell(self) -> None:
        self._drafts.tell(self._entry, self._entry.held)


@ft.memo
@safe_component
def DraftField(
    label: str,
    initial: str,
    commit: Commit,
    *,
    identifier: str,
    multiline: bool = False,
    wraps: bool = False,
    hint: str = "",
    helper: str = "",
    max_chars: int | None = None,
    autofocus: bool = False,
    begins: bool = False,
    quiet: bool = False,
    disabled: bool = False,
) -> ft.Control:
    """A text that is part of a record. `commit(text)` must have stored it durably when it returns.

    Give it `key=` the record and field, so that another record gets another field. `wraps` is for one line that may be
    longer than the field is wide: all of it stays in view. One that `begins` was just asked for by a
    tap: it takes the focus from what was tapped, and comes into view. `disabled` is read in full ink and not written.
    """
    client = use_client()
    entry: Entry = ft.use_memo(lambda: Entry(initial or "", initial or "", limit=max_chars), [])
    saving: _Saving = ft.use_memo(lambda: _Saving(entry, client.drafts), [])
    saving.commit = commit
    standing: Standing = ft.use_memo(lambda: Standing(entry.text), [])
    if standing.caught_up():
        entry.typed(standing.current)
    entry.offered(initial or "")
    ft.use_effect(saving.enter, [], cleanup=saving.leave)
    shown: Any = ft.use_ref(None)

    async def begin() -> None:
        if begins and shown.current is not None:
            await shown.current.focus()

    ft.use_effect(begin, [])
    above, name = labelled(label, client.preferences.look.text_scale)
    field = ft.TextField(
        label=name,
        value=entry.text,
        max_length=max_chars,
        counter=no_counter(),
        hint_text=hint or None,
        helper=kept_together(helper) or None,
        helper_max_lines=4,
        ref=shown,
        autofocus=autofocus,
        read_only=disabled,
        on_change=lambda event: saving.typed(standing.heard(event)),
        on_focus=lambda: client.drafts.enter(entry),
        on_blur=lambda: saving.blur(),
        **_lines(multiline=multiline, wraps=wraps),
        **field_look(above=bool(above), locked=disabled),
    )
    named = below(above, ft.Semantics(identifier=identifier, content=standing.shown(field)))
    state = [] if quiet else [_EntryState(entry, f"{identifier}-state")]
    room = ft.Container(height=XS + S * (client.preferences.look.text_scale - 1))  # the label stands above its field
    column = [room, named, *state]
    return ft.Column(column, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _lines(*, multiline: bool, wraps: bool) -> dict[str, Any]:
    """How many lines a field has: one, several to write in, or as many as one long line takes."""
    if multiline:
        return {"multiline": True, "min_lines": 3, "max_lines": 8, "align_label_with_hint": True}
    return {"multiline": wraps, "max_lines": WRAPPED_LINES if wraps else None}


@safe_component
def _EntryState(entry: Entry, identifier: str) -> ft.Control:
    """The words under a field. A component of its own: it changes while the person types, the field must not."""
    durability, _ = ft.use_state(use_client().durability)
    phase = durability.pending or entry.phase if entry.phase == "saved" else entry.phase
    said = _SAID.get(phase)
    if said is None:
        return ft.Container(height=0)
    color = Tone.BAD.ink if phase == "failed" else ft.Colors.ON_SURFACE_VARIANT
    spoken = f"{said()} {entry.complaint}".strip() if phase == "failed" else said()
    spoken = spoken if entry.room is None else f"{spoken} · {words.ROOM_LEFT(n=entry.room)}"
    text = ft.Text(spoken, expand=True, theme_style=ft.TextThemeStyle.BODY_SMALL, color=color)
    row = ft.Row([ft.Icon(_ICONS[phase], size=16, color=color), text], spacing=XS)
    box = ft.Container(row, padding=ft.Padding.only(top=XS))
    return ft.Semantics(identifier=identifier, content=box, live_region=True, container=True)


@safe_component
def PlainField(
    label: str,
    on_text: Commit,
    *,
    identifier: str,
    initial: str = "",
    password: bool = False,
    hint: str = "",
    helper: str = "",
    error: str = "",
    on_submit: Callable[[], Any] | None = None,
    autofocus: bool = False,
    disabled: bool = False,
    multiline: bool = False,
    wraps: bool = False,
    digits: bool = False,
) -> ft.Control:
    """A field of a form that is sent, not stored: sign-in, a reason. Every change goes to `on_text` at once."""
    text = use_standing(initial)
    is_open, reveal = ft.use_state(False)
    scale = use_client().preferences.look.text_scale
    above, name = labelled(label, scale)

    def changed(event: Any) -> None:
        on_text(text.heard(event))

    field = ft.TextField(
        label=name,
        value=text.current,
        password=password and not is_open,
        suffix_icon=_Eye(identifier, lambda: reveal(not is_open), is_open=is_open) if password else None,
        keyboard_type=ft.KeyboardType.NUMBER if digits else ft.KeyboardType.TEXT,
        hint_text=hint or None,
        helper=kept_together(helper) or None,
        helper_max_lines=4,
        error=kept_together(error) or None,
        error_max_lines=4,
        autofocus=autofocus,
        disabled=disabled,
        autocorrect=False,
        on_change=changed,
        on_submit=on_submit,
        **_lines(multiline=multiline, wraps=wraps),
        **field_look(above=bool(above)),
    )
    return with_room(below(above, ft.Semantics(identifier=identifier, content=text.shown(field))), scale)


def _Eye(field: str, look: Callable[[], None], *, is_open: bool) -> ft.Control:
    """Shows and hides what was typed. The field's own eye has no name that a screen reader could say."""
    icon = ft.Icons.VISIBILITY_OFF_OUTLINED if is_open else ft.Icons.VISIBILITY_OUTLINED
    said = words.HIDE_TYPED() if is_open else words.SHOW_TYPED()
    return IconAction(icon, said, look, identifier=f"{field}-look")


@safe_component
def SearchField(hint: str, on_search: Commit, *, identifier: str = "search", initial: str = "") -> ft.Control:
    """Search while typing, at once after a pause. Filter with `fieldwork.thai.text.matches`: it forgives tone marks."""
    text = use_standing(initial)
    timer: Any = ft.use_ref(None)
    searched: Any = ft.use_ref(-inf)
    is_empty, empty = ft.use_state(not initial)

    async def later() -> None:
        await asyncio.sleep(SEARCH_AFTER_S if monotonic() - searched.current < IN_LINE_S else 0)
        searched.current = monotonic()
        on_search(text.current)

    def wait_no_more() -> None:
        if timer.current is not None:
            timer.current.cancel()

    def changed(event: Any) -> None:
        text.heard(event)
        empty(not text.current)
        wait_no_more()
        timer.current = asyncio.create_task(later())

    def clear() -> None:
        wait_no_more()
        text.current = ""
        empty(True)
        on_search("")

    away = IconAction(ft.Icons.CLOSE, words.CLEAR_SEARCH(), clear, identifier=f"clear-{identifier}")
    field = ft.TextField(
        label=hint,
        value=text.current,
        prefix_icon=ft.Icons.SEARCH,
        suffix_icon=None if is_empty else away,
        on_change=changed,
        autocorrect=False,
        **field_look(),
    )
    return ft.Semantics(identifier=identifier, content=text.shown(field))


def fits_on_border(label: str, text_scale: float) -> bool:
    """Whether a label has room on the border of the narrowest field."""
    return letters(label) * text_scale <= LONG_LABEL


def labelled(label: str, text_scale: float, *, on_border: bool = True) -> tuple[list[ft.Control], str | ft.Control]:
    """What stands above a field, and the label on its border. A label too long for one line there goes above.

    The field keeps its name for screen readers as a label too small to be seen: only a text on its border is its name.
    """
    if on_border and fits_on_border(label, text_scale):
        return [], label
    unseen = ft.TextStyle(size=0.01, letter_spacing=0, color=ft.Colors.TRANSPARENT)
    name = ft.Text(label, style=unseen, max_lines=1, no_wrap=True)
    return [ft.Semantics(exclude_semantics=True, content=Body(label, muted=True))], name


def below(above: list[ft.Control], field: ft.Control) -> ft.Control:
    """A field under its long label, or the field alone."""
    if not above:
        return field
    parts = [*above, field]
    return ft.Column(parts, spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def with_room(field: ft.Control, text_scale: float) -> ft.Control:
    """A field with room above: its label, when large, stands well out of its border."""
    return ft.Container(field, padding=ft.Padding.only(top=S * (text_scale - 1)))


def no_counter() -> ft.Control:
    """In place of the counter that a field with a limit has by itself."""
    return ft.Container(width=0, height=0)


def field_look(*, above: bool = False, locked: bool = False) -> dict[str, Any]:
    """How every text field looks. One whose label stands above it has no gap for it in its border; one that is `locked`
    is only read and has no paper to write on."""
    gap = 0 if above else 4
    return {
        "border": ft.OutlineInputBorder(border_radius=RADIUS_SMALL, gap_padding=gap),
        "filled": True,
        "fill_color": ft.Colors.SURFACE_CONTAINER if locked else ft.Colors.SURFACE_CONTAINER_LOWEST,
        "content_padding": ft.Padding.symmetric(horizontal=20 - gap, vertical=16),
    }
