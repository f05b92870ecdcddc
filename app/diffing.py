"""Flet's comparison of two drawings, asked to look only at what is set, and to keep lists apart.

To find the controls that came and went it visits every field that a control could have, some fifty of them, most never
given. Each of its controls knows which were (`_values`), so those alone are visited: the same controls in the same
order, and a third of the work. `tests/app/test_diffing.py` draws screens both ways.

What left a list and what came into one are taken for the same where place and path are. When a row moves, another has
its path from then on: a button that left the one and came into the other stayed where it was. So each list is known by
itself here, and not by its path.
"""

from __future__ import annotations

import dataclasses
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from flet.controls import object_patch

_PLAIN_KEY = object_patch.DiffBuilder._index_key
Fields = tuple[dataclasses.Field[Any], ...]
_COMPARISON: Any = object_patch
_LOGGER = _COMPARISON.logger


def quicken() -> None:
    """Let Flet compare that way from now on. Call once; again changes nothing."""
    _COMPARISON.dataclasses = SimpleNamespace(**vars(dataclasses) | {"fields": fields_set, "is_dataclass": is_one})
    _COMPARISON.logger = SimpleNamespace(debug=_say_nothing)
    _COMPARISON.DiffBuilder._index_key = key_in_its_list


def plainly() -> None:
    """Let Flet compare as it does by itself, for tests that hold the two against each other."""
    _COMPARISON.dataclasses = dataclasses
    _COMPARISON.logger = _LOGGER
    _COMPARISON.DiffBuilder._index_key = _PLAIN_KEY


def fields_set(item: Any) -> Fields:
    """The fields of a dataclass that may hold something, in their order; all, where it does not say what was given."""
    given = getattr(item, "_values", None)
    if given is None:
        return dataclasses.fields(item)
    # What went back to its default is no longer held, and still a change.
    changed = (*item._dirty, *getattr(item, "__changes", ()))
    cls: Any = type(item)
    return _named(cls, (*given, *changed))


def key_in_its_list(builder: Any, item: Any, item_key: Any, path: list[Any]) -> Any:
    """What an item that came or went is known by: its key in the list that is compared, of which `path` is the own one.
    It is held until the comparison ends, or another list could be given its number."""
    if item_key is None:
        return item
    builder.__dict__.setdefault("lists", []).append(path)
    return item_key[0], id(path)


def is_one(item: Any) -> bool:
    """Whether something is a dataclass or one's instance."""
    cls: Any = item if isinstance(item, type) else type(item)
    return _is_dataclass(cls)


@lru_cache(maxsize=4096)
def _named(cls: type, names: tuple[str, ...]) -> Fields:
    """Fields of a class: these, and those that hold something whether it was given or not."""
    fields = dataclasses.fields(cls)  # type: ignore[arg-type]
    always = getattr(cls, "_structural_fields", None)
    return fields if always is None else tuple(field for field in fields if field.name in always or field.name in names)


@cache
def _is_dataclass(cls: type) -> bool:
    return dataclasses.is_dataclass(cls)


def _say_nothing(*said: Any) -> None:
    """Asking each time whether anybody listens to these lines cost a tenth of the comparison."""
