"""What a device asked of the network and what its page complained about, and which of that was expected."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_LOCAL = {"data", "blob", "about", "chrome", "chrome-error", "devtools"}


@dataclass
class Traffic:
    """Everything seen since the device was unpacked, over all its restarts."""

    name: str
    requests: list[str] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    origin: str = ""

    def watch(self, context: BrowserContext) -> None:
        """Note what a newly started browser does."""
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("weberror", self._failed)
        context.on("console", self._said)

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """In here these HTTP statuses are what the story wants."""
        before = set(self.expected)
        self.expected |= set(statuses)
        try:
            yield
        finally:
            self.check()
            self.expected = before

    def check(self) -> None:
        """Fail on a request off the origin, an answer nobody expected, an error of the page."""
        away = [url for url in self.requests if _leaves(url, self.origin)]
        assert not away, f"{self.name} asked outside its origin: {away}"
        bad = [(status, url) for status, url in self.answers if status >= 400 and status not in self.expected]
        assert not bad, f"{self.name} was answered: {bad}"
        assert not self.complaints, f"{self.name}: {self.complaints}"
        self.answers.clear()

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        self.answers.append((response.status, response.url))

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"page error: {error.error}")

    def _said(self, message: ConsoleMessage) -> None:
        # The browser itself notes every request that found no server; which answers are wrong is judged above.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")


def _leaves(url: str, origin: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in _LOCAL and f"{parts.scheme}://{parts.netloc}" != origin
