"""Asking for the PIN and setting it: what is said at every try, and the ways on for whoever forgot it."""

from typing import Any

import pytest

from app.account.lock import MOST_TRIES, Lock
from app.locking import Tried
from app.parts.text import kept_together
from app.screens.lock.view import Locked
from app.screens.pin.view import Pin
from app.screens.settings.view import Settings
from app.screens.sync.view import Sync
from app.screens.welcome.view import Welcome
from tests.support.clients import FakeHandingIn, FakeLocking, FakeSession, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS


def locked(*answers: Tried, tries: int = 0) -> FakeLocking:
    session = FakeSession(locked=True, lock=Lock("", "", "", tries=tries, tried_at=NOW_MS))
    locking = FakeLocking(session)
    locking.answers = list(answers)
    return locking


async def test_the_pin_opens() -> None:
    locking = locked(Tried.OPEN)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        assert app.shows("นางสาวสมมติ ใจดี")
        await app.enter("pin", "482913")
        await app.tap("pin-open")

    assert locking.asked == ["482913"] and not locking.session.locked


async def test_a_wrong_pin_says_how_many_tries_are_left_and_does_not_stay_in_its_field() -> None:
    locking = locked(Tried.WRONG, tries=2)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        await app.enter("pin", "111222")
        await app.tap("pin-open")

        assert app.named("pin").error == kept_together(f"PIN ไม่ถูกต้อง เหลืออีก {MOST_TRIES - 2} ครั้ง")
        assert app.named("pin").value == "" and not app.has("pin-last")


async def test_nothing_typed_is_no_try() -> None:
    locking = locked()
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        await app.tap("pin-open")

        assert locking.asked == [] and app.named("pin").error == "กรุณาใส่ PIN"


async def test_before_the_last_tries_it_says_what_will_happen() -> None:
    locking = locked(tries=MOST_TRIES - 3)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        assert app.has("pin-last") and app.shows("หากใส่ผิดอีก 3 ครั้ง") and app.shows("ปิดผนึกถึงสำนักงาน")


async def test_a_wrong_pin_after_which_one_has_to_wait_says_so_at_once() -> None:
    locking = locked(Tried.WRONG, tries=4)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        await app.enter("pin", "111222")
        await app.tap("pin-open")

        assert app.named("pin").error == kept_together("PIN ไม่ถูกต้อง เหลืออีก 6 ครั้ง ลองใหม่ได้ในอีกประมาณ 30 วินาที")


@pytest.mark.parametrize(("tries", "span"), [(4, "30 วินาที"), (6, "2 นาที"), (9, "15 นาที")])
async def test_how_long_to_wait_is_said(tries: int, span: str) -> None:
    locking = locked(Tried.WAIT, tries=tries)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        await app.enter("pin", "482913")
        await app.tap("pin-open")

        assert kept_together(span) in str(app.named("pin").error), "a number stays with what it counts"


async def test_work_that_could_not_be_sealed_is_told_and_tried_again() -> None:
    locking = locked(Tried.HELD, tries=MOST_TRIES)
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        assert app.has("pin-held") and not app.has("pin")
        await app.tap("pin-again")

        assert locking.asked == [""] and app.has("pin-held")


async def test_after_wiping_the_letters_go_and_the_welcome_page_tells() -> None:
    locking, handing = locked(Tried.WIPED, tries=MOST_TRIES - 1), FakeHandingIn()
    async with App(shown(a_client(session=locking.session, locking=locking, handing_in=handing), Locked)) as app:
        await app.enter("pin", "111222")
        await app.tap("pin-open")

        assert app.route == "/welcome" and handing.asked == 1


async def test_whoever_forgot_it_signs_in_and_whoever_is_another_chooses_their_name() -> None:
    locking = locked()
    async with App(shown(a_client(session=locking.session, locking=locking), Locked)) as app:
        await app.tap("pin-forgot")
        assert app.route == "/sign-in"

        await app.tap("hand-over")
        assert locking.session.asked == [("leave",)] and not locking.session.signed_in


@pytest.mark.parametrize(
    ("handing", "said"),
    [
        (FakeHandingIn(waiting=1), "แอปจะส่งให้เองเมื่อมีสัญญาณ"),
        (FakeHandingIn(handed=1), "สำนักงานได้รับงานที่ปิดผนึกไว้แล้ว"),
        (FakeHandingIn(waiting=1, refused="letter_unknown_device"), "ไม่รู้จักเครื่อง"),
    ],
)
async def test_the_welcome_page_says_what_was_wiped_and_where_the_work_is(handing: FakeHandingIn, said: str) -> None:
    session = FakeSession(person=None, wiped=True)
    async with App(shown(a_client(session=session, handing_in=handing), Welcome)) as app:
        assert app.has("wiped") and app.shows(said)
        assert app.shows("ข้อมูลถูกลบออกจากเครื่องนี้แล้ว") and not app.shows("ผู้อื่นที่ใช้เครื่องนี้")


async def test_on_a_shared_device_nobody_else_reads_that_their_data_is_gone_and_their_way_in_stands_first() -> None:
    session = FakeSession(person=None, wiped=True, people=("one",))
    async with App(shown(a_client(session=session, handing_in=FakeHandingIn(waiting=1)), Welcome)) as app:
        assert app.shows("ข้อมูลของผู้ใช้คนหนึ่งถูกลบ") and app.shows("ข้อมูลของผู้อื่นที่ใช้เครื่องนี้ยังอยู่ครบ")
        assert app.shows("ของผู้ที่ถูกลบข้อมูล ปิดผนึกไว้"), "whose work waits is not the reader's"
        texts = app.texts()
        assert texts.index("เลือกชื่อ หรือลงชื่อเข้าใช้") < texts.index("เริ่มใช้งานอย่างไร")


async def test_setting_a_pin_says_what_it_does_not_protect() -> None:
    locking = FakeLocking(FakeSession())
    async with App(shown(a_client(session=locking.session, locking=locking), Pin)) as app:
        assert app.shows("ไม่ได้เข้ารหัสข้อมูล") and not app.has("pin-off")
        await app.enter("pin-new", "482913")
        await app.enter("pin-repeated", "482913")
        await app.tap("pin-set")

        assert locking.asked == ["482913"] and app.has("pin-done")


@pytest.mark.parametrize(
    ("pin", "again", "said"),
    [
        ("1111", "1111", "เดาง่ายเกินไป"),
        ("12", "12", "อย่างน้อย 4 หลัก"),
        ("48a9", "48a9", "เฉพาะตัวเลข"),
        ("4829", "4820", "ไม่ตรงกัน"),
    ],
)
async def test_a_pin_that_will_not_do_says_why_beside_its_field(pin: str, again: str, said: str) -> None:
    locking = FakeLocking(FakeSession())
    async with App(shown(a_client(session=locking.session, locking=locking), Pin)) as app:
        await app.enter("pin-new", pin)
        await app.enter("pin-repeated", again)
        await app.tap("pin-set")

        assert said in f"{app.named('pin-new').error} {app.named('pin-repeated').error}" and locking.asked == []


async def test_when_it_is_asked_for_is_chosen_and_it_is_taken_off_after_a_question() -> None:
    locking = FakeLocking(FakeSession(lock=Lock("", "", "")))
    locking.knows_key = False
    async with App(shown(a_client(session=locking.session, locking=locking), Pin)) as app:
        assert app.has("pin-no-key")
        await app.tap("pin-after-15")
        await app.tap("pin-off")
        assert locking.asked == [15]

        await app.tap("question-yes")
        assert locking.asked == [15, None] and not app.has("pin-off")


async def test_a_shared_device_suggests_a_pin_to_everybody() -> None:
    session = FakeSession(people=("one", "two"))
    async with App(shown(a_client(session=session), Settings)) as app:
        assert app.shows("แนะนำให้ทุกคนตั้ง PIN")
    async with App(shown(a_client(session=session), Pin)) as app:
        assert app.has("pin-shared")


async def test_a_letter_that_the_office_refuses_can_be_saved_and_carried_there() -> None:
    saved: list[tuple[str, Any]] = []

    def invoke(name: str, args: Any) -> str | None:
        if name == "save_file":
            saved.append((args["file_name"], args["src_bytes"]))
        return None

    handing = FakeHandingIn(waiting=1, refused="letter_unknown_device")
    client = a_client(session=FakeSession(person=None, sealed={"letter-0.nithet": b"sealed"}), handing_in=handing)
    async with App(shown(client, Welcome), invoke=invoke) as app:
        await app.tap("letters-save")

    assert saved == [("letter-0.nithet", b"sealed")]


async def test_whoever_is_signed_in_meanwhile_is_told_too() -> None:
    async with App(shown(a_client(handing_in=FakeHandingIn(waiting=1)), Sync)) as app:
        assert app.has("letters")
