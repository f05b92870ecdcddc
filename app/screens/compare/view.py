"""The comparison on screen: one indicator per card on a phone; a table and the indicator beside it on a tablet."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.gallery import use_gallery
from app.parts.history import use_history
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.moments import on
from app.parts.picker import Picker
from app.parts.scrolling import Scroller, use_scroller
from app.parts.states import EmptyState, Progress, SavedNotice
from app.parts.stays import Stays
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body, Strong
from app.screens.compare.board import Board, Row, Show
from app.screens.compare.decision import Hands
from app.screens.compare.indicator import EvidenceBlock, IndicatorCard
from app.screens.compare.parts import title_of
from app.screens.compare.screen import KINDS, CompareScreen, Page, asked_area
from app.screens.compare.state import shown
from app.screens.compare.summary import AgreementCard, Areas, Raters
from app.screens.compare.table import TableHead, TableRow
from app.screens.compare.waiting import Member, Waiting
from app.theme import L, M, S, Tone
from app.wording import compare as words
from app.wording import language
from app.wording.reasons import reason


@safe_component
def Compare(visit: str, instrument: str) -> ft.Control:
    """The screen at /visits/:visit/compare/:instrument; `?area=AC` opens one area."""
    area = asked_area(ft.context.page.route or "")
    screen = use_live(lambda client: CompareScreen(client, visit, instrument, area), KINDS)
    wide = use_wide()
    show_photos = use_gallery(words.PHOTOS_OF())
    on_photos = ft.use_callback(lambda pictures: show_photos(pictures), [])
    look = use_history()
    on_past = ft.use_callback(lambda asked: look(asked), [])
    hands = Hands(screen.agree, screen.open_form, screen.decide, screen.look_back, on_photos, on_past)
    scroller = _use_place(screen)
    ask = use_question()
    back = f"/visits/{visit}"
    found = screen.state
    if found is None:
        empty = EmptyState(ft.Icons.TRAVEL_EXPLORE, words.GONE_TITLE(), words.GONE(), action=_sync_button())
        return Screen(words.TITLE(), [empty], back="/matrix")
    subtitle = words.VISITED(school=found.school, day=on(found.visit.day))
    if isinstance(found, Waiting):
        return Screen(words.TITLE(), _waiting(found), subtitle=subtitle, back=back)
    agree_all = _AgreeAll(screen, found, lambda: ask(_sure(screen, len(found.agreeing))), wide=wide)
    rows = shown(found, screen.show, screen.area)
    if not wide:
        if screen.page is Page.SUMMARY:
            body = _summary(found, hands)
        else:
            cards: list[ft.Control] = [
                ft.Container(_card(screen, found, row, hands), key=ft.ScrollKey(row.indicator.id))  # type: ignore[call-arg]
                for row in rows
            ]
            body = [agree_all, _Filters(screen, found), *(cards or [_Nothing(screen)])]
        return Screen(
            words.TITLE(),
            body,
            subtitle=subtitle,
            back=back,
            top=_pages(screen),
            bottom_bar=Stays(*_told(screen)),
            long=True,
            page=screen.page.value,
            scroller=scroller,
        )
    left = _Table(screen, found, rows, agree_all)
    table = Screen(words.TITLE(), left, subtitle=subtitle, back=back, full_width=True)
    return TwoPane(table, _Detail(screen, found, rows, hands), width=520)


def _use_place(screen: CompareScreen) -> Scroller:
    """On a phone a form that closes takes its height out of the page: one stands again where it was opened. Where the
    form of another indicator was open above, that indicator is looked for from there. A hook."""
    scroller = use_scroller()
    opened: Any = ft.use_ref(("", 0.0))
    now = screen.deciding.indicator if screen.deciding is not None else ""

    async def stand() -> None:
        before, place = opened.current
        if before:
            await scroller.to(place)
        if before and now:
            await scroller.show(now)
        opened.current = (now, place if before else scroller.offset)

    ft.use_effect(stand, [now])
    return scroller


def _pages(screen: CompareScreen) -> ft.Control:
    """On a phone: the indicators, or the summary of the whole."""
    pages = [(Page.INDICATORS.value, words.INDICATORS()), (Page.SUMMARY.value, words.SUMMARY())]
    return ChoiceChips(pages, screen.page.value, screen.turn_to, identifier="page")


def _summary(found: Board, hands: Hands) -> list[ft.Control]:
    spoken = language.spoken()
    return [
        Raters(found, spoken, key="raters"),
        AgreementCard(found, spoken, key="agreement"),
        Areas(found, spoken, key="areas"),
        *_rest(found, hands),
    ]


def _told(screen: CompareScreen) -> list[ft.Control]:
    """What the last tap came to: saved, or why not. At the foot: above, it would move what one looks at."""
    notices: list[ft.Control] = []
    if screen.trouble and not screen.deciding:
        notices.append(Notice(screen.trouble, tone=Tone.BAD, identifier="compare-trouble"))
    if screen.said:
        notices.append(SavedNotice(screen.said, identifier="compare-said"))
    return notices


def _AgreeAll(screen: CompareScreen, found: Board, ask: Callable[[], None], *, wide: bool) -> ft.Control:
    """How far the team is, and one tap for everything the raters already agree on. In one line above a table."""
    progress = Progress(
        found.decided, found.to_decide, text=words.AGREED_OF(k=found.decided, n=found.to_decide), identifier="agreed"
    )
    told: list[ft.Control] = [Strong(words.CONSENSUS()), progress]
    if found.refused is not None:
        told.append(Body(words.READ_ONLY(why=reason(found.refused)), muted=True))
    step = _next_step(screen, found, ask) if found.refused is None else None
    steps = [step] if step else []
    if not wide:
        return Card(*told, *steps, spacing=M)
    column = ft.Column(told, spacing=S, tight=True, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row([column, *steps], spacing=L)


def _next_step(screen: CompareScreen, found: Board, ask: Callable[[], None]) -> ft.Control | None:
    """What brings the team on: take what is the same, look at what is open, then write to the school."""
    if found.agreeing:
        text = words.AGREE_ALL(n=len(found.agreeing))
        return PrimaryButton(text, lambda: ask(), identifier="agree-all", icon=ft.Icons.DONE_ALL)
    left = found.to_decide - found.decided
    if left and screen.show is Show.OPEN:
        return None
    if left:
        text = words.SEE_OPEN(n=left)
        return QuietButton(
            text, lambda: screen.look(Show.OPEN), identifier="see-open", icon=ft.Icons.FILTER_ALT_OUTLINED
        )
    to = f"/visits/{found.visit.id}/feedback"
    return QuietButton(words.TO_FEEDBACK(), lambda: go(to), identifier="to-feedback", icon=ft.Icons.ARROW_FORWARD)


def _sure(screen: CompareScreen, n: int) -> Question:
    return Question(
        title=words.AGREE_ALL_TITLE(),
        text=words.AGREE_ALL_TEXT(n=n),
        yes=words.AGREE_ALL_YES(n=n),
        on_yes=lambda _: screen.agree_all(),
    )


def _Filters(screen: CompareScreen, found: Board) -> ft.Control:
    """Which indicators, of which area."""
    counts = {show: len(shown(found, show, screen.area)) for show in Show}
    texts = {
        Show.ALL: words.SHOW_ALL,
        Show.WIDE: words.SHOW_WIDE,
        Show.DIFFERENT: words.SHOW_DIFFERENT,
        Show.OPEN: words.SHOW_OPEN,
    }
    shows = [(show.value, texts[show](n=counts[show])) for show in Show]
    areas = [("", words.ALL_AREAS()), *((area.id, title_of(area)) for area in found.instrument.areas)]
    return ft.ResponsiveRow(
        [
            ft.Container(
                Picker(words.SHOW(), shows, screen.show.value, screen.look, identifier="pick-show"),
                col={"xs": 12, "sm": 6},
            ),
            ft.Container(
                Picker(words.AREA(), areas, screen.area, screen.look_at, identifier="pick-area"),
                col={"xs": 12, "sm": 6},
            ),
        ],
        spacing=S,
        run_spacing=M,
    )


def _card(screen: CompareScreen, found: Board, row: Row, hands: Hands) -> ft.Control:
    forming = screen.deciding if screen.deciding and screen.deciding.indicator == row.indicator.id else None
    card: ft.Control = IndicatorCard(
        row,
        found.instrument.scale,
        found.refused is None,
        forming,
        screen.trouble if forming else "",
        hands,
        screen.client.preferences.look.text_scale,
        language.spoken(),
        key=f"card-{row.indicator.id}",
    )
    return card


def _Nothing(screen: CompareScreen) -> ft.Control:
    def everything() -> None:
        screen.look(Show.ALL)
        screen.look_at("")

    action = QuietButton(words.SHOW_EVERYTHING(), lambda: everything(), identifier="show-everything")
    return EmptyState(ft.Icons.FILTER_ALT_OFF_OUTLINED, words.NOTHING_TITLE(), words.NOTHING(), action=action)


def _rest(found: Board, hands: Hands) -> list[ft.Control]:
    """What no indicator holds: the words at the end of the sheets, and findings of their own."""
    parts: list[ft.Control] = []
    if found.words:
        parts.append(SectionHeader(words.WORDS()))
    for each in found.words:
        lines: list[ft.Control] = [Strong(language.of(each.item.title_th, each.item.title_en))]
        for rater, text in zip(found.raters, each.texts, strict=True):
            lines += [Body(rater.name, muted=True), Body(text or words.EMPTY_TEXT())]
        parts.append(Card(*lines))
    if found.loose:
        parts.append(SectionHeader(words.LOOSE()))
        parts += [Card(Strong(rater.name), EvidenceBlock(evidence, hands)) for rater, evidence in found.loose]
    return parts


def _Table(screen: CompareScreen, found: Board, rows: tuple[Row, ...], agree_all: ft.Control) -> ft.Control:
    """The left pane of a tablet: filters and column heads stay, the rows scroll."""
    spoken = language.spoken()
    lines: list[ft.Control] = [
        TableRow(
            row, found.instrument.scale, screen.picked == row.indicator.id, screen.pick, spoken, key=row.indicator.id
        )
        for row in rows
    ]
    choosing = ft.Container(_Filters(screen, found), padding=ft.Padding.only(top=M))  # a label stands above its field
    fixed = ft.Container(
        ft.Column([agree_all, choosing], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.only(left=L, top=S, right=L),
    )
    return ft.Column(
        [fixed, TableHead(found.raters), ft.ListView(lines or [_Nothing(screen)], expand=True, spacing=0)],
        spacing=S,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _Detail(screen: CompareScreen, found: Board, rows: tuple[Row, ...], hands: Hands) -> ft.Control:
    """The right pane: the picked indicator, or the summary of the whole."""
    row = next((row for row in found.rows if row.indicator.id == screen.picked), None)
    if row is None:
        pick = Notice(words.PICK(), title=words.PICK_TITLE())
        summary = [pick, *_summary(found, hands)]
        return Screen(words.SUMMARY(), summary, bottom_bar=Stays(*_told(screen)), long=True)
    after = next((b for a, b in pairwise(rows) if a.indicator.id == screen.picked), None)
    follow = [
        QuietButton(
            words.NEXT(),
            lambda: screen.pick(after.indicator.id if after else ""),
            identifier="next-indicator",
            icon=ft.Icons.ARROW_FORWARD,
        ),
        QuietButton(words.SUMMARY(), lambda: screen.pick(""), identifier="show-summary", icon=ft.Icons.BAR_CHART),
    ]
    ways = ft.Row(follow if after else follow[1:], wrap=True, spacing=S, alignment=ft.MainAxisAlignment.END)
    card = _card(screen, found, row, hands)
    name = row.indicator.id
    return Screen(words.INDICATOR_N(name=name), [card], bottom_bar=Stays(*_told(screen), ways), page=name)


def _waiting(found: Waiting) -> list[ft.Control]:
    text = words.WAITING_SYNC() if found.is_closed else words.WAITING()
    notice = Notice(text, title=words.WAITING_TITLE(), action=_sync_button() if found.is_closed else None)
    return [notice, RowsCard(*map(_Member, found.members))]


def _Member(member: Member) -> ft.Control:
    if member.submitted:
        pill = StatusPill(words.SUBMITTED(), tone=Tone.GOOD)
    elif member.total:
        text = words.IN_PROGRESS(done=member.answered or 0, total=member.total)
        pill = StatusPill(text, tone=Tone.INFO, icon=ft.Icons.EDIT_OUTLINED)
    else:
        pill = StatusPill(words.NOT_STARTED())
    return ListRow(member.name, below=ft.Row([pill], wrap=True))


def _sync_button() -> ft.Control:
    return QuietButton(words.SYNC(), lambda: go("/sync"), identifier="to-sync", icon=ft.Icons.SYNC)
