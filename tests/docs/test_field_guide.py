"""The field guide shows pictures that are there, says what is on them, and speaks of buttons by the names they have."""

import importlib
import pkgutil
import re

import app.wording
from app.wording.language import Phrase
from tools.guide import GUIDE, PICTURES, shown

TEXT = GUIDE.read_text("utf-8")
_BUTTON = re.compile(r"\*\*([^*]+)\*\*")


def test_every_picture_is_there_with_words_for_who_cannot_see_it_and_none_is_left_over() -> None:
    pictures = shown(TEXT)

    assert len(pictures) >= 12
    assert {path.stem for path in PICTURES.glob("*.png")} == pictures.keys()
    assert TEXT.count("](guide/") == len(pictures) and all(len(said) > 10 for said in pictures.values())


def test_what_the_guide_prints_bold_is_what_the_screens_say() -> None:
    said = set(words())
    unknown = [name for name in _BUTTON.findall(TEXT) if name not in said]

    assert unknown == []


def words() -> list[str]:
    """Every Thai phrase of the screens."""
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(app.wording.__path__, "app.wording.")
        if not found.ispkg
    ]
    phrases = [each for module in modules for value in vars(module).values() for each in _phrases(value)]
    assert len(phrases) > 500
    return phrases


def _phrases(value: object) -> list[str]:
    if isinstance(value, Phrase):
        return [value.th]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _phrases(each)]
    return []
