"""The way from a phone to the office: it loses, repeats, delays and cuts; the bytes it carries are the real ones."""

from __future__ import annotations

import json
from asyncio import CancelledError
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from app.store.tables import EditState
from app.sync.protocol import Sent, Work, rest
from app.sync.replies import history_lines, pull_reply, push_reply
from fieldwork.errors import FieldworkError, Unreachable
from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply, to_json

if TYPE_CHECKING:
    from tests.simulation.day import Day
    from tests.simulation.office import Office
    from tests.simulation.phones import Phone

Request = Callable[[], str | bytes]
_UNSENT = f"({EditState.UNSENT:d}, {EditState.FROZEN:d})"


class Fate(StrEnum):
    """What becomes of one request and its reply."""

    THROUGH = "gets through"
    LOST = "is lost"
    LATE = "will come late"
    CUT = "is cut on its way"
    OFFICE_FAILS = "meets a failing server"
    TWICE = "comes twice"
    REPLY_LOST = "loses its reply"
    CANCELLED = "is cancelled"
    HALF_REPLY = "gets half a reply"


_OFTEN = {
    Fate.THROUGH: 60,
    Fate.LOST: 8,
    Fate.LATE: 5,
    Fate.CUT: 4,
    Fate.OFFICE_FAILS: 4,
    Fate.TWICE: 6,
    Fate.REPLY_LOST: 7,
    Fate.CANCELLED: 2,
    Fate.HALF_REPLY: 4,
}
FATES = tuple(fate for fate, times in _OFTEN.items() for _ in range(times))


class Direct:
    """The office as a phone reaches it when nothing is in the way. Implements the app's `Server` port."""

    def __init__(self, office: Office, phone: Phone) -> None:
        self._office = office
        self._phone = phone
        self._token = phone.owner.token

    async def protocols(self) -> tuple[int, int]:
        """The office of a day is never older than its phones."""
        raise AssertionError(self._office.version)

    async def push(self, body: bytes, meanwhile: Work = rest) -> PushReply:
        """Carry a frozen batch."""
        meanwhile()
        return push_reply(json.loads(self._office.push(self._token, body)))

    async def pull(self, request: PullRequest, meanwhile: Work = rest) -> PullReply:
        """Carry the question for a page."""
        meanwhile()
        return pull_reply(json.loads(self._office.pull(self._token, to_json(request))))

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        """Carry the question who wrote into these fields."""
        return history_lines(json.loads(self._office.history(self._token, kind, record, fields)))

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        """Carry the question which photos it lacks."""
        asked: list[str] = json.loads(self._office.missing(self._token, hashes))["missing"]
        return asked

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        """Carry a photo."""
        self._office.put_blob(self._token, blob, body)

    async def begin_blob(self, blob: str, size: int) -> Sent:
        """Carry the question where to go on."""
        return Sent(**json.loads(self._office.begin_blob(self._token, blob, size)))

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        """Carry a part of a photo."""
        return Sent(**json.loads(self._office.send_chunk(self._token, blob, offset, chunk)))

    async def read_blob(self, blob: str, start: int, take: Callable[[bytes], None]) -> str:
        """Bring a photo."""
        take(self._office.read_blob(self._token, blob, start))
        return "image/png"


class Line(Direct):
    """One phone's line for one sync of a day: each message on it meets its fate."""

    def __init__(self, day: Day, phone: Phone) -> None:
        super().__init__(day.office, phone)
        self._day = day
        self._owed: set[str] = set()  # what waited when the last request about photos was over

    async def push(self, body: bytes, meanwhile: Work = rest) -> PushReply:
        """Carry a frozen batch."""

        def arrive(packed: bytes = body) -> str:
            head = self._office.seq
            reply = self._office.push(self._token, packed, self._day.crowds.beside(self._phone))
            self._day.promises.counted(head)
            return reply

        def wait() -> None:
            self._day.crowds.wait(self._phone, self._token, body)

        def cut() -> str:
            return arrive(body[: self._day.rng.randrange(len(body))])

        with self._working(meanwhile):
            reply = self._carry("push", arrive, cut=cut, wait=wait if self._day.crowds.on else None)
        return push_reply(reply)

    async def pull(self, request: PullRequest, meanwhile: Work = rest) -> PullReply:
        """Carry the question for a page."""
        message = {**to_json(request), "limit_bytes": self._day.page_bytes}

        def arrive() -> bytes:
            page = self._office.pull(self._token, message)
            self._day.promises.entitled(self._phone, json.loads(page))
            return page

        with self._working(meanwhile):
            reply = self._carry("pull", arrive)
        return pull_reply(reply)

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        """Carry the question who wrote into these fields."""
        asked = self._carry("history", lambda: self._office.history(self._token, kind, record, fields))
        return history_lines(asked)

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        """Carry the question which photos it lacks."""
        told = self._about_photos("missing", lambda: self._office.missing(self._token, hashes))
        asked: list[str] = told["missing"]
        return asked

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        """Carry a photo."""
        self._day.photos.text_went_first(self._phone, self._owed)
        sent = self._day.photos.on_the_way(body)
        self._about_photos("photo", lambda: self._office.put_blob(self._token, blob, sent))

    async def begin_blob(self, blob: str, size: int) -> Sent:
        """Carry the question where to go on."""
        told = self._about_photos("photo begins", lambda: self._office.begin_blob(self._token, blob, size))
        return Sent(**told)

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        """Carry a part of a photo."""
        self._day.photos.text_went_first(self._phone, self._owed)
        sent = self._day.photos.on_the_way(chunk)
        told = self._about_photos("chunk", lambda: self._office.send_chunk(self._token, blob, offset, sent))
        return Sent(**told)

    def _about_photos(self, name: str, request: Request) -> Any:
        """What is cut on its way leaves nothing: the office waits for as many bytes as it was told."""
        try:
            return self._carry(name, request, cut=lambda: "", fate=self._day.photos.fate())
        finally:
            self._owed = unsent(self._phone)

    @contextmanager
    def _working(self, meanwhile: Work) -> Iterator[None]:
        """The phone does its work before the request arrives, or when its answer is there or has failed to come."""
        is_early = self._day.rng.random() < 0.5
        if is_early:
            meanwhile()
        try:
            yield
        except FieldworkError:
            if not is_early:
                meanwhile()
            raise
        if not is_early:
            meanwhile()

    def _carry(
        self,
        name: str,
        request: Request,
        cut: Request | None = None,
        wait: Work | None = None,
        fate: Fate | None = None,
    ) -> Any:
        day = self._day
        day.meanwhile(self._phone)
        fate = fate or day.fate()
        day.journal.note(self._phone, name, fate.value)
        if wait is not None and fate in (Fate.LOST, Fate.LATE):
            wait()
        elif fate is Fate.LATE:
            day.late.append(request)
        if fate is Fate.CUT:
            ignoring(cut or request)
        if fate in (Fate.LOST, Fate.LATE, Fate.CUT):
            raise Unreachable("unreachable")
        if fate is Fate.OFFICE_FAILS:
            self._office.disk.crash_after(day.rng.randrange(32))
        try:
            text = request()
        finally:
            self._office.disk.crash_after(-1)
        if fate is Fate.TWICE and request() != text and name == "push":
            day.promises.broken.append("the same bytes got another reply")
        if fate is Fate.REPLY_LOST:
            raise Unreachable("unreachable")
        if fate is Fate.CANCELLED:
            raise CancelledError
        if fate is Fate.HALF_REPLY:
            text = text[: day.rng.randrange(len(text))]
        day.meanwhile(self._phone)
        try:
            return json.loads(text)
        except ValueError:
            raise Unreachable("unreachable", reason="cut off") from None


def unsent(phone: Phone) -> set[str]:
    """The edits that wait on this phone."""
    return {edit for (edit,) in phone.look(f"SELECT id FROM edit WHERE state IN {_UNSENT}")}


def ignoring(request: Request) -> None:
    """Deliver it; nobody hears the answer."""
    try:
        request()
    except FieldworkError:
        return
