"""A drawn signature as a small PNG with a clear background, made from nothing but a name."""

from __future__ import annotations

import math
import struct
import zlib
from random import Random

WIDTH, HEIGHT = 360, 120
_INK = b"\x1b\x2a\x6b"
_PEN = 2.2


def signature(name: str) -> bytes:
    """The same name always signs alike."""
    alpha = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for x, y in _stroke(Random(f"signature {name}")):
        _dot(alpha, x, y)
    rows = b"".join(b"\x00" + b"".join(_INK + bytes([a]) for a in row) for row in alpha)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _stroke(random: Random) -> list[tuple[float, float]]:
    """A running hand: loops that drift to the right and settle, then a line underneath."""
    loops, lean = random.uniform(5, 8), random.uniform(0.6, 1.4)
    tall = [random.uniform(12, 34) for _ in range(10)]
    points = []
    for step in range(1600):
        t = step / 1600
        height = tall[int(t * 9)] * (1 - 0.5 * t)
        turn = t * loops * 2 * math.pi
        points.append((40 + 250 * t + 16 * math.cos(turn * lean), 58 + height * math.sin(turn) - 8 * t))
    end = random.uniform(250, 330)
    points += [(70 + (end - 70) * i / 500, 98 - 10 * math.sin(i / 500 * math.pi / 2)) for i in range(500)]
    return points


def _dot(alpha: list[bytearray], x: float, y: float) -> None:
    reach = math.ceil(_PEN)
    for row in range(max(0, int(y) - reach), min(HEIGHT, int(y) + reach + 1)):
        for column in range(max(0, int(x) - reach), min(WIDTH, int(x) + reach + 1)):
            cover = max(0.0, min(1.0, _PEN - math.hypot(column - x, row - y)))
            alpha[row][column] = max(alpha[row][column], int(255 * cover))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
