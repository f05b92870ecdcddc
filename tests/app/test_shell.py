"""The frame: what must come first comes first, the bar turns into a rail, and the app reopens where the person was."""

import flet as ft
import pytest

from app import places
from app.account.lock import Lock
from app.shell import App as Shell
from app.shell import choose
from tests.support.area import Area
from tests.support.clients import FakeSession, a_client
from tests.support.fletkit import App


def screen(route: str, **facts: object) -> str:
    found = choose(route, **{"signed_in": True, "ready": True, **facts})  # type: ignore[arg-type]
    return found.place.screen if found else "missing"


def test_without_a_sign_in_only_public_screens_open() -> None:
    assert screen("/schools", signed_in=False, ready=False) == "welcome:Welcome"
    assert screen("/join/abc", signed_in=False, ready=False) == "join:Join"
    assert screen("/settings", signed_in=False, ready=False) == "settings:Settings"


def test_damaged_files_come_before_everything() -> None:
    assert screen("/schools", trouble="database_corrupt") == "trouble:Trouble"


@pytest.mark.parametrize("route", ["/", "/schools", "/settings", "/settings/pin", "/visits/v1/sheet/i1", "/nowhere"])
def test_a_locked_device_shows_nothing_of_whoever_uses_it(route: str) -> None:
    assert screen(route, locked=True) == "lock:Locked"


def test_a_locked_device_lets_in_by_the_passphrase_and_helps() -> None:
    assert screen("/sign-in", locked=True) == "sign_in:SignIn"
    assert screen("/join/abc", locked=True) == "join:Join"
    assert screen("/help/lock", locked=True) == "help:Helps"


async def test_a_device_that_is_locked_takes_the_screen_away_at_once() -> None:
    session = FakeSession(lock=Lock("", "", ""))
    async with App(Shell, a_client(session=session, store=Area().store), views=True, route="/schools") as app:
        assert app.has("search") and app.all(ft.NavigationBar)

        session.lock_now()
        await app.settle()

        assert app.has("pin") and not app.has("search") and not app.all(ft.NavigationBar)
        assert app.route == "/schools"


def test_somebody_signed_in_may_still_open_an_invitation_or_sign_in_again() -> None:
    assert screen("/join/abc") == "join:Join"
    assert screen("/sign-in") == "sign_in:SignIn"
    assert screen("/welcome") == "home:Home"


async def test_a_phone_has_a_bar_and_a_tablet_a_rail() -> None:
    client = a_client(store=Area().store)
    async with App(Shell, client, views=True) as app:
        assert app.all(ft.NavigationBar) and not app.all(ft.NavigationRail)

        client.window.resized(1180, 1.0)
        await app.settle()
        assert app.all(ft.NavigationRail) and not app.all(ft.NavigationBar)


async def test_large_text_on_a_tablet_gets_the_layout_of_a_phone() -> None:
    client = a_client(store=Area().store)
    client.window.resized(1180, 2.0)
    async with App(Shell, client, views=True) as app:
        assert app.all(ft.NavigationBar)


async def test_a_destination_is_one_tap_away() -> None:
    async with App(Shell, a_client(store=Area().store), views=True) as app:
        await app.fire(app.one(ft.NavigationBar), "change", 2, selected_index=2)

        assert app.route == "/schools"


async def test_an_unknown_address_says_so_and_leads_home() -> None:
    async with App(Shell, a_client(store=Area().store), views=True, route="/nowhere") as app:
        assert app.shows("ไม่พบหน้านี้")
        await app.tap("go-home")

        assert app.route == "/"


async def test_where_the_person_is_is_kept_at_every_step() -> None:
    client = a_client(store=Area().store)
    async with App(Shell, client, views=True) as app:
        await app.go("/schools")

    assert places.reopen(client, "/") == "/schools"


async def test_the_app_reopens_where_the_person_was() -> None:
    area = Area()
    client = a_client(store=area.store)
    places.keep(client, f"/schools/{area.schools[1]}")

    async with App(Shell, client, places.reopen(client, "/"), views=True) as app:
        assert app.has("school-facts")
        assert app.route == f"/schools/{area.schools[1]}"


def test_an_address_asked_for_comes_before_the_place_that_was_kept() -> None:
    client = a_client()
    places.keep(client, "/schools")

    assert places.reopen(client, "/settings") == "/settings"
    assert places.reopen(client, "/nowhere") == "/schools"


@pytest.mark.parametrize("route", ["/join/abc", "/sign-in", "/welcome", "/nowhere"])
def test_the_way_in_is_no_place_to_come_back_to(route: str) -> None:
    client = a_client()

    places.keep(client, route)

    assert places.reopen(client, "/") == "/"


def test_nobody_signed_in_starts_at_the_beginning() -> None:
    client = a_client(session=FakeSession(person=None))
    client.store.notes.set("place", "/schools")

    assert places.reopen(client, "") == "/"


async def test_turning_the_device_keeps_what_was_begun_on_the_screen() -> None:
    client = a_client("secretariat", store=Area().store)
    async with App(Shell, client, views=True, route="/office/people") as app:
        await app.tap("person-add")
        await app.enter("person-given", "ทดลอง")

        client.window.resized(1180, 1.0)
        await app.settle()
        assert app.all(ft.NavigationRail)
        assert app.named("person-given").value == "ทดลอง"

        client.window.resized(820, 1.0)
        await app.settle()
        assert app.named("person-given").value == "ทดลอง"
