"""Addresses on a visit: of findings and concerns with where the person came from, of lessons, of what is signed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode


@dataclass(frozen=True, slots=True)
class Origin:
    """What the address says beside the id."""

    indicator: str
    back: str


def finding_path(visit: str, finding: str, *, indicator: str = "", back: str = "") -> str:
    """The address of a finding, new or known."""
    said = {name: value for name, value in (("indicator", indicator), ("back", back)) if value}
    return f"/visits/{visit}/finding/{finding}" + (f"?{urlencode(said)}" if said else "")


def concern_path(visit: str, concern: str, *, back: str = "") -> str:
    """The address of a concern, new or known, for its author."""
    return f"/visits/{visit}/concern/{concern}" + (f"?{urlencode({'back': back})}" if back else "")


def debrief_path(visit: str) -> str:
    """The address where a visit's strengths, next steps and agreements are read together and signed."""
    return f"/visits/{visit}/debrief"


def lesson_path(visit: str, instrument: str, subject: str) -> str:
    """The address of the sheet of one lesson, for its rater."""
    return f"/visits/{visit}/lesson/{instrument}/{subject}"


def observed_path(visit: str, sheet: str) -> str:
    """The address where a lesson is read, and where its rater lets the teacher sign."""
    return f"/visits/{visit}/observed/{sheet}"


def origin_of(route: str, *, visit: str) -> Origin:
    """Read an address. Going back never leaves the visit, whatever the address says."""
    asked = parse_qs(route.partition("?")[2])
    home = f"/visits/{visit}"
    back = asked.get("back", [home])[0]
    inside = back == home or back.startswith(f"{home}/")
    return Origin(asked.get("indicator", [""])[0], back if inside else home)
