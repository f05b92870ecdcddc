"""The photos, signatures and files of a checklist's sheet: which point each is for, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fieldwork.records import CheckSheet

MAX_FILE_BYTES = 5_000_000
DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Endings of the files a point takes, and what they are."""


@dataclass(frozen=True, slots=True)
class Attached:
    """One of them, by the hash of its bytes."""

    hash: str
    point: str
    name: str
    order: int
    size: int
    faces: bool = False


def attached_of(sheet: CheckSheet) -> tuple[Attached, ...]:
    """All of them, in the order the rater put them."""
    held = [_attached(name, given) for name, given in sheet.files.items() if isinstance(given, Mapping)]
    return tuple(sorted(held, key=lambda each: (each.order, each.hash)))


def at_point(attached: tuple[Attached, ...], point: str) -> tuple[Attached, ...]:
    """Those of one point."""
    return tuple(each for each in attached if each.point == point)


def stored(point: str, *, order: int, name: str = "", size: int = 0, faces: bool = False) -> dict[str, Any]:
    """What the sheet keeps under the hash."""
    whole: dict[str, Any] = {"point": point, "name": name[:200], "order": order, "size": size}
    return {**whole, "faces": True} if faces else whole


def _attached(name: str, given: Mapping[str, Any]) -> Attached:
    order, size = given.get("order"), given.get("size")
    return Attached(
        hash=name,
        point=str(given.get("point") or ""),
        name=str(given.get("name") or ""),
        order=order if type(order) is int else 0,
        size=size if type(size) is int else 0,
        faces=given.get("faces") is True,
    )
