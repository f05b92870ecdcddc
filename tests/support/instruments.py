"""The shipped instruments as a parsed file or as values, and quick ways to fill a sheet."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fieldwork.answers import Answer
from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "instruments"


def document(name: str) -> dict[str, Any]:
    """A fresh copy of a shipped file as the YAML parser gives it, free to be damaged."""
    return copy.deepcopy(_parsed(name))


def as_published(name: str) -> dict[str, Any]:
    """A fresh copy of a shipped file as a record of a published version holds it."""
    copied: dict[str, Any] = json.loads(_written(name))
    return copied


def rubric(name: str = "ADM4") -> Instrument:
    instrument = read(document(name))
    assert isinstance(instrument, Instrument)
    return instrument


def count_table() -> CountTable:
    table = read(document("LIT"))
    assert isinstance(table, CountTable)
    return table


def checklist() -> Checklist:
    found = read(document("POL1"))
    assert isinstance(found, Checklist)
    return found


def rated(**levels: int) -> dict[str, Answer]:
    """Answers with these levels, each with a note, so that evidence is never what is missing."""
    return {indicator: Answer(level=level, note="พบจริง") for indicator, level in levels.items()}


def all_rated(instrument: Instrument, level: int) -> dict[str, Answer]:
    return rated(**{indicator.id: level for indicator in instrument.indicators})


def row(reading: tuple[int, int, int, int] = (40, 30, 20, 10), **columns: int | None) -> dict[str, int | None]:
    """One row of the count table, 100 of 105 pupils screened; writing repeats reading unless said otherwise."""
    levels = {f"{skill}:L{level}": n for skill in "RW" for level, n in zip((4, 3, 2, 1), reading, strict=True)}
    return {"enrolled": 105, "screened": 100, "excluded": 5, **levels, **columns}


@cache
def _written(name: str) -> str:
    return json.dumps(_parsed(name))


@cache
def _parsed(name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return parsed
