"""Where the data is: what the server has by its own count, what waits here, what it did not accept and why."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.clocks import skew
from app.parts.conflict_line import conflict_row, use_tally
from app.parts.layout import Screen, use_crowded
from app.parts.letters_notice import LettersNotice
from app.parts.moments import lately
from app.parts.states import Progress, use_saved
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong, Title
from app.screens.sync.aside import KeptAside
from app.screens.sync.state import photo_lines, size_in_words, stands_out
from app.sync.engine import Outcome, Phase
from app.syncing import Syncing
from app.theme import Tone
from app.wording import language
from app.wording import navigation as places
from app.wording import sync as words
from fieldwork.problems import sentence

_MOST_PHOTOS = 5
_PHASES = {
    Phase.SEND: words.SEND,
    Phase.RECEIVE: words.RECEIVE,
    Phase.PHOTOS: words.PHOTOS,
    Phase.CHECK: words.CHECK,
}


@safe_component
def Sync() -> ft.Control:
    """The page."""
    client = use_client()
    syncing, _ = ft.use_state(client.syncing)
    session, _ = ft.use_state(client.session)
    saved = use_saved()
    conflicts = conflict_row(use_tally(), with_others=True)
    outcome = syncing.outcome
    body = [
        *_first(stands_out(outcome, needs_sign_in=session.needs_sign_in), outcome, running=syncing.running),
        _Receipt(client, syncing),
        *_notes(outcome),
        LettersNotice(),
        *_waiting(client, syncing, saved),
        *([RowsCard(*conflicts)] if conflicts else []),
        *([KeptAside()] if client.store.quarantine.all() else []),
        RowsCard(_carry()),
        *_history(client, syncing),
    ]
    return Screen(words.TITLE(), body, back="/", bottom_bar=_bar(syncing))


def _bar(syncing: Syncing) -> ft.Control:
    """While a sync runs nothing lies here: one that began by itself must not be stopped by a finger on its way."""
    if syncing.running:
        return PrimaryButton(words.RUNNING(), None, identifier="sync-running", icon=ft.Icons.SYNC, disabled=True)
    return PrimaryButton(words.NOW(), syncing.now, identifier="sync-now", icon=ft.Icons.SYNC)


@safe_component
def _Receipt(client: Client, syncing: Syncing) -> ft.Control:
    """How far it is while it runs; the server's own count afterwards."""
    progress, receipt, crowded = syncing.progress, syncing.receipt(), use_crowded()
    if syncing.running:
        phase = _PHASES[progress.phase]() if progress else words.RUNNING()
        done, total = (progress.done, progress.total) if progress else (0, 0)
        said = words.PHASE_OF(phase=phase, done=done, total=total) if total else phase
        stop = PlainButton(
            words.STOP(), lambda: syncing.cancel(), identifier="sync-stop", icon=ft.Icons.STOP, flush=True
        )
        return Card(Progress(done, total, text=said), ft.Row([stop]), identifier="sync-progress")
    if receipt is None:
        return Card(Body(words.NEVER(), muted=True), identifier="sync-receipt")
    total = receipt["of"] + client.store.counts().edits  # what was written since then is not on the server either
    icon = ft.Icons.CLOUD_DONE_OUTLINED if receipt["on_server"] == total else ft.Icons.CLOUD_SYNC_OUTLINED
    count = words.ON_SERVER(done=receipt["on_server"], total=total) if total else words.NOTHING_SENT()
    marked = ft.Row([ft.Icon(icon, size=32, color=ft.Colors.PRIMARY), Title(count, expand=True)], spacing=12)
    aside = len(client.store.quarantine.all())
    return Card(
        Strong(count) if crowded else marked,  # a number of entries is one word to the eye: it needs the whole line
        *([Body(words.OF_THESE_ASIDE(n=aside))] if aside else []),
        Note(words.COUNTED(when=lately(receipt["at_ms"], client.today()))),
        Note(words.RECEIPT(n=receipt["number"])),
        identifier="sync-receipt",
    )


def _first(what: str, outcome: Outcome | None, *, running: bool) -> list[ft.Control]:
    if running or not what:
        return []
    if what == "sign_in":
        enter = PrimaryButton(words.SIGN_IN_NOW(), lambda: go("/sign-in"), identifier="sign-in")
        return [Notice(words.SIGN_IN(), tone=Tone.WARN, title=words.SIGN_IN_TITLE(), action=enter)]
    if what in ("offline", "busy", "fault"):
        said = {"offline": words.OFFLINE, "busy": words.BUSY, "fault": words.FAULT}[what]()
        return [Notice(said, title=words.OFFLINE_TITLE() if what == "offline" else "", identifier=f"sync-{what}")]
    if what == "differing":
        return [Notice(words.DIFFERING(), tone=Tone.WARN, identifier="sync-differing")]
    titles = {"outdated": words.OUTDATED_TITLE, "storage": words.STORAGE_TITLE}
    said = sentence(outcome.code, outcome.facts, language=language.spoken()) if outcome else ""
    is_ahead = outcome is not None and outcome.code == "protocol_too_new"
    title = words.SERVER_OUTDATED_TITLE() if is_ahead else titles.get(what, words.REFUSED_TITLE)()
    keep = QuietButton(places.SETTINGS(), lambda: go("/settings"), identifier="to-settings") if what == "left" else None
    return [Notice(said, tone=Tone.WARN, title=title, action=keep, identifier=f"sync-{what}")]


def _notes(outcome: Outcome | None) -> list[ft.Control]:
    if outcome is None:
        return []
    notes: list[ft.Control] = [Notice(words.REPAIRED(), tone=Tone.GOOD)] if outcome.repaired else []
    wrong = skew(outcome.skew_ms)
    if wrong is not None:
        notes.append(Notice(words.CLOCK(way=wrong.way, span=wrong.span), tone=Tone.WARN, identifier="sync-clock"))
    return notes


def _waiting(client: Client, syncing: Syncing, saved: Callable[[str], str]) -> list[ft.Control]:
    unsent = client.store.counts()
    rows: list[ft.Control] = []
    if unsent.edits:
        rows.append(_row(ft.Icons.EDIT_NOTE, saved(words.WAITING_EDITS(n=unsent.edits))))
    if unsent.blobs:
        size = size_in_words(client.store.blobs.bytes_queued())
        photos = words.WAITING_PHOTOS(n=unsent.blobs, size=size)
        held = syncing.outcome is not None and syncing.outcome.photos_held
        rows.append(_row(ft.Icons.PHOTO_OUTLINED, photos, words.PHOTOS_HELD() if held else words.PHOTOS_LATER()))
        rows += _photos(client, syncing)
    if lost := client.store.blobs.lost_count():
        rows.append(_row(ft.Icons.NO_PHOTOGRAPHY_OUTLINED, words.LOST_PHOTOS(n=lost), words.LOST_PHOTOS_NOTE()))
    if refused := client.store.blobs.refused():
        rows.append(_row(ft.Icons.BROKEN_IMAGE_OUTLINED, words.REFUSED_PHOTOS(n=len(refused))))
    return [
        SectionHeader(words.WAITING_TITLE()),
        RowsCard(*rows) if rows else Note(words.WAITING_NONE()),
    ]


def _carry() -> ft.Control:
    return ListRow(
        words.CARRY(),
        subtitle=words.CARRY_NOTE(),
        leading=ft.Icon(ft.Icons.SAVE_ALT, color=ft.Colors.PRIMARY),
        on_click=lambda: go("/carry"),
        identifier="to-carry",
    )


def _photos(client: Client, syncing: Syncing) -> list[ft.Control]:
    """The next few, each with how far it is."""
    lines = photo_lines(client.store.blobs.waiting(), syncing.progress if syncing.running else None)
    rows: list[ft.Control] = []
    for line in lines[:_MOST_PHOTOS]:
        said = words.PHOTO_PERCENT if line.percent else words.PHOTO_WAITS
        title = said(n=line.n, total=line.total, percent=line.percent)
        icon = ft.Icon(ft.Icons.CLOUD_UPLOAD_OUTLINED if line.percent else ft.Icons.HOURGLASS_EMPTY)
        rows.append(ListRow(title, subtitle=size_in_words(line.size) if line.size else "", leading=icon))
    more = len(lines) - _MOST_PHOTOS
    return [*rows, ListRow(words.PHOTOS_MORE(n=more))] if more > 0 else rows


def _row(icon: ft.IconData, title: str, note: str = "") -> ft.Control:
    return ListRow(title, subtitle=note, leading=ft.Icon(icon, color=ft.Colors.SECONDARY))


def _history(client: Client, syncing: Syncing) -> list[ft.Control]:
    rows = [
        ListRow(
            words.HISTORY_LINE(number=line["number"], done=line["on_server"], total=line["of"]),
            subtitle=lately(line["at_ms"], client.today()),
        )
        for line in syncing.history()[1:6]
    ]
    return [SectionHeader(words.HISTORY()), RowsCard(*rows)] if rows else []
