"""Published instruments, and publishing another: check the file, ask for the waiver where one is due, publish."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.office_server import InstrumentFile
from app.parts.fields import PlainField
from app.parts.layout import Screen
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body, Note, Strong
from app.parts.upload import Steps, Upload, use_upload
from app.registers import Edition, editions
from app.theme import XS, Tone
from app.tray import ChosenFile
from app.wording import language
from app.wording import office as words


@ft.observable
@dataclass
class Publishing:
    """The list of what is published, and one file on its way with the reason why it may be used already."""

    client: Client
    state: tuple[Edition, ...]
    waiver: str = ""
    upload: Upload[InstrumentFile] = field(init=False)

    def __post_init__(self) -> None:
        self.upload = Upload(self._send)

    def refresh(self) -> None:
        """Read the published instruments again."""
        self.state = editions(self.client.store)

    def write(self, waiver: str) -> None:
        """Say why a file is used before its trial is complete."""
        self.waiver = waiver

    def is_ready(self) -> bool:
        """Whether the file may be published: a version never changes, so a waiver comes first where one is due."""
        found = self.upload.found
        return found is not None and (not found.needs_waiver or bool(self.waiver.strip()))

    async def _send(self, file: ChosenFile, dry_run: bool) -> InstrumentFile:
        """Another file is another reason."""
        self.waiver = "" if dry_run else self.waiver
        return await self.client.office.instrument(file.data, waiver=self.waiver.strip(), dry_run=dry_run)


def _start(client: Client) -> Publishing:
    return Publishing(client, editions(client.store))


@safe_component
def OfficeInstruments() -> ft.Control:
    """The page."""
    work = use_live(_start, {"instrument"})
    upload, _ = ft.use_state(work.upload)
    steps = Steps(
        name="instrument",
        extensions=("yaml", "yml"),
        holds=partial(_holds, work),
        verb="publish",
        confirm=words.PUBLISH(),
        done=lambda found: words.PUBLISHED(title=found.title, version=found.version),
    )
    how = [Card(Body(words.INSTRUMENTS_HOW()))] if upload.found is None else []
    body = [
        *how,
        *use_upload(upload, steps, is_ready=work.is_ready()),
        _List(work.state),
    ]
    return Screen(words.INSTRUMENTS(), body, back="/office")


def _List(items: tuple[Edition, ...]) -> ft.Control:
    if not items:
        return EmptyState(ft.Icons.FACT_CHECK_OUTLINED, words.NO_INSTRUMENTS(), words.NO_INSTRUMENTS_HOW())
    several = len({item.key for item in items}) < len(items)
    rows = [_Row(item, told=several) for item in items]
    head = SectionHeader(words.PUBLISHED_SO_FAR(), note=words.N_EDITIONS(n=len(items)))
    return ft.Column([head, RowsCard(*rows)], tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Row(item: Edition, *, told: bool) -> ft.Control:
    """One version: its name, its edition as offices say it, why it is used already; the key in small, for the file."""
    standing = words.NEWEST() if item.is_newest else words.OLDER()
    tone = Tone.GOOD if item.is_newest else Tone.NEUTRAL
    below: list[ft.Control] = [Pills(StatusPill(standing, tone=tone))] if told else []
    below += [Note(words.WAIVED(waiver=item.waiver))] if item.waiver else []
    below.append(Note(words.KEY(key=item.key)))
    return ListRow(
        language.of(item.title_th, item.title_en),
        subtitle=f"{words.EDITION(version=item.version)} · {_size(item.indicators)}",
        below=ft.Column(below, spacing=XS, tight=True),
        identifier=f"instrument-{item.key}@{item.version}",
    )


def _size(indicators: int) -> str:
    return words.N_INDICATORS(n=indicators) if indicators else words.COUNT_TABLE()


def _holds(work: Publishing, found: InstrumentFile) -> list[ft.Control]:
    about = f"{words.EDITION(version=found.version)} · {_size(found.indicators)}"
    head = Card(Strong(found.title), Body(about), Note(words.KEY(key=found.key)))
    if not found.needs_waiver:
        return [head]
    return [head, PlainField(words.WAIVER(), work.write, identifier="instrument-waiver", helper=words.WAIVER_NOTE())]
