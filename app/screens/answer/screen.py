"""The live side of reading and answering: what a person taps or types is durable before it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.client import Client
from app.keeping import Keeping
from app.reading import state
from app.reading.state import Answered, Reading
from app.screens.answer import acts
from app.wording import answer as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.records import Person
from fieldwork.thai.text import normalise_line

KINDS = {
    "signature",
    "feedback",
    "response",
    "receipt",
    "acknowledgement",
    "agreement",
    "visit",
    "school",
    "person",
    "role",
}
DRAW, TYPE = "draw", "type"


@ft.observable
@dataclass(eq=False)
class AnswerScreen(Keeping):
    """One version on the screen. `signing` shows the page on which it is signed; `how` is drawn or typed."""

    client: Client
    feedback: str
    preview: bool = False
    state: Reading | None = None
    signing: bool = False
    how: str = DRAW
    drawing: bytes | None = None
    trouble: str = ""

    def __post_init__(self) -> None:
        self._name, self._position = self._known_as()
        self._strokes: list[Any] = []
        self.refresh()

    def refresh(self) -> None:
        """Read the page again."""
        self.state = state.reading(
            self.client.store,
            self.feedback,
            person=self._person,
            today=self.client.today(),
            preview=self.preview,
        )

    def opened(self) -> None:
        """Note that the school's principal has this version open, once."""
        found = self.state
        if found is None or not found.may_answer or any(each.person == self._person for each in found.opened):
            return
        self._keep(acts.open_it(found.feedback, self._person, at=self.client.now_ms()))
        self.client.syncing.soon()

    # answering

    def choose(self, item: str, answer: str) -> None:
        """Accept, explain or disagree; the chosen one again takes it back."""
        found = self._reading
        said = next((each for each in found.items if each.item.id == item), None)
        taken_back = said is not None and said.answered is not None and said.answered.answer == answer
        self._answer(item, answer=None if taken_back else answer)

    def write_text(self, item: str, text: str) -> None:
        self._answer(item, must=True, text=text or None)

    def write_plan(self, item: str, plan: str) -> None:
        self._answer(item, must=True, plan=plan or None)

    def set_due(self, item: str, due: str | None) -> None:
        self._answer(item, due=due)

    def use_earlier(self, item: str, earlier: Answered) -> None:
        """Give the answer to the version before to this one too."""
        given: dict[str, Any] = {
            "answer": earlier.answer,
            "text": earlier.text or None,
            "plan": earlier.plan or None,
            "due": earlier.due,
        }
        self._answer(item, **{name: value for name, value in given.items() if value is not None})

    # agreements

    def set_state(self, agreement: str, value: str) -> None:
        """Say how far an agreement is."""
        self._keep(acts.say_how_far(agreement, value, self._person))

    def write_progress(self, agreement: str, text: str) -> None:
        self._keep(acts.tell_progress(agreement, text), must=True)

    # signing

    def start_signing(self) -> None:
        """Turn to the signature. What is being typed is stored first: it is what will be signed."""
        self.client.drafts.flush()
        self.signing, self.trouble = True, ""

    def stop_signing(self) -> None:
        """Turn back to reading; nothing was signed."""
        self.signing, self.drawing, self.trouble = False, None, ""

    def sign_by(self, how: str) -> None:
        """Draw, or type the name."""
        self.how, self.trouble = how, ""

    @property
    def name(self) -> str:
        """The name to sign with."""
        return self._name

    @property
    def position(self) -> str:
        """The position to sign with."""
        return self._position

    def write_name(self, text: str) -> None:
        """Take in the name as it is typed; it is stored with the signature."""
        self._name = text

    def write_position(self, text: str) -> None:
        """Take in the position as it is typed."""
        self._position = text

    def is_named(self) -> bool:
        """Whether there is a name to sign with; says so when there is none."""
        self.trouble = "" if normalise_line(self._name) else words.NEEDS_NAME()
        return not self.trouble

    def draw(self, drawing: bytes | None, strokes: Sequence[Any] = ()) -> None:
        """Take the drawing from the pad, or None to draw again."""
        self._strokes = list(strokes)
        self.drawing = drawing

    def sign(self) -> None:
        """Acknowledge this version with the answers that stand now. The strokes stay on this device as data."""
        if not self.is_named():
            return
        found, store = self._reading, self.client.store
        drawing = self.drawing if self.how == DRAW else None
        try:
            sha256 = store.blobs.put(drawing, "image/png") if drawing else None
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return
        write = acts.sign(
            found.feedback,
            self._person,
            name=self._name,
            position=self._position,
            signature=sha256,
            seen=state.stands(store, found.feedback),
            at=self.client.now_ms(),
        )
        if self._keep(write):
            if sha256:
                store.notes.set(f"strokes {sha256}", self._strokes)
            self.signing, self.drawing = False, None
            self.client.syncing.soon()

    def _answer(self, item: str, *, must: bool = False, **given: Any) -> None:
        self._keep(acts.answer(self._reading.feedback, item, self._person, **given), must=must)

    def _known_as(self) -> tuple[str, str]:
        """Name and position of the person signed in, to begin with."""
        record = self.client.store.get("person", self._person)
        if record is None:
            return self.client.session.name or "", ""
        person = Person.of(record)
        return person.name, person.position or ""

    @property
    def _reading(self) -> Reading:
        assert self.state is not None
        return self.state

    @property
    def _person(self) -> str:
        return self.client.session.person or ""
