"""Turns: a device that lives once never has to answer for a lost reply, a late message or a restored server."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from sync_server import devices, epochs
from sync_server.tables import device
from tests.support.served import Area, Phone

LATER = 120_000


@pytest.fixture
def phone(area: Area) -> Phone:
    return area.phone(area.office)


def shows(phone: Phone, turn: str, **more: Any) -> dict[str, Any]:
    """A pull some minutes later that shows this turn."""
    phone.served.clock.ms += LATER
    return phone.page(turn=turn, now=phone.now(), **more)


def marked(phone: Phone) -> list[Any]:
    return phone.served.rows(select(device.c.id).where(device.c.copied_at.is_not(None)))


def test_a_device_that_lives_once_is_given_turn_after_turn(phone: Phone) -> None:
    turn, seen = "", set()
    for _ in range(5):
        reply = shows(phone, turn)
        turn = reply["turn"]
        seen.add(turn)
        assert turn and reply["rejoin"] == {}

    assert len(seen) == 5 and marked(phone) == []


def test_an_answer_that_was_lost_any_number_of_times_costs_nothing(phone: Phone) -> None:
    first = shows(phone, "")["turn"]
    for _ in range(30):
        assert shows(phone, first)["rejoin"] == {}
    last = shows(phone, first)["turn"]

    assert shows(phone, last)["rejoin"] == {} and marked(phone) == []


def test_within_a_minute_nothing_is_given_and_nothing_is_written(phone: Phone) -> None:
    turn = shows(phone, "")["turn"]

    assert [phone.page(turn=turn, now=phone.now())["turn"] for _ in range(3)] == ["", "", ""]


def test_an_app_that_knows_of_no_turns_is_left_alone(phone: Phone) -> None:
    shows(phone, shows(phone, "")["turn"])

    assert (phone.page()["turn"], phone.page()["rejoin"], marked(phone)) == ("", {}, [])


def test_two_that_take_turns_with_one_id_are_found_out_and_the_second_gets_an_id_of_its_own(
    area: Area, phone: Phone
) -> None:
    both = shows(phone, "")["turn"]
    one = shows(phone, both)["turn"]
    other = shows(phone, both)["turn"]
    one = shows(phone, one)["turn"]

    doubt = shows(phone, other)
    assert (doubt["rejoin"], marked(phone)) == ({}, [])
    reply = shows(phone, doubt["turn"])

    own = reply["rejoin"]
    assert [row.id for row in marked(phone)] == [phone.caller.device] and reply["turn"] == ""
    again = Phone(area.served, devices.Caller(area.office, own["device"]), own["token"])
    assert shows(again, "")["received"] == 0 and shows(phone, one)["rejoin"] == {}
    with area.served.server.database.reading() as connection:
        listed = {row["id"]: row for row in devices.listed(connection)}
    assert listed[own["device"]]["split_from"] == phone.caller.device and listed[phone.caller.device]["copied_at"]


def test_an_id_whose_reply_was_lost_is_given_anew_and_leaves_no_device_behind(phone: Phone) -> None:
    old = shows(phone, "")["turn"]
    shows(phone, shows(phone, old)["turn"])

    doubt = shows(phone, old)["turn"]
    first, second = shows(phone, doubt)["rejoin"], shows(phone, doubt)["rejoin"]

    split = phone.served.rows(select(device.c.id).where(device.c.split_from == phone.caller.device))
    assert first["device"] != second["device"] and [row.id for row in split] == [second["device"]]


def test_a_message_that_was_long_on_its_way_is_no_second_phone(phone: Phone) -> None:
    old = shows(phone, "")["turn"]
    sent = phone.now()
    shows(phone, shows(phone, old)["turn"])

    phone.served.clock.ms += LATER
    reply = phone.page(turn=old, now=sent)

    assert (reply["turn"], reply["rejoin"], marked(phone)) == ("", {}, [])


def test_nor_is_one_whose_phone_had_its_clock_set_back_by_years_meanwhile(phone: Phone) -> None:
    old = shows(phone, "")["turn"]
    sent = phone.now()
    last = shows(phone, shows(phone, old)["turn"])["turn"]
    years = 3 * 365 * 24 * 3_600_000
    phone.served.clock.ms += LATER
    current = phone.page(turn=last, now=phone.now() - years)["turn"]

    phone.page(turn=old, now=sent)  # nobody hears the answer

    assert shows(phone, current)["rejoin"] == {} and marked(phone) == []


def test_a_restored_server_begins_anew_and_accuses_nobody(area: Area, phone: Phone) -> None:
    older = shows(phone, "")["turn"]
    kept = phone.served.rows(select(device.c.turn, device.c.turns).where(device.c.id == phone.caller.device))[0]
    newest = shows(phone, shows(phone, older)["turn"])["turn"]
    with area.served.server.database.writing() as writing:
        back = update(device).where(device.c.id == phone.caller.device).values(turn=kept.turn, turns=kept.turns)
        writing.connection.execute(back)
    epochs.renew(area.served.server)

    for turn in (newest, newest):
        assert shows(phone, turn)["rejoin"] == {}
    assert marked(phone) == []


def test_a_turn_that_is_no_text_is_refused(phone: Phone) -> None:
    head = {"protocol": 1, "app": "t", "device": phone.caller.device, "epoch": "", "now": 1, "cursors": [], "turn": 7}

    reply = phone.served.ask("POST", "/api/sync/pull", json=head, headers=phone.headers)

    assert reply.json()["code"] == "bad_request"
