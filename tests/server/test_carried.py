"""Work that was carried to the server in a sealed file: in the author's name, by the author's rights, once."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.sealing import seal
from app.store.export import export_unsent
from fieldwork.errors import Invalid
from fieldwork.records import Addressee, RoleName
from sync_server import blobs, carried
from sync_server.cli import main
from sync_server.devices import Caller
from sync_server.tables import change, device, quarantine, receipt, record
from tests.support.pictures import camera_photo, plain_png
from tests.support.sealing import QuickSealing
from tests.support.vectors import Vector, vectors
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone
from tests.support.worlds import an_id

PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"


async def sealed(phone: WiredPhone) -> bytes:
    return await seal(QuickSealing(), export_unsent(phone.store), PHRASE, os.urandom)


def everything(visiting: Visiting) -> dict[Any, Any]:
    """All tables but receipts, of which every taking in leaves one."""
    return {table: rows for table, rows in visiting.kept().items() if table is not receipt}


@pytest.mark.parametrize("vector", vectors(), ids=lambda v: v.name)
def test_the_server_opens_the_vectors(vector: Vector) -> None:
    assert carried.unsealed(vector.file, vector.passphrase + "\n") == vector.plain


async def test_a_file_enters_the_ledger_in_its_authors_name_with_a_receipt(
    visiting: Visiting, phone: WiredPhone
) -> None:
    edits = phone.store.counts().edits

    taken = carried.take_in(visiting.served.server, await sealed(phone), PHRASE)

    assert [r.status for r in taken.results] == ["applied"] * edits and (taken.photos, taken.refused_photos) == (1, 0)
    written = visiting.served.rows(
        select(change.c.person, change.c.device).where(change.c.kind.in_(["sheet", "finding"]))
    )
    assert set(map(tuple, written)) == {(visiting.supervisor, phone.device)} and len(written) == edits
    assert visiting.served.rows(select(device.c.received).where(device.c.id == phone.device))[0][0] == edits
    kept = visiting.served.rows(select(receipt.c.device, receipt.c.reply))
    assert [(row.device, len(json.loads(row.reply)["results"])) for row in kept] == [(phone.device, edits)]
    name = sha256(plain_png(40, 30)).hexdigest()
    with visiting.served.server.database.reading() as connection:
        assert blobs.own(connection, Caller(visiting.supervisor, phone.device), name) is not None


async def test_the_same_file_again_changes_nothing(visiting: Visiting, phone: WiredPhone) -> None:
    file = await sealed(phone)
    carried.take_in(visiting.served.server, file, PHRASE)
    before = everything(visiting)

    again = carried.take_in(visiting.served.server, file, PHRASE)

    assert {r.status for r in again.results} == {"duplicate"}
    after = everything(visiting)
    sent = {t.name: rows for t, rows in after.items() if t.name == "blob_upload"}["blob_upload"]
    for table, rows in before.items():
        assert after[table] == rows or table.name == "blob_upload", table.name
    assert len(sent) == 1


async def test_a_phone_that_is_repaired_and_sends_its_work_after_all_makes_one_history(
    visiting: Visiting, phone: WiredPhone
) -> None:
    carried.take_in(visiting.served.server, await sealed(phone), PHRASE)
    before = visiting.history()

    outcome = await phone.sync()

    assert visiting.history() == before and not phone.store.counts()
    assert outcome.receipt is not None and outcome.receipt.whole and outcome.receipt.of == len(phone_edits(visiting))


def phone_edits(visiting: Visiting) -> list[Any]:
    return visiting.served.rows(select(change.c.edit).where(change.c.kind.in_(["sheet", "finding"])))


async def test_what_the_author_may_not_write_is_kept_aside_with_its_reason(
    visiting: Visiting, phone: WiredPhone
) -> None:
    phone.store.write("finding", an_id("foreign"), {
        "visit": visiting.visit, "school": visiting.school, "author": visiting.expert, "nature": "note", "text": "แทน",
    })  # fmt: skip

    taken = carried.take_in(visiting.served.server, await sealed(phone), PHRASE)

    assert [r.code for r in taken.results if r.status == "quarantined"] == ["author_only"]
    assert [tuple(row) for row in visiting.served.rows(select(quarantine.c.device, quarantine.c.person))] == [
        (phone.device, visiting.supervisor)
    ]
    assert not visiting.served.rows(select(record.c.id).where(record.c.id == an_id("foreign")))


async def test_a_device_that_is_not_the_authors_gets_no_work_put_down_to_it(
    visiting: Visiting, phone: WiredPhone
) -> None:
    other = visiting.phone(visiting.expert)
    phone.store.notes.set("account", {"person": visiting.supervisor, "device": other.device})

    carried.take_in(visiting.served.server, await sealed(phone), PHRASE)

    written = visiting.served.rows(select(change.c.device).where(change.c.kind == "finding"))
    assert {row.device for row in written} == {"carried"}
    assert visiting.served.rows(select(device.c.received).where(device.c.id == other.device))[0][0] == 0


async def test_a_photo_with_its_place_in_it_is_refused_and_the_text_goes_in(
    visiting: Visiting, phone: WiredPhone
) -> None:
    phone.store.blobs.put(camera_photo(300, 200), "image/jpeg")

    taken = carried.take_in(visiting.served.server, await sealed(phone), PHRASE)

    assert (taken.photos, taken.refused_photos) == (1, 1) and {r.status for r in taken.results} == {"applied"}


@pytest.mark.parametrize("fault", ["passphrase", "cut", "stranger"])
async def test_a_file_that_does_not_open_or_is_another_offices_changes_nothing(
    visiting: Visiting, phone: WiredPhone, fault: str
) -> None:
    if fault == "stranger":
        phone.store.notes.set("account", {"person": an_id("a stranger"), "device": phone.device})
    file = await sealed(phone)
    before = visiting.kept()

    with pytest.raises(Invalid) as refused:
        given = "another passphrase" if fault == "passphrase" else PHRASE
        carried.take_in(visiting.served.server, file[:-1] if fault == "cut" else file, given)

    expected = {"passphrase": "sealed_passphrase", "cut": "sealed_damaged", "stranger": "carried_stranger"}
    assert refused.value.code == expected[fault] and visiting.kept() == before


async def test_the_command_reads_the_passphrase_and_tells_what_became_of_the_file(
    visiting: Visiting, phone: WiredPhone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    path = tmp_path / "work.nithet"
    path.write_bytes(await sealed(phone))
    edits = phone.store.counts().edits
    env = {"DATA_DIR": str(visiting.served.folder)}

    def says(phrase: str, file: Path) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", Typed(phrase))
        code = main(["take-in", str(file)], env)
        said = capsys.readouterr()
        return code, said.out + said.err

    assert says("not this one", path)[1].startswith("sealed_passphrase: ")
    assert says(PHRASE, tmp_path / "nothing") == (
        1,
        f"{tmp_path / 'nothing'} cannot be read: No such file or directory\n",
    )
    code, said = says(PHRASE, path)
    assert code == 0 and f": {edits} applied; 1 photos kept, 0 refused." in said
    assert f": {edits} duplicate;" in says(PHRASE, path)[1]


async def test_the_command_does_not_tell_whose_name_for_a_concern_is_kept_aside(
    visiting: Visiting, phone: WiredPhone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    """The office does not read it in its list either: the reason names who was to be told."""
    ended = visiting.area.person("พ้นบทบาท", RoleName.SUPERVISOR, ends="2026-11-22")
    concern, keys = an_id("a concern"), {"visit": visiting.visit, "school": visiting.school}
    phone.store.write("concern", concern, {**keys, "author": phone.person, "nature": "hazard", "text": "ความลับ"})
    named = {**keys, "concern": concern, "person": ended, "told_at": phone.clock()}
    phone.store.write("addressee", Addressee.kind().id_of(concern, ended), named)
    foreign = {**keys, "author": visiting.expert, "nature": "note", "text": "แทน"}
    phone.store.write("concern", an_id("foreign concern"), {**foreign, "nature": "hazard", "text": "ความลับอื่น"})
    phone.store.write("finding", an_id("foreign"), foreign)
    path = tmp_path / "work.nithet"
    path.write_bytes(await sealed(phone))
    monkeypatch.setattr("sys.stdin", Typed(PHRASE))

    assert main(["take-in", str(path)], {"DATA_DIR": str(visiting.served.folder)}) == 0

    said = "".join(capsys.readouterr())
    aside = [line for line in said.splitlines() if line.startswith("  kept aside: ")]
    assert sorted(line.split()[2] for line in aside) == ["author_only", "reason_withheld", "reason_withheld"]
    assert not [secret for secret in ("พ้นบทบาท", "addressee", ended, "ความลับ") if secret in said]
    kept = visiting.served.rows(select(quarantine.c.code).where(quarantine.c.code == "addressee_without_role"))
    assert len(kept) == 1, "its author is told"


class Typed:
    """What somebody types, or a pipe gives."""

    def __init__(self, line: str) -> None:
        self.line = line

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        return self.line + "\n"
