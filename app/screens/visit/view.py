"""The page of one visit: the next thing to do, what to fill in, the team, what was said last time, closing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.history import HistoryMark
from app.parts.layout import Pane, Panes, Screen, use_wide
from app.parts.moments import at
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.planning.told import why_target
from app.routes import came_from
from app.screens.visit.before import Before, nature_pill
from app.screens.visit.changed import Changed
from app.screens.visit.facts import SchoolFacts, Team
from app.screens.visit.next_step import Next, Step, compare_path, next_step
from app.screens.visit.screen import VisitScreen
from app.screens.visit.state import Confided, Debriefed, VisitPage, areas_of, indicators_of
from app.screens.visit.state import Note as Found
from app.screens.visit.todo import Forms, Lessons, Others
from app.store.values import RecordState
from app.theme import L, Tone
from app.visiting.addresses import concern_path, debrief_path, finding_path
from app.wording import concern, debrief, language
from app.wording import visit as words
from app.wording.reasons import reason
from fieldwork.refusals import Refusal
from fieldwork.rounds import round_of

KINDS = {
    "visit",
    "sheet",
    "finding",
    "concern",
    "addressee",
    "counts",
    "checksheet",
    "checklist",
    "progress",
    "agreement",
    "debrief",
    "signature",
    "feedback",
    "response",
    "school",
    "person",
    "role",
    "instrument",
    "target",
    "ground",
}
_STEPS = {
    Step.BEGIN: words.BEGIN,
    Step.GO_ON: words.GO_ON,
    Step.CLOSE_SHEET: words.CLOSE_SHEET,
    Step.SUBMIT: words.SUBMIT,
    Step.LESSON: words.LESSON,
    Step.CHECKLIST: words.CHECKLIST,
    Step.DEBRIEF: words.DEBRIEF,
    Step.COMPARE: words.COMPARE,
    Step.FEEDBACK: words.FEEDBACK,
}
Ask = Callable[[Question], None]


def _why(page: VisitPage, client: Client) -> tuple[str, ...]:
    return why_target(page.school.id, round_of(page.visit), client.store)


@safe_component
def Visit(visit: str) -> ft.Control:
    """One visit, as the person signed in may see it."""
    client = use_client()
    wide = use_wide()
    ask = use_question()
    back = ft.use_memo(lambda: came_from(ft.context.page.route or "", "/"), [])
    screen = use_live(lambda c: VisitScreen(c, visit), KINDS)
    if isinstance(screen.state, Refusal):
        return Screen(words.TITLE(), [_Refused(screen.state)], back=back)
    page = screen.state
    facts, team, others = (
        SchoolFacts(page, _why(page, client)),
        Team(page, areas_of(client.store, page.visit)),
        Others(page),
    )
    titles = indicators_of(client.store, page.visit)
    todo = [*Forms(page), *Lessons(page, client), *_findings(page, client, titles)]
    leaving = _leaving(page)
    together = _together(screen, page, ask)
    before = Before(page.earlier, titles, min(page.day, client.today()), key="before")
    following = next_step(page)
    first = [*Changed(page, client.store, client.today()), *_notices(screen, page)]
    if wide:
        body: list[ft.Control] = [
            Panes(
                Pane([*first, *todo, *leaving, *others, *together], expand=True),
                Pane([facts, *team, before], expand=True),
            )
        ]
    elif following.step is Step.BEGIN:  # a visit begins with what was agreed; who is at work has it at each indicator
        body = [*first, facts, before, *todo, *leaving, *team, *others, *together]
    else:
        body = [*first, facts, *todo, *leaving, before, *team, *others, *together]
    return Screen(
        language.of(page.school.name, page.school.name_en) or words.TITLE(),
        body,
        back=back,
        actions=[HistoryMark("visit", visit, what=words.TITLE(), identifier="history", key=visit)],
        bottom_bar=_Next(following) if following.step in _STEPS else None,
        full_width=wide,
        page=Step.BEGIN.value if following.step is Step.BEGIN else "",  # its parts stand in another order then
    )


def _Next(following: Next) -> ft.Control:
    said = _STEPS[following.step]
    return ft.Row(
        [
            PrimaryButton(
                words.BEGIN_VERSION(version=following.version) if following.version else said(at=following.at),
                partial(go, following.path),
                identifier="next-step",
                icon=ft.Icons.ARROW_FORWARD,
                expand=True,
            )
        ]
    )


def _notices(screen: VisitScreen, page: VisitPage) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if page.close.closed_at:
        title = words.CLOSED(when=at(page.close.closed_at))
        parts.append(Notice(page.close.reason, tone=Tone.INFO, title=title, identifier="closed"))
    if not page.is_member:
        parts.append(Notice(words.NOT_MEMBER(), tone=Tone.INFO, identifier="not-member"))
    elif not page.released and next_step(page).step in (Step.WAIT, Step.DEBRIEF):
        parts.append(Notice(words.WAIT_TEXT(), tone=Tone.GOOD, title=words.WAIT(), identifier="waiting"))
    return parts


def _findings(page: VisitPage, client: Client, titles: Mapping[str, str]) -> list[ft.Control]:
    if not page.is_member:
        return []
    rows = [_finding(page.visit.id, found, titles) for found in page.findings]
    add = QuietButton(
        words.ADD_FINDING(),
        lambda: go(finding_path(page.visit.id, client.new_id())),
        identifier="add-finding",
        icon=ft.Icons.ADD_A_PHOTO_OUTLINED,
    )
    told = [_confided(page.visit.id, each, client) for each in page.confided]
    confide = PlainButton(
        concern.NEW(),
        lambda: go(concern_path(page.visit.id, client.new_id())),
        identifier="add-concern",
        icon=ft.Icons.LOCK_OUTLINE,
    )
    return [
        SectionHeader(words.FINDINGS()),
        RowsCard(*rows) if rows else Note(words.NO_FINDINGS()),
        add,
        *([RowsCard(*told)] if told else []),
        ft.Row([confide], wrap=True),
    ]


def _confided(visit: str, found: Confided, client: Client) -> ft.Control:
    return ListRow(
        found.text or concern.NO_TEXT(),
        subtitle=_heard(found, {each: client.store.state("addressee", each) for each in found.told}),
        leading=ft.Icon(ft.Icons.LOCK_OUTLINE, color=ft.Colors.ERROR),
        on_click=partial(go, concern_path(visit, found.id)),
        identifier=f"concern-{found.id}",
    )


def _heard(found: Confided, states: Mapping[str, RecordState]) -> str:
    """Who has it, and who has not: what this device has not sent yet, and what the server keeps aside, nobody has; and
    whoever lost the last role before opening it never will."""
    told = list(states.values())
    waits, refused = sum(each.is_waiting for each in told), told.count(RecordState.QUARANTINED)
    gone = sum(states[each] != RecordState.QUARANTINED and not states[each].is_waiting for each in found.gone)
    has = len(told) - waits - refused - gone
    parts = [concern.TOLD_REFUSED(n=refused)] if refused else []
    parts += [concern.N_GONE(n=gone)] if gone else []
    parts += [concern.TOLD_TO(n=has, seen=min(found.seen, has))] if has else []
    if waits:
        parts.append(concern.ALSO_WAITS(n=waits) if parts else concern.TOLD_WAITS(n=waits))
    return " · ".join(parts) or concern.NOT_TOLD()


def _finding(visit: str, found: Found, titles: Mapping[str, str]) -> ft.Control:
    facts = [words.N_PHOTOS(n=found.photos)] if found.photos else []
    facts += [words.INTERNAL()] if found.internal else []
    return ListRow(
        found.text or words.NO_TEXT(),
        subtitle=" · ".join([*facts, *(f"{each} {titles.get(each, '')}".strip() for each in found.indicators)]),
        below=Pills(nature_pill(found.nature)),
        on_click=partial(go, finding_path(visit, found.id)),
        identifier=f"finding-{found.id}",
    )


def _leaving(page: VisitPage) -> list[ft.Control]:
    """What is read and signed together before leaving: for the team at any time, for others once it was signed."""
    found = page.debrief
    if not page.is_member and not (found.signed or found.is_changed or found.is_unsigned):
        return []
    begun = debrief.BEGUN(points=found.points, agreements=found.agreements)
    said = begun if found.points + found.agreements and page.is_member else debrief.ROW_NOTE()
    row = ListRow(
        debrief.TITLE(),
        subtitle=said,
        below=Pills(*_signed(found)),
        leading=ft.Icon(ft.Icons.HANDSHAKE_OUTLINED),
        on_click=partial(go, debrief_path(page.visit.id)),
        identifier="go-debrief",
    )
    return [RowsCard(row)]


def _signed(found: Debriefed) -> list[ft.Control]:
    if found.is_changed:
        return [StatusPill(debrief.CHANGED_SHORT(), tone=Tone.WARN)]
    pills = [StatusPill(debrief.SIGNED_BY_N(n=found.signed), tone=Tone.GOOD)] if found.signed else []
    if found.signed and not found.is_done:
        pills.append(StatusPill(debrief.WAITS(), tone=Tone.WARN, icon=ft.Icons.DRAW_OUTLINED))
    return [*pills, *([StatusPill(debrief.NOT_SIGNED_SHORT(), tone=Tone.WARN)] if found.is_unsigned else [])]


def _together(screen: VisitScreen, page: VisitPage, ask: Ask) -> list[ft.Control]:
    """What the team does once ratings are no longer independent. Only the leader closes and writes the feedback."""
    if not page.is_member or not page.sheets:
        return []
    visit = page.visit.id
    leads = any(member.is_me and member.is_leader for member in page.team)
    rows = [_compare(page, visit)]
    if leads:
        rows.append(
            ListRow(
                words.FEEDBACK_ROW(),
                subtitle=words.FEEDBACK_PUBLISHED() if page.published else "",
                leading=ft.Icon(ft.Icons.RATE_REVIEW_OUTLINED),
                on_click=partial(go, f"/visits/{visit}/feedback"),
                identifier="go-feedback",
            )
        )
    parts: list[ft.Control] = [SectionHeader(words.TOGETHER()), RowsCard(*rows)]
    if page.close.may_close:
        parts.append(
            PlainButton(
                words.CLOSE(), lambda: ask(_closing(screen, page)), identifier="close-visit", icon=ft.Icons.LOCK
            )
        )
    return parts


def _compare(page: VisitPage, visit: str) -> ft.Control:
    return ListRow(
        words.COMPARE_ROW(),
        subtitle="" if page.released else words.COMPARE_LOCKED(),
        leading=ft.Icon(ft.Icons.COMPARE_ARROWS if page.released else ft.Icons.LOCK_OUTLINE),
        on_click=partial(go, compare_path(visit, page.sheets[0].instrument)) if page.released else None,
        identifier="go-compare",
    )


def _closing(screen: VisitScreen, page: VisitPage) -> Question:
    needed = page.close.needs_reason
    return Question(
        words.CLOSE_ASK(),
        words.CLOSE_TEXT_MISSING() if needed else words.CLOSE_TEXT(),
        words.CLOSE(),
        screen.close,
        reason_label=words.CLOSE_REASON() if needed else "",
    )


def _Refused(refusal: Refusal) -> ft.Control:
    said = reason(refusal)
    button = PrimaryButton(words.TO_HOME(), partial(go, "/"), identifier="go-home")
    box = ft.Container(EmptyState(ft.Icons.EVENT_BUSY_OUTLINED, words.CANNOT_OPEN(), said, action=button), padding=L)
    return ft.Semantics(identifier="refused", content=box)
