"""A signature drawn with a finger: the box to draw in, and what was drawn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import flet as ft
import flet.canvas as cv

from app.boundary import safe_component
from app.parts.buttons import IconAction, PrimaryButton
from app.parts.text import Note
from app.theme import RADIUS_SMALL, M, S
from app.wording import parts as words

Stroke = list[tuple[float, float]]
PAD_WIDTH, PAD_HEIGHT = 340, 200
DRAWN_WIDTH = 240
EDGE = 1
MARGIN = 4  # so that a line at the edge keeps its whole breadth
PAPER = "#FFFFFF"  # in the dark too: the ink is dark
INK = "#14213D"


def fitted(strokes: Sequence[Sequence[Sequence[float]]], width: float, height: float) -> list[Stroke]:
    """Strokes as they lie on a paper of this size: made smaller where they were drawn on a larger one, never cut."""
    points = [point for stroke in strokes for point in stroke]
    across, down = max((p[0] for p in points), default=0), max((p[1] for p in points), default=0)
    scale = min(1.0, (width - MARGIN) / across if across else 1.0, (height - MARGIN) / down if down else 1.0)
    return [[(point[0] * scale, point[1] * scale) for point in stroke] for stroke in strokes]


@safe_component
def SignaturePad(
    on_signed: Callable[[bytes, list[Stroke]], Any | Awaitable[Any]],
    *,
    identifier: str = "signature",
    width: float = PAD_WIDTH,
    height: float = PAD_HEIGHT,
    strokes: Sequence[Sequence[Sequence[float]]] = (),
    on_stroke: Callable[[list[Stroke]], Any] | None = None,
    keep_label: str = "",
) -> ft.Control:
    """A signature drawn with finger or pen, `width` wide in all. `on_signed(png, strokes)` runs when it is kept.

    It begins with `strokes`; `on_stroke` is told all of them whenever the finger lifts, and none when they are cleared:
    who keeps these and gives them back loses nothing to a phone that dies in between.
    """
    across = width - 2 * EDGE
    kept: Any = ft.use_state(lambda: fitted(strokes, across, height))
    drawn, show = kept
    live: Any = ft.use_ref(drawn)  # the finger may lift before the last move is drawn
    pad: Any = ft.use_ref(None)

    def now(stand: list[Stroke]) -> None:
        live.current = stand
        show(stand)

    def start(event: Any) -> None:
        now([*fitted(live.current, across, height), [(event.local_position.x, event.local_position.y)]])

    def move(event: Any) -> None:
        at = (event.local_position.x, event.local_position.y)
        now([*live.current[:-1], [*live.current[-1], at]] if live.current else [[at]])

    def end() -> None:
        if on_stroke is not None:
            on_stroke(live.current)

    def clear() -> None:
        now([])
        end()

    async def keep() -> None:
        await pad.current.capture()
        png = await pad.current.get_capture()
        result = on_signed(png, fitted(live.current, across, height))
        if isinstance(result, Awaitable):
            await result

    pen = ft.GestureDetector(on_pan_start=start, on_pan_update=move, on_pan_end=lambda _: end(), drag_interval=16)
    pad.current = _paper(fitted(drawn, across, height), pen, across, height)
    buttons = [
        IconAction(ft.Icons.REFRESH, words.SIGN_AGAIN(), clear, identifier=f"{identifier}-clear", disabled=not drawn),
        PrimaryButton(
            keep_label or words.USE_SIGNATURE(),
            keep,
            identifier=f"{identifier}-keep",
            disabled=not drawn,
            expand=True,
        ),
    ]
    return ft.Column(
        [
            Note(words.SIGN_HERE()),
            ft.Semantics(identifier=identifier, label=words.SIGNATURE(), content=_framed(pad.current)),
            ft.Container(ft.Row(buttons, spacing=S), width=width),
        ],
        spacing=M,
        tight=True,
    )


def DrawnSignature(data: bytes, label: str, *, width: float = DRAWN_WIDTH) -> ft.Control:
    """What was just drawn, on white paper. `label` is what a screen reader says of it."""
    image = ft.Image(src=data, width=width, fit=ft.BoxFit.CONTAIN, semantics_label=label)
    return ft.Row([ft.Container(image, bgcolor=PAPER, border_radius=RADIUS_SMALL, padding=S)], wrap=True)


def _paper(strokes: list[Stroke], pen: ft.Control, width: float, height: float) -> cv.Canvas:
    """What was drawn, on white: the picture of it must not be transparent."""
    white = cv.Rect(0, 0, width, height, paint=ft.Paint(color=PAPER))
    return cv.Canvas([white, *map(_line, strokes)], width=width, height=height, content=pen)


def _framed(canvas: cv.Canvas) -> ft.Control:
    """The border lies around the paper, not under its corners."""
    sheet = ft.Container(canvas, border_radius=RADIUS_SMALL - EDGE, clip_behavior=ft.ClipBehavior.ANTI_ALIAS)
    return ft.Container(
        sheet,
        border=ft.Border.all(EDGE, ft.Colors.OUTLINE),
        border_radius=RADIUS_SMALL,
        padding=EDGE,
        width=(canvas.width or 0) + 2 * EDGE,
        height=(canvas.height or 0) + 2 * EDGE,
    )


def _line(stroke: Stroke) -> cv.Shape:
    """One stroke; a dot where the finger did not move."""
    ink = ft.Paint(stroke_width=3, style=ft.PaintingStyle.STROKE, color=INK, stroke_cap=ft.StrokeCap.ROUND)
    first, *rest = stroke if len(stroke) > 1 else [stroke[0], (stroke[0][0] + 0.5, stroke[0][1])]
    return cv.Path([cv.Path.MoveTo(*first), *(cv.Path.LineTo(*point) for point in rest)], paint=ink)
