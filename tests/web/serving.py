"""A tiny static server that follows the built site's own rules, and can be stopped and started on one port."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class SiteServer:
    """Serves one built site on 127.0.0.1. `requests` lists every path asked for with the status it got."""

    def __init__(self, root: Path, port: int = 0) -> None:
        self.root = root
        self.port = port
        self.requests: list[tuple[str, int]] = []
        self.answers: dict[str, tuple[int, str, bytes]] = {}
        self._server: ThreadingHTTPServer | None = None
        self.start()

    @property
    def url(self) -> str:
        """Where the site is."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Listen, on the same port as before if there was one."""
        handler = type("Handler", (_Handler,), {"site": self})
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


class _Handler(BaseHTTPRequestHandler):
    site: SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/") or "index.html"
        if answer := self.site.answers.get(path):
            status, media_type, body = answer
            self._send(status, {"Content-Type": media_type}, body)
            return
        rules = json.loads((self.site.root / "headers.json").read_text("utf-8"))
        file = self.site.root / path
        if path in rules["not_served"] or ".." in path or not file.is_file():
            self._send(404, {"Content-Type": "text/plain"}, b"not found")
            return
        self._send(200, *self._file(file, path, rules))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._send(200, {"Content-Type": "application/octet-stream", "X-Method": "POST"}, body)

    do_PUT = do_POST

    def _file(self, file: Path, path: str, rules: dict[str, Any]) -> tuple[dict[str, str], bytes]:
        media_type = rules["media_type_by_name"].get(path) or rules["media_types"][file.suffix]
        headers = {**rules["headers"], "Content-Type": media_type, "Cache-Control": rules["cache_control"]["*"]}
        smaller = file.with_name(file.name + ".br")
        if smaller.exists() and "br" in self.headers.get("Accept-Encoding", ""):
            return {**headers, "Content-Encoding": "br"}, smaller.read_bytes()
        return headers, file.read_bytes()

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.site.requests.append((self.path, status))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: `requests` keeps what matters."""
