"""Writing down one finding: what kind, one line, a photo. Everything else can wait."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.files import use_camera, use_files
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.photo_check import CheckScreen
from app.parts.room_notice import RoomNotice
from app.parts.states import EmptyState, SavedState
from app.parts.surfaces import Notice
from app.parts.text import Note, Strong
from app.screens.finding.photos import PhotoActs, PhotoCard
from app.screens.finding.phrases import Phrases
from app.screens.finding.screen import FindingScreen
from app.screens.finding.state import FindingPage
from app.screens.finding.ties import Ties
from app.theme import L, M, S, Tone
from app.visiting.addresses import concern_path, origin_of
from app.wording import finding as words
from app.wording import photos as photo_words
from app.wording.reasons import reason
from fieldwork.refusals import Refusal

NATURES = ("strength", "improve", "hazard", "note")
KINDS = {"finding", "visit", "sheet", "phrase", "concern", "addressee"}


@safe_component
def Finding(visit: str, finding: str) -> ft.Control:
    """One finding of the person signed in, new or known."""
    origin = ft.use_memo(lambda: origin_of(ft.context.page.route or "", visit=visit), [])
    screen = use_live(lambda client: FindingScreen(client, visit, finding, origin.indicator), KINDS)
    gallery = use_files(screen.add, images=True, multiple=True)
    camera = use_camera(screen.add, screen.got_none)
    check, _ = ft.use_state(screen.check)
    ask = use_question()

    async def look() -> None:
        taken = screen.client.tray.take(finding)
        if taken and not isinstance(screen.state, Refusal):
            await screen.add(taken)

    ft.use_effect(look, [])
    if isinstance(screen.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(screen.state, origin.back)], back=origin.back)
    if check.is_open:
        return CheckScreen(check)
    page = screen.page

    def leave() -> None:
        screen.client.drafts.flush()
        go(origin.back)

    sure = Question(words.REMOVE_ASK(), words.REMOVE_TEXT(), words.REMOVE_YES(), lambda _: screen.remove(), danger=True)
    done = PrimaryButton(words.DONE(), leave, identifier="done", icon=ft.Icons.CHECK)
    remove = PlainButton(
        words.REMOVE(), lambda: ask(sure), identifier="remove", icon=ft.Icons.DELETE_OUTLINE, danger=True
    )
    return Screen(
        words.NEW() if page.is_new else words.TITLE(),
        [
            *_said(screen, page),
            _Line(screen),
            Phrases(screen, key="phrases"),
            _Nature(screen),
            _Photos(screen, page),
            Ties(page, screen.tie, key="ties"),
            _Audience(screen),
            TeamNote(screen, key="team-note"),
            ft.Row(_ways_out(screen, page, remove), wrap=True),
        ],
        back=origin.back,
        top=ft.Semantics(identifier="saved", content=SavedState(screen.saved, words.NOT_YET())),
        actions=[] if page.is_new else [HistoryMark("finding", page.id, what=words.TITLE(), identifier="history")],
        bottom_bar=ft.Row([*_cameras(screen, page, camera, gallery), ft.Container(done, expand=True)], spacing=S),
    )


# Parts are keyed: a notice that appears above must not make a field anew under the typing finger.
def _said(screen: FindingScreen, page: FindingPage) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if screen.check.trouble:
        parts.append(Notice(screen.check.trouble, tone=Tone.BAD, identifier="trouble-photo"))
    if screen.no_picture:
        none = Notice(
            photo_words.NO_PICTURE_WHY(), tone=Tone.WARN, title=photo_words.NO_PICTURE(), identifier="no-picture"
        )
        parts.append(none)
    if page.is_locked:
        back = QuietButton(words.PUT_BACK(), lambda: screen.put_back(), identifier="put-back")
        parts.append(Notice("", tone=Tone.NEUTRAL, title=words.REMOVED(), action=back, identifier="removed"))
    return parts


def _ways_out(screen: FindingScreen, page: FindingPage, remove: ft.Control) -> list[ft.Control]:
    """What is no finding goes another way; one that was begun may be taken away."""
    confide = PlainButton(
        words.IN_CONFIDENCE(), lambda: _confide(screen), identifier="in-confidence", icon=ft.Icons.LOCK_OUTLINE
    )
    return [confide] if page.is_new or page.is_locked else [confide, remove]


def _confide(screen: FindingScreen) -> None:
    screen.client.drafts.flush()
    go(concern_path(screen.visit, screen.client.new_id(), back=ft.context.page.route or ""))


def _tell_now(screen: FindingScreen) -> None:
    screen.client.drafts.flush()
    if concern := screen.tell_now():
        go(concern_path(screen.visit, concern, back=ft.context.page.route or ""))


def _cameras(screen: FindingScreen, page: FindingPage, camera: Any, gallery: Any) -> list[ft.Control]:
    """The camera where the device has one, and photos taken before."""
    choose = IconAction(
        ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED,
        photo_words.CHOOSE(),
        None,
        identifier="add-photo",
        action=gallery,
        disabled=page.is_locked,
    )
    if not screen.client.has_camera:
        return [choose]
    icon = ft.Icons.PHOTO_CAMERA_OUTLINED
    take = IconAction(
        icon, photo_words.TAKE(), None, identifier="take-photo", action=camera, disabled=page.is_locked, tone=Tone.INFO
    )
    return [take, choose]


def _Nature(screen: FindingScreen) -> ft.Control:
    """What kind it is; none is chosen beforehand."""
    options = [(nature, words.NATURES[nature]()) for nature in NATURES]
    chosen = screen.page.finding.nature
    chips = ChoiceChips(options, chosen, screen.choose_nature, identifier="nature", label=words.NATURE())
    if chosen != "hazard":
        return _group(chips, "nature")
    begun = words.TO_TOLD if screen.page.is_told else words.GO_ON_TELLING
    telling = begun() if screen.page.told_as else words.TELL_NOW()
    tell = QuietButton(telling, lambda: _tell_now(screen), identifier="tell-now", icon=ft.Icons.LOCK_OUTLINE)
    notice = Notice(words.HAZARD_NOW(), tone=Tone.WARN, action=tell, identifier="hazard-now")
    column = ft.Column([chips, notice], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return _group(column, "nature")


def _Line(screen: FindingScreen) -> ft.Control:
    """The finding itself."""
    field = DraftField(
        words.TEXT(),
        screen.page.finding.text or "",
        screen.write_text,
        identifier="text",
        multiline=True,
        hint=words.TEXT_HINT(),
        helper=words.NO_NAMES(),
        max_chars=4000,
        autofocus=not screen.page.finding.text,
        disabled=screen.page.is_locked,
        key=f"{screen.finding}-text",
    )
    return _group(field, "line")


def _Audience(screen: FindingScreen) -> ft.Control:
    """For the school or for the team only, and what that means."""
    internal = screen.page.finding.internal
    chosen = None if internal is None else "internal" if internal else "school"
    options = [("school", words.FOR_SCHOOL()), ("internal", words.INTERNAL())]
    note = words.AUDIENCE_OPEN() if internal is None else words.AUDIENCE_INTERNAL() if internal else ""
    chips = ChoiceChips(options, chosen, screen.choose_audience, identifier="audience", label=words.AUDIENCE())
    parts = [chips, Note(note)] if note else [chips]
    column = ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return _group(column, "audience")


@safe_component
def TeamNote(screen: FindingScreen) -> ft.Control:
    """Beside the words for the school, what only the team reads; asked for when there is something to say."""
    page = screen.page
    opened, set_opened = ft.use_state(bool(page.finding.team_note))
    if not opened:
        icon = ft.Icons.GROUPS_OUTLINED
        add = PlainButton(
            words.ADD_TEAM_NOTE(),
            lambda: set_opened(True),
            identifier="add-team-note",
            icon=icon,
            disabled=page.is_locked,
        )
        return ft.Row([add], wrap=True)
    return DraftField(
        words.TEAM_NOTE(),
        page.finding.team_note or "",
        screen.write_team_note,
        identifier="team-note",
        multiline=True,
        helper=words.TEAM_NOTE_HELP(),
        max_chars=2000,
        disabled=page.is_locked,
        key=f"{screen.finding}-team-note",
    )


def _Photos(screen: FindingScreen, page: FindingPage) -> ft.Control:
    """All photos in the author's order, and what to keep in mind before taking one."""
    acts = PhotoActs(screen.caption, screen.draw_again, screen.move_up, screen.take_away)
    parts: list[ft.Control] = [Strong(words.PHOTOS()), Note(words.NO_FACES())]
    parts += [PhotoCard(photo, n, page.is_locked, acts, key=photo.hash) for n, photo in enumerate(page.photos, start=1)]
    parts += [RoomNotice(only_short=True)]
    column = ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return _group(column, "photos")


def _group(content: ft.Control, key: str) -> ft.Control:
    """One of the things that are asked, with room above it."""
    return ft.Container(content, padding=ft.Padding.only(top=S), key=key)


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = reason(refusal)
    button = PrimaryButton(words.TO_VISIT(), lambda: go(back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=L)
    return ft.Semantics(identifier="refused", content=box)
