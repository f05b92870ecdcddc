"""One observed lesson as its rater handed it in: for the supervision group and the school's principal, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.moments import at, on
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.planning.told import school_name
from app.screens.rubric.agreements import rows_of, says_something
from app.screens.rubric.lesson.state import is_private
from app.screens.rubric.wording import level_label, title_of
from app.theme import XS, L, Tone
from app.visiting import sheets
from app.visiting.sheets import Filling, Key, read_sheet
from app.wording import agreements as agreement_words
from app.wording import grades
from app.wording import lesson as words
from app.wording import parts as common
from app.wording import rubric as rubric_words
from app.wording import visit as visit_words
from fieldwork.instruments.model import Indicator, Instrument
from fieldwork.records import Person, Sheet, Visit
from fieldwork.submission import instrument_of


@ft.observable
@dataclass(eq=False)
class ObservedScreen:
    """One sheet as it is on this device; none while it is not here, or was opened again."""

    client: Client
    sheet: str
    filling: Filling | None = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read it again: it leaves the device when its rater opens it once more."""
        store = self.client.store
        found = store.one(Sheet, self.sheet)
        form = instrument_of(found.instrument or "", store) if found is not None else None
        if found is None or found.submitted_at is None or not isinstance(form, Instrument):
            self.filling = None
            return
        names = (found.visit, found.instrument, found.school, found.subject, found.rater)
        filling = read_sheet(Key(*(name or "" for name in names)), form, store)
        visit = store.one(Visit, found.visit or "")
        self.filling = replace(filling, replaced=visit is not None and found.instrument not in visit.used)

    @property
    def rater(self) -> str:
        """Who observed it."""
        found = self.client.store.one(Person, self.filling.sheet.rater or "") if self.filling is not None else None
        return found.name if found is not None else ""

    @property
    def school(self) -> str:
        """Where it was observed."""
        return school_name(self.filling.sheet.school, self.client.store) if self.filling is not None else ""


@safe_component
def Observed(visit: str, sheet: str) -> ft.Control:
    """The page."""
    kinds = {"sheet", "instrument", "person", "visit", "school"}
    screen = use_live(lambda client: ObservedScreen(client, sheet), kinds)
    filling, back = screen.filling, f"/visits/{visit}"
    if filling is None:
        nothing = EmptyState(ft.Icons.INBOX_OUTLINED, words.NOT_HERE(), words.NOT_HERE_WHY())
        return Screen(words.SUBTITLE(), [ft.Container(nothing, padding=L)], back=back)
    teacher = next((value for _, value, private in _facts(filling) if private), "")
    handed_in = words.HANDED_IN_BY(name=screen.rater, when=at(filling.sheet.submitted_at))
    history = HistoryMark("sheet", sheet, what=words.SUBTITLE(), identifier="history", key=sheet)
    facts = [Body(f"{title}: {value}") for title, value, private in _facts(filling) if not private]
    body: list[ft.Control] = [
        Notice(words.NAME_SEEN_BY(), tone=Tone.INFO),
        *([_replaced(filling)] if filling.replaced else []),
        Card(Strong(title_of(filling.instrument)), Body(screen.school), *facts, spacing=XS),
    ]
    for area in filling.instrument.areas:
        body += [SectionHeader(title_of(area)), RowsCard(*(_rated(filling, each) for each in area.indicators))]
    return Screen(
        teacher or words.SUBTITLE(), [*body, *_said(filling)], subtitle=handed_in, back=back, actions=[history]
    )


def _replaced(filling: Filling) -> ft.Control:
    """With which version it was observed, where the visit has another one by now, or none."""
    said = visit_words.SEEN_BEFORE(version=filling.instrument.version)
    return Notice(said, tone=Tone.WARN, identifier="replaced")


def _facts(filling: Filling) -> Iterator[tuple[str, str, bool]]:
    """What was said of the lesson: title, value, and whether it names somebody."""
    for each in filling.instrument.header_fields:
        value = filling.sheet.headers.get(each.id)
        if value not in (None, ""):
            yield each.title_th, grades.named(str(value)), is_private(each)


def _rated(filling: Filling, indicator: Indicator) -> ft.Control:
    """One indicator: its level in words, which is what one came to read, and what was seen."""
    given = sheets.answer(filling, indicator.id)
    scale = filling.instrument.scale
    if given.not_applicable:
        level, said = rubric_words.MARK_LEFT_OUT(label=scale.not_applicable.label_th), given.reason
    elif given.level is None:
        level, said = rubric_words.MARK_EMPTY(), ""
    else:
        level = common.LEVEL(value=given.level, label=level_label(scale.level(given.level)))
        said = given.note
    lines: list[ft.Control] = [Body(level), *([Note(said)] if said.strip() else [])]
    stretched = ft.CrossAxisAlignment.STRETCH
    return ListRow(
        rubric_words.INDICATOR(id=indicator.id, title=title_of(indicator)),
        below=ft.Column(lines, spacing=XS, tight=True, horizontal_alignment=stretched),
    )


def _said(filling: Filling) -> list[ft.Control]:
    """What was answered in words, and what was agreed with the teacher."""
    parts: list[ft.Control] = []
    for item in filling.instrument.open_items:
        text = filling.sheet.texts.get(item.id)
        if isinstance(text, str) and text.strip():
            parts.append(Card(Strong(title_of(item)), Body(text), spacing=XS))
        rows = list(filter(says_something, rows_of(filling, item)))
        parts += (
            [SectionHeader(title_of(item)), *(_agreed(filling, n, row) for n, row in enumerate(rows, start=1))]
            if rows
            else []
        )
    return parts


def _agreed(filling: Filling, n: int, row: dict[str, object]) -> ft.Control:
    """One thing agreed with the teacher: what, by when, about which indicator."""
    lines: list[ft.Control] = [Strong(agreement_words.AGREEMENT_N(n=n)), Body(str(row.get("action") or ""))]
    due, about = row.get("due_date"), row.get("indicator_id")
    lines += [Note(words.BY_DAY(day=on(str(due))))] if due else []
    titles = {each.id: title_of(each) for each in filling.instrument.indicators}
    lines += [Note(agreement_words.ABOUT(indicator=f"{about} {titles.get(str(about), '')}".strip()))] if about else []
    return Card(*lines, spacing=XS)
