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

        assert app.shows("ยังติดต่อเครื่องแม่ข่ายไม่ได้ การลงชื่อเข้าใช้ต้องมีอินเทอร์เน็ต กรุณาลองอีกครั้งเมื่อมีสัญญาณ")


async def test_whoever_forgot_the_pin_reads_that_the_passphrase_opens_and_offline_that_guessing_does_not_help() -> None:
    session = FakeSession(locked=True, answers={"sign_in": Unreachable("unreachable")})
    async with App(shown(a_client(session=session), SignIn)) as app:
        assert app.shows("เปิดด้วยวลีผ่านแทน PIN") and app.shows("นำ PIN เดิมออก") and not app.shows("เพื่อส่งต่อ")
        await app.enter("passphrase", "ทุ่งนาเขียวขจี")
        await app.tap("enter")

        assert app.shows("งานในเครื่องยังอยู่ครบ ระหว่างนี้กรุณาอย่าเดา PIN")


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
        assert not app.shows("รอส่ง")
        assert "นายเดินไกล สมมติ" in app.texts(), "of several the name alone is what one looks for"
        await app.tap("resume-supervisor-2")

        assert session.asked == [("resume", ME)]
        assert app.route == "/"


async def test_of_whoever_handed_the_device_on_it_is_said_how_much_waits_and_how_it_is_sent() -> None:
    people = (KnownPerson(ME, "นายเดินไกล สมมติ", "supervisor-2"), KnownPerson("b", "นางหลักแน่น ตัวอย่าง", "expert-1"))
    session = FakeSession(person=None, people=people, unsent={ME: 5})
    async with App(shown(a_client(session=session), SignIn)) as app:
        said = [text for text in app.texts() if "รอส่ง" in text]

        assert said == ["มีงานรอส่ง 5 รายการ แตะชื่อเมื่อมีสัญญาณ แอปจะส่งให้เอง แม้ยังไม่ได้ใส่ PIN"]
