"""A signature: every stroke is told as it is drawn, comes back as it was, and is whole on a smaller paper."""

from typing import Any

import flet as ft
import flet.canvas as cv
import pytest

from app.boundary import safe_component
from app.parts.signature import DrawnSignature, SignaturePad, Stroke, fitted
from tests.support.fletkit import App


def at(x: float, y: float) -> dict[str, Any]:
    return {"l": {"x": x, "y": y}, "g": {"x": x, "y": y}, "k": "touch"}


def captured(name: str, args: Any) -> bytes | None:
    """What the browser answers: a picture when one is asked for."""
    del args
    return b"png" if name == "get_capture" else None


def pad(**given: Any) -> Any:
    @safe_component
    def Pad() -> ft.Control:
        return SignaturePad(given.pop("on_signed", lambda png, strokes: None), **given)

    return Pad


async def draw(app: App, *points: tuple[float, float]) -> None:
    """One stroke through these points."""
    pen = app.one(ft.GestureDetector)
    await app.fire(pen, "pan_start", at(*points[0]))
    for point in points[1:]:
        await app.fire(app.one(ft.GestureDetector), "pan_update", at(*point))
    await app.fire(app.one(ft.GestureDetector), "pan_end", {**at(*points[-1]), "v": {"x": 0, "y": 0}, "pv": 0})


async def test_a_signature_is_drawn_kept_and_started_again() -> None:
    signed: list[tuple[bytes, Any]] = []
    async with App(pad(on_signed=lambda png, strokes: signed.append((png, strokes))), invoke=captured) as app:
        assert app.named("signature-keep").disabled
        await draw(app, (5, 5), (50, 20))
        await app.tap("signature-keep")
        assert signed == [(b"png", [[(5, 5), (50, 20)]])]

        await app.tap("signature-clear")
        assert app.named("signature-keep").disabled


async def test_every_stroke_is_told_when_the_finger_lifts_and_so_is_starting_again() -> None:
    told: list[list[Stroke]] = []
    async with App(pad(on_stroke=told.append)) as app:
        await draw(app, (5, 5), (50, 20))
        await draw(app, (9, 9))
        assert told == [[[(5, 5), (50, 20)]], [[(5, 5), (50, 20)], [(9, 9)]]]

        await app.tap("signature-clear")
        assert told[-1] == []


async def test_a_signature_goes_on_where_it_was_left() -> None:
    signed: list[tuple[bytes, Any]] = []
    left = [[[5.0, 5.0], [50.0, 20.0]]]  # as a store gives it back
    screen = pad(strokes=left, on_signed=lambda png, strokes: signed.append((png, strokes)))
    async with App(screen, invoke=captured) as app:
        await draw(app, (9, 9))
        await app.tap("signature-keep")
        assert signed == [(b"png", [[(5.0, 5.0), (50.0, 20.0)], [(9, 9)]])]


async def test_a_smaller_paper_shows_all_that_was_drawn_on_a_larger_one() -> None:
    async with App(pad(strokes=[[(10, 10), (500, 100)]], width=252, height=120)) as app:
        paper = app.one(cv.Canvas)
        (path,) = (shape for shape in paper.shapes if isinstance(shape, cv.Path))
        ends = path.elements[-1]
        assert (ends.x, ends.y) == pytest.approx((246, 49.2))
        assert (paper.width, paper.height) == (250, 120)


def test_what_fits_is_left_as_it_is() -> None:
    assert fitted([[(5, 5), (50, 20)]], 300, 200) == [[(5, 5), (50, 20)]]
    assert fitted([], 300, 200) == []
    assert fitted([[(0, 0)]], 300, 200) == [[(0, 0)]]


async def test_what_was_drawn_is_read_aloud_as_whose_it_is() -> None:
    async with App(lambda: DrawnSignature(b"png", "ลายมือชื่อของนางใบบัว")) as app:
        assert app.one(ft.Image).semantics_label == "ลายมือชื่อของนางใบบัว"
