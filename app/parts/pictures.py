"""Photos as thumbnails, and the box a signature is drawn in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft
import flet.canvas as cv

from app.boundary import safe_component
from app.parts.buttons import Click, IconAction, PrimaryButton, tappable
from app.parts.text import Note
from app.theme import RADIUS_SMALL, XS, M, S
from app.wording import parts as words

Stroke = list[tuple[float, float]]
PAD_HEIGHT = 200
EDGE = 1


def PhotoThumb(
    data: bytes | None,
    caption: str,
    *,
    identifier: str,
    on_click: Click | None = None,
    on_remove: Click | None = None,
    size: float = 112,
) -> ft.Control:
    """One photo, cropped square, its caption below. Without data (not yet here) it says so instead."""
    picture: ft.Control
    if data is None:
        picture = ft.Container(
            Note(words.PHOTO_COMING(), text_align=ft.TextAlign.CENTER), padding=S, alignment=ft.Alignment.CENTER
        )
    else:
        picture = ft.Image(src=data, fit=ft.BoxFit.COVER, width=size, height=size, gapless_playback=True)
    box: dict[str, Any] = {
        "width": size,
        "height": size,
        "border_radius": RADIUS_SMALL,
        "bgcolor": ft.Colors.SURFACE_CONTAINER_HIGH,
        "clip_behavior": ft.ClipBehavior.ANTI_ALIAS,
    }
    label = words.PHOTO(caption=caption or words.NO_CAPTION())
    face = (
        tappable(picture, on_click, identifier=identifier, label=label, **box)
        if on_click
        else ft.Semantics(identifier=identifier, label=label, image=True, content=ft.Container(picture, **box))
    )
    below: list[ft.Control] = [Note(caption, max_lines=2, width=size)] if caption else []
    if on_remove:
        remove = IconAction(ft.Icons.DELETE_OUTLINE, words.REMOVE_PHOTO(), on_remove, identifier=f"{identifier}-remove")
        below.append(remove)
    return ft.Column([face, *below], spacing=XS, tight=True, width=size)


@safe_component
def SignaturePad(
    on_signed: Callable[[bytes, list[Stroke]], Any | Awaitable[Any]],
    *,
    identifier: str = "signature",
    width: float = 340,
) -> ft.Control:
    """A signature drawn with finger or pen, `width` wide in all. `on_signed(png, strokes)` runs when it is kept."""
    kept: Any = ft.use_state([])
    strokes, set_strokes = kept
    pad: Any = ft.use_ref(None)

    def start(event: Any) -> None:
        at = (event.local_position.x, event.local_position.y)
        set_strokes(lambda drawn: [*drawn, [at]])

    def move(event: Any) -> None:
        at = (event.local_position.x, event.local_position.y)
        set_strokes(lambda drawn: [*drawn[:-1], [*drawn[-1], at]] if drawn else [[at]])

    async def keep() -> None:
        await pad.current.capture()
        png = await pad.current.get_capture()
        result = on_signed(png, strokes)
        if isinstance(result, Awaitable):
            await result

    pen = ft.GestureDetector(on_pan_start=start, on_pan_update=move, drag_interval=16)
    pad.current = _paper(strokes, pen, width - 2 * EDGE)
    buttons = [
        IconAction(
            ft.Icons.REFRESH,
            words.SIGN_AGAIN(),
            lambda: set_strokes([]),
            identifier=f"{identifier}-clear",
            disabled=not strokes,
        ),
        PrimaryButton(words.USE_SIGNATURE(), keep, identifier=f"{identifier}-keep", disabled=not strokes),
    ]
    return ft.Column(
        [
            Note(words.SIGN_HERE()),
            ft.Semantics(identifier=identifier, label=words.SIGNATURE(), content=_framed(pad.current)),
            ft.Row(buttons, wrap=True, spacing=S, run_spacing=S),
        ],
        spacing=M,
        tight=True,
    )


def _paper(strokes: list[Stroke], pen: ft.Control, width: float) -> cv.Canvas:
    """What was drawn, on white: the picture of it must not be transparent."""
    white = cv.Rect(0, 0, width, PAD_HEIGHT, paint=ft.Paint(color="#FFFFFF"))
    return cv.Canvas([white, *map(_line, strokes)], width=width, height=PAD_HEIGHT, content=pen)


def _framed(canvas: cv.Canvas) -> ft.Control:
    """The border lies around the paper, not under its corners."""
    sheet = ft.Container(canvas, border_radius=RADIUS_SMALL - EDGE, clip_behavior=ft.ClipBehavior.ANTI_ALIAS)
    return ft.Container(
        sheet,
        border=ft.Border.all(EDGE, ft.Colors.OUTLINE),
        border_radius=RADIUS_SMALL,
        padding=EDGE,
        width=(canvas.width or 0) + 2 * EDGE,
        height=PAD_HEIGHT + 2 * EDGE,
    )


def _line(stroke: Stroke) -> cv.Shape:
    """One stroke; a dot where the finger did not move."""
    ink = ft.Paint(stroke_width=3, style=ft.PaintingStyle.STROKE, color="#14213D", stroke_cap=ft.StrokeCap.ROUND)
    first, *rest = stroke if len(stroke) > 1 else [stroke[0], (stroke[0][0] + 0.5, stroke[0][1])]
    return cv.Path([cv.Path.MoveTo(*first), *(cv.Path.LineTo(*point) for point in rest)], paint=ink)
