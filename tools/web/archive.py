"""Zip archives stored, not deflated: the transport packs better, and the phone unpacks without inflating."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.web.paths import files_under

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def stored(folder: Path, target: Path) -> None:
    """One reproducible archive: same files, same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in files_under(folder):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), (folder / name).read_bytes())
