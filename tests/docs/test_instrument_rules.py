"""The numbered rules of docs/instrument-rules.md and the tests that prove them do not drift apart."""

import re
from pathlib import Path

from fieldwork.completeness import Lack
from fieldwork.instruments.problems import Code

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "instrument-rules.md").read_text(encoding="utf-8")
RULES = set(re.findall(r"^\| (R-\d\d) \|", PAGE, re.MULTILINE))


def cited_in(folder: str) -> set[str]:
    """Rules named on their own; a range in a module's first line proves nothing."""
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py")]
    return {rule for text in texts for rule in re.findall(r"R-\d\d", re.sub(r"R-\d\d to R-\d\d", "", text))}


def test_every_rule_is_cited_by_a_test() -> None:
    assert sorted(RULES - cited_in("tests/fieldwork")) == []


def test_every_rule_cited_in_code_is_written_down() -> None:
    assert RULES and sorted(cited_in("fieldwork") - RULES) == []


def test_every_code_is_written_down() -> None:
    listed = set(re.findall(r"`(\w+)`", PAGE.partition("## Codes")[2]))

    assert listed == {str(code) for code in (*Code, *Lack)}
