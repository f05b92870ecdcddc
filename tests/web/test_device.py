"""The device below the screens in a real browser: bare photos, sealed files, saving quick and durable."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from PIL import Image
from playwright.sync_api import Playwright

from fieldwork import letters
from tests.support import vectors
from tests.support.pictures import GPS_LATITUDE, camera_photo
from tests.web.conftest import CACHE, visitors
from tests.web.serving import Answer
from tests.web.visiting import Visitor
from tools.build_web import build
from tools.web.paths import ROOT, Places

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def visitor(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A device on which the app was started once: its entry tries what a test asks for."""
    out = ROOT / "build" / "probe-device"
    build(Places(out, CACHE, entry=Path(__file__).with_name("device_probe.py")), packed=False)
    with visitors(playwright, tmp_path_factory.mktemp("device")) as open_on:
        started = open_on(out)
        started.goes("")
        yield started


def _stripes() -> bytes:
    """Upright black and white stripes, eight pixels wide."""
    row = Image.new("L", (1200, 1))
    row.putdata([255 * (x // 8 % 2) for x in range(1200)])
    out = io.BytesIO()
    row.resize((1200, 800), Image.Resampling.NEAREST).save(out, "PNG")
    return out.getvalue()


def _picture(body: bytes) -> Answer:
    return lambda handler: handler.reply(200, {"Content-Type": "image/jpeg"}, body)


@pytest.mark.parametrize("size", [(2400, 1200), (8660, 5773)], ids=["3 megapixels", "50 megapixels"])
def test_a_turned_photo_with_its_place_comes_out_upright_small_and_bare(
    visitor: Visitor, size: tuple[int, int]
) -> None:
    visitor.site.answers["api/picture"] = _picture(camera_photo(*size))

    told = visitor.tells("photo")

    body = base64.b64decode(told["body"])
    assert told["mime"] == "image/jpeg" and max(told["width"], told["height"]) == 1600
    assert told["height"] > told["width"] and GPS_LATITUDE not in body and b"Exif" not in body
    with Image.open(io.BytesIO(body)) as kept:
        assert kept.size == (told["width"], told["height"]) and not kept.getexif()
        red, green, blue = kept.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert red > 200 and green < 60 and blue < 60


def test_a_blur_and_an_arrow_are_in_the_pixels(visitor: Visitor) -> None:
    visitor.site.answers["api/picture"] = _picture(_stripes())

    told = visitor.tells("drawn")

    assert (told["width"], told["height"]) == (1200, 800)
    with Image.open(io.BytesIO(base64.b64decode(told["body"]))) as made:
        grey, colours = made.convert("L"), made.convert("RGB")
        blurred = [int(grey.getpixel((x, 400))) for x in range(400, 800)]  # type: ignore[arg-type]
        bare = [int(grey.getpixel((x, 100))) for x in range(400, 800)]  # type: ignore[arg-type]
        red, green, _ = colours.getpixel((600, 640))  # type: ignore[misc]
    assert max(blurred) - min(blurred) < 60 < 200 < max(bare) - min(bare)
    assert red > 150 and green < 80


def test_what_is_no_picture_is_refused_by_name(visitor: Visitor) -> None:
    visitor.site.answers["api/picture"] = _picture(b"this is no picture")

    assert visitor.tells("photo") == {"refused": "not_an_image"}


def test_the_browsers_own_cipher_makes_and_opens_the_very_bytes_of_the_vectors(visitor: Visitor) -> None:
    visitor.site.answers["api/vectors"] = lambda handler: handler.reply(
        200, {"Content-Type": "application/json"}, vectors.FILE.read_bytes()
    )

    told = visitor.tells("seals")

    expected = {"makes": True, "opens": True, "wrong": "sealed_passphrase", "damaged": "sealed_damaged"}
    assert told["vectors"] == [expected] * len(vectors.vectors()), told
    assert told["size"] > 4_000_000
    assert visitor.complaints == []


def test_the_browsers_letter_is_opened_by_the_office_and_by_nobody_else(visitor: Visitor) -> None:
    office, another = (rsa.generate_private_key(65537, 3072) for _ in range(2))
    public = office.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    visitor.site.answers["api/public"] = lambda handler: handler.reply(
        200, {"Content-Type": "application/octet-stream"}, public
    )

    told = visitor.tells("letter")

    letter = base64.b64decode(told["letter"])
    head, parts = letters.read(letter)
    padding = OAEP(MGF1(SHA256()), SHA256(), None)
    cipher = AESGCM(office.decrypt(head.wrapped, padding))
    plain = letters.opened(cipher.decrypt(part.nonce, part.body, head.line) for part in parts)
    assert plain == "งานที่ยังไม่ได้ส่ง".encode() * 40_000 and head.key == letters.name_of(public)
    with pytest.raises(ValueError):
        another.decrypt(head.wrapped, padding)
    assert told["refused"] == "letter_unreadable" and visitor.complaints == []


def test_a_tap_is_saved_at_once_and_all_taps_are_there_when_the_files_are_opened_again(visitor: Visitor) -> None:
    told = visitor.tells("taps")

    assert told["levels"] == 20 and told["edits"] > 100, told
    assert told["median"] < 50
