"""One concern as a value: what was seen, who is told and who has opened it. Reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import language, roles
from fieldwork.records import Addressee, Concern, Person, RoleName, School, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal
from fieldwork.scopes import roles_on, schools_run
from fieldwork.thai.sorting import person_sort_key
from fieldwork.thai.text import normalise

MAX_PHOTOS = 6
_OFFICE = (RoleName.DIRECTOR, RoleName.SECRETARIAT, RoleName.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be told, and what that person is. `runs_school` is said plainly: it may be about them."""

    person: str
    name: str
    role: str
    runs_school: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who is told, and when it was opened. `gone`: without any role by now, so it can be opened no more."""

    person: str
    name: str
    seen_at: int | None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ConcernPage:
    """Everything on the page. Only the author writes; whoever is told reads."""

    id: str
    visit: str
    school: str
    school_name: str
    author: str
    author_name: str
    me: str
    fields: Mapping[str, Any]
    is_new: bool
    candidates: tuple[Candidate, ...]
    told: tuple[Told, ...]

    @property
    def concern(self) -> Concern:
        """The typed view of the stored fields."""
        found: Concern = Concern.kind().read(self.id, self.fields)
        return found

    @property
    def is_mine(self) -> bool:
        """Whether it is mine to write."""
        return self.author == self.me

    @property
    def photos(self) -> tuple[str, ...]:
        """The hashes of its photos in order."""
        held = [(given.get("order") or 0, sha) for sha, given in self.concern.photos.items() if isinstance(given, dict)]
        return tuple(sha for _, sha in sorted(held))

    @property
    def says_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool((self.concern.text or "").strip())


def read_concern(world: World, *, concern: str, visit: str, person: str, today: date) -> ConcernPage | Refusal:
    """The concern as the device has it, or a new one on a visit; why not when it is neither mine nor told to me."""
    record = world.get("concern", concern)
    if record is None and not visit:
        return Refusal("not_found")
    found = Concern.of(record) if record is not None else None
    of_visit = world.get("visit", (found.visit if found else visit) or "")
    author = (found.author if found else person) or ""
    if author == person and found is None and (of_visit is None or person not in Visit.of(of_visit).members):
        return Refusal("not_in_team")
    if found is not None and found.withdrawn and author != person:
        return Refusal("not_found")
    school = (found.school if found else Visit.of(of_visit).school if of_visit else "") or ""
    told = _told(world, concern, today)
    mine = author == person
    return ConcernPage(
        id=concern,
        visit=(found.visit if found else visit) or "",
        school=school,
        school_name=_school_name(world, school),
        author=author,
        author_name=_name(world, author),
        me=person,
        fields=dict(record.fields) if record else {},
        is_new=record is None,
        candidates=_candidates(world, school, person, today) if mine else (),
        told=told,
    )


def begin(page: ConcernPage, now_ms: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The edit that stores these fields; the first carries whose it is and where."""
    if not page.is_new:
        return {name: value for name, value in fields.items() if page.fields.get(name) != value}
    return {"visit": page.visit, "school": page.school, "author": page.author, "made_at": now_ms, **fields}


def write_text(text: str) -> dict[str, Any]:
    """What was seen."""
    return {"text": normalise(text) or None}


def add_photo(page: ConcernPage, sha256: str, *, width: int, height: int) -> dict[str, Any]:
    """Put a photo behind the others."""
    if sha256 in page.photos:
        return {}
    order = len(page.photos) + 1
    return {f"photos.{sha256}": {"caption": "", "order": order, "width": width, "height": height}}


def naming(page: ConcernPage, person: str, now_ms: int) -> tuple[str, dict[str, Any]]:
    """The record that tells this person, by its id and fields. Somebody whose name was taken back is told anew."""
    keys = {"concern": page.id, "visit": page.visit, "school": page.school, "person": person}
    return Addressee.kind().id_of(page.id, person), {**keys, "told_at": now_ms, "withdrawn": None}


def _told(world: World, concern: str, today: date) -> tuple[Told, ...]:
    record = world.get("concern", concern)
    if record is None:
        return ()
    found = map(Addressee.of, world.find("addressee", visit=str(record.fields.get("visit") or "")))
    mine = [a for a in found if a.concern == concern and a.person and not a.withdrawn]
    named = [
        Told(a.person or "", _name(world, a.person or ""), a.seen_at, not roles_on(a.person or "", world, today))
        for a in mine
    ]
    return tuple(sorted(named, key=lambda each: person_sort_key(each.name)))


def _candidates(world: World, school: str, me: str, today: date) -> tuple[Candidate, ...]:
    """The office by rank, then who runs the school. Nobody is chosen beforehand."""
    found: list[tuple[int, Candidate]] = []
    for person in map(Person.of, world.find("person")):
        held = roles_on(person.id, world, today) if person.id != me else []
        names = [str(role.role) for role in held]
        runs = school in schools_run(held)
        ranks = [n for n, role in enumerate(_OFFICE) if role in names]
        if ranks or runs:
            rank = min(ranks) if ranks else len(_OFFICE)
            found.append((rank, Candidate(person.id, person.name, roles.names(dict.fromkeys(names)), runs)))
    return tuple(each for _, each in sorted(found, key=lambda pair: (pair[0], person_sort_key(pair[1].name))))


def _name(world: World, person: str) -> str:
    record = world.get("person", person)
    return Person.of(record).name if record is not None else ""


def _school_name(world: World, school: str) -> str:
    record = world.get("school", school)
    found = School.of(record) if record is not None else None
    return language.of(found.name, found.name_en) if found is not None else ""
