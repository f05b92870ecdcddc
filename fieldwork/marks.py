"""Which write stands in each field of a record, as stores keep it and messages carry it.

A field's mark is `[write id, effective stamp, other heads…]`. Fields that one edit wrote have the same mark, so packed
they stand together: a list of `[write id, effective stamp, [field, …]]`, with the other heads as a fourth part where
there are any. That is a third of the text, in both databases and on the wire.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Packed = list[list[Any]]


def packed(marks: Mapping[str, Sequence[str]]) -> Packed:
    """The marks of a record's fields, those that are alike together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    last: Sequence[str] | None = None
    for field, mark in marks.items():
        if mark is not last:  # a record that is new has one and the same mark in all its fields
            last, fields = mark, alike.setdefault(tuple(mark), [])
        fields.append(field)
    return [[mark[0], mark[1], names, *([list(mark[2:])] if mark[2:] else [])] for mark, names in alike.items()]


def is_unsettled(marks: Packed) -> bool:
    """Whether somebody has to choose: a field has other heads beside the write that stands there."""
    return any(len(mark) > 3 for mark in marks)


def unpacked(marks: Packed | dict[str, list[str]]) -> dict[str, list[str]]:
    """The mark of each field. Also read: the first form there was, which named every field by itself."""
    if isinstance(marks, dict):
        return marks
    found: dict[str, list[str]] = {}
    for write, stamp, fields, *others in marks:
        mark = [write, stamp, *(others[0] if others else ())]
        for field in fields:
            found[field] = mark
    return found
