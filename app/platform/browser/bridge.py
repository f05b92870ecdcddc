"""The Python end of what `assets/web` offers: the page's own abilities, and files on the browser's private disk.

Nothing outside this package knows that there is a page, a worker, or JavaScript.
"""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from typing import Any, cast

from pyodide.ffi import create_proxy

_offered: Any = importlib.import_module("nithet_js")


async def ask(what: str) -> Any:
    """Have the page do what only a page can do. The questions it answers are listed in `assets/web/python.js`."""
    return await cast(Awaitable[Any], _offered.ask(what))


def listen(heard: Callable[[str, bool], None]) -> None:
    """Call back with every page event from now on, and with those that came before anyone listened."""
    _offered.listen(create_proxy(heard))


def files() -> Any:
    """The functions of `assets/web/opfs.js`."""
    return _offered
