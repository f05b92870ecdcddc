"""The server process is killed while twenty devices push: what any of them was answered is there, once and whole.

`make kills` goes on for two hundred on each database (`tests/kills/server.py`).
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.kills import server

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("database", "kills"), [("sqlite", 5), ("postgresql", 3)])
def test_a_server_killed_while_twenty_devices_push_loses_nothing_it_answered(
    request: pytest.FixtureRequest, tmp_path: Path, database: str, kills: int
) -> None:
    cluster = request.getfixturevalue("postgres_cluster") if database == "postgresql" else None
    url = cluster.fresh("kills", like="migrated") if cluster else ""
    said: list[str] = []

    tally = server.run(kills, os.environ.get("KILL_SEED", "6"), tmp_path, said.append, database_url=url)

    assert tally.findings() == []
    assert tally.kills >= kills and tally.met > 0 and tally.acknowledged > server.CLIENTS
