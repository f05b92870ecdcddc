"""The live side of reading an observed lesson: for whoever may read it, and for its rater with the teacher beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import flet as ft

from app.client import Client
from app.planning.told import school_name
from app.screens.rubric.observed.reading import teacher_of
from app.signing.begun import UNSIGNED, Begun
from app.signing.flow import Page, SigningFlow
from app.visiting.sheets import Filling, Key, read_sheet
from fieldwork.debriefs import Signing
from fieldwork.instruments.model import Instrument
from fieldwork.lessons import LessonWords, is_empty, lesson_words, signings_of_lesson
from fieldwork.records import Person, Sheet, Visit
from fieldwork.records.debriefs import TEACHER_SIDE
from fieldwork.submission import instrument_of


@ft.observable
@dataclass(eq=False)
class ObservedScreen(SigningFlow[LessonWords]):
    """One sheet as it is on this device; none while it is not here, or was opened again by somebody else."""

    client: Client
    sheet: str
    filling: Filling | None = field(init=False)
    signings: tuple[Signing[LessonWords], ...] = ()
    page: Page = Page.READ
    read: LessonWords | None = None
    begun: Begun | None = None
    trouble: str = ""

    home = Page.READ
    asks_why = False

    def __post_init__(self) -> None:
        self.refresh()
        if self.is_own:
            self.read = self.said_now
            self._go_on()

    def refresh(self) -> None:
        """Read it again: it leaves the device when its rater, somebody else, opens it once more."""
        store = self.client.store
        found = store.one(Sheet, self.sheet)
        form = instrument_of(found.instrument or "", store) if found is not None else None
        is_here = found is not None and (found.submitted_at is not None or found.rater == self.client.session.person)
        if found is None or not is_here or not isinstance(form, Instrument):
            self.filling, self.signings = None, ()
            return
        names = (found.visit, found.instrument, found.school, found.subject, found.rater)
        filling = read_sheet(Key(*(name or "" for name in names)), form, store)
        visit = store.one(Visit, found.visit or "")
        self.filling = replace(filling, replaced=visit is not None and found.instrument not in visit.used)
        self.signings = signings_of_lesson(found, store)

    @property
    def rater(self) -> str:
        """Who observed it."""
        found = self.client.store.one(Person, self.filling.sheet.rater or "") if self.filling is not None else None
        return found.name if found is not None else ""

    @property
    def school(self) -> str:
        """Where it was observed."""
        return school_name(self.filling.sheet.school, self.client.store) if self.filling is not None else ""

    @property
    def is_own(self) -> bool:
        """Whether the person signed in observed it, and so takes the teacher's signature."""
        return self.filling is not None and self.filling.sheet.rater == self.client.session.person

    @property
    def standing(self) -> Signing[LessonWords] | None:
        """What the teacher gave under the words of today, a name or why there is none."""
        return next((each for each in self.signings if each.stands), None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to sign yet."""
        return is_empty(self.said_now)

    def open_pad(self) -> None:
        """Let the teacher sign what was just read."""
        self._begin(self.begun if self.begun is not None and self.begun.key != UNSIGNED else self._teacher())

    def open_unsigned(self) -> None:
        """Note that the teacher is away, or does not sign."""
        noted = self.begun is not None and self.begun.key == UNSIGNED
        self._begin(self.begun if noted else Begun(UNSIGNED, TEACHER_SIDE))

    def leave_pad(self) -> None:
        self._turn(Page.READ, read=self.read)

    def _begin(self, begun: Begun | None) -> None:
        if begun is not None and self._is_as_read():
            self._turn(Page.UNSIGNED if begun.key == UNSIGNED else Page.PAD, read=self.read, begun=begun)

    def _teacher(self) -> Begun:
        name = teacher_of(self.filling) if self.filling is not None else ""
        return Begun(TEACHER_SIDE, TEACHER_SIDE, name=name)

    @property
    def said_now(self) -> LessonWords:
        return lesson_words(self.filling.sheet) if self.filling is not None else LessonWords(self.sheet, {})

    @property
    def may_read_out(self) -> bool:
        return self.is_own

    @property
    def place(self) -> str:
        return f"lesson read {self.sheet} {self.client.session.person}"

    @property
    def keys(self) -> Mapping[str, Any]:
        assert self.filling is not None
        fields = self.filling.fields
        return {"visit": fields["visit"], "school": fields["school"], "sheet": self.sheet}
