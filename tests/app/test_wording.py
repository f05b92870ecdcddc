"""Every word exists in both languages, names the same facts, and is Thai where it says so."""

import ast
import importlib
import pkgutil
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import app.wording
from app.wording import language
from app.wording.help import Help
from app.wording.language import Phrase


def within(name: str, said: Any) -> Iterator[tuple[str, Phrase]]:
    """A phrase, or the phrases of a page of help."""
    if isinstance(said, Phrase):
        yield name, said
    elif isinstance(said, tuple) and all(isinstance(each, Phrase) for each in said):
        yield from ((f"{name}.{n}", each) for n, each in enumerate(said, 1))
    elif isinstance(said, Help):
        yield from within(f"{name}.title", said.title)
        yield from within(f"{name}.what", said.what)
        for n, phrase in enumerate((*said.steps, *said.know), 1):
            yield from within(f"{name}.{n}", phrase)


MODULES = [m.name for m in pkgutil.walk_packages(app.wording.__path__, "app.wording.")]
PHRASES = [
    pytest.param(phrase, id=f"{module.removeprefix('app.wording.')}.{within_module}")
    for module in MODULES
    for name, value in vars(importlib.import_module(module)).items()
    for within_module, phrase in within(name, value)
]


def test_no_module_says_two_things_under_one_name() -> None:
    for module in MODULES:
        path = Path(importlib.import_module(module).__file__ or "")
        given = [node.targets[0] for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.Assign)]
        names = Counter(target.id for target in given if isinstance(target, ast.Name))
        assert [name for name, times in names.items() if times > 1] == [], module


def facts(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("phrase", PHRASES)
def test_both_languages_are_there_and_english_asks_for_no_fact_that_thai_lacks(phrase: Phrase) -> None:
    assert phrase.th.strip() and phrase.en.strip()
    assert facts(phrase.en) <= facts(phrase.th)
    assert facts(phrase.one) <= facts(phrase.th)


@pytest.mark.parametrize("phrase", PHRASES)
def test_thai_is_thai_and_without_typing_slips(phrase: Phrase) -> None:
    words = re.sub(r"\{.*?\}", "", phrase.th)
    assert re.search("[ก-๙]", words) or not re.search("[A-Za-zก-๙]", words)
    assert not re.search("เเ|ํา|[่-๋]{2}|  ", phrase.th)


def test_the_language_in_use_decides_and_one_of_a_thing_is_singular() -> None:
    schools = Phrase("{n} แห่ง", "{n} schools", one="1 school")

    assert schools(n=1) == "1 แห่ง"
    try:
        language.use("en")
        assert (schools(n=1), schools(n=2)) == ("1 school", "2 schools")
    finally:
        language.use("th")


def test_an_unknown_language_is_thai() -> None:
    language.use("xx")

    assert language.spoken() == "th"
