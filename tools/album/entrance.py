"""The ways in, and what stands in the way: welcome, sign-in, invitations, the first sync, damage, a second window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Route

from tests.support.phone import Phone
from tools.album.acts import meet, speak, tap, write
from tools.album.camera import Camera, Scene

NO_SUCH = "/join/000000000000000000000000000000000000000000000000"
PASSPHRASE = "ข้าวเหนียว มะม่วง กลางสวน"
_SQLITE = b"SQLite format 3\0"
_EDITS = b"CREATE TABLE edit "
_SECOND = b' {"rewritten":'
_PULL = "**/api/sync/pull"
_ONE_SIZE = ("light", "dark")  # where no settings can be read


class SecondWindow(Phone):
    """Another window of a device that is on."""

    def __init__(self, first: Phone) -> None:
        self.__dict__ |= first.__dict__
        self.shape = first.shape

    @property
    def page(self) -> Page:
        """The window opened last."""
        assert self.browser is not None
        return self.browser.pages[-1]


def scenes(invitation: str, demo_link: str, origin: str) -> list[Scene]:
    """Before signing in. `invitation` asks for a passphrase of one's own, `demo_link` for none."""
    invited, demo = _path(invitation), _path(demo_link)
    wrong = (write("login", "nobody"), write("passphrase", "ไม่ใช่วลีผ่าน"), tap("enter"), meet("refused"))
    return [
        Scene("welcome", "/welcome", "sign-in"),
        Scene("sign-in", "/sign-in", "login"),
        Scene("sign-in-refused", "/sign-in", "login", wrong),
        Scene("join", invited, "passphrase"),
        Scene("join-strength", invited, "passphrase", (write("passphrase", PASSPHRASE),)),
        Scene("join-demo", demo, "enter"),
        Scene("english-welcome", "/welcome", "sign-in", first=(speak(origin, "en"),)),
        Scene("english-join", invited, "passphrase", (write("passphrase", PASSPHRASE),)),
        Scene("join-stopped", NO_SUCH, "stopped", first=(speak(origin, "th"),)),
    ]


def first_sync(camera: Camera, link: str, looks: tuple[str, ...]) -> None:
    """The first sync, held up by a pull that gets no answer; then it goes on to its end. All looks have one size."""
    waiting: list[Route] = []
    phone = camera.phone
    camera.dress(looks[0])
    phone.page.route(_PULL, lambda route: waiting.append(route))
    camera.go(_path(link), "enter")
    phone.tap("enter")
    phone.meets("steps")
    for look in looks:
        camera.shoot("first-sync", look)
    phone.page.unroute(_PULL)  # which lets what was held up go on
    phone.meets("sync-line")


def second_window(camera: Camera) -> None:
    """The app is open in another window already."""
    assert camera.phone.browser is not None
    camera.phone.browser.new_page()
    window = SecondWindow(camera.phone)
    second = Camera(window, camera.person, camera.origin, camera.folder, shapes=camera.shapes, signed_in=False)
    second.phone.page.goto(camera.origin)
    second.phone.meets("retry")
    for look in _ONE_SIZE:
        second.shoot("second-window", look)
    second.phone.page.close()


def damage(camera: Camera) -> None:
    """The files of the person signed in, the largest ones, are broken: first they alone, then the second copy too."""
    phone = camera.phone
    phone.close()
    _break_databases(phone)
    phone.open(camera.origin)
    phone.meets("files-notice")
    for look in _ONE_SIZE:
        camera.shoot("taken-over", look)
    phone.close()
    _break_databases(phone)
    for copy in _files_with(phone, _SECOND):
        copy.write_bytes(b"\xff" * copy.stat().st_size)
    phone.open(camera.origin)
    phone.meets("begin-again")
    for look in _ONE_SIZE:
        camera.shoot("damaged", look)


def cleared(camera: Camera, link: str) -> None:
    """The browser has thrown away the files, and whoever was here signs in again."""
    phone = camera.phone
    assert phone.browser is not None
    phone.close()
    phone.open(camera.origin)
    devtools = phone.browser.new_cdp_session(phone.page)
    devtools.send("Storage.clearDataForOrigin", {"origin": camera.origin, "storageTypes": "file_systems"})
    phone.close()
    phone.open(camera.origin)
    camera.go(_path(link), "enter")
    phone.tap("enter")
    phone.meets("files-notice")
    for look in _ONE_SIZE:
        camera.shoot("cleared", look)


def _break_databases(phone: Phone) -> None:
    """All that hold edits, those set aside included."""
    for file in _files_with(phone, _EDITS):
        _break(file)


def _files_with(phone: Phone, beginning: bytes) -> list[Path]:
    found = (path for path in phone.profile.rglob("*") if path.is_file())
    return [path for path in found if beginning in path.read_bytes()[:8192]]


def _break(file: Path) -> None:
    held = bytearray(file.read_bytes())
    start = held.index(_SQLITE) + 4096
    held[start : start + 200_000] = b"\xff" * len(held[start : start + 200_000])
    file.write_bytes(held)


def _path(link: str) -> str:
    return f"/join/{link.rpartition('/')[2]}"
