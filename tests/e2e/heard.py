"""What reached a device over the wire: screens may hide what it holds, so every byte the office sent is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from tests.support.pdf_text import text_of
from tests.support.relay import Exchange, Relay

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Heard:
    """Every answer on a line as text: a document by what it says, anything else as it stands, heads included."""

    line: Relay
    texts: list[str] = field(default_factory=list)

    def holds(self, *words: str) -> set[str]:
        """Those of the words that any answer held until now."""
        return {word for word in words if any(word in text for text in self._read())}

    def ids(self) -> set[str]:
        """The ids of everything that any answer named until now."""
        return {name for text in self._read() for name in _ID.findall(text)}

    def documents(self) -> list[str]:
        """What the printed documents among the answers said."""
        return [text for text in self._read() if text.partition(" ")[0].endswith(".pdf")]

    def _read(self) -> list[str]:
        self.texts += map(_text, self.line.exchanges[len(self.texts) :])
        return self.texts


def _text(exchange: Exchange) -> str:
    content, head = exchange.answer.content, json.dumps(exchange.answer.headers)
    said = text_of(content) if content.startswith(b"%PDF") else content.decode("utf-8", "replace")
    return f"{exchange.path} {head} {said}"
