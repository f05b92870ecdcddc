"""Small pieces of the matrix: a cell in words, the name of a round, what is behind a row."""

from __future__ import annotations

import re

from app.parts.moments import briefly, term_briefly, term_of
from app.parts.results import band_tone
from app.theme import Tone
from app.wording import language
from app.wording import matrix as words
from fieldwork.consensus import Source
from fieldwork.matrix.cells import Cell, CellState, Row
from fieldwork.matrix.gathering import Lessons
from fieldwork.records.visits import FEWEST_LESSONS
from fieldwork.thai.years import AcademicTerm

_YEAR = re.compile(r"\d{4}")


def value_of(cell: Cell) -> str:
    """The number in a cell, or nothing."""
    return str(cell.shown) if cell.shown is not None else ""


def band_of(cell: Cell) -> str:
    """The word in a cell: its band, or why there is no number."""
    if cell.state is CellState.VALUE and cell.band is not None:
        return language.of(cell.band.label_th, cell.band.label_en)
    return {
        CellState.EMPTY: words.EMPTY,
        CellState.PENDING: words.PENDING,
        CellState.INSUFFICIENT: words.INSUFFICIENT,
        CellState.VALUE: words.EMPTY,
    }[cell.state]()


def note_of(cell: Cell, *, brief: bool = False) -> str:
    """Where the number comes from, and from how many sheets."""
    if cell.state not in (CellState.VALUE, CellState.INSUFFICIENT):
        return ""
    agreed = cell.source is Source.CONSENSUS
    long_words = words.FROM_CONSENSUS if agreed else words.FROM_SHEETS
    short_words = words.FROM_CONSENSUS_SHORT if agreed else words.FROM_SHEETS_SHORT
    if brief:  # in a cell, where a dot between them would be left at the end of a line
        return f"{short_words()} {words.N_RATERS(n=cell.n)}"
    return f"{long_words()} · {words.N_RATERS(n=cell.n)}"


def tone_of(cell: Cell) -> Tone:
    return band_tone(cell.rank, cell.of) if cell.state is CellState.VALUE else Tone.NEUTRAL


def said(row: Row, area: str, cell: Cell) -> str:
    """A cell as it is read aloud."""
    school = language.of(row.school.name, row.school.name_en)
    if cell.state in (CellState.EMPTY, CellState.PENDING):
        return words.CELL_SAID_EMPTY(school=school, area=area, what=band_of(cell))
    facts = {"value": value_of(cell), "band": band_of(cell), "source": note_of(cell), "n": "", "day": briefly(row.day)}
    return words.CELL_SAID(school=school, area=area, **facts)


def status_of(row: Row) -> str:
    """What is known of a school besides its numbers: when, how often, what is being recorded or planned."""
    parts = [words.VISITED_ON(day=briefly(row.day))] if row.day else []
    parts += [words.VISITS(n=row.visits)] if row.visits > 1 else []
    if row.pending is not None:
        pending = row.pending
        parts.append(f"{words.PENDING()}: {words.PENDING_OF(k=pending.submitted, n=pending.members)}")
        parts += [words.PENDING_HOW_FAR(k=pending.answered, n=pending.total)] if pending.total else []
    if row.planned is not None:
        parts.append(words.PLANNED(day=briefly(row.planned)))
    return " · ".join(parts)


def lessons_value(lessons: Lessons | None) -> str:
    return (lessons.shown or "") if lessons else ""


def lessons_band(lessons: Lessons | None) -> str:
    """The band of the lessons' mean, or why there is none."""
    if lessons is None:
        return words.EMPTY()
    if lessons.shown is None:
        return words.FEW_LESSONS(least=FEWEST_LESSONS)
    return language.of(lessons.band, lessons.band_en)


def lessons_note(lessons: Lessons | None) -> str:
    return words.N_LESSONS(n=lessons.n) if lessons else ""


def lessons_said(row: Row) -> str:
    """The classroom column as it is read aloud."""
    found, school = row.lessons, language.of(row.school.name, row.school.name_en)
    if found is None:
        return words.CELL_SAID_EMPTY(school=school, area=words.LESSONS(), what=words.EMPTY())
    if found.shown is None:
        what = words.FEW_LESSONS_SAID(n=found.n, least=FEWEST_LESSONS)
        return words.CELL_SAID_EMPTY(school=school, area=words.LESSONS(), what=what)
    facts = {"value": found.shown, "band": lessons_band(found), "source": "", "n": lessons_note(found), "day": ""}
    return words.CELL_SAID(school=school, area=words.LESSONS(), **facts)


def round_title(name: str) -> str:
    """A round in words: "2569/2" is the second term of 2569; what the office named stays as it is."""
    return term_of(AcademicTerm(int(name), None)) if _YEAR.fullmatch(name) else term_briefly(name)
