"""What the documents name exists: files, modules, commands, settings, contracts, codes; and what exists is named."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from fieldwork.catalogue import CATALOGUE
from sync_server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TOPS = ("app/", "assets/", "bench/", "docs/", "fieldwork/", "sync_server/", "tests/", "tools/")
_NAMED_TEST = r"`(tests/[\w/]+\.py)::(\w+)`"
SOURCES = [path for top in ("app", "fieldwork", "sync_server") for path in (ROOT / top).rglob("*.py")]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_a_document_names_exists(page: Path) -> None:
    found = page.read_text("utf-8")
    linked = [page.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", found)]
    named = [ROOT / name for name in re.findall(r"`([\w./-]+/[\w./-]*)`", found) if name.startswith(TOPS)]

    assert [str(path.relative_to(ROOT)) for path in (*linked, *named) if not path.exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_a_document_names_exists(page: Path) -> None:
    named = re.findall(_NAMED_TEST, page.read_text("utf-8"))

    assert [f"{path}::{name}" for path, name in named if not _defines(text(path), name)] == []


def test_the_pages_that_answer_with_tests_name_some() -> None:
    """The test above sees none of them where the way in which they are written down changes."""
    counted = {name: len(re.findall(_NAMED_TEST, text(f"docs/{name}"))) for name in ("sync-faults.md", "visit-day.md")}

    assert counted["sync-faults.md"] > 60 and counted["visit-day.md"] > 90


def _defines(source: str, function: str) -> bool:
    return re.search(rf"^(?:async )?def {function}\(", source, re.M) is not None


def test_every_module_of_the_tour_exists_under_its_package() -> None:
    tour = text("ARCHITECTURE.md").partition("## Packages")[2].partition("\n## ")[0]
    for package in ("fieldwork", "app", "sync_server"):
        told = tour.partition(f"- **`{package}/`**")[2].partition("\n- **")[0]
        inside = [name for name in re.findall(r"`(\w+)/?`", told) if name != "app"]

        missing = [n for n in inside if not any((ROOT / package / found).exists() for found in (n, f"{n}.py"))]

        assert inside and missing == []


def test_every_contract_is_told_and_every_told_one_is_a_contract() -> None:
    contracts = {c["name"] for c in tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]}
    told = text("ARCHITECTURE.md").partition("## Which way imports point")[2].partition("\n## ")[0]

    assert set(re.findall(r"^- (.+)$", told, re.MULTILINE)) == contracts


def test_whoever_installs_reads_of_every_setting_and_every_command() -> None:
    guide = text("docs/install.md") + text("README.md")
    commands = re.findall(r'add_parser\("(\w+)"', text("sync_server/cli.py"))

    assert len(commands) > 4
    assert [name for name in (*Settings.from_env({}).shown(), *commands) if name not in guide] == []


def test_every_sentence_of_the_catalogue_is_said_somewhere() -> None:
    """A code counts as used where it stands as a text of its own, or as one put together (`invitation_…`)."""
    said: set[str] = set()
    for path in SOURCES:
        if path.name != "catalogue.py":
            tree = ast.parse(path.read_text("utf-8"))
            said |= {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}

    unused = [c for c in CATALOGUE if c not in said and f"{c.partition('_')[0]}_" not in said]

    assert len(CATALOGUE) > 60 and unused == []
