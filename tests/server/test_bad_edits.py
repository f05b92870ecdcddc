"""A bad edit is kept aside with its code, the rest of its batch goes on; odd characters come back or do no harm."""

from __future__ import annotations

import itertools
import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select

from fieldwork.ids import natural_id, uuid7
from fieldwork.records import KINDS, Feedback, Office, RoleName
from fieldwork.records.kinds import TIES
from sync_server.tables import quarantine
from tests.support.refused import THAI, assert_problem
from tests.support.served import Area, Phone, sheet_fields, sheet_id


def test_a_megabyte_in_one_field_is_set_aside_and_the_rest_goes_on(area: Area, school: str, office: Phone) -> None:
    results = office.push(
        office.edit("school", school, {"name": "ก" * 400_000}), office.edit("school", school, {"students": 1})
    )

    assert [(r["status"], r.get("code")) for r in results] == [("quarantined", "too_long"), ("applied", None)]


BAD_EDITS: list[tuple[str, Any]] = [
    ("bad_edit", {"fields": {}}),
    ("bad_edit", {"fields": []}),
    ("bad_edit", {"fields": {"students": 3}}),
    ("bad_edit", {"fields": {"students": [3]}}),
    ("bad_edit", {"fields": {"students": [3, "x"]}}),
    ("bad_edit", {"fields": {"students": [3, [4]]}}),
    ("bad_edit", {"fields": {"": [3, []]}}),
    ("bad_edit", {"fields": {"terms." + "x" * 300: [3, []]}}),
    ("bad_edit", {"kind": 3}),
    ("bad_edit", {"kind": None}),
    ("bad_edit", {"record": "one"}),
    ("bad_edit", {"record": ["x"]}),
    ("bad_stamp", {"stamp": "now"}),
    ("bad_stamp", {"stamp": 5}),
    ("bad_stamp", {"stamp": "G" * 32}),
    ("unknown_kind", {"kind": "unicorn"}),
    ("unknown_kind", {"kind": "\u0e01\x00"}),
    ("unknown_field", {"fields": {"colour": ["red", []]}}),
    ("unknown_field", {"fields": {"name.x": ["red", []]}}),
    ("required", {"fields": {"name": [None, []]}}),
    ("not_a_number", {"fields": {"students": [1.5, []]}}),
    ("not_a_number", {"fields": {"students": [True, []]}}),
    ("not_a_number", {"fields": {"students": [10**400, []]}}),
    ("out_of_range", {"fields": {"students": [10**12, []]}}),
    ("out_of_range", {"fields": {"students": [-1, []]}}),
    ("not_a_choice", {"fields": {"size": ["XXL", []]}}),
    ("not_a_choice", {"fields": {"size": [["S"], []]}}),
    ("not_a_date", {"fields": {"closed_on": ["2026-02-30", []]}}),
    ("not_a_date", {"fields": {"closed_on": [20260230, []]}}),
    ("not_text", {"fields": {"name": [{"a": 1}, []]}}),
    ("wrong_id", {"record": natural_id("test", "other"), "fields": {"code": ["1", []], "name": ["x", []]}}),
    ("wrong_id", {"fields": {"code": ["1234567890", []]}}),
]


def test_a_malformed_edit_is_set_aside_with_its_code_and_the_rest_of_the_batch_goes_on(
    area: Area, school: str, office: Phone
) -> None:
    good = [office.edit("school", school, {"students": n}, base=[]) for n in range(len(BAD_EDITS))]
    bad = [{**office.edit("school", school, {"students": 1}), **wrong} for _, wrong in BAD_EDITS]

    results = office.push(*(edit for pair in zip(bad, good, strict=True) for edit in pair))

    assert [r.get("code") for r in results[::2]] == [code for code, _ in BAD_EDITS]
    assert all(r["status"] == "quarantined" and THAI.search(r["message"]) for r in results[::2])
    assert {r["status"] for r in results[1::2]} <= {"applied", "conflict"}
    assert len(area.served.rows(select(quarantine))) == len(BAD_EDITS)


def test_what_is_no_edit_at_all_is_set_aside_too(area: Area, school: str, office: Phone) -> None:
    junk = [None, 3, "x", [], {}, {"id": 4}, {"id": "x"}, {"id": "\u0e01" * 500}]

    reply = office.send(office.batch(*junk, office.edit("school", school, {"students": 7}), *junk)).json()

    assert {r["status"] for r in reply["results"]} == {"quarantined", "applied"}
    assert reply["results"][len(junk)]["status"] == "applied"
    assert reply["received"] == len(junk) + 1


def test_deep_nesting_is_set_aside(area: Area, office: Phone) -> None:
    area.served.put(("office", Office.kind().id_of("area"), {"name": "area"}))
    deep: Any = "x"
    for _ in range(40):
        deep = [deep]

    result = office.write("office", Office.kind().id_of("area"), {"terms.2569/1": deep})

    assert (result["status"], result["code"]) == ("quarantined", "too_deep")


def test_emoji_and_odd_characters_come_back_as_they_were_sent(area: Area, school: str, office: Phone) -> None:
    text = "ดีมาก 😀👩‍🏫 \u200b\u0e33\ufeff \x07\x1f tab\t\u2028 ~ \U0010ffff"

    office.pull()
    assert office.write("school", school, {"name": text})["status"] == "applied"
    office.pull()

    assert office.field("school", school, "name") == text


def test_nul_characters_and_halves_of_surrogates_are_taken_out_and_the_rest_is_kept(
    area: Area, school: str, office: Phone
) -> None:
    office.pull()
    body = (
        office.batch(office.edit("school", school, {"name": "NAME"}))
        .decode()
        .replace("NAME", r"ก\u0000ข\ud83dค\ude00 \ud83d\ude00")
        .encode()
    )

    reply = office.send(body)
    office.pull()

    assert reply.json()["results"][0]["status"] == "applied"
    assert office.field("school", school, "name") == "กขค 😀"


def test_nul_characters_in_ids_and_names_are_harmless(area: Area, school: str, office: Phone) -> None:
    text = office.batch(office.edit("school", school, {"name": "x"}), app="a\x00b", batch="c\x00d").decode()
    pulled = area.served.ask(
        "POST",
        "/api/sync/pull",
        content=json.dumps(
            {
                "protocol": 1,
                "app": "\x00",
                "device": office.caller.device,
                "epoch": "",
                "now": 1,
                "cursors": [[3, ["own:\x00"]]],
            }
        ),
        headers=office.headers,
    )
    looked = area.served.ask("POST", "/api/sign-in/look", content=b'{"token":"\\u0000\\ud800"}')
    history = area.served.ask("GET", "/api/history/school/%00", headers=office.headers)

    assert office.send(text.encode()).status_code == 200
    assert pulled.status_code == 200
    assert_problem(looked, 401, "invitation_unknown")
    assert_problem(history, 404, "not_found")


class Rated:
    """A visit at one school, and a supervisor who also belongs to the team of no other."""

    def __init__(self, area: Area) -> None:
        self.area, self.school, self.adm4 = area, area.school(), area.instrument()
        self.rater = area.person("นิเทศ", RoleName.SUPERVISOR)
        self.visit = area.visit("v", self.school, self.rater, instruments=[self.adm4])

    def try_sheet(self, person: str, **fields: Any) -> Any:
        """The code with which a sheet of this person on this visit is refused; None when it is taken."""
        phone = self.area.phone(person)
        whole = {**sheet_fields(self.visit, self.adm4, self.school, person), **fields}
        sheet = sheet_id(whole["visit"], whole["instrument"], whole["subject"], whole["rater"])
        return phone.write("sheet", sheet, whole).get("code")


def test_writes_outside_the_scope_are_set_aside(area: Area) -> None:
    rated = Rated(area)
    outsider = area.person("คนนอก", RoleName.EXPERT)
    elsewhere = area.school("9966900002", "โรงเรียนอื่น")

    assert rated.try_sheet(rated.rater) is None
    assert rated.try_sheet(outsider) == "not_in_team"
    assert rated.try_sheet(outsider, rater=rated.rater) == "author_only"
    assert rated.try_sheet(rated.rater, school=elsewhere, subject=elsewhere) == "no_visit"
    assert area.phone(outsider).write("school", rated.school, {"students": 1})["code"] == "office_only"


def test_nobody_rates_the_school_he_or_she_runs(area: Area) -> None:
    rated = Rated(area)
    head = area.person("ผอ.กรรมการ", RoleName.MEMBER_PRINCIPAL, school=rated.school)
    visit = area.visit("own", rated.school, head, instruments=[rated.adm4])

    assert rated.try_sheet(head, visit=visit) == "own_school"


def test_a_team_is_judged_as_an_edit_leaves_it_whatever_came_before_it_in_the_batch(area: Area) -> None:
    rated = Rated(area)
    head = area.person("ผอ.กรรมการ", RoleName.MEMBER_PRINCIPAL, school=rated.school)
    phone = area.phone(area.office)
    asked, wrong = (phone.edit("visit", rated.visit, {f"team.{who}": []}) for who in (area.person("ศน."), head))

    results = phone.push(phone.edit("visit", rated.visit, {"purpose": "ติดตาม"}), asked, wrong)

    assert [result.get("code") for result in results] == [None, None, "own_school_team"]


@pytest.mark.parametrize(
    ("level", "code"), [(0, "level_not_on_scale"), (9, "level_not_on_scale"), (99, "out_of_range")]
)
def test_a_level_that_the_scale_lacks_is_set_aside(area: Area, level: int, code: str) -> None:
    rated = Rated(area)

    assert rated.try_sheet(rated.rater, **{"levels.AC1": level}) == code


def test_feedback_whose_items_name_nonsense_harms_nobody(area: Area) -> None:
    rated = Rated(area)
    leader, keys = area.phone(rated.rater), {"visit": rated.visit, "school": rated.school}
    leader.write("agreement", natural_id("test", "a"), {**keys, "action": "ทำ"})

    for version, nonsense in enumerate((["x"], {"a": 1}, 5, "x"), 1):
        agreed = {"kind": "agreement", "text": "ทำ", "agreement": nonsense, "owner": "ก", "due": "2027-01-01"}
        items = {"items.s": {"kind": "strength", "text": "ดี"}, "items.n": {"kind": "next_step", "text": "ต่อ"}}
        fields = {**keys, **items, "items.a": agreed, "version": version, "author": rated.rater}
        told = {"change_note": "แก้", "published_at": leader.now()}
        result = leader.write("feedback", Feedback.kind().id_of(rated.visit, version, rated.rater), {**fields, **told})
        assert result.get("code") != "server_fault"

    assert leader.pull()["more"] is False


def test_a_reordered_batch_ends_with_the_same_values(area: Area, school: str, office: Phone) -> None:
    first = office.edit("school", school, {"students": 1}, base=[])
    second = office.edit("school", school, {"students": 2}, base=[first["id"]])

    office.push(second, first)
    office.pull()

    assert office.field("school", school, "students") == 2
    assert len(office.mirror["school", school]["marks"]["students"]) == 2


ANYTHING = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)
    | some.text(max_size=20),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
KINDS_AND_MORE = some.sampled_from([*KINDS, "unicorn", ""])
FIELD_NAMES = some.sampled_from(sorted({f for kind in KINDS.values() for f in kind.rules})) | some.text(max_size=20)


@some.composite
def odd_edit(draw: some.DrawFn) -> Any:
    """Something shaped like an edit, with anything in any place."""
    fields = draw(some.dictionaries(FIELD_NAMES | FIELD_NAMES.map(lambda f: f"{f}.x"), ANYTHING, max_size=5))
    edit = {
        "id": draw(some.uuids().map(str)),
        "kind": draw(KINDS_AND_MORE),
        "record": draw(some.uuids().map(str)),
        "stamp": draw(some.sampled_from(["0" * 32, "f" * 32, "01a206c678" + "0" * 22])),
        "fields": {name: [value, draw(some.just([]) | some.lists(some.uuids().map(str), max_size=2))]
                   for name, value in fields.items()},
    }  # fmt: skip
    for place in draw(some.sets(some.sampled_from(sorted(edit)), max_size=1)):
        edit[place] = draw(ANYTHING)
    return edit


def test_a_tie_that_holds_anything_but_an_id_holds_up_no_other_edit(area: Area, school: str, office: Phone) -> None:
    ties = [*TIES, "person", "sheet"]
    values = [[], {}, [["x"]], 7, True, None, 1.5, "ไม่ใช่รหัส"]
    odd = [
        office.edit(kind, uuid7(office.now(), os.urandom(10)), {tie: value})
        for kind, tie, value in itertools.product(("sheet", "finding", "receipt"), ties, values)
    ]

    *results, good = office.push(*odd, office.edit("school", school, {"students": 5}))

    assert {result["status"] for result in results} == {"quarantined"} and good["status"] == "applied"
    assert "server_fault" not in {result.get("code") for result in results}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=some.lists(odd_edit() | ANYTHING, min_size=1, max_size=8))
def test_whatever_a_batch_holds_every_edit_gets_a_result_and_what_it_left_can_be_pulled(
    area: Area, edits: list[Any]
) -> None:
    office = area.phone(area.office)

    reply = office.send(office.batch(*edits))

    assert reply.status_code == 200, reply.text
    results = reply.json()["results"]
    assert len(results) == len(edits)
    assert {r["status"] for r in results} <= {"applied", "conflict", "duplicate", "quarantined"}
    assert "server_fault" not in {r.get("code") for r in results}
    office.pull()
