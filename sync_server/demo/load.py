"""Replays a journal through the ledger, so that permissions, scopes, progress and summaries come about as always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from fieldwork.errors import Invalid
from fieldwork.wire import APPLIED, DUPLICATE
from sync_server.blobs import Upload, keep
from sync_server.database import Writing
from sync_server.demo.area import person_id
from sync_server.demo.journal import SERVER, Act
from sync_server.devices import Caller
from sync_server.ledger import Ledger
from sync_server.server import Server, day_of
from sync_server.staging import Source

DEVICE = "demo"


def load(server: Server, writing: Writing, acts: Iterable[Act]) -> int:
    """Take every act in, in order; returns how many were new. Raises Invalid at the first one that is refused."""
    taken = 0
    for by, at, run in _runs(acts):
        ledger = Ledger(server, writing, Source(by or person_id("secretary-1"), DEVICE, at))
        ledger.prepare(act.edit for act in run)
        taken += sum(_take(ledger, act) for act in run)
        ledger.close()
    return taken


def keep_blobs(server: Server, writing: Writing, files: Mapping[tuple[str, str], bytes]) -> None:
    """Store the files that acts name, each as an upload of the person whose record shows it."""
    for (person, named), content in files.items():
        upload = Upload(server, named)
        try:
            upload.feed(content)
            mime = upload.finish()
        finally:
            upload.discard()
        keep(server, writing, Caller(person, DEVICE), named=named, size=upload.size, mime=mime)


def _runs(acts: Iterable[Act]) -> Iterator[tuple[str, int, list[Act]]]:
    """Consecutive acts of one author on one day are one transaction's worth, dated by the last."""
    for (by, _), group in groupby(acts, key=lambda act: (act.by, day_of(act.at))):
        run = list(group)
        yield by, run[-1].at, run


def _take(ledger: Ledger, act: Act) -> bool:
    if act.by == SERVER:
        ledger.write(act.kind, act.record, act.fields, check=False)
        return True
    result = ledger.accept(act.edit)
    if result.status not in (APPLIED, DUPLICATE):
        raise Invalid(result.code or "bad_edit", field=f"{act.kind} {act.record}")
    return result.status == APPLIED
