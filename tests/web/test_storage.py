"""SQLite on the browser's private disk: what was committed is there, whatever happens to the browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.support.lesser_browser import without_handles
from tests.web.conftest import visitors
from tests.web.visiting import START_MS, Visitor, read

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]


COUNTING = b"""globalThis.flushes = 0;
const flush = FileSystemSyncAccessHandle.prototype.flush;
FileSystemSyncAccessHandle.prototype.flush = function () { globalThis.flushes += 1; return flush.call(this); };
"""


@pytest.fixture(scope="module")
def started(
    playwright: Playwright, probe_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Visitor, dict[str, Any]]]:
    """A device that took its files just now, what it told of them, and its flushes counted."""
    with visitors(playwright, tmp_path_factory.mktemp("storage")) as open_on:
        visitor = open_on(probe_site)
        visitor.site.change("opfs.js", lambda script: COUNTING + script)
        yield visitor, visitor.told("mount")
        assert visitor.complaints == []


def test_the_files_are_on_the_private_disk(started: tuple[Visitor, dict[str, Any]]) -> None:
    told = started[1]

    assert told["folder"] == "/data"
    assert told["keeping"] in ("durable", "evictable")
    assert told["about"].startswith("Chrome")
    assert told["names"] == ["probe.db", "probe.db-journal"]


def test_a_commit_over_handles_is_on_the_disk_when_it_returns(started: tuple[Visitor, dict[str, Any]]) -> None:
    assert started[0].tells("commits") == {"at_once": True, "then": True}


def test_every_commit_is_flushed_to_the_disk_before_it_returns(started: tuple[Visitor, dict[str, Any]]) -> None:
    none, one, eleven = (started[0].tells(f"flushes/{rows}")["flushes"] for rows in (0, 1, 11))

    assert (eleven - one) - (one - none) >= 2 * 10, "journal and database, at every commit"


def test_a_removed_file_is_gone_and_can_be_made_again(started: tuple[Visitor, dict[str, Any]]) -> None:
    assert started[0].tells("commit/3")["newest"] >= 3

    assert started[0].tells("remove") == {"gone": True, "rows": 0}


def test_rows_are_there_after_the_browser_was_closed_and_the_server_is_gone(
    visiting: Visiting, probe_site: Path
) -> None:
    visitor = visiting(probe_site)
    assert visitor.told("commit/25")["newest"] == 25
    visitor.close()
    visitor.site.stop()
    visitor.open()

    assert visitor.told("check") == {"rows": 25, "newest": 25, "integrity": "ok"}


def test_every_acknowledged_row_survives_a_browser_killed_in_mid_commit(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    kept = visitor.site.kept
    visitor.goes("mount")
    for round_ in range(3):
        goal = len(kept) + 60 + 37 * round_
        visitor.begins("commit/100000")
        visitor.site.wait_for(lambda: len(kept) >= goal)  # noqa: B023 - asked before the next round
        visitor.kill()
        acknowledged = max(kept)
        visitor.open()

        found = visitor.told("check")

        assert found["integrity"] == "ok"
        assert found["newest"] >= acknowledged
        assert found["rows"] == found["newest"], "a row in the middle is missing"


def test_a_full_disk_is_an_error_and_loses_nothing(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.told("mount")
    assert visitor.context is not None
    devtools = visitor.context.new_cdp_session(visitor.page())
    used = visitor.page().evaluate("navigator.storage.estimate().then(room => room.usage)")
    origin = {"origin": visitor.site.url.rstrip("/"), "quotaSize": used + 6_000_000}
    devtools.send("Storage.overrideQuotaForOrigin", origin)

    told = visitor.tells("fill")

    assert (told["refused"], told["code"]) == ("StorageFull", "storage_full")
    assert told["newest"] == told["done"] > 0
    assert told["integrity"] == "ok"


@pytest.mark.parametrize(("left", "told"), [(150_000_000, 2**27), (25_000_000, 2**24), (300_000, 0)])
def test_room_is_told_as_it_is_although_the_browser_says_to_every_page_that_there_is_plenty(
    visiting: Visiting, probe_site: Path, left: int, told: int
) -> None:
    visitor = visiting(probe_site)
    ample = visitor.told("room")
    assert (ample["free"], ample["at_least"]) == (2**30, True)
    assert visitor.context is not None
    devtools = visitor.context.new_cdp_session(visitor.page())
    origin = visitor.site.url.rstrip("/")
    used = devtools.send("Storage.getUsageAndQuota", {"origin": origin})["usage"]
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": used + left})
    assert visitor.page().evaluate("navigator.storage.estimate().then(room => room.quota - room.usage)") > 1_000_000_000

    found = visitor.tells("room")

    assert (found["free"], found["at_least"]) == (told, False)
    assert found["names"] == ample["names"] == ["probe.db", "probe.db-journal"], "nothing is left of the trial"


def test_a_second_tab_is_refused_and_takes_over_when_the_first_is_closed(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    first = visitor.page()
    visitor.told("mount", first)
    second = visitor.tab()
    assert visitor.told("mount", second)["code"] == "storage_busy"

    first.close()
    second.wait_for_function("() => document.title.includes('/data')", timeout=START_MS)

    assert read(second)["folder"] == "/data"


# A site without HTTPS: no locks either. What IndexedDB is asked for, and a disk that is full while `full` says so.
WATCHED = b"""Object.defineProperty(navigator, "locks", { value: undefined });
globalThis.asked = [];
const begin = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (...given) {
  const begun = begin.apply(this, given);
  if (begun.mode === "readwrite") globalThis.asked.push(begun.durability);
  return begun;
};
const keep = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (globalThis.full) throw new DOMException("no room", "QuotaExceededError");
  return keep.apply(this, given);
};
"""


def test_where_the_disk_cannot_be_asked_what_the_browser_says_of_room_is_believed(
    visiting: Visiting, probe_site: Path
) -> None:
    visitor = visiting(probe_site)
    without_handles(visitor.site.root)

    found = visitor.told("room")

    assert found["free"] > 1_000_000_000 and not found["at_least"]


def test_without_handles_a_row_is_acknowledged_only_when_its_copy_is_on_the_disk(
    visiting: Visiting, probe_site: Path
) -> None:
    visitor = visiting(probe_site)
    without_handles(visitor.site.root, disk_ms=250)
    visitor.site.change("copies.js", lambda script: WATCHED + script)
    assert visitor.told("mount")["keeping"] == "slow"
    assert visitor.tells("commits") == {"at_once": False, "then": True}
    assert set(visitor.page().workers[0].evaluate("globalThis.asked")) == {"strict"}

    kept = visitor.site.kept
    for _ in range(2):
        goal = len(kept) + 3
        visitor.begins("commit/100000")
        visitor.site.wait_for(lambda: len(kept) >= goal)  # noqa: B023 - asked before the next round
        visitor.kill()
        visitor.open()

        found = visitor.told("check")

        assert found["integrity"] == "ok" and found["newest"] >= max(kept) >= len(kept)
        assert found["rows"] == found["newest"], "a row in the middle is missing"

    told = visitor.tells("overfill")
    assert told["first"] == {"refused": "storage_full", "durable": False}, "a full disk is said"
    assert told["then"] == {"refused": "", "durable": True}, "and once there is room all of it is copied"
    visitor.kill()
    visitor.open()
    whole = {"rows": told["newest"], "newest": told["newest"], "integrity": "ok"}
    assert visitor.told("check") == whole

    before = visitor.page()
    assert visitor.tells("outlived", before) == {"holds": told["newest"]}
    second = visitor.tab()
    assert visitor.told("check", second) == whole
    before.workers[0].evaluate("globalThis.taken = true")
    before.wait_for_function("() => document.title.includes('refused')", timeout=START_MS)
    assert read(before) == {"refused": "storage_busy", "durable": False}, "two tabs would mix their blocks"
    assert visitor.tells("check", second) == whole
