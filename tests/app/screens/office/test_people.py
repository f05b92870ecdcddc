"""The people of the office: roles, invitations, a last day."""

from app.screens.office_people.view import LISTED, OfficePeople
from fieldwork.errors import Unreachable
from fieldwork.ids import natural_id
from tests.app.screens.office.desk import office_client
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import MemoryStore


async def test_a_new_person_is_stored_as_one_edit_and_only_when_whole(store: MemoryStore) -> None:
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople)) as app:
        await app.tap("person-add")
        await app.enter("person-given", "ตัวอย่าง")
        await app.tap("person-save")
        assert app.shows("กรุณากรอกชื่อผู้ใช้") and store.written == []

        await app.enter("person-login", "tuayang")
        await app.tap("person-save")

    assert [(kind, fields) for kind, _, fields in store.written] == [
        ("person", {"given": "ตัวอย่าง", "login": "tuayang"})
    ]


async def test_a_login_that_is_taken_is_refused(store: MemoryStore) -> None:
    store.put("person", given="ก่อน", login="Tuayang")
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople)) as app:
        await app.tap("person-add")
        await app.enter("person-given", "ตัวอย่าง")
        await app.enter("person-login", "tuayang")
        await app.tap("person-save")

        assert app.shows("ชื่อผู้ใช้นี้มีผู้ใช้แล้ว") and store.written == []


async def test_a_principals_role_needs_a_school(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("role-add")
        await app.tap("role-principal")
        await app.tap("role-save")
        assert store.written == []

        school = natural_id("school", "9966900001")
        await app.tap(f"role-school-{school}")
        await app.tap("role-save")

    kind, _, fields = store.written[0]
    assert kind == "role"
    assert fields == {"person": person, "role": "principal", "starts": "2026-11-23", "school": school}


async def test_an_invitation_shows_its_link_and_offline_it_says_what_to_do(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01")
    made = {"id": "i", "url": "http://127.0.0.1/#/join/abc", "qr_png": "iVBORw0KGgo=", "expires_at": 1_795_500_000_000}
    client, caller = office_client(store, post_invitations=made)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("invite")
        assert app.shows("http://127.0.0.1/#/join/abc")
        assert caller.asked[-1][2] == {"person": person, "days": 7}

        caller.answers["post_invitations"] = Unreachable("unreachable")
        await app.tap("invite")
        assert app.shows("ต้องเชื่อมต่อเครื่องแม่ข่าย")


async def test_a_last_day_is_one_edit_and_can_be_taken_back(store: MemoryStore) -> None:
    person = store.put("person", given="นิเทศ", login="n1")
    client, _ = office_client(store)

    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.enter("person-left-on", "30 พฤศจิกายน 2569")
        await app.enter("person-left-on", "")

    assert store.written == [("person", person, {"left_on": "2026-11-30"}), ("person", person, {"left_on": None})]


async def test_the_link_of_a_withdrawn_invitation_is_shown_no_more(store: MemoryStore) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    store.put("role", person=person, role="supervisor", starts="2026-01-01")
    made = {"id": "i", "url": "http://127.0.0.1/#/join/abc", "qr_png": "iVBORw0KGgo=", "expires_at": 1_795_500_000_000}
    row = {"id": "i", "person": person, "state": "open", "expires_at": 1_795_500_000_000}
    client, _ = office_client(store, post_invitations=made, get_invitations=[row], get_devices=[], delete_i=None)
    async with App(shown(client, OfficePeople, person=person)) as app:
        await app.tap("invite")
        await app.tap("invitations-show")
        await app.tap("withdraw-i")
        assert app.shows("http://127.0.0.1/#/join/abc")

        await app.tap("question-yes")
        await app.until(lambda: not app.shows("http://127.0.0.1/#/join/abc"))


async def test_somebody_who_left_is_not_among_the_people(store: MemoryStore) -> None:
    store.put("person", given="อยู่", surname="ตัวอย่าง", login="stays")
    store.put("person", given="ย้าย", surname="ตัวอย่าง", login="left", left_on="2026-09-30")
    async with App(shown(a_client("secretariat", store=store), OfficePeople)) as app:
        assert app.shows("อยู่ ตัวอย่าง")
        assert not app.shows("ย้าย ตัวอย่าง")


async def test_on_a_tablet_the_chosen_person_stands_beside_the_list_and_on_a_phone_instead_of_it(
    store: MemoryStore,
) -> None:
    person = store.put("person", given="ตัวอย่าง", login="t")
    client = a_client("secretariat", store=store)
    async with App(shown(client, OfficePeople, person=person)) as app:
        assert app.has("role-add") and not app.has("person-add") and app.has("back")

        client.window.resized(1180, 1.0)
        await app.settle()
        assert app.has("role-add") and app.has("person-add")


async def test_of_thousands_some_are_drawn_and_a_search_or_a_button_brings_the_others(store: MemoryStore) -> None:
    people = [store.put("person", given=f"สมมติ{n:04}", login=f"p{n}") for n in range(2000)]
    client, _ = office_client(store)
    async with App(shown(client, OfficePeople)) as app:
        assert app.has(f"person-{people[LISTED - 1]}") and not app.has(f"person-{people[LISTED]}")

        await app.tap("show-more")
        assert app.has(f"person-{people[2 * LISTED - 1]}") and not app.has(f"person-{people[2 * LISTED]}")

        await app.enter("search", "สมมติ1999")
        await app.until(lambda: app.has(f"person-{people[1999]}"))
        assert not app.has(f"person-{people[0]}") and not app.has("show-more")
