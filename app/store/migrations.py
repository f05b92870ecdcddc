"""How a device's database grew, step by step. A device opens any older database; steps that shipped are never edited.

Each step runs in one transaction with the note that it ran. A database with steps unknown here was written by a newer
app: it is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.store.database import Database
from app.store.errors import NewerDatabase

Step = Callable[[Database], None]


def records_1(database: Database) -> None:
    """The first layout of records and edits."""
    _run(
        database,
        """CREATE TABLE edit (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, record TEXT NOT NULL,
            stamp TEXT NOT NULL, fields TEXT NOT NULL, made_at INTEGER NOT NULL, state INTEGER NOT NULL DEFAULT 0,
            batch TEXT, device TEXT, counted TEXT)""",
        "CREATE INDEX edit_state ON edit (state, n)",
        "CREATE INDEX edit_record ON edit (record)",
        "CREATE INDEX edit_counted ON edit (counted)",
        """CREATE TABLE batch (id TEXT PRIMARY KEY, body BLOB NOT NULL, edits INTEGER NOT NULL,
            made_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0)""",
        """CREATE TABLE quarantine (edit TEXT PRIMARY KEY, code TEXT NOT NULL, message TEXT NOT NULL,
            at INTEGER NOT NULL)""",
        """CREATE TABLE record (kind TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, school TEXT, visit TEXT,
            owner TEXT, parent TEXT, seq INTEGER NOT NULL, stale INTEGER NOT NULL DEFAULT 0, fields TEXT NOT NULL,
            marks TEXT NOT NULL, PRIMARY KEY (kind, id))""",
        "CREATE INDEX record_school ON record (school, kind, id) WHERE school IS NOT NULL",
        "CREATE INDEX record_visit ON record (visit, kind, id) WHERE visit IS NOT NULL",
        "CREATE INDEX record_owner ON record (owner, kind, id) WHERE owner IS NOT NULL",
        "CREATE INDEX record_parent ON record (parent, kind, id) WHERE parent IS NOT NULL",
        "CREATE INDEX record_scope ON record (scope)",
        "CREATE INDEX record_stale ON record (stale) WHERE stale = 1",
        "CREATE TABLE offer (kind TEXT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL, marks TEXT NOT NULL, "
        "PRIMARY KEY (kind, id))",
        "CREATE TABLE cursor (scope TEXT PRIMARY KEY, seq INTEGER NOT NULL)",
        "CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    )


def records_2(database: Database) -> None:
    """Records with a conflict are found without reading all of them, and what the server told of their writes stays.

    Whatever takes a record off the device takes its past along, in the same statement.
    """
    _run(
        database,
        "ALTER TABLE record ADD COLUMN unsettled INTEGER NOT NULL DEFAULT 0",
        """UPDATE record SET unsettled = 1 WHERE EXISTS (SELECT 1 FROM json_each(record.marks) AS mark
            WHERE json_array_length(mark.value) > 2)""",
        "CREATE INDEX record_unsettled ON record (kind, id) WHERE unsettled = 1",
        """CREATE TABLE past (kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, lines TEXT NOT NULL,
            at INTEGER NOT NULL, PRIMARY KEY (kind, record, field))""",
        """CREATE TRIGGER past_leaves AFTER DELETE ON record BEGIN
            DELETE FROM past WHERE kind = OLD.kind AND record = OLD.id; END""",
    )


def records_3(database: Database) -> None:
    """Rows by scope and `seq` together: the digest of every scope is then read from the index alone."""
    _run(database, "DROP INDEX record_scope", "CREATE INDEX record_scope ON record (scope, seq)")


def blobs_1(database: Database) -> None:
    """The first layout of photos."""
    _run(
        database,
        """CREATE TABLE blob (hash TEXT PRIMARY KEY, mime TEXT NOT NULL, size INTEGER NOT NULL, state TEXT NOT NULL,
            reason TEXT, made_at INTEGER NOT NULL)""",
        "CREATE INDEX blob_state ON blob (state)",
        "CREATE TABLE blob_bytes (hash TEXT PRIMARY KEY REFERENCES blob (hash) ON DELETE CASCADE, body BLOB NOT NULL)",
    )


def blobs_2(database: Database) -> None:
    """How much of a photo the server is known to have, and the pieces of one that is being fetched."""
    _run(
        database,
        "ALTER TABLE blob ADD COLUMN sent INTEGER NOT NULL DEFAULT 0",
        "CREATE TABLE blob_part (hash TEXT NOT NULL, start INTEGER NOT NULL, body BLOB NOT NULL, "
        "PRIMARY KEY (hash, start))",
    )


def notes_1(database: Database) -> None:
    """The first layout of what the device itself remembers."""
    _run(database, "CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL)")


RECORDS: tuple[Step, ...] = (records_1, records_2, records_3)
BLOBS: tuple[Step, ...] = (blobs_1, blobs_2)
NOTES: tuple[Step, ...] = (notes_1,)


def migrate(database: Database, steps: Sequence[Step]) -> None:
    """Bring a database, new or old, up to these steps. Raises NewerDatabase before touching a newer one."""
    done = set() if is_new(database) else {row[0] for row in database.script("SELECT name FROM migration")}
    if done - {step.__name__ for step in steps}:
        raise NewerDatabase("database_newer", unknown=sorted(done - {step.__name__ for step in steps}))
    for step in steps:
        if step.__name__ not in done:
            _apply(database, step)


def is_new(database: Database) -> bool:
    """Whether nothing was ever in this file."""
    return not database.script("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'")


def _apply(database: Database, step: Step) -> None:
    with database.transaction():
        _run(database, "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY)")
        step(database)
        _run(database, f"INSERT INTO migration (name) VALUES ('{step.__name__}')")


def _run(database: Database, *statements: str) -> None:
    for statement in statements:
        database.script(statement)
