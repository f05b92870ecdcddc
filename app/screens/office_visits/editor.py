"""The page on which one visit is planned: school, day, team with areas of work, instruments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.boundary import safe_component, tell
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import PlainField
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.moments import fully, term_number
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.scrolling import Scroller, use_scroller
from app.parts.states import EmptyState, SavedNotice
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Note
from app.planning.begun import begun, counted
from app.registers import open_schools
from app.routes import came_from
from app.screens.office_visits.planning import Planning, begin
from app.screens.office_visits.state import (
    VisitForm,
    areas_of,
    counted_in,
    lacking,
    school_name,
    unfree,
    usable_checklists,
    usable_instruments,
    visitors,
)
from app.screens.office_visits.timing import Against, Moves, moving_question
from app.theme import M, S, Tone
from app.wording import checklists as checklist_words
from app.wording import language
from app.wording import office as words
from app.wording import planning as planning_words
from fieldwork.rounds import read_round, written
from fieldwork.thai.text import normalise_line

AGAINST, SCROLL_MS = "against", 200


@safe_component
def VisitEditor(visit: str, back: str | None = None) -> ft.Control:
    """The page."""
    route = ft.use_memo(lambda: ft.context.page.route or "", [])
    plan = use_live(begin(visit, route), {"visit", "period", "target"})
    ask = use_question()
    scroller = use_scroller()
    back = came_from(route) or back
    store, form = plan.client.store, plan.form
    lacks = [] if visit else lacking(store, plan.client.today())
    if lacks:
        way = QuietButton(
            words.TO_FOUNDING(), lambda: go("/office"), identifier="to-office", icon=ft.Icons.ARROW_FORWARD
        )
        said = " · ".join(words.NEEDS[lack]() for lack in lacks)
        nothing = EmptyState(ft.Icons.CHECKLIST, words.NEEDED_FIRST(), said, action=way)
        return Screen(words.NEW_VISIT(), [nothing], back=back)

    def store_it(why: str = "") -> None:
        made = plan.store(why)
        plan.client.syncing.soon()
        if made:
            day = fully(date.fromisoformat(plan.form.day))
            tell(ft.context.page, words.VISIT_CREATED(school=school_name(store, plan.form.school), day=day))
            go(_back_to(came_from(route), plan.form.day) or "/office/visits")

    def save() -> None:
        if plan.is_whole() and plan.moves():
            ask(moving_question(plan, store_it))
        else:
            store_it()

    def call_off() -> None:
        title = words.CANCEL_VISIT_ASK(school=school_name(store, form.school))
        ask(
            Question(
                title,
                words.CANCEL_VISIT_TEXT(),
                words.CANCEL_VISIT(),
                plan.cancel,
                reason_label=words.CANCEL_REASON(),
                danger=True,
            )
        )

    against = Against(plan)
    body: list[ft.Control] = [
        _Where(plan),
        *([_told(against)] if against else []),
        SectionHeader(words.VISIT_INSTRUMENTS()),
        _Instruments(plan),
    ]
    body += [SectionHeader(words.VISIT_TEAM(), note=words.VISIT_TEAM_NOTE()), _Team(plan)]
    if plan.cancelled:
        body.insert(0, Notice(words.CANCELLED(reason=plan.cancelled), tone=Tone.WARN))
    body += Moves(plan)
    if visit and not plan.cancelled:
        body.append(PlainButton(words.CANCEL_VISIT(), call_off, identifier="visit-cancel", danger=True))
    title = school_name(store, form.school) or words.NEW_VISIT()
    past = [HistoryMark("visit", visit, what=title, identifier="history", key=visit)] if visit else []
    return Screen(title, body, back=back, actions=past, bottom_bar=_foot(plan, save, scroller), scroller=scroller)


def _back_to(path: str, day: str) -> str:
    """The screen the form was opened from: the calendar at the day that the visit was given."""
    parts = path.split("/")
    return f"/calendar/{parts[2]}/{day}" if parts[1:2] == ["calendar"] and len(parts) == 4 else path


def _told(against: list[ft.Control]) -> ft.Control:
    """What is against it, as one part of the page that can be led to."""
    return ft.Container(
        ft.Column(against, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        key=ft.ScrollKey(AGAINST),  # type: ignore[call-arg]
    )


def _show_why(scroller: Scroller) -> None:
    ft.context.page.run_task(scroller.show, AGAINST, SCROLL_MS)


def _foot(plan: Planning, save: Callable[[], None], scroller: Scroller) -> ft.Control:
    """What the last tap came to, where it was tapped, and the button. What is said below the day is not said again, it
    is led to."""
    told: list[ft.Control] = []
    if plan.trouble and plan.is_told_above:
        see = PlainButton(words.SEE_WHY(), lambda: _show_why(scroller), identifier="see-why", flush=True)
        told.append(Notice(words.CLASHES_ABOVE(), tone=Tone.WARN, action=see, identifier="visit-trouble"))
    elif plan.trouble:
        told.append(Notice(plan.trouble, tone=Tone.WARN, identifier="visit-trouble"))
    if plan.saved:
        told.append(SavedNotice(words.VISIT_SAVED(), identifier="visit-saved"))
    text = words.SAVE_VISIT() if plan.visit else words.CREATE_VISIT()
    button = PrimaryButton(text, save, identifier="visit-save")
    return ft.Column([*told, button], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Where(plan: Planning) -> ft.Control:
    form = plan.form
    return Card(
        PickOne(
            words.VISIT_SCHOOL(),
            open_schools(plan.client.store, plan.client.today()),
            form.school,
            lambda v: plan.change(school=v),
            identifier="visit-school",
        ),
        DateField(words.VISIT_DAY(), form.day or None, lambda d: plan.change(day=d or ""), identifier="visit-day"),
        ChoiceChips(
            [("", planning_words.WHOLE_DAY()), *((part, said()) for part, said in planning_words.PARTS.items())],
            form.part,
            lambda part: plan.change(part=part),
            identifier="visit-part",
            label=planning_words.PART(),
        ),
        PlainField(
            words.VISIT_ROUND(),
            lambda t: plan.change(round=read_round(t)),
            identifier="visit-round",
            hint=words.VISIT_ROUND_HINT(),
            helper=_counts_in(form),
            initial=written(form.round),
        ),
        PlainField(
            words.VISIT_PURPOSE(),
            lambda t: plan.change(purpose=normalise_line(t)),
            identifier="visit-purpose",
            wraps=True,
            initial=form.purpose,
        ),
        spacing=M,
    )


def _counts_in(form: VisitForm) -> str:
    """Which round the visit is in while none is written."""
    return words.VISIT_ROUND_NONE(round=term_number(counted_in(form))) if form.day and not form.round else ""


def _Instruments(plan: Planning) -> ft.Control:
    return Card(
        ChoiceChips(
            usable_instruments(plan.client.store, plan.form.instruments),
            plan.form.instruments,
            plan.toggle_instrument,
            identifier="visit-instrument",
        ),
        *_TakenOff(plan),
        *_Checklists(plan),
        ChoiceChips(
            [("shown", words.LAST_TIME_SHOWN()), ("blind", words.LAST_TIME_HIDDEN())],
            "blind" if plan.form.blind else "shown",
            lambda way: plan.change(blind=way == "blind"),
            identifier="visit-last-time",
            label=words.LAST_TIME(),
        ),
        spacing=M,
    )


def _TakenOff(plan: Planning) -> list[ft.Control]:
    """What becomes of sheets that were begun, and of numbers that were counted, with what the form takes off."""
    client, before = plan.client, plan.before
    if before is None:
        return []
    off = set(before.used) - plan.form.instruments
    n = begun(plan.visit, client.store, off)
    told = [Notice(words.TAKEN_OFF(n=n), tone=Tone.WARN, identifier="taken-off")] if n else []
    tables = counted(before, client.store, off, client.today())
    titles = ", ".join(language.of(table.title_th, table.title_en) for table in tables)
    return [*told, Notice(words.TABLES_OFF(titles=titles), tone=Tone.WARN, identifier="tables-off")] if tables else told


def _Checklists(plan: Planning) -> list[ft.Control]:
    """The policy checklists, where there are any."""
    offered = usable_checklists(plan.client.store, plan.form.checklists)
    if not offered:
        return []
    chips = ChoiceChips(
        offered,
        plan.form.checklists,
        plan.toggle_checklist,
        identifier="visit-checklist",
        label=checklist_words.CHECKLIST(),
    )
    return [chips]


def _Team(plan: Planning) -> ft.Control:
    form = plan.form
    found = visitors(plan.client.store, plan.client.today())
    names = dict(found)
    busy = unfree(form, plan.client.store, names, visit=plan.visit)
    people = [(person, words.NOT_FREE(name=name) if person in busy else name) for person, name in found]
    parts: list[ft.Control] = [
        PickOne(words.VISIT_LEADER(), people, form.leader, lambda v: plan.change(leader=v), identifier="visit-leader"),
        ChoiceChips(
            [pair for pair in people if pair[0] != form.leader],
            [member for member in form.team if member != form.leader],
            plan.toggle_member,
            identifier="visit-member",
            label=words.VISIT_TEAM(),
        ),
    ]
    areas = [(area, language.of(th, en)) for area, th, en in areas_of(form.instruments, plan.client.store)]
    parts += _nobodys(plan, areas)
    for member in form.members if areas else ():
        parts.append(
            ChoiceChips(
                areas,
                form.team.get(member, ()),
                _toggling(plan, member),
                identifier=f"visit-areas-{member}",
                label=words.VISIT_AREAS(name=names.get(member, "")),
            )
        )
    return Card(*parts, spacing=M)


def _nobodys(plan: Planning, areas: list[tuple[str, str]]) -> list[ft.Control]:
    """The areas of work that nobody looks after, and the way to deal all of them out."""
    form, titles = plan.form, dict(areas)
    left = form.nobodys(list(titles)) if form.members else []
    if not left:
        return []
    said = Note(words.NOBODYS_AREAS(areas=" · ".join(titles[area] for area in left)))
    divide = QuietButton(
        words.DIVIDE_AREAS(),
        lambda: plan.change(team=plan.form.divided(list(titles)).team),
        identifier="divide-areas",
        icon=ft.Icons.CALL_SPLIT,
    )
    return [said, ft.Row([divide], wrap=True)]


def _toggling(plan: Planning, member: str) -> Callable[[str], None]:
    return lambda area: plan.toggle_area(member, area)
