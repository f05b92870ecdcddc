"""Build the offline web app: `python -m tools.build_web --out build/pwa`.

A second run with nothing changed takes seconds. Nothing but the package registry is ever asked, and only once.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from tools.web import client, compress, fingerprint, headers, python, service_worker
from tools.web.paths import ROOT, Places, files_under

TARGET_MB = 15.0
VERSION = version("flet-web")


def build(places: Places, *, packed: bool = True) -> bool:
    """Make the site unless nothing changed since it was made; says whether anything had to be done."""
    with alone(places.cache):
        made_from = inputs(places, packed)
        note = places.cache / f"made-{fingerprint.of_bytes(str(places.out).encode())[:16]}"
        if note.exists() and note.read_text() == made_from and (places.out / "headers.json").exists():
            return False
        _make(places, packed)
        note.write_text(made_from)
        return True


@contextmanager
def alone(cache: Path) -> Iterator[None]:
    """Hold the cache: a second build waits for the first, says so, then finds everything made."""
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / "lock"
    with path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            print(f"waiting for the build of process {lock.read().strip() or '?'}, which holds {path}", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def inputs(places: Places, packed: bool) -> str:
    """One hash over everything a site is made from."""
    ours = fingerprint.of_files(ROOT, python.sources())
    builder = fingerprint.of_files(ROOT / "tools", [n for n in files_under(ROOT / "tools") if "__pycache__" not in n])
    look = [fingerprint.of_files(places.assets / part, files_under(places.assets / part)) for part in client.ASSETS]
    return fingerprint.of_bytes(
        "".join([ours, builder, *look, places.entry.read_text(), VERSION, str(packed)]).encode()
    )


def _make(places: Places, packed: bool) -> None:
    """Make it in a folder beside the target and swap it in whole, so a server never sees half a site."""
    work = replace(places, out=places.out.with_name(places.out.name + ".part"))
    shutil.rmtree(work.out, ignore_errors=True)
    work.out.mkdir(parents=True)
    client.write(work)
    shutil.copytree(work.shell, work.out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("sw.js"))
    python.write(work)
    names = files_under(work.out)
    if packed:
        compress.write(work.out, names, work.cache / "compressed")
    service_worker.write(work, names)
    headers.write(work.out)
    shutil.rmtree(places.out, ignore_errors=True)
    work.out.rename(places.out)


def wire_sizes(out: Path) -> dict[str, int]:
    """Bytes a Blink browser downloads on its first visit, per file, largest first."""
    names = [name for name in files_under(out) if not name.endswith((".br", ".gz")) and name != "headers.json"]
    fetched = [n for n in names if not n.startswith("canvaskit/") or n.startswith("canvaskit/chromium/")]
    sizes = {name: compress.on_the_wire(out / name) for name in fetched}
    return dict(sorted(sizes.items(), key=lambda item: -item[1]))


def main(arguments: list[str] | None = None) -> int:
    """Build and say what a first visit costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "pwa")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "cache")
    chosen = parser.parse_args(arguments)
    started = time.monotonic()
    made = build(Places(chosen.out.resolve(), chosen.cache.resolve()))
    sizes = wire_sizes(chosen.out)
    for file, size in list(sizes.items())[:12]:
        print(f"{size / 1e6:8.2f} MB  {file}")
    total = sum(sizes.values()) / 1e6
    print(f"{total:8.2f} MB  first visit over brotli (target {TARGET_MB:.0f})")
    print(f"{'built' if made else 'unchanged'} after {time.monotonic() - started:.1f} s: {chosen.out}")
    return 0 if total <= TARGET_MB else 1


if __name__ == "__main__":
    sys.exit(main())
