"""The store of an office with several servers: an S3-compatible bucket. Needs the package's extra `s3`.

Credentials come from the environment as every S3 tool reads them (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, …), never
from the URL, which is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fieldwork.errors import NotFound, Unreachable
from sync_server.settings import SettingsError
from sync_server.stores.port import Stored

try:
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError
except ImportError as error:
    raise SettingsError("BLOB_URL needs the S3 client: python -m pip install 'nithet[s3]'") from error

log = logging.getLogger(__name__)
_ABSENT = ("404", "NoSuchKey", "NotFound")
_DELETED_AT_ONCE = 1000
_CONNECT_SECONDS, _READ_SECONDS = 5, 30


def opened(url: str) -> Bucket:
    """The bucket that `s3://bucket/prefix?endpoint=…&region=…` names, looked at once. Raises SettingsError."""
    named, asked = urlsplit(url), parse_qs(urlsplit(url).query)
    config = Config(
        connect_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        retries={"mode": "standard", "max_attempts": 3},
        # checksums that only some implementations know are left out where the protocol does not demand them
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if "endpoint" in asked else {},
    )
    client = boto3.client(
        "s3",
        endpoint_url=asked.get("endpoint", [None])[0],
        region_name=asked.get("region", [None])[0] or ("us-east-1" if "endpoint" in asked else None),
        config=config,
    )
    try:
        client.head_bucket(Bucket=named.netloc)
    except (ClientError, BotoCoreError) as refused:
        raise SettingsError(f"BLOB_URL {url}: the bucket cannot be used ({refused})") from refused
    return Bucket(client, named.netloc, named.path.strip("/"))


class Bucket:
    """One bucket, or the part of it under a prefix. S3 answers a write only when it is durable."""

    def __init__(self, client: Any, name: str, prefix: str = "") -> None:
        self._client = client
        self._name = name
        self._prefix = f"{prefix}/" if prefix else ""

    def put(self, key: str, content: bytes) -> None:
        """One request: an object appears whole or not at all."""
        with _translating():
            self._client.put_object(Bucket=self._name, Key=self._prefix + key, Body=content)

    def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes, or a range of them."""
        if stop is not None and stop <= start:
            return b""
        ranged = {"Range": f"bytes={start}-{'' if stop is None else stop - 1}"} if start or stop is not None else {}
        with _translating():
            found: bytes = self._client.get_object(Bucket=self._name, Key=self._prefix + key, **ranged)["Body"].read()
            return found

    def has(self, key: str) -> bool:
        """Whether the object is there."""
        try:
            with _translating():
                self._client.head_object(Bucket=self._name, Key=self._prefix + key)
        except NotFound:
            return False
        return True

    def delete(self, keys: Iterable[str]) -> None:
        """As many in one request as S3 takes."""
        waiting = iter(keys)
        while some := list(islice(waiting, _DELETED_AT_ONCE)):
            named = {"Objects": [{"Key": self._prefix + key} for key in some], "Quiet": True}
            with _translating():
                kept = self._client.delete_objects(Bucket=self._name, Delete=named).get("Errors")
            if kept:
                log.warning("the bucket did not delete: %s", kept)
                raise Unreachable("busy")

    def listed(self, prefix: str = "") -> Iterator[Stored]:
        """Page by page."""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._name, Prefix=self._prefix + prefix)
        with _translating():
            for page in pages:
                for found in page.get("Contents", ()):
                    at_ms = int(found["LastModified"].timestamp() * 1000)
                    yield Stored(found["Key"].removeprefix(self._prefix), at_ms)


@contextmanager
def _translating() -> Iterator[None]:
    """What S3 refuses or leaves unanswered, in our words: not there, or come again later."""
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in _ABSENT:
            raise NotFound("blob_unknown") from error
        log.warning("the bucket refused: %s", error)
        raise Unreachable("busy") from error
    except BotoCoreError as error:
        log.warning("the bucket cannot be reached: %s", error)
        raise Unreachable("busy") from error
