"""Settings take effect at once, are kept, and nobody signs out with work that exists only here."""

from typing import Any

import flet as ft
import pytest

from app.platform.ports import Keeping, Network
from app.preferences import Preferences
from app.screens.settings.view import Settings
from app.store.values import Unsent
from app.wording import language
from tests.support.clients import FakeSession, FakeSurroundings, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import MemoryNotes, MemoryStore


@pytest.fixture(autouse=True)
def thai_again() -> Any:
    yield
    language.use(language.THAI)


async def test_text_size_and_colours_are_chosen_and_kept() -> None:
    client = a_client()
    async with App(shown(client, Settings)) as app:
        await app.tap("text-size-1.5")
        await app.tap("theme-dark")

    again = Preferences(client.session.notes)
    again.load()
    assert (again.look.text_scale, again.look.mode) == (1.5, "dark")


async def test_the_language_changes_every_word_at_once() -> None:
    from app.shell import App as Shell

    async with App(Shell, a_client(), views=True, route="/settings") as app:
        await app.tap("language-en")

        assert app.shows("Text size")
        assert not app.shows("ขนาดตัวอักษร")


def test_what_was_kept_by_another_version_falls_back_to_the_default() -> None:
    notes = MemoryNotes(preferences={"mode": "purple", "text_scale": 7, "language": "fr"})
    preferences = Preferences(notes)

    preferences.load()

    assert (preferences.look.mode, preferences.look.text_scale, preferences.language) == ("system", 1.0, "th")


@pytest.mark.parametrize(
    ("keeping", "said"),
    [(Keeping.DURABLE, "เก็บถาวรในเครื่อง"), (Keeping.EVICTABLE, "เบราว์เซอร์อาจลบ"), (Keeping.SLOW, "บันทึกช้ากว่าปกติ")],
)
async def test_how_well_data_is_kept_is_said(keeping: Keeping, said: str) -> None:
    async with App(shown(a_client(keeping=lambda: keeping), Settings)) as app:
        assert app.shows(said)


@pytest.mark.parametrize(("answer", "said"), [(True, "รับรองแล้ว"), (False, "ยังไม่รับรอง"), (None, "ยังไม่รับรอง")])
async def test_the_browsers_answer_is_said_and_only_a_promise_looks_like_one(answer: bool | None, said: str) -> None:
    asked: list[str] = []

    async def persist() -> bool | None:
        asked.append("persist")
        return answer

    async with App(shown(a_client(keeping=lambda: Keeping.EVICTABLE, persist=persist), Settings)) as app:
        await app.tap("ask-lasting")

        assert asked == ["persist"] and app.shows(said)
        promises = [icon for icon in app.all(ft.Icon) if icon.icon == ft.Icons.CHECK_CIRCLE_OUTLINE]
        assert bool(promises) is bool(answer)


async def test_signing_out_asks_and_goes_to_the_welcome_page() -> None:
    session = FakeSession()
    async with App(shown(a_client(session=session), Settings)) as app:
        await app.tap("sign-out")
        assert session.person is not None
        await app.tap("question-yes")

        assert session.person is None
        assert app.route == "/welcome"


async def test_handing_the_device_over_leads_to_those_who_use_it() -> None:
    session = FakeSession()
    async with App(shown(a_client(session=session), Settings)) as app:
        await app.tap("hand-over")

        assert session.person is None
        assert app.route == "/sign-in"


async def test_signing_out_with_unsent_work_is_refused_and_offers_a_file() -> None:
    store = MemoryStore()
    store.unsent = Unsent(5, 1, 0)
    session = FakeSession()
    client = a_client(session=session, store=store)
    async with App(shown(client, Settings), invoke=lambda name, args: "saved") as app:
        await app.tap("sign-out")
        await app.tap("question-yes")
        assert app.shows("มีงาน 6 รายการที่อยู่ในเครื่องนี้เท่านั้น")
        assert session.person is not None

        await app.enter("passphrase", "ครูเดินถึงโรงเรียนก่อนฝนตก")
        await app.enter("passphrase-again", "ครูเดินถึงโรงเรียนก่อนฝน")
        await app.tap("seal")
        assert app.named("passphrase-again").error == "วลีผ่านสองช่องไม่ตรงกัน" and session.person is not None
        await app.enter("passphrase-again", "ครูเดินถึงโรงเรียนก่อนฝนตก")
        await app.tap("seal")
        assert session.asked == [("sign_out", True)]


async def test_an_update_is_offered_and_taken_only_by_a_tap() -> None:
    client = a_client()
    surroundings = client.updates.surroundings
    assert isinstance(surroundings, FakeSurroundings)
    surroundings.newer = True
    async with App(shown(client, Settings)) as app:
        await app.tap("look-for-update")
        assert app.shows("มีรุ่นใหม่พร้อมใช้")
        assert surroundings.applied == 0

        await app.tap("update-now")
        assert surroundings.applied == 1


async def test_what_is_being_typed_is_stored_before_the_update() -> None:
    client = a_client()
    kept: list[str] = []
    client.updates.drafts.hold(lambda: kept.append("text"))

    await client.updates.apply()

    assert kept == ["text"]


async def test_without_anybody_signed_in_only_the_display_can_be_set() -> None:
    async with App(shown(a_client(session=FakeSession(person=None, ready=False)), Settings)) as app:
        assert app.has("text-size-1.0")
        assert not app.has("sign-out")


@pytest.mark.parametrize(
    ("network", "said", "goes"),
    [
        (Network.FREE, "ขณะนี้เครื่องใช้ Wi-Fi หรือสาย", True),
        (Network.METERED, "ขณะนี้เครื่องใช้เครือข่ายมือถือ", False),
        (Network.UNKNOWN, "เครื่องนี้ไม่บอกว่ากำลังใช้ Wi-Fi หรือไม่", True),
    ],
)
async def test_photos_on_wifi_alone_are_chosen_kept_and_said_plainly(network: Network, said: str, goes: bool) -> None:
    client = a_client(network=lambda: network)
    assert client.preferences.lets_photos_over(network)
    async with App(shown(client, Settings)) as app:
        assert app.shows(said)
        await app.tap("photos-over-wifi")

    again = Preferences(client.session.notes)
    again.load()
    assert again.wifi_only and again.lets_photos_over(network) is goes
    assert client.syncing.asked == 1
