"""A token that is missing, forged, revoked or expired is refused; one that is used stays alive."""

from __future__ import annotations

import pytest

from fieldwork.ids import natural_id
from tests.support.refused import assert_problem
from tests.support.served import Area, Phone


@pytest.fixture
def office(area: Area) -> Phone:
    return area.phone(area.office)


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer forged", "Basic abc", "Bearer \u0e01", "Bearer a\x00b"])
def test_a_token_that_is_missing_or_forged_is_refused(area: Area, token: str) -> None:
    headers = {"Authorization": token.encode()} if token else {}

    reply = area.served.ask("POST", "/api/sync/pull", json={}, headers=headers)

    assert_problem(reply, 401, "token_not_accepted" if token.strip() not in ("", "Bearer") else "sign_in_required")


def test_a_revoked_and_an_expired_token_are_refused(area: Area, office: Phone) -> None:
    lost = area.phone(area.office)
    office.served.ask("DELETE", f"/api/office/devices/{lost.caller.device}", headers=office.headers)
    revoked = lost.send(lost.batch())
    area.served.clock.ms += 401 * 86_400_000
    expired = office.send(office.batch())

    assert_problem(revoked, 401, "token_not_accepted")
    assert_problem(expired, 401, "token_not_accepted")


def test_using_a_token_keeps_it_alive(area: Area, office: Phone) -> None:
    for _ in range(4):
        area.served.clock.ms += 300 * 86_400_000
        office.served.put(("role", natural_id("test", str(area.served.clock())), {"person": office.person}))
        assert office.page()["scopes"] is not None
