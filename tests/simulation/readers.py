"""Who may hold what, worked out once more from the records: no line of it is shared with `fieldwork.scopes`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fieldwork.records import RoleName
from fieldwork.thai.dates import bangkok_day

if TYPE_CHECKING:
    from tests.simulation.day import Day

Fields = Mapping[str, Any]
_ALL = {"office", "school", "person", "role", "instrument", "checklist", "round", "period"}
_SCHOOL = {"visit", "counts", "receipt", "response", "acknowledgement", "signature", "target"}
_TEAM = {"consensus", "progress", "lesson_summary", "debrief", "ground"}
_RATING = {"calibration", "calibration_progress", "convention"}
_OWN = {"phrase", "checklist_draft"}
_BY_STATE = {"sheet", "finding", "calibration_sheet", "checksheet", "feedback", "agreement", "concern", "addressee"}
READ = frozenset(_ALL | _SCHOOL | _TEAM | _RATING | _OWN | _BY_STATE)
"""Every kind of which this says who may read it."""


class Readers:
    """The office's records as they stand at one moment, and who may hold which. Reads only what it is asked about."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._kinds: dict[str, dict[str, Fields]] = {}
        self._seats: dict[str, Seat] = {}

    def all(self, kind: str) -> Mapping[str, Fields]:
        """Every record of a kind by its id."""
        if kind not in self._kinds:
            rows = self._day.office.look("SELECT id, body FROM record WHERE kind = ?", kind)
            self._kinds[kind] = {record: json.loads(body) for record, body in rows}
        return self._kinds[kind]

    def seat(self, person: str) -> Seat:
        """Somebody as what the office knows of them makes them."""
        if person not in self._seats:
            self._seats[person] = Seat(self, self._day, person)
        return self._seats[person]

    def may(self, person: str, kind: str, record: str, fields: Fields) -> bool:
        """Whether this record may be on this person's phones now."""
        seat = self.seat(person)
        if not seat.role:
            return False
        if kind in _ALL:
            return True
        if kind in _RATING:
            return seat.rates
        if kind in _OWN:
            return bool(fields.get("author") == person)
        school = str(fields.get("school") or "")
        if kind == "signature" and fields.get("sheet") is not None:
            sheet = self.all("sheet").get(fields["sheet"])
            return self._by_state(seat, "sheet", "", sheet) if sheet is not None else fields["author"] == person
        if kind in _SCHOOL:
            return seat.shares(school)
        if kind in _TEAM:
            return seat.visits(school)
        return self._by_state(seat, kind, record, fields)

    def scopes(self, person: str) -> set[str]:
        """The scopes that this person's phones may hold now."""
        seat = self.seat(person)
        if not seat.role:
            return set()
        found = {"everyone", f"own:{person}", *(f"concern:{record}" for record in self.told(person))}
        for school in self._day.start.schools:
            found |= {f"school:{school}"} if seat.shares(school) else set()
            found |= {f"results:{school}"} if seat.visits(school) else set()
            found |= {f"lessons:{school}"} if seat.teaches(school) else set()
        if seat.rates and self.all("calibration"):
            ready = (record for record in self.all("calibration") if self._may_compare(person, record))
            found |= {"calibrations", *(f"calibration:{record}" for record in ready)}
        return found

    def told(self, person: str) -> set[str]:
        """The concerns this person wrote, or was told by whoever wrote them."""
        named = (a for a in self.all("addressee").values() if a.get("person") == person and not a.get("withdrawn"))
        written = {record for record, fields in self.all("concern").items() if fields.get("author") == person}
        return written | {str(a["concern"]) for a in named}

    def is_released(self, visit: str) -> bool:
        """Whether everybody of the team has handed in, or the leader closed the visit."""
        known = self.all("visit")[visit]
        if known.get("closed_at") is not None:
            return True
        team = {name.partition(".")[2] for name, on in known.items() if name.startswith("team.") and on is not None}
        sheets = [s for s in self.all("sheet").values() if s.get("visit") == visit and s["subject"] == s["school"]]
        return team | {known["leader"]} <= {s["rater"] for s in sheets if s.get("submitted_at") is not None}

    def is_open(self, calibration: str) -> bool:
        """Whether its facilitator opened it, or everybody who rates has handed in."""
        known = self.all("calibration").get(calibration)
        if known is None:
            return False
        raters = raters_of(known)
        return known.get("opened_at") is not None or bool(raters and raters <= self._in(calibration))

    def words_of(self, visit: str) -> dict[str, Any]:
        """What would be read together on a visit now."""
        chosen = [d for d in self.all("debrief").values() if d.get("visit") == visit]
        points = [(v["order"], n, v) for d in chosen for n, v in d.items() if n.startswith("items.") and v is not None]
        texts = {
            kind: [
                v["text"] for *_, v in sorted(points, key=lambda p: p[:2]) if v["kind"] == kind and v["text"].strip()
            ]
            for kind in ("strength", "next_step")
        }
        agreed = [
            {"agreement": record, **{name: a.get(name) or "" for name in ("action", "owner", "due")}}
            for record, a in sorted(self.all("agreement").items())
            if a.get("visit") == visit and not a.get("removed") and a.get("state") != "cancelled"
        ]
        return {
            "visit": visit,
            "strengths": texts["strength"],
            "next_steps": texts["next_step"],
            "agreements": agreed,
        }

    def lesson_words(self, sheet: str) -> dict[str, Any]:
        """What a teacher would read of a lesson now."""
        said = {
            name: value
            for name, value in self.all("sheet")[sheet].items()
            if name.partition(".")[0] in ("headers", "levels", "reasons", "notes", "texts")
            and value is not None
            and (value != "" or name.startswith("reasons."))
        }
        return {"sheet": sheet, "said": said}

    def _by_state(self, seat: Seat, kind: str, record: str, fields: Fields) -> bool:
        person, school = seat.person, str(fields.get("school") or "")
        if kind in ("concern", "addressee"):
            return (record if kind == "concern" else fields["concern"]) in self.told(person)
        if kind == "calibration_sheet":
            return self._may_see_levels(person, fields)
        if kind == "agreement":
            return seat.shares(school) if self._is_shared(record, fields) else seat.visits(school)
        if kind == "feedback":
            return seat.shares(school) if fields.get("published_at") is not None else fields["author"] == person
        is_in = fields.get("submitted_at") is not None
        if kind == "checksheet":
            return seat.visits(school) if is_in else fields["rater"] == person
        is_out = self.is_released(fields["visit"]) and (kind == "finding" or is_in)
        if not is_out:
            return bool(person == (fields.get("rater") or fields.get("author")))
        return seat.teaches(school) if kind == "sheet" and fields["subject"] != school else seat.visits(school)

    def _may_see_levels(self, person: str, sheet: Fields) -> bool:
        """Nobody's before the result is open, and then those of raters to whoever has nothing to be led by any more."""
        calibration = sheet["calibration"]
        counts = sheet.get("submitted_at") is not None and sheet["rater"] in raters_of(
            self.all("calibration")[calibration]
        )
        if not counts or not self.is_open(calibration):
            return bool(sheet["rater"] == person)
        return self._may_compare(person, calibration)

    def _may_compare(self, person: str, calibration: str) -> bool:
        known = self.all("calibration")[calibration]
        if person in raters_of(known):
            return person in self._in(calibration)
        return bool(known.get("facilitator") == person)

    def _in(self, calibration: str) -> set[str]:
        sheets = (s for s in self.all("calibration_sheet").values() if s["calibration"] == calibration)
        return {s["rater"] for s in sheets if s.get("submitted_at") is not None}

    def _is_shared(self, agreement: str, fields: Fields) -> bool:
        """Whether a published feedback or signed words of its visit name it."""
        visit = fields.get("visit")
        out = [f for f in self.all("feedback").values() if f["visit"] == visit and f.get("published_at") is not None]
        named = {
            v.get("agreement") for f in out for n, v in f.items() if n.startswith("items.") and isinstance(v, dict)
        }
        left = (s for s in self.all("signature").values() if s["visit"] == visit and s.get("sheet") is None)
        signed = (s["words"]["agreements"] for s in left)
        return agreement in named | {each["agreement"] for words in signed for each in words}


class Seat:
    """One person by the one role that people have here."""

    def __init__(self, readers: Readers, day: Day, person: str) -> None:
        self._readers = readers
        self._day = day
        self.person = person
        today = bangkok_day(day.clock()).isoformat()
        known = _one(day, "person", "id", person)
        role = _one(day, "role", "owner", person)
        is_over = (known.get("left_on") or "9") < today or (role.get("ends") or "9") < today
        self.role = "" if is_over else str(role["role"])

    @property
    def rates(self) -> bool:
        """Whether this is anybody but who runs a school."""
        return self.role != RoleName.PRINCIPAL

    def shares(self, school: str) -> bool:
        """Whether what the office shares with this school is for this person."""
        if self.role == RoleName.PRINCIPAL:
            return school == self._day.start.schools[0]
        return school in self._day.start.schools and (self.role != RoleName.EXPERT or school in self._visited)

    def visits(self, school: str) -> bool:
        """Whether what a team found at this school is for this person."""
        return self.rates and self.shares(school)

    def teaches(self, school: str) -> bool:
        """Whether what names a teacher of this school is for this person."""
        return self.role in (RoleName.SUPERVISOR, RoleName.PRINCIPAL) and self.shares(school)

    @cached_property
    def _visited(self) -> set[str]:
        every = self._readers.all("visit").values()
        return {v["school"] for v in every if v.get(f"team.{self.person}") is not None or v["leader"] == self.person}


def raters_of(calibration: Fields) -> set[str]:
    """Who rates the sample."""
    return {name.partition(".")[2] for name, on in calibration.items() if name.startswith("raters.") and on}


def _one(day: Day, kind: str, by: str, value: str) -> Fields:
    body = day.office.look(f"SELECT body FROM record WHERE kind = ? AND {by} = ?", kind, value)[0][0]
    found: Fields = json.loads(body)
    return found
