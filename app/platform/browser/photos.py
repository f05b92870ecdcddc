"""Photos prepared with the browser's own decoder and an off-screen canvas: fast, and only the pixels pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import js
from pyodide.ffi import JsException, to_js

from app import drawing
from app.drawing import ARROW_EDGE, ARROW_INK, Arrow, Drawn, Point
from app.photos import JPEG, MOST_PIXELS, QUALITY, NotAnImage, Photo, fitted


class CanvasPhotos:
    """Uses `createImageBitmap` and `OffscreenCanvas`, which a worker has."""

    async def prepare(self, picture: bytes) -> Photo:
        """Turn upright, shrink to the limit, flatten on white, re-encode. Raises NotAnImage."""
        try:
            return await _prepared(picture)
        except JsException as error:
            raise NotAnImage(str(error)) from error

    async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
        """The photo with this burnt into its pixels. Raises NotAnImage."""
        try:
            return await _drawn_on(photo, drawn)
        except JsException as error:
            raise NotAnImage(str(error)) from error


async def _prepared(picture: bytes) -> Photo:
    bitmap = await _opened(picture)
    try:
        if bitmap.width * bitmap.height > MOST_PIXELS:
            raise NotAnImage("too many pixels")
        width, height = fitted(bitmap.width, bitmap.height)
        canvas, pen = _canvas(width, height)
        pen.fillStyle = "#ffffff"
        pen.fillRect(0, 0, width, height)
        pen.imageSmoothingQuality = "high"
        pen.drawImage(bitmap, 0, 0, width, height)
    finally:
        bitmap.close()
    return await _encoded(canvas)


async def _drawn_on(photo: Photo, drawn: Sequence[Drawn]) -> Photo:
    bitmap = await _opened(photo.body)
    try:
        canvas, pen = _canvas(photo.width, photo.height)
        pen.drawImage(bitmap, 0, 0)
        if drawing.blurs(drawn):
            pen.drawImage(_hidden(bitmap, photo, drawn), 0, 0)
    finally:
        bitmap.close()
    for arrow in drawing.arrows(drawn):
        _put_arrow(pen, arrow, drawing.thickness(photo.width, photo.height))
    return await _encoded(canvas)


def _hidden(bitmap: Any, photo: Photo, drawn: Sequence[Drawn]) -> Any:
    """The mosaic of the picture where it was blurred, and nothing elsewhere."""
    across, down = drawing.mosaic_size(photo.width, photo.height)
    few, dots = _canvas(across, down)
    dots.imageSmoothingQuality = "high"
    dots.drawImage(bitmap, 0, 0, across, down)
    trace, pen = _canvas(photo.width, photo.height)
    pen.lineCap = pen.lineJoin = "round"
    for blur in drawing.blurs(drawn):
        pen.lineWidth = blur.thickness
        pen.stroke(js.Path2D.new(_path(blur.trace)))
    pen.globalCompositeOperation = "source-in"
    pen.imageSmoothingEnabled = False
    pen.drawImage(few, 0, 0, photo.width, photo.height)
    return trace


def _put_arrow(pen: Any, arrow: Arrow, thickness: float) -> None:
    for ink, grown in ((ARROW_EDGE, thickness / 3), (ARROW_INK, 0.0)):
        pen.fillStyle = ink
        pen.fill(js.Path2D.new(_path(drawing.outline(arrow, thickness, grown=grown)) + " Z"))


def _path(points: Iterable[Point]) -> str:
    """A line through these points, as a path is written."""
    return "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in points)


async def _opened(picture: bytes) -> Any:
    blob = js.Blob.new(to_js([to_js(picture)]))
    return await js.createImageBitmap(blob, _options(imageOrientation="from-image"))


def _canvas(width: int, height: int) -> tuple[Any, Any]:
    canvas = js.OffscreenCanvas.new(width, height)
    return canvas, canvas.getContext("2d")


async def _encoded(canvas: Any) -> Photo:
    encoded = await canvas.convertToBlob(_options(type=JPEG, quality=QUALITY))
    body = (await encoded.arrayBuffer()).to_bytes()
    return Photo(body, JPEG, canvas.width, canvas.height)


def _options(**named: Any) -> Any:
    return to_js(named, dict_converter=js.Object.fromEntries)
