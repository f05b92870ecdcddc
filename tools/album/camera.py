"""The camera: takes one screen in every look (light, dark, 200 % text) and every shape of device."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from playwright.sync_api import Error

from app.theme import is_wide
from tests.support import semantics
from tests.support.chromium import CRISP_PHONE, TABLET, TABLET_UPRIGHT, Shape
from tests.support.phone import Phone

SHAPES = {"phone": CRISP_PHONE, "tablet": TABLET, "upright": TABLET_UPRIGHT}
LOOKS = {"light": ("light", 1.0), "dark": ("dark", 1.0), "large": ("light", 2.0)}  # colours, text size
STILL_LOOKS = 6
LOOK_MS = 80
PATIENCE_S = 15
Step = Callable[[Phone], object]
# Whether a rail stands beside the page: its places lie at the upper left, those of a bar at the foot. A dialog, by its
# role or by the name the client gives it, hides both.
_LAYOUT = """() => {
  const dialog = '[role=dialog], [role=alertdialog], [aria-label="การแจ้งเตือน"], [aria-label="Alert"]';
  if (document.querySelector(dialog)) return 'dialog';
  const isPlace = (node) => /(แท็บที่|Tab) \\d/.test(`${node.getAttribute('aria-label') ?? ''} ${node.textContent}`);
  const places = [...document.querySelectorAll('[role=tab], [role=button]')].filter(isPlace);
  const boxes = places.map((node) => node.getBoundingClientRect());
  return boxes.some((box) => box.right < 140 && box.top < innerHeight / 2) ? 'rail' : 'page';
}"""


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture to take: an address, what the hand does there (every time again), and a thing that must be seen.

    `first` is done once before the first look: acts that cannot be repeated, such as submitting. `anew` is for what
    stands elsewhere on a tablet: the hand goes there again on every device.
    """

    name: str
    path: str
    shows: str = ""
    steps: tuple[Step, ...] = ()
    first: tuple[Step, ...] = ()
    anew: bool = False


@dataclass
class Camera:
    """Photographs the device of one person into a folder."""

    phone: Phone
    person: str
    origin: str
    folder: Path
    shapes: dict[str, Shape] = field(default_factory=lambda: dict(SHAPES))
    looks: dict[str, tuple[str, float]] = field(default_factory=lambda: dict(LOOKS))
    only: tuple[str, ...] = ()
    signed_in: bool = True
    failed: list[str] = field(default_factory=list)
    _size: float = 1.0

    def take(self, *scenes: Scene) -> None:
        """Every scene in every look and shape, in order. One that cannot be taken is kept for the end."""
        for scene in scenes:
            self.try_to(partial(_take, scene=scene), scene.name)

    def try_to(self, act: Callable[[Camera], None], name: str = "") -> None:
        """Do something in front of the camera. What goes wrong is kept for the end, the next scene goes on."""
        try:
            act(self)
        except (AssertionError, Error) as problem:
            self.failed.append(f"{self.person}-{name}: {problem}")
            print(f"! {self.failed[-1]}")

    def shoot(self, name: str, look: str, again: Callable[[], None] = lambda: None) -> None:
        """The screen as it stands, in every shape; `again` is done before each."""
        self.light(look)
        for shape_name, shape in self.shapes.items():
            self.turn(shape)
            again()
            self.wait()
            self.phone.picture(self.folder / f"{self.person}-{name}-{shape_name}-{look}.png")
        self.phone.turn(CRISP_PHONE)

    def turn(self, shape: Shape) -> None:
        """Hold the device another way, and wait until the app has laid itself out for that."""
        self.phone.turn(shape)
        if self.signed_in:
            fitting = ("dialog", "rail" if is_wide(shape.width, self._size) else "page")
            self.phone.until(lambda: self.phone.page.evaluate(_LAYOUT) in fitting, f"no layout for {shape}")

    def dress(self, look: str) -> None:
        """Light or dark as the device has it; the text size is chosen in the settings."""
        size = LOOKS[look][1]
        self.light(look)
        if size != self._size:
            self.go("/settings", f"text-size-{size}")
            self.phone.chooses(f"text-size-{size}")
            self._size = size

    def light(self, look: str) -> None:
        """Light or dark, and no more."""
        self.phone.page.emulate_media(color_scheme="dark" if LOOKS[look][0] == "dark" else "light")

    def go(self, path: str, shows: str = "") -> None:
        """Open an address, and wait for what it should show and until all lies still. A dialog would stay over it."""
        if self.phone.page.evaluate(_LAYOUT) == "dialog":
            self.phone.key("Escape")
        self.phone.page.goto(f"{self.origin}/#{path}")
        if shows:
            self.phone.meets(shows)
        self.wait()

    def wait(self) -> None:
        """Until nothing moves and nothing comes any more."""
        deadline = time.monotonic() + PATIENCE_S
        last, still = "", 0
        while still < STILL_LOOKS and time.monotonic() < deadline:
            self.phone.page.wait_for_timeout(LOOK_MS)
            now = json.dumps([self.phone.page.evaluate(semantics.PLACES), self.phone.words()])
            still = still + 1 if now == last else 0
            last = now


def _take(camera: Camera, scene: Scene) -> None:
    for act in scene.first:
        act(camera.phone)
    if camera.only and not f"{camera.person}-{scene.name}".startswith(camera.only):
        return
    try:
        for look in camera.looks:
            camera.dress(look)
            reach = partial(_reach, camera, scene)
            if scene.anew:
                camera.shoot(scene.name, look, reach)
            else:
                reach()
                camera.shoot(scene.name, look)
    finally:
        camera.phone.turn(CRISP_PHONE)
        camera.dress("light")


def _reach(camera: Camera, scene: Scene) -> None:
    phone = camera.phone
    camera.wait()  # a dialog that was answered is on its way out
    if phone.has("question-no"):
        phone.tap("question-no")
    elsewhere = "/settings" if scene.path != "/settings" else "/"
    camera.go(elsewhere)  # the same address again would change nothing
    camera.go(scene.path, scene.shows)
    for step in scene.steps:
        step(phone)
