"""The feedback on the leader's screen: writing and preview, then what is published and what the school answered."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.layout import Screen, TwoPane, use_crowded, use_wide
from app.parts.moments import on
from app.parts.states import EmptyState, SavedState
from app.parts.stays import Stays
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Note, Strong
from app.reading.document import changes, document
from app.reading.signed import OpenedCard, SignedCards
from app.screens.feedback.items import Items, Pen
from app.screens.feedback.left import Left
from app.screens.feedback.screen import KINDS, FeedbackScreen, Page
from app.screens.feedback.state import Editor, Lack, Missing
from app.screens.feedback.suggestions import Suggestion
from app.theme import XS, S, Tone
from app.wording import feedback as words
from app.wording import language
from fieldwork.instruments.model import Instrument
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of
from fieldwork.versions import AGREEMENT, NEXT_STEP, STRENGTH, of_kind

Asking = Callable[[Question], None]
NOTE_MAX_CHARS = 2000
INTRO_MAX_CHARS = 4000
MOST_LISTED = 240  # of a phone's height, with large text


@safe_component
def Feedback(visit: str) -> ft.Control:
    """The screen at /visits/:visit/feedback."""
    screen = use_live(lambda client: FeedbackScreen(client, visit), KINDS)
    wide, crowded = use_wide(), use_crowded()
    ask = use_question()
    found = screen.state
    if found is None:
        action = QuietButton(words.SYNC(), lambda: go("/sync"), identifier="to-sync", icon=ft.Icons.SYNC)
        gone = EmptyState(ft.Icons.TRAVEL_EXPLORE, words.GONE_TITLE(), words.GONE(), action=action)
        return Screen(words.TITLE(), [gone], back="/")
    subtitle, back = words.VISITED(school=found.school, day=on(found.visit.day)), f"/visits/{visit}"
    top = Stays(_pages(screen, found, wide), *_told(screen))
    if found.draft is None or screen.page is Page.PUBLISHED:
        body = _published(screen, found, ask)
        return Screen(words.TITLE(), body, subtitle=subtitle, back=back, top=top, page=Page.PUBLISHED.value)
    bar = _bar(screen, found, ask, crowded=crowded)
    if wide:
        body = _writing(screen, found, ask)
        left = Screen(words.TITLE(), body, subtitle=subtitle, back=back, top=top, bottom_bar=bar)
        return TwoPane(left, Screen(words.PREVIEW_TITLE(), _preview(screen)), width=540)
    body = _preview(screen) if screen.page is Page.PREVIEW else _writing(screen, found, ask)
    page = screen.page.value
    return Screen(words.TITLE(), body, subtitle=subtitle, back=back, top=top, bottom_bar=bar, page=page)


def _pages(screen: FeedbackScreen, found: Editor, wide: bool) -> ft.Control | None:
    """Writing, preview (beside it on a tablet), and what is published."""
    pages = []
    if found.draft is not None:
        pages.append((Page.WRITE.value, words.WRITE(n=found.version)))
        pages += [] if wide else [(Page.PREVIEW.value, words.PREVIEW())]
    if found.published:
        pages.append((Page.PUBLISHED.value, words.PUBLISHED()))
    if len(pages) < 2:
        return None
    chosen = Page.WRITE if wide and screen.page is Page.PREVIEW else screen.page
    return ChoiceChips(pages, chosen.value, screen.turn_to, identifier="page")


# writing


def _writing(screen: FeedbackScreen, found: Editor, ask: Asking) -> list[ft.Control]:
    draft = found.draft
    assert draft is not None
    pen = Pen(screen.add, screen.reword, screen.give_to, screen.set_due, screen.move, screen.take_out, ask)
    titles = indicator_titles(screen.client.store, found)
    stored = str(screen.client.store.state("feedback", draft.id))  # said in a place of its own from the beginning:
    saved = ft.Container(SavedState(stored), key="saved")  # a field below must not move while somebody types in it
    parts: list[ft.Control] = [Note(words.PRIVATE(n=found.version)), saved]
    if found.before is not None:
        parts += _correction(screen, found)
    intro = DraftField(
        words.INTRO(),
        draft.intro or "",
        screen.write_intro,
        identifier="intro",
        multiline=True,
        max_chars=INTRO_MAX_CHARS,
        key=f"intro-{draft.id}",
    )
    parts.append(ft.Container(intro, padding=ft.Padding.only(top=S), key="intro"))
    parts += _suggestions(screen, found)
    for kind in (STRENGTH, NEXT_STEP, AGREEMENT):
        parts += Items(kind, found.items, titles, pen)
    return [*parts, *Left(found)]


def _correction(screen: FeedbackScreen, found: Editor) -> list[ft.Control]:
    """What this version changes: the leader's words, and the differences as the school will see them."""
    draft = found.draft
    assert draft is not None
    note = DraftField(
        words.CHANGE_NOTE(),
        draft.change_note or "",
        screen.write_note,
        identifier="change-note",
        multiline=True,
        hint=words.CHANGE_NOTE_HINT(),
        max_chars=NOTE_MAX_CHARS,
        key=f"note-{draft.id}",
    )
    shown = changes(found.diff, None) if found.diff else []
    return [note, *(shown or [Note(words.NO_CHANGES())])]


def _suggestions(screen: FeedbackScreen, found: Editor) -> list[ft.Control]:
    if not found.suggestions:
        return []
    text = words.SUGGESTIONS_HIDE() if screen.is_taking else words.SUGGESTIONS(n=len(found.suggestions))
    toggle = QuietButton(
        text, lambda: screen.toggle_taking(), identifier="suggestions", icon=ft.Icons.PLAYLIST_ADD_OUTLINED
    )
    cards = [_Suggestion(screen, each) for each in found.suggestions] if screen.is_taking else []
    return [ft.Row([*_take_read(screen, found), toggle], wrap=True, spacing=S, run_spacing=S), *cards]


def _take_read(screen: FeedbackScreen, found: Editor) -> list[ft.Control]:
    """One tap for all that the school has heard already."""
    read = [each for each in found.suggestions if each.read_together]
    if not read:
        return []
    whole = [*read, *(each for each in found.suggestions if each.agreement and not each.draft)]
    text = words.TAKE_READ(n=len(whole))
    return [QuietButton(text, lambda: screen.take_read(), identifier="take-read", icon=ft.Icons.HANDSHAKE_OUTLINED)]


def _Suggestion(screen: FeedbackScreen, each: Suggestion) -> ft.Control:
    """One thing that was recorded, with a button for each thing it may become."""
    if each.draft:
        source = words.IN_A_DRAFT(n=each.draft)
    elif each.read_together:
        source = words.READ_TOGETHER()
    elif each.agreement:
        source = words.AGREED_AT_SCHOOL()
    elif each.source:
        source = words.WROTE(source=each.source, name=each.author)
    else:
        source = words.FINDING_OF(name=each.author)
    buttons = [_take(screen, each, kind) for kind in each.kinds]
    return Card(Note(source), Body(each.text), ft.Row(buttons, wrap=True, spacing=S, run_spacing=S))


def _take(screen: FeedbackScreen, each: Suggestion, kind: str) -> ft.Control:
    return PlainButton(
        words.TAKE[kind](),
        lambda: screen.take(each.id, kind),
        identifier=f"take-{kind}-{each.id}",
        icon=ft.Icons.ADD,
        flush=True,
    )


def _Missing(found: Editor, *, crowded: bool) -> ft.Control:
    """What is left to do before publishing, in the order of the page. Crowded, it scrolls in a part of the screen."""
    lines: list[ft.Control] = [Body(f"• {lack_said(each, found)}", color=Tone.WARN.ink) for each in found.missing]
    scroll, height = (ft.ScrollMode.AUTO, MOST_LISTED) if crowded else (None, None)
    listed = ft.Column(lines, spacing=XS, tight=True, scroll=scroll, height=height)
    return Notice("", tone=Tone.WARN, title=words.MISSING_HEAD(), action=listed, identifier="missing")


def lack_said(missing: Missing, found: Editor) -> str:
    """One thing that is missing, with the number of the item it is about."""
    phrase = words.LACK[missing.lack.value]
    if missing.lack not in (Lack.BLANK, Lack.OWNER, Lack.DUE):
        return phrase()
    item = next((each for each in found.items if each.id == missing.item), None)
    if item is None:
        return phrase(item=words.ITEM_PLAIN())
    number = [each.id for each in of_kind(found.items, item.kind)].index(item.id) + 1
    return phrase(item=words.ITEM[item.kind](n=number))


def _bar(screen: FeedbackScreen, found: Editor, ask: Asking, *, crowded: bool) -> ft.Control:
    """What is still missing, a tap away, and the button that publishes once nothing is. Crowded, only one of them."""
    button = PrimaryButton(
        words.PUBLISH(n=found.version),
        lambda: ask(_sure(screen, found)),
        identifier="publish",
        icon=ft.Icons.SEND_OUTLINED,
        disabled=bool(found.missing),
    )
    parts: list[ft.Control] = [_Missing(found, crowded=crowded)] if screen.is_listing and found.missing else []
    if found.missing:
        icon = ft.Icons.EXPAND_MORE if screen.is_listing else ft.Icons.EXPAND_LESS
        text = words.MISSING_TITLE(n=len(found.missing))
        parts.append(PlainButton(text, lambda: screen.toggle_listing(), identifier="list-missing", icon=icon))
    elif not crowded:
        parts.append(ft.Semantics(identifier="ready", content=Note(words.READY())))
    parts += [] if crowded and found.missing else [button]
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _sure(screen: FeedbackScreen, found: Editor) -> Question:
    return Question(
        title=words.PUBLISH_TITLE(school=found.school),
        text=words.PUBLISH_TEXT(n=found.version),
        yes=words.PUBLISH_YES(),
        on_yes=lambda _: screen.publish(),
    )


# reading


def _preview(screen: FeedbackScreen) -> list[ft.Control]:
    """Exactly the page of the principal, with nothing to answer yet."""
    found = screen.preview
    if found is None:
        return [EmptyState(ft.Icons.PREVIEW_OUTLINED, words.PREVIEW_EMPTY_TITLE(), words.PREVIEW_EMPTY())]
    return document(found, None, None, wide=False)


def _published(screen: FeedbackScreen, found: Editor, ask: Asking) -> list[ft.Control]:
    """The latest version with who read it, the answers and the signature; the leader may correct it."""
    shown = screen.published
    if shown is None:
        return [
            EmptyState(ft.Icons.MARK_EMAIL_UNREAD_OUTLINED, words.NOT_YET_TITLE(), words.NOT_YET(name=found.leader)),
            *Left(found),
        ]
    parts: list[ft.Control] = []
    version = shown.feedback.version or 1
    record_id = shown.feedback.id
    ways = [QuietButton(words.OPEN_PAGE(n=version), lambda: go(f"/feedback/{record_id}"), identifier="open-page")]
    if found.refused is None and found.draft is None:
        ways.append(
            QuietButton(
                words.CORRECT(n=version + 1), lambda: ask(_correcting(screen, version + 1)), identifier="correct"
            )
        )
    parts += [OpenedCard(shown), *SignedCards(shown), ft.Row(ways, wrap=True, spacing=S, run_spacing=S)]
    return [*parts, Strong(words.VERSION_SHOWN(n=version)), *document(shown, None, None, wide=False), *Left(found)]


def _correcting(screen: FeedbackScreen, version: int) -> Question:
    return Question(
        title=words.CORRECT_TITLE(n=version),
        text=words.CORRECT_TEXT(),
        yes=words.CORRECT_YES(),
        on_yes=lambda _: screen.correct(),
    )


def _told(screen: FeedbackScreen) -> list[ft.Control]:
    notices: list[ft.Control] = []
    if screen.trouble:
        notices.append(Notice(screen.trouble, tone=Tone.BAD, identifier="feedback-trouble"))
    if screen.said:
        notices.append(Notice(screen.said, tone=Tone.GOOD, identifier="feedback-said"))
    return notices


def indicator_titles(world: World, found: Editor) -> dict[str, str]:
    """The names of all indicators on this visit."""
    titles: dict[str, str] = {}
    for used in found.visit.ever_used:
        instrument = instrument_of(used, world)
        if isinstance(instrument, Instrument):
            titles |= {i.id: language.of(i.title_th, i.title_en) for i in instrument.indicators}
    return titles
