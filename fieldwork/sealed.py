"""The sealed file: work that only its passphrase opens, whole or not at all. docs/sync.md tells the format.

This is the framing alone, the same for everybody: what is enciphered in which order, under which nonce. AES itself is
the platform's, and whoever enciphers loops over the parts given here.
"""

from __future__ import annotations

import binascii
import json
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from fieldwork.errors import Invalid

FORMAT, VERSION = "nithet-sealed", 1
KDF, CIPHER = "PBKDF2-HMAC-SHA-256", "AES-256-GCM"
ROUNDS, MOST_ROUNDS = 600_000, 10_000_000
CHUNK, LEAST_CHUNK, MOST_CHUNK = 262_144, 1_024, 4_194_304
KEY_BYTES, TAG_BYTES = 32, 16
PREFIX_BYTES = 7
_SALT_BYTES, _COUNTER_BYTES = 16, 4
_LONGEST_HEADER = 1_000


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of the file. `line` is exactly its bytes, and every part is bound to them."""

    line: bytes
    rounds: int
    salt: bytes
    prefix: bytes
    chunk: int


class Framed(Protocol):
    """What the parts of a file hang on: its own nonce, and how long a chunk is."""

    @property
    def prefix(self) -> bytes: ...

    @property
    def chunk(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Part:
    """What goes through the cipher in one go, and under which nonce."""

    nonce: bytes
    body: bytes


def key_material(passphrase: str) -> bytes:
    """The passphrase as bytes: the same however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", passphrase.strip()).encode()


def begin(random_bytes: Callable[[int], bytes], *, chunk: int = CHUNK) -> Header:
    """A header for a new file, with a salt and a nonce of its own."""
    salt, prefix = random_bytes(_SALT_BYTES), random_bytes(PREFIX_BYTES)
    said = {"format": FORMAT, "version": VERSION, "kdf": KDF, "rounds": ROUNDS, "salt": b64encode(salt).decode()}
    said |= {"cipher": CIPHER, "nonce": b64encode(prefix).decode(), "chunk": chunk}
    line = json.dumps(said, separators=(",", ":")).encode() + b"\n"
    return Header(line, ROUNDS, salt, prefix, chunk)


def plain_parts(header: Framed, plain: bytes) -> Iterator[Part]:
    """What is enciphered, in order: nothing, by which a passphrase is recognised, and then the content in chunks."""
    yield Part(_nonce(header, 0, is_last=False), b"")
    starts = range(0, max(len(plain), 1), header.chunk)
    for number, start in enumerate(starts, 1):
        yield Part(_nonce(header, number, is_last=number == len(starts)), plain[start : start + header.chunk])


def read(file: bytes) -> tuple[Header, list[Part]]:
    """The header and the sealed parts of a file. Raises Invalid when it is none, newer, or visibly cut."""
    line, newline, body = file[:_LONGEST_HEADER].partition(b"\n")
    said = object_in(line)
    if not newline or said.get("format") != FORMAT:
        raise Invalid("sealed_unreadable")
    if isinstance(said.get("version"), int) and said["version"] > VERSION:
        raise Invalid("sealed_newer")
    header, body = _header(line + newline, said), file[len(line) + 1 :]
    return header, list(sealed_parts(header, body))


def opened(found: Iterable[bytes | None]) -> bytes:
    """The content, from what the cipher made of each part; None is a part that is not what was sealed.

    Raises Invalid: the first part tells that the passphrase is another, any later one that the file is damaged.
    """
    whole: list[bytes] = []
    for number, part in enumerate(found):
        if part is None:
            raise Invalid("sealed_damaged" if number else "sealed_passphrase")
        whole.append(part)
    return b"".join(whole)


def sealed_parts(header: Framed, body: bytes) -> Iterator[Part]:
    """What is deciphered, in the same order. Raises Invalid where the file is visibly cut."""
    yield Part(_nonce(header, 0, is_last=False), body[:TAG_BYTES])
    whole, rest = header.chunk + TAG_BYTES, body[TAG_BYTES:]
    starts = range(0, len(rest), whole)
    if not starts or len(rest) - starts[-1] < TAG_BYTES:
        raise Invalid("sealed_damaged")
    for number, start in enumerate(starts, 1):
        yield Part(_nonce(header, number, is_last=number == len(starts)), rest[start : start + whole])


def _nonce(header: Framed, number: int, *, is_last: bool) -> bytes:
    """No two parts share one; a part elsewhere, or one that became the last because the rest is gone, does not open."""
    return header.prefix + number.to_bytes(_COUNTER_BYTES, "big") + bytes([is_last])


def _header(line: bytes, said: dict[str, Any]) -> Header:
    salt, prefix = bytes_of(said.get("salt"), _SALT_BYTES), bytes_of(said.get("nonce"), PREFIX_BYTES)
    rounds, chunk = said.get("rounds"), said.get("chunk")
    known = said.get("version") == VERSION and said.get("kdf") == KDF and said.get("cipher") == CIPHER
    if not (known and _within(rounds, ROUNDS, MOST_ROUNDS) and is_chunk(chunk)):
        raise Invalid("sealed_damaged")
    return Header(line, int(rounds or 0), salt, prefix, int(chunk or 0))


def is_chunk(value: Any) -> bool:
    """Whether a header may name this as the length of its chunks."""
    return _within(value, LEAST_CHUNK, MOST_CHUNK)


def _within(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def bytes_of(text: Any, length: int) -> bytes:
    """Exactly so many bytes that stand in a header as base64. Raises Invalid."""
    try:
        found = b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError) as error:
        raise Invalid("sealed_damaged") from error
    if len(found) != length:
        raise Invalid("sealed_damaged")
    return found


def object_in(line: bytes) -> dict[str, Any]:
    """The header as an object, an empty one where it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
