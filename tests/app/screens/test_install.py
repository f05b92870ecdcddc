"""The guide for the machine at hand comes first, and what is different on an iPhone is said."""

import pytest

from app.account.signing_in import DeviceName
from app.screens.install.view import Install, first_for
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App


@pytest.mark.parametrize(
    ("platform", "first"),
    [
        ("Android", "android"),
        ("iPhone", "iphone"),
        ("iPad", "iphone"),
        ("Windows", "computer"),
        ("Mac", "computer"),
        ("", "android"),
    ],
)
def test_the_machine_at_hand_comes_first_and_none_is_missing(platform: str, first: str) -> None:
    assert first_for(platform)[0] == first and sorted(first_for(platform)) == ["android", "computer", "iphone"]


async def test_nobody_has_to_be_signed_in_and_an_iphone_is_told_that_safari_keeps_its_own() -> None:
    client = a_client(session=FakeSession(person=None), about=DeviceName("Safari · iPhone", "iPhone", "1"))
    async with App(shown(client, Install)) as app:
        assert app.has("install-iphone") and app.shows("เก็บข้อมูลแยกจาก Safari") and not app.has("installed")
        await app.tap("back")
        assert app.route == "/welcome"


async def test_an_app_on_the_home_screen_says_so() -> None:
    async def yes() -> bool:
        return True

    async with App(shown(a_client(is_installed=yes), Install)) as app:
        await app.settle()
        assert app.has("installed")
