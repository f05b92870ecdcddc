"""Screens without a screen: a real Flet session and page over a connection that only keeps what would be sent.

The one file that knows Flet's insides; an upgrade of Flet breaks here and nowhere else. Every message is really
encoded, so that a wrong value or an unserialisable control fails the test that shows it.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import traceback
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import flet as ft
import msgpack
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
    configure_encode_object_for_msgpack,
)
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

from app.boundary import guard
from app.diffing import fields_set, quicken
from app.parts.compounds import APART, JOINER

_ENCODE = configure_encode_object_for_msgpack(BaseControl)
_LAYERS = ("Dialogs", "Overlay")
C = TypeVar("C", bound=BaseControl)


class FakeConnection(Connection):
    """Takes what a client would be sent, encoded as on the wire, and answers service calls through `invoke`."""

    def __init__(self, invoke: Callable[[str, Any], Any]) -> None:
        super().__init__()
        self.loop = asyncio.get_running_loop()
        self.executor = concurrent.futures.ThreadPoolExecutor(1)
        self.pubsubhub = PubSubHub(loop=self.loop, executor=self.executor)
        self.page_url = "http://test/"
        self.sent: list[tuple[Any, Any]] = []
        self.crashes: list[str] = []
        self.bytes = 0
        self.invoke = invoke
        self.pushed: Callable[[str], Awaitable[None]]
        self.session: Session | None = None
        self.held: list[Any] | None = None  # a list here takes the calls instead: the client answers later
        self._replies: set[asyncio.Task[None]] = set()

    def send_message(self, message: Message) -> None:
        raw = msgpack.packb([message.action, message.body], default=_ENCODE)
        self.bytes += len(raw)
        self.sent.append((message.action, msgpack.unpackb(raw, strict_map_key=False)))
        if message.action == MessageAction.SESSION_CRASHED:
            self.crashes.append(message.body.message)
        if message.action == MessageAction.INVOKE_METHOD and self.held is not None:
            self.held.append(message.body)
        elif message.action == MessageAction.INVOKE_METHOD:
            task = asyncio.get_running_loop().create_task(self._reply(message.body))
            self._replies.add(task)
            task.add_done_callback(self._replies.discard)

    async def _reply(self, call: Any) -> None:
        result, error = None, None
        try:
            if call.name == "push_route":
                await self.pushed(call.args["route"])
            result = self.invoke(call.name, call.args)
        except Exception as wrong:  # noqa: BLE001 - the client reports any failure of a service as a text
            error = str(wrong)
        assert self.session is not None
        self.session.handle_invoke_method_results(call.control_id, call.call_id, result, error)

    def dispose(self) -> None:
        """Nothing to let go of but the executor."""
        self.executor.shutdown(wait=False)


class _Failures(logging.Handler):
    """Collects what the boundary caught, so that a failing screen or handler fails the test."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.said.append(f"{record.getMessage()}\n{trace}")


class App:
    """A running app under test. `may_fail` lets a test look at how a failure is shown.

    async with App(shown(client, Home)) as app: ...             # one screen (tests/support/clients.py)
    async with App(Shell, client, views=True, route="/sync") as app: ...   # the frame with its routing
    async with App(main=main) as app: ...                       # all of it
    """

    def __init__(
        self,
        root: Callable[..., Any] | None = None,
        *args: Any,
        main: Callable[[ft.Page], Any] | None = None,
        views: bool = False,
        width: float = 390,
        height: float = 844,
        route: str = "/",
        platform: str = "android",
        invoke: Callable[[str, Any], Any] | None = None,
        may_fail: bool = False,
    ) -> None:
        self.may_fail = may_fail
        self._failures = _Failures()
        self._root, self._args, self._main, self._views = root, args, main, views
        self._invoke = invoke or (lambda name, args: None)
        self._props = {"route": route, "width": width, "height": height, "web": True, "platform": platform}

    async def __aenter__(self) -> App:
        guard()
        quicken()
        logging.getLogger("app.boundary").addHandler(self._failures)
        self.connection = FakeConnection(self._invoke)
        self.session = self.connection.session = Session(self.connection)
        self.page: ft.Page = self.session.page
        self.connection.pushed = self.go
        _context_page.set(self.page)
        self.session.apply_page_patch(self._props)
        # Serialising the page once is what takes the snapshots that later patches are made against.
        body = RegisterClientResponseBody(
            session_id=self.session.id, page_patch=self.session.get_page_patch(), error=""
        )
        self.connection.send_message(Message(MessageAction.REGISTER_CLIENT, body))
        await self._start()
        await self.settle()
        return self

    async def _start(self) -> None:
        if self._main is not None:
            started = self._main(self.page)
            if asyncio.iscoroutine(started):
                await started
            await self.session.after_event(self.page)
        elif self._views:
            self.page.render_views(self._root, *self._args)
        else:
            self.page.render(self._root, *self._args)

    async def __aexit__(self, *exc: object) -> None:
        logging.getLogger("app.boundary").removeHandler(self._failures)
        self.session.close()
        await asyncio.sleep(0)
        self.connection.dispose()

    @property
    def route(self) -> str:
        """The address shown now."""
        return self.page.route

    async def settle(self, turns: int = 8) -> None:
        """Let renders, effects and replies that are due happen. No time passes."""
        for _ in range(turns):
            await asyncio.sleep(0)
        assert self.may_fail or not self._failures.said, "\n".join(self._failures.said)
        assert not self.connection.crashes, self.connection.crashes[-1]

    async def until(self, condition: Callable[[], Any], *, seconds: float = 5) -> None:
        """Wait for something that takes real time (a save after typing)."""
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.01)
        await self.settle()

    # looking

    def walk(self, node: Any = None, seen: set[int] | None = None) -> Iterator[BaseControl]:
        """Every control on the page, dialogs included, in drawing order."""
        seen = set() if seen is None else seen
        node = [self.page.views, self.page._dialogs, self.page._overlay] if node is None else unwrap_component(node)
        if isinstance(node, (list, tuple)):
            for each in node:
                yield from self.walk(each, seen)
        elif isinstance(node, dict):
            for each in node.values():
                yield from self.walk(each, seen)
        elif isinstance(node, ft.DialogControl) and not node.open:
            return  # closed, and waiting for the client to say that it is gone
        elif isinstance(node, BaseControl) and id(node) not in seen:
            seen.add(id(node))
            yield node
            for name in _children_of(node):
                value = getattr(node, name, None)
                if isinstance(value, (list, tuple, dict, BaseControl)):
                    yield from self.walk(value, seen)

    def all(self, cls: type[C] = ft.Control, **props: Any) -> list[C]:  # type: ignore[assignment]
        """Every control of a class with these property values."""
        return [
            c for c in self.walk() if isinstance(c, cls) and all(getattr(c, k, None) == v for k, v in props.items())
        ]

    def one(self, cls: type[C] = ft.Control, **props: Any) -> C:  # type: ignore[assignment]
        """The only control of a class with these property values."""
        found = self.all(cls, **props)
        assert len(found) == 1, f"{len(found)} of {cls.__name__} {props}; texts: {self.texts()}"
        return found[0]

    def texts(self) -> list[str]:
        """Every text shown, button captions included. A space that does not break is a space, and a joiner nothing."""
        shown = []
        for control in self.walk():
            if isinstance(control, ft.Text) and control.visible:
                shown.append(plain(control))
            elif isinstance(getattr(control, "content", None), str):
                shown.append(_with_spaces(control.content))  # type: ignore[attr-defined]
        return shown

    def shows(self, text: str) -> bool:
        """True when some text shown, or read aloud, contains this."""
        labels = [c.label or "" for c in self.all(ft.Semantics)]
        return any(text in each for each in [*self.texts(), *labels])

    def named(self, identifier: str) -> Any:
        """The control behind a semantics identifier: the button, field or tappable box inside it."""
        marked = self.one(ft.Semantics, identifier=identifier)
        inside = list(self.walk(marked))[1:]
        return next((c for c in inside if _acts(c)), inside[0] if inside else marked)

    def has(self, identifier: str) -> bool:
        """True when something with this identifier is on the page."""
        return bool(self.all(ft.Semantics, identifier=identifier))

    # acting

    async def fire(self, control: BaseControl, event: str, data: Any = None, **props: Any) -> None:
        """What a client does: it pushes changed properties first, then the event."""
        if props:
            self.session.apply_patch(control._i, props)
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def tap(self, identifier: str) -> None:
        """Tap what carries this identifier. A disabled control takes no tap."""
        control = self.named(identifier)
        assert not getattr(control, "disabled", False), f"{identifier} is disabled"
        await self.fire(control, "click")

    async def enter(self, identifier: str, text: str) -> None:
        """Type a whole text into a field."""
        await self.fire(self.named(identifier), "change", text, value=text)

    async def leave(self, identifier: str) -> None:
        """Move the focus out of a field."""
        await self.fire(self.named(identifier), "blur")

    async def go(self, route: str) -> None:
        """Open an address, as a link or the browser's history would."""
        self.session.apply_page_patch({"route": route})
        await self.session.dispatch_event(self.page._i, "route_change", {"route": route})
        await self.settle()

    async def resize(self, width: float, height: float) -> None:
        """Turn the tablet, or open the app on another device."""
        self.session.apply_page_patch({"width": width, "height": height})
        await self.session.dispatch_event(self.page._i, "resize", {"width": width, "height": height})
        await self.settle()


def plain(text: ft.Text) -> str:
    """The words of a text and its spans; a space that does not break is a space."""
    return _with_spaces((text.value or "") + "".join(span.text or "" for span in text.spans or ()))


def _with_spaces(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace(JOINER, "").replace(APART, "")


def _children_of(node: BaseControl) -> Iterator[str]:
    layer = type(node).__name__ in _LAYERS
    for field in fields_set(node):
        hidden = field.name.startswith("_") and field.name != "_b" and not layer
        if not hidden and not field.metadata.get("skip"):
            yield field.name


def _acts(control: BaseControl) -> bool:
    return any(getattr(control, name, None) is not None for name in ("on_click", "on_change", "on_select", "action"))
