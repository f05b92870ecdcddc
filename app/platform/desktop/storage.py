"""Files in a folder of the person's own account on the computer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.platform.ports import Keeping


class FolderStorage:
    """A folder; SQLite's own commits make it durable."""

    keeping = Keeping.DURABLE
    durable = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def mount(self, names: Sequence[str]) -> Path:
        """The folder, made if need be. Any name may be used in it."""
        del names
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder

    async def names(self) -> list[str]:
        """What the folder holds."""
        return sorted(path.name for path in self._folder.iterdir())

    async def until_durable(self) -> None:
        """A commit that returned is on the disk."""
