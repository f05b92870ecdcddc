"""What must be true of every day: along the way at every sync, and when everybody has synced in peace.

Looks at the databases from outside and at what people saw; of the code under test it uses `merge.resolve` and the
matrix alone, and those only to compare two ways to one result.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from app.store.tables import EditState
from app.sync.engine import Ending, Outcome
from fieldwork.marks import unpacked
from fieldwork.matrix.cells import Choice, matrix
from fieldwork.matrix.gathering import gather
from fieldwork.merge import Write, resolve
from fieldwork.thai.dates import bangkok_day
from tests.simulation.phones import Phone, Place
from tests.simulation.readers import Readers
from tests.simulation.signed import Signed
from tests.support.worlds import MemoryWorld

if TYPE_CHECKING:
    from tests.simulation.day import Day

# What the server says of an edit that is broken. People here write whole ones, whatever else they may not.
_NEVER = {
    "server_fault",
    "edit_reused",
    "bad_edit",
    "bad_stamp",
    "too_deep",
    "unknown_kind",
    "unknown_field",
    "wrong_id",
}
_AWAITED = {"visit", "feedback", "calibration"}
_DERIVED = ("progress", "lesson_summary", "calibration_progress")


class Promises:
    """Collects what was broken. Nothing here changes the day."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.broken: list[str] = []
        self.restored: set[int] = set()
        self.signed = Signed(day)
        self.written: set[str] = set()
        self._head = day.office.seq

    # along the way

    def counted(self, head: int) -> None:
        """After a push that was answered: each row it wrote has a number of its own, and none was left out. Only what
        waited for a record that came with it is written, and numbered, once more."""
        office = self._day.office
        given = office.seq - head
        rows = office.look(
            "SELECT seq, kind FROM record WHERE seq > ? UNION ALL SELECT seq, '' FROM departure WHERE seq > ?",
            head,
            head,
        )
        again = any(kind in _AWAITED for _, kind in rows)
        if len({seq for seq, _ in rows}) != len(rows) or len(rows) > given or (len(rows) < given and not again):
            self.broken.append(f"{given} numbers were given out for {len(rows)} rows")
        if self._day.besides.on:
            self.broken += self.signed.looked()

    def entitled(self, phone: Phone, page: Any) -> None:
        """A page holds nothing that its reader may not have, by the roles, teams and sheets as they stand."""
        may, person = self.scopes_of(phone.owner.person), phone.owner.person
        now = Readers(self._day)
        if set(page.get("scopes", may)) != may:
            self.broken.append(f"phone {phone.number} is given {sorted(set(page['scopes']) ^ may)} too many or too few")
        for row in page.get("rows", ()):
            if not now.may(person, row["kind"], row["id"], row["fields"]):
                self.broken.append(f"phone {phone.number} is given {row['kind']} {row['id']}, which is not for them")
            if self.signed.told_too_much(row):
                self.broken.append(f"phone {phone.number} is told more than who has handed in")

    def after_sync(self, phone: Phone, outcome: Outcome) -> None:
        """After a sync, however it ended."""
        if phone.look("SELECT value FROM note WHERE name = 'epoch'") == [(json.dumps(self._day.office.epoch),)]:
            self.broken += [*self._skipped(phone), *self._ghosts(phone), *self._denied(phone)]
            self.broken += self._day.photos.denied(phone)
        if not self._was_set_back() and outcome.repaired:
            self.broken.append(f"phone {phone.number} had to repair {outcome.repaired}")
        if outcome.differing:
            self.broken.append(f"phone {phone.number} and the office differ in {outcome.differing}")
        if outcome.ending == Ending.OUTDATED and phone.look("SELECT 1 FROM batch"):
            self.broken.append(f"phone {phone.number} was told to update before its work was taken")
        if outcome.receipt is not None and outcome.receipt.on_server != outcome.receipt.of:
            self.broken.append(f"phone {phone.number} was told {outcome.receipt}")

    def _skipped(self, phone: Phone) -> Iterator[str]:
        """Whatever is at or below a cursor is on the phone."""
        cursors = dict(phone.look("SELECT scope, seq FROM cursor"))
        held = {(kind, record): seq for kind, record, seq in phone.look("SELECT kind, id, seq FROM record")}
        for kind, record, scope, seq in self._day.office.look("SELECT kind, id, scope, seq FROM record"):
            if seq <= cursors.get(scope, -1) and held.get((kind, record)) != seq:
                yield f"phone {phone.number} is past {seq} in {scope} and lacks {kind} {record}"

    def _ghosts(self, phone: Phone) -> Iterator[str]:
        """Whatever left a scope at or below its cursor is not on the phone any more."""
        cursors = dict(phone.look("SELECT scope, seq FROM cursor"))
        held = {
            (k, r): (scope, seq)
            for k, r, scope, seq in phone.look("SELECT kind, id, scope, seq FROM record WHERE stale = 0")
        }
        for scope, kind, record, seq in self._day.office.look("SELECT scope, kind, id, seq FROM departure"):
            there = held.get((kind, record))
            if seq <= cursors.get(scope, -1) and there is not None and there[0] == scope and there[1] < seq:
                yield f"phone {phone.number} still holds {kind} {record}, which has left {scope}"

    def _denied(self, phone: Phone) -> Iterator[str]:
        """Whatever the phone takes for sent is in the server's log, as long as the server is the one it was sent to."""
        states = f"({EditState.LANDED:d}, {EditState.ACKED:d})"
        sent = {row[0] for row in phone.look(f"SELECT id FROM edit WHERE state IN {states}")}
        log = {row[0] for row in self._day.office.look("SELECT edit FROM change")}
        missing = sent - log
        for edit in missing - (self._given_back_in_vain(phone, log) if missing else set()):
            yield f"phone {phone.number} was told that {edit} is on the server, and it is not"

    def _given_back_in_vain(self, phone: Phone, log: set[str]) -> set[str]:
        """Edits that only give back what the server has, from its author or from another who gave it back."""
        here = log | {
            write
            for (text,) in self._day.office.look("SELECT fields FROM change")
            for pair in json.loads(text).values()
            for write in pair[4:]
        }
        rows = phone.look("SELECT id, fields FROM edit WHERE device = 'another'")
        return {edit for edit, text in rows if all(set(pair[2:]) & here for pair in json.loads(text).values())}

    # at the end

    def at_the_end(self) -> list[str]:
        """Everything, once everybody has synced in peace."""
        self._registers = self._read_registers()
        touched = self._day.office.look("SELECT DISTINCT kind FROM record WHERE seq > ?", self._head)
        self.written = {kind for (kind,) in touched}
        return [
            *self._day.office.unexpected,
            *(
                f"{code} in quarantine"
                for (code,) in self._day.office.look("SELECT code FROM quarantine")
                if code in _NEVER
            ),
            *self._waiting(),
            *self._different(),
            *self._misplaced(),
            *self._missing(),
            *self._silent(),
            *self._unresolved(),
            *self._reported(),
            *self._day.photos.at_the_end(),
            *self.signed.at_the_end(),
        ]

    def _waiting(self) -> Iterator[str]:
        """I0: nothing waits, and what is set aside has its reason on both sides."""
        aside = {edit for (edit,) in self._day.office.look("SELECT edit FROM quarantine")}
        for phone in self._day.phones:
            if phone.store.counts():
                yield f"phone {phone.number} still holds {phone.store.counts()}"
            for quarantined in phone.store.quarantine.all():
                if quarantined.edit.id not in aside or quarantined.code in _NEVER or not quarantined.message:
                    yield f"phone {phone.number} has {quarantined.code} set aside, which the server has not"
            if not self._was_set_back() and self._day.office.look("SELECT 1 FROM device WHERE copied_at IS NOT NULL"):
                yield "the office believes that a phone lives twice"
            if not self._was_set_back() and phone.store.notes.get("forgotten"):
                yield f"phone {phone.number} counts fewer edits than the server"

    def _different(self) -> Iterator[str]:
        """I1, I6: who may hold the same holds the same, to the last mark and number."""
        rows = self._day.office.look("SELECT kind, id, scope, seq, body, marks FROM record")
        for phone in self._day.phones:
            may = self.scopes_of(phone.owner.person)
            there = {(r[0], r[1]): (*r[2:4], json.loads(r[4]), json.loads(r[5])) for r in rows if r[2] in may}
            here = {
                (k, r): (scope, seq, json.loads(fields), json.loads(marks))
                for k, r, scope, seq, fields, marks in phone.look(
                    "SELECT kind, id, scope, seq, fields, marks FROM record"
                )
            }
            for key in sorted(there.keys() | here.keys()):
                if there.get(key) != here.get(key):
                    yield f"phone {phone.number} differs in {key}: {here.get(key)} is not {there.get(key)}"

    def _misplaced(self) -> Iterator[str]:
        """Every record is on the phones of those who may have it, and on no others."""
        now = Readers(self._day)
        rows = self._day.office.look("SELECT kind, id FROM record")
        for phone in self._day.phones:
            held = set(phone.look("SELECT kind, id FROM record"))
            for kind, record in rows:
                may = now.may(phone.owner.person, kind, record, now.all(kind)[record])
                if may != ((kind, record) in held):
                    yield f"phone {phone.number} {'lacks' if may else 'holds'} {kind} {record} of {phone.owner.role}"

    def _missing(self) -> Iterator[str]:
        """I2, I7: every value that somebody was told is saved is in the log, or set aside with a reason."""
        kept = {
            (kind, record, name, _text(value[0]))
            for kind, record, fields in self._day.office.look("SELECT kind, record, fields FROM change")
            for name, value in json.loads(fields).items()
        }
        for (payload,) in self._day.office.look("SELECT payload FROM quarantine"):
            edit = json.loads(payload)
            kept |= {(edit["kind"], edit["record"], name, _text(value[0])) for name, value in edit["fields"].items()}
        for phone in self._day.phones:
            for wrote in phone.wrote:
                is_sought = wrote.is_unique and (wrote.edit, wrote.place[2]) not in phone.replaced
                if is_sought and (*wrote.place, wrote.value) not in kept:
                    yield f"phone {phone.number} was told that {wrote} is saved, and it is nowhere"

    def _silent(self) -> Iterator[str]:
        """I2, I3, I4: whatever stands nowhere was seen by what replaced it, or is offered as a conflict to settle."""
        stood: dict[str, set[str]] = defaultdict(set)
        at: dict[Place, set[str]] = defaultdict(set)
        for wrote in (each for phone in self._day.phones for each in phone.ever):
            stood[wrote.edit + wrote.place[2]] |= {base + wrote.place[2] for base in wrote.stood_on}
            at[wrote.place].add(wrote.edit + wrote.place[2])
        for place, writes in self._registers[1].items():  # who saw what was given back saw the original's words
            for write in (w for w in writes if w.again):
                stood[write.id + place[2]].add(write.again + place[2])
        logged = {
            edit + name
            for place, writes in self._registers[1].items()
            for edit, name in ((w.id, place[2]) for w in writes)
        }
        for place, mark in self._registers[0].items():
            heads = [head + place[2] for head in (mark[0], *mark[2:])]
            above = {head: _ancestors(head, stood) for head in heads}
            safe = set(heads).union(*above.values())
            for lost in sorted((at[place] & logged) - safe):
                yield f"{place}: {lost} was replaced by what had not seen it, and nobody is told"
            if self._was_set_back():
                continue
            for head in heads:
                if any(head in above[other] for other in heads):
                    yield f"{place}: false conflict with {head}"

    def _unresolved(self) -> Iterator[str]:
        """Whatever order the writes came in: each field is what the whole set of its writes comes to."""
        marks, writes = self._registers
        bodies = {(k, r): json.loads(body) for k, r, body in self._day.office.look("SELECT kind, id, body FROM record")}
        for place, of_field in writes.items():
            shuffled = sorted(of_field, key=lambda w: w.id[::-1])
            register = resolve(shuffled)
            mark = [register.current.id, register.stamp, *(w.id for w in register.others)]
            if mark != marks.get(place) or bodies[place[:2]].get(place[2]) != register.current.value:
                yield f"{place}: stands at {marks.get(place)}, its writes come to {mark}"

    def _reported(self) -> Iterator[str]:
        """The report depends on what was written alone: the phones agree with the log read backwards."""
        today = bangkok_day(self._day.clock())
        lead = self._day.start.owners[0].person
        replayed = MemoryWorld()
        for (kind, record, name), of_field in sorted(self._registers[1].items(), reverse=True):
            replayed.put(kind, record, {name: resolve(reversed(of_field)).current.value})
        for kind, record, body in self._day.office.look("SELECT kind, id, body FROM record"):
            if kind in _DERIVED:
                replayed.put(kind, record, json.loads(body))
        told = _report(replayed, lead, today)
        for phone in self._day.phones[:2]:
            if not phone.store.quarantine.all() and _report(phone.store, lead, today) != told:
                yield f"phone {phone.number} reports something else than what was written"

    def _read_registers(self) -> tuple[dict[Place, list[str]], dict[Place, list[Write]]]:
        """Per field its mark as it stands, and all its writes in the order of their arrival."""
        marks = {
            (kind, record, name): mark
            for kind, record, text in self._day.office.look("SELECT kind, id, marks FROM record")
            for name, mark in unpacked(json.loads(text)).items()
        }
        writes: dict[Place, list[Write]] = defaultdict(list)
        for edit, kind, record, stamp, fields in self._day.office.look(
            "SELECT edit, kind, record, stamp, fields FROM change"
        ):
            for name, (value, base, *more) in json.loads(fields).items():
                writes[kind, record, name].append(Write(edit, value, stamp, tuple(base), *more[2:]))
        return marks, writes

    def scopes_of(self, person: str) -> set[str]:
        """The scopes that this person's phones may hold now, by a second reading (`readers.py`)."""
        return Readers(self._day).scopes(person)

    def _was_set_back(self) -> bool:
        """Whether the office or a phone lived through something twice, after which repairs are in order."""
        return bool(self._day.office.restores or self.restored)


def _report(world: Any, person: str, today: date) -> Any:
    shown = matrix(gather(world, person=person, today=today), Choice())
    return [(row.school.id, row.latest, row.cells, row.total) for row in shown.rows]


def _ancestors(write: str, stood: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead: Iterable[str] = stood.get(write, ())
    while ahead:
        found.update(ahead)
        ahead = [up for each in ahead for up in stood.get(each, ()) if up not in found]
    return found


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
