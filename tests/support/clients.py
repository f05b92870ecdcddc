"""Clients for tests of screens: a signed-in person, a machine that does as told, a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import flet as ft

from app.account.lock import Lock
from app.client import Client, Clients, Window
from app.drafts import Drafts
from app.drawing import Drawn
from app.locking import Tried
from app.photos import Photo
from app.platform.ports import Keeping, Network, Room
from app.preferences import Preferences
from app.session import Cleared, SignOut
from app.store.second import TakenOver
from app.updates import Updates
from fieldwork.errors import Unreachable
from fieldwork.wire import HistoryLine
from tests.support.memory import ME, NOW_MS, MemoryNotes, MemoryStore
from tests.support.sealing import QuickSealing


@ft.observable
@dataclass
class FakeSession:
    """Somebody signed in, or nobody."""

    person: str | None = ME
    name: str = "นางสาวสมมติ ใจดี"
    roles: tuple[str, ...] = ("supervisor",)
    ready: bool = True
    joined: str = ""
    needs_sign_in: bool = False
    trouble: str = ""
    locked: bool = False
    lock: Any = None
    wiped: bool = False
    sealed: dict[str, bytes] = field(default_factory=dict)
    forgot: bool = False
    second_kept: bool = True
    taken_over: TakenOver | None = None
    cleared: Cleared | None = None
    login: str = "supervisor-1"
    store: Any = field(default_factory=MemoryStore)
    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    people: tuple[Any, ...] = ()
    unsent: dict[str, int] = field(default_factory=dict)

    @property
    def letters(self) -> Any:
        return SimpleNamespace(names=list(self.sealed), read=self.sealed.__getitem__)

    @property
    def notes(self) -> MemoryNotes:
        return self.store.notes  # type: ignore[no-any-return]

    @property
    def signed_in(self) -> bool:
        return self.person is not None

    async def look(self, token: str) -> Any:
        return self._answer("look", token)

    async def join(self, token: str, passphrase: str | None = None) -> None:
        self._answer("join", token, passphrase)
        self.person = ME

    async def sign_in(self, login: str, passphrase: str) -> None:
        self._answer("sign_in", login, passphrase)
        self.person, self.needs_sign_in = ME, False

    async def resume(self, person: str) -> None:
        self._answer("resume", person)
        self.person = person

    def unsent_of(self, person: str) -> int:
        return self.unsent.get(person, 0)

    def keep_second(self) -> None:
        self._answer("keep_second")

    def understood(self) -> None:
        self._answer("understood")
        self.taken_over = self.cleared = None

    def leave(self) -> None:
        self._answer("leave")
        self.person = None

    async def sign_out(self, *, exported: bool = False) -> SignOut:
        if self.store.counts() and not exported:
            return SignOut.UNSENT
        self._answer("sign_out", exported)
        self.person = None
        return SignOut.DONE

    def export(self) -> bytes:
        return b"{}"

    def refresh(self) -> None:
        self.asked.append(("refresh",))

    def lock_now(self) -> None:
        self.locked = self.lock is not None

    def _answer(self, name: str, *args: Any) -> Any:
        """What the test said the server answers; an exception is raised."""
        self.asked.append((name, *args))
        answer = self.answers.get(name)
        if isinstance(answer, Exception):
            raise answer
        return answer


@ft.observable
@dataclass
class FakeSyncing:
    """A sync that does only what the test says."""

    asked: int = 0
    running: bool = False
    offline: bool = False
    progress: Any = None
    outcome: Any = None
    last: dict[str, int] | None = None
    past: tuple[dict[str, Any], ...] = ()
    photos: dict[str, bytes] = field(default_factory=dict)
    cancelled: int = 0

    def cancel(self) -> None:
        self.cancelled += 1

    def soon(self) -> None:
        self.asked += 1

    async def now(self) -> Any:
        self.asked += 1
        return self.outcome

    async def photo(self, blob: str) -> bytes:
        if blob not in self.photos:
            raise Unreachable("unreachable")
        return self.photos[blob]

    def receipt(self) -> dict[str, int] | None:
        return self.last

    def history(self) -> list[dict[str, Any]]:
        return list(self.past)


class FakeServer:
    """The server's plain calls: answers what the test says, or is not there."""

    def __init__(self) -> None:
        self.answers: dict[tuple[str, str], Any] = {}
        self.asked: list[tuple[str, str, Any]] = []

    async def call(self, method: str, path: str, *, content: Any = None, json: Any = None, params: Any = None) -> Any:
        self.asked.append((method, path, json if json is not None else content))
        del params
        return self._answer(method, path)

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        self.asked.append(("GET", f"/api/history/{kind}/{record}", list(fields)))
        found: list[HistoryLine] = self._answer("GET", f"/api/history/{kind}/{record}")
        return [line for line in found if line.field in fields]

    async def download(self, path: str) -> tuple[bytes, str]:
        self.asked.append(("GET", path, None))
        found: tuple[bytes, str] = self._answer("GET", path)
        return found

    def _answer(self, method: str, path: str) -> Any:
        answer = self.answers.get((method, path), Unreachable("unreachable"))
        if isinstance(answer, Exception):
            raise answer
        return answer


class FakePhotos:
    """Prepares a picture by keeping it as it is, and draws by counting."""

    async def prepare(self, picture: bytes) -> Photo:
        return Photo(picture, "image/jpeg", 800, 600)

    async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
        """The bytes tell how much was drawn."""
        return Photo(photo.body + b"+%d" % len(drawn), photo.mime, photo.width, photo.height)


class FakeSurroundings:
    """A page that can be updated when the test says so."""

    def __init__(self) -> None:
        self.newer = False
        self.applied = 0
        self.rooms: Room | None = None
        self.buzzes = True
        self.buzzed = 0

    async def check_for_update(self) -> bool:
        return self.newer

    async def apply_update(self) -> None:
        self.applied += 1

    async def persist(self) -> bool | None:
        return True

    def network(self) -> Network:
        return Network.UNKNOWN

    async def room(self) -> Room | None:
        return self.rooms

    async def is_installed(self) -> bool:
        return False

    async def can_buzz(self) -> bool:
        return self.buzzes

    async def buzz(self) -> None:
        self.buzzed += 1

    def listen(self, heard: Callable[[str, bool], None]) -> None:
        self.heard = heard


class FakeLocking:
    """A lock that answers what the test says."""

    def __init__(self, session: FakeSession) -> None:
        self.session = session
        self.answers: list[Tried] = []
        self.asked: list[Any] = []
        self.knows_key = True

    async def attempt(self, pin: str) -> Tried:
        self.asked.append(pin)
        answer = self.answers.pop(0)
        self.session.locked = answer is not Tried.OPEN
        return answer

    async def set_pin(self, pin: str) -> None:
        self.asked.append(pin)
        self.session.lock = Lock("", "", "")

    def take_off(self) -> None:
        self.asked.append(None)
        self.session.lock = None

    def ask_after(self, minutes: int) -> None:
        self.asked.append(minutes)
        self.session.lock = replace(self.session.lock, minutes=minutes)


@ft.observable
@dataclass
class FakeHandingIn:
    """Letters that wait, or do not."""

    waiting: int = 0
    handed: int = 0
    refused: str = ""
    asked: int = 0
    heard: int = 0  # how often that the office answered somebody

    def soon(self) -> None:
        self.asked += 1

    def answered(self) -> None:
        self.heard += 1


def a_client(*roles: str, store: Any = None, session: Any = None, wide: bool = False, **changes: Any) -> Client:
    """A client for somebody with these roles (a supervisor when none is named) on an empty store."""
    session = session or FakeSession(roles=roles or ("supervisor",))
    session.store = store if store is not None else session.store
    facts: dict[str, Any] = {
        "store": session.store,
        "session": session,
        "syncing": FakeSyncing(),
        "preferences": Preferences(session.notes),
        "now_ms": lambda: NOW_MS,
        "server": FakeServer(),
        "photos": FakePhotos(),
        "sealing": QuickSealing(),
        "locking": FakeLocking(session),
        "handing_in": FakeHandingIn(),
        "updates": Updates(FakeSurroundings(), Drafts()),
        "keeping": lambda: Keeping.DURABLE,
        "persist": FakeSurroundings().persist,
        "window": Window(wide=wide, breadth=1160 if wide else 360),
    }
    return Client(**facts | changes)


def shown(client: Client, screen: Callable[..., ft.Control], **params: Any) -> Callable[[], Any]:
    """A root component that shows one screen under a client: `App(shown(client, Home))`."""

    @ft.component
    def Root() -> Any:
        return Clients(client, lambda: ft.Column([screen(**params)], expand=True))

    return Root
