"""Photos prepared with Pillow. Only the pixels pass: whatever else the file carried is left behind."""

from __future__ import annotations

import asyncio
import io

from PIL import Image, ImageOps, UnidentifiedImageError

from app.photos import JPEG, LONGEST_SIDE, MOST_PIXELS, QUALITY, NotAnImage, Photo, fitted

Image.MAX_IMAGE_PIXELS = None  # the limit is our own, and higher: see MOST_PIXELS


class PillowPhotos:
    """Decodes at a reduced size where the format allows it, so that huge pictures stay cheap."""

    async def prepare(self, picture: bytes) -> Photo:
        """The photo to keep, prepared beside the event loop. Raises NotAnImage."""
        return await asyncio.to_thread(prepare_photo, picture)


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
