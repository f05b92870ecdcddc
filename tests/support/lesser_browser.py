"""A site as it behaves in a browser without synchronous file handles, on a disk that takes its time."""

from __future__ import annotations

from pathlib import Path

from tools.web import service_worker
from tools.web.paths import Places, files_under
from tools.web.service_worker import NOT_KEPT

_HANDLES = b'"createSyncAccessHandle" in FileSystemFileHandle.prototype'
_COPYING = b"  async #copy() {\n"


def without_handles(site: Path, *, disk_ms: int = 0) -> None:
    """Change a copy of a site so that no browser has handles for it, and every copy takes so much longer."""
    _change(site, "opfs.js", _HANDLES, b"false")
    slowly = f"    await new Promise((over) => setTimeout(over, {disk_ms}));\n".encode()
    _change(site, "copies.js", _COPYING, _COPYING + slowly)
    written_anew(site, "opfs.js", "copies.js")


def written_anew(site: Path, *names: str) -> None:
    """Make a site whole again after these files of it were changed."""
    for name in (*names, "sw.js"):
        for packed in (".br", ".gz"):
            (site / (name + packed)).unlink(missing_ok=True)
    kept = [n for n in files_under(site) if n not in NOT_KEPT and not n.endswith((".br", ".gz"))]
    service_worker.write(Places(site, site), kept)


def _change(site: Path, name: str, old: bytes, new: bytes) -> None:
    script = (site / name).read_bytes()
    assert script.count(old) == 1, f"{name} reads differently"
    (site / name).write_bytes(script.replace(old, new))
