"""A published checklist: the visits that use it, what was answered in sum, and every sheet to open."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.checking.told import answer_words, title_of
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PlainButton, QuietButton, tappable
from app.parts.documents import Document, Documents
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.moments import briefly, term
from app.parts.states import EmptyState, Loading
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.points.answered import Answered
from app.screens.office_checklists.version.screen import VersionScreen
from app.screens.office_checklists.version.state import SheetLine, VersionPage, VisitLine
from app.theme import XS, L, M, S, Tone
from app.wording import checklists as words
from app.wording import documents as document_words
from fieldwork.checking.tally import Tallied
from fieldwork.checking.words import number_text
from fieldwork.instruments.checklist import CHOICE, NUMBER, SEVERAL, WITH_FILES

BACK = "/office/checklists"
MOST_TOLD = 5  # answers in words that are shown in sum; the sheets have all


@safe_component
def PublishedChecklist(checklist: str, sheet: str = "") -> ft.Control:
    """The version, and one sheet beside it on a tablet or alone on a phone."""
    wide = use_wide()
    screen = use_live(
        lambda client: VersionScreen(client, checklist), {"checklist", "visit", "checksheet", "school", "person"}
    )
    page = screen.state
    if page is None:
        return Screen(words.CHECKLIST(), [Loading()], back=BACK)
    line = page.sheet(sheet)
    path = f"{BACK}/{checklist}"
    detail = _Sheet(page, line, path, wide=wide) if line is not None else None
    return (
        TwoPane(_Version(screen, page, path, sheet), detail, width=560) if detail else _Version(screen, page, path, "")
    )


def _Version(screen: VersionScreen, page: VersionPage, path: str, opened: str) -> ft.Control:
    form = page.checklist

    def begin_next() -> None:
        if draft := screen.begin_next():
            go(f"{BACK}/draft/{draft}")

    facts = f"{words.VERSION(version=form.version)} · {words.N_POINTS(n=len(form.points))}"
    next_version = PlainButton(words.NEXT_VERSION(), begin_next, identifier="next-version", icon=ft.Icons.EDIT_NOTE)
    body: list[ft.Control] = []
    body += [Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving")] if screen.trouble else []
    visits, answers = _visits(screen, page), _answers(page, path, opened)
    body += [*answers, *visits] if page.sheets else [*visits, *answers]  # what one comes for stands first
    body.append(ft.Row([next_version], wrap=True))
    return Screen(title_of(form), body, subtitle=facts, back=BACK)


def _visits(screen: VersionScreen, page: VersionPage) -> list[ft.Control]:
    """The visits to come, round by round: a whole round with one tap, or each by itself."""
    parts: list[ft.Control] = [SectionHeader(words.VISITS_TITLE(), note=words.VISITS_NOTE())]
    if not page.visits:
        return [*parts, Note(words.NO_VISITS())]
    for name, lines in page.rounds.items():
        round_ = term(name) if name else words.NO_ROUND()
        rows = [_visit(screen, line) for line in lines]
        parts += [Strong(round_), _whole(screen, name, round_, lines), RowsCard(*rows)]
    return parts


def _whole(screen: VersionScreen, name: str, round_: str, lines: tuple[VisitLine, ...]) -> ft.Control:
    whole = all(line.is_on for line in lines)
    text = words.WHOLE_ROUND_OFF(round=round_) if whole else words.WHOLE_ROUND(round=round_, n=len(lines))
    icon = ft.Icons.REMOVE_DONE if whole else ft.Icons.DONE_ALL
    button = QuietButton(
        text, lambda: screen.use(lines, not whole), identifier=f"round-{name.replace('/', '-') or 'none'}", icon=icon
    )
    return ft.Row([button], wrap=True)


def _visit(screen: VersionScreen, line: VisitLine) -> ft.Control:
    """A row that is a switch: the icon and the words say the same."""
    icon = ft.Icons.CHECK_BOX if line.is_on else ft.Icons.CHECK_BOX_OUTLINE_BLANK
    color = ft.Colors.PRIMARY if line.is_on else ft.Colors.ON_SURFACE_VARIANT
    state = words.ON_VISIT() if line.is_on else words.OFF_VISIT()
    said = [Strong(line.school), Note(f"{briefly(line.day)} · {state}")]
    said += [Note(words.OTHER_VERSION(version=line.other))] if line.other else []
    words_ = ft.Column(said, spacing=2, tight=True, expand=True)  # type: ignore[arg-type]
    row = ft.Row([ft.Icon(icon, color=color), words_], spacing=M)
    return tappable(
        row,
        lambda: screen.use([line], not line.is_on),
        identifier=f"visit-{line.id}",
        label=f"{line.school} {briefly(line.day)} {state}",
        selected=line.is_on,
        padding=ft.Padding.symmetric(horizontal=L, vertical=S),
    )


def _answers(page: VersionPage, path: str, opened: str) -> list[ft.Control]:
    n, schools = len(page.sheets), len({line.school for line in page.sheets})
    note = f"{words.N_IN(n=n)} {words.OF_SCHOOLS(n=schools)}" if n else ""
    parts: list[ft.Control] = [SectionHeader(words.ANSWERS(), note=note)]
    if not n:
        return [*parts, EmptyState(ft.Icons.INBOX_OUTLINED, words.NO_ANSWERS(), words.NO_ANSWERS_HOW())]
    parts += [Strong(words.BY_POINT()), *(_tallied(k, each, page) for k, each in enumerate(page.tallied, start=1))]
    parts += [Strong(words.BY_SCHOOL()), RowsCard(*(_sheet(line, path, line.id == opened) for line in page.sheets))]
    name = f"{page.checklist.id}-{page.checklist.version}"
    files = [
        Document(document_words.XLSX(), f"/api/reports/checklists/{page.id}.xlsx", f"{name}.xlsx"),
        Document(document_words.CSV(), f"/api/reports/checklists/{page.id}.csv", f"{name}.csv"),
    ]
    return [*parts, Documents(files)]


def _tallied(n: int, each: Tallied, page: VersionPage) -> ft.Control:
    point = each.point
    parts: list[ft.Control] = [
        Strong(f"{n}. {title_of(point)}"),
        Note(words.N_ANSWERED(n=each.answered, total=each.sheets)),
    ]
    if point.type in (CHOICE, SEVERAL):
        parts += [_bar(option, count, each.sheets) for option, count in each.options]
    elif point.type == NUMBER and each.numbers:
        low, high = number_text(min(each.numbers)), number_text(max(each.numbers))
        parts.append(Body(words.NUMBERS(total=number_text(each.total), unit=point.unit_th, low=low, high=high)))
    elif point.type in WITH_FILES:
        parts += [Body(words.N_FILES(n=each.files))] if each.files else []
    else:
        parts += _told(each, page)
    return ft.Semantics(identifier=f"tally-{point.id}", content=Card(*parts, spacing=XS))


def _told(each: Tallied, page: VersionPage) -> list[ft.Control]:
    """The first answers in words, each with its school."""
    given = ((line, answer_words(each.point, line.sheet.answers.get(each.point.id))) for line in page.sheets)
    said = [(line.school, text) for line, text in given if text]
    return [Note(f"{school}: {text}") for school, text in said[:MOST_TOLD]]


def _bar(option: str, count: int, total: int) -> ft.Control:
    """An option, how often, and the same as a bar."""
    row = ft.Row([Body(option, expand=True), Strong(str(count))], spacing=M)
    bar = ft.ProgressBar(value=count / total if total else 0, bar_height=8, border_radius=4)
    column = ft.Column(
        [row, ft.Semantics(exclude_semantics=True, content=bar)],
        spacing=2,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.MergeSemantics(column)


def _sheet(line: SheetLine, path: str, opened: bool) -> ft.Control:
    return ListRow(
        line.school,
        subtitle=words.BY(day=briefly(line.day), name=line.rater),
        on_click=partial(go, f"{path}/{line.id}"),
        identifier=f"sheet-{line.id}",
        selected=opened or None,
    )


def _Sheet(page: VersionPage, line: SheetLine, path: str, *, wide: bool) -> ft.Control:
    return Screen(
        line.school,
        [Answered(page.checklist, line.sheet, line.attached, key=line.id)],
        subtitle=words.BY(day=briefly(line.day), name=line.rater),
        back=None if wide else path,
        page=line.id,
        helped=not wide,
    )
