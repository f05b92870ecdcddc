"""Looking at a photo before it is kept, or again: blur what must not be seen, point at what should, keep it or not.

Until it is kept it is in memory only, and what is kept has the drawing in its pixels: nothing is left of what was
blurred before. A photo that is drawn on again is replaced by what comes of it, and left in the history.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.drawing import Arrow, Blur, Drawn, Point
from app.parts.buttons import IconAction, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.ink import Ink
from app.parts.layout import Middle, Screen
from app.parts.states import Loading
from app.parts.surfaces import Notice
from app.parts.text import Note
from app.photos import NotAnImage, Photo
from app.platform.ports import Photos
from app.store.errors import StorageFull
from app.theme import M, S, Tone
from app.tray import ChosenFile
from app.wording import photos as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError

BLUR, ARROW = "blur", "arrow"
Keep = Callable[[Photo, bool], None]
PATIENCE_S = 60.0
"""A decoder that has not answered by then is taken for one that will not answer any more."""


@ft.observable
@dataclass(eq=False)
class PhotoCheck:
    """Photos that were taken and not yet kept, and what was drawn on the first of them.

    `keep` stores a photo, told whether faces are in it by leave, and raises when it could not.
    `preparing` counts the files still being made small. `instead` keeps one that was kept before.
    """

    photos: Photos
    keep: Keep
    waiting: tuple[Photo, ...] = ()
    decided: int = 0
    preparing: int = 0
    keeping: bool = False
    drawn: tuple[Drawn, ...] = ()
    tool: str = BLUR
    faces: bool = False
    trouble: str = ""
    instead: Keep | None = None
    patience_s: float = PATIENCE_S

    def __post_init__(self) -> None:
        self._expected = 0

    @property
    def is_open(self) -> bool:
        """Whether there is a photo to look at, or one on its way."""
        return bool(self.waiting) or self.preparing > 0

    @property
    def shown(self) -> Photo | None:
        """The photo to look at."""
        return self.waiting[0] if self.waiting else None

    @property
    def total(self) -> int:
        """How many there are, with those already decided on."""
        return self.decided + len(self.waiting) + self.preparing

    def expect(self, files: int) -> None:
        """So many files are about to be taken: one sees at once that they are on their way."""
        self._expected = files
        self.preparing += files

    async def take(self, files: Sequence[ChosenFile]) -> None:
        """Make each small. One that cannot be read does not hold up the others."""
        unread: list[str] = []
        slow: list[str] = []
        self.trouble, self.preparing = "", self.preparing - self._expected + len(files)
        self._expected = 0
        left = len(files)
        try:
            for file in files:
                try:
                    photo = await self._in_time(self.photos.prepare(file.data))
                except NotAnImage:
                    unread.append(file.name)
                except TimeoutError:
                    slow.append(file.name)
                else:
                    self.waiting = (*self.waiting, photo)
                left -= 1
                self.preparing -= 1
        finally:
            self.preparing -= left  # whatever else went wrong is told elsewhere; nobody waits here for good
        told = [(words.NOT_A_PHOTO, unread), (words.TOO_SLOW, slow)]
        self.trouble = " · ".join(said(n=len(names), names=", ".join(names)) for said, names in told if names)

    def look_again(self, photo: Photo, *, faces: bool, instead: Keep) -> None:
        """Draw on one that was kept before; `instead` puts what comes of it in its place."""
        self.trouble, self.drawn, self.faces = "", (), faces
        self.waiting, self.instead = (photo,), instead

    def choose(self, tool: str) -> None:
        """What the finger does from now on."""
        self.tool = tool

    def draw(self, points: Sequence[Point], thickness: float) -> None:
        """One movement of the finger, in the photo's pixels."""
        made = Arrow(points[0], points[-1]) if self.tool == ARROW else Blur(tuple(points), thickness)
        if not isinstance(made, Arrow) or _is_long(made, thickness):
            self.drawn = (*self.drawn, made)

    def allow_faces(self, _: str = "") -> None:
        """Say that faces are in it and the school allowed it, or take that back."""
        self.faces = not self.faces

    def undo(self) -> None:
        """Take the last movement back."""
        self.drawn = self.drawn[:-1]

    async def keep_it(self) -> None:
        """Store the photo with what was drawn burnt into it. It stays here, unstored, when either fails."""
        if self.keeping or self.shown is None:  # a second tap while the first is at work
            return
        self.keeping = True
        try:
            made = await self._in_time(self.photos.draw(self.shown, self.drawn)) if self.drawn else self.shown
            (self.instead or self.keep)(made, self.faces)
        except TimeoutError:
            self.trouble = words.DRAWN_TOO_SLOWLY(button=self.button)
        except StorageFull:
            self.trouble = words.NO_ROOM(button=self.button)
        except FieldworkError as wrong:
            self.trouble = f"{words.NOT_KEPT()} · {reason(wrong)}"
        else:
            self.leave_out()
        finally:
            self.keeping = False

    async def _in_time(self, work: Awaitable[Photo]) -> Photo:
        """The photo, unless the decoder never answers: nobody waits at a frame for good. Raises TimeoutError then."""
        return await asyncio.wait_for(work, self.patience_s)

    @property
    def button(self) -> str:
        """What the button that keeps the photo says."""
        return words.KEEP_INSTEAD() if self.instead is not None else words.KEEP()

    def leave_out(self) -> None:
        """Go on to the next; of this one nothing is left here."""
        self.trouble, self.drawn, self.faces, self.instead = "", (), False, None
        self.waiting, self.decided = self.waiting[1:], self.decided + 1
        if not self.waiting and not self.preparing:
            self.decided = 0


def _is_long(arrow: Arrow, thickness: float) -> bool:
    """A tap is no arrow."""
    (x0, y0), (x1, y1) = arrow.tail, arrow.head
    return abs(x1 - x0) + abs(y1 - y0) > thickness


@safe_component
def CheckScreen(check: PhotoCheck) -> ft.Control:
    """The photo as large as it fits, the tools and the decision at the thumb. The frame stands at once, and says that
    the photo is on its way."""
    ft.use_state(check)
    photo = check.shown
    if not check.is_open:  # the last one was decided on: the screen around is about to go on without this one
        return ft.Container()
    waits = photo is None
    tools = ChoiceChips([(BLUR, words.BLUR()), (ARROW, words.ARROW())], check.tool, check.choose, identifier="tool")
    undo = IconAction(ft.Icons.UNDO, words.UNDO(), check.undo, identifier="undo-drawing", disabled=not check.drawn)
    again = check.instead is not None
    keep = PrimaryButton(
        check.button,
        check.keep_it,
        identifier="keep-photo",
        icon=ft.Icons.CHECK,
        disabled=waits,
        expand=True,
    )
    icon, left = (ft.Icons.CLOSE, words.LEAVE_IT()) if again else (ft.Icons.DELETE_OUTLINE, words.LEAVE_OUT())
    away = IconAction(icon, left, check.leave_out, identifier="leave-photo-out", disabled=waits)
    above: list[ft.Control] = [Note(words.REMIND_AGAIN() if again else words.REMIND())]
    above += [Notice(check.trouble, tone=Tone.BAD, identifier="trouble-photo")] if check.trouble else []
    faces = ChoiceChips(
        [("faces", words.FACES())], "faces" if check.faces else None, check.allow_faces, identifier="has"
    )
    bar: list[ft.Control] = [ft.Row([ft.Container(tools, expand=True), undo]), faces, ft.Row([keep])]
    return Screen(
        words.CHECK_AGAIN() if again else words.CHECK(),
        Middle(Loading(words.PREPARING(n=check.preparing)))
        if photo is None
        else Ink(photo, check.drawn, check.tool == ARROW, check.draw),
        subtitle=words.NTH(n=check.decided + 1, total=check.total) if check.total > 1 else "",
        actions=[away],
        top=ft.Column(above, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bottom_bar=ft.Column(bar, spacing=M, tight=True),
    )
