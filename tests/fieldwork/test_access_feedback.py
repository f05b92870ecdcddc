"""Who may write, publish, correct, answer and sign a feedback, also while the lead of a visit changes."""

from typing import Any

import pytest

from fieldwork.records import Feedback, RoleName
from fieldwork.records.feedback import stated
from tests.support import worlds
from tests.support.rights import Area


@pytest.fixture
def area() -> Area:
    return Area()


def feedback_fields(area: Area, version: int = 1, author: str = "") -> tuple[str, dict[str, Any]]:
    keys = {"visit": area.visit.id, "school": area.school, "version": version, "author": author or area.supervisor}
    agreement = {
        "kind": "agreement",
        "text": "ทำ",
        "agreement": worlds.an_id("a"),
        "owner": "รองฯ",
        "due": "2027-01-15",
    }
    items = {
        "items.1": {"kind": "strength", "text": "ดี"},
        "items.2": {"kind": "next_step", "text": "ต่อ"},
        "items.3": agreement,
    }
    return Feedback.kind().id_of(area.visit.id, version, author or area.supervisor), {**keys, **items}


def test_feedback_is_published_by_the_leader_only_when_whole_and_is_immutable_after(area: Area) -> None:
    record_id, fields = feedback_fields(area)
    bare = {k: v for k, v in fields.items() if k != "items.3"}
    assert area.try_to_write(area.expert, "feedback", record_id, fields) == "author_only"
    assert (
        area.try_to_write(area.supervisor, "feedback", record_id, {**bare, "published_at": 1}) == "feedback_incomplete"
    )
    assert area.try_to_write(area.supervisor, "feedback", record_id, {**fields, "published_at": 1}) is None

    assert area.try_to_write(area.supervisor, "feedback", record_id, {"intro": "แก้"}) == "feedback_published"


@pytest.mark.parametrize(
    "lack",
    [
        {"items.1": None},
        {"items.2": {"kind": "next_step", "text": " "}},
        {"items.3": {"owner": ""}},
        {"items.3": {"due": None}},
        {"items.3": {"agreement": ""}},
        {"items.3": {"text": ""}},
    ],
    ids=["no strength", "no next step", "no owner", "no day", "no record", "no words"],
)
def test_feedback_is_not_published_without_a_strength_a_next_step_and_a_dated_agreement_with_an_owner(
    area: Area, lack: dict[str, Any]
) -> None:
    record_id, fields = feedback_fields(area)
    wrong = {name: {**fields[name], **value} if isinstance(value, dict) else value for name, value in lack.items()}

    refused = area.try_to_write(area.supervisor, "feedback", record_id, {**fields, **wrong, "published_at": 1})

    assert refused == "feedback_incomplete"


def lead(area: Area, person: str) -> None:
    area.world.put("visit", area.visit.id, {"leader": person})


def test_a_new_leader_publishes_an_own_version_while_the_old_leaders_draft_is_still_being_written(area: Area) -> None:
    old_id, old = feedback_fields(area)
    new_id, new = feedback_fields(area, author=area.expert)
    assert area.try_to_write(area.supervisor, "feedback", old_id, old) is None
    lead(area, area.expert)

    assert area.try_to_write(area.supervisor, "feedback", old_id, {"intro": "พิมพ์ต่อขณะออฟไลน์"}) is None
    assert area.try_to_write(area.supervisor, "feedback", old_id, {"published_at": 1}) == "leader_only"
    assert area.try_to_write(area.expert, "feedback", old_id, {"intro": "แก้ของผู้อื่น"}) == "author_only"
    assert area.try_to_write(area.expert, "feedback", old_id, {"published_at": 1}) == "author_only"
    assert area.try_to_write(area.expert, "feedback", new_id, {**new, "published_at": 2}) is None


def test_of_every_version_only_one_is_published(area: Area) -> None:
    old_id, old = feedback_fields(area)
    new_id, new = feedback_fields(area, author=area.expert)
    area.try_to_write(area.supervisor, "feedback", old_id, {**old, "published_at": 1})
    lead(area, area.expert)

    assert area.try_to_write(area.expert, "feedback", new_id, {**new, "published_at": 2}) == "version_gap"


def test_nobody_outside_the_team_begins_a_feedback(area: Area) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)
    record_id, fields = feedback_fields(area, author=outsider)

    assert area.try_to_write(outsider, "feedback", record_id, fields) == "not_in_team"


def test_a_correction_is_the_next_version_and_says_what_changed(area: Area) -> None:
    record_id, fields = feedback_fields(area)
    third_id, third = feedback_fields(area, 3)
    second_id, second = feedback_fields(area, 2)
    area.try_to_write(area.supervisor, "feedback", record_id, {**fields, "published_at": 1})

    assert area.try_to_write(area.supervisor, "feedback", third_id, {**third, "published_at": 2}) == "version_gap"
    assert (
        area.try_to_write(area.supervisor, "feedback", second_id, {**second, "published_at": 2}) == "change_note_needed"
    )
    noted = {**second, "published_at": 2, "change_note": "แก้กำหนดวัน"}
    assert area.try_to_write(area.supervisor, "feedback", second_id, noted) is None


def test_only_the_schools_principal_answers_and_only_what_was_published(area: Area) -> None:
    record_id, fields = feedback_fields(area)
    keys = {"feedback": record_id, "item": "2", "visit": area.visit.id, "school": area.school}
    response = worlds.natural_id("response", record_id, "2")
    area.try_to_write(area.supervisor, "feedback", record_id, fields)
    assert area.try_to_write(area.principal, "response", response, {**keys, "answer": "accept"}) == "no_feedback"
    area.try_to_write(area.supervisor, "feedback", record_id, {"published_at": 1})

    assert area.try_to_write(area.supervisor, "response", response, {**keys, "answer": "accept"}) == "principal_only"
    assert area.try_to_write(area.principal, "response", response, {**keys, "answer": "maybe"}) == "not_a_choice"
    assert area.try_to_write(area.principal, "response", response, {**keys, "answer": "accept"}) is None


def test_a_signature_is_never_overwritten(area: Area) -> None:
    record_id, fields = feedback_fields(area)
    area.try_to_write(area.supervisor, "feedback", record_id, {**fields, "published_at": 1})
    keys = {"feedback": record_id, "visit": area.visit.id, "school": area.school, "person": area.principal}
    signed = worlds.natural_id("acknowledgement", record_id, area.principal)
    assert area.try_to_write(area.principal, "acknowledgement", signed, {**keys, "signature": "ab" * 32}) is None

    assert area.try_to_write(area.principal, "acknowledgement", signed, {"signature": "cd" * 32}) == "fixed_field"


def published(area: Area) -> tuple[str, dict[str, Any]]:
    """A published feedback, and the keys of what answers it."""
    record_id, fields = feedback_fields(area)
    area.try_to_write(area.supervisor, "feedback", record_id, {**fields, "published_at": 1})
    return record_id, {"feedback": record_id, "visit": area.visit.id, "school": area.school}


@pytest.mark.parametrize("kind", ["receipt", "acknowledgement"])
def test_nobody_opens_or_signs_in_another_persons_name(area: Area, kind: str) -> None:
    record_id, keys = published(area)
    deputy = worlds.person(area.world, "รอง", RoleName.PRINCIPAL, school=area.school)
    name = worlds.natural_id(kind, record_id, area.principal)

    assert area.try_to_write(deputy, kind, name, {**keys, "person": area.principal}) == "author_only"
    assert area.try_to_write(area.principal, kind, name, {**keys, "person": area.principal}) is None


def test_the_principal_of_another_school_does_not_answer_by_naming_the_own_one(area: Area) -> None:
    record_id, keys = published(area)
    elsewhere = worlds.school(area.world, "อื่น", "9966900009")
    other = worlds.person(area.world, "ผอ.อื่น", RoleName.PRINCIPAL, school=elsewhere)
    response = worlds.natural_id("response", record_id, "2")
    answer = {**keys, "item": "2", "answer": "accept"}

    assert area.try_to_write(other, "response", response, answer) == "principal_only"
    assert area.try_to_write(other, "response", response, {**answer, "school": elsewhere}) == "out_of_scope"


def test_only_what_the_feedback_says_is_answered(area: Area) -> None:
    record_id, keys = published(area)
    response = worlds.natural_id("response", record_id, "9")

    refused = area.try_to_write(area.principal, "response", response, {**keys, "item": "9", "answer": "accept"})

    assert refused == "no_feedback"


def test_how_far_an_agreement_is_nobody_says_in_another_persons_name(area: Area) -> None:
    record_id = worlds.an_id("promise")
    area.world.put("agreement", record_id, {"visit": area.visit.id, "school": area.school, "state": "open"})

    refused = area.try_to_write(area.supervisor, "agreement", record_id, stated("done", area.principal))
    said = area.try_to_write(area.principal, "agreement", record_id, stated("done", area.principal))

    assert (refused, said) == ("author_only", None)
    assert area.try_to_write(area.principal, "agreement", record_id, {"stated": {"state": "done"}}) == "author_only"
    assert area.try_to_write(area.principal, "agreement", record_id, {"state": "doing"}) is None, "as an older app does"
