"""Pictures as cameras make them, for tests: turned, and carrying the place where they were taken."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image

GPS_LATITUDE = b"LATITUDE-OF-THE-SCHOOL"
_ORIENTATION, _MAKER, _GPS = 0x0112, 0x010F, 0x8825
_TURNED_CLOCKWISE = 6  # a viewer turns it by 90 degrees clockwise


def camera_photo(width: int = 400, height: int = 200, *, grainy: bool = False) -> bytes:
    """A grey JPEG held sideways, its lower left corner red: shown upright, red is at the upper left. With GPS in it.

    A grainy one stays as large as a photo of many things is.
    """
    picture = Image.new("RGB", (width, height), "grey")
    if grainy:
        picture = Image.frombytes("RGB", (width, height), random.Random(1).randbytes(3 * width * height))
    picture.paste("red", (0, height - height // 4, height // 4, height))
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURNED_CLOCKWISE
    exif[_MAKER] = GPS_LATITUDE.decode()
    exif.get_ifd(_GPS).update({1: "N", 2: (13.0, 45.0, 30.0), 3: "E", 4: (100.0, 30.0, 10.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, quality=85)
    return out.getvalue()


def stored_photos(folder: Path) -> list[tuple[int, int]]:
    """The sizes of the photos a server keeps. One that carries more than the picture is an error."""
    return [_size(file) for file in folder.rglob("*") if file.is_file() and file.read_bytes().startswith(b"\xff\xd8")]


def _size(file: Path) -> tuple[int, int]:
    assert GPS_LATITUDE not in file.read_bytes()
    with Image.open(file) as picture:
        assert not picture.getexif()
        return picture.size


def plain_png(width: int, height: int) -> bytes:
    """A wholly transparent PNG."""
    out = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(out, "PNG")
    return out.getvalue()
