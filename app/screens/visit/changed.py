"""What became of a visit after it was planned: another day, or a school that was closed or merged. Whoever fills in its
sheets goes on; nothing that was recorded is touched."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.parts.moments import fully, on
from app.parts.pair_notice import MeantNotice, PairNotice
from app.parts.surfaces import Notice
from app.planning.pairs import meant_said, pairs_of
from app.planning.told import school_name
from app.screens.visit.state import VisitPage
from app.theme import Tone
from app.wording import planning as planning_words
from app.wording import visit as words
from fieldwork.planning.moves import latest_move
from fieldwork.records.stored import World


def Changed(page: VisitPage, world: World, today: date) -> list[ft.Control]:
    """The notices, none for a visit that is as it was planned, or closed."""
    if page.close.closed_at:
        return []
    return [*_pairs(page, world, today), *_moved(page), *_closed(page, world)]


def _pairs(page: VisitPage, world: World, today: date) -> list[ft.Control]:
    """Other visits of the day that it clashes with, or is meant to be together with, until the day is over."""
    if page.day < today:
        return []
    found = [PairNotice(pair, key=f"pair {pair.identifier}") for pair in pairs_of(page.visit, world)]  # type: ignore[call-arg]
    said = meant_said(page.visit, world)
    return [*found, *([MeantNotice(said)] if said else [])]


def _moved(page: VisitPage) -> list[ft.Control]:
    move = latest_move(page.visit)
    if move is None:
        return []
    title = planning_words.MOVED_TO(before=on(move.before), after=fully(page.day))
    told = [planning_words.MOVED_WHY(why=move.why)]
    told += [words.MOVED_KEEPS()] if any(form.answered for form in (*page.sheets, *page.replaced)) else []
    return [Notice("\n".join(told), tone=Tone.WARN, title=title, identifier="moved")]


def _closed(page: VisitPage, world: World) -> list[ft.Control]:
    closed = page.school.closed_on
    if not closed:
        return []
    into = school_name(page.school.merged_into, world)
    title = words.SCHOOL_MERGED(day=on(closed), into=into) if into else words.SCHOOL_CLOSED(day=on(closed))
    return [Notice(words.SCHOOL_CLOSED_KEEPS(), tone=Tone.WARN, title=title, identifier="school-closed")]
