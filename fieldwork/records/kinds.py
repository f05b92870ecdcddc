"""The record engine's declarations: a kind is a dataclass whose fields say what they hold, who may write, how private.

Adding a kind is adding a dataclass here and its screens: storage, sync, history, permissions, export and backup read
these declarations and need no new code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, Self, TypeVar, cast

from fieldwork import ids
from fieldwork.records.stored import Record

_MOST_PLACES = 4096
_MOST_TOUCHED, _FEW = 4096, 24
TIES = frozenset({"visit", "school", "rater", "author", "instrument", "subject", "feedback", "item", "calibration"})
"""Fields that tie a record to others, for ever."""
MAX_TEXT = 20_000
Shape = TypeVar("Shape")


class Writer(StrEnum):
    """Who may write a field. `fieldwork.access` decides who that is for a given record."""

    OFFICE = "office"  # the secretariat
    AUTHOR = "author"  # the one person the record belongs to
    TEAM = "team"  # members of the visit's team
    LEADER = "leader"  # the visit's leader
    FACILITATOR = "facilitator"  # the person who leads the calibration
    PRINCIPAL = "principal"  # the head of the record's school
    SERVER = "server"  # derived or office actions that pass through the server's own checks
    SHARED = "shared"  # team, office and the school's principal


class Privacy(StrEnum):
    """How private a field is; exports and reports follow it."""

    PUBLIC = "public"
    OFFICIAL = "official"
    NAMED = "named"  # tells something about a named person: never leaves the supervision group and the school
    PRIVATE = "private"  # the author's own until released


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What one field may hold. `each` fields are stored one by one, as `name.key`, so that people never collide."""

    type: str  # text | int | bool | date | moment | id | choice | blob | json
    writer: Writer
    privacy: Privacy = Privacy.OFFICIAL
    each: bool = False
    choices: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    max_chars: int = MAX_TEXT
    required: bool = False

    def problem(self, value: Any) -> str | None:
        """The code of what is wrong with a value, or None. A field may be emptied (None) unless it is required."""
        if value is None:
            return "required" if self.required else None
        return _CHECKS[self.type](self, value)


Check = Callable[[FieldRule, Any], str | None]
"""The code of what is wrong with a value that is there, or None."""


def rule(type_: str, writer: Writer, **extra: Any) -> Any:
    """Declare a dataclass field of a kind."""
    made = FieldRule(type_, writer, **extra)
    metadata = {"rule": made}
    if made.each:
        return dataclasses.field(default_factory=dict, metadata=metadata)
    return dataclasses.field(default=None, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Touched:
    """What a kind declares of the fields of one edit: each name with its rule (None: unknown here) and the check of it,
    in order of name, who may write them together, and which of them hold their first value for ever."""

    rules: tuple[tuple[str, FieldRule | None, Check], ...]
    writers: tuple[Writer, ...]
    fixed: tuple[str, ...]

    def problem(self, fields: Mapping[str, Any]) -> tuple[str, str] | None:
        """The first of these fields that is unknown or holds what it may not, after the code of what is wrong."""
        get = fields.get
        for name, rule_, check in self.rules:  # runs for every field of every edit: `FieldRule.problem`, spelled out
            if rule_ is None:
                return "unknown_field", name
            value = get(name)
            if value is not None:
                wrong = check(rule_, value)
                if wrong:
                    return wrong, name
            elif rule_.required:
                return "required", name
        return None


@dataclass(frozen=True)
class Kind:
    """One kind of record: its name, its natural key (empty: a UUIDv7), and the keys devices and servers index."""

    name: str
    shape: type
    key: tuple[str, ...]
    rules: Mapping[str, FieldRule]
    insert_only: bool = False
    required: tuple[str, ...] = ()
    _places: dict[str, tuple[str, str]] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    _touched: dict[frozenset[str], Touched] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def fixed(self) -> frozenset[str]:
        """The fields that hold their first value for ever: its key, what ties it to other records, and all of one that
        is only ever inserted."""
        return frozenset(self.rules if self.insert_only else {*self.key, *TIES} & self.rules.keys())

    @cached_property
    def _worked_out(self) -> tuple[str, ...]:
        """The attributes of the typed view that are worked out from its fields and kept beside them."""
        return tuple(name for name, held in vars(self.shape).items() if isinstance(held, cached_property))

    def id_of(self, *key: str | int) -> str:
        """The id of the record with this natural key."""
        if len(key) != len(self.key):
            raise ValueError(f"{self.name} has the key {self.key}, got {key!r}")
        return ids.natural_id(self.name, *key)

    def rule_of(self, field: str) -> FieldRule | None:
        """The rule of a stored field name, `levels.AC1` included; None for a name this version does not know."""
        whole = self.rules.get(field)
        if whole is not None:
            return None if whole.each else whole
        name, _, key = field.partition(".")
        found = self.rules.get(name)
        return found if found is not None and found.each and key else None

    def touched(self, fields: frozenset[str]) -> Touched:
        """What is declared of these fields. People write the same few together, so it is kept up to a bound."""
        known = self._touched.get(fields)
        if known is None:
            named = [(name, self.rule_of(name)) for name in sorted(fields)]
            rules = tuple((name, rule, _CHECKS[rule.type if rule else "json"]) for name, rule in named)
            writers = tuple(sorted({rule.writer for _, rule in named if rule is not None}))
            fixed = tuple(name for name, _ in named if name.partition(".")[0] in self.fixed)
            known = Touched(rules, writers, fixed)
            if len(self._touched) >= _MOST_TOUCHED:
                self._touched.clear()
            if len(fields) <= _FEW:
                self._touched[fields] = known
        return known

    def read(self, record_id: str, fields: Mapping[str, Any]) -> Any:
        """The typed view of stored fields. Unknown fields stay in the store and are left out here."""
        values: dict[str, Any] = {}
        for name, value in fields.items():
            head, key = self._places.get(name) or self._place(name)
            if not key:
                if head:
                    values[head] = value
            elif value is not None:
                values.setdefault(head, {})[key] = value
        return self.shape(id=record_id, **values)

    def read_on(self, before: Any, fields: Mapping[str, Any], changed: Iterable[str]) -> Any:
        """The typed view of a record that differs from one read before in these fields only."""
        made: Any = object.__new__(self.shape)
        values: dict[str, Any] = made.__dict__
        values.update(before.__dict__)
        for name in self._worked_out:
            values.pop(name, None)
        for name in changed:
            head, key = self._places.get(name) or self._place(name)
            if not key:
                if head:
                    values[head] = fields[name]
                continue
            if values[head] is getattr(before, head):
                values[head] = dict(values[head])
            if fields[name] is None:
                values[head].pop(key, None)
            else:
                values[head][key] = fields[name]
        return made

    def _place(self, field: str) -> tuple[str, str]:
        """The attribute and key that a stored field goes to; neither for a name this version does not know.

        The same few names come again with every record, so what was worked out is kept up to a bound.
        """
        if len(self._places) >= _MOST_PLACES:
            self._places.clear()
        found = self.rule_of(field)
        head, _, key = field.partition(".") if found is not None else ("", "", "")
        self._places[field] = (head, key)
        return head, key


KINDS: dict[str, Kind] = {}
_KIND_OF: dict[type, Kind] = {}


def kind(name: str, *, key: tuple[str, ...] = (), insert_only: bool = False) -> Callable[[type[Shape]], type[Shape]]:
    """Class decorator: make a frozen dataclass of a kind's declaration and register it under its name."""

    def register(cls: type[Shape]) -> type[Shape]:
        shape = dataclass(frozen=True, kw_only=True)(cls)
        rules = {f.name: f.metadata["rule"] for f in dataclasses.fields(cast(Any, shape)) if "rule" in f.metadata}
        required = tuple(name for name, rule in rules.items() if rule.required)
        KINDS[name] = _KIND_OF[shape] = Kind(name, shape, key, rules, insert_only, required)
        return shape

    return register


def knows(kind: str, fields: Mapping[str, Any]) -> bool:
    """Whether this version has the kind, and all of these fields in it with room for these values."""
    found = KINDS.get(kind)
    return found is not None and found.touched(frozenset(fields)).problem(fields) is None


class Declared:
    """Base of all kinds: every record has an id, and stored fields become attributes."""

    id: str

    @classmethod
    def kind(cls) -> Kind:
        """The declaration this class was registered under."""
        return _KIND_OF[cls]

    @classmethod
    def of(cls, record: Any) -> Self:
        """The typed view of anything with `.id` and `.fields`. A record is read once and keeps what was read."""
        if type(record) is not Record:
            return cast(Self, cls.kind().read(record.id, record.fields))
        if type(record.typed) is not cls:
            object.__setattr__(record, "typed", cls.kind().read(record.id, record.fields))
        return cast(Self, record.typed)


def read_on(before: Record | None, after: Record, changed: Iterable[str]) -> None:
    """Let a record that differs from another in these fields only be read from what was read of that one: a sheet
    grows answer by answer, and reading it anew each time would take the square of its length."""
    if before is not None and before.typed is not None:
        made = _KIND_OF[type(before.typed)].read_on(before.typed, after.fields, changed)
        object.__setattr__(after, "typed", made)


def _text(rule_: FieldRule, value: Any) -> str | None:
    if not isinstance(value, str):
        return "not_text"
    return "too_long" if len(value) > rule_.max_chars else None


def _int(rule_: FieldRule, value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return "not_a_number"
    if (rule_.low is not None and value < rule_.low) or (rule_.high is not None and value > rule_.high):
        return "out_of_range"
    return None


def _date(_: FieldRule, value: Any) -> str | None:
    """Days are compared as texts, so there is one way to write them; weeks (`2026-W01-1`) are another."""
    try:
        return None if date.fromisoformat(value).isoformat() == value else "not_a_date"
    except (TypeError, ValueError):
        return "not_a_date"


def _moment(_: FieldRule, value: Any) -> str | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return None if whole and 0 <= value < 1 << 48 else "not_a_moment"


def _id(_: FieldRule, value: Any) -> str | None:
    return None if isinstance(value, str) and len(value) == _ID_CHARS and _is_uuid(value) else "not_an_id"


_ID_CHARS = 36
_is_uuid = lru_cache(4096)(ids.is_uuid)  # the same few visits, schools and people are named again and again


def _blob(_: FieldRule, value: Any) -> str | None:
    known = isinstance(value, str) and len(value) == 64 and set(value) <= set("0123456789abcdef")
    return None if known else "not_a_blob"


def _json(rule_: FieldRule, value: Any, depth: int = 0) -> str | None:
    if depth > 6:
        return "too_deep"
    if isinstance(value, str):
        return _text(rule_, value)
    if isinstance(value, dict):
        wrong = next((_json(rule_, v, depth + 1) for v in value.values() if _json(rule_, v, depth + 1)), None)
        return "not_json" if any(not isinstance(k, str) for k in value) else wrong
    if isinstance(value, list):
        return next((_json(rule_, v, depth + 1) for v in value if _json(rule_, v, depth + 1)), None)
    return None if value is None or isinstance(value, (bool, int, float)) else "not_json"


_CHECKS: Mapping[str, Check] = {
    "text": _text,
    "int": _int,
    "bool": lambda _, value: None if isinstance(value, bool) else "not_a_yes_or_no",
    "date": _date,
    "moment": _moment,
    "id": _id,
    "choice": lambda rule_, value: None if value in rule_.choices else "not_a_choice",
    "blob": _blob,
    "json": _json,
}
