"""The sheet of a calibration: an indicator at a time, blind, without anything that needs a school."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_live
from app.parts.buttons import IconAction, PlainButton
from app.parts.text import Body, Note, in_slot
from app.screens.rubric.calibration.desk import SampleDesk
from app.screens.rubric.screen import RubricScreen
from app.screens.rubric.view import SheetScreen
from app.theme import M
from app.wording import calibration as words
from fieldwork.records import Calibration

KINDS = {"calibration", "calibration_sheet", "convention", "instrument"}


@safe_component
def Rating(calibration: str) -> ft.Control:
    """The own sheet of the person signed in."""
    screen = use_live(lambda client: RubricScreen(client, calibration, "", None, SampleDesk), KINDS)
    return SheetScreen(screen.shown, screen.desk, aside=Sample(calibration))


@safe_component
def Sample(calibration: str) -> ft.Control:
    """The sample over the page, to read again while one rates."""
    client = use_client()
    kept: Any = ft.use_state(False)
    shown, show = kept
    found = client.store.one(Calibration, calibration)
    ft.use_dialog(_dialog(found, lambda: show(False)) if shown and found is not None else None)
    return IconAction(ft.Icons.MENU_BOOK_OUTLINED, words.SHOW_SAMPLE(), lambda: show(True), identifier="show-sample")


def _dialog(found: Calibration, close: Any) -> ft.AlertDialog:
    text, where = (found.sample or "").strip(), (found.where or "").strip()
    said: list[ft.Control] = [Note(words.WHERE(where=where))] if where else []
    said += [Body(text)] if text else []
    said += [] if said else [Note(words.SAMPLE_NONE())]
    return ft.AlertDialog(
        title=in_slot(words.SAMPLE(), ft.TextThemeStyle.TITLE_LARGE),
        content=ft.Column(said, tight=True, spacing=M, width=560),
        scrollable=True,
        actions=[PlainButton(words.CLOSE(), close, identifier="sample-close")],
        on_dismiss=close,
    )
