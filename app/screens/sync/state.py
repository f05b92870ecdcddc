"""What the sync page says about the last outcome, as values without words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.past import aside, names
from app.store.values import Quarantined, WaitingBlob
from app.sync.engine import Ending, Outcome, Phase, Progress
from fieldwork.records.kinds import knows
from fieldwork.records.stored import World
from fieldwork.refusals import UNFAMILIAR

_OF_MANY = ("sheet", "checksheet", "calibration_sheet", "counts")
"""Records of which one edit is a single value among many: that value tells them apart, not their title."""
_MOST_FIELDS = 2


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """One photo that waits: the how manieth of how many, and how much the server has of it in percent."""

    n: int
    total: int
    percent: int
    size: int


def photo_lines(waiting: Sequence[WaitingBlob], progress: Progress | None) -> list[PhotoLine]:
    """The photos in the order in which they go out; while some went in the present sync, those are counted too."""
    done = progress.done if progress is not None and progress.phase == Phase.PHOTOS else 0
    return [
        PhotoLine(done + n, done + len(waiting), 100 * blob.sent // blob.size if blob.size else 0, blob.size)
        for n, blob in enumerate(waiting, 1)
    ]


def stands_out(outcome: Outcome | None, *, needs_sign_in: bool) -> str:
    """What the page says first: left, sign_in, offline, busy, fault, outdated, refused, storage, differing or ""."""
    if outcome is not None and outcome.code == "person_left":
        return "left"
    if needs_sign_in:
        return "sign_in"
    if outcome is None or outcome.ending in (Ending.CANCELLED, Ending.SIGN_IN):
        return ""
    if outcome.ending == Ending.DONE:
        return "differing" if outcome.differing else ""
    return outcome.ending.value


def awaits_update(kept: Quarantined) -> bool:
    """Whether it waits for the server alone: this app knows what the server said it did not."""
    values = {name: value for name, (value, _) in kept.edit.fields.items()}
    return kept.code in UNFAMILIAR and knows(kept.edit.kind, values)


@dataclass(frozen=True, slots=True)
class Aside:
    """Entries that are kept aside for one and the same reason. `awaits_update`: for want of a newer server alone."""

    code: str
    message: str
    awaits_update: bool
    entries: tuple[Quarantined, ...]


def by_reason(found: Sequence[Quarantined]) -> list[Aside]:
    """What is kept aside, in the order in which each reason came first: a reason is said once, whatever it is about."""
    groups: dict[str, list[Quarantined]] = {}
    for kept in found:
        groups.setdefault("" if awaits_update(kept) else kept.message, []).append(kept)
    return [Aside(kept[0].code, message, not message, tuple(kept)) for message, kept in groups.items()]


def told(kept: Quarantined, world: World) -> list[str]:
    """Which entry it is, line by line: what it is about, where. Of a concern nothing but whom it is told to: whoever
    looks over a shoulder at this page has not been told."""
    fields = {name: value for name, (value, _) in kept.edit.fields.items()}
    meant = aside.as_meant(kept.edit.kind, kept.edit.record, fields, world)
    named = names.record(meant, world)
    about = "" if kept.edit.kind == "concern" else named.title
    if kept.edit.kind in _OF_MANY:
        about = "\n".join(aside.content(meant, fields, world)[:_MOST_FIELDS])
    return [line for line in (about, named.place) if line]


def size_in_words(size: int) -> str:
    """Bytes as people say them."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{max(1, round(size / 1000))} kB"
