"""What an older version of the server did not know: kept aside as it came, taken in when a newer one starts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from sync_server import serving
from sync_server.tables import change, quarantine
from sync_server.unfamiliar import take_in
from tests.support.next_version import PART, app_of_next
from tests.support.served import Area, Phone, Served


def told(area: Area) -> tuple[Phone, dict[str, dict[str, Any]]]:
    """A rater's phone, and what it told that this server does not know, by the reason that it got for it."""
    rater = area.person("นิเทศ", RoleName.SUPERVISOR)
    school = area.school()
    phone, keys = area.phone(rater), {"visit": area.visit("v", school, rater), "school": school}
    owned = {**keys, "author": rater, "nature": "note"}
    travel, finding = natural_id("test", "travel"), natural_id("test", "finding")
    edits = {
        "unknown_kind": phone.edit("travel", travel, {**keys, "road": "ทางลูกรัง"}),
        "unknown_field": phone.edit("finding", finding, {**owned, "weather": "ฝนตก"}),
        "unknown_part": phone.edit("finding", natural_id("test", "weighed"), {**owned, "text": "หนัก"}),
    }
    edits["unknown_part"]["fields"]["text"] += [None, PART]
    results = phone.push(*edits.values())
    assert [result["code"] for result in results] == list(edits)
    assert all("ยังไม่รู้จัก" in result["message"] for result in results)
    return phone, edits


def test_a_server_that_starts_without_having_learnt_leaves_what_it_does_not_know_as_it_is(
    served: Served, area: Area
) -> None:
    _, edits = told(area)
    before = served.rows(select(quarantine).order_by(quarantine.c.edit))

    assert take_in(served.server) == 0

    assert served.rows(select(quarantine).order_by(quarantine.c.edit)) == before and len(before) == len(edits)
    assert json.loads(next(r.payload for r in before if r.code == "unknown_part"))["fields"]["text"][3] == PART


def test_a_server_that_learnt_takes_in_what_it_knows_by_now_and_the_device_is_told(served: Served, area: Area) -> None:
    phone, edits = told(area)

    with app_of_next():
        assert take_in(served.server) == 2
        assert take_in(served.server) == 0

    page = phone.pull(aside=[edit["id"] for edit in edits.values()])
    taken = {edits[code]["id"] for code in ("unknown_kind", "unknown_field")}
    assert {row["id"] for row in page["aside"] if row["status"] == "applied"} == taken
    assert taken <= {row.edit for row in served.rows(select(change.c.edit))}
    assert [row.code for row in served.rows(select(quarantine.c.code))] == ["unknown_part"]
    assert page["received"] == len(edits), "an edit is counted when it comes, and not once more when it is taken in"


def test_a_server_looks_at_it_before_it_listens(served: Served, area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    told(area)
    left: list[str] = []
    listen = lambda _: left.extend(row.code for row in served.rows(select(quarantine.c.code)))  # noqa: E731
    monkeypatch.setattr(serving._Office, "run", listen)

    with app_of_next():
        serving.run(served.server)

    assert left == ["unknown_part"]


def test_what_is_known_by_now_and_still_may_not_be_written_stays_aside_with_that_reason(
    served: Served, area: Area
) -> None:
    phone, edits = told(area)
    (role,) = [natural_id("test", f"นิเทศ:{RoleName.SUPERVISOR}:None")]
    served.put(("role", role, {"ends": "2026-01-02"}))

    with app_of_next():
        assert take_in(served.server) == 0

    codes = {row.edit: row.code for row in served.rows(select(quarantine.c.edit, quarantine.c.code))}
    assert [codes[edit["id"]] for edit in edits.values()] == ["no_role", "no_role", "unknown_part"]
    assert phone.page()["aside"] == []
