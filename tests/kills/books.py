"""What the office has, read in its database and its folder of photos from outside, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, create_engine, make_url, text
from sqlalchemy.pool import NullPool

from fieldwork.digests import digest
from fieldwork.marks import unpacked
from fieldwork.merge import Write, resolve
from sync_server import blobs
from tests.kills.hands import Told, hashed

_AT_ONCE = 400
_EVERY_INDEX = """SELECT c.oid::regclass::text, bt_index_check(c.oid, true) FROM pg_index i
 JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 JOIN pg_am a ON a.oid = c.relam AND a.amname = 'btree' WHERE n.nspname = 'public'"""


class Books:
    """One office's. Each look is one snapshot, and between looks nothing is held open."""

    def __init__(self, url: str, data: Path) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._engine = create_engine(url, poolclass=NullPool)
        self._blobs = data / "blobs"
        self._url = url
        self._data = data
        self._proved: dict[Path, tuple[int, int]] = {}

    def copied(self, folder: Path) -> Books:
        """What a dead server left on SQLite, to be looked at while nobody has opened it again; PostgreSQL lives on."""
        if not self.is_sqlite:
            return self
        folder.mkdir(exist_ok=True)
        left = Path(str(make_url(self._url).database))
        for name in (left.name, f"{left.name}-wal"):
            (folder / name).unlink(missing_ok=True)
            if left.with_name(name).exists():
                shutil.copyfile(left.with_name(name), folder / name)
        copy = Books(f"sqlite:///{folder / left.name}", self._data)
        copy._proved = self._proved
        return copy

    @contextmanager
    def look(self) -> Iterator[Look]:
        """One snapshot."""
        with self._engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield Look(connection)

    def damage(self) -> list[str]:
        """What the database says of itself: on SQLite every page, on PostgreSQL every index against its table."""
        with self._engine.connect() as connection:
            if not self.is_sqlite:
                connection.execute(text("CREATE EXTENSION IF NOT EXISTS amcheck"))
                connection.execute(text(_EVERY_INDEX)).all()  # raises what it finds
                return []
            told = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
            foreign = connection.execute(text("PRAGMA foreign_key_check")).all()
            return [*(line for line in told if line != "ok"), *map(str, foreign)]

    def wrong_photos(self) -> list[str]:
        """Half of a photo in a photo's place, a photo that is listed and not there, an upload without its chunks."""
        with self.look() as look:
            listed = {row.hash: row.size for row in look.rows("SELECT hash, size FROM blob")}
            partial = look.rows("SELECT hash, received, parts FROM blob_partial")
        wrong = [f"photo {n} is listed and not whole" for n, size in listed.items() if not self._is_whole(n, size)]
        wrong += [f"{path.name} is no whole photo" for path in self._files() if not self._is_proved(path)]
        for row in partial:
            parts = [path for key in json.loads(row.parts) if (path := self._blobs / key).exists()]
            there = sum(path.stat().st_size for path in parts)
            if there < row.received and row.hash not in listed:
                wrong.append(f"{there} bytes are there of {row.received} that were promised of photo {row.hash}")
        return wrong

    def lacks_bytes(self, photos: Mapping[str, str]) -> list[str]:
        """Photos, each with what its bytes on the device come to, that are not the same bytes here. All are read."""
        wrong = []
        for named, own in photos.items():
            path = self._blobs / blobs.key_of(named)
            here = hashed(path.read_bytes()) if path.is_file() else ""
            if not own == here == named:
                wrong.append(f"photo {named}: the device has {own or 'nothing'}, the office {here or 'nothing'}")
        return wrong

    def _files(self) -> Iterator[Path]:
        """What lies where accepted photos lie."""
        return (path for path in self._blobs.glob("??/??/*") if path.is_file())

    def _is_whole(self, named: str, size: int) -> bool:
        path = self._blobs / blobs.key_of(named)
        return path.is_file() and path.stat().st_size == size

    def _is_proved(self, path: Path) -> bool:
        """Whether the bytes are what the name says; looked at anew when the file is another."""
        found = path.stat()
        is_known = self._proved.get(path) == (found.st_mtime_ns, found.st_size)
        if not is_known and hashed(path.read_bytes()) == path.name:
            self._proved[path] = found.st_mtime_ns, found.st_size
            is_known = True
        return is_known


class Look:
    """One snapshot of the database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, query: str, **given: Any) -> list[Row[Any]]:
        """What a query finds."""
        return list(self._connection.execute(text(query), given))

    def among(self, query: str, names: Iterable[str]) -> list[Row[Any]]:
        """What a query with `IN (…)` finds among these names."""
        asked = list(names)
        found: list[Row[Any]] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = {f"n{i}": name for i, name in enumerate(asked[start : start + _AT_ONCE])}
            found += self.rows(query.replace("(…)", f"({', '.join(f':{name}' for name in some)})"), **some)
        return found

    def lacks(self, told: Mapping[str, Told]) -> list[str]:
        """Edits that are not in the log with what they say. The log has each id once."""
        rows = self.among("SELECT edit, kind, record, fields FROM change WHERE edit IN (…)", told)
        logged = {row.edit: (row.kind, row.record, json.loads(row.fields)) for row in rows}
        return [f"{edit.kind} edit {name} is not in the log as it was sent"
                for name, edit in told.items() if not _says(logged.get(name), edit)]  # fmt: skip

    def lacks_photos(self, sent: Iterable[tuple[str, str]]) -> list[str]:
        """Photos (hash, person) that were answered as accepted and are not."""
        asked = set(sent)
        rows = self.among("SELECT hash, person FROM blob_upload WHERE hash IN (…)", {blob for blob, _ in asked})
        return [f"photo {blob} was accepted of {who}, and is not" for blob, who in asked - {tuple(r) for r in rows}]

    def misanswers(self, heard: Mapping[tuple[str, str], str]) -> list[str]:
        """Replies to batches that were heard and are not kept in the same words."""
        query = "SELECT device, batch, reply FROM receipt WHERE batch IN (…)"
        kept = {(r.device, r.batch): r.reply for r in self.among(query, {batch for _, batch in heard})}
        return [f"the reply to batch {key[1]} is not kept" for key, said in heard.items() if kept.get(key) != said]

    def received(self, batches: Iterable[str]) -> set[str]:
        """Those of these batches that have a receipt."""
        return {row.batch for row in self.among("SELECT batch FROM receipt WHERE batch IN (…)", batches)}

    def miscounts(self) -> list[str]:
        """Numbers that are there twice or that no row has, digests that are not those of the rows, counts of edits."""
        rows = self.rows("SELECT scope, seq FROM record")
        numbers = [row.seq for row in rows] + [row.seq for row in self.rows("SELECT seq FROM departure")]
        head = self.rows("SELECT value FROM clock WHERE name = 'seq'")[0].value
        wrong = [] if len(set(numbers)) == len(numbers) else ["two rows have one number"]
        if max(numbers, default=0) != head:
            wrong.append(f"{head} numbers were given out, the last row has {max(numbers, default=0)}")
        held: dict[str, list[int]] = {}
        for row in rows:
            held.setdefault(row.scope, []).append(row.seq)
        kept = {r.scope: (r.records, r.total) for r in self.rows("SELECT scope, records, total FROM scope_digest")}
        wrong += [f"the digest of {scope} is not that of its rows"
                  for scope in held.keys() | kept.keys()
                  if tuple(digest(held.get(scope, []))) != kept.get(scope, (0, 0))]  # fmt: skip
        return wrong + self._uncounted()

    def _uncounted(self) -> list[str]:
        """Every edit of a device is counted once, whether it was accepted or set aside."""
        counted = "SELECT device, count(*) AS n FROM (SELECT device, edit FROM change UNION SELECT device, edit FROM"
        there = {row.device: row.n for row in self.rows(f"{counted} quarantine) AS edits GROUP BY device")}
        said = {row.id: row.received for row in self.rows("SELECT id, received FROM device")}
        return [f"{n} edits of {device} are counted, {there.get(device, 0)} are there"
                for device, n in said.items() if there.get(device, 0) != n]  # fmt: skip

    def set_aside(self) -> list[str]:
        """Nobody here writes what is refused."""
        return [f"{row.code}: {row.payload}" for row in self.rows("SELECT code, payload FROM quarantine")]

    def missed(self, cursors: Mapping[str, int], mirror: Mapping[tuple[str, str], int]) -> list[str]:
        """Records at or below a reader's cursor that the reader does not have as they are."""
        return [f"the reader is past {row.seq} in {row.scope} and lacks {row.kind} {row.id}"
                for row in self.rows("SELECT kind, id, scope, seq FROM record")
                if row.seq <= cursors.get(row.scope, -1) and mirror.get((row.kind, row.id)) != row.seq]  # fmt: skip

    def unresolved(self) -> list[str]:
        """Fields that are not what all their writes in the log come to."""
        writes: dict[tuple[str, str, str], list[Write]] = {}
        for row in self.rows("SELECT edit, kind, record, stamp, fields FROM change"):
            for name, (value, base, *_) in json.loads(row.fields).items():
                write = Write(row.edit, value, row.stamp, tuple(base))
                writes.setdefault((row.kind, row.record, name), []).append(write)
        stands: dict[tuple[str, str, str], tuple[str, Any]] = {}
        for row in self.rows("SELECT kind, id, body, marks FROM record"):
            body = json.loads(row.body)
            for name, mark in unpacked(json.loads(row.marks)).items():
                stands[row.kind, row.id, name] = mark[0], body.get(name)
        wrong = []
        for place, of_field in writes.items():
            current = resolve(of_field).current
            if stands.get(place) != (current.id, current.value):
                wrong.append(f"{place} is {stands.get(place)}, and its log says {current}")
        return wrong

    def edits_of(self, devices: Iterable[str]) -> set[str]:
        """The ids of all edits in the log that these devices brought."""
        return {row.edit for row in self.among("SELECT edit FROM change WHERE device IN (…)", devices)}


def _says(logged: tuple[str, str, Mapping[str, Any]] | None, told: Told) -> bool:
    if logged is None or logged[:2] != (told.kind, told.record):
        return False
    return all(name in logged[2] and logged[2][name][0] == value for name, value in told.fields.items())
