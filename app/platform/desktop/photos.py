"""Photos prepared with Pillow. Only the pixels pass: whatever else the file carried is left behind."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from app import drawing
from app.drawing import ARROW_EDGE, ARROW_INK, Drawn
from app.photos import JPEG, LONGEST_SIDE, MOST_PIXELS, QUALITY, NotAnImage, Photo, fitted

Image.MAX_IMAGE_PIXELS = None  # the limit is our own, and higher: see MOST_PIXELS


class PillowPhotos:
    """Decodes at a reduced size where the format allows it, so that huge pictures stay cheap."""

    async def prepare(self, picture: bytes) -> Photo:
        """The photo to keep, prepared beside the event loop. Raises NotAnImage."""
        return await asyncio.to_thread(prepare_photo, picture)

    async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
        """The photo with this burnt into its pixels, made beside the event loop."""
        return await asyncio.to_thread(draw_on, photo, drawn)


def prepare_photo(picture: bytes) -> Photo:
    """Turn upright, shrink to the limit, flatten on white, re-encode. Raises NotAnImage."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NotAnImage("too many pixels")
            opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _encoded(_upright(opened))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise NotAnImage(str(error)) from error


def draw_on(photo: Photo, drawn: Sequence[Drawn]) -> Photo:
    """Put a mosaic where it was blurred, arrows above, and re-encode."""
    with Image.open(io.BytesIO(photo.body)) as opened:
        picture = opened.convert("RGB")
    if drawing.blurs(drawn):
        few = picture.resize(drawing.mosaic_size(*picture.size), Image.Resampling.BOX)
        picture.paste(few.resize(picture.size, Image.Resampling.NEAREST), mask=_traces(picture.size, drawn))
    pen, thickness = ImageDraw.Draw(picture), drawing.thickness(*picture.size)
    for arrow in drawing.arrows(drawn):
        pen.polygon(drawing.outline(arrow, thickness, grown=thickness / 3), fill=ARROW_EDGE)
        pen.polygon(drawing.outline(arrow, thickness), fill=ARROW_INK)
    return _encoded(picture)


def _traces(size: tuple[int, int], drawn: Sequence[Drawn]) -> Image.Image:
    """White where it was blurred."""
    traces = Image.new("L", size)
    pen = ImageDraw.Draw(traces)
    for blur in drawing.blurs(drawn):
        half = blur.thickness / 2
        pen.line(blur.trace, fill=255, width=round(blur.thickness))
        for x, y in blur.trace:
            pen.ellipse((x - half, y - half, x + half, y + half), fill=255)
    return traces


def _upright(opened: Image.Image) -> Image.Image:
    opened.thumbnail((LONGEST_SIDE * 2, LONGEST_SIDE * 2), reducing_gap=2.0)
    turned = ImageOps.exif_transpose(opened)
    return turned.resize(fitted(*turned.size), Image.Resampling.LANCZOS)


def _encoded(picture: Image.Image) -> Photo:
    clean = Image.new("RGB", picture.size, "white")
    layer = picture.convert("RGBA")
    clean.paste(layer, mask=layer.getchannel("A"))
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=round(QUALITY * 100), optimize=True)
    return Photo(out.getvalue(), JPEG, *clean.size)
