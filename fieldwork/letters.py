"""A letter to the office: unsent work that only the office's own key opens. docs/sync.md tells the format.

It is made where nobody is there to choose a passphrase: before the files of somebody are wiped after too many wrong
PINs. The content is enciphered as in a sealed file (`fieldwork.sealed`), under a key made for this letter alone, which
stands in the header as the office's public key hid it. Ciphers are the platform's.
"""

from __future__ import annotations

import binascii
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fieldwork import sealed
from fieldwork.errors import Invalid
from fieldwork.sealed import Part

FORMAT, VERSION = "nithet-letter", 1
WRAP, CIPHER = "RSA-OAEP-SHA-256", sealed.CIPHER
LONGEST_HEADER = 2_000
MOST_BYTES = 4_000_000  # of work in one letter; the rest goes into another, as one request of 8 MB holds at most


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a letter. `line` is exactly its bytes; `key` names the office's key, `wrapped` is the letter's
    own key as that one hid it."""

    line: bytes
    key: str
    wrapped: bytes
    prefix: bytes
    chunk: int


def name_of(public: bytes) -> str:
    """What a key of the office is called: the beginning of the digest of its public part."""
    return sha256(public).hexdigest()[:16]


def is_letter(file: bytes) -> bool:
    """Whether a file says that it is one."""
    return sealed.object_in(file[:LONGEST_HEADER].partition(b"\n")[0]).get("format") == FORMAT


def begin(random_bytes: Callable[[int], bytes], key: str, wrapped: bytes, *, chunk: int = sealed.CHUNK) -> Head:
    """The head of a new letter."""
    prefix = random_bytes(sealed.PREFIX_BYTES)
    said: dict[str, Any] = {"format": FORMAT, "version": VERSION, "key": key, "wrap": WRAP}
    said |= {
        "wrapped": b64encode(wrapped).decode(),
        "cipher": CIPHER,
        "nonce": b64encode(prefix).decode(),
        "chunk": chunk,
    }
    line = json.dumps(said, separators=(",", ":")).encode() + b"\n"
    return Head(line, key, wrapped, prefix, chunk)


def read(file: bytes) -> tuple[Head, list[Part]]:
    """The head and the sealed parts of a letter. Raises Invalid when it is none, newer, or visibly cut."""
    line, newline, _ = file[:LONGEST_HEADER].partition(b"\n")
    said = sealed.object_in(line)
    if not newline or said.get("format") != FORMAT:
        raise Invalid("letter_unreadable")
    version, chunk, wrapped = said.get("version"), said.get("chunk"), said.get("wrapped")
    if isinstance(version, int) and version > VERSION:
        raise Invalid("letter_newer")
    whole = version == VERSION and said.get("wrap") == WRAP and said.get("cipher") == CIPHER
    if not (whole and sealed.is_chunk(chunk) and isinstance(wrapped, str)):
        raise Invalid("letter_unreadable")
    try:
        hidden = b64decode(wrapped, validate=True)
        prefix = sealed.bytes_of(said.get("nonce"), sealed.PREFIX_BYTES)
        head = Head(line + newline, str(said.get("key")), hidden, prefix, int(chunk or 0))
        return head, list(sealed.sealed_parts(head, file[len(line) + 1 :]))
    except (binascii.Error, ValueError, Invalid) as error:
        raise Invalid("letter_unreadable") from error


def opened(found: Iterable[bytes | None]) -> bytes:
    """The content, from what the cipher made of each part. Raises Invalid when any part is not what was sealed."""
    parts = list(found)
    if None in parts:
        raise Invalid("letter_unreadable")
    return b"".join(part for part in parts if part is not None)
