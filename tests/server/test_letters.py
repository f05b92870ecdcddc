"""Letters to the office: opened by it alone, in the name of the device that sealed them, once, and never lost."""

from __future__ import annotations

import asyncio
import base64
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from app.sealing import seal_to_office
from app.store.export import letters_of
from fieldwork import letters
from fieldwork.errors import Invalid
from sync_server import devices, epochs, letter_key
from sync_server import letters as receiving
from sync_server.cli import main
from sync_server.letters import Received
from sync_server.tables import blob, change, clock, device, quarantine
from tests.support.sealing import QuickSealing
from tests.support.served import Area, Served
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone


async def a_letter(visiting: Visiting, phone: WiredPhone, *, token: str | None = None) -> bytes:
    public = letter_key.public(visiting.served.server)
    (plain,) = letters_of(phone.store, phone.token if token is None else token)
    return await seal_to_office(QuickSealing(), plain, public, os.urandom)


def hand_in(visiting: Visiting, letter: bytes) -> Received:
    return receiving.receive(visiting.served.server, letter)


def refusal(visiting: Visiting, letter: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        hand_in(visiting, letter)
    return refused.value.code


def written(visiting: Visiting) -> list[tuple[str, str]]:
    rows = select(change.c.person, change.c.device).where(change.c.kind.in_(["sheet", "finding"]))
    return [tuple(row) for row in visiting.served.rows(rows)]


async def test_a_letter_enters_in_its_authors_name_from_the_device_that_sealed_it_without_a_sign_in(
    visiting: Visiting, phone: WiredPhone
) -> None:
    edits = phone.store.counts().edits

    answer = hand_in(visiting, await a_letter(visiting, phone))

    assert answer == Received(edits, 0, 1, 0)
    assert set(written(visiting)) == {(visiting.supervisor, phone.device)} and len(written(visiting)) == edits
    assert visiting.served.rows(select(blob.c.size))
    assert visiting.served.rows(select(device.c.received).where(device.c.id == phone.device))[0][0] == edits


async def test_the_same_letter_again_changes_nothing(visiting: Visiting, phone: WiredPhone) -> None:
    letter = await a_letter(visiting, phone)
    hand_in(visiting, letter)
    before = visiting.history()

    hand_in(visiting, letter)

    assert visiting.history() == before


async def test_work_from_a_device_that_was_signed_out_waits_for_the_office_and_is_not_lost(
    visiting: Visiting, phone: WiredPhone
) -> None:
    letter, edits = await a_letter(visiting, phone), phone.store.counts().edits
    with visiting.served.server.database.writing() as writing:
        devices.revoke(visiting.served.server, writing, phone.device)

    answer = hand_in(visiting, letter)

    assert answer == Received(0, edits, 1, 0) and not written(visiting)
    kept = visiting.served.rows(select(quarantine.c.code, quarantine.c.person, quarantine.c.device))
    assert {tuple(row) for row in kept} == {("letter_device_ended", visiting.supervisor, phone.device)}


@pytest.mark.parametrize("token", ["", "f" * 64])
async def test_a_letter_that_does_not_prove_its_device_changes_nothing(
    visiting: Visiting, phone: WiredPhone, token: str
) -> None:
    letter = await a_letter(visiting, phone, token=token)

    assert refusal(visiting, letter) == "letter_unknown_device" and not written(visiting)
    assert not visiting.served.rows(select(quarantine.c.code))


async def test_nobody_writes_in_anothers_name_with_the_token_of_their_own(
    visiting: Visiting, phone: WiredPhone
) -> None:
    expert = visiting.phone(visiting.expert)

    letter = await a_letter(visiting, phone, token=expert.token)

    assert refusal(visiting, letter) == "letter_unknown_device" and not written(visiting)


async def test_a_letter_to_another_office_is_told_apart_from_a_damaged_one(
    visiting: Visiting, phone: WiredPhone
) -> None:
    letter = await a_letter(visiting, phone)
    damaged = letter[:-1] + bytes([letter[-1] ^ 1])
    head, _ = letters.read(letter)
    other = letter.replace(head.key.encode(), b"0" * 16, 1)

    assert refusal(visiting, damaged) == "letter_unreadable"
    assert refusal(visiting, letter[:-20]) == "letter_unreadable"
    assert refusal(visiting, other) == "letter_other_office"
    assert refusal(visiting, b"{}\n") == "letter_unreadable"
    assert not written(visiting)


async def test_nothing_of_the_work_nor_of_the_token_can_be_read_in_a_letter(
    visiting: Visiting, phone: WiredPhone
) -> None:
    letter = await a_letter(visiting, phone)

    assert phone.token.encode() not in letter and b"sheet" not in letter and b"\xe0\xb8" * 2 not in letter


def test_the_key_is_made_once_and_given_to_whoever_is_signed_in_only(visiting: Visiting) -> None:
    headers = visiting.area.phone(visiting.supervisor).headers
    asked = [visiting.served.ask("GET", "/api/letters/key", headers=headers).json() for _ in range(2)]

    assert asked[0] == asked[1]
    assert letters.name_of(base64.b64decode(asked[0]["public"])) == asked[0]["key"]
    assert visiting.served.ask("GET", "/api/letters/key").status_code == 401
    assert len(visiting.served.rows(select(clock.c.name).where(clock.c.name == "letters"))) == 1


def test_a_letter_is_handed_in_over_http_by_whoever_is_signed_in_nowhere(visiting: Visiting, phone: WiredPhone) -> None:
    letter = asyncio.run(a_letter(visiting, phone))

    answer = visiting.served.ask("POST", "/api/letters", content=letter)

    assert answer.status_code == 200 and answer.json()["edits"] == phone.store.counts().edits
    assert visiting.served.ask("POST", "/api/letters", content=letter[:500]).status_code == 422


def test_two_processes_that_make_the_key_at_once_have_the_same_one(area: Area) -> None:
    server, another = area.served.server, Served(area.served.folder, area.served.settings.database_url)
    try:
        with ThreadPoolExecutor(4) as pool:
            made = set(pool.map(letter_key.public, [server, another.server] * 4))
    finally:
        another.close()

    assert len(made) == 1
    assert [row.name for row in area.served.rows(select(clock.c.name).where(clock.c.name == "letters"))] == ["letters"]
    with server.database.reading() as connection:  # the counter and the epoch are found beside it as before
        assert epochs.standing(connection)[0]


async def test_whoever_runs_the_server_takes_a_letter_in_without_a_passphrase(
    visiting: Visiting, phone: WiredPhone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.nithet"
    file.write_bytes(await a_letter(visiting, phone))

    assert main(["take-in", str(file)], {"DATA_DIR": str(visiting.served.folder)}) == 0

    assert "applied" in capsys.readouterr().out


def test_what_is_no_letter_is_refused() -> None:
    for file in (b"", b"\n", b"{}", b'{"format":"nithet-letter"}\n', b"\xff" * 3000):
        with pytest.raises(Invalid):
            letters.read(file)


async def test_a_newer_letter_is_told_so(visiting: Visiting, phone: WiredPhone) -> None:
    letter = (await a_letter(visiting, phone)).replace(b'"version":1', b'"version":2', 1)

    with pytest.raises(Invalid, match="letter_newer"):
        receiving.receive(visiting.served.server, letter)
