"""Every screen has its help, one tap away, and whoever reads it loses nothing of what was begun below."""

from typing import Any

import flet as ft
import pytest

from app import routes, topics
from app.screens.help.view import Helps
from app.shell import App as Shell
from app.topics import Topic
from tests.support.area import Area
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App

_FIRST = ("trouble:Trouble", "lock:Locked", "first_sync:FirstSync")  # shown at any address, before anything else


def asked(place: routes.Place) -> str:
    return "/".join("none" if part.startswith(":") else part for part in place.pattern.split("/"))


@pytest.mark.parametrize("screen", sorted({place.screen for place in routes.PLACES} | set(_FIRST)))
def test_every_screen_has_its_help(screen: str) -> None:
    assert topics.of_screen(screen), f"write help for {screen} in app/wording/help and name it in app/topics.py"


def test_no_help_is_for_a_screen_that_is_gone_and_no_name_is_used_twice() -> None:
    screens = {place.screen for place in routes.PLACES} | set(_FIRST)
    names = [topic.name for topic in topics.topics()]

    assert {topic.screen for topic in topics.topics()} == screens
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("topic", list(topics.topics()), ids=lambda topic: topic.name)
def test_help_says_what_the_page_is_for_and_what_to_do(topic: Topic) -> None:
    assert topic.help.steps, "somebody who sees it for the first time asks what to do"
    assert all(phrase.th[-1] not in ".:" for phrase in (topic.help.what, *topic.help.steps, *topic.help.know))


@pytest.mark.parametrize(
    "place", [p for p in routes.PLACES if p.screen != "help:Helps"], ids=lambda place: place.pattern
)
@pytest.mark.parametrize("wide", [False, True], ids=["phone", "tablet"])
async def test_help_is_one_tap_away_on_every_address(place: routes.Place, wide: bool) -> None:
    at_home = not place.public or place.pattern in ("/settings", "/install")
    session = FakeSession(roles=("secretariat", "supervisor", "principal")) if at_home else FakeSession(person=None)
    client = a_client(session=session, store=Area().store, wide=wide)

    async with App(Shell, client, views=True, route=asked(place)) as app:
        topic = topics.of_screen(place.screen)
        assert topic
        await app.tap("help")

        assert app.has("help-sheet") and app.shows(topic.help.what.th)


async def test_what_is_being_filled_in_stays_under_the_help() -> None:
    client = a_client("secretariat", store=Area().store)
    async with App(Shell, client, views=True, route="/office/people") as app:
        await app.tap("person-add")
        await app.enter("person-given", "ทดลอง")

        await app.tap("help")
        await app.tap("help-close")

        assert not app.has("help-sheet")
        assert app.named("person-given").value == "ทดลอง"


async def test_the_keyboard_opens_help() -> None:
    async with App(Shell, a_client(store=Area().store), views=True) as app:
        await app.fire(app.page, "keyboard_event", _key("H", alt=False))
        assert not app.has("help-sheet")

        await app.fire(app.page, "keyboard_event", _key("H", alt=True))
        assert app.has("help-sheet")


def _key(key: str, *, alt: bool) -> dict[str, Any]:
    return {"key": key, "shift": False, "ctrl": False, "alt": alt, "meta": False}


async def test_from_one_help_to_all_others_and_to_each() -> None:
    async with App(Shell, a_client(store=Area().store), views=True, route="/schools") as app:
        await app.tap("help")
        await app.tap("help-all")
        assert app.route == "/help" and not app.has("help-sheet")

        await app.tap("help-rubric")
        assert app.route == "/help/rubric" and app.shows("ให้ระดับทีละตัวชี้วัด")


async def test_another_page_is_not_met_with_the_help_of_the_last() -> None:
    async with App(Shell, a_client(store=Area().store), views=True) as app:
        await app.tap("help")
        await app.go("/schools")

        assert not app.has("help-sheet")


async def test_a_name_without_help_says_so() -> None:
    async with App(shown(a_client(), Helps, topic="nothing")) as app:
        assert app.shows("ไม่พบวิธีใช้ของหน้านี้") and not app.all(ft.BottomSheet)
