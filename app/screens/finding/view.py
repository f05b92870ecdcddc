"""Writing down one finding: what kind, one line, a photo. Everything else can wait."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.files import use_files
from app.parts.layout import Screen
from app.parts.states import EmptyState, SavedState
from app.parts.surfaces import Notice
from app.parts.text import Note, Strong
from app.screens.finding.address import origin_of
from app.screens.finding.photos import Photos
from app.screens.finding.screen import FindingScreen
from app.screens.finding.state import FindingPage
from app.screens.finding.ties import Ties
from app.theme import L, M, S, Tone
from app.wording import finding as words
from app.wording import language
from fieldwork import problems
from fieldwork.refusals import Refusal

_SAVED = ("device", "sending", "server", "quarantined")
NATURES = ("strength", "improve", "note")


@safe_component
def Finding(visit: str, finding: str) -> ft.Control:
    """One finding of the person signed in, new or known."""
    origin = ft.use_memo(lambda: origin_of(ft.context.page.route or "", visit=visit), [])
    screen = use_live(lambda client: FindingScreen(client, visit, finding, origin.indicator), {"finding", "visit"})
    action = use_files(screen.add, images=True, multiple=True)
    ask = use_question()
    if isinstance(screen.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(screen.state, origin.back)], back=origin.back)
    page = screen.page

    def leave() -> None:
        screen.client.drafts.flush()
        go(origin.back)

    sure = Question(words.REMOVE_ASK(), words.REMOVE_TEXT(), words.REMOVE_YES(), lambda _: screen.remove(), danger=True)
    add = QuietButton(
        words.ADD_PHOTO(),
        None,
        identifier="add-photo",
        icon=ft.Icons.ADD_A_PHOTO_OUTLINED,
        action=action,
        disabled=page.is_locked,
        expand=True,
    )
    done = PrimaryButton(words.DONE(), leave, identifier="done", icon=ft.Icons.CHECK)
    remove = PlainButton(
        words.REMOVE(), lambda: ask(sure), identifier="remove", icon=ft.Icons.DELETE_OUTLINE, danger=True
    )
    return Screen(
        words.NEW() if page.is_new else words.TITLE(),
        [
            *_said(screen, page),
            Nature(screen, key="nature"),  # type: ignore[call-arg]
            Line(screen, key="line"),  # type: ignore[call-arg]
            Ties(screen, key="ties"),  # type: ignore[call-arg]
            Audience(screen, key="audience"),  # type: ignore[call-arg]
            Photos(screen, key="photos"),  # type: ignore[call-arg]
            *([ft.Row([remove])] if not page.is_new and not page.is_locked else []),
        ],
        back=origin.back,
        bottom_bar=ft.Row([add, done], spacing=M),
    )


# Parts are keyed: a notice that appears above must not make a field anew under the typing finger.
def _said(screen: FindingScreen, page: FindingPage) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if page.is_locked:
        back = QuietButton(words.PUT_BACK(), lambda: screen.put_back(), identifier="put-back")
        parts.append(Notice("", tone=Tone.NEUTRAL, title=words.REMOVED(), action=back, identifier="removed"))
    said = SavedState(screen.saved) if screen.saved in _SAVED else Note(words.NOT_YET())
    return [*parts, ft.Semantics(identifier="saved", content=said)]


@safe_component
def Nature(screen: FindingScreen) -> ft.Control:
    """What kind it is; none is chosen beforehand."""
    options = [(nature, words.NATURES[nature]()) for nature in NATURES]
    chosen = screen.page.finding.nature
    chips = ChoiceChips(options, chosen, screen.choose_nature, identifier="nature", label=words.NATURE())
    return chips


@safe_component
def Line(screen: FindingScreen) -> ft.Control:
    """The finding itself."""
    return DraftField(
        words.TEXT(),
        screen.page.finding.text or "",
        screen.write_text,
        identifier="text",
        multiline=True,
        hint=words.TEXT_HINT(),
        helper=words.NO_NAMES(),
        max_chars=4000,
        autofocus=screen.page.is_new,
        disabled=screen.page.is_locked,
        key=f"{screen.finding}-text",
    )


@safe_component
def Audience(screen: FindingScreen) -> ft.Control:
    """For the school or for the team only, and what that means."""
    internal = screen.page.finding.internal
    chosen = None if internal is None else "internal" if internal else "school"
    options = [("school", words.FOR_SCHOOL()), ("internal", words.INTERNAL())]
    note = words.AUDIENCE_OPEN() if internal is None else words.AUDIENCE_INTERNAL() if internal else ""
    parts: list[ft.Control] = [
        Strong(words.AUDIENCE()),
        ChoiceChips(options, chosen, screen.choose_audience, identifier="audience"),
    ]
    parts += [Note(note)] if note else []
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = problems.sentence(refusal.code, refusal.facts, language=language.spoken())
    button = PrimaryButton(words.TO_VISIT(), lambda: go(back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=L)
    return ft.Semantics(identifier="refused", content=box)
