"""A tiny static server that follows the built site's own rules, and can be stopped and started on one port."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tools.web import service_worker
from tools.web.paths import Places, files_under
from tools.web.service_worker import NOT_KEPT

Answer = Callable[["Handler"], None]


class SiteServer:
    """Serves one built site on 127.0.0.1.

    `requests` lists every path asked for with the status it got; `answers` take the place of a path's file.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = 0
        self.requests: list[tuple[str, int]] = []
        self.kept: list[int] = []
        self.answers: dict[str, Answer] = {}
        self._server: ThreadingHTTPServer | None = None
        self._served = threading.Condition()
        self.start()

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        handler = type("SiteHandler", (Handler,), {"site": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Stop answering, as a server without power would."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def change(self, name: str, change: Callable[[bytes], bytes]) -> None:
        """Publish a newer version, in which one file differs."""
        file = self.root / name
        file.write_bytes(change(file.read_bytes()))
        names = [n for n in files_under(self.root) if n not in NOT_KEPT and not n.endswith((".br", ".gz"))]
        service_worker.write(Places(self.root, self.root), names)

    def wait_for(self, come: Callable[[], bool], seconds: float = 120) -> None:
        """Return at the request that makes this true."""
        with self._served:
            assert self._served.wait_for(come, seconds), "it did not come"

    def note(self, path: str, status: int) -> None:
        """A request was answered."""
        with self._served:
            self.requests.append((path, status))
            self._served.notify_all()

    def asked(self) -> list[str]:
        """The paths asked for so far."""
        return [path.partition("?")[0].lstrip("/") for path, _ in self.requests]


class Handler(BaseHTTPRequestHandler):
    """One request."""

    site: SiteServer
    protocol_version = "HTTP/1.0"  # one connection per request: a stopped server is silent at once
    body = b""

    def do_GET(self) -> None:
        """A file of the site, or the answer set for the path."""
        path = self.path.partition("?")[0].lstrip("/") or "index.html"
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if answer := self.site.answers.get(path):
            answer(self)
        elif path == "api/kept":
            self.site.kept.append(int(self.body))
            self.reply(204, {}, b"")
        else:
            self._file(path)

    do_POST = do_PUT = do_GET

    def _file(self, path: str) -> None:
        rules = json.loads((self.site.root / "headers.json").read_text("utf-8"))
        file = self.site.root / path
        if path in rules["not_served"] or ".." in path or not file.is_file():
            self.reply(404, {"Content-Type": "text/plain"}, b"not found")
            return
        headers = {**rules["headers"], **_described(file, path, rules)}
        smaller = file.with_name(file.name + ".br")
        if smaller.exists() and "br" in self.headers.get("Accept-Encoding", ""):
            self.reply(200, {**headers, "Content-Encoding": "br"}, smaller.read_bytes())
        else:
            self.reply(200, headers, file.read_bytes())

    def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Answer and note it."""
        self.site.note(self.path, status)
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: `requests` keeps what matters."""


def _described(file: Path, path: str, rules: dict[str, Any]) -> dict[str, str]:
    media_type = rules["media_type_by_name"].get(path) or rules["media_types"][file.suffix]
    return {"Content-Type": media_type, "Cache-Control": rules["cache_control"]["*"]}


def page(text: str, status: int = 200) -> Answer:
    """An HTML page instead of whatever was asked for, as a Wi-Fi sign-in page would be."""
    return lambda handler: handler.reply(status, {"Content-Type": "text/html"}, text.encode())
