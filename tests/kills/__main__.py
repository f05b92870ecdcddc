"""`make kills`: the long runs, STORE=1000 SERVER=200 BROWSER=100 kills each; `SEED=…` repeats what people do."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests.kills import browser, server, store
from tests.kills.tally import HEAD, Tally
from tests.support import postgres

SITE = Path(__file__).resolve().parents[2] / "build" / "pwa"


def main() -> int:
    """Run the loops, print a table, and fail when anything was lost or damaged."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    for loop, usual in (("store", 1000), ("server", 200), ("browser", 100)):
        parser.add_argument(f"--{loop}", type=int, default=usual, help=f"kills of the {loop} (0: none)")
    parser.add_argument("--seed", default=str(Random().randrange(10**6)))
    asked = parser.parse_args()
    _say(f"seed {asked.seed}")
    tallies, rows = [], []
    for loop in _loops(asked):
        tallies.append(loop())
        rows.append(tallies[-1].row())
        _say(*tallies[-1].findings())
    _say("", HEAD, *rows)
    return 0 if all(tally.is_good for tally in tallies) else 1


def _loops(asked: argparse.Namespace) -> Iterator[Callable[[], Tally]]:
    if asked.store:
        yield lambda: store.run(asked.store, asked.seed, _folder("store"), _say)
    if asked.server:
        yield lambda: server.run(asked.server, asked.seed, _folder("server"), _say)
        if postgres.binaries() is None:
            _say(postgres.NOT_RUN)
        else:
            yield lambda: _on_postgres(asked.server, asked.seed)
    site = Path(os.environ.get("SITE_DIR") or SITE)
    if asked.browser:
        yield lambda: browser.run(asked.browser, asked.seed, site, _folder("browser"), _say)


def _on_postgres(kills: int, seed: str) -> Tally:
    with postgres.cluster() as cluster:
        return server.run(kills, seed, _folder("server"), _say, database_url=cluster.fresh("kills"))


def _folder(loop: str) -> Path:
    """Where a loop keeps its files. They stay, to be looked at."""
    folder = Path(tempfile.mkdtemp(prefix=f"kills-{loop}-"))
    _say(f"{loop}: files in {folder}")
    return folder


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
