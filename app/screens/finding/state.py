"""One finding as a value: a line of text, its nature, its indicators, its photos in order. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument
from fieldwork.records import Addressee, Finding, Sheet, Visit
from fieldwork.records import Phrase as KeptPhrase
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import evidence_gap, instrument_of
from fieldwork.thai.sorting import sort_key
from fieldwork.thai.text import normalise, normalise_line

MAX_PHOTOS = 20
CAPTION_MAX_CHARS = 300
PHRASE_MAX_CHARS = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """One indicator a finding may be tied to."""

    id: str
    title_th: str
    title_en: str
    area_th: str
    area_en: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words a person writes again and again. `uses` is how many of the own findings hold them."""

    id: str
    text: str
    uses: int


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of a finding."""

    hash: str
    caption: str
    order: int
    width: int
    height: int
    faces: bool = False


@dataclass(frozen=True, slots=True)
class FindingPage:
    """Everything on the screen. `choices` come in the order of the visit's instruments. `told_as` is the concern that
    was begun from this hazard, "" for none; `is_told` once somebody is named who is told of it."""

    id: str
    visit: str
    school: str
    author: str
    fields: Mapping[str, Any]
    is_new: bool
    choices: tuple[Choice, ...]
    offered: str
    told_as: str
    is_told: bool

    @property
    def finding(self) -> Finding:
        """The typed view of the stored fields."""
        found: Finding = Finding.kind().read(self.id, self.fields)
        return found

    @property
    def photos(self) -> tuple[Photo, ...]:
        """The photos in the order the author put them."""
        held = [_photo(name, given) for name, given in self.finding.photos.items() if isinstance(given, dict)]
        return tuple(sorted(held, key=lambda photo: (photo.order, photo.hash)))

    @property
    def tied(self) -> tuple[str, ...]:
        """The indicators it is tied to: a new one to the indicator it was opened from."""
        if self.is_new:
            return (self.offered,) if self.offered else ()
        return tuple(name for name, on in self.finding.indicators.items() if on)

    @property
    def is_locked(self) -> bool:
        """A removed finding is shown but not changed."""
        return bool(self.fields.get("removed"))


def read_finding(world: World, *, visit: str, finding: str, person: str, indicator: str = "") -> FindingPage | Refusal:
    """The finding as the device has it, or a new one; why not when the visit is not here or it is not one's own."""
    found = world.get("visit", visit)
    if found is None or found.fields.get("cancelled"):
        return Refusal("no_visit")
    typed = Visit.of(found)
    if person not in typed.members:
        return Refusal("not_in_team")
    record = world.get("finding", finding)
    if record is not None and record.fields.get("author") != person:
        return Refusal("author_only")
    choices = choices_of(world, typed, person)
    concern = concern_of(finding)
    named = (a for a in map(Addressee.of, world.find("addressee", visit=visit)) if not a.withdrawn)
    return FindingPage(
        id=finding,
        visit=visit,
        school=typed.school or "",
        author=person,
        fields=dict(record.fields) if record else {},
        is_new=record is None,
        choices=choices,
        offered=indicator if any(choice.id == indicator for choice in choices) else "",
        told_as=concern if world.get("concern", concern) is not None else "",
        is_told=any(a.concern == concern for a in named),
    )


def phrases_of(world: World, person: str) -> tuple[Phrase, ...]:
    """The person's own phrases, those used most first."""
    kept = [p for p in map(KeptPhrase.of, world.find("phrase", owner=person)) if p.text and not p.forgotten]
    said = [f.text for f in map(Finding.of, world.find("finding", owner=person)) if f.text and not f.removed]
    counted = [Phrase(p.id, p.text or "", sum((p.text or "") in text for text in said)) for p in kept]
    return tuple(sorted(counted, key=lambda each: (-each.uses, sort_key(each.text))))


def keep_phrase(person: str, text: str) -> tuple[str, dict[str, Any]]:
    """The record that keeps a line as a phrase, by its id and fields. One that was taken off the list comes back."""
    line = normalise_line(text)
    return KeptPhrase.kind().id_of(person, line), {"author": person, "text": line, "forgotten": None}


def may_keep_phrase(page: FindingPage, phrases: Sequence[Phrase]) -> bool:
    """Whether the line is worth keeping: short enough for a phrase, and none yet."""
    line = normalise_line(page.finding.text or "")
    return bool(line) and len(line) <= PHRASE_MAX_CHARS and all(line != phrase.text for phrase in phrases)


def put_in(page: FindingPage, phrase: Phrase) -> dict[str, Any]:
    """The line with a phrase behind what stands there."""
    return write_text(" ".join(part for part in ((page.finding.text or "").rstrip(), phrase.text) if part))


def held_by_a_sheet(world: World, finding: str, fields: Mapping[str, Any]) -> Refusal | None:
    """Why this change would take from a submitted sheet what it rests on, or None."""
    before = world.get("finding", finding)
    after = Record("finding", finding, {**(before.fields if before else {}), **fields})
    return evidence_gap(Change(before, after, frozenset(fields)), world)


def choices_of(world: World, visit: Visit, author: str) -> tuple[Choice, ...]:
    """Every indicator of the visit's rubrics, and behind them those that only a rubric has with which the author began
    a sheet before it was taken off: that sheet is finished (R-79), and needs its evidence."""
    own = map(Sheet.of, world.find("sheet", visit=visit.id, owner=author))
    begun = sorted({sheet.instrument or "" for sheet in own} - set(visit.used))
    found: dict[str, Choice] = {}
    for form in [*_rubrics(visit.used, world), *_rubrics(begun, world)]:
        for area in form.areas:
            for each in area.indicators:
                choice = Choice(each.id, each.title_th, each.title_en, area.title_th, area.title_en)
                found.setdefault(each.id, choice)
    return tuple(found.values())


def _rubrics(names: Iterable[str], world: World) -> list[Instrument]:
    read = (instrument_of(name, world) for name in names)
    return sorted((form for form in read if isinstance(form, Instrument)), key=lambda form: form.id)


def begin(page: FindingPage, now_ms: int, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The edit that stores these fields; the first of a finding carries whose it is, where, and what it is tied to."""
    if not page.is_new:
        return {name: value for name, value in fields.items() if page.fields.get(name) != value}
    keys: dict[str, Any] = {"visit": page.visit, "school": page.school, "author": page.author, "made_at": now_ms}
    offered = {f"indicators.{page.offered}": True} if page.offered else {}
    return {**keys, **offered, **fields}


def choose_nature(nature: str) -> dict[str, Any]:
    """A strength, something to improve, or a note."""
    return {"nature": nature}


def write_text(text: str) -> dict[str, Any]:
    """The line itself."""
    return {"text": normalise(text) or None}


def write_team_note(text: str) -> dict[str, Any]:
    """What the team should know beside it."""
    return {"team_note": normalise(text) or None}


def keep_inside(internal: bool) -> dict[str, Any]:
    """Whether it stays with the team or may reach the school."""
    return {"internal": internal}


def tie(page: FindingPage, indicator: str) -> dict[str, Any]:
    """Tie to an indicator, or untie from it."""
    return {f"indicators.{indicator}": None if indicator in page.tied else True}


def add_photo(page: FindingPage, sha256: str, *, width: int, height: int, faces: bool = False) -> dict[str, Any]:
    """Put a photo behind the others. The same photo twice is one photo. `faces` says there are some, by leave."""
    if any(photo.hash == sha256 for photo in page.photos):
        return {}
    last = max((photo.order for photo in page.photos), default=0)
    said = {"faces": True} if faces else {}
    return {f"photos.{sha256}": {"caption": "", "order": last + 1, "width": width, "height": height, **said}}


def replace_photo(
    fields: Mapping[str, Any], old: str, new: str, *, width: int, height: int, faces: bool
) -> dict[str, Any]:
    """Put a photo in the place of another in a record with these fields, caption and order included, in one edit."""
    given = fields.get(f"photos.{old}")
    rest = {key: value for key, value in given.items() if key != "faces"} if isinstance(given, dict) else {}
    placed = {**rest, "width": width, "height": height, **({"faces": True} if faces else {})}
    away = {f"photos.{old}": None} if old != new else {}
    return {**away, f"photos.{new}": placed}


def caption(page: FindingPage, sha256: str, text: str) -> dict[str, Any]:
    """Say what a photo shows."""
    return _with(page, sha256, {"caption": normalise(text)[:CAPTION_MAX_CHARS]})


def take_away(sha256: str) -> dict[str, Any]:
    """Take a photo out of the finding. The picture itself stays until nothing names it."""
    return {f"photos.{sha256}": None}


def move_up(page: FindingPage, sha256: str) -> dict[str, Any]:
    """Swap a photo with the one before it; the first stays where it is."""
    names = [photo.hash for photo in page.photos]
    index = names.index(sha256)
    if index == 0:
        return {}
    return _reordered(page, [*names[: index - 1], names[index], names[index - 1], *names[index + 1 :]])


def concern_of(finding: str) -> str:
    """The one concern that a hazard is told as, so that a second tap opens the first."""
    return natural_id("concern-of-finding", finding)


def as_concern(page: FindingPage, now_ms: int) -> dict[str, Any]:
    """A hazard as what is told in confidence: the same words and photos, so that nothing is written twice."""
    photos = {name: value for name, value in page.fields.items() if name.startswith("photos.") and value is not None}
    keys = {"visit": page.visit, "school": page.school, "author": page.author, "made_at": now_ms}
    return {**keys, "nature": "hazard", "text": page.finding.text, **photos}


def put_back() -> dict[str, Any]:
    """Undo the removal."""
    return {"removed": None}


def _reordered(page: FindingPage, names: Sequence[str]) -> dict[str, Any]:
    held = {photo.hash: photo.order for photo in page.photos}
    moved = [(name, order) for order, name in enumerate(names, start=1) if held[name] != order]
    return {key: value for name, order in moved for key, value in _with(page, name, {"order": order}).items()}


def _with(page: FindingPage, sha256: str, change: Mapping[str, Any]) -> dict[str, Any]:
    given = page.fields.get(f"photos.{sha256}")
    return {f"photos.{sha256}": {**(given if isinstance(given, dict) else {}), **change}}


def _photo(name: str, given: Mapping[str, Any]) -> Photo:
    sizes = [given.get(key) for key in ("order", "width", "height")]
    order, width, height = (value if isinstance(value, int) else 0 for value in sizes)
    return Photo(name, str(given.get("caption") or ""), order, width, height, given.get("faces") is True)
