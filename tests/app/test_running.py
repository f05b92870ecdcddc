"""What the machine tells the running app: a window that goes aside, a newer version, a network that is back."""

import contextvars
from collections.abc import Callable
from typing import Any

import flet as ft
import pytest

from app.account.lock import Lock
from app.account.signing_in import DeviceName
from app.boundary import safe_component
from app.durability import AtOnce
from app.main import attend
from app.parts.fields import DraftField
from app.preferences import Preferences
from app.running import Running
from tests.support.clients import FakeHandingIn, FakeSession, FakeSurroundings, FakeSyncing, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS
from tests.support.worlds import an_id


class Machine:
    """As much of a machine as hearing needs."""

    def __init__(self) -> None:
        self.surroundings = FakeSurroundings()
        self.storage = AtOnce()
        self.photos = self.sealing = None
        self.has_camera = False
        self.about = DeviceName("เครื่องทดสอบ", "test", "1")


def running(session: FakeSession | None = None) -> Running:
    """An app with somebody signed in, on a machine that does what the test says."""
    here: Any = Machine()
    server: Any = None
    who: Any = session or FakeSession()
    made = Running(here, who, server, Preferences(who.notes), lambda: NOW_MS)
    made.now = a_client(session=who, drafts=made.drafts)
    return made


def typing(app: Running) -> list[str]:
    """Something is being typed; what has been stored of it is in the list."""
    stored: list[str] = []
    app.drafts.hold(lambda: stored.append("text"))
    return stored


@pytest.mark.parametrize(
    ("name", "hidden", "stores"),
    [
        ("pagehide", False, True),
        ("freeze", False, True),
        ("visibilitychange", True, True),
        ("visibilitychange", False, False),
        ("online", False, False),
        ("update-available", False, False),
    ],
)
async def test_a_page_that_goes_aside_stores_what_is_being_typed(name: str, hidden: bool, stores: bool) -> None:
    app = running()
    stored = typing(app)

    app.heard(name, hidden)

    assert stored == (["text"] if stores else [])


@pytest.mark.parametrize("state", list(ft.AppLifecycleState))
async def test_a_window_that_goes_aside_stores_what_is_being_typed(state: ft.AppLifecycleState) -> None:
    app = running()
    stored = typing(app)

    app.lived(state)

    back = state in (ft.AppLifecycleState.RESUME, ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESTART)
    assert stored == ([] if back else ["text"])


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = NOW_MS

    def __call__(self) -> int:
        return self.now


def locked_after(minutes: float, leave: Callable[[Running], None], come_back: Callable[[Running], None]) -> bool:
    """Whether the PIN is asked for once somebody was away for so long."""
    clock, session = Clock(), FakeSession(lock=Lock("", "", "", minutes=5))
    app = running(session)
    app.now_ms = clock
    leave(app)
    clock.now += round(minutes * 60_000)
    come_back(app)
    return session.locked


@pytest.mark.parametrize(("minutes", "locked"), [(4, False), (5, True), (60 * 24 * 365 * 10, True), (-1, True)])
async def test_the_pin_is_asked_for_after_some_minutes_away(minutes: float, locked: bool) -> None:
    hidden = (lambda app: app.heard("visibilitychange", True), lambda app: app.heard("visibilitychange", False))
    left = (lambda app: app.lived(ft.AppLifecycleState.HIDE), lambda app: app.lived(ft.AppLifecycleState.SHOW))

    assert locked_after(minutes, *hidden) is locked
    assert locked_after(minutes, *left) is locked


async def test_a_window_that_is_seen_and_not_used_is_not_left() -> None:
    def aside(app: Running) -> None:
        app.lived(ft.AppLifecycleState.INACTIVE)

    assert not locked_after(60, aside, lambda app: app.lived(ft.AppLifecycleState.RESUME))


async def test_somebody_without_a_pin_is_never_asked() -> None:
    session = FakeSession()
    app = running(session)
    app.heard("pagehide", False)
    app.left_ms = 0
    app.heard("visibilitychange", False)

    assert not session.locked


async def test_what_lies_over_the_screen_and_what_keys_mean_is_the_same_for_every_open_store() -> None:
    app = running()

    first, second = app.client(), app.client()  # the frame goes on listening with the first of them

    assert first.helping is second.helping is app.helping
    assert first.keys is second.keys is app.keys
    assert first.drafts is second.drafts is app.drafts


def test_a_newer_version_that_is_ready_is_offered_and_not_taken() -> None:
    app = running()
    stored = typing(app)

    app.heard("update-available", False)

    surroundings: Any = app.here.surroundings
    assert app.updates.ready and surroundings.applied == 0 and stored == []


@pytest.mark.parametrize("name", ["online", "visibilitychange"])
async def test_a_network_or_a_person_that_is_back_begins_a_sync(name: str) -> None:
    app, nobody = running(), running(FakeSession(person=None))
    for each in (app, nobody):
        each.heard(name, False)

    assert asked(app) == 1 and asked(nobody) == 0


async def test_room_is_looked_at_after_something_was_written_here() -> None:
    app, looked = running(), list[str]()
    app.room.written = lambda: looked.append("room")  # type: ignore[method-assign]
    store = app.client().store

    store.write("phrase", an_id("phrase"), {"author": an_id("malee"), "text": "ป้ายชัดเจน"})

    assert looked == ["room"]


@pytest.mark.parametrize("online", [True, False])
async def test_letters_go_with_the_first_sync_that_reached_the_office_whosever_it_is(online: bool) -> None:
    app, handing = running(), FakeHandingIn()
    app.handing_in = handing  # type: ignore[assignment]
    syncing = app.client().syncing
    syncing.online = online

    syncing.ended()

    assert handing.heard == int(online)


async def test_news_from_outside_the_app_stores_every_field_and_shows_it() -> None:
    app, kept = running(), []

    @safe_component
    def Form() -> ft.Control:
        return ft.Column([DraftField(n, "", kept.append, identifier=n, key=n) for n in ("note", "reason")])

    assert app.now is not None
    async with App(shown(app.now, Form)) as page:
        attend(page.page, app)
        await page.enter("note", "ก")
        await page.enter("reason", "ข")
        surroundings: Any = app.here.surroundings

        contextvars.Context().run(surroundings.heard, "pagehide", False)
        await page.settle()

        assert kept == ["ก", "ข"] and page.shows("บันทึกในเครื่องแล้ว")


def asked(app: Running) -> int:
    """How often a sync was asked for."""
    assert app.now is not None
    syncing: Any = app.now.syncing
    assert isinstance(syncing, FakeSyncing)
    return syncing.asked
