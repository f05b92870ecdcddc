"""A device opens every older database there ever was, and leaves a newer one exactly as it is."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table

from app.store import migrations
from app.store.database import Database
from app.store.errors import NewerDatabase
from app.store.migrations import BLOBS, NOTES, RECORDS, Step, migrate
from app.store.tables import (
    BatchRow,
    BlobBytesRow,
    BlobPartRow,
    BlobRow,
    CursorRow,
    EditRow,
    NoteRow,
    OfferRow,
    PastRow,
    QuarantineRow,
    RecordRow,
)
from tests.support.crashes import Crash
from tests.support.stores import Phone, finding

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.app.db"))
_OF = {
    RECORDS: (EditRow, BatchRow, QuarantineRow, RecordRow, OfferRow, CursorRow, NoteRow, PastRow),
    BLOBS: (BlobRow, BlobBytesRow, BlobPartRow),
    NOTES: (NoteRow,),
}


@pytest.mark.parametrize("steps", list(_OF), ids=["records", "blobs", "notes"])
def test_the_steps_end_in_the_tables_that_the_code_uses(tmp_path: Path, steps: tuple[Step, ...]) -> None:
    database = Database(tmp_path / "new.db")
    migrate(database, steps)

    for shape in _OF[steps]:
        table: Table = shape.__table__  # type: ignore[attr-defined]
        there = {row[1]: bool(row[5]) for row in database.script(f"PRAGMA table_info({table.name})")}
        assert there == {column.name: column.primary_key for column in table.columns}
    made = {row[0] for row in database.script("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert made == {shape.__table__.name for shape in _OF[steps]} | {"migration"}  # type: ignore[attr-defined]


def test_a_database_of_a_newer_app_is_left_as_it_is(phone: Phone) -> None:
    phone.store.write(*finding("f", text="ก"))
    phone.store.database.script("INSERT INTO migration VALUES ('records_of_the_future')")
    phone.store.close()
    before = (phone.folder / "app.db").read_bytes()

    with pytest.raises(NewerDatabase) as refused:
        phone.open()

    assert refused.value.facts == {"unknown": ["records_of_the_future"]}
    assert (phone.folder / "app.db").read_bytes() == before


def test_a_step_that_is_cut_short_runs_whole_the_next_time(tmp_path: Path) -> None:
    def half(database: Database) -> None:
        database.script("CREATE TABLE half (a)")
        raise Crash

    def whole(database: Database) -> None:
        database.script("CREATE TABLE half (a, b)")

    half.__name__ = whole.__name__ = "adds_half"
    database = Database(tmp_path / "a.db")
    with pytest.raises(Crash):
        migrate(database, (*NOTES, half))
    database.close()

    database = Database(tmp_path / "a.db")
    migrate(database, (*NOTES, whole))
    migrate(database, (*NOTES, whole))

    assert len(database.script("PRAGMA table_info(half)")) == 2


def test_there_is_a_golden_database_of_every_layout() -> None:
    assert [path.name for path in GOLDEN] == [f"{step.__name__}.app.db" for step in migrations.RECORDS]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: path.name)
def test_every_layout_ever_shipped_opens_with_all_that_is_in_it(golden: Path, tmp_path: Path) -> None:
    shutil.copyfile(golden, tmp_path / "app.db")
    shutil.copyfile(golden.with_name(golden.name.replace(".app.", ".blobs.")), tmp_path / "blobs.db")
    with closing(sqlite3.connect(golden)) as untouched:
        edits = untouched.execute("SELECT count(*) FROM edit WHERE state < 2").fetchone()[0]

    store = Phone(tmp_path, seed=99).store

    assert edits == store.counts().edits == 2
    assert {r.fields["text"] for r in store.find("finding")} == {"จากแม่ข่าย", "ยังไม่ส่ง", "กำลังส่ง"}
    assert store.counts().quarantined == 1 and store.quarantine.all()[0].code == "not_in_team"
    assert store.blobs.get(store.blobs.queued()[0]) == b"golden picture"
    store.write(*finding("new", text="ใหม่"))
