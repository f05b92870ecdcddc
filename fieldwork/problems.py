"""The sentences of whatever is refused, from the catalogue: with their facts, in Thai or English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Any

from fieldwork.catalogue import CATALOGUE


def sentence(code: str, facts: Mapping[str, Any] | None = None, *, language: str = "th") -> str:
    """The sentence of a code with its facts filled in. An unknown code (from a newer server) reads as itself."""
    thai, english = CATALOGUE.get(code, (f"เกิดข้อผิดพลาด ({code})", f"Error ({code})"))
    template = english if language == "en" else thai
    return template.format_map(_Facts(facts or {}))


def in_english(code: str, said: str) -> str:
    """What a Thai sentence of this catalogue says, in English and with the same facts. What is none, because somebody
    wrote it or another version of the catalogue has it, stays as it is."""
    found = _pattern(CATALOGUE[code][0]).fullmatch(said) if code in CATALOGUE else None
    return sentence(code, found.groupdict(), language="en") if found else said


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What the template may have become, each of its facts a group; one that is told twice is the same both times."""
    whole, told = "", set[str]()
    for text, name, _, _ in Formatter().parse(template):
        whole += re.escape(text)
        if name is not None:
            whole += f"(?P={name})" if name in told else f"(?P<{name}>.+?)"
            told.add(name)
    return re.compile(whole, re.DOTALL)


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
