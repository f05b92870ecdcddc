"""The server as people run it: commands in processes of their own, stopped politely or with SIGKILL."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from fieldwork import stamps
from fieldwork.ids import natural_id, uuid7
from tests.support.server import REPOSITORY, Running, running, set_up

PASSPHRASE = "ทดสอบเครื่องแม่ข่าย"


def command(data_dir: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    given = {**os.environ, "DATA_DIR": str(data_dir), **env}
    whole = [sys.executable, "-m", "sync_server", *arguments]
    return subprocess.run(whole, cwd=REPOSITORY, env=given, capture_output=True, text=True)


def sign_in(server: Running, token: str) -> tuple[httpx.Client, dict[str, Any]]:
    client = httpx.Client(base_url=server.address, timeout=30)
    body = {"token": token, "passphrase": PASSPHRASE, "device": {"name": "t"}}
    signed = client.post("/api/sign-in/invitation", json=body).raise_for_status().json()
    client.headers["Authorization"] = f"Bearer {signed['token']}"
    return client, signed


def school_batch(device: str, n: int) -> tuple[str, dict[str, Any]]:
    """A batch that makes one school."""
    now = time.time_ns() // 1_000_000
    code = f"99669{n:05}"
    fields = {"code": [code, []], "name": [f"โรงเรียน {n}", []]}
    edit = {"id": uuid7(now, secrets.token_bytes(10)), "kind": "school", "record": natural_id("school", code)}
    edit |= {"stamp": stamps.make(now, 0, "0" * 16), "fields": fields}
    head = {"protocol": 1, "app": "t", "device": device, "batch": edit["id"], "epoch": "", "now": now}
    return edit["record"], {**head, "edits": [edit]}


def pull_all(client: httpx.Client, device: str) -> set[str]:
    head = {"protocol": 1, "app": "t", "device": device, "epoch": "", "now": 1}
    cursors: list[Any] = []
    found: set[str] = set()
    while True:
        page = client.post("/api/sync/pull", json={**head, "cursors": cursors}).raise_for_status().json()
        found |= {row["id"] for row in page["rows"]}
        cursors = page["cursors"]
        if not page["more"]:
            return found


def test_an_empty_folder_becomes_a_server_with_one_link_for_its_first_person(tmp_path: Path) -> None:
    token = set_up(tmp_path / "data", given="มานี", office="สำนักงานสมมติ")

    with running(tmp_path / "data") as server:
        health = httpx.get(f"{server.address}/api/health")
        hello = httpx.get(f"{server.address}/api/hello").json()
        client, signed = sign_in(server, token)
        client.close()

    assert (health.status_code, health.json()) == (200, {"status": "ok"})
    assert (hello["office"]["title_th"], hello["protocol"], hello["epoch"]) == ("สำนักงานสมมติ", [1, 1], signed["epoch"])
    assert (signed["name"], signed["roles"], signed["login"]) == ("มานี", ["secretariat"], "office")


def test_setting_up_twice_is_refused_and_a_lost_link_is_made_again(tmp_path: Path) -> None:
    set_up(tmp_path / "data")

    again = command(tmp_path / "data", "init")
    link = command(tmp_path / "data", "invite", "OFFICE", "--reset", PUBLIC_URL="https://nithet.example")
    nobody = command(tmp_path / "data", "invite", "nobody")

    assert (again.returncode, again.stdout) == (1, "") and "already" in again.stderr
    assert link.stdout.startswith("https://nithet.example/#/join/")
    assert nobody.returncode == 1 and "nobody" in nobody.stderr


def test_settings_that_cannot_work_end_a_command_with_the_reason(tmp_path: Path) -> None:
    done = command(tmp_path / "data", "serve", PORT="eight")

    assert done.returncode == 1 and "PORT" in done.stderr and "Traceback" not in done.stderr


def test_two_server_processes_over_one_database_answer_as_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    token = set_up(data)
    with running(data) as one, running(data) as two:
        client, signed = sign_in(one, token)
        school, batch = school_batch(signed["device"], 1)
        first = client.post("/api/sync/push", json=batch)
        with httpx.Client(base_url=two.address, headers=client.headers) as other:
            again, kept = other.post("/api/sync/push", json=batch), pull_all(other, signed["device"])
        client.close()

    assert again.content == first.content and school in kept


@pytest.mark.parametrize("path", ["/api/openapi.json"])
def test_the_api_describes_itself_and_every_answer_is_guarded(tmp_path: Path, path: str) -> None:
    with running(tmp_path / "data") as server:
        reply, missing = httpx.get(f"{server.address}{path}"), httpx.get(f"{server.address}/api/none")

    paths = reply.json()["paths"]
    assert {"/api/sync/push", "/api/sync/pull", "/api/sign-in", "/api/blobs/{sha256}", "/api/office/schools"} <= set(
        paths
    )
    assert "edits" in str(paths["/api/sync/push"]["post"]["requestBody"])
    for answer in (reply, missing):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert "server" not in answer.headers


def test_a_running_server_sweeps_by_itself_when_it_starts(tmp_path: Path) -> None:
    token = set_up(tmp_path, login="office")
    with running(tmp_path) as server:
        client, _ = sign_in(server, token)
        begun = client.post("/api/blobs", json={"sha256": "0" * 64, "size": 10}).raise_for_status()
        client.close()
    with closing(sqlite3.connect(tmp_path / "nithet.sqlite3")) as database, database:
        database.execute("UPDATE blob_partial SET at = 0")

    with running(tmp_path) as server, httpx.Client(base_url=server.address, headers=client.headers) as again:
        deadline = time.monotonic() + 30
        while again.head(begun.headers["location"]).status_code == 200:
            assert time.monotonic() < deadline, "the upload that was left is still there"
