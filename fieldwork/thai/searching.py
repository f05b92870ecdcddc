"""Many texts searched again and again, at every key that somebody presses."""

from __future__ import annotations

from collections.abc import Sequence

from fieldwork.thai.text import search_key, wanted


class Texts:
    """Texts of which the key to be searched by is made once. `prepare` makes some ahead, while nobody types."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._keys: list[str] = []

    def prepare(self, most: int) -> bool:
        """Make the keys of so many more; whether all are made."""
        begun = len(self._keys)
        self._keys += [search_key(text, loose=True) for text in self._texts[begun : begun + most]]
        return len(self._keys) == len(self._texts)

    def found(self, query: str) -> Sequence[int]:
        """The places of those that `text.matches` finds, in order. What is found strictly is found loosely too, so that
        only this is looked at."""
        self.prepare(len(self._texts))
        keys, (whole, words) = self._keys, wanted(query)
        left: Sequence[int] = range(len(keys))
        for word in words:
            left = [place for place in left if word in keys[place]]
        if whole == "".join(words):  # whoever holds the whole holds each word
            return left
        held = {place for place, key in enumerate(keys) if whole in key}
        return sorted(held.union(left))
