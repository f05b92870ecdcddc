"""A file handed to the server: chosen, checked, its changes or its mistakes shown, and stored only when confirmed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

import flet as ft

from app.client import use_client
from app.office_server import FileProblem
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.file_problems import FileProblems
from app.parts.files import use_files
from app.parts.states import Loading
from app.parts.surfaces import Notice
from app.theme import Tone
from app.tray import ChosenFile
from app.wording import language
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence


class Checked(Protocol):
    """What the server says of a file: what it would change, or why it is not acceptable."""

    @property
    def problems(self) -> Sequence[FileProblem]: ...


Found = TypeVar("Found", bound=Checked)


@ft.observable
@dataclass
class Upload(Generic[Found]):
    """One file from being chosen to being stored. `phase`: "", checking, checked, storing or done.

    `send` gets the file and whether it is only to be checked.
    """

    send: Callable[[ChosenFile, bool], Awaitable[Found]]
    phase: str = ""
    file: ChosenFile | None = None
    found: Found | None = None
    trouble: str = ""

    @property
    def is_busy(self) -> bool:
        """True while the server is asked."""
        return self.phase in ("checking", "storing")

    async def check(self, file: ChosenFile) -> None:
        """Ask the server what the file would change."""
        self.file, self.found = file, None
        await self._ask("checking", "checked", dry_run=True)

    async def store(self) -> None:
        """Hand in the file that was checked."""
        await self._ask("storing", "done", dry_run=False)

    def leave(self) -> None:
        """Forget the file."""
        self.phase, self.file, self.found, self.trouble = "", None, None, ""

    async def _ask(self, during: str, after: str, *, dry_run: bool) -> None:
        if self.file is None:
            return
        before, self.phase, self.trouble = self.phase, during, ""
        try:
            self.found = await self.send(self.file, dry_run)
            self.phase = after if not self.found.problems else "checked"
        except FieldworkError as error:
            self.phase, self.trouble = before, sentence(error.code, error.facts, language=language.spoken())


@dataclass(frozen=True, slots=True)
class Steps(Generic[Found]):
    """What one kind of file says on its way: what it holds, what storing it is called, and what stands there after."""

    name: str
    extensions: tuple[str, ...]
    holds: Callable[[Found], list[ft.Control]]
    verb: str
    confirm: str
    done: Callable[[Found], str]


def use_upload(work: Upload[Found], steps: Steps[Found], *, is_ready: bool = True) -> list[ft.Control]:
    """The button to choose a file and what follows from it. A hook; `is_ready` holds the confirmation back."""
    client = use_client()

    async def chosen(files: list[ChosenFile]) -> None:
        await work.check(files[0])

    async def confirm() -> None:
        await work.store()
        client.syncing.soon()

    action = use_files(chosen, extensions=steps.extensions)
    parts: list[ft.Control] = [_Choose(work, f"{steps.name}-file", action)]
    if work.trouble:
        parts.append(Notice(work.trouble, tone=Tone.WARN, identifier=f"{steps.name}-trouble"))
    if work.is_busy:
        return [*parts, Loading(words.CHECKING())]
    if work.found is None:
        return parts
    if work.phase == "done":
        return [Notice(steps.done(work.found), tone=Tone.GOOD, identifier=f"{steps.name}-{steps.verb}ed"), *parts]
    if work.found.problems:
        return [FileProblems(work.found.problems), *parts]
    return [
        *steps.holds(work.found),
        PrimaryButton(steps.confirm, confirm, identifier=f"{steps.name}-{steps.verb}", disabled=not is_ready),
        *parts,
        PlainButton(words.CANCEL(), lambda: work.leave(), identifier=f"{steps.name}-cancel"),
    ]


def _Choose(work: Upload[Found], identifier: str, action: Any) -> ft.Control:
    """Choosing is what to do next, until a file is whole: then confirming is, and choosing stands aside."""
    shown, words_ = PrimaryButton, words.CHOOSE_FILE
    if work.found is not None and work.found.problems:
        words_ = words.CHOOSE_MENDED
    elif work.found is not None:
        shown, words_ = QuietButton, words.CHOOSE_OTHER
    icon = ft.Icons.UPLOAD_FILE_OUTLINED
    return shown(words_(), None, identifier=identifier, icon=icon, disabled=work.is_busy, action=action)
