"""A drawn signature as a small PNG with a clear background, made from nothing but a name."""

from __future__ import annotations

import math
import struct
import zlib
from functools import cache
from random import Random

WIDTH, HEIGHT = 360, 120
_INK = b"\x1b\x2a\x6b"
_PEN = 2.2
_REACH = math.ceil(_PEN)
_FINE = 8  # parts of a pixel by which a dot is placed


@cache
def signature(name: str) -> bytes:
    """The same name always signs alike."""
    alpha = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for x, y in _stroke(Random(f"signature {name}")):
        _dot(alpha, x, y)
    rows = b"".join(b"\x00" + _line(row) for row in alpha)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _line(alpha: bytearray) -> bytes:
    """A row of pixels: ink everywhere, seen where it was drawn."""
    line = bytearray(_INK + b"\x00") * len(alpha)
    line[3::4] = alpha
    return bytes(line)


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
    left, top = int(x) - _REACH, int(y) - _REACH
    for row, covered in enumerate(_pen(int(x % 1 * _FINE), int(y % 1 * _FINE)), start=top):
        under = alpha[row][left : left + len(covered)]
        alpha[row][left : left + len(covered)] = bytes(map(max, under, covered))


@cache
def _pen(right: int, down: int) -> tuple[bytes, ...]:
    """How much of each pixel around it a dot covers that lies so many parts of a pixel off the middle of its own."""
    around = range(-_REACH, _REACH + 1)
    return tuple(bytes(_cover(column - right / _FINE, row - down / _FINE) for column in around) for row in around)


def _cover(x: float, y: float) -> int:
    return int(255 * max(0.0, min(1.0, _PEN - math.hypot(x, y))))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
