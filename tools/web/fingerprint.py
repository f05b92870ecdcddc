"""Content hashes: what a cached step was made from, and what the site consists of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def of_bytes(data: bytes) -> str:
    """SHA-256 of one value, in hex."""
    return hashlib.sha256(data).hexdigest()


def of_files(folder: Path, names: Iterable[str], *extra: str) -> str:
    """One hash over names and contents, so a rename counts as a change too."""
    digest = hashlib.sha256()
    for word in extra:
        digest.update(word.encode() + b"\0")
    for name in names:
        digest.update(name.encode() + b"\0" + hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.hexdigest()
