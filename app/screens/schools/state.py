"""The list of schools: found by what was typed, grouped by cluster, in the order of a Thai dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fieldwork.records import School
from fieldwork.thai.sorting import school_sort_key
from fieldwork.thai.text import Match, match


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """One row."""

    id: str
    name: str
    name_en: str
    district: str
    size: str
    connectivity: str


@dataclass(frozen=True, slots=True)
class Group:
    """One cluster's schools; `name` is empty for those without a cluster."""

    name: str
    schools: tuple[SchoolLine, ...]


@dataclass(frozen=True, slots=True)
class SchoolsState:
    """What the list shows."""

    query: str = ""
    groups: tuple[Group, ...] = ()
    total: int = 0

    @property
    def found(self) -> int:
        """How many schools match."""
        return sum(len(group.schools) for group in self.groups)


def read(schools: Iterable[School], query: str, today: date) -> SchoolsState:
    """The schools that match, in their clusters. Those closed by today appear only when asked for by name."""
    everything = list(schools)
    wanted = [s for s in everything if (s.is_open_on(today) or query.strip()) and _fits(query, s)]
    clusters = sorted({s.cluster or "~" for s in wanted})
    groups = tuple(_group([s for s in wanted if (s.cluster or "~") == cluster]) for cluster in clusters)
    return SchoolsState(query, groups, len(everything))


def _fits(query: str, school: School) -> bool:
    said = (school.name, school.name_en, school.district, school.code, school.code8)
    about = " ".join(each for each in said if each)
    return not query.strip() or match(query, about) is not Match.NONE


def _group(schools: list[School]) -> Group:
    rows = sorted(schools, key=lambda s: school_sort_key(s.name or ""))
    return Group(rows[0].cluster_name or rows[0].cluster or "", tuple(map(_line, rows)))


def _line(school: School) -> SchoolLine:
    return SchoolLine(
        id=school.id,
        name=school.name or "",
        name_en=school.name_en or "",
        district=school.district or "",
        size=school.size or "",
        connectivity=school.connectivity or "",
    )
