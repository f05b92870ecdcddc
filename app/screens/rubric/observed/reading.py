"""One observed lesson as it is read: what was said and agreed, then what was rated and seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import flet as ft

from app.parts.moments import on
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.rubric.agreements import rows_of, says_something
from app.screens.rubric.lesson.state import is_private
from app.screens.rubric.wording import level_label, title_of
from app.theme import XS, Tone
from app.visiting import sheets
from app.visiting.sheets import Filling
from app.wording import agreements as agreement_words
from app.wording import grades
from app.wording import lesson as words
from app.wording import parts as common
from app.wording import rubric as rubric_words
from app.wording import visit as visit_words
from fieldwork.instruments.model import Indicator
from fieldwork.lessons import LessonWords
from fieldwork.records import Sheet
from fieldwork.submission import answers_of


def as_read(filling: Filling, said: LessonWords) -> Filling:
    """The sheet with exactly these words in it, those of today or those that were signed."""
    sheet: Sheet = Sheet.kind().read(said.sheet, said.said)
    kept = {name: value for name, value in filling.fields.items() if "." not in name}
    return replace(filling, fields={**kept, **said.said}, answers=answers_of(sheet), findings=())


def teacher_of(filling: Filling) -> str:
    """The name of the teacher, "" while it was not said."""
    return next((value for _, value, private in _facts(filling) if private), "")


def lesson_parts(filling: Filling, school: str) -> list[ft.Control]:
    """All that is in the sheet but the teacher's name; where it was observed, and with which form."""
    facts = [Body(f"{title}: {value}") for title, value, private in _facts(filling) if not private]
    body: list[ft.Control] = [_replaced(filling)] if filling.replaced else []
    body.append(Card(Strong(title_of(filling.instrument)), Body(school), *facts, spacing=XS))
    body += _said(filling)
    for area in filling.instrument.areas:
        body += [SectionHeader(title_of(area)), RowsCard(*(_rated(filling, each) for each in area.indicators))]
    return body


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
    """One indicator: its level in words, which is what one came to read, and what was seen. Whatever is signed is
    shown."""
    given = sheets.answer(filling, indicator.id)
    scale = filling.instrument.scale
    said = [given.note]
    if given.not_applicable:
        level, said = rubric_words.MARK_LEFT_OUT(label=scale.not_applicable.label_th), [given.reason, given.note]
    elif given.level is None:
        level = rubric_words.MARK_EMPTY()
    else:
        level = common.LEVEL(value=given.level, label=level_label(scale.level(given.level)))
    lines: list[ft.Control] = [Body(level), *(Note(text) for text in said if text.strip())]
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
