"""The secretariat's calibrations: the list, and the page on which one is set up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.layout import Middle, Screen, TwoPane, use_wide
from app.parts.moments import briefly
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.screens.office_calibrations.editor import Editor
from app.screens.office_calibrations.state import Line, lines
from app.theme import Tone
from app.wording import calibration as words

KINDS = {"calibration", "calibration_progress", "calibration_sheet", "instrument", "person"}


@ft.observable
@dataclass(eq=False)
class CalibrationList:
    """All calibrations."""

    client: Client
    rows: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.rows = lines(self.client.store)


@safe_component
def OfficeCalibrations(calibration: str = "") -> ft.Control:
    """The list, and the chosen one or the form for a new one at /office/calibrations/new: beside it on a tablet."""
    page = use_live(CalibrationList, KINDS)
    wide = use_wide()
    detail: ft.Control | None = None
    if calibration:
        chosen = "" if calibration == "new" else calibration
        detail = Editor(chosen, back=None if wide else "/office/calibrations", key=calibration)
    elif wide:
        detail = Middle(EmptyState(ft.Icons.TUNE, words.PICK_TITLE(), words.PICK()))
    return TwoPane(_list(page, calibration, wide=wide), detail)


def _list(page: CalibrationList, chosen: str, *, wide: bool) -> ft.Control:
    new = partial(go, "/office/calibrations/new")
    body: list[ft.Control] = [
        Note(words.WHAT()),
        PrimaryButton(words.NEW(), new, identifier="calibration-new", icon=ft.Icons.ADD),
    ]
    if not page.rows:
        body.append(EmptyState(ft.Icons.TUNE, words.NONE(), words.NONE_HOW()))
    for title, is_opened in ((words.GROUP_COMING, False), (words.GROUP_OPENED, True)):
        group = [_Row(row, selected=row.id == chosen) for row in page.rows if row.is_opened is is_opened]
        body += [SectionHeader(title()), RowsCard(*group)] if group else []
    return Screen(words.TITLE(), body, back="/office", full_width=wide)


def _Row(row: Line, *, selected: bool) -> ft.Control:
    if row.withdrawn:
        pill = StatusPill(words.WITHDRAWN_SHORT(), tone=Tone.WARN)
    else:
        tone = Tone.GOOD if row.is_opened else Tone.INFO if row.done else Tone.NEUTRAL
        pill = StatusPill(words.WHO_NOTE(done=row.done, total=row.raters), tone=tone)
    return ListRow(
        row.name,
        subtitle=f"{briefly(row.day)} · {row.instrument}",
        below=Pills(pill),
        on_click=partial(go, f"/office/calibrations/{row.id}"),
        identifier=f"calibration-{row.id}",
        selected=selected or None,
    )
