"""Changing the vendored client at named places, exactly as many as are expected.

The client has ten million letters, 76,000 of them in one word: a pattern that begins with `\\w+` says `\\b` before it,
or it is tried at every letter of every word to the word's end, a minute and a half for two patterns.
"""

from __future__ import annotations

import re


class PatchFailed(RuntimeError):
    """The vendored client changed shape: look at the named place again before shipping it."""


def patched(text: str, pattern: str, replacement: str, what: str, *, times: int = 1) -> str:
    """Replace exactly so many places, or stop the build."""
    text, count = re.subn(pattern, replacement, text)
    if count != times:
        raise PatchFailed(f"{what}: {count} places instead of {times}")
    return text


def name_of(text: str, pattern: str, what: str) -> str:
    """The compiler's name for something, by the one place that tells it, or stop the build."""
    found = set(re.findall(pattern, text))
    if len(found) != 1:
        raise PatchFailed(f"{what}: {len(found)} names instead of 1")
    return str(found.pop())
