"""Which schools were visited in each past term: by whom, how good they were, and how far the feedback came.

Some schools were visited in all three terms, some once, some never.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """One visit of a past term. `until` says how far its feedback came: draft, unread, read, signed, corrected."""

    school: int
    leader: str
    others: tuple[str, ...]
    quality: float
    lessons: int
    until: str = "signed"
    everything: bool = True  # the team agreed on every indicator, not only where it was two levels apart


PAST = (
    Past(2, "supervisor-1", ("expert-1", "teacher-1"), 3.3, 5),
    Past(3, "supervisor-1", ("expert-1",), 2.8, 2, "corrected"),
    Past(5, "supervisor-1", ("expert-2",), 2.3, 2, everything=False),
    Past(7, "supervisor-2", ("expert-3",), 2.5, 1),
    Past(8, "supervisor-1", ("principal-11",), 3.1, 2),
    Past(10, "supervisor-2", ("expert-4",), 3.4, 6),
    Past(12, "supervisor-2", ("supervisor-3",), 2.6, 2, everything=False),
    Past(15, "supervisor-2", ("expert-5",), 2.2, 1, "read"),
    Past(16, "supervisor-5", ("expert-2",), 2.7, 2),
    Past(18, "supervisor-3", ("expert-3",), 2.9, 3, everything=False),
    Past(20, "supervisor-3", ("principal-24",), 2.1, 1, "unread"),
    Past(21, "supervisor-3", ("principal-19",), 2.8, 2),
    Past(25, "supervisor-4", ("expert-5",), 2.4, 2, "draft", everything=False),
    Past(26, "supervisor-4", ("director",), 3.0, 1),
)
BEFORE = (
    Past(2, "supervisor-1", ("expert-1",), 3.1, 5),
    Past(3, "supervisor-1", ("expert-1",), 2.9, 1),
    Past(5, "supervisor-1", ("expert-2",), 2.0, 1),
    Past(10, "supervisor-2", ("expert-4",), 3.1, 5),
    Past(12, "supervisor-2", ("supervisor-3",), 2.7, 1),
    Past(13, "supervisor-2", ("expert-3",), 2.5, 1),
    Past(15, "supervisor-2", ("expert-5",), 2.5, 1),
    Past(18, "supervisor-3", ("expert-3",), 2.6, 1, "corrected"),
    Past(20, "supervisor-3", ("supervisor-5",), 1.9, 1, "read"),
    Past(21, "supervisor-3", ("expert-2",), 2.4, 1),
    Past(23, "supervisor-5", ("expert-4",), 2.3, 1),
    Past(25, "supervisor-4", ("expert-5",), 2.2, 1),
    Past(26, "supervisor-4", ("expert-4",), 3.1, 1),
    Past(29, "supervisor-4", ("expert-1",), 2.6, 1),
)
FIRST = (
    Past(2, "supervisor-1", ("expert-1",), 2.7, 1),
    Past(3, "supervisor-1", ("expert-2",), 2.5, 1),
    Past(4, "supervisor-1", ("expert-5",), 2.4, 1),
    Past(5, "supervisor-1", ("expert-2",), 1.8, 1),
    Past(8, "supervisor-5", ("expert-1",), 2.8, 1),
    Past(10, "supervisor-2", ("expert-4",), 3.2, 1),
    Past(15, "supervisor-2", ("expert-5",), 2.3, 1),
    Past(18, "supervisor-3", ("expert-3",), 2.4, 1),
)
