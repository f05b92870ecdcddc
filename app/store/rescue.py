"""What was read out of damaged files, kept in a file of its own until it is back in a store.

Beginning again takes several steps and the device may die between any two of them. So what could be read is written
down first, whole and checked, before anything is moved; whoever opens the person's store next takes it back. Taking
back twice changes nothing.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

_SEAL = 64  # hexadecimal digits of the digest in front; a file that was cut while it was written does not match it


def keep(path: Path, file: bytes) -> None:
    """Write an export down, durable on return. What an earlier attempt left is kept in front of it."""
    whole = (read(path) or b"") + file
    with path.open("wb") as opened:
        opened.write(sha256(whole).hexdigest().encode() + whole)
        opened.flush()
        os.fsync(opened.fileno())


def read(path: Path) -> bytes | None:
    """The export that waits here, or None: none was kept, or writing it was cut, and then nothing was moved yet."""
    if not path.exists():
        return None
    content = path.read_bytes()
    seal, whole = content[:_SEAL], content[_SEAL:]
    return whole if seal == sha256(whole).hexdigest().encode() else None


def done(path: Path) -> None:
    """It is back in a store."""
    path.unlink(missing_ok=True)
