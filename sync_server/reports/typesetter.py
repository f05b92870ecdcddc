"""Sets pages with typst. One warm compiler with the bundled fonts serves every report of a process, one at a time."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import typst

_TEMPLATE = Path(__file__).with_name("memo.typ")
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "print"


class Typesetter:
    """Holds the compiler. Only the bundled fonts exist for it, and it reads nothing but its template."""

    def __init__(self, fonts: Path = FONTS) -> None:
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
        if "Sarabun" not in known.families():
            raise FileNotFoundError(f"the font Sarabun is not in {fonts}")
        self._compiler = typst.Compiler(str(_TEMPLATE), root=str(_TEMPLATE.parent), font_paths=known)
        self._turn = threading.Lock()

    def pdf(self, page: dict[str, Any]) -> bytes:
        """Set one document. It holds no clock time, so the same values give the same bytes."""
        given = json.dumps(page, ensure_ascii=False)
        with self._turn:
            made = self._compiler.compile(format="pdf", sys_inputs={"data": given})
        if not isinstance(made, bytes):
            raise TypeError("a PDF is one piece of bytes")
        return made
