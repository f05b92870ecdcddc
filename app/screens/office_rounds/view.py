"""A round and its target schools: chosen by rule or by reason, each with why, and how far its visit is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.layout import Pane, Screen, Side, use_crowded, use_wide
from app.parts.moments import briefly, term_number
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.picker import Picker
from app.parts.scrolling import Scroller, use_scroller
from app.parts.states import EmptyState, SavedNotice
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note, Strong
from app.registers import open_schools
from app.routes import came_from
from app.screens.office_rounds.screen import KINDS, RoundScreen
from app.screens.office_rounds.state import DroppedRow, TargetRow
from app.theme import M, S, Tone
from app.wording import language
from app.wording import rounds as words
from app.wording import schools as school_words
from fieldwork.planning.targets import Rule

SHOWN = 12
Ask = Callable[[Question], None]
SCROLL_MS = 200
_HERE = "/office/rounds"
_FOUND = "found"


@safe_component
def OfficeRounds() -> ft.Control:
    """The page at /office/rounds."""
    back = ft.use_memo(lambda: came_from(ft.context.page.route or "", "/office"), [])
    screen = use_live(RoundScreen, KINDS)
    ask = use_question()
    wide, crowded = use_wide(), use_crowded()
    scroller = use_scroller()
    state = screen.state
    names = [(name, term_number(name)) for name in state.names]
    chips = ChoiceChips(names, state.name, screen.choose, identifier="round", label=words.ROUND())
    choosing: list[ft.Control] = [
        _Facts(screen),
        SectionHeader(words.RULES(), note=words.RULES_NOTE()),
        _Rules(screen),
        *_Found(screen),
        SectionHeader(words.BY_REASON()),
        _ByReason(screen, ask),
    ]
    targets = _Targets(screen, ask)
    body = [chips, Side(Pane(choosing), Pane(targets))] if wide else [chips, *choosing, *targets]
    foot = _foot(screen, scroller, crowded=crowded)
    return Screen(words.TITLE(), body, back=back, bottom_bar=foot, full_width=wide, scroller=scroller)


def _foot(screen: RoundScreen, scroller: Scroller, *, crowded: bool) -> ft.Control | None:
    """What the last tap came to. While rules choose, how many schools fit is in view beside them, wherever they are:
    the list itself stands screens below them on a phone. In large text there the button says it, for want of room."""
    told = [SavedNotice(screen.told, identifier="round-told")] if screen.told else []
    found: list[ft.Control] = []
    if screen.criteria.rules:
        n = screen.state.fitting
        text = words.SEE_N_FOUND(n=n) if crowded and n else words.SEE_FOUND()
        see = PlainButton(text, lambda: _show_found(scroller), identifier="see-found")
        told_now = see if crowded and n else Strong(_found_now(screen))
        said = ft.Semantics(identifier="found-now", live_region=True, content=told_now, expand=not crowded)
        found = [said] if crowded else [ft.Row([said, see])]
    parts = [*told, *found]
    return (
        ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH) if parts else None
    )


def _show_found(scroller: Scroller) -> None:
    ft.context.page.run_task(scroller.show, _FOUND, SCROLL_MS)


def _found_now(screen: RoundScreen) -> str:
    state = screen.state
    return words.FOUND_NOW(n=state.fitting, new=len(state.found)) if state.fitting else words.NONE_FOUND()


def _Facts(screen: RoundScreen) -> ft.Control:
    state = screen.state
    days = [_Day(screen, words.STARTS(), "starts", state.starts), _Day(screen, words.ENDS(), "ends", state.ends)]
    focus = DraftField(
        words.FOCUS(),
        state.focus,
        screen.set_focus,
        identifier="round-focus",
        wraps=True,
        max_chars=1000,
        key=f"focus {state.name}",
    )
    told = [Notice(screen.trouble, tone=Tone.WARN, identifier="round-trouble")] if screen.trouble else []
    return Card(*days, focus, *told, spacing=M)


def _Day(screen: RoundScreen, label: str, name: str, day: str) -> ft.Control:
    return DateField(  # type: ignore[call-arg, no-any-return]
        label, day or None, partial(screen.set_day, name), identifier=f"round-{name}", key=f"{name} {screen.state.name}"
    )


def _Rules(screen: RoundScreen) -> ft.Control:
    criteria = screen.criteria
    parts = [
        ChoiceChips(
            [(rule, said()) for rule, said in words.RULE_NAMES.items()],
            {str(rule) for rule in criteria.rules},
            screen.toggle_rule,
            identifier="rule",
        ),
        ChoiceChips(
            [(size, said()) for size, said in school_words.SIZES.items()],
            criteria.sizes,
            screen.toggle_size,
            identifier="size",
            label=words.BY_SIZE(),
        ),
    ]
    if screen.state.clusters:
        parts.append(
            ChoiceChips(
                screen.state.clusters,
                criteria.clusters,
                screen.toggle_cluster,
                identifier="cluster",
                label=words.BY_CLUSTER(),
            )
        )
    return Card(*parts, *_Results(screen), spacing=M)


def _Results(screen: RoundScreen) -> list[ft.Control]:
    """Which result counts, and from which band on it is weak."""
    rubrics, measure = screen.state.instruments, screen.measure
    rubric = rubrics.get(measure.instrument)
    if rubric is None:
        return []
    named = [(name, language.of(each.title_th, each.title_en)) for name, each in rubrics.items()]
    areas = [("", words.WHOLE()), *((each.id, language.of(each.title_th, each.title_en)) for each in rubric.areas)]
    count = len(rubric.bands)
    bands = [
        (str(count - at), words.AT_MOST(band=language.of(band.label_th, band.label_en)))
        for at, band in enumerate(rubric.bands)
        if at  # the best band is no weakness
    ]
    rules = screen.criteria.rules
    parts: list[ft.Control] = [Strong(words.BY_RESULT()), Note(words.BY_RESULT_NOTE())]
    if len(named) > 1:
        parts.append(
            Picker(
                words.OF_INSTRUMENT(),
                named,
                measure.instrument,
                screen.look_at_instrument,
                identifier="weak-instrument",
            )
        )
    parts.append(Picker(words.OF_AREA(), areas, measure.area, screen.look_at_area, identifier="weak-area"))
    parts.append(
        ChoiceChips(
            bands[::-1],
            str(measure.lowest) if Rule.WEAK in rules else None,
            lambda lowest: screen.toggle_lowest(int(lowest)),
            identifier="weak",
        )
    )
    no_result = [(str(Rule.NO_RESULT), words.NO_RESULT())]
    chosen = {str(Rule.NO_RESULT)} if Rule.NO_RESULT in rules else set()
    parts.append(ChoiceChips(no_result, chosen, lambda _: screen.toggle_no_result(), identifier="result"))
    return parts


def _Found(screen: RoundScreen) -> list[ft.Control]:
    """What the rules choose, and one tap that takes all of it."""
    state = screen.state
    if not screen.criteria.rules:
        return []
    note = words.FOUND(n=state.fitting, new=len(state.found)) if state.fitting else ""
    heading = ft.Container(
        SectionHeader(words.FOUND_LIST(), note=note),
        key=ft.ScrollKey(_FOUND),  # type: ignore[call-arg]
    )
    if not state.fitting:
        return [heading, Note(words.NONE_FOUND())]
    rows = [ListRow(found.name, subtitle="\n".join(found.reasons)) for found in state.found[:SHOWN]]
    rest = len(state.found) - SHOWN
    parts: list[ft.Control] = [heading]
    parts += [RowsCard(*rows)] if rows else []
    parts += [Note(words.MORE_FOUND(n=rest))] if rest > 0 else []
    if state.found:
        text = words.ADD_FOUND(n=len(state.found))
        parts.append(PrimaryButton(text, screen.add_found, identifier="add-found", icon=ft.Icons.PLAYLIST_ADD))
    return parts


def _ByReason(screen: RoundScreen, ask: Ask) -> ft.Control:
    there = {target.school for target in screen.state.targets}
    options = [pair for pair in open_schools(screen.client.store, screen.client.today()) if pair[0] not in there]
    names = dict(options)

    def picked(school: str) -> None:
        ask(
            Question(
                words.REASON_ASK(school=names[school]),
                words.REASON_TEXT(),
                words.ADD(),
                partial(screen.add, school),
                reason_label=words.REASON(),
            )
        )

    return PickOne(
        words.SCHOOL(),
        options,
        "",
        picked,
        identifier="target-school",
        none_found=words.NOT_LISTED(),
        key=f"{screen.state.name} {screen.added}",  # what was looked for has been found
    )


def _Targets(screen: RoundScreen, ask: Ask) -> list[ft.Control]:
    rows = screen.state.targets
    if not rows:
        nothing = EmptyState(ft.Icons.FLAG_OUTLINED, words.NO_TARGETS(), words.NO_TARGETS_HOW())
        return [SectionHeader(words.TARGETS()), nothing, *_dropped(screen)]
    done = sum(row.visited is not None for row in rows)
    note = words.N_TARGETS(n=len(rows), done=done)
    return [
        SectionHeader(words.TARGETS(), note=note),
        RowsCard(*(_Row(screen, row, ask) for row in rows)),
        *_dropped(screen),
    ]


def _dropped(screen: RoundScreen) -> list[ft.Control]:
    """Those that were taken out, with why, and the way back."""
    rows = screen.state.dropped
    if not rows:
        return []
    return [SectionHeader(words.DROPPED(n=len(rows))), RowsCard(*(_Dropped(screen, row) for row in rows))]


def _Dropped(screen: RoundScreen, row: DroppedRow) -> ft.Control:
    back = PlainButton(
        words.TAKE_BACK(), partial(screen.take_back, row.id), identifier=f"take-back-{row.id}", icon=ft.Icons.UNDO
    )
    said = "\n".join([words.DROPPED_WHY(why=row.why), *row.reasons])
    return ListRow(row.name, subtitle=said, below=Pills(back))


def _Row(screen: RoundScreen, row: TargetRow, ask: Ask) -> ft.Control:
    question = Question(
        words.DROP_ASK(school=row.name),
        words.DROP_TEXT(),
        words.DROP_YES(),
        partial(screen.drop, row.id),
        reason_label=words.DROP_WHY(),
        danger=True,
    )
    drop = IconAction(ft.Icons.CLOSE, words.DROP(school=row.name), partial(ask, question), identifier=f"drop-{row.id}")
    stage = [_stage(row)]
    if row.visited is None and row.planned is None:
        round_ = quote(screen.state.name, safe="")
        path = f"/office/visits/new?school={row.school}&round={round_}&back={quote(_HERE, safe='')}"
        stage.append(PlainButton(words.PLAN(), partial(go, path), identifier=f"plan-{row.id}", icon=ft.Icons.ADD))
    return ListRow(
        row.name,
        subtitle="\n".join(row.reasons),
        below=Pills(*stage),
        trailing=drop,
        identifier=f"target-{row.id}",
    )


def _stage(row: TargetRow) -> ft.Control:
    if row.visited is not None:
        return StatusPill(words.VISITED(day=briefly(row.visited)), tone=Tone.GOOD)
    if row.planned is not None:
        return StatusPill(words.PLANNED(day=briefly(row.planned)), tone=Tone.INFO, icon=ft.Icons.EVENT_OUTLINED)
    return StatusPill(words.NOT_PLANNED(), tone=Tone.WARN)
