"""Random days of two phones on the real server: after all losses everybody agrees and nothing saved is missing."""

from __future__ import annotations

import random

import pytest
from sqlalchemy import select

from app.sync.engine import Ending
from sync_server.tables import change
from tests.support.visiting import Visiting
from tests.support.wired import Break, WiredPhone
from tests.support.worlds import an_id

_FATES = [*Break, *([None] * 6)]


@pytest.mark.parametrize("seed", range(4))
async def test_after_a_random_day_phones_and_server_agree(visiting: Visiting, seed: int) -> None:
    rng = random.Random(seed)
    phones = [visiting.phone(), visiting.phone(), visiting.phone(visiting.expert)]
    phones[1].clock.skew_ms = rng.choice([0, 40_000, 3 * 365 * 86_400_000, -3 * 365 * 86_400_000])
    for step in range(45):
        phone = rng.choice(phones)
        phone.clock.forward(rng.randrange(1, 300_000))
        if rng.random() < 0.6:
            _write(visiting, phone, rng, step)
        else:
            phone.wire.fates = [rng.choice(_FATES) for _ in range(6)]
            await phone.sync()
            if rng.random() < 0.3:
                phone.restart()

    for phone in phones * 2:
        phone.wire.fates.clear()
        await phone.wire.deliver_late()
        outcome = await phone.sync()
        assert outcome.ending == Ending.DONE and outcome.quarantined == 0, phone.store.quarantine.all()
        assert outcome.receipt is not None and outcome.receipt.whole and outcome.differing == ()

    assert _view(phones[0]) == _view(phones[1])
    shared = [[dict(r.fields) for r in phone.store.find("agreement")] for phone in phones]
    assert shared[0] == shared[1] == shared[2]
    kept = {row.edit for row in visiting.served.rows(select(change.c.edit))}
    for phone in phones:
        assert {row[0] for row in phone.store.database.script("SELECT id FROM edit")} <= kept


def _write(visiting: Visiting, phone: WiredPhone, rng: random.Random, step: int) -> None:
    if rng.random() < 0.5:
        keys = {"visit": visiting.visit, "school": visiting.school}
        record = an_id(f"agreement {rng.randrange(3)}")
        fields = {rng.choice(["progress", "action"]): f"ค่า {step}"}
        known = phone.store.get("agreement", record)
        phone.store.write("agreement", record, fields if known else {**keys, **fields})
    else:
        keys = {"visit": visiting.visit, "school": visiting.school, "author": phone.person, "nature": "note"}
        record = an_id(f"{phone.person} {rng.randrange(3)}")
        known = phone.store.get("finding", record)
        phone.store.write("finding", record, {**({} if known else keys), "text": f"ข้อความ {step}"})


def _view(phone: WiredPhone) -> list[object]:
    return [(r.id, dict(r.fields)) for kind in ("finding", "agreement") for r in phone.store.find(kind)]
