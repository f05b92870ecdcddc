"""Is it a picture, and does it carry nothing but the picture? Structure is read, pixels are not decoded.

Devices re-encode photos before they keep them; a picture that still says where and by whom it was taken did not come
that way, and is turned away.
"""

from __future__ import annotations

from collections.abc import Iterator

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_PLAIN = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"iCCP",
    b"bKGD",
    b"pHYs",
    b"sBIT",
}
_WEBP_PLAIN = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}
# What an application segment begins with when it is about colours and nothing else; all others are refused.
_JPEG_PLAIN_APPS = {0xE0: b"JFIF\x00", 0xE2: b"ICC_PROFILE\x00", 0xEE: b"Adobe"}
_TELLTALES = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/", b"Photoshop 3.0\x00", b"GPSLatitude", b"<x:xmpmeta")


class PictureError(ValueError):
    """Why a picture is turned away: its `code` is one of the problems catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check(data: bytes) -> str:
    """The type of a clean picture. Raises PictureError for anything else."""
    for mime, head, reader in ((JPEG, b"\xff\xd8\xff", _jpeg), (PNG, _PNG_HEAD, _png), (WEBP, b"RIFF", _webp)):
        if data.startswith(head):
            if not reader(data) or any(word in data for word in _TELLTALES):
                raise PictureError("image_has_metadata")
            return mime
    raise PictureError("not_an_image")


def _jpeg(data: bytes) -> bool:
    """Walk the segments up to the scan: no comment, and of the application segments only what colours need."""
    at, scans = 2, False
    while at + 4 <= len(data) and not scans:
        if data[at] != 0xFF:
            raise PictureError("not_an_image")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == 0xFE or (0xE0 <= marker <= 0xEF and not _is_plain(marker, data[at + 4 : at + 24])):
            return False
        scans = marker == 0xDA
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    if not scans:
        raise PictureError("not_an_image")
    end = data.rfind(b"\xff\xd9")
    if end < at:
        raise PictureError("not_an_image")
    return not data[end + 2 :].strip(b"\x00")


def _is_plain(marker: int, start: bytes) -> bool:
    says = _JPEG_PLAIN_APPS.get(marker)
    return says is not None and start.startswith(says)


def _png(data: bytes) -> bool:
    names = list(_chunks(data, len(_PNG_HEAD), order="big", tail=4))
    if not names or names[0] != b"IHDR" or names[-1] != b"IEND":
        raise PictureError("not_an_image")
    return set(names) <= _PNG_PLAIN


def _webp(data: bytes) -> bool:
    if data[8:12] != b"WEBP" or int.from_bytes(data[4:8], "little") + 8 != len(data):
        raise PictureError("not_an_image")
    names = list(_chunks(data, 12, order="little", tail=0))
    if not {b"VP8 ", b"VP8L", b"ANMF"} & set(names):
        raise PictureError("not_an_image")
    return set(names) <= _WEBP_PLAIN


def _chunks(data: bytes, at: int, *, order: str, tail: int) -> Iterator[bytes]:
    """Names of the chunks of a PNG (length first) or a RIFF file (name first, padded to even)."""
    while at < len(data):
        head = data[at : at + 8]
        if len(head) < 8:
            raise PictureError("not_an_image")
        name, size = (head[4:], head[:4]) if order == "big" else (head[:4], head[4:])
        length = int.from_bytes(size, "big" if order == "big" else "little")
        at += 8 + length + tail + (length % 2 if order == "little" else 0)
        if at > len(data):
            raise PictureError("not_an_image")
        yield name
