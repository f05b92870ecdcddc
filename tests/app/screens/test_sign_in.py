"""Signing in with a login: what is missing is said, what was wrong may be tried again, work stays."""

import flet as ft

from app.account.people import KnownPerson
from app.screens.sign_in.view import SignIn
from fieldwork.errors import SignInFailed, Unreachable
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import ME


async def test_login_and_passphrase_are_sent_and_lead_home() -> None:
    session = FakeSession(person=None, login="")
    async with App(shown(a_client(session=session), SignIn)) as app:
        await app.enter("login", " supervisor-1 ")
        await app.enter("passphrase", "ทุ่งนาเขียวขจี")
        await app.tap("enter")

        assert session.asked == [("sign_in", "supervisor-1", "ทุ่งนาเขียวขจี")]
        assert app.route == "/"


async def test_an_empty_field_is_pointed_out_and_nothing_is_sent() -> None:
    session = FakeSession(person=None, login="")
    async with App(shown(a_client(session=session), SignIn)) as app:
        await app.tap("enter")
        assert app.named("login").error

        await app.enter("login", "supervisor-1")
        await app.tap("enter")
        assert app.named("passphrase").error
        assert session.asked == []


async def test_a_wrong_passphrase_is_said_and_the_fields_stay() -> None:
    session = FakeSession(person=None, login="", answers={"sign_in": SignInFailed("wrong_passphrase")})
    async with App(shown(a_client(session=session), SignIn)) as app:
        await app.enter("login", "supervisor-1")
        await app.enter("passphrase", "ผิดแน่นอน")
        await app.tap("enter")

        assert app.shows("ชื่อผู้ใช้หรือวลีผ่านไม่ถูกต้อง")
        assert app.shows("หากลืมชื่อผู้ใช้หรือวลีผ่าน")
        assert app.named("login").value == "supervisor-1"


async def test_without_a_network_it_says_so() -> None:
    session = FakeSession(person=None, login="x", answers={"sign_in": Unreachable("unreachable")})
    async with App(shown(a_client(session=session), SignIn)) as app:
        await app.enter("passphrase", "ทุ่งนาเขียวขจี")
        await app.tap("enter")

        assert app.shows("ยังติดต่อเครื่องแม่ข่ายไม่ได้")


async def test_somebody_whose_token_ended_reads_that_the_work_is_kept() -> None:
    session = FakeSession(needs_sign_in=True)
    async with App(shown(a_client(session=session), SignIn)) as app:
        assert app.has("kept")
        assert app.named("login").value == "supervisor-1"


async def test_somebody_known_here_goes_on_with_one_tap() -> None:
    session = FakeSession(person=None, people=(KnownPerson(ME, "นายเดินไกล สมมติ", "supervisor-2"),))
    async with App(shown(a_client(session=session), SignIn)) as app:
        names = [c.identifier for c in app.all(ft.Semantics) if c.identifier]
        assert names.index("resume-supervisor-2") < names.index("login"), "who uses the device comes first"
        await app.tap("resume-supervisor-2")

        assert session.asked == [("resume", ME)]
        assert app.route == "/"
