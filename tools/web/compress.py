"""Brotli and gzip copies of every file that gains from it, made once per content."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from tools.web import fingerprint

COMPRESSED_ALREADY = {".png", ".woff2", ".br", ".gz"}
SMALLEST = 1024
KEEP_DAYS = 14


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=11, lgwin=24))


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


CODINGS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}


def write(out: Path, names: list[str], cache: Path) -> None:
    """Put `name.br` and `name.gz` beside every file that becomes at least a tenth smaller."""
    cache.mkdir(parents=True, exist_ok=True)
    worth = [n for n in names if Path(n).suffix not in COMPRESSED_ALREADY and (out / n).stat().st_size >= SMALLEST]
    jobs = [(out / name, ending, cache) for name in worth for ending in CODINGS]
    jobs.sort(key=lambda job: -job[0].stat().st_size)
    # Threads: both codecs work without the interpreter's lock, and no worker outlives a build that is killed.
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(_compress, jobs))
    oldest = time.time() - KEEP_DAYS * 86_400
    for kept in cache.iterdir():
        if kept.stat().st_mtime < oldest:
            kept.unlink()


def _compress(job: tuple[Path, str, Path]) -> None:
    file, ending, cache = job
    data = file.read_bytes()
    kept = cache / (fingerprint.of_bytes(data) + ending)
    if not kept.exists():
        unfinished = kept.with_suffix(f"{ending}.{file.stat().st_ino}.part")
        unfinished.write_bytes(CODINGS[ending](data))
        unfinished.rename(kept)
    kept.touch()
    if kept.stat().st_size < 0.9 * len(data):
        shutil.copyfile(kept, file.with_name(file.name + ending))


def on_the_wire(file: Path) -> int:
    """What a browser that takes brotli downloads for this file."""
    smaller = file.with_name(file.name + ".br")
    return (smaller if smaller.exists() else file).stat().st_size
