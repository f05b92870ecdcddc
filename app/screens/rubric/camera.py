"""The camera at an indicator: one tap, and the photo waits on the page of a new finding tied to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.files import use_camera, use_files
from app.screens.rubric.desk import Desk
from app.theme import Tone
from app.tray import ChosenFile
from app.visiting.addresses import finding_path
from app.wording import photos as words


@ft.memo
@safe_component
def Camera(desk: Desk, indicator: str) -> ft.Control:
    """Straight to the camera where there is one, to the photos on this device elsewhere. Memoised: a level that is
    tapped says nothing to it."""
    tray, new_id = desk.client.tray, desk.client.new_id

    def open_finding(files: list[ChosenFile]) -> None:
        finding = new_id()
        tray.put(finding, files)
        go(finding_path(desk.visit, finding, indicator=indicator, back=desk.address))

    none: Any = ft.use_state(False)
    left, leave = none
    ft.use_dialog(_NoPicture(lambda: leave(False)) if left else None)
    if desk.client.has_camera:  # a machine has one or has none: the hooks stay the same
        icon, label, action = (
            ft.Icons.PHOTO_CAMERA_OUTLINED,
            words.TAKE(),
            use_camera(open_finding, lambda: leave(True)),
        )
    else:
        icon, label = ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED, words.CHOOSE()
        action = use_files(open_finding, images=True, multiple=True)
    return IconAction(icon, label, None, identifier="take-photo", action=action, tone=Tone.INFO)


def _NoPicture(on_dismiss: Callable[[], None]) -> ft.SnackBar:
    """Coming back without a picture is said where one is: whoever meant to leave the camera goes on at once."""
    said = ft.Semantics(identifier="no-picture", content=ft.Text(f"{words.NO_PICTURE()} {words.NO_PICTURE_WHY()}"))
    return ft.SnackBar(said, duration=8000, on_dismiss=on_dismiss, show_close_icon=True)
