"""A list of schools becomes school records: all of it, or nothing while anything is wrong."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from fieldwork.errors import Invalid
from fieldwork.problems import sentence
from fieldwork.records import School
from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.ledger import Ledger
from sync_server.office import school_rows, spreadsheets
from sync_server.office.school_rows import SchoolRows
from sync_server.server import Server
from sync_server.staging import Source


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, by its name."""

    name: str
    data: bytes


def bring_in(server: Server, writing: Writing, caller: Caller, upload: Upload, *, dry_run: bool) -> dict[str, Any]:
    """What the file changes. Without `dry_run` it is stored as the caller's writes; raises Invalid on any problem."""
    found = school_rows.read(spreadsheets.read(upload.data, upload.name))
    ledger = Ledger(server, writing, Source(caller.person, caller.device, server.now_ms()))
    counts = {"new": 0, "changed": 0, "same": 0}
    if not found.problems:
        for number, school in found.schools.items():
            counts[_write(ledger, number, school, found)] += 1
    problems = [asdict(problem) for problem in found.problems]
    if problems and not dry_run:
        raise Invalid("schools_invalid", count=len(problems), problems=problems, **counts)
    if not dry_run:
        ledger.close()
    return {**counts, "ignored_columns": found.ignored, "problems": problems}


def _write(ledger: Ledger, number: int, school: dict[str, Any], found: SchoolRows) -> str:
    """Stage one school; says whether it is new, changed or the same."""
    record_id = School.kind().id_of(school["code"])
    before = ledger.world.get("school", record_id)
    if before is not None and all(before.fields.get(name) == value for name, value in school.items()):
        return "same"
    refused = ledger.write("school", record_id, school)
    if refused is not None:
        found.note(number, "", refused.code, sentence(refused.code, refused.facts))
    return "changed" if before else "new"
