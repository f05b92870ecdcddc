"""The app itself, served at `/` as its builder left it: packed variants, media types, caching and security headers.

`headers.json` beside the files says how. Only files that exist are served, so no path ever answers with another page.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.responses import FileResponse
from starlette.types import Receive, Scope, Send

from sync_server.problems import problem

log = logging.getLogger(__name__)
_PACKED = (("br", ".br"), ("gzip", ".gz"))
_RULES = "headers.json"


@dataclass(frozen=True, slots=True)
class Rules:
    """What `headers.json` says."""

    headers: Mapping[str, str] = field(default_factory=dict)
    cache_control: Mapping[str, str] = field(default_factory=dict)
    media_types: Mapping[str, str] = field(default_factory=dict)
    media_type_by_name: Mapping[str, str] = field(default_factory=dict)
    not_served: tuple[str, ...] = (_RULES,)

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Rules:
        """The rules of a parsed document; what it says besides is for people."""
        return cls(**{name: document[name] for name in cls.__dataclass_fields__ if name in document})

    def media_type(self, name: str) -> str:
        """The type of a file by its name, else by its ending."""
        by_ending = self.media_types.get(Path(name).suffix, "application/octet-stream")
        return self.media_type_by_name.get(name, by_ending)

    def caching(self, name: str) -> str:
        """The cache rule of the longest pattern that a file's name fits."""
        fitting = [pattern for pattern in self.cache_control if fnmatchcase(name, pattern)]
        return self.cache_control[max(fitting, key=len)] if fitting else "no-cache"


class Site:
    """An ASGI application that serves one folder, and problems for everything else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read_at = -1
        self._rules = Rules()
        self._files: frozenset[str] = frozenset()
        if not (folder / _RULES).is_file():
            log.warning("there is no app in %s; `make web` builds it", folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._reply(Request(scope))(scope, receive, send)

    def _reply(self, request: Request) -> Response:
        self._look()
        name = request.url.path.removeprefix("/") or "index.html"
        if name.split("/")[0] == "api" or name not in self._files or name in self._rules.not_served:
            return problem("no_such_address", {}, 404)
        if request.method not in ("GET", "HEAD"):
            return problem("method_not_allowed", {}, 405, {"Allow": "GET, HEAD"})
        return self._file(request, name)

    def _file(self, request: Request, name: str) -> Response:
        packed, ending = self._variant(name, request.headers.get("accept-encoding", ""))
        path = self._folder / f"{name}{ending}"
        stat = path.stat()
        etag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{ending}"'
        headers = {**self._rules.headers, "Cache-Control": self._rules.caching(name), "ETag": etag}
        headers |= {"Vary": "Accept-Encoding", **({"Content-Encoding": packed} if packed else {})}
        if etag in [given.strip().removeprefix("W/") for given in request.headers.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
        return FileResponse(path, headers=headers, media_type=self._rules.media_type(name), stat_result=stat)

    def _variant(self, name: str, accepted: str) -> tuple[str, str]:
        """The best packed variant the browser takes and the builder made."""
        takes = {part.partition(";")[0].strip() for part in accepted.split(",") if ";q=0" not in part.replace(" ", "")}
        there = (found for found in _PACKED if found[0] in takes and f"{name}{found[1]}" in self._files)
        return next(there, ("", ""))

    def _look(self) -> None:
        """Read the folder again after a new build."""
        rules = self._folder / _RULES
        changed = rules.stat().st_mtime_ns if rules.is_file() else 0
        if changed == self._read_at:
            return
        document = json.loads(rules.read_text("utf-8")) if changed else {}
        self._rules = Rules.of(document)
        found = (path for path in self._folder.rglob("*") if path.is_file()) if changed else ()
        self._files = frozenset(path.relative_to(self._folder).as_posix() for path in found)
        self._read_at = changed
