"""Every screen as a picture: `python -m tools.screenshots` walks the demo in real Chromium and fills docs/screens.

Each person signs in on a browser of its own; every screen is taken on a phone, a tablet and an upright tablet, light,
dark and with 200 % text. `--only NAME …` takes those whose name (person-screen) begins so.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.sync_api import Playwright, sync_playwright

from tests.support.chromium import CRISP_PHONE, WHOLE
from tests.support.office_process import Office
from tests.support.phone import START_S, Phone
from tools.album import committee, entrance, field, office, school, settling
from tools.album.camera import LOOKS, SHAPES, Camera, Scene
from tools.album.records import Demo

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "screens"
OVERVIEW = ("supervisor-rubric-rated-phone-light", "director-matrix-tablet-light", "principal-answering-upright-light")


class Walk:
    """One demo, its people's devices, and the folder for the pictures."""

    def __init__(
        self,
        driver: Playwright,
        folder: Path,
        server: Office,
        *,
        only: tuple[str, ...],
        out: Path,
        shapes: tuple[str, ...] = tuple(SHAPES),
        looks: tuple[str, ...] = tuple(LOOKS),
    ) -> None:
        self.shapes, self.looks = {name: SHAPES[name] for name in shapes}, {name: LOOKS[name] for name in looks}
        self.driver = driver
        self.folder = folder
        self.server = server
        self.demo = Demo.read(server.data)
        self.only = only
        self.out = out
        self.failed: list[str] = []

    def everybody(self) -> None:
        """All persons, one after another."""
        demo, origin = self.demo, self.server.url
        self.supervisor()
        self.person("leader", "supervisor-1", lambda: committee.leader_scenes(demo, origin))
        self.person("director", "director", lambda: committee.director_scenes(demo))
        self.person("principal", "principal-20", lambda: school.scenes(demo, origin, "principal-20"))
        self.newcomer("newcomer", "expert-5", "expert-1")
        self.person("secretariat", "secretary-1", lambda: office.scenes(demo, self.folder, origin))
        self.settling()

    def supervisor(self) -> None:
        """Somebody on a visit, from the first page to the sheet handed in."""
        self.person("supervisor", "supervisor-1", lambda: field.scenes(self.demo, self.server.url))

    def settling(self) -> None:
        """What people wrote without seeing each other, made by hand and settled on the phone of one of them."""
        if not self._asks_for("settling"):
            return
        settling.stir_up(self.demo, self.server.url)
        settling.take_away(self.demo, self.server.url)
        settle = partial(settling.settled, demo=self.demo)
        self.person("settling", "supervisor-1", lambda: settling.scenes(self.demo, self.server.url), last=settle)

    def person(
        self,
        name: str,
        login: str,
        scenes: Callable[[], list[Scene]],
        *,
        last: Callable[[Camera], None] | None = None,
    ) -> None:
        """Sign in on a new device, and take this person's scenes; `last` is done in front of the camera at the end."""
        if not self._asks_for(name):
            return
        account = self.demo.account(login)
        phone = Phone(self.driver, self.folder, name, shape=CRISP_PHONE, engine=WHOLE.plain())
        phone.open(account.link, until=account.name)
        phone.tap("enter")
        phone.sees(f"สวัสดี {account.name}", patience=START_S)
        camera = Camera(phone, name, self.server.url, self.out, self.shapes, self.looks, only=self.only)
        camera.take(*scenes())
        if last is not None:
            camera.try_to(last)
        self._put_away(camera)

    def newcomer(self, name: str, login: str, known: str) -> None:
        """Somebody not signed in: the ways in, the first sync, a second window, damaged files."""
        if not self._asks_for(name):
            return
        found = re.search(r"http://\S+/#/join/\S+", self.server.run("invite", login))
        assert found
        link = self.demo.account(known).link
        camera = self._unpack(name, name)
        camera.take(*entrance.scenes(found.group(), link, self.server.url))
        small = partial(entrance.first_sync, link=link, looks=("light", "dark"))
        for act in (small, entrance.second_window, entrance.damage, partial(entrance.cleared, link=link)):
            camera.try_to(act)
        self._put_away(camera)
        another = self._unpack(name, "newcomer-large")
        another.try_to(partial(entrance.first_sync, link=link, looks=("large",)))
        self._put_away(another)

    def _asks_for(self, person: str) -> bool:
        return not self.only or any(name.startswith(person) for name in self.only)

    def _unpack(self, person: str, device: str) -> Camera:
        """A device nobody has used, with the app open on it."""
        phone = Phone(self.driver, self.folder, device, shape=CRISP_PHONE, engine=WHOLE.plain())
        phone.traffic.expected |= {401, 403, 404, 410, 422}
        phone.open(self.server.url, until="ลงชื่อเข้าใช้")
        return Camera(phone, person, self.server.url, self.out, only=self.only, signed_in=False)

    def _put_away(self, camera: Camera) -> None:
        """Switch a device off. What its page complained about is a failure, too."""
        self.failed += camera.failed
        try:
            camera.phone.close()
        except AssertionError as problem:
            self.failed.append(str(problem))


def overview(out: Path, names: tuple[str, ...] = OVERVIEW, *, height: int = 640, gap: int = 24) -> None:
    """Three pictures side by side, for the README."""
    pictures = [Image.open(out / f"{name}.png").convert("RGB") for name in names]
    scaled = [p.resize((round(p.width * height / p.height), height)) for p in pictures]
    sheet = Image.new("RGB", (sum(p.width for p in scaled) + gap * (len(scaled) + 1), height + 2 * gap), "#E1DBCD")
    left = gap
    for picture in scaled:
        sheet.paste(picture, (left, gap))
        left += picture.width + gap
    sheet.save(out / "overview.png", optimize=True)


def main() -> int:
    """Start the demo on a folder of its own and walk it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", nargs="+", default=(), help="only pictures whose name begins so, as supervisor-rubric")
    asked.add_argument("--out", type=Path, default=OUT)
    given = asked.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder) / "data") as server, sync_playwright() as driver:
        server.start("demo")
        walk = Walk(driver, Path(folder), server, only=tuple(given.only), out=given.out)
        walk.everybody()
    for failure in walk.failed:
        print(f"NOT TAKEN: {failure}")
    if not given.only and not walk.failed:
        overview(given.out)
    return 1 if walk.failed else 0


if __name__ == "__main__":
    sys.exit(main())
