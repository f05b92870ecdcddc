"""What became of each write of one field: which stands, which others stand beside it, which were replaced or lost.

A function of the writes and the heads, so that a device and the server say the same of the same history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from fieldwork.merge import Write


class Fate(StrEnum):
    """What became of one write."""

    CURRENT = "current"  # it stands
    RIVAL = "rival"  # another head: a conflict to settle
    REPLACED = "replaced"  # somebody who had seen it wrote anew
    CHOSEN = "chosen"  # a conflict was settled on its value
    LOST = "lost"  # a conflict was settled on another value
    REFUSED = "refused"  # the server keeps it aside


def fates(writes: Iterable[Write], heads: Sequence[str]) -> dict[str, Fate]:
    """The fate of every write, `heads` being the ids of those nobody has looked at since, the current one first."""
    known = {write.id: write for write in writes}
    followers: dict[str, list[Write]] = {}
    for write in known.values():
        for seen in write.base:
            followers.setdefault(seen, []).append(write)
    return {name: _fate(write, heads, followers.get(name, []), known) for name, write in known.items()}


def heads_after(heads: Sequence[str], later: Iterable[Write]) -> tuple[str, ...]:
    """The heads once these writes stand over them, in their order: each replaces what it saw and is current."""
    standing = tuple(heads)
    for write in later:
        standing = (write.id, *(head for head in standing if head not in write.base and head != write.id))
    return standing


def _fate(write: Write, heads: Sequence[str], followers: Sequence[Write], known: Mapping[str, Write]) -> Fate:
    if write.id in heads:
        return Fate.CURRENT if write.id == heads[0] else Fate.RIVAL
    settling = [follower for follower in followers if _settles(follower, write, known)]
    if not settling:
        return Fate.REPLACED
    return Fate.CHOSEN if any(follower.value == write.value for follower in settling) else Fate.LOST


def _settles(follower: Write, write: Write, known: Mapping[str, Write]) -> bool:
    """Whether the follower saw, beside this write, another that had not seen it."""
    others = [seen for seen in follower.base if seen != write.id]
    above = _ancestors(write, known)
    return any(other not in above and write.id not in _ancestors_of(other, known) for other in others)


def _ancestors_of(name: str, known: Mapping[str, Write]) -> set[str]:
    return _ancestors(known[name], known) if name in known else set()


def _ancestors(write: Write, known: Mapping[str, Write]) -> set[str]:
    """Every write this one rests on. A ring that only forgery can make ends where it began."""
    found: set[str] = set()
    waiting = list(write.base)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += known[name].base if name in known else ()
    return found
