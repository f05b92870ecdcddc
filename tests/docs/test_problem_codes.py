"""Whatever can be refused or fail has its sentences: every code in the sources is looked up, on both sides."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import app.photos
import app.store.errors  # noqa: F401 -- their classes belong to the tree
from fieldwork import errors, problems
from fieldwork.catalogue import CATALOGUE
from fieldwork.errors import FieldworkError
from fieldwork.records import kinds

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("fieldwork", "app", "sync_server")


def named_errors(base: type[FieldworkError]) -> set[str]:
    """The classes that are raised with a code; one with an `__init__` of its own passes its code on from there."""
    own = {base.__name__} if base is FieldworkError or "__init__" not in vars(base) else set()
    return own.union(*(named_errors(each) for each in base.__subclasses__()))


CARRIERS = {*named_errors(FieldworkError), "Refusal", "problem", "Unreadable", "__init__"}


@dataclass(frozen=True)
class Told:
    """One place where a code is given out, and the names of the facts given with it (None: not known here)."""

    where: str
    code: str
    facts: frozenset[str] | None


def told() -> Iterator[Told]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in CARRIERS and node.args:
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    given = node.args[1] if _name(node.func) == "Unreadable" else node.args[0]
                    yield from (Told(place, code, _facts(node)) for code in _codes(given))


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _codes(given: ast.expr) -> Iterator[str]:
    """The code as it stands there, or both of a choice."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from (*_codes(given.body), *_codes(given.orelse))


def _facts(call: ast.Call) -> frozenset[str] | None:
    """The names of the facts, when they all stand there."""
    names = {keyword.arg for keyword in call.keywords}
    for given in call.args[1:]:
        if not isinstance(given, ast.Dict):
            return None
        names |= {key.value if isinstance(key, ast.Constant) else None for key in given.keys}  # type: ignore[misc]
    return None if None in names else frozenset(str(name) for name in names)


def wanted(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_sources_are_searched() -> None:
    found = {each.code for each in told()}

    assert {"storage_full", "evidence_held", "bad_edit", "unreachable", "not_an_image"} <= found
    assert len(found) > 70


def test_every_code_that_is_given_out_has_its_sentences() -> None:
    assert [f"{each.where} {each.code}" for each in told() if each.code not in CATALOGUE] == []


def test_codes_of_values_and_invitations_have_their_sentences() -> None:
    """Those are put together or passed on, so that they do not stand where they are raised."""
    checks = ast.parse(Path(str(kinds.__file__)).read_text("utf-8"))
    values = {n.value for n in ast.walk(checks) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    found = {value for value in values if re.fullmatch(r"(not_|too_|out_of_)\w+", value)}

    assert len(found) > 9
    assert (found | {f"invitation_{state}" for state in ("unknown", "used", "expired", "withdrawn")}) <= set(CATALOGUE)


def test_every_fact_a_sentence_names_is_given_with_it() -> None:
    lacking = [
        f"{each.where} {each.code}: {wanted(''.join(CATALOGUE[each.code])) - each.facts}"
        for each in told()
        if each.facts is not None and each.code in CATALOGUE and wanted("".join(CATALOGUE[each.code])) - each.facts
    ]

    assert lacking == []


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_sentence_is_thai_and_english_and_names_the_same_facts(code: str) -> None:
    thai, english = CATALOGUE[code]

    assert re.search("[ก-๙]", thai) and not re.search("[ก-๙]", english)
    assert english[0].isupper() or english[0] == "{"
    assert english.endswith(".") and not thai.endswith(".")
    assert wanted(english) <= wanted(thai)
    assert re.search("กรุณา|โปรด|แอปจะ|ต้อง", thai), "it says what to do"
    assert problems.sentence(code, {}) and problems.sentence(code, {}, language="en")


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_thai_sentence_that_was_said_is_told_in_english_with_its_facts(code: str) -> None:
    facts = {name: f"ครู ก. (ชั้น {n})\nป.{n}" for n, name in enumerate(sorted(wanted(CATALOGUE[code][0])), start=1)}

    said = problems.in_english(code, problems.sentence(code, facts))

    assert said == problems.sentence(code, facts, language="en")


@pytest.mark.parametrize(
    ("code", "said"),
    [("no_visit", "โรงเรียนปิด ไม่ต้องไปแล้ว"), ("no_visit", ""), ("not_known_here", "ไม่รับ"), ("required", "กรุณากรอก")],
)
def test_what_the_catalogue_does_not_say_stays_as_it_was_said(code: str, said: str) -> None:
    assert problems.in_english(code, said) == said


def test_a_code_from_a_newer_server_reads_as_itself() -> None:
    assert "not_known_here" in problems.sentence("not_known_here")


def test_every_error_of_the_tree_is_a_carrier_of_codes() -> None:
    assert {name for name in vars(errors) if isinstance(getattr(errors, name), type)} - {"Any"} <= CARRIERS
