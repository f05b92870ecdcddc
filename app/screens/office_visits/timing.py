"""When a visit is: what is against its day, which days are free, and how often and why it was moved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question
from app.parts.moments import fully, lately, on
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.planning.moving import told_before
from app.planning.told import person_name
from app.screens.office_visits.planning import Planning
from app.screens.office_visits.state import targeted
from app.theme import Tone
from app.wording import office as words
from app.wording import planning as planning_words
from fieldwork.planning.moves import moves_of


def moving_question(plan: Planning, on_yes: Callable[[str], None]) -> Question:
    """What is asked before a visit gets another day."""
    before = plan.before
    day = date.fromisoformat(before.day) if before and before.day else None
    text = told_before(plan.visit, day, plan.client.store)
    title = words.MOVE_ASK(day=fully(date.fromisoformat(plan.form.day)))
    return Question(title, text, words.MOVE(), on_yes, reason_label=words.MOVE_WHY())


def Against(plan: Planning) -> list[ft.Control]:
    """What is against it, said while one still chooses; and where it clashes, the next days that are free."""
    checked = plan.checked
    parts: list[ft.Control] = [
        Notice(told.text, tone=Tone.BAD if told.refuses else Tone.WARN, identifier=f"against-{n}")
        for n, told in enumerate(checked.against)
    ]
    if checked.free:
        days = [(day.isoformat(), fully(day)) for day in checked.free]
        parts.append(
            ChoiceChips(days, None, lambda day: plan.change(day=day), identifier="free-day", label=words.FREE_DAYS())
        )
    reasons = targeted(plan.form, plan.client.store)
    if reasons:
        said = "\n".join(reasons)
        parts.append(Notice(said, tone=Tone.INFO, title=words.TARGET(), identifier="target-reasons"))
    return parts


def Moves(plan: Planning) -> list[ft.Control]:
    """Every change of day, the latest first."""
    before = plan.before
    told = moves_of(before) if before is not None else ()
    if not told:
        return []
    world, today = plan.client.store, plan.client.today()
    rows = [
        ListRow(
            planning_words.MOVED_TO(before=on(move.before), after=on(move.after)),
            subtitle="\n".join(
                [
                    planning_words.MOVED_WHY(why=move.why),
                    planning_words.MOVED_BY(by=person_name(move.by, world), when=lately(move.at, today)),
                ]
            ),
            leading=ft.Icon(ft.Icons.EVENT_REPEAT_OUTLINED, color=ft.Colors.PRIMARY),
            identifier=f"move-{move.at}",
        )
        for move in reversed(told)
    ]
    return [SectionHeader(words.MOVES()), RowsCard(*rows)]
