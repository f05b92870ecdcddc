"""The documents name every setting and every route of a device."""

from __future__ import annotations

from pathlib import Path

import pytest

from sync_server.settings import Settings
from tests.support.served import Served

ROOT = Path(__file__).resolve().parents[2]


def test_the_guide_for_installing_names_every_setting() -> None:
    guide = (ROOT / "docs" / "install.md").read_text("utf-8")

    assert [name for name in Settings.from_env({}).shown() if f"`{name}`" not in guide] == []


@pytest.mark.parametrize("served", ["sqlite"], indirect=True)
def test_the_protocol_document_names_every_route_of_a_device(served: Served) -> None:
    document = (ROOT / "docs" / "sync.md").read_text("utf-8")
    paths = served.ask("GET", "/api/openapi.json").json()["paths"]
    spoken = [
        p for p in paths if p.split("/")[2] in ("sync", "blobs", "history", "health", "hello", "sign-in", "sign-out")
    ]

    assert len(spoken) > 9
    assert [path for path in spoken if path.replace("{record}", "{id}") not in document] == []
