"""On the day of a visit: from unlocking to the first rating in three taps, the typing of the PIN left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.account.lock import Lock
from app.locking import Tried
from app.shell import App as Shell
from tests.support.clients import FakeLocking, FakeSession, a_client
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.memory import NOW_MS

MOST_TAPS = 3


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = Device(tmp_path / "phone", FieldVisit())
    yield made
    made.store.close()


async def taps_to_rate(device: Device, *taps: str) -> int:
    """Unlock, tap these, then the third level of the first indicator. Returns how many taps that took."""
    session = FakeSession(
        person=device.person, roles=("supervisor",), locked=True, lock=Lock("", "", "", tried_at=NOW_MS)
    )
    locking = FakeLocking(session)
    locking.answers = [Tried.OPEN]
    client = a_client(store=device.store, session=session, locking=locking, now_ms=device.client.now_ms)
    async with App(Shell, client, views=True, route="/") as app:
        await app.enter("pin", "482913")
        await app.tap("pin-open")
        await app.settle()
        made = 0
        for tap in (*taps, "indicator-AC1-level-3"):
            await app.tap(tap)
            await app.settle()
            made += 1
    return made


async def test_from_unlocking_to_the_first_rating_of_the_day_it_takes_three_taps(device: Device) -> None:
    made = await taps_to_rate(device, f"visit-{device.area.visit}", "next-step")

    assert device.fields("sheet", device.area.sheet)["levels.AC1"] == 3
    assert made <= MOST_TAPS
