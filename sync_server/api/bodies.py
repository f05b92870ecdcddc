"""Request bodies, read with bounds: a size, a decompressed size, a ratio. What is broken is refused with its reason."""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

from fastapi import Request
from pydantic import TypeAdapter, ValidationError

from fieldwork.errors import Invalid
from fieldwork.wire import MAX_BODY_BYTES
from sync_server.edits import parse

Shape = TypeVar("Shape")
_MOST_RATIO = 200  # text packs 4 to 20 times; a bomb a thousand
_RATIO_FROM = 1_000_000


async def body(request: Request) -> bytes:
    """The whole body, unpacked when it came as gzip. Raises Invalid."""
    packed = request.headers.get("content-encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", ""):
        raise Invalid("bad_encoding")
    unpack = _Unpacking() if packed == "gzip" else None
    whole = bytearray()
    async for chunk in request.stream():
        whole += unpack.feed(chunk) if unpack else chunk
        if len(whole) > MAX_BODY_BYTES:
            raise Invalid("body_too_large", limit=MAX_BODY_BYTES)
    if unpack:
        unpack.finish()
    return bytes(whole)


def read(given: bytes, shape: TypeAdapter[Shape]) -> Shape:
    """A small JSON body as a value of this shape. Raises Invalid, saying where."""
    value = parse(given)
    try:
        return shape.validate_python(value)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"]) or "body"
        raise Invalid("bad_request", where=where) from error


def documented(shape: TypeAdapter[Any]) -> dict[str, Any]:
    """How the OpenAPI document shows a body that a route reads by itself."""
    schema = shape.json_schema()
    whole = _inlined(schema, schema.pop("$defs", {}))
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": whole}}}}


def _inlined(schema: Any, named: dict[str, Any]) -> Any:
    """The schema with what it names put in: a name would be looked for in the whole document, where it is not."""
    if isinstance(schema, list):
        return [_inlined(each, named) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _inlined(named[schema["$ref"].rpartition("/")[2]], named)
    return {name: _inlined(each, named) for name, each in schema.items()}


class _Unpacking:
    """gzip, unpacked piece by piece and never past the bounds."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)
        self._given = self._made = 0

    def feed(self, chunk: bytes) -> bytes:
        self._given += len(chunk)
        try:
            made = self._stream.decompress(chunk, MAX_BODY_BYTES + 1 - min(self._made, MAX_BODY_BYTES))
        except zlib.error as error:
            raise Invalid("bad_encoding") from error
        self._made += len(made)
        if self._stream.unused_data:
            raise Invalid("bad_encoding")
        is_bomb = self._made > _RATIO_FROM and self._made > self._given * _MOST_RATIO
        if is_bomb or self._made > MAX_BODY_BYTES or self._stream.unconsumed_tail:
            raise Invalid("body_too_large", limit=MAX_BODY_BYTES)
        return made

    def finish(self) -> None:
        """A body that stops in the middle was cut off on its way."""
        if not self._stream.eof:
            raise Invalid("bad_encoding")
