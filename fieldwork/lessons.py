"""The words of an observed lesson that its teacher reads and signs, and who signed which of them.

The same signatures as under what is read before leaving (`fieldwork.debriefs`): each carries its words and their
digest, and whether it still stands under what the sheet says today is worked out by comparing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from fieldwork.debriefs import Signing, digest_of, is_signed, latest_first, under_one_wording
from fieldwork.records import Sheet, Signature
from fieldwork.records.stored import World

_PARTS = ("headers", "levels", "reasons", "notes", "texts")


@dataclass(frozen=True, slots=True)
class LessonWords:
    """All that is read of one lesson, by the names under which its sheet keeps it (`levels.C1`, `texts.O3`)."""

    sheet: str
    said: Mapping[str, Any]

    def stored(self) -> dict[str, Any]:
        """The value a signature keeps."""
        return {"sheet": self.sheet, "said": dict(self.said)}

    @property
    def digest(self) -> str:
        """One number for exactly these words."""
        return digest_of(self.stored())


class ByTeacher(StrEnum):
    """How a teacher stands to what the sheet of the lesson says today."""

    SIGNED = "signed"
    CHANGED = "changed"  # signed before a change
    NOT_SIGNED = "not_signed"  # declined, absent, or nobody has asked yet


def lesson_words(sheet: Sheet) -> LessonWords:
    """What would be read now. Handing in and opening again change none of it."""
    said = {f"{part}.{key}": _said(part, value) for part in _PARTS for key, value in getattr(sheet, part).items()}
    return LessonWords(sheet.id, {name: value for name, value in said.items() if value is not None})


def lesson_words_in(stored: Any) -> LessonWords | None:
    """The words a signature under a lesson carries; None where they are not whole."""
    if not isinstance(stored, Mapping) or not isinstance(stored.get("sheet"), str):
        return None
    said = stored.get("said")
    return LessonWords(stored["sheet"], dict(said)) if isinstance(said, Mapping) else None


def is_empty(words: LessonWords) -> bool:
    """Whether nothing was rated, seen or said yet: the facts of the lesson alone are nothing to sign."""
    return all(name.startswith("headers.") for name in words.said)


def signings_of_lesson(sheet: Sheet, world: World) -> tuple[Signing[LessonWords], ...]:
    """Every wording of a lesson that its teacher signed, or that somebody noted was not signed: what stands first, then
    the latest."""
    now = lesson_words(sheet)
    found: list[Signing[LessonWords]] = []
    for given in under_one_wording(_under(sheet, world)):
        words = lesson_words_in(given[0].words)
        if words is not None:
            found.append(Signing(words, given[0].digest or "", tuple(given), stands=words == now))
    return latest_first(found)


def by_teacher(signings: tuple[Signing[LessonWords], ...]) -> ByTeacher:
    """Whether the teacher has signed what is said today, or something before it."""
    signed = [each for each in signings if is_signed(each.signatures)]
    if not signed:
        return ByTeacher.NOT_SIGNED
    return ByTeacher.SIGNED if signed[0].stands else ByTeacher.CHANGED


def _under(sheet: Sheet, world: World) -> Iterator[Signature]:
    given = map(Signature.of, world.find("signature", visit=sheet.visit or ""))
    return (each for each in given if each.sheet == sheet.id)


def _said(part: str, value: Any) -> Any:
    """A value as it is read: rows without their ids and none that says nothing; None for what is not read at all. An
    indicator that is left out is, even before there is a reason."""
    if isinstance(value, list):
        rows = [{name: each for name, each in row.items() if name != "id" and each} for row in value if _is_row(row)]
        return [row for row in rows if row] or None
    return value if value != "" or part == "reasons" else None


def _is_row(row: Any) -> bool:
    return isinstance(row, Mapping)
