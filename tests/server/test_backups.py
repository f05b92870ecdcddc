"""A backup is whole and proves it; a restore is checked before it touches anything, and is told to every device."""

from __future__ import annotations

import argparse
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from fieldwork.records import RoleName
from sync_server import backups, epochs, restores
from sync_server.settings import SettingsError
from tests.server.test_blobs import picture, put
from tests.server.test_serving import command, pull_all, school_batch, sign_in
from tests.support.served import Area, Phone, Served
from tests.support.server import running, set_up

Elsewhere = Callable[[str], Served]


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path, served: Served) -> Elsewhere:
    """Another, empty server on the same kind of database as the first."""

    def made(name: str) -> Served:
        url = ""
        if not served.server.database.is_sqlite:
            database = f"{name}_{sha256(request.node.name.encode()).hexdigest()[:16]}"
            url = request.getfixturevalue("postgres_cluster").fresh(database, like="migrated")
        other = Served(tmp_path / name, url)
        request.addfinalizer(other.close)
        return other

    return made


@pytest.fixture
def rater(area: Area) -> Phone:
    return area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))


def backed_up(served: Served, folder: Path) -> int:
    return backups.backup(served.settings, argparse.Namespace(folder=str(folder)))


def put_back(served: Served, folder: Path, *, replace: bool = True) -> int:
    served.server.database.close()  # the server is stopped
    return restores.restore(served.settings, argparse.Namespace(folder=str(folder), replace=replace))


def schools(served: Served) -> list[str]:
    with served.server.database.reading() as connection:
        found = connection.exec_driver_sql("SELECT id FROM record WHERE kind = 'school' ORDER BY id")
        return [str(row[0]) for row in found]


def epoch_of(served: Served) -> str:
    with served.server.database.reading() as connection:
        return epochs.epoch(connection)


def test_a_backup_comes_back_whole_on_another_machine_as_a_new_epoch(
    served: Served, area: Area, rater: Phone, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    school, photo = area.school(), picture()
    assert put(rater, photo).status_code == 201
    before = epoch_of(served)

    assert backed_up(served, tmp_path / "copy") == 0
    other = elsewhere("other")
    assert put_back(other, tmp_path / "copy") == 0

    assert schools(other) == [school]
    assert epoch_of(other) not in ("", before)
    kept = other.settings.blob_dir / backups.key_of(sha256(photo).hexdigest())
    assert kept.read_bytes() == photo
    again = Phone(other, rater.caller, rater.token)
    assert again.page()["received"] == rater.received


def test_what_was_there_is_kept_aside_and_can_be_put_back(
    served: Served, area: Area, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    other = elsewhere("other")
    theirs = Area(other).school("9966900009", "โรงเรียนเดิม")
    mine = area.school()
    assert backed_up(served, tmp_path / "copy") == 0

    with pytest.raises(SettingsError, match="--replace"):
        put_back(other, tmp_path / "copy", replace=False)
    assert schools(other) == [theirs]
    assert put_back(other, tmp_path / "copy") == 0

    assert schools(other) == [mine]
    (aside,) = other.settings.data_dir.glob("before-restore-*")
    assert [path.name for path in aside.iterdir()] == [
        "nithet.sqlite3" if other.server.database.is_sqlite else "nithet.pgdump"
    ]


@pytest.mark.parametrize(
    "harm", ["database cut", "database changed", "file changed", "file gone", "no manifest", "odd"]
)
def test_a_damaged_backup_is_refused_before_anything_is_touched(
    served: Served, area: Area, rater: Phone, elsewhere: Elsewhere, tmp_path: Path, harm: str
) -> None:
    area.school()
    put(rater, picture())
    copy = tmp_path / "copy"
    backed_up(served, copy)
    other = elsewhere("other")
    theirs = Area(other).school("9966900009", "โรงเรียนเดิม")
    _harm(copy, harm)

    with pytest.raises(SettingsError):
        put_back(other, copy)

    assert schools(other) == [theirs]


def _harm(copy: Path, harm: str) -> None:
    manifest = copy / backups.MANIFEST
    dump = copy / json.loads(manifest.read_text())["database"]
    (photo,) = backups.files_in(copy / backups.FILES)
    match harm:
        case "database cut":
            dump.write_bytes(dump.read_bytes()[:-1000])
        case "database changed":
            whole = bytearray(dump.read_bytes())
            whole[len(whole) // 2] ^= 1
            dump.write_bytes(whole)
        case "file changed":
            photo.write_bytes(photo.read_bytes()[:-1] + b"?")
        case "file gone":
            photo.unlink()
        case "no manifest":
            manifest.unlink()
        case "odd":
            manifest.write_text("[]")


def test_a_file_that_the_server_itself_has_lost_is_told_and_the_rest_is_backed_up(
    served: Served, rater: Phone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = picture()
    put(rater, photo)
    (served.settings.blob_dir / backups.key_of(sha256(photo).hexdigest())).unlink()

    assert backed_up(served, tmp_path / "copy") == 1

    assert sha256(photo).hexdigest() in capsys.readouterr().err
    assert restores.checked(tmp_path / "copy").absent == [sha256(photo).hexdigest()]


def test_an_existing_folder_is_never_written_into(served: Served, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()

    with pytest.raises(SettingsError, match="exists"):
        backed_up(served, tmp_path / "copy")


def test_a_running_server_is_backed_up_and_never_restored_under_its_feet(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "copy"
    token = set_up(data)
    with running(data) as server:
        client, signed = sign_in(server, token)
        first, batch = school_batch(signed["device"], 1)
        client.post("/api/sync/push", json=batch).raise_for_status()
        made = command(data, "backup", str(copy))
        second, batch = school_batch(signed["device"], 2)
        client.post("/api/sync/push", json=batch).raise_for_status()
        refused = command(data, "restore", str(copy), "--replace")
        still = pull_all(client, signed["device"])
        client.close()

    assert made.returncode == 0 and "Copied to" in made.stdout
    assert refused.returncode == 1 and "stop the server" in refused.stderr
    assert {first, second} <= still
    done = command(data, "restore", str(copy), "--replace")
    assert done.returncode == 0 and "new epoch" in done.stdout, done.stderr
    with running(data) as server:
        hello = httpx.get(f"{server.address}/api/hello").json()
    assert hello["epoch"] != signed["epoch"]
    with closing(sqlite3.connect(data / "nithet.sqlite3")) as database:
        kept = {row[0] for row in database.execute("SELECT id FROM record WHERE kind = 'school'")}
    assert kept == {first}
