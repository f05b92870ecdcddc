"""Zip archives stored, not deflated: the transport packs better, and the phone unpacks without inflating."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.web.paths import files_under

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def stored(target: Path, *folders: Path) -> None:
    """One reproducible archive of what is in these folders: same files, same bytes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    files = {name: folder / name for folder in folders for name in files_under(folder)}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, file in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), file.read_bytes())
