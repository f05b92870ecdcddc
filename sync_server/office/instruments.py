"""Publishing an instrument: read strictly, checked whole, stored once for ever under its version."""

from __future__ import annotations

from typing import Any

from fieldwork.errors import Invalid
from fieldwork.instruments.canonical import to_document
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from fieldwork.records import Office, PublishedInstrument
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


def put(server: Server, writing: Writing, caller: Caller, instrument: Instrument | CountTable, *, waiver: str) -> str:
    """Store a checked instrument. The same again changes nothing; another body under a published version is refused."""
    if needs_waiver(instrument) and not waiver.strip():
        raise Invalid("waiver_needed")
    ledger = Ledger(server, writing, Source(caller.person, caller.device, server.now_ms()))
    record_id = PublishedInstrument.kind().id_of(instrument.id, instrument.version)
    body = to_document(instrument)
    known = ledger.world.get("instrument", record_id)
    if known is not None and known.fields.get("body") != body:
        raise Invalid("instrument_exists", version=instrument.instrument_version)
    if known is None:
        office = ledger.world.get("office", Office.kind().id_of("area"))
        fields = {
            "instrument": instrument.id,
            "version": instrument.version,
            "body": body,
            "published_at": server.now_ms(),
            "published_by": caller.person,
            "waiver": normalise(waiver).strip()[:_LONGEST_WAIVER] or None,
            "demo": bool(office and office.fields.get("demo")),
        }
        ledger.write("instrument", record_id, fields, check=False)
        ledger.close()
    return record_id


def needs_waiver(instrument: Instrument | CountTable) -> bool:
    """Whether it is used before its trial is complete, which somebody has to answer for."""
    return instrument.status not in _TRIED


def _read(data: bytes) -> tuple[Instrument | CountTable | None, list[dict[str, Any]]]:
    try:
        parsed = yaml_files.parse(data)
    except YamlError as error:
        where = _place(error.line)
        return None, [{"path": where, "code": error.code, "message": error.message, "advice": error.advice}]
    try:
        return read(parsed.value), []
    except InstrumentError as error:
        return None, [
            {
                "path": " ".join(part for part in (_place(parsed.line_of(p.path)), p.path) if part),
                "code": str(p.code),
                "message": p.what_th,
                "advice": p.do_th,
            }
            for p in error.problems
        ]


def _place(line: int) -> str:
    return f"บรรทัด {line}" if line else ""


def _told(instrument: Instrument | CountTable) -> dict[str, Any]:
    kind, rows = (
        ("count_table", instrument.cells) if isinstance(instrument, CountTable) else ("rubric", instrument.indicators)
    )
    return {
        "kind": kind,
        "instrument": instrument.id,
        "version": instrument.version,
        "title_th": instrument.title_th,
        "indicators": len(rows),
        "status": instrument.status,
        "needs_waiver": needs_waiver(instrument),
        "problems": [],
    }
