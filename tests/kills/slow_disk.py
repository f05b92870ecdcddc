"""The server on a disk that takes its time: `python -m tests.kills.slow_disk serve`.

Between two steps of keeping a photo there are microseconds, and hardly any kill meets them. Here a long write is done
in several steps, each takes a few milliseconds, and the process ends itself with SIGKILL before the step that the file
named by DOOM says. What is written, and in which order, is the server's own affair; the databases write as ever.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEP_S = 0.004
_LEAST = 4096  # bytes that are written at once
_STEPS = ("fsync", "replace", "rename", "link")


def in_steps(before: Callable[[], None], put: Callable[[Any, str, Any], None] = setattr) -> None:
    """From now on `before` is called before every step of writing a file. Whoever takes hold of `os.fsync` must do so
    after this."""

    class Stepping(io.FileIO):
        def write(self, content: Any) -> int:
            """As much as a disk takes at once; the caller goes on with the rest."""
            before()
            return super().write(memoryview(content)[: max(_LEAST, len(content) // 2)])

    def opened(self: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        return io.BufferedWriter(Stepping(self, mode)) if mode == "wb" else open(self, mode, *given, **named)

    put(Path, "open", opened)
    for name in _STEPS:
        put(os, name, _after(before, getattr(os, name)))


def _after(before: Callable[[], None], step: Callable[..., Any]) -> Callable[..., Any]:
    def stepped(*given: Any, **named: Any) -> Any:
        before()
        return step(*given, **named)

    return stepped


class Doom:
    """Waits for a file that says how many more steps there will be, and ends the process there."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._left: int | None = None
        self._turn = threading.Lock()

    def __call__(self) -> None:
        time.sleep(STEP_S)
        with self._turn:
            if self._left is None and self._file.exists():
                self._left = int(self._file.read_text())
            if self._left is not None:
                self._left -= 1
            if self._left is not None and self._left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


def main() -> int:
    """Run the server's own command on such a disk."""
    in_steps(Doom(Path(os.environ["DOOM"])))
    from sync_server import cli  # only now: its modules take hold of `os.fsync` when they are read

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
