"""One observed lesson, to be read: by the supervision group and the school's principal as it was handed in, and by the
teacher on the rater's own device, to be signed there."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.history import HistoryMark
from app.parts.layout import Screen, use_crowded
from app.parts.moments import at
from app.parts.states import EmptyState
from app.parts.surfaces import Notice
from app.parts.text import Body, Note
from app.screens.rubric.observed.reading import as_read, lesson_parts, teacher_of
from app.screens.rubric.observed.screen import ObservedScreen
from app.screens.rubric.observed.signed import signatures, standing
from app.signing.flow import Page
from app.signing.pad import PadPage, UnsignedPage, trouble_of
from app.theme import XS, L, Tone
from app.visiting.addresses import lesson_path
from app.visiting.sheets import Filling
from app.wording import lesson as words
from fieldwork.debriefs import is_signed

KINDS = {"sheet", "instrument", "person", "signature", "visit", "school"}


@safe_component
def Observed(visit: str, sheet: str) -> ft.Control:
    """The page. Whoever observed the lesson hands the device over with it."""
    screen = use_live(lambda client: ObservedScreen(client, sheet), KINDS)
    filling, back, crowded = screen.filling, f"/visits/{visit}", use_crowded()
    if filling is None:
        nothing = EmptyState(ft.Icons.INBOX_OUTLINED, words.NOT_HERE(), words.NOT_HERE_WHY())
        return Screen(words.SUBTITLE(), [ft.Container(nothing, padding=L)], back=back)
    if not screen.is_own:
        return _Read(screen, filling, back)
    begun, leave, title = screen.begun, words.BACK_TO_READING(), teacher_of(filling) or words.SUBTITLE()
    if begun is not None and screen.page is Page.PAD:
        return PadPage(screen, begun, title, words.READ_NOT_AGREED(), leave, key="pad")  # type: ignore[call-arg]
    if begun is not None and screen.page is Page.UNSIGNED:
        said = (words.UNSIGNED_TITLE(), title, words.REASON(), words.REASON_HINT(), leave)
        return UnsignedPage(screen, begun, *said, key="unsigned")  # type: ignore[call-arg]
    return _ToSign(screen, filling, title, crowded=crowded)


def _Read(screen: ObservedScreen, filling: Filling, back: str) -> ft.Control:
    """As it was handed in."""
    handed_in = words.HANDED_IN_BY(name=screen.rater, when=at(filling.sheet.submitted_at))
    history = HistoryMark("sheet", screen.sheet, what=words.SUBTITLE(), identifier="history", key=screen.sheet)
    body = [Notice(words.NAME_SEEN_BY(), tone=Tone.INFO), standing(screen)]
    body += [*lesson_parts(filling, screen.school), *signatures(screen, filling)]
    title = teacher_of(filling) or words.SUBTITLE()
    return Screen(title, body, subtitle=handed_in, back=back, actions=[history])


def _ToSign(screen: ObservedScreen, filling: Filling, title: str, *, crowded: bool) -> ft.Control:
    """What the teacher reads: the words that will be signed, and who sees them. That some are missing is said at the
    foot, in large text above what is read: it would leave no room to read."""
    key = filling.fields
    back = lesson_path(str(key["visit"]), str(key["instrument"]), str(key["subject"]))
    read = as_read(filling, screen.read or screen.said_now)
    body: list[ft.Control] = [] if _is_signed(screen) else [Body(words.PLEASE_READ())]
    gaps = _gaps(screen, filling)
    body += [*(gaps if crowded else []), *([standing(screen)] if screen.signings else [])]
    body += lesson_parts(read, screen.school)
    body += [Notice(words.NAME_SEEN_BY(), tone=Tone.INFO), *signatures(screen, filling)]
    trouble = trouble_of(screen)
    return Screen(
        title,
        body,
        subtitle=words.OBSERVED_BY(name=screen.rater),
        back=back,
        top=trouble[0] if trouble else None,
        bottom_bar=_foot(screen, back, [] if crowded else gaps),
        helped=False,
    )


def _gaps(screen: ObservedScreen, filling: Filling) -> list[ft.Control]:
    """That the sheet lacks something still, before it is signed."""
    asked = filling.gaps and not _is_signed(screen) and not screen.is_empty
    return [Note(words.INCOMPLETE(n=len(filling.gaps)))] if asked else []


def _foot(screen: ObservedScreen, back: str, lines: list[ft.Control]) -> ft.Control:
    """What the teacher does next, or that it is done."""
    if screen.is_empty:
        return Notice(words.NOTHING_TO_SIGN(), tone=Tone.INFO, identifier="nothing-to-sign")
    if _is_signed(screen):
        done = PrimaryButton(
            words.BACK_TO_FORM(), partial(go, back), identifier="done", icon=ft.Icons.CHECK, expand=True
        )
        return ft.Row([done])
    sign = PrimaryButton(
        words.TEACHER_SIGNS(),
        lambda: screen.open_pad(),
        identifier="teacher-signs",
        icon=ft.Icons.DRAW_OUTLINED,
        expand=True,
    )
    lines = [*lines, ft.Row([sign])]
    if screen.standing is None:
        not_now = PlainButton(words.NOT_SIGNING(), lambda: screen.open_unsigned(), identifier="not-signing")
        lines.append(ft.Row([not_now], wrap=True, alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column(lines, spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _is_signed(screen: ObservedScreen) -> bool:
    """Whether the teacher has signed what stands in the sheet now."""
    return screen.standing is not None and is_signed(screen.standing.signatures)
