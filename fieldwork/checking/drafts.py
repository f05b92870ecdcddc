"""A checklist being written: its points in order, the file it would be, and what keeps it from being published.

A draft keeps what was typed, whole or not; only here does it become the keys of a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fieldwork.checking.answers import number_of, read_number
from fieldwork.checking.sheets import checklist_of
from fieldwork.instruments.canonical import digits
from fieldwork.instruments.checklist import (
    CHOICE,
    FILE,
    MOST,
    NUMBER,
    PHOTO,
    SEVERAL,
    TABLE,
    TEXT,
    Checklist,
    Point,
    TableColumn,
)
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import SCHEMA, read
from fieldwork.records import ChecklistDraft, PublishedChecklist
from fieldwork.records.stored import World
from fieldwork.thai.dates import BE_OFFSET
from fieldwork.thai.text import normalise_line

_OF_NUMBERS = "#"
_TRAILING = re.compile(r"(.*?)(\d+)$")


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to put right: the draft's point ("" for its head) and the key of it."""

    point: str
    key: str
    code: str


@dataclass(frozen=True, slots=True)
class Typed:
    """One point as it was typed."""

    id: str
    keys: Mapping[str, Any]

    @property
    def type(self) -> str:
        return self.text("type")

    @property
    def required(self) -> bool:
        """Asked for unless it was said otherwise."""
        return self.keys.get("required") is not False

    def text(self, key: str) -> str:
        """What stands in one of its fields."""
        value = self.keys.get(key)
        return value if isinstance(value, str) else ""


def typed_points(draft: ChecklistDraft) -> tuple[Typed, ...]:
    """The points in the order the author put them."""
    found = [Typed(name, given) for name, given in draft.points.items() if isinstance(given, Mapping)]
    return tuple(sorted(found, key=lambda each: (_order(each), each.id)))


def next_point(draft: ChecklistDraft, more: Iterable[str] = ()) -> str:
    """An id that no point of this draft has, or had."""
    taken = [int(name[1:]) for name in (*draft.points, *more) if re.fullmatch(r"P\d{1,6}", name)]
    return f"P{max(taken, default=0) + 1}"


def next_order(draft: ChecklistDraft) -> int:
    """The place behind all points."""
    return max((_order(each) for each in typed_points(draft)), default=0) + 1


def document_of(draft: ChecklistDraft, version: str) -> dict[str, Any]:
    """The file this draft would be."""
    whole: dict[str, Any] = {"schema": SCHEMA, "kind": "checklist", "id": draft.code or "", "version": version}
    whole["title_th"] = draft.title or ""
    whole |= {"title_en": draft.title_en} if (draft.title_en or "").strip() else {}
    whole |= {"purpose_th": draft.purpose} if (draft.purpose or "").strip() else {}
    whole |= {"source_th": draft.source} if (draft.source or "").strip() else {}
    fillers = sorted(name for name, on in draft.fillers.items() if on)
    whole |= {"filled_by": fillers} if fillers else {}
    return {**whole, "points": [_point(each) for each in typed_points(draft)]}


def wrongs_of(draft: ChecklistDraft, version: str) -> tuple[Wrong, ...]:
    """Everything to put right before it may be published, in the order of the draft."""
    try:
        read(document_of(draft, version))
    except InstrumentError as error:
        points = typed_points(draft)
        return tuple(_wrong(problem.path, str(problem.code), points) for problem in error.problems)
    return ()


def shown_point(each: Typed) -> Point:
    """A point as far as it was written, to be looked at: what does not fit is left out."""
    keys = _point(each)
    columns = [TableColumn(c["id"], c["title_th"], c["type"]) for c in keys.get("columns", ())]
    return Point(
        id=each.id,
        type=each.type or TEXT,
        title_th=each.text("title_th"),
        title_en=each.text("title_en"),
        help_th=each.text("help_th"),
        required=each.required,
        options=tuple(dict.fromkeys(keys.get("options", ()))),
        unit_th=each.text("unit_th"),
        decimals=keys.get("decimals"),
        min=number_of(keys.get("min")),
        max=number_of(keys.get("max")),
        long=keys.get("long"),
        most=keys.get("most", MOST.get(each.type, (None, 0))[0]),
        columns=tuple(columns),
    )


def typed_of(checklist: Checklist) -> dict[str, Any]:
    """The fields of a draft that would become this checklist again, for its next version."""
    fields: dict[str, Any] = {
        "code": checklist.id,
        "title": checklist.title_th,
        "title_en": checklist.title_en or None,
        "purpose": checklist.purpose_th or None,
        "source": checklist.source_th or None,
    }
    fields |= {f"fillers.{name}": True for name in checklist.filled_by}
    for order, point in enumerate(checklist.points, start=1):
        fields[f"points.{point.id}"] = {**_keys(point), "order": order}
    return fields


def next_version(world: World, code: str, year: int) -> str:
    """The version after the newest of this checklist: its last number counted on. `year` is of the Common Era."""
    newest = _newest(world, code)
    found = _TRAILING.fullmatch(newest.version or "") if newest is not None else None
    return f"{found[1]}{int(found[2]) + 1}" if found else f"{year + BE_OFFSET}.1"


def published_as(world: World, draft: ChecklistDraft) -> str:
    """The newest version of this checklist if it says just what this draft says, "" otherwise: it was published, and
    the answer was lost on its way."""
    newest = _newest(world, draft.code or "")
    if newest is None:
        return ""
    try:
        same = read(document_of(draft, newest.version or "")) == checklist_of(newest.id, world)
    except InstrumentError:
        return ""
    return newest.id if same else ""


def _newest(world: World, code: str) -> PublishedChecklist | None:
    known = [p for p in map(PublishedChecklist.of, world.find("checklist")) if p.code == code and p.version]
    return max(known, key=lambda p: (p.published_at or 0, p.version or ""), default=None)


def _order(each: Typed) -> int:
    order = each.keys.get("order")
    return order if type(order) is int else 0


def _point(each: Typed) -> dict[str, Any]:
    """The keys of a file for one point: those of its type, where something was typed."""
    keys: dict[str, Any] = {"id": each.id, "type": each.type, "title_th": each.text("title_th")}
    keys |= {"title_en": each.text("title_en")} if each.text("title_en").strip() else {}
    keys["required"] = each.required
    keys |= {"help_th": each.text("help_th")} if each.text("help_th").strip() else {}
    return {**keys, **_OF_TYPE.get(each.type, _nothing)(each)}


def _nothing(each: Typed) -> dict[str, Any]:
    del each
    return {}


def _options(each: Typed) -> dict[str, Any]:
    return {"options": _lines(each.text("options"))}


def _number(each: Typed) -> dict[str, Any]:
    decimals = each.text("decimals")
    keys: dict[str, Any] = {"decimals": int(decimals) if decimals in ("1", "2") else 0}
    keys |= {"unit_th": each.text("unit_th")} if each.text("unit_th").strip() else {}
    for key in ("min", "max"):
        if (typed := each.text(key)).strip():
            keys[key] = read_number(typed) or typed
    return keys


def _amount(each: Typed) -> dict[str, Any]:
    most = read_number(each.text("most"))
    return {"most": int(most)} if most is not None and most.isdigit() else {}


def _table(each: Typed) -> dict[str, Any]:
    columns = [
        {
            "id": f"C{n}",
            "title_th": line.removesuffix(_OF_NUMBERS).strip(),
            "type": NUMBER if line.endswith(_OF_NUMBERS) else TEXT,
        }
        for n, line in enumerate(_lines(each.text("columns")), start=1)
    ]
    return {"columns": columns, **_amount(each)}


_OF_TYPE: Mapping[str, Callable[[Typed], dict[str, Any]]] = {
    CHOICE: _options,
    SEVERAL: _options,
    NUMBER: _number,
    TEXT: lambda each: {"long": each.keys.get("long") is True},
    PHOTO: _amount,
    FILE: _amount,
    TABLE: _table,
}


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := normalise_line(each).strip())]


def _keys(point: Point) -> dict[str, Any]:
    """A point as somebody would have typed it."""
    keys: dict[str, Any] = {"type": point.type, "title_th": point.title_th, "required": point.required}
    keys |= {"title_en": point.title_en} if point.title_en else {}
    keys |= {"help_th": point.help_th} if point.help_th else {}
    keys |= {"options": "\n".join(point.options)} if point.options else {}
    keys |= {"unit_th": point.unit_th} if point.unit_th else {}
    keys |= {"decimals": str(point.decimals)} if point.decimals is not None else {}
    keys |= {name: str(digits(limit)) for name, limit in (("min", point.min), ("max", point.max)) if limit is not None}
    keys |= {"long": True} if point.long else {}
    keys |= {"most": str(point.most)} if point.most is not None else {}
    marks = {NUMBER: f" {_OF_NUMBERS}", TEXT: ""}
    columns = [f"{column.title_th}{marks[column.type]}" for column in point.columns]
    return {**keys, "columns": "\n".join(columns)} if columns else keys


def _wrong(path: str, code: str, points: tuple[Typed, ...]) -> Wrong:
    """A problem's path in the file, as a place in the draft."""
    found = re.match(r"points\[(\d+)\]\.(\w+)", path)
    if found is None:
        return Wrong("", re.split(r"[.\[]", path)[0], code)
    return Wrong(points[int(found[1])].id, found[2], code)
