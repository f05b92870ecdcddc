"""The mistakes of a file somebody chose: where, what, what to do, and that nothing was stored."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.office_server import FileProblem
from app.parts.surfaces import ListRow, Notice, RowsCard
from app.parts.text import Note
from app.theme import S, Tone
from app.wording import office as words

SHOWN = 50  # more mistakes than anybody mends in one go


def FileProblems(problems: Sequence[FileProblem]) -> ft.Control:
    """A notice and one row per mistake."""
    rows = [
        ListRow(
            problem.message,
            subtitle="\n".join(p for p in (problem.where, _advice(problem)) if p),
            leading=ft.Icon(ft.Icons.ERROR_OUTLINE, color=ft.Colors.ERROR),
        )
        for problem in problems[:SHOWN]
    ]
    left = len(problems) - SHOWN
    more: list[ft.Control] = [Note(words.MORE_PROBLEMS(n=left))] if left > 0 else []
    head = Notice(
        words.NOTHING_STORED(), tone=Tone.WARN, title=words.N_PROBLEMS(n=len(problems)), identifier="file-problems"
    )
    lines: list[ft.Control] = [head, RowsCard(*rows), *more]
    return ft.Column(lines, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _advice(problem: FileProblem) -> str:
    return words.ADVICE(advice=problem.advice) if problem.advice else ""
