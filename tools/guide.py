"""The pictures of the field guide: `python -m tools.guide` walks the demo on a phone and takes what the guide shows.

The guide names its pictures, as `guide/supervisor-home.png`; each is a scene of the album (`tools/album`). All scenes
of that person are lived through, because one begins where another ended.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.office_process import Office
from tools.screenshots import ROOT, Walk

GUIDE = ROOT / "docs" / "field-guide.th.md"
PICTURES = ROOT / "docs" / "guide"
WIDTH, COLOURS = 390, 96
_SHOWN = re.compile(r"!\[([^]]+)\]\(guide/([a-z0-9-]+)\.png\)")


def shown(text: str) -> dict[str, str]:
    """The pictures that a guide shows, by name, each with the words for who cannot see it."""
    return {name: said for said, name in _SHOWN.findall(text)}


def put_away(taken: Path, name: str) -> None:
    """Keep one picture, small enough for a document."""
    picture = Image.open(taken / f"{name}-phone-light.png").convert("RGB")
    small = picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.LANCZOS)
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def main() -> int:
    """Take them all; 1 when one could not be taken."""
    names = shown(GUIDE.read_text("utf-8"))
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        Office(Path(folder) / "data") as server,
        sync_playwright() as driver,
    ):
        server.start("demo")
        out = Path(folder) / "taken"
        out.mkdir()
        walk = Walk(driver, Path(folder), server, only=(), out=out, shapes=("phone",), looks=("light",))
        walk.supervisor()
        missing = [name for name in names if not (out / f"{name}-phone-light.png").exists()]
        for name in names.keys() - set(missing):
            put_away(out, name)
    for old in PICTURES.glob("*.png"):
        if old.stem not in names:
            old.unlink()
    for said in (*walk.failed, *(f"{name} is no scene of the album" for name in missing)):
        print(f"NOT TAKEN: {said}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
