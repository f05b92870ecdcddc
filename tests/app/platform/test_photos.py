"""Photos lose everything but the picture, on the desktop; the browser's twin is proved in the browser tests."""

import io

import pytest
from PIL import Image

from app.photos import NotAnImage, fitted
from app.platform.desktop.photos import PillowPhotos, prepare_photo
from tests.support.pictures import GPS_LATITUDE, camera_photo, plain_png


def test_a_turned_photo_with_its_place_comes_out_upright_small_and_bare() -> None:
    taken = camera_photo(width=2400, height=1200)

    photo = prepare_photo(taken)

    assert GPS_LATITUDE in taken and GPS_LATITUDE not in photo.body
    assert (photo.width, photo.height) == (800, 1600)
    with Image.open(io.BytesIO(photo.body)) as kept:
        assert kept.format == "JPEG" and kept.size == (800, 1600)
        assert not kept.getexif() and "exif" not in kept.info and "icc_profile" not in kept.info
        red, green, blue = kept.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert red > 200 and green < 60 and blue < 60  # the red corner is where a viewer would have shown it


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert prepare_photo(camera_photo(300, 200)).body == prepare_photo(camera_photo(300, 200)).body


def test_a_small_picture_is_not_enlarged_and_transparency_becomes_white() -> None:
    photo = prepare_photo(plain_png(40, 30))

    assert (photo.width, photo.height, photo.mime) == (40, 30, "image/jpeg")
    with Image.open(io.BytesIO(photo.body)) as kept:
        assert min(kept.convert("RGB").getpixel((5, 5))) > 245  # type: ignore[type-var, arg-type]


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xe0" + bytes(200), plain_png(9, 9)[:40]])
def test_what_is_no_picture_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(NotAnImage) as refused:
        prepare_photo(data)

    assert refused.value.code == "not_an_image"


async def test_fifty_megapixels_are_prepared_like_any_other() -> None:
    photo = await PillowPhotos().prepare(camera_photo(width=8660, height=5773))

    assert max(photo.width, photo.height) == 1600


@pytest.mark.parametrize(
    ("size", "kept"), [((1600, 900), (1600, 900)), ((3200, 100), (1600, 50)), ((10, 20_000), (1, 1600))]
)
def test_sizes_keep_their_proportions(size: tuple[int, int], kept: tuple[int, int]) -> None:
    assert fitted(*size) == kept
