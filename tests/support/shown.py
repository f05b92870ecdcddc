"""What a screen called saved while somebody rated, to hold against what is there after the device was killed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tests.support.phone import Phone

SAVED = "บันทึกในเครื่องแล้ว"
SAVING = "กำลังบันทึก"
HEARD_AFTER_S = 0.25  # "not yet saved" that stands sooner than this after a key may still be said of the key before
MAY_BE_LOST_S = 1.0  # text older than this is there, whatever the screen said

# One look at one moment: the address, the chosen level of every indicator in view, the text, and the words that say
# where it is kept: under the field and in the header.
_GLANCE = """() => {
  const named = (name) => document.querySelector(`[flt-semantics-identifier="${name}"]`);
  const all = (node) => (node ? [node, ...node.querySelectorAll('*')] : []);
  const cells = [...document.querySelectorAll('[flt-semantics-identifier*="-level-"]')];
  const marks = ['aria-selected', 'aria-checked', 'aria-current'];
  const on = (cell) => all(cell).some((each) => marks.some((mark) => each.getAttribute(mark) === 'true'));
  const name = (node) => node.getAttribute('flt-semantics-identifier');
  const said = (node) => all(node).map((each) => (each.getAttribute('aria-label') ?? '') + each.textContent).join(' ');
  const note = all(named('note')).map((each) => each.value).find((value) => typeof value === 'string');
  return [location.hash, cells.map(name), cells.filter(on).map(name), note ?? null,
    said(named('note-state')), said(named('saved'))];
}"""


@dataclass(frozen=True, slots=True)
class Glance:
    """The sheet as the screen shows it at one moment. `note` is None while its field is out of view.

    `says_saved`: the field or the header calls what stands there saved; `says_saving`: one of them says "not yet".
    """

    address: str
    indicator: str
    level: int | None
    note: str | None
    says_saved: bool
    says_saving: bool


def glance(phone: Phone) -> Glance:
    """Look once, without waiting."""
    address, cells, chosen, note, state, header = phone.page.evaluate(_GLANCE)
    indicators = {cell.split("-")[1] for cell in cells}
    assert len(indicators) < 2, f"two pages at once: {cells}"
    levels = [int(cell.rsplit("-", 1)[1]) for cell in chosen]
    assert len(levels) < 2, f"two levels at once: {chosen}"
    words = f"{state} {header}"
    level = levels[0] if levels else None
    return Glance(address, "".join(indicators), level, note, SAVED in words, SAVING in words)


@dataclass
class Text:
    """One note as it grows. `promised` is the longest text that must survive, `because` what made it so and when.

    `heard` is what the screen has called not yet saved. "Saved" is a word about that and no more: on a busy machine it
    can stand there from before a key that the app has not heard yet.
    """

    grown: list[tuple[float, str]] = field(default_factory=lambda: [(0.0, "")])
    heard: str = ""
    promised: str = ""
    because: str = ""
    kept: int = 0  # how many pieces were promised and found again

    @property
    def whole(self) -> str:
        """All that was typed."""
        return self.grown[-1][1]

    def types(self, more: str) -> None:
        """More of it stands in the field as of now."""
        self.grown.append((time.monotonic(), self.whole + more))

    def looked_at(self, *, saying_saved: bool, saying_saving: bool, may_be_lost_s: float = MAY_BE_LOST_S) -> None:
        """The screen speaks of it: "not yet saved" is of what stands there, "saved" of what was not yet saved before.

        Whoever missed the first reads the second as being of all that is old enough.
        """
        if saying_saving:
            self.heard = self.stood(HEARD_AFTER_S)
        elif saying_saved:
            self.promise(self.heard, "the screen said so")
            self.promise(self.stood(may_be_lost_s), "the screen says so, and it is old enough")

    def stood(self, seconds: float) -> str:
        """What has stood in the field for so long."""
        return next(text for at, text in reversed(self.grown) if at <= time.monotonic() - seconds)

    def promise(self, text: str, because: str) -> None:
        """The screen called this saved, or it is old enough."""
        if len(text) > len(self.promised):
            self.promised, self.because = text, f"{because} at {time.monotonic():.2f}"

    def found(self, text: str) -> None:
        """This is what is there after a restart, and so is durable."""
        self.kept += sum(len(grown) <= len(self.promised) for _, grown in self.grown[1:])
        self.grown, self.heard, self.promised = [(0.0, text)], text, text


@dataclass
class Shown:
    """The sheet as it was shown to be saved: the page, a level and a note per indicator.

    `reached` is a level that was touched and not seen chosen, `turning` a page that was asked for and not seen: after a
    kill either the old or the new may be there. `waited`: the screen said "saving" at some look.
    """

    address: str = ""
    indicator: str = ""
    levels: dict[str, int] = field(default_factory=dict)
    notes: dict[str, Text] = field(default_factory=dict)
    reached: int | None = None
    turning: str = ""
    may_be_lost_s: float = MAY_BE_LOST_S
    waited: bool = False

    @property
    def note(self) -> Text:
        """The note of the page in view."""
        return self.notes.setdefault(self.indicator, Text())

    @property
    def is_under_way(self) -> bool:
        """Whether something was done that the screen does not call saved yet."""
        return bool(self.reached or self.turning or self.note.promised != self.note.whole)

    @property
    def promises(self) -> int:
        """How many levels and pieces of text were called saved, and found again."""
        return len(self.levels) + sum(text.kept for text in self.notes.values())

    def look(self, phone: Phone) -> None:
        """Take over what the screen promises at this moment."""
        seen = glance(phone)
        if seen.says_saving:
            self.waited = True
            self._hears(seen)
            return
        if seen.indicator and seen.indicator == self.turning:
            self.note.promise(self.note.whole, "the page turned")  # nothing on the new page could say "not yet saved"
            self.turning, self.indicator = "", seen.indicator
        if seen.indicator == self.indicator and seen.level is not None:
            self.levels[self.indicator] = seen.level
            self.reached = None if seen.level == self.reached else self.reached
        self._hears(seen)

    def age(self) -> None:
        """Text that has stood long enough must survive, even if the screen did not call it saved yet."""
        self.note.promise(self.note.stood(self.may_be_lost_s), "it is old enough")

    def _hears(self, seen: Glance) -> None:
        if seen.note is not None and not self.turning:
            self.note.looked_at(
                saying_saved=seen.says_saved, saying_saving=seen.says_saving, may_be_lost_s=self.may_be_lost_s
            )

    def hold_page(self, seen: Glance) -> None:
        """Fail unless this page with this level was promised; then it is the new promise."""
        assert seen.indicator in (self.indicator, self.turning or self.indicator), f"{self.indicator} was in view"
        promised = self.levels.get(seen.indicator)
        allowed = {promised, self.reached or promised} if seen.indicator == self.indicator else {promised}
        assert seen.level in allowed, f"{seen.indicator}: level {seen.level} is there, not {allowed}"
        self.indicator, self.turning, self.reached = seen.indicator, "", None
        if seen.level is not None:
            self.levels[seen.indicator] = seen.level

    def holds_note(self, note: str | None) -> bool:
        """Whether the note has all that was promised and nothing that was never typed; then it is the new promise."""
        if note is None or not note.startswith(self.note.promised) or not self.note.whole.startswith(note):
            return False
        self.note.found(note)
        return True
