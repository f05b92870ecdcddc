"""What must be true of what people sign, rate blind and tell in confidence. Reads the office's rows and log."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fieldwork.debriefs import signings_of
from fieldwork.lessons import signings_of_lesson
from fieldwork.records import RoleName, Sheet
from tests.simulation.area import POINTS
from tests.simulation.readers import Readers, raters_of

if TYPE_CHECKING:
    from tests.simulation.day import Day

_TELLS = {"sheet", "calibration", "rater", "answered", "total", "submitted_at"}


class Signed:
    """Looks along the way at results that were open, and at the end at everything."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._restores = 0
        self._seen: set[str] = set()
        self._handed_in: dict[str, Mapping[str, Any]] = {}

    def looked(self) -> Iterator[str]:
        """After each push: a sheet that was in when its result was open is in for ever, and none that is in changes."""
        if self._restores != self._day.office.restores:
            self._restores = self._day.office.restores
            self._seen.clear()
            self._handed_in.clear()
        now = Readers(self._day)
        sheets = now.all("calibration_sheet")
        for record in sorted(self._seen):
            if sheets.get(record, {}).get("submitted_at") is None:
                yield f"calibration_sheet {record} was taken back after its result was open"
        is_in = {r: s for r, s in sheets.items() if s.get("submitted_at") is not None and now.is_open(s["calibration"])}
        every = {**sheets, **now.all("checksheet")}
        for record, before in self._handed_in.items():
            after = every[record]
            if after.get("submitted_at") == before["submitted_at"] and _said(after) != _said(before):
                yield f"{record} was changed after it was handed in"
        self._handed_in = {r: s for r, s in every.items() if s.get("submitted_at") is not None}
        self._seen = {r for r, s in is_in.items() if s["rater"] in raters_of(now.all("calibration")[s["calibration"]])}

    def told_too_much(self, row: Mapping[str, Any]) -> bool:
        """Whether who has handed in is told with more than that."""
        return row["kind"] == "calibration_progress" and not set(row["fields"]) <= _TELLS

    def at_the_end(self) -> Iterator[str]:
        """Everybody has synced in peace."""
        now = Readers(self._day)
        log = self._day.office.look("SELECT kind, record, edit, person, fields FROM change")
        yield from self._of_signatures(now)
        yield from _rewritten(log)
        yield from self._standing(now)
        yield from self._standing_under_lessons(now)
        yield from _let_in(now, log)
        yield from self._turned_away()
        yield from _of_checksheets(now)
        if not self._day.office.restores:
            for record, convention in now.all("convention").items():
                if not now.is_open(convention["calibration"]):
                    yield f"convention {record} was agreed on before the result was open"

    def _of_signatures(self, now: Readers) -> Iterator[str]:
        """Each stands under its own words, from the team or from who runs the school; a drawing under no others."""
        start, under = self._day.start, defaultdict(set)
        principal = start.owners[3].person
        signatures = now.all("signature")
        by_team = {s["digest"] for s in signatures.values() if s["author"] != principal}
        for record, given in sorted(signatures.items()):
            words, author = given["words"], given["author"]
            if given.get("drawing"):
                under[given["drawing"]].add((given["digest"], given.get("person"), given.get("name")))
            if given.get("sheet") is not None:
                yield from _under_lesson(now, record, given)
                continue
            if _digest(words) != given["digest"] or words["visit"] != given["visit"]:
                yield f"signature {record} stands under other words than it was given for"
            if author not in start.teams[given["visit"]] and author != principal:
                yield f"signature {record} was taken by somebody outside the team"
            if author == principal and (given.get("person") != author or given["digest"] not in by_team):
                yield f"signature {record} was given by the school under what nobody of the team put there"
            if not all(each[name] for each in words["agreements"] for name in ("action", "owner", "due")):
                yield f"signature {record} is under an agreement without who, what or when"
        for drawing, places in under.items():
            if len(places) > 1:
                yield f"the drawing {drawing} stands under several words"

    def _standing(self, now: Readers) -> Iterator[str]:
        """Every phone that holds what was chosen says of each signature whether it is under what is said now."""
        for phone in self._day.phones:
            seat = now.seat(phone.owner.person)
            if not seat.role or seat.role == RoleName.PRINCIPAL or phone.store.quarantine.all():
                continue
            for visit, school in zip(self._day.start.visits, self._day.start.schools, strict=True):
                if not seat.visits(school) or not any(d["visit"] == visit for d in now.all("debrief").values()):
                    continue
                words = now.words_of(visit)
                for signing in signings_of(visit, phone.store):
                    if signing.stands != (_digest(words) == signing.digest):
                        yield f"phone {phone.number} says {signing.stands} of {signing.digest[:8]}, whatever is said"

    def _standing_under_lessons(self, now: Readers) -> Iterator[str]:
        """The same of every lesson that a phone holds, the school's too."""
        for phone in self._day.phones:
            if not now.seat(phone.owner.person).role or phone.store.quarantine.all():
                continue
            for sheet in map(Sheet.of, phone.store.find("sheet")):
                for signing in signings_of_lesson(sheet, phone.store):
                    if signing.stands != (_digest(now.lesson_words(sheet.id)) == signing.digest):
                        yield f"phone {phone.number} says {signing.stands} of the lesson {signing.digest[:8]}"

    def _turned_away(self) -> Iterator[str]:
        """Whatever was begun goes on with the version it was begun with."""
        if self._day.office.restores:
            return
        for code, payload in self._day.office.look("SELECT code, payload FROM quarantine"):
            edit = json.loads(payload)
            if edit["kind"] == "checksheet" and code == "instrument_not_on_visit":
                yield f"checksheet {edit['record']} is not taken, though its checklist was on the visit"


def _under_lesson(now: Readers, record: str, given: Mapping[str, Any]) -> Iterator[str]:
    """A teacher's name stands under the words that it was given for, by whoever observed that lesson."""
    words, sheet = given["words"], now.all("sheet").get(given["sheet"], {})
    if _digest(words) != given["digest"] or words["sheet"] != given["sheet"]:
        yield f"signature {record} stands under other words than it was given for"
    if given["author"] != sheet.get("rater") or given["visit"] != sheet.get("visit"):
        yield f"signature {record} was taken by somebody who did not observe the lesson"
    if given["side"] != "teacher" or sheet.get("subject") == sheet.get("school"):
        yield f"signature {record} is under no lesson"


def _said(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """All but why it was opened again: somebody may have done so who had not seen that it was handed in."""
    return {name: value for name, value in sheet.items() if not name.startswith("reopened.")}


def _of_checksheets(now: Readers) -> Iterator[str]:
    """Every answer is to a point that there is, and what is handed in is whole."""
    for record, sheet in now.all("checksheet").items():
        points = {name.partition(".")[2] for name in sheet if name.startswith("answers.")}
        if not points <= set(POINTS):
            yield f"checksheet {record} answers {sorted(points)}"
        if sheet.get("submitted_at") is not None and not {"P1", "P4"} <= points:
            yield f"checksheet {record} was handed in with {sorted(points)} alone"


def _rewritten(log: list[tuple[Any, ...]]) -> Iterator[str]:
    """A signature is written by one edit, and only given back by others."""
    edits: dict[str, set[str]] = defaultdict(set)
    for kind, record, edit, _, fields in log:
        if kind == "signature" and any(len(pair) < 5 for pair in json.loads(fields).values()):
            edits[record].add(edit)
    yield from (
        f"signature {record} was written {len(found)} times" for record, found in edits.items() if len(found) > 1
    )


def _let_in(now: Readers, log: list[tuple[Any, ...]]) -> Iterator[str]:
    """Who is told was named by the author, whoever opened it was told, and nobody wrote into another's own."""
    concerns, addressees = now.all("concern"), now.all("addressee")
    for kind, record, _, person, fields in log:
        if kind == "addressee" and record in addressees:
            told = addressees[record]
            author = concerns.get(told["concern"], {}).get("author")
            if person != (told["person"] if set(json.loads(fields)) == {"seen_at"} else author):
                yield f"addressee {record} was written by somebody who may not say who is told"
        elif kind in ("concern", "calibration_sheet", "checksheet", "checklist_draft", "phrase"):
            owner = now.all(kind).get(record, {})
            if person != (owner.get("rater") or owner.get("author") or person):
                yield f"{kind} {record} was written by somebody else"


def _digest(words: Any) -> str:
    """As docs and records have it: sha-256 of the words as JSON with sorted keys and no blanks."""
    return hashlib.sha256(
        json.dumps(words, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()
