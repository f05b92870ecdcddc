"""What is written when somebody signs, or does not: one record that is never written again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from app.permitted import Write
from fieldwork.thai.text import normalise_line


class Readable(Protocol):
    """Words that may be signed."""

    def stored(self) -> dict[str, Any]:
        """The value a signature keeps."""
        ...

    @property
    def digest(self) -> str:
        """One number for exactly these words."""
        ...


def sign(
    keys: Mapping[str, Any], author: str, words: Readable, record_id: str, *, at: int, given: Mapping[str, Any]
) -> Write:
    """One signature, or why there is none. `given` are who, on which side, with what drawing or reason."""
    said = {name: normalise_line(v) if isinstance(v, str) else v for name, v in given.items() if v not in (None, "")}
    under = {"author": author, "words": words.stored(), "digest": words.digest, "signed_at": at}
    return "signature", record_id, {**keys, **under, **said}
