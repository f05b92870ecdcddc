"""Signing in: links that work once, passphrases that are hashed and guarded, devices that can be signed out."""

from __future__ import annotations

import base64
import io
from typing import Any

import httpx
import pytest
import zxingcpp
from PIL import Image
from sqlalchemy import select

from fieldwork.ids import natural_id
from fieldwork.records import Office, RoleName
from sync_server import invitations
from sync_server.tables import account, device, invitation
from tests.support.served import DAY, Area, Phone

WORDS = "ต้นไม้ ริมน้ำ สามต้น"
SAID = {"name": "มือถือ", "platform": "android", "app": "1.0"}


@pytest.fixture
def rater(area: Area) -> str:
    return area.person("นิเทศ", RoleName.SUPERVISOR)


def invite(area: Area, person: str, **more: Any) -> str:
    """A token of a new invitation."""
    with area.served.server.database.writing() as writing:
        return invitations.make(area.served.server, writing, person, days=more.pop("days", 7), **more).token


def look(area: Area, token: str) -> httpx.Response:
    return area.served.ask("POST", "/api/sign-in/look", json={"token": token})


def accept(area: Area, token: str, passphrase: str | None = WORDS) -> httpx.Response:
    body = {"token": token, "passphrase": passphrase, "device": SAID}
    return area.served.ask("POST", "/api/sign-in/invitation", json=body)


def sign_in(area: Area, login: str, passphrase: str = WORDS, name: str = "") -> httpx.Response:
    body = {"login": login, "passphrase": passphrase, "device": {**SAID, **({"name": name} if name else {})}}
    return area.served.ask("POST", "/api/sign-in", json=body)


def code(reply: httpx.Response) -> str:
    assert reply.status_code >= 400, reply.text
    return str(reply.json()["code"])


def test_a_link_says_whom_it_is_for_and_stays_unused_by_looking(area: Area, rater: str) -> None:
    token = invite(area, rater)

    seen = [look(area, token).json() for _ in range(2)]

    assert seen[0] == seen[1]
    assert (seen[0]["name"], seen[0]["roles"], seen[0]["needs"]) == ("นิเทศ ตัวอย่าง", ["supervisor"], "new_passphrase")
    assert (seen[0]["demo"], seen[0]["expires_at"] > area.served.clock.ms) == (False, True)


def test_a_link_signs_in_once_and_the_passphrase_from_then_on(area: Area, rater: str) -> None:
    token = invite(area, rater)

    first, second, later = accept(area, token), accept(area, token), sign_in(area, " นิเทศ ")

    assert first.status_code == 200 and later.status_code == 200
    assert code(second) == code(look(area, token)) == "invitation_used"
    made = first.json()
    assert set(made) == {
        "token",
        "device",
        "person",
        "name",
        "login",
        "roles",
        "epoch",
        "server_now",
        "scopes",
        "earlier",
    }
    assert (made["person"], made["login"], made["scopes"][0]) == (rater, "นิเทศ", "everyone")
    assert later.json()["device"] != made["device"]


def test_whoever_signs_in_on_a_device_of_the_same_name_hears_of_the_one_before_and_what_it_said_last(
    area: Area, rater: str
) -> None:
    first = accept(area, invite(area, rater)).json()
    phone = {"Authorization": f"Bearer {first['token']}", "Nithet-Unsent": "7"}
    asked = {"protocol": 1, "app": "1", "device": first["device"], "epoch": "", "now": 0, "cursors": []}
    area.served.clock.ms += 120_000
    area.served.ask("POST", "/api/sync/pull", json=asked, headers=phone)
    seen = area.served.clock.ms

    same, other = sign_in(area, "นิเทศ").json(), sign_in(area, "นิเทศ", name="another").json()
    area.served.ask("POST", "/api/sign-out", headers={"Authorization": f"Bearer {same['token']}"})
    area.served.ask("POST", "/api/sign-out", headers=phone)

    assert first["earlier"] is None and other["earlier"] is None
    assert same["earlier"] == {"name": SAID["name"], "last_seen": seen, "unsent": 7}
    assert sign_in(area, "นิเทศ").json()["earlier"] is None, "those who signed out left nothing"


def test_two_who_open_the_same_link_at_once_do_not_both_get_in(area: Area, rater: str) -> None:
    body = {"token": invite(area, rater), "passphrase": WORDS, "device": SAID}

    replies = area.served.ask_all([("POST", "/api/sign-in/invitation", {"json": body})] * 6)

    assert sorted(reply.status_code for reply in replies) == [200] + [401] * 5


def test_of_two_who_both_saw_a_link_unused_the_database_lets_one_in(
    area: Area, rater: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = invite(area, rater)
    monkeypatch.setattr(invitations, "_state", lambda row, now_ms: "open")  # each looked before the other was done

    first, second = accept(area, token), accept(area, token)

    assert (first.status_code, code(second)) == (200, "invitation_used")


def test_an_expired_a_withdrawn_and_an_invented_link_are_refused_with_their_own_words(area: Area, rater: str) -> None:
    office, expired, kept = area.phone(area.office), invite(area, rater, days=1), invite(area, rater, days=30)
    area.served.clock.ms += 2 * DAY
    with area.served.server.database.reading() as connection:
        listed = {row["state"]: row["id"] for row in invitations.listed(area.served.server, connection)}
    withdrawn = area.served.ask("DELETE", f"/api/office/invitations/{listed['open']}", headers=office.headers)
    again = area.served.ask("DELETE", f"/api/office/invitations/{listed['open']}", headers=office.headers)

    assert (withdrawn.status_code, code(again)) == (204, "not_found")
    assert [code(accept(area, t)) for t in (expired, kept, "x" * 48)] == [
        "invitation_expired", "invitation_withdrawn", "invitation_unknown",
    ]  # fmt: skip


def test_neither_links_nor_tokens_nor_passphrases_can_be_read_from_the_database(area: Area, rater: str) -> None:
    token = invite(area, rater)
    secret = accept(area, token).json()["token"]

    everything = "".join(str(row) for table in (invitation, device, account) for row in area.served.rows(select(table)))

    assert token not in everything and secret not in everything and WORDS not in everything
    assert "$argon2id$" in everything


@pytest.mark.parametrize("passphrase", ["", None, "สั้นไป", " " * 20, "x" * 201])
def test_a_passphrase_that_is_too_short_or_long_leaves_the_link_unused(
    area: Area, rater: str, passphrase: str | None
) -> None:
    token = invite(area, rater)

    assert code(accept(area, token, passphrase)) == "weak_passphrase"
    assert accept(area, token).status_code == 200


def test_a_second_device_by_link_asks_for_the_passphrase_there_is(area: Area, rater: str) -> None:
    accept(area, invite(area, rater))
    token = invite(area, rater)

    assert look(area, token).json()["needs"] == "passphrase"
    assert code(accept(area, token, "อย่างอื่นที่ยาวพอ")) == "wrong_passphrase"
    assert accept(area, token).status_code == 200


def test_a_link_that_resets_lets_a_forgotten_passphrase_be_replaced(area: Area, rater: str) -> None:
    accept(area, invite(area, rater))
    token = invite(area, rater, resets=True)

    assert look(area, token).json()["needs"] == "new_passphrase"
    assert accept(area, token, "คำใหม่ ที่จำได้ดี").status_code == 200
    assert code(sign_in(area, "นิเทศ", WORDS)) == "wrong_passphrase"
    assert sign_in(area, "นิเทศ", "คำใหม่ ที่จำได้ดี").status_code == 200


def test_reusable_links_exist_in_the_demo_alone(area: Area, rater: str) -> None:
    with pytest.raises(Exception, match="bad_request"):
        invite(area, rater, reusable=True)

    area.served.put(("office", Office.kind().id_of("area"), {"name": "area", "demo": True}))
    token = invite(area, rater, reusable=True)

    assert (look(area, token).json()["needs"], look(area, token).json()["demo"]) == ("none", True)
    assert [accept(area, token, None).status_code for _ in range(3)] == [200, 200, 200]
    assert area.served.ask("GET", "/api/hello").json()["demo"] is True


def test_somebody_whom_the_office_gave_no_login_gets_one_to_come_back_with(area: Area, rater: str) -> None:
    area.served.put(("person", rater, {"login": None}))

    made = accept(area, invite(area, rater)).json()

    assert len(made["login"]) == 6 and made["login"].isdecimal()
    assert sign_in(area, made["login"]).json()["person"] == rater


def test_a_login_that_does_not_exist_reads_like_a_wrong_passphrase(area: Area, rater: str) -> None:
    accept(area, invite(area, rater))

    wrong, unknown = sign_in(area, "นิเทศ", "ไม่ใช่คำนี้แน่"), sign_in(area, "ไม่มีใคร")

    assert wrong.json() == unknown.json()
    assert (wrong.status_code, code(wrong)) == (401, "wrong_passphrase")


def test_ten_wrong_passphrases_make_a_login_rest_and_others_do_not(area: Area, rater: str) -> None:
    accept(area, invite(area, rater))
    other = area.person("อีกคน", RoleName.SUPERVISOR)
    accept(area, invite(area, other))
    codes = [code(sign_in(area, "นิเทศ", "ไม่ใช่คำนี้แน่")) for _ in range(11)]

    resting = sign_in(area, "นิเทศ")

    assert codes == ["wrong_passphrase"] * 10 + ["too_many_tries"]
    assert (resting.status_code, resting.json()["facts"]["minutes"], resting.headers["retry-after"]) == (429, 15, "900")
    assert sign_in(area, "อีกคน").status_code == 200
    area.served.clock.ms += 15 * 60_000
    assert sign_in(area, "นิเทศ").status_code == 200


def test_ten_wrong_passphrases_with_a_link_make_the_person_rest_too(area: Area, rater: str) -> None:
    accept(area, invite(area, rater))
    token = invite(area, rater)

    codes = [code(accept(area, token, "ไม่ใช่คำนี้แน่")) for _ in range(11)]

    assert codes == ["wrong_passphrase"] * 10 + ["too_many_tries"]
    assert code(accept(area, token)) == "too_many_tries"
    area.served.clock.ms += 15 * 60_000
    assert accept(area, token).status_code == 200


def test_signing_out_ends_this_devices_token_and_no_other(area: Area, rater: str) -> None:
    one, two = area.phone(rater), area.phone(rater)

    out = area.served.ask("POST", "/api/sign-out", headers=one.headers)

    assert out.status_code == 204
    assert code(one.send(one.batch())) == "token_not_accepted"
    assert two.pull()["more"] is False


def test_the_office_sees_and_signs_out_devices_and_nobody_else_does(area: Area, rater: str) -> None:
    office, lost = area.phone(area.office), area.phone(rater)
    lost.pull(app="nithet/9")
    area.served.clock.ms += DAY
    head = {"protocol": 1, "app": "nithet/9", "device": lost.caller.device, "epoch": "", "cursors": []}
    body = {**head, "now": area.served.clock.ms + 3_600_000}
    area.served.ask("POST", "/api/sync/pull", json=body, headers={**lost.headers, "Nithet-Unsent": "7"})

    listed = area.served.ask("GET", "/api/office/devices", headers=office.headers).json()
    refused = area.served.ask("GET", "/api/office/devices", headers=lost.headers)
    out = area.served.ask("DELETE", f"/api/office/devices/{lost.caller.device}", headers=office.headers)

    row = next(row for row in listed if row["id"] == lost.caller.device)
    assert (row["person"], row["app"], row["unsent"], row["signed_out"]) == (rater, "nithet/9", 7, False)
    assert abs(row["skew_ms"] - 3_600_000) < 1000
    assert code(refused) == "office_only" and refused.status_code == 403
    assert out.status_code == 204 and code(lost.send(lost.batch())) == "token_not_accepted"


def test_an_invitation_from_the_office_comes_with_its_link_and_a_picture_of_it(area: Area, rater: str) -> None:
    office = area.phone(area.office)

    made = area.served.ask("POST", "/api/office/invitations", json={"person": rater, "days": 3}, headers=office.headers)
    listed = area.served.ask("GET", "/api/office/invitations", headers=office.headers)

    told = made.json()
    picture = Image.open(io.BytesIO(base64.b64decode(told["qr_png"])))
    assert told["url"].startswith("http://office.test/#/join/")
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [told["url"]], "a camera cannot read it"
    assert look(area, told["url"].rsplit("/", 1)[-1]).json()["needs"] == "new_passphrase"
    assert [(row["id"], row["person"], row["state"]) for row in listed.json()] == [(told["id"], rater, "open")]
    assert "url" not in listed.text and told["url"].rsplit("/", 1)[-1] not in listed.text


def test_what_the_office_asks_of_the_server_is_for_nobody_else(area: Area, rater: str) -> None:
    """Every route under /api/office, as the API describes itself."""
    other, device = area.phone(rater), area.phone(area.office).caller.device
    token = invite(area, rater)
    paths = area.served.ask("GET", "/api/openapi.json").json()["paths"]
    routes = [(way.upper(), path) for path, ways in paths.items() if path.startswith("/api/office/") for way in ways]

    asked = [
        (
            way,
            path.format(device=device, edit=natural_id("test", "e"), invitation=natural_id("test", "i")),
            {"headers": other.headers, "json": {}},
        )
        for way, path in routes
    ]
    replies = area.served.ask_all((way, path, {**sent, "params": {"file": "a.csv"}}) for way, path, sent in asked)

    assert len(routes) >= 7
    assert {(reply.status_code, code(reply)) for reply in replies} == {(403, "office_only")}
    assert look(area, token).status_code == 200


def test_inviting_needs_the_office_a_person_who_exists_and_a_sensible_time(area: Area, rater: str) -> None:
    office, other = area.phone(area.office), area.phone(rater)
    cases: list[tuple[Phone, dict[str, Any], str]] = [
        (other, {"person": rater}, "office_only"),
        (office, {"person": natural_id("test", "nobody")}, "not_found"),
        (office, {"person": rater, "days": 0}, "out_of_range"),
        (office, {"person": rater, "days": 1000}, "out_of_range"),
        (office, {"days": 3}, "bad_request"),
    ]

    for phone, body, expected in cases:
        reply = area.served.ask("POST", "/api/office/invitations", json=body, headers=phone.headers)
        assert code(reply) == expected


def leave(area: Area, person: str) -> None:
    """The office writes down that today is the person's last day; then it is tomorrow."""
    office = area.phone(area.office)
    office.pull()
    day = area.served.server.today().isoformat()
    assert office.write("person", person, {"left_on": day})["status"] == "applied"


def test_on_the_last_day_everything_works_and_after_it_neither_token_nor_passphrase_nor_link_does(
    area: Area, rater: str
) -> None:
    accept(area, invite(area, rater))
    phone, link = area.phone(rater), invite(area, rater)
    leave(area, rater)
    login = phone.pull() and phone.field("person", rater, "login")
    assert sign_in(area, login).status_code == 200

    area.served.clock.ms += DAY

    refused = [phone.send(phone.batch(phone.edit("person", rater, {"position": "x"}))), sign_in(area, login)]
    refused += [accept(area, link), look(area, link)]
    assert [code(reply) for reply in refused] == ["person_left"] * 4
    assert [reply.status_code for reply in refused] == [401] * 4
    assert "บันทึกเป็นไฟล์ได้ที่หน้าตั้งค่า" in refused[0].json()["detail"]
    assert len(area.served.rows(select(invitation).where(invitation.c.used_at.is_(None)))) == 1


def test_nobody_invites_a_person_who_left(area: Area, rater: str) -> None:
    leave(area, rater)
    area.served.clock.ms += DAY
    office = area.phone(area.office)

    reply = area.served.ask(
        "POST", "/api/office/invitations", json={"person": rater, "days": 7}, headers=office.headers
    )

    assert code(reply) == "invites_nobody"
