"""Which bytes of a file a request asks for: all, or one range, so that a cut download goes on where it stopped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fieldwork.errors import Invalid

_ONE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@dataclass(frozen=True, slots=True)
class Span:
    """From a byte up to before another."""

    start: int
    stop: int
    is_part: bool


def asked_for(headers: Mapping[str, str], size: int, *, etag: str) -> Span:
    """The one range that the headers ask for. Anything else means the whole, as RFC 9110 allows: several ranges,
    other units, nonsense, or an `If-Range` that names another file. Raises Invalid for a range past the end."""
    whole = Span(0, size, False)
    asked = _ONE.fullmatch(headers.get("range", "").strip())
    if asked is None or not any(asked.groups()) or headers.get("if-range", etag) != etag:
        return whole
    first, last = asked.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < int(first):
            return whole
    if start >= size or start >= stop:
        raise Invalid("bad_range", size=size)
    return Span(start, stop, True)
