"""A photo under a finger: what is drawn lies above it, and is handed over in the photo's own pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft
import flet.canvas as cv

from app import drawing
from app.boundary import safe_component
from app.drawing import ARROW_EDGE, ARROW_INK, Arrow, Drawn, Point
from app.photos import Photo
from app.wording import photos as words

THUMB = 44.0  # how wide a blur is on the screen: a thumb covers it
HIDDEN = "#9AA0A0"
OnDrawn = Callable[[Sequence[Point], float], None]


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a picture lies in its box, and how large."""

    scale: float
    left: float
    top: float
    width: int
    height: int

    def inside(self, x: float, y: float) -> Point:
        """A place of the box in the picture's pixels; beside the picture, the nearest place of it."""
        across, down = (x - self.left) / self.scale, (y - self.top) / self.scale
        return (min(max(across, 0.0), self.width), min(max(down, 0.0), self.height))

    def upon(self, point: Point) -> Point:
        """A place of the picture on the screen, from the picture's own corner."""
        return (point[0] * self.scale, point[1] * self.scale)


def fit(photo: Photo, width: float, height: float) -> Fit:
    """As large as it goes, in the middle. The scale is 0 while the size of the box is not known."""
    scale = min(width / photo.width, height / photo.height)
    left, top = (width - photo.width * scale) / 2, (height - photo.height * scale) / 2
    return Fit(scale, left, top, photo.width, photo.height)


@safe_component
def Ink(photo: Photo, drawn: Sequence[Drawn], pointing: bool, on_drawn: OnDrawn) -> ft.Control:
    """The photo and, above it, what was drawn and is being drawn."""
    kept: Any = ft.use_state((0.0, 0.0))
    size, set_size = kept
    picture = ft.Image(src=photo.body, fit=ft.BoxFit.CONTAIN, gapless_playback=True)
    shaft = drawing.thickness(photo.width, photo.height)
    place = fit(photo, *size)
    traces = _Traces(place, shaft, tuple(drawn), pointing, on_drawn, lambda w, h: set_size((w, h)))
    stack = ft.Stack([picture, traces], fit=ft.StackFit.EXPAND, expand=True)
    return ft.Semantics(identifier="photo-check", label=words.PICTURE(), image=True, content=stack, expand=True)


@safe_component
def _Traces(
    place: Fit,
    shaft: float,
    drawn: tuple[Drawn, ...],
    pointing: bool,
    on_drawn: OnDrawn,
    sized: Callable[[float, float], None],
) -> ft.Control:
    """A component of its own: it is drawn anew with every move of the finger, the photo is not."""
    kept: Any = ft.use_state(())
    trace, show = kept
    live: Any = ft.use_ref(())  # the finger may lift before the last move is drawn
    thickness = THUMB / (place.scale or 1.0)

    def begin(event: Any) -> None:
        live.current = (place.inside(event.local_position.x, event.local_position.y),)
        show(live.current)

    def move(event: Any) -> None:
        live.current = (*live.current, place.inside(event.local_position.x, event.local_position.y))
        show(live.current)

    def end(event: Any) -> None:
        last = place.inside(event.local_position.x, event.local_position.y)
        points, live.current = live.current, ()
        show(())
        if points:  # moves are told now and then: a quick hand has gone on since the last of them
            on_drawn(points if points[-1] == last else (*points, last), thickness)

    # nothing but this pen listens here, so it begins where the finger comes down and a touch is a dot
    pen = ft.GestureDetector(on_pan_start=begin, on_pan_update=move, on_pan_end=end, drag_interval=16, expand=True)
    pending: list[Drawn] = [*drawn]
    if trace:
        pending.append(Arrow(trace[0], trace[-1]) if pointing else drawing.Blur(trace, thickness))
    # as large as the picture and cut at its edge: what hangs over it is not in the photo either
    sheet = ft.Container(
        cv.Canvas([shape for each in pending for shape in _shapes(each, place, shaft)], expand=True),
        left=place.left,
        top=place.top,
        width=place.width * place.scale,
        height=place.height * place.scale,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
    )
    hand = cv.Canvas(
        content=pen if place.scale else None,  # before its size is known nothing could be told where it is
        expand=True,
        on_resize=lambda event: sized(event.width, event.height),
    )
    return ft.Stack([sheet, hand], fit=ft.StackFit.EXPAND, expand=True)


def _shapes(drawn: Drawn, place: Fit, shaft: float) -> list[cv.Shape]:
    """An arrow as it will be; what will be blurred is covered."""
    if isinstance(drawn, Arrow):
        grown = ((ARROW_EDGE, shaft / 3), (ARROW_INK, 0.0))
        return [_filled([place.upon(at) for at in drawing.outline(drawn, shaft, grown=g)], ink) for ink, g in grown]
    first, *rest = [place.upon(point) for point in drawn.trace]
    paint = ft.Paint(
        color=HIDDEN,
        style=ft.PaintingStyle.STROKE,
        stroke_width=drawn.thickness * place.scale,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_join=ft.StrokeJoin.ROUND,
    )
    return [cv.Path([cv.Path.MoveTo(*first), *(cv.Path.LineTo(*point) for point in rest)], paint=paint)]


def _filled(corners: Sequence[Point], ink: str) -> cv.Shape:
    first, *rest = corners
    lines = [cv.Path.MoveTo(*first), *(cv.Path.LineTo(*point) for point in rest), cv.Path.Close()]
    return cv.Path(lines, paint=ft.Paint(color=ink))
