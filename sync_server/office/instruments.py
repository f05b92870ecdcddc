"""Publishing an instrument: read strictly, checked whole, stored once for ever under its version."""

from __future__ import annotations

from typing import Any

from fieldwork.errors import Invalid
from fieldwork.instruments.canonical import to_document
from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import Form, read
from fieldwork.records import Office, PublishedChecklist, PublishedInstrument
from fieldwork.records.kinds import Kind
from fieldwork.thai.text import normalise
from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.ledger import Ledger
from sync_server.office import yaml_files
from sync_server.office.yaml_files import YamlError
from sync_server.server import Server
from sync_server.staging import Source

_TRIED = ("approved", "locked")
_LONGEST_WAIVER = 2000


def publish(
    server: Server, writing: Writing, caller: Caller, data: bytes, *, waiver: str, dry_run: bool
) -> dict[str, Any]:
    """Check a file, and without `dry_run` publish it as the caller. Raises Invalid with every problem of the file."""
    instrument, problems = _read(data)
    if instrument is None:
        if dry_run:
            return {"problems": problems}
        raise Invalid("instrument_invalid", count=len(problems), problems=problems)
    if not dry_run:
        put(server, writing, caller, instrument, waiver=waiver)
    return _told(instrument)


def put(server: Server, writing: Writing, caller: Caller, instrument: Form, *, waiver: str) -> str:
    """Store a checked instrument. The same again changes nothing; another body under a published version is refused."""
    if needs_waiver(instrument) and not waiver.strip():
        raise Invalid("waiver_needed")
    ledger = Ledger(server, writing, Source(caller.person, caller.device, server.now_ms()))
    kind, named = _place(instrument)
    record_id = kind.id_of(instrument.id, instrument.version)
    body = to_document(instrument)
    known = ledger.world.get(kind.name, record_id)
    if known is not None and known.fields.get("body") != body:
        raise Invalid("instrument_exists", version=instrument.instrument_version)
    if known is None:
        office = ledger.world.get("office", Office.kind().id_of("area"))
        fields = {
            **named,
            "body": body,
            "published_at": server.now_ms(),
            "published_by": caller.person,
            "demo": bool(office and office.fields.get("demo")),
        }
        if not isinstance(instrument, Checklist):
            fields["waiver"] = normalise(waiver).strip()[:_LONGEST_WAIVER] or None
        ledger.write(kind.name, record_id, fields, check=False)
        ledger.close()
    return record_id


def _place(instrument: Form) -> tuple[Kind, dict[str, str]]:
    """The kind of record that holds it, and the fields that are its key."""
    if isinstance(instrument, Checklist):
        return PublishedChecklist.kind(), {"code": instrument.id, "version": instrument.version}
    return PublishedInstrument.kind(), {"instrument": instrument.id, "version": instrument.version}


def needs_waiver(instrument: Form) -> bool:
    """Whether it is used before its trial is complete, which somebody has to answer for. Nothing is rated by a
    checklist, so there is nothing to try (R-70)."""
    return not isinstance(instrument, Checklist) and instrument.status not in _TRIED


def _read(data: bytes) -> tuple[Form | None, list[dict[str, Any]]]:
    try:
        parsed = yaml_files.parse(data)
    except YamlError as error:
        where = _line(error.line)
        return None, [{"path": where, "code": error.code, "message": error.message, "advice": error.advice}]
    try:
        return read(parsed.value), []
    except InstrumentError as error:
        return None, [
            {
                "path": " ".join(part for part in (_line(parsed.line_of(p.path)), p.path) if part),
                "code": str(p.code),
                "message": p.what_th,
                "advice": p.do_th,
            }
            for p in error.problems
        ]


def _line(line: int) -> str:
    return f"บรรทัด {line}" if line else ""


def _told(instrument: Form) -> dict[str, Any]:
    return {
        "kind": instrument.kind,
        "instrument": instrument.id,
        "version": instrument.version,
        "title_th": instrument.title_th,
        "indicators": _size(instrument),
        "status": "" if isinstance(instrument, Checklist) else instrument.status,
        "needs_waiver": needs_waiver(instrument),
        "problems": [],
    }


def _size(instrument: Form) -> int:
    if isinstance(instrument, Checklist):
        return len(instrument.points)
    return len(instrument.cells if isinstance(instrument, CountTable) else instrument.indicators)
