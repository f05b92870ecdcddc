"""The digest of a scope: two numbers that device and server both work out, to prove that they hold the same rows.

The server gives every state of every record a `seq` of its own, so the set of `seq` in a scope says which records are
there and in which state. The digest is how many there are, and the sum of a hash of each: a row that is missing, left
over, or older than it should be changes at least one of the two. It is a sum, so a server keeps it up to date by
adding and taking away, and both sides can work it out in SQL. It finds faults, not forgers.

The hash is Knuth's multiplicative one, `seq * 2654435761 mod 2^32` (The Art of Computer Programming, vol. 3, 6.4);
`seq` counts from its lowest 31 bits, so that no database's 64-bit integers run over.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

LOW, FACTOR, SPAN = 2**31, 2_654_435_761, 2**32


class Digest(NamedTuple):
    """How many rows, and the sum of the hashes of their `seq`."""

    rows: int
    sum: int


EMPTY = Digest(0, 0)


def hashed(seq: int) -> int:
    """The share of one row, 0 to 2^32 - 1."""
    return seq % LOW * FACTOR % SPAN


def digest(seqs: Iterable[int]) -> Digest:
    """The digest of the rows with these `seq`, in any order."""
    shares = [hashed(seq) for seq in seqs]
    return Digest(len(shares), sum(shares))
