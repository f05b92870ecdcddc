"""Where the builder reads from and writes to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """What one build reads and writes: the site, the cache that outlives builds, and the entry that is run."""

    out: Path
    cache: Path
    entry: Path = ROOT / "main.py"
    assets: Path = ROOT / "assets"

    @property
    def requirements(self) -> Path:
        """The exact third-party packages a phone gets."""
        return ROOT / "tools" / "web" / "requirements-phone.txt"

    @property
    def shell(self) -> Path:
        """The page, its scripts and the service worker's template."""
        return self.assets / "web"


def files_under(folder: Path) -> list[str]:
    """Every file below the folder as a sorted relative POSIX path."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
