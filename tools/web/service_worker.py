"""The service worker: the list of files with their hashes and sizes, filled into its template."""

from __future__ import annotations

import json

from tools.web import fingerprint
from tools.web.compress import on_the_wire
from tools.web.paths import Places

# The worker's own script is kept by the browser, not by itself.
NOT_KEPT = {"sw.js", "headers.json"}


def write(places: Places, names: list[str]) -> str:
    """Write `sw.js` and return the site's name: the same files always give the same name."""
    kept = [name for name in names if name not in NOT_KEPT]
    template = (places.shell / "sw.js").read_text("utf-8")
    build = fingerprint.of_files(places.out, kept, template)[:12]
    table = {name: _entry(places, name) for name in kept}
    script = template.replace("%BUILD%", build)
    script = script.replace("%FILES%", json.dumps(table, separators=(",", ":")))
    (places.out / "sw.js").write_text(script, "utf-8")
    return build


def _entry(places: Places, name: str) -> list[str | int]:
    file = places.out / name
    return [fingerprint.of_bytes(file.read_bytes()), file.stat().st_size, on_the_wire(file)]
