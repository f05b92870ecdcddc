"""Telling something in confidence, and reading what was told."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.files import use_camera, use_files
from app.parts.layout import Screen
from app.parts.photo_check import CheckScreen
from app.parts.pictures import PhotoThumb
from app.parts.states import EmptyState, SavedState
from app.parts.surfaces import Notice
from app.screens.concern.addressees import Addressees
from app.screens.concern.reader import Told
from app.screens.concern.screen import ConcernScreen
from app.screens.concern.state import ConcernPage
from app.theme import L, M, S, Tone
from app.visiting.addresses import origin_of
from app.wording import concern as words
from app.wording import photos as photo_words
from fieldwork.records.concerns import CONCERN_KINDS
from fieldwork.refusals import Refusal

KINDS = {"concern", "addressee", "visit", "person", "role"}


@safe_component
def Concern(concern: str, visit: str = "") -> ft.Control:
    """The page of its author, or of somebody it is told to."""
    screen = use_live(lambda client: ConcernScreen(client, concern, visit), KINDS)
    back = origin_of(ft.context.page.route or "", visit=visit).back if visit else "/"
    check, _ = ft.use_state(screen.check)
    ft.use_effect(screen.open, [])
    if isinstance(screen.state, Refusal):
        box = EmptyState(ft.Icons.LOCK_OUTLINE, words.NOT_HERE(), words.NOT_HERE_TEXT())
        return Screen(words.TITLE(), [ft.Semantics(identifier="refused", content=box)], back=back)
    if not screen.page.is_mine:
        return Told(screen.page, back)
    return CheckScreen(check) if check.is_open else _Writing(screen, back)


@safe_component
def _Writing(screen: ConcernScreen, back: str) -> ft.Control:
    page = screen.page
    ask = use_question()
    gallery = use_files(screen.add, images=True, multiple=True)
    camera = use_camera(screen.add, lambda: None)
    cameras = [_add("add-photo", photo_words.CHOOSE(), ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED, gallery)]
    if screen.client.has_camera:
        cameras.insert(0, _add("take-photo", photo_words.TAKE(), ft.Icons.PHOTO_CAMERA_OUTLINED, camera))

    def leave() -> None:
        screen.client.drafts.flush()
        go(back)

    def tell() -> None:
        screen.client.drafts.flush()
        names = ", ".join(each.name for each in page.candidates if each.person in screen.chosen)
        ask(Question(words.TELL_ASK(), words.TELL_TEXT(names=names), words.TELL_YES(), lambda _: screen.tell()))

    done = PrimaryButton(words.DONE(), leave, identifier="done", icon=ft.Icons.CHECK)
    telling = PrimaryButton(words.TELL(n=len(screen.chosen)), tell, identifier="tell", icon=ft.Icons.LOCK_OUTLINE)
    step = telling if screen.chosen and page.says_something else done
    return Screen(
        words.NEW() if page.is_new else words.TITLE(),
        [
            *_said(screen, page),
            ChoiceChips(
                [(each, words.NATURES[each]()) for each in CONCERN_KINDS],
                page.concern.nature,
                screen.choose_nature,
                identifier="nature",
                label=words.NATURE(),
            ),
            _Words(screen),
            *_photos(screen, page),
            Addressees(page, screen, key="addressees"),
        ],
        subtitle=page.school_name,
        back=back,
        top=ft.Semantics(identifier="saved", content=SavedState(screen.saved, words.NOT_YET())),
        bottom_bar=ft.Row([*cameras, ft.Container(step, expand=True)], spacing=S),
    )


def _said(screen: ConcernScreen, page: ConcernPage) -> list[ft.Control]:
    parts: list[ft.Control] = [Notice(words.WHO_SEES(), tone=Tone.INFO, identifier="who-sees")]
    if page.concern.nature == "child_protection":
        parts.append(Notice(words.URGENT(), tone=Tone.WARN, identifier="urgent"))
    for trouble in (screen.trouble, screen.check.trouble):
        parts += [Notice(trouble, tone=Tone.BAD, identifier="trouble-saving")] if trouble else []
    return parts


def _Words(screen: ConcernScreen) -> ft.Control:
    return DraftField(
        words.TEXT(),
        screen.page.concern.text or "",
        screen.write_text,
        identifier="text",
        multiline=True,
        hint=words.TEXT_HINT(),
        max_chars=4000,
        key=f"{screen.concern}-text",
    )


def _photos(screen: ConcernScreen, page: ConcernPage) -> list[ft.Control]:
    thumbs = [_Thumb(sha, n, partial(screen.take_away, sha), key=sha) for n, sha in enumerate(page.photos, start=1)]
    return [ft.Row(thumbs, wrap=True, spacing=M, run_spacing=M)] if thumbs else []


@safe_component
def _Thumb(sha256: str, n: int, remove: partial[None]) -> ft.Control:
    """One photo. Its bytes are read once."""
    client = use_client()
    data = ft.use_memo(lambda: client.store.blobs.get(sha256), [sha256])
    away = IconAction(ft.Icons.DELETE_OUTLINE, words.TAKE_AWAY(n=n), remove, identifier=f"photo-{n}-remove")
    thumb = PhotoThumb(data, "", identifier=f"photo-{n}", size=120)
    return ft.Container(ft.Column([thumb, away], spacing=0, tight=True), padding=ft.Padding.only(right=L))


def _add(identifier: str, label: str, icon: ft.IconData, action: ft.PickFiles) -> ft.Control:
    return IconAction(icon, label, None, identifier=identifier, action=action)
