"""The domain keeps its promises in the very Python that phones run, not only in the server's."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tools.web import bytecode
from tools.web.paths import ROOT

pytestmark = pytest.mark.slow
SCRIPT = Path(__file__).with_name("domain_on_phone.mjs")
INSTALLED = Path(pytest.__file__).parents[1]
TESTS = ROOT / "tests" / "fieldwork"


@dataclass
class Told:
    """What running tests on a phone's Python came to."""

    code: int
    outcomes: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    properties: list[str] = field(default_factory=list)
    python: tuple[int, ...] = ()
    platform: str = ""


def run(*asked: str) -> Told:
    """Run tests under Pyodide, as many as there are."""
    command = [bytecode.node(), SCRIPT, bytecode.pyodide(), ROOT, INSTALLED, *asked]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    lines = [line.removeprefix("TOLD ") for line in done.stdout.splitlines() if line.startswith("TOLD ")]
    assert lines, done.stdout[-3000:] + done.stderr[-3000:]
    told = Told(done.returncode)
    for facts in map(json.loads, lines):
        _take(told, facts)
    return told


def _take(told: Told, facts: dict[str, Any]) -> None:
    if "test" in facts:
        told.outcomes[facts["test"]] = facts["outcome"]
        told.why[facts["test"]] = facts["why"]
    told.properties += facts.get("properties", [])
    told.python = tuple(facts.get("python", told.python))
    told.platform = facts.get("platform", told.platform)


@pytest.fixture(scope="module")
def told() -> Told:
    """All tests of the domain."""
    return run("tests/fieldwork")


def test_the_domain_is_tried_in_the_python_of_phones(told: Told) -> None:
    assert told.python[:2] == (3, 14) and told.platform == "emscripten"


def test_every_test_of_the_domain_passes_there(told: Told) -> None:
    failed = {name: told.why[name] for name, outcome in told.outcomes.items() if outcome != "passed"}

    assert failed == {} and told.code == 0
    assert len(told.outcomes) > 400


def test_no_module_of_tests_is_left_out_but_those_of_properties(told: Told) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in TESTS.rglob("test_*.py")}
    tried = {name.partition("::")[0] for name in told.outcomes}
    only_properties = {name.partition("::")[0] for name in told.properties} - tried

    assert modules - tried == only_properties
    assert {f"tests/fieldwork/{name}.py" for name in ("test_scoring", "thai/test_text", "test_merge")} <= tried
