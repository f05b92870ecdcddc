"""How good a new passphrase is. Length counts, repetition does not; the server's own rule is ten characters."""

from __future__ import annotations

from enum import StrEnum

LEAST = 10
STRONG_FROM = 16
_FEW = 5  # "1111111111" and "ababababab" are long and still guessed first


class Strength(StrEnum):
    """What the hint under the field says."""

    EMPTY = "empty"
    SHORT = "short"
    SIMPLE = "simple"
    FAIR = "fair"
    STRONG = "strong"

    @property
    def will_do(self) -> bool:
        """True when the passphrase may be used."""
        return self in (Strength.FAIR, Strength.STRONG)


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by its characters; spaces at the ends do not count."""
    text = passphrase.strip()
    if not text:
        return Strength.EMPTY
    if len(text) < LEAST:
        return Strength.SHORT
    if len(set(text.casefold())) < _FEW:
        return Strength.SIMPLE
    return Strength.STRONG if len(text) >= STRONG_FROM else Strength.FAIR


def lacking(passphrase: str) -> int:
    """How many characters are missing."""
    return max(0, LEAST - len(passphrase.strip()))


def complaint(passphrase: str, again: str) -> str:
    """What is wrong with a new passphrase and its repetition: empty, short, simple, different, or nothing."""
    found = strength(passphrase)
    if not found.will_do:
        return found.value
    return "" if passphrase.strip() == again.strip() else "different"
