"""Sealed files made by another program than ours, byte by byte from docs/sync.md."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "data" / "sealed_vectors.json"


@dataclass(frozen=True, slots=True)
class Vector:
    """One sealed file, what is in it, and what must be given to make it again."""

    name: str
    passphrase: str
    salt: bytes
    nonce: bytes
    chunk: int
    plain: bytes
    file: bytes

    def random(self) -> Callable[[int], bytes]:
        """The randomness it was made with: first the salt, then the nonce."""
        given = iter((self.salt, self.nonce))
        return lambda _: next(given)


def vectors() -> list[Vector]:
    """All of them."""
    return [
        Vector(
            name=v["name"],
            passphrase=v["passphrase"],
            salt=bytes.fromhex(v["salt"]),
            nonce=bytes.fromhex(v["nonce"]),
            chunk=v["chunk"],
            plain=b64decode(v["plain"]),
            file=b64decode(v["file"]),
        )
        for v in json.loads(FILE.read_text("utf-8"))
    ]
