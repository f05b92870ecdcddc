"""Draw the pictures that findings of the demo carry: a bookshelf, a notice board, a staircase. Nothing in them is real.

python -m tools.demo_pictures        writes assets/demo/pictures
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).resolve().parents[1] / "assets"
SIZE = (1200, 900)
WALL, FLOOR, WOOD, INK = "#E9EEF0", "#C9B79C", "#8A5A34", "#24323D"
COLOURS = ("#C0504D", "#4F81BD", "#9BBB59", "#E0A030", "#7B66A0", "#3D8F8A")


def bookshelf(draw: ImageDraw.ImageDraw) -> None:
    """A reading corner: three shelves of books and a rug."""
    random = Random("bookshelf")
    _room(draw)
    draw.rectangle((220, 130, 980, 690), fill=WOOD)
    for top in (160, 335, 510):
        draw.rectangle((245, top, 955, top + 150), fill="#5E3B20")
        left = 252
        while left < 920:
            width, height = random.randint(22, 48), random.randint(95, 140)
            draw.rectangle(
                (left, top + 150 - height, left + width, top + 150), fill=random.choice(COLOURS), outline=INK
            )
            left += width + random.choice((2, 2, 3, 40))
    draw.ellipse((330, 740, 870, 860), fill="#3D8F8A", outline=INK, width=3)


def board(draw: ImageDraw.ImageDraw) -> None:
    """A notice board with a chart of three years and slips of paper."""
    _room(draw)
    draw.rectangle((150, 110, 1050, 660), fill="#B98A55", outline=WOOD, width=18)
    draw.rectangle((210, 170, 640, 600), fill="white", outline=INK, width=2)
    for number, height in enumerate((150, 205, 290)):
        left = 270 + number * 115
        draw.rectangle((left, 560 - height, left + 75, 560), fill=COLOURS[1])
    draw.line((250, 560, 610, 560), fill=INK, width=4)
    for number in range(6):
        left, top = 690 + number % 2 * 165, 170 + number // 2 * 150
        draw.rectangle(
            (left, top, left + 140, top + 115), fill=("#FFF3C4", "#DDEBF7", "#E2F0D9")[number % 3], outline=INK
        )
        for line in range(4):
            draw.line(
                (left + 15, top + 25 + line * 22, left + 120 - line * 12, top + 25 + line * 22), fill=INK, width=3
            )


def stairs(draw: ImageDraw.ImageDraw) -> None:
    """A staircase whose handrail has one loose post, marked with tape."""
    _room(draw)
    for step in range(8):
        left, top = 180 + step * 100, 720 - step * 70
        draw.rectangle((left, top, 1060, 760), fill=("#B9BEC2", "#A7ADB2")[step % 2], outline=INK)
    draw.line((200, 560, 960, 30), fill=WOOD, width=20)
    for post in range(8):
        left, top = 225 + post * 100, 545 - post * 70
        lean = 45 if post == 4 else 0
        draw.line((left, top, left + lean, top + 175), fill=INK, width=10)
        if lean:
            for stripe in range(5):
                colour = "#E0A030" if stripe % 2 == 0 else INK
                draw.line((left - 35, top + 60 + stripe * 12, left + 75, top + 40 + stripe * 12), fill=colour, width=12)


PICTURES: dict[str, Callable[[ImageDraw.ImageDraw], None]] = {"bookshelf": bookshelf, "board": board, "stairs": stairs}


def _room(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((0, 0, *SIZE), fill=WALL)
    draw.rectangle((0, 700, *SIZE), fill=FLOOR)


def main() -> None:
    out = ASSETS / "demo" / "pictures"
    out.mkdir(exist_ok=True)
    font = ImageFont.truetype(str(ASSETS / "fonts" / "Sarabun-Bold.ttf"), 34)
    for name, paint in PICTURES.items():
        picture = Image.new("RGB", SIZE)
        draw = ImageDraw.Draw(picture)
        paint(draw)
        draw.text((SIZE[0] - 30, SIZE[1] - 26), "ภาพตัวอย่าง", font=font, fill=INK, anchor="rs")
        picture.quantize(64, dither=Image.Dither.NONE).save(out / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
