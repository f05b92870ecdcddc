"""Agreements as a list that grows: the team's own records on a school sheet, rows inside the sheet on a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.agreements import Agreed, AgreementCard, Choices, Grown, TeamAgreements, agreed, removing
from app.parts.dialogs import use_question
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import title_of
from app.visiting.sheets import Filling
from fieldwork.instruments.model import OpenItem


def AgreementList(shown: Shown, desk: Desk, item: OpenItem) -> ft.Control:
    """The agreements of the visit, which belong to its whole team."""
    return TeamAgreements([agreed(each) for each in shown.agreements], item.fields, desk.agree, _choices(shown.filling))


@safe_component
def SheetRows(shown: Shown, desk: Desk, item: OpenItem) -> ft.Control:
    """Rows kept inside the sheet, each with an id of its own so that a field never slips to another row."""
    ask = use_question()
    kept: Any = ft.use_state("")
    fresh, set_fresh = kept
    filling = shown.filling

    def keep(row_id: str, fields: Mapping[str, Any]) -> None:
        rows = rows_of(desk.filling, item)
        desk.write_rows(item.id, [{**row, **_row_names(fields)} if row.get("id") == row_id else row for row in rows])

    def remove(row_id: str) -> None:
        rows = rows_of(desk.filling, item)
        desk.write_rows(item.id, [row for row in rows if row.get("id") != row_id])

    def add() -> None:
        made = desk.client.new_id()
        desk.write_rows(item.id, [*rows_of(desk.filling, item), {"id": made}])
        set_fresh(made)

    rows = rows_of(filling, item)
    return Grown(
        [
            AgreementCard(
                _of_row(row),
                n,
                item.fields,
                partial(keep, str(row.get("id"))),
                partial(ask, removing(partial(remove, str(row.get("id"))))),
                filling.is_locked,
                _choices(filling),
                None,
                str(row.get("id")) == fresh,
                key=str(row.get("id")),
            )
            for n, row in enumerate(filter(says_something, rows) if filling.is_locked else rows, start=1)
        ],
        add,
        locked=filling.is_locked,
    )


def _choices(filling: Filling) -> Choices:
    return tuple((indicator.id, title_of(indicator)) for indicator in filling.instrument.indicators)


def rows_of(filling: Filling, item: OpenItem) -> list[dict[str, Any]]:
    """The rows of a repeatable item as they stand in the sheet now."""
    kept = filling.sheet.texts.get(item.id)
    return [dict(row) for row in kept if isinstance(row, Mapping)] if isinstance(kept, list) else []


def says_something(row: Mapping[str, Any]) -> bool:
    """Whether anything was written into a row: one that was only begun is nothing to read."""
    return any(value for name, value in row.items() if name != "id")


def _of_row(row: Mapping[str, Any]) -> Agreed:
    due = row.get("due_date")
    return Agreed(
        id=str(row.get("id")),
        action=str(row.get("action") or ""),
        owner=str(row.get("owner_role") or ""),
        due=due if isinstance(due, str) else None,
        indicator=str(row["indicator_id"]) if row.get("indicator_id") else None,
    )


def _row_names(fields: Mapping[str, Any]) -> dict[str, Any]:
    names = {"owner": "owner_role", "due": "due_date", "indicator": "indicator_id"}
    return {names.get(name, name): value for name, value in fields.items()}
