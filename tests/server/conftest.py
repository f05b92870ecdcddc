"""Every server test runs on SQLite, and on PostgreSQL where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from sync_server.database import Database
from sync_server.migrations import bring_up_to_date
from tests.support import bucket, postgres
from tests.support.bucket import Buckets
from tests.support.pictures import plain_png
from tests.support.postgres import Cluster
from tests.support.served import Area, Phone, Served
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """One PostgreSQL for the whole run."""
    with postgres.cluster() as running:
        database = Database(_with_driver(running.fresh("migrated")))
        bring_up_to_date(database)
        database.close()
        yield running


@pytest.fixture(scope="session")
def s3_server() -> Iterator[Buckets]:
    """One S3 server for the whole run."""
    with bucket.buckets(postgres.free_port) as running:
        yield running


@pytest.fixture
def bucket_url(request: pytest.FixtureRequest, s3_server: Buckets, monkeypatch: pytest.MonkeyPatch) -> str:
    """The BLOB_URL of a fresh bucket, the credentials in the environment as an office sets them."""
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    return s3_server.fresh(f"test-{sha256(request.node.nodeid.encode()).hexdigest()[:20]}")


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture(params=["sqlite", "postgresql"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """An empty server."""
    url = ""
    if request.param == "postgresql":
        name = re.sub(r"\W+", "_", request.node.name)[-50:]
        url = request.getfixturevalue("postgres_cluster").fresh(name, like="migrated")
    made = Served(tmp_path / "data", url)
    yield made
    made.close()


@pytest.fixture
def area(served: Served) -> Area:
    """A server with an office and one secretary."""
    return Area(served)


@pytest.fixture
def school(area: Area) -> str:
    """A school of this area."""
    return area.school()


@pytest.fixture
def office(area: Area) -> Phone:
    """A phone of the secretariat."""
    return area.phone(area.office)


@pytest.fixture
def visiting(tmp_path: Path) -> Iterator[Visiting]:
    """A visit on a server of its own, and phones of its people."""
    made = Visiting(tmp_path)
    yield made
    made.served.close()


@pytest.fixture
def phone(visiting: Visiting) -> WiredPhone:
    """A supervisor's phone after a day without a network: a sheet, a finding, a photo."""
    made = visiting.phone()
    visiting.rate(made)
    visiting.observe(made, 1)
    made.store.blobs.put(plain_png(40, 30), "image/png")
    return made
