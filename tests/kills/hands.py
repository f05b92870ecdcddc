"""What a person does at a school, one act after the other, and what the store said of each once it had returned."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from PIL import Image

from app.store.store import Store
from fieldwork.ids import natural_id
from fieldwork.records import Counts
from tests.kills.area import CELLS, INDICATORS, Post

FINDINGS = 30
PHOTO_SIDES = (40, 60, 80, 220)  # pixels: in one request, and in several chunks
WORDS = ("พบ", "ครู", "ใช้", "แผนการสอน", "ผู้เรียน", "ลงมือทำ", "ห้องสมุด", "ควรปรับ", "ดีมาก", "น้ำ")


@dataclass(frozen=True, slots=True)
class Told:
    """One durable act. An edit by its id and content, a photo by its hash, a place by its number."""

    edit: str = ""
    stamp: str = ""
    kind: str = ""
    record: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    blob: str = ""
    place: int = 0

    def as_dict(self) -> dict[str, Any]:
        """To be sent through a pipe."""
        return asdict(self)


class Hands:
    """Marks, notes as they are typed, reasons, findings, photos, counts, and where the person is. Nobody takes a photo
    while `most_photos` of theirs wait to be sent."""

    def __init__(
        self,
        store: Store,
        post: Post,
        random: Random,
        tell: Callable[[Told], None],
        most_photos: float = math.inf,
    ) -> None:
        self._store = store
        self._post = post
        self._random = random
        self._tell = tell
        self._most_photos = most_photos

    def act(self) -> None:
        """Do one thing. Whatever became durable is told the moment the store returns."""
        acts: list[tuple[Callable[[], None], int]] = [
            (self._mark, 6), (self._type_a_note, 4), (self._leave_out, 1), (self._find, 3),
            (self._photograph, 2), (self._count, 2), (self._go_elsewhere, 2),
        ]  # fmt: skip
        chosen, weights = zip(*acts, strict=True)
        self._random.choices(chosen, weights)[0]()

    def _mark(self) -> None:
        self._on_sheet({f"levels.{self._indicator()}": self._random.randint(1, 4)})

    def _leave_out(self) -> None:
        """Level and reason are one act."""
        indicator = self._indicator()
        self._on_sheet({f"levels.{indicator}": None, f"reasons.{indicator}": self._words(4)})

    def _type_a_note(self) -> None:
        """A draft is stored again and again as it grows."""
        name, text = f"notes.{self._indicator()}", self._words(1)
        for _ in range(self._random.randint(1, 4)):
            text = f"{text} {self._words(2)}"
            self._on_sheet({name: text})

    def _find(self) -> None:
        finding = self._finding()
        nature = self._random.choice(("strength", "improve", "note"))
        self._on_finding(finding, {"nature": nature, "text": self._words(12)})

    def _photograph(self) -> None:
        """The bytes first, then the finding that shows them."""
        if self._store.blobs.queued_count() >= self._most_photos:
            return
        side = self._random.choice(PHOTO_SIDES)
        blob = self._store.blobs.put(picture(self._random, side), "image/png")
        self._tell(Told(blob=blob))
        shown = {"caption": self._words(2), "order": 1, "width": side, "height": side}
        self._on_finding(self._finding(), {f"photos.{blob}": shown})

    def _count(self) -> None:
        post, year = self._post, "2569/2"
        record = Counts.kind().id_of(post.table, post.school, year, post.grade)
        keys = {"instrument": post.table, "school": post.school, "round": year, "grade": post.grade}
        self._write("counts", record, keys, {f"cells.{self._random.choice(CELLS)}": self._random.randrange(20_000)})

    def _go_elsewhere(self) -> None:
        place = int(self._store.notes.get("walked", 0)) + 1
        self._store.notes.set("walked", place)
        self._tell(Told(place=place))

    def _on_sheet(self, fields: Mapping[str, Any]) -> None:
        self._write("sheet", self._post.sheet, self._post.sheet_keys, fields)

    def _on_finding(self, finding: str, fields: Mapping[str, Any]) -> None:
        post = self._post
        keys = {"visit": post.visit, "school": post.school, "author": post.person, "nature": "note"}
        self._write("finding", finding, keys, fields)

    def _write(self, kind: str, record: str, keys: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
        """As the screens do: the first act on a record says what it is about."""
        whole = dict(fields) if self._store.get(kind, record) else {**keys, **fields}
        saved = self._store.write(kind, record, whole)
        if saved.fields:
            kept = {name: whole[name] for name in saved.fields}
            self._tell(Told(saved.edit, saved.stamp, kind, record, kept))

    def _indicator(self) -> str:
        return self._random.choice(INDICATORS)

    def _finding(self) -> str:
        return natural_id("finding", self._post.person, self._random.randrange(FINDINGS))

    def _words(self, count: int) -> str:
        """Words that were never said before."""
        return f"{' '.join(self._random.choices(WORDS, k=count))} {self._random.getrandbits(48):x}"


def picture(random: Random, side: int) -> bytes:
    """A clean picture that nobody else has, and that does not shrink."""
    out = io.BytesIO()
    Image.frombytes("RGB", (side, side), random.randbytes(3 * side * side)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def hashed(body: bytes | None) -> str:
    """What bytes go by; "" for none."""
    return sha256(body).hexdigest() if body is not None else ""
