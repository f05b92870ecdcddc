"""The destinations a person sees, by role, and the one way to go somewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import flet as ft

from app.wording import navigation as words
from app.wording.language import Phrase
from fieldwork.records import RoleName

PHONE_DESTINATIONS = 4  # more do not fit under a thumb with readable labels

_COMMITTEE = {
    RoleName.SUPERVISOR,
    RoleName.EXPERT,
    RoleName.MEMBER_PRINCIPAL,
    RoleName.CHAIR,
    RoleName.DIRECTOR,
    RoleName.SECRETARIAT,
}
_READS_FEEDBACK = {RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, RoleName.CHAIR}


@dataclass(frozen=True, slots=True)
class Destination:
    """One entry of the bottom bar or the rail. `brief` is its label on the bar, where the whole one is too long."""

    tab: str
    path: str
    label: Phrase
    icon: ft.IconData
    selected_icon: ft.IconData
    brief: Phrase | None = None

    def on_bar(self) -> str:
        """What it is called at the thumb, where four share 320 px: a label of two lines would push its icon out."""
        return (self.brief or self.label)()


HOME = Destination("home", "/", words.HOME, ft.Icons.HOME_OUTLINED, ft.Icons.HOME)
OFFICE = Destination(
    "office",
    "/office",
    words.OFFICE,
    ft.Icons.BUSINESS_CENTER_OUTLINED,
    ft.Icons.BUSINESS_CENTER,
    words.OFFICE_BRIEF,
)
FEEDBACK = Destination(
    "feedback", "/feedback", words.FEEDBACK, ft.Icons.MARK_EMAIL_READ_OUTLINED, ft.Icons.MARK_EMAIL_READ
)
MATRIX = Destination("matrix", "/matrix", words.MATRIX, ft.Icons.GRID_VIEW_OUTLINED, ft.Icons.GRID_VIEW)
CALENDAR = Destination(
    "calendar", "/calendar", words.CALENDAR, ft.Icons.CALENDAR_MONTH_OUTLINED, ft.Icons.CALENDAR_MONTH
)
SCHOOLS = Destination("schools", "/schools", words.SCHOOLS, ft.Icons.SCHOOL_OUTLINED, ft.Icons.SCHOOL)
SETTINGS = Destination("settings", "/settings", words.SETTINGS, ft.Icons.SETTINGS_OUTLINED, ft.Icons.SETTINGS)


def destinations(roles: Collection[str], *, wide: bool) -> list[Destination]:
    """What a person with these roles is offered: everything on a rail, at most four on a phone, settings always."""
    held = set(roles)
    wanted = [HOME]
    wanted += [CALENDAR] if wide else []  # on a phone the first page leads there
    wanted += [OFFICE] if RoleName.SECRETARIAT in held else []
    wanted += [FEEDBACK] if held & _READS_FEEDBACK else []
    wanted += [MATRIX] if held & _COMMITTEE else []
    wanted += [SCHOOLS]
    if not wide:
        wanted = wanted[: PHONE_DESTINATIONS - 1]
    return [*wanted, SETTINGS]


def go(path: str) -> None:
    """Open the screen at an address."""
    ft.context.page.navigate(path)
