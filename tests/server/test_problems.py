"""Every code that the server can answer with has a sentence, and the documents name every setting and route."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fieldwork.problems import CATALOGUE
from sync_server.settings import Settings
from tests.support.served import Served

ROOT = Path(__file__).resolve().parents[2]
RAISED = re.compile(
    r"\b(?:Invalid|Refused|NotFound|SignInFailed|Outdated|EpochChanged|Unreachable|Refusal|problem)\(\s*\"(\w+)\""
)


def test_every_code_that_is_raised_has_its_sentences() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "sync_server").rglob("*.py")]

    raised = {code for source in sources for code in RAISED.findall(source)}

    assert len(raised) > 25
    assert raised - set(CATALOGUE) == set()


def test_the_states_of_an_invitation_have_their_sentences() -> None:
    assert {f"invitation_{state}" for state in ("unknown", "used", "expired", "withdrawn")} <= set(CATALOGUE)


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
