"""Two wordings side by side: what only one of them says, and both changes put into one text where they do not touch.

Thai has no spaces between words, and a word list on a phone would be larger than what it is for. So text is cut where a
reader could put a finger: at spaces, and between syllable-like clusters, never between a letter and its marks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

# a run of anything that is not Thai and not space; spaces; or a leading vowel with its consonant and whatever
# stands above, below or after it
_PIECE = re.compile(
    r"\s+"
    r"|[\u0e40-\u0e44]?[\u0e01-\u0e2e](?:[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])*"
    r"|[0-9]+(?:[.,][0-9]+)*|[^\W\u0e00-\u0e7f\d_](?:[^\W\u0e00-\u0e7f\d_]|[\u0300-\u036f])*"
    r"|.[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]*"
    r"(?:(?<=\u200d)[^\s\u0e00-\u0e7f][\u200d\ufe0f\U0001f3fb-\U0001f3ff]*)*",
    re.DOTALL,
)
_SHORT = 3  # a common run shorter than this between two differences is chance, not a word both wrote
_LONGEST = 6000  # pieces; beyond, comparing costs more than a person would wait


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one of the texts. `differs` where the other says something else."""

    text: str
    differs: bool


def pieces(text: str) -> list[str]:
    """Cut a text into pieces that may stand alone; joined again they are the text."""
    return _PIECE.findall(text)


def differences(text: str, other: str) -> tuple[Part, ...]:
    """The text in stretches: those that the other has as well, and those that it has not."""
    ours, theirs = pieces(text), pieces(other)
    if len(ours) + len(theirs) > _LONGEST:
        return (Part(text, text != other),)
    marked: list[Part] = []
    for same, start, end, _, _ in _runs(ours, theirs):
        text = "".join(ours[start:end])
        if marked and marked[-1].differs != same:  # what the other put in between is nothing here
            marked[-1] = Part(marked[-1].text + text, not same)
        elif text:
            marked.append(Part(text, not same))
    return tuple(marked)


def joined(base: str, one: str, other: str) -> str | None:
    """Both changes of the base in one text; None where they touch each other, or where there is too much to compare."""
    seen, ours, theirs = pieces(base), pieces(one), pieces(other)
    if len(seen) + len(ours) + len(theirs) > _LONGEST:
        return None
    changes = sorted({*_changes(seen, ours), *_changes(seen, theirs)})
    if any(later[0] < before[1] or later[0] == before[0] for before, later in pairwise(changes)):
        return None
    text, at = "", 0
    for start, end, new in changes:
        text += "".join(seen[at:start]) + new
        at = end
    return text + "".join(seen[at:])


def _changes(base: list[str], text: list[str]) -> list[tuple[int, int, str]]:
    return [(start, end, "".join(text[i:j])) for same, start, end, i, j in _runs(base, text) if not same]


def _runs(one: list[str], other: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """What is the same and what is not, in order; common runs of chance belong to the difference around them."""
    found: list[tuple[bool, int, int, int, int]] = []
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for n, (tag, a, b, c, d) in enumerate(blocks):
        inside = 0 < n < len(blocks) - 1
        same = tag == "equal" and not (inside and b - a < _SHORT and not _has_space(one[a:b]))
        if found and found[-1][0] == same:
            before = found[-1]
            found[-1] = (same, before[1], b, before[3], d)
        else:
            found.append((same, a, b, c, d))
    return found


def _has_space(run: list[str]) -> bool:
    return any(piece.isspace() for piece in run)
