"""Writing a checklist: on a desktop or tablet its head and points at the left, one point or the phone at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note
from app.screens.office_checklists.draft.point import PointForm, RemovePoint
from app.screens.office_checklists.draft.preview import Preview
from app.screens.office_checklists.draft.screen import Writing
from app.screens.office_checklists.draft.state import Draft
from app.theme import L, M, Tone
from app.wording import checklists as words
from app.wording.reasons import reason
from fieldwork.checking.drafts import Typed
from fieldwork.refusals import Refusal

BACK = "/office/checklists"
Ask = Callable[[Question], None]


@safe_component
def WriteChecklist(draft: str) -> ft.Control:
    """One draft of the person signed in."""
    wide = use_wide()
    ask = use_question()
    writing = use_live(lambda client: Writing(client, draft), {"checklist_draft", "checklist"})
    if isinstance(writing.state, Refusal):
        said = reason(writing.state)
        box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said), padding=L)
        return Screen(words.OFFICE(), [box], back=BACK)
    page = writing.page
    detail = _detail(writing, page, ask, wide=wide)
    return TwoPane(_Head(writing, page, ask, wide=wide), detail, width=480)


def _detail(writing: Writing, page: Draft, ask: Ask, *, wide: bool) -> ft.Control | None:
    """The point in view; else the phone, where there is room or it was asked for."""
    point = page.point(writing.chosen)
    if point is not None:
        return _Point(writing, page, point, ask, wide=wide)
    return _Phone(writing, page, wide=wide) if wide or writing.previewing else None


def _Head(writing: Writing, page: Draft, ask: Ask, *, wide: bool) -> ft.Control:
    draft = page.typed
    fillers = [(name, phrase()) for name, phrase in words.FILLERS.items()]
    chosen = [name for name, on in draft.fillers.items() if on]
    about = Card(
        _Text(writing, "title", words.TITLE(), draft.title or "", hint=words.TITLE_HINT()),
        *_wrong(writing, page, "title_th"),
        *_in_english(writing, page),
        _Text(writing, "source", words.SOURCE_FIELD(), draft.source or "", hint=words.SOURCE_HINT()),
        *_wrong(writing, page, "source_th"),
        _Text(writing, "purpose", words.PURPOSE(), draft.purpose or "", multiline=True),
        *_wrong(writing, page, "purpose_th"),
        ChoiceChips(fillers, chosen, writing.toggle_filler, identifier="filler", label=words.WHO()),
        Note(words.WHO_NOTE()),
        spacing=M,
    )
    points: list[ft.Control] = [SectionHeader(words.POINTS(), note=words.N_POINTS(n=len(page.points)))]
    rows = [_Row(writing, page, n, point) for n, point in enumerate(page.points, start=1)]
    points += [RowsCard(*rows)] if rows else []
    points += _wrong(writing, page, "points")
    drop = PlainButton(
        words.DROP(),
        lambda: ask(_dropping(writing)),
        identifier="draft-drop",
        icon=ft.Icons.DELETE_OUTLINE,
        danger=True,
    )
    look = IconAction(ft.Icons.SMARTPHONE, words.PREVIEW(), lambda: writing.preview(True), identifier="preview")
    return Screen(
        draft.title or words.UNTITLED(),
        [*_notices(writing, page), about, *points, _Add(writing), ft.Row([drop], wrap=True)],
        subtitle=words.VERSION(version=page.version),
        back=BACK,
        actions=[look],
        bottom_bar=_Publish(writing, page, ask),
        full_width=wide,
    )


def _in_english(writing: Writing, page: Draft) -> list[ft.Control]:
    """The English title, where the version before had one: it is read beside a Thai one that may change."""
    if "title_en" not in page.fields:
        return []
    field = _Text(writing, "title_en", words.TITLE_EN(), page.typed.title_en or "")
    return [field, *_wrong(writing, page, "title_en")]


def _Text(writing: Writing, name: str, label: str, text: str, *, hint: str = "", multiline: bool = False) -> ft.Control:
    return DraftField(
        label,
        text,
        partial(writing.write, name),
        identifier=f"draft-{name}",
        hint=hint,
        wraps=True,
        multiline=multiline,
        quiet=True,
        key=f"{writing.draft}-{name}",
    )


def _notices(writing: Writing, page: Draft) -> list[ft.Control]:
    """One part whatever it holds, so that no field below is made anew."""
    parts: list[ft.Control] = []
    if writing.trouble:
        parts.append(Notice(writing.trouble, tone=Tone.WARN, identifier="draft-trouble"))
    if writing.asked and page.wrongs:
        title = words.TO_PUT_RIGHT(n=len(page.wrongs))
        parts.append(Notice("", tone=Tone.WARN, title=title, identifier="draft-wrong"))
    column = ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return [ft.Container(column, key="notices")]


def _wrong(writing: Writing, page: Draft, key: str) -> list[ft.Control]:
    """Always one part, as at a point."""
    said = page.wrong("", key) if writing.asked else ""
    text = ft.Text(said, theme_style=ft.TextThemeStyle.BODY_MEDIUM, color=Tone.BAD.ink)
    told = ft.Semantics(identifier=f"wrong-head-{key}", live_region=True, content=text) if said else None
    return [ft.Container(told, key=f"wrong-{key}")]


def _Row(writing: Writing, page: Draft, n: int, point: Typed) -> ft.Control:
    facts = [words.TYPES[point.type]()] if point.type in words.TYPES else []
    facts += [] if point.required else [words.OPTIONAL()]
    wrong = writing.asked and page.is_wrong(point.id)
    up = IconAction(
        ft.Icons.ARROW_UPWARD,
        words.MOVE_UP(n=n),
        partial(writing.move_up, point.id),
        identifier=f"up-{point.id}",
        disabled=n == 1,
    )
    row = ListRow(
        f"{n}. {point.text('title_th') or words.UNTITLED()}",
        subtitle=" · ".join(facts),
        leading=ft.Icon(ft.Icons.ERROR_OUTLINE, color=ft.Colors.ERROR) if wrong else None,
        on_click=partial(writing.choose, point.id),
        identifier=f"edit-{point.id}",
        selected=point.id == writing.chosen or None,
    )
    return ft.Row([ft.Container(row, expand=True), up], spacing=0)


def _Add(writing: Writing) -> ft.Control:
    """A tap on a kind adds a point of it."""
    chips = ChoiceChips(
        [(kind, phrase()) for kind, phrase in words.TYPES.items()],
        None,
        writing.add,
        identifier="add",
        label=words.ADD_POINT(),
    )
    return Card(chips)


def _Publish(writing: Writing, page: Draft, ask: Ask) -> ft.Control:
    async def publish(_: str) -> None:
        made = await writing.publish()
        if made:
            go(f"{BACK}/{made}")

    def asked() -> None:
        if writing.may_publish():
            ask(Question(words.PUBLISH_ASK(), words.PUBLISH_TEXT(), words.PUBLISH(), publish))

    text = words.PUBLISHING() if writing.busy else words.PUBLISH()
    icon = ft.Icons.CAMPAIGN_OUTLINED
    button = PrimaryButton(text, asked, identifier="publish", icon=icon, disabled=writing.busy, expand=True)
    return ft.Row([button])


def _dropping(writing: Writing) -> Question:
    def drop(_: str) -> None:
        if writing.drop():
            go(BACK)

    return Question(words.DROP_ASK(), words.DROP_TEXT(), words.DROP(), drop, danger=True)


def _Point(writing: Writing, page: Draft, point: Typed, ask: Ask, *, wide: bool) -> ft.Control:
    n = [each.id for each in page.points].index(point.id) + 1

    def remove() -> None:
        sure = Question(
            words.REMOVE_POINT_ASK(),
            point.text("title_th"),
            words.REMOVE_POINT_YES(),
            lambda _: writing.remove(point.id),
            danger=True,
        )
        ask(sure)

    done = QuietButton(
        words.POINT_DONE(), lambda: writing.choose(""), identifier="point-done", icon=ft.Icons.CHECK, expand=True
    )
    body: list[ft.Control] = [
        PointForm(writing, page, point, key=point.id),
        ft.Row([RemovePoint(n, remove)], wrap=True),
    ]
    return Screen(words.POINT_N(n=n), body, bottom_bar=ft.Row([done]), page=point.id, helped=not wide)


def _Phone(writing: Writing, page: Draft, *, wide: bool) -> ft.Control:
    body: list[ft.Control] = [Preview(page, key="preview")]
    if not page.points:
        body = [EmptyState(ft.Icons.SMARTPHONE, words.PREVIEW_TITLE(), words.PREVIEW_HOW())]
    back = QuietButton(words.BACK_TO_WRITING(), lambda: writing.preview(False), identifier="preview-done", expand=True)
    return Screen(
        words.PREVIEW_TITLE(), body, bottom_bar=None if wide else ft.Row([back]), page="preview", helped=not wide
    )
