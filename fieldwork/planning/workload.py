"""How much visiting each person carries between two days: visits made and to come, those led, the way to drive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fieldwork.records import Visit


@dataclass(frozen=True, slots=True)
class Load:
    """One person's share. `km` is there and back for every visit whose distance is known; `unknown` those without."""

    person: str
    made: int = 0
    to_come: int = 0
    led: int = 0
    days: int = 0
    km: int = 0
    unknown: int = 0

    @property
    def visits(self) -> int:
        """All of them."""
        return self.made + self.to_come


def workload(
    visits: Iterable[Visit],
    people: Iterable[str],
    *,
    first: date,
    last: date,
    today: date,
    distances: Mapping[str, int],
) -> tuple[Load, ...]:
    """Everybody who is in a team in these days, and these people even when they are in none; most visits first."""
    mine: dict[str, list[Visit]] = defaultdict(list)
    begin, end = first.isoformat(), last.isoformat()
    for visit in visits:
        if visit.day and begin <= visit.day <= end and not visit.cancelled:
            for member in visit.members:
                mine[member].append(visit)
    loads = [_load(person, mine.get(person, []), today.isoformat(), distances) for person in {*people, *mine}]
    return tuple(sorted(loads, key=lambda load: (-load.visits, -load.led, load.person)))


def _load(person: str, visits: list[Visit], today: str, distances: Mapping[str, int]) -> Load:
    known = [distances[visit.school] for visit in visits if visit.school and visit.school in distances]
    return Load(
        person,
        made=sum((visit.day or "") <= today for visit in visits),
        to_come=sum((visit.day or "") > today for visit in visits),
        led=sum(visit.leader == person for visit in visits),
        days=len({visit.day for visit in visits}),
        km=2 * sum(known),
        unknown=len(visits) - len(known),
    )
