"""PouchDB beside ours: what is compared is the same work, and nothing but this bench needs what it installs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bench import beside_pouchdb
from bench.beside_pouchdb import documents, lines
from bench.sync import RECORDS
from bench.whole_way import Taken
from fieldwork.records import Finding

PROGRAMS = Path(beside_pouchdb.__file__).parent / "pouchdb"


def test_both_move_the_same_records() -> None:
    made = documents()
    assert len({each["_id"] for each in made}) == RECORDS
    fields = set(made[0]) - {"_id", "kind"}
    assert made[0]["kind"] == Finding.kind().name and {"visit", "author", "text", "made_at"} <= fields


def test_the_ratio_is_that_of_rounds_run_side_by_side() -> None:
    own = [{"push": Taken(1.0, 0.2, 0.3)}, {"push": Taken(3.0, 0.2, 0.3)}]  # the second round on a busy machine
    other = [{"push": Taken(5.0, 1.0, 1.0)}, {"push": Taken(15.0, 1.0, 1.0)}]
    ratio, worked = list(lines("push", "push", own, other))[-2:]
    assert ratio.value == 5.0 and ratio.is_met and worked.value == 4.0
    assert not list(lines("push", "push", own, own))[-2].is_met


def test_without_it_the_bench_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(beside_pouchdb, "_PROGRAMS", tmp_path)
    assert beside_pouchdb.main() == 0
    assert capsys.readouterr().out == (
        "NOT RUN: PouchDB is not installed (needs Debian's nodejs and npm): make pouchdb\n"
    )


def test_what_is_installed_is_pinned_by_its_content_and_from_no_place_in_particular() -> None:
    asked = json.loads((PROGRAMS / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    locked = json.loads((PROGRAMS / "package-lock.json").read_text())["packages"]
    assert all(locked[f"node_modules/{name}"]["version"] == version for name, version in asked.items())
    others = [package for name, package in locked.items() if name]
    assert all("resolved" not in package and package["integrity"].startswith("sha512-") for package in others)
