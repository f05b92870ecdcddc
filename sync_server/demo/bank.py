"""The demo's own files under assets/demo: schools, people and the sentences they write, read once."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is eight times faster
ASSETS = Path(__file__).resolve().parents[2] / "assets"


@cache
def sentences(name: str) -> dict[str, Any]:
    """One file of sentences: rubric, lesson, checklist or conversation."""
    return dict(_yaml(f"demo/{name}_sentences.yaml"))


@cache
def people() -> list[dict[str, Any]]:
    """Everybody, in the order in which sign-ins are listed."""
    return list(_yaml("demo/people.yaml"))


def name_of(login: str) -> str:
    """A person's name as it is signed."""
    row = _person(login)
    return f"{row['title']}{row['given']} {row['surname']}"


def position_of(login: str) -> str:
    """What a person is, as it stands under the signature."""
    return str(_person(login).get("position") or "")


def _person(login: str) -> dict[str, Any]:
    return next(row for row in people() if row["login"] == login)


@cache
def picture_of(indicator: str) -> tuple[bytes, str] | None:
    """The drawing that goes with findings about an indicator, and its caption."""
    for name, picture in _yaml("demo/pictures.yaml").items():
        if indicator in picture["indicators"]:
            return (ASSETS / "demo" / "pictures" / f"{name}.png").read_bytes(), str(picture["caption"])
    return None


@cache
def schools() -> list[dict[str, str]]:
    """The rows of the school list, codes as text."""
    with (ASSETS / "demo" / "schools.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def instruments() -> dict[str, dict[str, Any]]:
    """The shipped rubrics and count tables by their own id, as the YAML parser gives them."""
    return {name: each for name, each in _shipped().items() if each["kind"] != "checklist"}


@cache
def checklists() -> dict[str, dict[str, Any]]:
    """The shipped checklists by their own id."""
    return {name: each for name, each in _shipped().items() if each["kind"] == "checklist"}


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    found = [_yaml(f"instruments/{path.name}") for path in sorted((ASSETS / "instruments").glob("*.yaml"))]
    return {document["id"]: document for document in found}


def _yaml(path: str) -> Any:
    return yaml.load((ASSETS / path).read_text(encoding="utf-8"), Loader=_LOADER)
