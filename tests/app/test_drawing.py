"""What is drawn on a photo: the same on every machine, and in the pixels."""

import io

import pytest
from PIL import Image

from app import drawing
from app.drawing import Arrow, Blur
from app.photos import JPEG, Photo
from app.platform.desktop.photos import draw_on


def photo(picture: Image.Image) -> Photo:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    return Photo(out.getvalue(), JPEG, *picture.size)


def grey(made: Photo) -> Image.Image:
    return Image.open(io.BytesIO(made.body)).convert("L")


def stripes(width: int = 800, height: int = 400) -> Image.Image:
    made = Image.new("L", (width, height))
    made.putdata([255 * (x // 10 % 2) for _ in range(height) for x in range(width)])
    return made


def spread(picture: Image.Image, *places: tuple[int, int]) -> int:
    values = [int(picture.getpixel((x + step, y))) for x, y in places for step in range(24)]  # type: ignore[arg-type]
    return max(values) - min(values)


def test_nothing_finer_than_a_block_is_left_where_it_was_blurred() -> None:
    made = grey(draw_on(photo(stripes()), [Blur(((100, 200), (700, 200)), 80)]))

    assert spread(made, (120, 200), (400, 180), (650, 220)) < 40
    assert spread(made, (400, 60)) > 200, "elsewhere the photo is as it was"


def test_a_touch_blurs_a_dot() -> None:
    made = grey(draw_on(photo(stripes()), [Blur(((400, 200),), 80)]))

    assert spread(made, (390, 200)) < 40 and spread(made, (500, 200)) > 200


def test_an_arrow_points_from_where_the_finger_began_to_where_it_ended() -> None:
    made = draw_on(photo(Image.new("RGB", (1600, 800), "white")), [Arrow((200, 400), (1200, 400))])

    drawn = Image.open(io.BytesIO(made.body)).convert("RGB")
    red = [x for x in range(1600) if drawn.getpixel((x, 400))[1] < 120]  # type: ignore[index]
    assert red[0] == pytest.approx(200, abs=6) and red[-1] == pytest.approx(1200, abs=6)
    wings = [x for x in range(1600) if drawn.getpixel((x, 420))[1] < 120]  # type: ignore[index]
    assert wings and wings[0] > 1100, "only the head is that wide"


def test_an_arrow_lies_above_what_is_blurred_whatever_was_drawn_first() -> None:
    across, blur = Arrow((100, 200), (700, 200)), Blur(((300, 200), (500, 200)), 120)

    assert draw_on(photo(stripes()), [across, blur]).body == draw_on(photo(stripes()), [blur, across]).body


def test_a_photo_keeps_its_size_and_carries_nothing_else() -> None:
    made = draw_on(photo(stripes()), [Blur(((10, 10),), 30)])

    assert (made.width, made.height, made.mime) == (800, 400, JPEG)
    with Image.open(io.BytesIO(made.body)) as kept:
        assert not kept.getexif() and kept.size == (800, 400)


@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (40, 30)])
def test_blocks_cover_the_picture(size: tuple[int, int]) -> None:
    across, down = drawing.mosaic_size(*size)

    assert across * drawing.block(*size) >= size[0] and down * drawing.block(*size) >= size[1]
    assert drawing.block(*size) >= 8
