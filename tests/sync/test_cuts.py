"""However a sync is cut, the server's history ends as if it had never been."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.sync.engine import Ending
from tests.support.visiting import Visiting
from tests.support.wired import Break, WiredPhone


def _at_the_school(visiting: Visiting) -> Path:
    """A phone after a day offline, its app ended; returns its files."""
    phone = visiting.phone()
    visiting.rate(phone)
    visiting.observe(phone, 1)
    phone.store.close()
    return phone.folder


async def _until_done(phone: WiredPhone) -> None:
    for _ in range(8):
        outcome = await phone.sync()
        phone.restart()
        if outcome.ending == Ending.DONE:
            break
    await phone.wire.deliver_late()
    last = await phone.sync()
    assert last.receipt is not None and last.receipt.whole and last.quarantined == 0


@pytest.mark.parametrize("request_number", [0, 1])
@pytest.mark.parametrize("cut", list(Break))
async def test_a_sync_cut_anywhere_and_pressed_again_leaves_the_same_history(
    visiting: Visiting, another: Visiting, cut: Break, request_number: int
) -> None:
    files = _at_the_school(visiting)
    smooth = _joined(another, files)
    await _until_done(smooth)
    rough = _joined(visiting, files)

    rough.wire.fates = [None] * request_number + [cut, cut]
    await _until_done(rough)

    assert visiting.history() == another.history() and len(another.history()) > 40
    assert _shown(rough) == _shown(smooth)


async def test_many_small_batches_cut_at_every_turn_leave_the_same_history(
    visiting: Visiting, another: Visiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.sync.push.MAX_EDITS", 7)
    files = _at_the_school(visiting)
    smooth = _joined(another, files)
    await _until_done(smooth)
    rough = _joined(visiting, files)

    rough.wire.fates = [Break.BEFORE, None, Break.AFTER, Break.TWICE, Break.MID_BODY, Break.LATE, Break.MID_REPLY]
    for _ in range(12):
        await rough.sync()
        rough.restart()
    await _until_done(rough)

    assert visiting.history() == another.history()


def _joined(visiting: Visiting, files: Path) -> WiredPhone:
    """A phone with these files, known to this server."""
    phone = visiting.phone(files=files)
    account = {"person": visiting.supervisor, "device": phone.device}
    phone.store.notes.set("account", account)
    return phone


def _shown(phone: WiredPhone) -> list[object]:
    return [(r.kind, r.id, dict(r.fields)) for kind in ("sheet", "finding") for r in phone.store.find(kind)]
