"""The album has a picture of every screen: a new address without one is noticed before anybody misses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import routes
from tests.support.demo_area import area
from tools.album import entrance, settling
from tools.album.camera import Scene
from tools.album.records import Account, Demo
from tools.screenshots import Walk

ORIGIN = "http://office.test"


class Asked(Walk):
    """A walk that only lists what it would photograph."""

    def __init__(self, demo: Demo, folder: Path) -> None:
        self.demo, self.folder, self.only = demo, folder, ()
        self.server: Any = type("Server", (), {"url": ORIGIN})()
        self.scenes: list[tuple[str, Scene]] = []

    def person(self, name: str, login: str, scenes: Callable[[], list[Scene]], **_: Any) -> None:
        self.scenes += ((name, scene) for scene in scenes())

    def newcomer(self, name: str, login: str, known: str) -> None:
        invited = entrance.scenes(f"{ORIGIN}/#/join/one", f"{ORIGIN}/#/join/two", ORIGIN)
        self.scenes += ((name, scene) for scene in invited)

    def settling(self) -> None:
        self.person("settling", "", lambda: settling.scenes(self.demo, ORIGIN))


@pytest.fixture(scope="module")
def demo() -> Demo:
    """The demo's records as its database would hold them, and a sign-in for everybody."""
    records: dict[str, dict[str, Any]] = {}
    for (kind, record), held in area().records.items():
        records.setdefault(kind, {})[record] = dict(held.fields)
    people = records["person"].values()
    accounts = tuple(Account("", p["login"], p["given"], f"{ORIGIN}/#/join/x") for p in people if p.get("login"))
    return Demo(accounts, records)


@pytest.fixture(scope="module")
def photographed(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Scene]]:
    """Every scene of the album, and in front of whose device it is taken."""
    walk = Asked(demo, tmp_path_factory.mktemp("album"))
    walk.everybody()
    return walk.scenes


@pytest.mark.parametrize("place", routes.PLACES, ids=[place.pattern for place in routes.PLACES])
def test_every_address_of_the_app_is_in_the_album(place: routes.Place, photographed: list[tuple[str, Scene]]) -> None:
    found = [routes.find(scene.path) for _, scene in photographed]

    assert place in [each.place for each in found if each], f"no picture of {place.pattern}"


def test_no_picture_is_taken_of_an_address_that_is_gone(photographed: list[tuple[str, Scene]]) -> None:
    gone = {scene.name for _, scene in photographed if routes.find(scene.path) is None}

    assert gone == {"nowhere"}, "only the page that says so"


def test_no_picture_takes_the_place_of_another(photographed: list[tuple[str, Scene]]) -> None:
    named = Counter(f"{person}-{scene.name}" for person, scene in photographed)

    assert [name for name, times in named.items() if times > 1] == []
