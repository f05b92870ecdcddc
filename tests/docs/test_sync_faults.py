"""The list of faults is whole. That the tests it names are there, `test_documents` looks after."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = re.findall(
    r"^\| (\d+) \| (.+?) \| (kept|partly|open)(.*?) \| (.*?) ?\|$",
    (ROOT / "docs/sync-faults.md").read_text("utf-8"),
    re.M,
)


def test_all_fifty_six_faults_are_listed_once() -> None:
    assert [int(number) for number, *_ in ROWS] == list(range(1, 57))


def test_whatever_is_kept_names_its_tests_and_whatever_is_open_says_why() -> None:
    for number, _, standing, why, tests in ROWS:
        assert bool(tests) == (standing != "open"), number
        assert standing == "kept" or why.startswith(": "), number


def test_every_numbered_test_is_listed() -> None:
    listed = set(re.findall(r"::(test_\d\d_\w+)`", "\n".join(tests for *_, tests in ROWS)))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^(?:async )?def (test_\d\d_\w+)\(", path.read_text("utf-8"), re.M)
    }

    assert listed == written
