"""Sets pages with typst. One warm compiler with the bundled fonts serves every report of a process, one at a time."""

from __future__ import annotations

import json
import shutil
import threading
import weakref
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import typst

_TEMPLATE = Path(__file__).with_name("memo.typ")
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "print"
_ENDINGS = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpg"), (b"RIFF", "webp"))


class Typesetter:
    """Holds the compiler. Only the bundled fonts exist for it, and it reads nothing outside a folder of its own."""

    def __init__(self, fonts: Path = FONTS) -> None:
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        if "Sarabun" not in known.families():
            raise FileNotFoundError(f"the font Sarabun is not in {fonts}")
        self.folder = Path(mkdtemp(prefix="nithet-reports-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        template = shutil.copy(_TEMPLATE, self.folder)
        self._compiler = typst.Compiler(str(template), root=str(self.folder), font_paths=known)
        self._turn = threading.Lock()

    def pdf(self, page: Mapping[str, Any], images: Mapping[str, bytes] | None = None) -> bytes:
        """Set one document; blocks name its pictures. It holds no clock time: the same values give the same bytes."""
        with self._turn:
            try:
                given = json.dumps({**page, "pictures": self._lay_out(images or {})}, ensure_ascii=False)
                made = self._compiler.compile(format="pdf", sys_inputs={"data": given})
            finally:
                shutil.rmtree(self.folder / "pictures", ignore_errors=True)
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one piece of bytes")
        return made

    def _lay_out(self, images: Mapping[str, bytes]) -> dict[str, str]:
        """Write the pictures where the template finds them, and say under which paths."""
        folder, paths = self.folder / "pictures", {}
        folder.mkdir()
        for name, content in images.items():
            ending = next((ending for begins, ending in _ENDINGS if content.startswith(begins)), "png")
            (folder / f"{name}.{ending}").write_bytes(content)
            paths[name] = f"pictures/{name}.{ending}"
        return paths
