"""The first page on a device where nobody is signed in."""

from app.screens.welcome.view import Welcome
from app.shell import App as Shell
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App


async def test_a_person_who_is_not_signed_in_sees_how_to_get_in() -> None:
    client = a_client(session=FakeSession(person=None))

    async with App(Shell, client, views=True, route="/schools") as app:
        assert app.shows("ลิงก์คำเชิญ")


async def test_a_damaged_device_does_not_look_like_a_new_one() -> None:
    fresh, damaged = FakeSession(person=None), FakeSession(person=None, forgot=True)

    async with App(shown(a_client(session=fresh), Welcome)) as app:
        assert not app.shows("เสียหาย")
    async with App(shown(a_client(session=damaged), Welcome)) as app:
        assert app.shows("รายชื่อผู้ใช้ของเครื่องนี้เสียหาย")


async def test_sign_in_leads_to_the_sign_in_page() -> None:
    async with App(shown(a_client(), Welcome)) as app:
        await app.tap("sign-in")

        assert app.route == "/sign-in"
