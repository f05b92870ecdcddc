"""The device's session against the real server: invited, signed out, revoked, signed in again, with work unsent."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from app.account.signing_in import DeviceName
from app.platform.desktop.storage import FolderStorage
from app.session import Machine, Session, SignOut
from app.sync.engine import Ending, Outcome, Syncer
from app.sync.http import HttpServer
from fieldwork.errors import SignInFailed
from fieldwork.records import RoleName
from sync_server import devices, invitations
from sync_server.tables import change
from sync_server.tables import device as device_table
from tests.support.visiting import Visiting
from tests.support.wired import Break, Wire
from tests.support.worlds import an_id

_WORDS = "ม้าขาวเดินบนสะพาน"


class Signing:
    """One device with nobody on it, and the server it reaches."""

    def __init__(self, visiting: Visiting, folder: Path) -> None:
        self.visiting = visiting
        self.wire = Wire(httpx.ASGITransport(visiting.served.app, raise_app_exceptions=False))
        held: list[Session] = []
        self.server = HttpServer("http://office.test", lambda: held[0].token() if held else None, self.wire)
        rng = random.Random(5)
        about = DeviceName("แท็บเล็ตทดสอบ", "test", "test/1")
        machine = Machine(FolderStorage(folder), visiting.served.clock, rng.randbytes, about)
        self.session = Session(machine, self.server)
        held.append(self.session)

    async def sync(self) -> Outcome:
        outcome = await Syncer(self.session.store, self.server, app="test/1").run()
        self.session.refresh()
        return outcome

    def observe(self, number: int) -> None:
        keys = {"visit": self.visiting.visit, "school": self.visiting.school, "author": self.session.person}
        fields: dict[str, Any] = {**keys, "nature": "note", "text": f"ข้อสังเกต {number}"}
        self.session.store.write("finding", an_id(f"finding {number}"), fields)

    def changes(self) -> int:
        return len(self.visiting.served.rows(select(change.c.edit).where(change.c.kind == "finding")))


@pytest.fixture
async def signing(visiting: Visiting, tmp_path: Path) -> Signing:
    made = Signing(visiting, tmp_path / "device")
    await made.session.start()
    return made


def _invited(visiting: Visiting, person: str) -> str:
    server = visiting.served.server
    with server.database.writing() as writing:
        return invitations.make(server, writing, person, days=7, made_by=visiting.area.office).token


async def test_an_invited_person_signs_in_syncs_and_has_the_roles_of_today(signing: Signing) -> None:
    token = _invited(signing.visiting, signing.visiting.supervisor)

    invitation = await signing.session.look(token)
    await signing.session.join(token, _WORDS)
    assert not signing.session.ready
    outcome = await signing.sync()

    assert invitation.needs == "new_passphrase" and invitation.roles == ("supervisor",)
    assert outcome.ending == Ending.DONE and signing.session.ready
    assert signing.session.roles == (RoleName.SUPERVISOR,) and signing.session.store.find("visit")


async def test_a_link_that_was_used_is_refused_with_its_code(signing: Signing) -> None:
    token = _invited(signing.visiting, signing.visiting.supervisor)
    await signing.session.join(token, _WORDS)

    with pytest.raises(SignInFailed) as refused:
        await signing.session.join(token, _WORDS)

    assert refused.value.code == "invitation_used" and signing.session.signed_in


async def test_work_in_flight_on_a_revoked_device_arrives_once_after_signing_in_again(signing: Signing) -> None:
    await signing.session.join(_invited(signing.visiting, signing.visiting.supervisor), _WORDS)
    await signing.sync()
    for number in range(3):
        signing.observe(number)
    signing.wire.fates = [Break.AFTER]
    assert (await signing.sync()).ending == Ending.OFFLINE
    server = signing.visiting.served.server
    with server.database.writing() as writing:
        for row in writing.connection.execute(select(device_table.c.id)).fetchall():
            devices.revoke(server, writing, row.id)

    signing.observe(3)
    assert (await signing.sync()).ending == Ending.SIGN_IN
    await signing.session.sign_in("นิเทศ", _WORDS)
    outcome = await signing.sync()

    assert outcome.ending == Ending.DONE and outcome.quarantined == 0
    assert outcome.receipt is not None and outcome.receipt.whole and outcome.receipt.of == 1
    assert signing.changes() == 4 and not signing.session.store.counts()


async def test_signing_out_ends_the_token_at_the_server(signing: Signing) -> None:
    await signing.session.join(_invited(signing.visiting, signing.visiting.supervisor), _WORDS)
    token = signing.session.token()

    assert await signing.session.sign_out() == SignOut.DONE

    stale = HttpServer("http://office.test", lambda: token, signing.wire)
    with pytest.raises(SignInFailed):
        await stale.missing(["0" * 64])
