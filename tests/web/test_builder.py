"""The builder's own promises: it stops at a client it does not know, and the same input gives the same site."""

import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tools.web import archive, client, focus, patching, service_worker, wheels
from tools.web.compress import on_the_wire, write
from tools.web.paths import ROOT, Places
from tools.web.python import sources


def test_a_client_that_changed_shape_stops_the_build() -> None:
    with pytest.raises(patching.PatchFailed, match="fallback fonts"):
        client.fallback_fonts('nothing of "https://fonts.example/" here')


@pytest.mark.parametrize("mended", [focus.in_order, focus.in_columns, focus.in_view, focus.ring])
def test_a_client_that_leads_the_focus_in_another_way_stops_the_build(mended: Callable[[str], str]) -> None:
    with pytest.raises(patching.PatchFailed):
        mended("nothing of it here")


def test_the_same_files_give_the_same_archive(tmp_path: Path) -> None:
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "package").mkdir(parents=True)
        (folder / "package" / "module.pyc").write_bytes(b"code")
        archive.stored(tmp_path / f"{name}.zip", folder)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_service_worker_names_every_file_with_its_hash_and_size(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>")
    (tmp_path / "headers.json").write_bytes(b"{}")

    service_worker.write(Places(tmp_path, tmp_path), ["headers.json", "index.html"])

    script = (tmp_path / "sw.js").read_text("utf-8")
    assert f'{{"index.html":["{hashlib.sha256(b"<p>").hexdigest()}",3,3]}}' in script
    assert "%" not in script.partition("self.registration")[0].replace("100 %", "")


def test_a_change_anywhere_gives_the_site_another_name(tmp_path: Path) -> None:
    names = []
    for content in (b"one", b"two", b"one"):
        (tmp_path / "index.html").write_bytes(content)
        names.append(service_worker.write(Places(tmp_path, tmp_path), ["index.html"]))

    assert names[0] == names[2] != names[1]


def test_what_does_not_get_smaller_is_not_packed(tmp_path: Path) -> None:
    (tmp_path / "text.js").write_bytes(b"the same again " * 400)
    (tmp_path / "noise.bin").write_bytes(b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100)))

    write(tmp_path, ["noise.bin", "text.js"], tmp_path / "cache")

    assert on_the_wire(tmp_path / "text.js") < 200
    assert on_the_wire(tmp_path / "noise.bin") == 3200
    assert not (tmp_path / "noise.bin.gz").exists()


@pytest.mark.parametrize(
    ("name", "stays_out"),
    [
        ("sqlalchemy/dialects/postgresql/base.py", True),
        ("sqlalchemy/dialects/sqlite/base.py", False),
        ("pydantic/v1/main.py", True),
        ("pydantic/main.py", False),
        ("flet/testing/app.py", True),
        ("flet-1.0.5.dist-info/METADATA", True),
        ("flutter/widgets.dart", True),
    ],
)
def test_what_no_phone_imports_stays_out(name: str, stays_out: bool) -> None:
    assert wheels.unused(name) is stays_out


def test_a_phone_gets_the_versions_that_are_tested(repository: Path) -> None:
    def pins(file: str) -> set[str]:
        lines = (repository / file).read_text("utf-8").lower().replace("_", "-").splitlines()
        return {line for line in lines if "==" in line and not line.startswith("#")}

    assert pins("tools/web/requirements-phone.txt") <= pins("constraints.txt")


def test_of_this_repository_only_the_app_and_the_domain_go_to_a_phone() -> None:
    assert {name.partition("/")[0] for name in sources()} == {"app", "fieldwork"}


PIPED: Any = {"stdout": subprocess.PIPE, "text": True, "cwd": ROOT}
BUILDING = """
import sys, threading
from pathlib import Path
from tools.build_web import alone
from tools.web import compress

def stuck(data):
    print("working", flush=True)
    threading.Event().wait(60)
    return data

compress.CODINGS[".br"] = stuck
folder = Path(sys.argv[1])
with alone(folder / "cache"):
    compress.write(folder, ["text.js"], folder / "cache" / "compressed")
"""

WAITING = """
import sys
from pathlib import Path
from tools.build_web import alone

with alone(Path(sys.argv[1])):
    print("held by", (Path(sys.argv[1]) / "lock").read_text().strip(), flush=True)
"""


@contextmanager
def a_build_under_way(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the cache and is in the middle of packing a file."""
    (folder / "text.js").write_bytes(b"the same again " * 400)
    command = [sys.executable, "-c", BUILDING, str(folder)]
    with subprocess.Popen(command, **PIPED) as process:
        assert process.stdout is not None and process.stdout.readline() == "working\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_build_that_is_killed_leaves_nobody_behind_who_holds_the_cache(tmp_path: Path) -> None:
    with a_build_under_way(tmp_path) as process:
        process.kill()
        process.wait()

        with (tmp_path / "cache" / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_second_build_says_whom_it_waits_for_and_then_goes_on(tmp_path: Path) -> None:
    waiting = [sys.executable, "-c", WAITING, str(tmp_path / "cache")]
    with (
        a_build_under_way(tmp_path) as first,
        subprocess.Popen(waiting, stdout=subprocess.PIPE, text=True, cwd=ROOT) as second,
    ):
        assert second.stdout is not None
        said = second.stdout.readline()
        assert f"process {first.pid}, which holds {tmp_path / 'cache' / 'lock'}" in said

        first.kill()
        assert second.stdout.readline() == f"held by {second.pid}\n"
