"""What happens when writes to one field meet. The only place that decides which value is current.

A write names the writes its author was looking at (`base`). Writes that nobody has looked at since are the heads of
the field. One head: that is the value. Several heads: people wrote without seeing each other; the one with the latest
effective stamp is current, the others are kept as a conflict to settle. A later write that names them all settles it.

`resolve` is a function of the *set* of writes: any order of arrival and any repetition give the same register
(tests/fieldwork/test_merge.py). `advance` is the same answer without reading the history, for the common case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from fieldwork import stamps


@dataclass(frozen=True, slots=True)
class Write:
    """One value for one field. `base` holds the ids of the writes its author was looking at (empty for the first).

    `again` names the write that this one gives back: somebody else's, which a restored server had forgotten.
    """

    id: str
    value: Any
    stamp: str
    base: tuple[str, ...] = ()
    again: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """A field's state: the current write with its effective stamp, and the other heads, latest first."""

    current: Write
    stamp: str
    others: tuple[Write, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """Ids of all writes that a settling write must name."""
        return (self.current.id, *(write.id for write in self.others))

    @property
    def conflicting(self) -> tuple[Write, ...]:
        """Other heads that hold a different value: what a person has to settle."""
        return tuple(write for write in self.others if write.value != self.current.value)


def resolve(writes: Iterable[Write]) -> Register:
    """Work out the register from every write of a field. Raises ValueError when there is none."""
    known = _each_once(writes)
    if not known:
        raise ValueError("a field without writes has no register")
    seen = {base for write in known.values() for base in write.base}
    effective = _effective_stamps(known)
    heads = sorted((w for w in known.values() if w.id not in seen), key=lambda w: (effective[w.id], w.id), reverse=True)
    if not heads:  # only forged writes can name each other in a ring: fall back on the stamps alone
        heads = sorted(known.values(), key=lambda w: (w.stamp, w.id), reverse=True)[:1]
    return Register(heads[0], effective[heads[0].id], tuple(heads[1:]))


def advance(register: Register | None, write: Write) -> Register | None:
    """The next register when `write` plainly continues it, else None: the caller resolves the whole history."""
    if register is None:
        return Register(write, write.stamp) if not write.base else None
    if write.base == (register.current.id,) and not register.others and write.id != register.current.id:
        return Register(write, stamps.after(write.stamp, register.stamp))
    return None


def _each_once(writes: Iterable[Write]) -> dict[str, Write]:
    """The writes by id, those that were given back being one with the original: by its id where that has come too,
    else by the smallest of theirs. Whoever saw the original has seen them."""
    known = {write.id: write for write in writes}
    given = {write.id: write.again for write in known.values() if write.again}
    if not given:
        return known
    alike: dict[str, list[str]] = {}
    for name in sorted({*given, *given.values()}):
        alike.setdefault(_original(name, given), []).append(name)
    names: dict[str, str] = {}
    for original, group in alike.items():
        stands = original if original in known else next(name for name in group if name in known)
        names |= dict.fromkeys(group, stands)
    kept = (write for write in known.values() if names.get(write.id, write.id) == write.id)
    return {w.id: replace(w, base=tuple(dict.fromkeys(names.get(b, b) for b in w.base))) for w in kept}


def _original(name: str, given: dict[str, str]) -> str:
    """What was given back first. A ring that only forgery can make ends where it began."""
    passed: set[str] = set()
    while name in given and name not in passed:
        passed.add(name)
        name = given[name]
    return name


def _effective_stamps(known: dict[str, Write]) -> dict[str, str]:
    """Each write's own stamp, raised above those of the writes it saw: what saw another is the later one."""
    effective: dict[str, str] = {}
    for start in sorted(known):
        path = [start]
        while path:
            write = known[path[-1]]
            waiting = [b for b in write.base if b in known and b not in effective and b not in path]
            if waiting:
                path.extend(waiting[:1])
                continue
            seen = [effective[b] for b in write.base if b in effective]
            effective[write.id] = stamps.after(write.stamp, max(seen)) if seen else write.stamp
            path.pop()
    return effective
