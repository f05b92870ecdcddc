"""Getting a device ready: every step in words, and what stops it."""

import pytest

from app.screens.first_sync.state import steps, stopped
from app.screens.first_sync.view import FirstSync
from app.shell import App as Shell
from app.sync.engine import Ending, Outcome, Phase, Progress
from tests.support.clients import FakeSession, FakeSyncing, a_client, shown
from tests.support.fletkit import App


def states(progress: Progress | None, *, ready: bool = False) -> list[str]:
    return [step.state for step in steps(progress, ready=ready)]


def test_steps_follow_the_sync() -> None:
    assert states(None) == ["done", "waiting", "waiting"]
    assert states(Progress(Phase.SEND, 0, 0)) == ["done", "waiting", "waiting"]
    assert states(Progress(Phase.RECEIVE, 40, 120)) == ["done", "doing", "waiting"]
    assert states(Progress(Phase.CHECK, 0, 1)) == ["done", "done", "doing"]
    assert states(None, ready=True) == ["done", "done", "done"]


@pytest.mark.parametrize(
    ("ending", "why"),
    [(Ending.OFFLINE, "offline"), (Ending.BUSY, "offline"), (Ending.SIGN_IN, "sign_in"), (Ending.FAULT, "failed")],
)
def test_what_stops_it_has_a_name(ending: Ending, why: str) -> None:
    assert stopped(Outcome(ending), running=False, ready=False) == why
    assert stopped(Outcome(ending), running=True, ready=False) == ""


async def test_progress_is_shown_in_records() -> None:
    syncing = FakeSyncing(running=True, progress=Progress(Phase.RECEIVE, 40, 120))
    async with App(shown(a_client(session=FakeSession(ready=False), syncing=syncing), FirstSync)) as app:
        assert app.shows("40 จาก 120 รายการ")


async def test_a_network_that_ends_leaves_a_way_to_go_on() -> None:
    syncing = FakeSyncing(outcome=Outcome(Ending.OFFLINE))
    async with App(shown(a_client(session=FakeSession(ready=False), syncing=syncing), FirstSync)) as app:
        assert app.has("offline")
        await app.tap("retry")

        assert syncing.asked == 1


async def test_a_browser_that_promises_nothing_is_told_to_the_person() -> None:
    async def refuse() -> bool:
        return False

    client = a_client(session=FakeSession(ready=False), persist=refuse)
    async with App(shown(client, FirstSync)) as app:
        await app.until(lambda: app.shows("เพิ่มแอปไว้ที่หน้าจอหลัก"))


async def test_until_everything_is_here_the_first_sync_is_shown_instead() -> None:
    session = FakeSession(ready=False)
    async with App(Shell, a_client(session=session), views=True, route="/schools") as app:
        assert app.has("steps")

        await app.go("/nowhere")
        assert app.has("steps")
        session.ready = True
        await app.settle()
        assert not app.has("steps")
