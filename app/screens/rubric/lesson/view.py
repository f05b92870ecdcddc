"""The sheet of one lesson: its facts first, then the classroom rubric with the same pages as every rubric."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import QuietButton
from app.parts.surfaces import Notice
from app.screens.rubric.desk import Desk
from app.screens.rubric.lesson.header import HeaderPage
from app.screens.rubric.lesson.state import is_serious
from app.screens.rubric.screen import RubricScreen
from app.screens.rubric.view import KINDS, SheetScreen
from app.theme import Tone
from app.visiting.addresses import concern_path
from app.visiting.sheets import Filling
from app.wording import concern
from app.wording import lesson as words


@safe_component
def Lesson(visit: str, instrument: str, subject: str) -> ft.Control:
    """One observed lesson. `subject` is an id made when the observation began."""
    screen = use_live(lambda client: RubricScreen(client, visit, instrument, subject), KINDS)
    return SheetScreen(screen.shown, screen.desk, HeaderPage, partial(serious_notice, screen.desk))


def serious_notice(desk: Desk, filling: Filling, indicator: str) -> ft.Control | None:
    """Calm words about whom to tell, at the level that describes a child in danger, and the way to tell it."""
    if not is_serious(filling, indicator):
        return None
    tell = QuietButton(concern.NEW(), lambda: _confide(desk), identifier="tell-serious", icon=ft.Icons.LOCK_OUTLINE)
    title = words.SERIOUS_TITLE()
    return Notice(words.SERIOUS_TEXT(), tone=Tone.WARN, title=title, action=tell, identifier="serious")


def _confide(desk: Desk) -> None:
    desk.client.drafts.flush()
    go(concern_path(desk.visit, desk.client.new_id(), back=desk.address))
