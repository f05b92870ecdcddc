"""From an invitation to a signed-in device, and every way it can be stopped."""

import pytest

from app.account.passphrase import Strength, lacking, strength
from app.account.signing_in import Invitation
from app.screens.join.state import JoinState, checked, opened, refused
from app.screens.join.view import Join
from fieldwork.errors import SignInFailed, Unreachable
from tests.support.clients import FakeSession, a_client, shown
from tests.support.fletkit import App


def an_invitation(needs: str = "new_passphrase", *, demo: bool = False) -> Invitation:
    return Invitation("นางสาวใฝ่รู้ ตัวอย่าง", "ศึกษานิเทศก์ชำนาญการพิเศษ", ("supervisor",), needs, 1_795_900_000_000, demo)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", Strength.EMPTY),
        ("   ", Strength.EMPTY),
        ("สั้นไป", Strength.SHORT),
        ("aaaaaaaaaaaaaa", Strength.SIMPLE),
        ("ทุ่งนาเขียว", Strength.FAIR),
        ("ทุ่งนาเขียว รถไฟช้า", Strength.STRONG),
    ],
)
def test_a_passphrase_is_judged_by_length_and_variety(text: str, found: Strength) -> None:
    assert strength(text) == found


def test_the_hint_counts_what_is_missing() -> None:
    assert lacking("1234567") == 3
    assert lacking("12345678901") == 0


def test_a_new_passphrase_must_be_good_and_given_twice() -> None:
    state = opened(JoinState(), an_invitation())

    assert checked(state, "สั้น", "สั้น").complaint == "short"
    assert checked(state, "ทุ่งนาเขียวขจี", "ทุ่งนาเขียวขจ").complaint == "different"
    assert checked(state, "ทุ่งนาเขียวขจี", "ทุ่งนาเขียวขจี").phase == "entering"


def test_a_known_passphrase_only_has_to_be_there() -> None:
    state = opened(JoinState(), an_invitation("passphrase"))

    assert checked(state, "", "").complaint == "empty"
    assert checked(state, "short", "").phase == "entering"


@pytest.mark.parametrize(
    "code", ["invitation_unknown", "invitation_used", "invitation_expired", "invitation_withdrawn"]
)
def test_an_invitation_that_is_over_stops(code: str) -> None:
    state = opened(JoinState(), an_invitation())

    assert refused(state, SignInFailed(code)).phase == "stopped"


def test_no_network_is_weather_and_a_weak_passphrase_may_be_corrected() -> None:
    state = opened(JoinState(), an_invitation())

    assert refused(state, Unreachable("unreachable")).phase == "offline"
    assert refused(state, SignInFailed("weak_passphrase")).phase == "open"


async def test_the_page_shows_for_whom_it_is_and_signs_in() -> None:
    session = FakeSession(person=None, answers={"look": an_invitation()})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        assert app.shows("นางสาวใฝ่รู้ ตัวอย่าง")
        assert app.shows("ศึกษานิเทศก์ชำนาญการพิเศษ")
        await app.enter("passphrase", "ทุ่งนาเขียวขจี")
        await app.enter("passphrase-again", "ทุ่งนาเขียวขจี")
        await app.tap("enter")

        assert session.asked == [("look", "abc"), ("join", "abc", "ทุ่งนาเขียวขจี")]
        assert app.route == "/"


async def test_the_demo_asks_for_nothing_but_a_tap() -> None:
    session = FakeSession(person=None, answers={"look": an_invitation("none", demo=True)})
    async with App(shown(a_client(session=session), Join, token="demo")) as app:
        assert app.shows("ข้อมูลสมมติ")
        assert not app.has("passphrase")
        await app.tap("enter")

        assert session.asked[-1] == ("join", "demo", None)


async def test_two_different_passphrases_are_not_sent() -> None:
    session = FakeSession(person=None, answers={"look": an_invitation()})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        await app.enter("passphrase", "ทุ่งนาเขียวขจี")
        await app.enter("passphrase-again", "ทุ่งนาเขียว")
        await app.tap("enter")

        assert app.named("passphrase-again").error == "วลีผ่านสองช่องไม่ตรงกัน"
        assert len(session.asked) == 1


async def test_offline_the_invitation_waits_and_may_be_tried_again() -> None:
    session = FakeSession(person=None, answers={"look": Unreachable("unreachable")})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        assert app.has("offline")
        session.answers["look"] = an_invitation()
        await app.tap("retry")

        assert app.shows("นางสาวใฝ่รู้ ตัวอย่าง")


async def test_a_used_invitation_says_so_and_offers_to_sign_in() -> None:
    session = FakeSession(person=None, answers={"look": SignInFailed("invitation_used")})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        assert app.shows("คำเชิญนี้ถูกใช้ไปแล้ว")
        await app.tap("sign-in-instead")

        assert app.route == "/sign-in"


async def test_a_fault_of_the_server_may_be_tried_again_and_an_invitation_that_is_over_may_not() -> None:
    session = FakeSession(person=None, answers={"look": SignInFailed("too_many_tries", minutes=5)})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        session.answers["look"] = an_invitation()
        await app.tap("retry")
        assert app.shows("นางสาวใฝ่รู้ ตัวอย่าง")

    session = FakeSession(person=None, answers={"look": SignInFailed("invitation_withdrawn")})
    async with App(shown(a_client(session=session), Join, token="abc")) as app:
        assert app.has("stopped") and not app.has("retry")
