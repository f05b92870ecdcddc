"""Reading and answering: only what was published, each answer with its author, a signature under what it was for."""

from typing import Any

import pytest

from app.reading.state import Reading, reading, stands
from app.screens.answer import acts
from app.screens.answer.cards import Standing, feedback_cards, signed_cards
from fieldwork import access
from fieldwork.debriefs import words_of
from fieldwork.records import Agreement, Feedback, RoleName
from fieldwork.records.stored import Record
from fieldwork.refusals import Change
from fieldwork.versions import Turn
from tests.support import worlds
from tests.support.aftervisit import NOW_MS, TODAY, AfterVisit
from tests.support.worlds import an_id


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def opened(after: AfterVisit, feedback: str, person: str = "", *, preview: bool = False) -> Reading:
    found = reading(after.world, feedback, person=person or after.principal, today=TODAY, preview=preview)
    assert found is not None
    return found


def put(after: AfterVisit, write: acts.Write, person: str = "") -> None:
    """Write as the server would: only what the rules let this person write."""
    kind, record_id, fields = write
    before = after.world.get(kind, record_id)
    after_ = Record(kind, record_id, {**(before.fields if before else {}), **fields})
    actor = access.actor_on(person or after.principal, after.world, TODAY)
    refused = access.refusal(actor, Change(before, after_, frozenset(fields)), after.world)
    assert refused is None, refused
    after.world.put(kind, record_id, fields)


def feedback_of(after: AfterVisit, record_id: str) -> Feedback:
    return Feedback.of(after.world.get("feedback", record_id))


def sign(after: AfterVisit, record_id: str, **extra) -> None:
    feedback = feedback_of(after, record_id)
    given = {"name": "ผู้บริหาร ตัวอย่าง", "position": "ผู้อำนวยการ", "signature": None, "at": NOW_MS, **extra}
    put(after, acts.sign(feedback, after.principal, seen=stands(after.world, feedback), **given))


def test_strengths_come_first_then_next_steps_then_agreements(after):
    found = opened(after, after.feedback())

    assert [said.item.id for said in found.items] == ["s1", "n1", "a1"]
    assert [said.item.kind for said in found.items] == ["strength", "next_step", "agreement"]
    assert found.strengths[0].indicators == (("การบริหารหลักสูตรสถานศึกษา", "Managing the school curriculum"),)


def test_a_draft_is_not_readable_except_as_its_leaders_preview(after):
    draft = after.feedback(published_at=None)

    assert reading(after.world, draft, person=after.principal, today=TODAY) is None
    shown = opened(after, draft, after.leader, preview=True)
    assert shown.is_preview and not shown.may_answer


def test_only_the_schools_own_principal_may_answer(after):
    found = after.feedback()
    worlds.person(after.world, "อื่น", RoleName.PRINCIPAL, school=worlds.school(after.world, "อื่น", "9966900002"))

    assert opened(after, found).may_answer
    assert not opened(after, found, after.leader).may_answer
    assert not opened(after, found, worlds.an_id("อื่น")).may_answer
    assert not opened(after, found, preview=True).may_answer


def test_an_older_version_is_only_read_once_there_is_a_newer_one(after):
    first = after.feedback()
    second = after.feedback(2)

    assert not opened(after, first).may_answer and opened(after, second).may_answer


def test_team_and_school_keep_agreements_up_to_date_and_others_do_not(after):
    found = after.feedback()

    assert opened(after, found).may_update and opened(after, found, after.leader).may_update
    assert not opened(after, found, after.director).may_update


def test_an_answer_is_kept_part_by_part_and_counted(after):
    record_id = after.feedback()
    feedback = feedback_of(after, record_id)

    put(after, acts.answer(feedback, "n1", after.principal, answer="explain"))
    assert opened(after, record_id).next_steps[0].answered.needs_words
    put(after, acts.answer(feedback, "n1", after.principal, text="กำลังทำอยู่"))
    put(after, acts.answer(feedback, "n1", after.principal, plan="ติดตามทุกสัปดาห์", due="2026-12-15"))

    found = opened(after, record_id)
    answered = found.next_steps[0].answered
    assert answered is not None and not answered.needs_words
    assert (answered.answer, answered.text, answered.due) == ("explain", "กำลังทำอยู่", "2026-12-15")
    assert answered.by == "ผู้บริหาร ตัวอย่าง"
    assert (found.answered, len(found.items)) == (1, 3)


def test_words_without_a_choice_are_kept_and_do_not_count_as_an_answer(after):
    record_id = after.feedback()
    put(after, acts.answer(feedback_of(after, record_id), "n1", after.principal, text="คิดอยู่"))

    assert opened(after, record_id).answered == 0


def test_opening_is_noted_once_with_who_and_when(after):
    record_id = after.feedback()
    put(after, acts.open_it(feedback_of(after, record_id), after.principal, at=NOW_MS))

    assert [(o.name, o.at) for o in opened(after, record_id, after.leader).opened] == [("ผู้บริหาร ตัวอย่าง", NOW_MS)]


def test_a_signature_stands_with_its_name_position_and_drawing(after):
    record_id = after.feedback()
    sign(after, record_id, signature="a" * 64)

    mine = opened(after, record_id).mine

    assert mine is not None and not mine.is_outdated
    assert (mine.name, mine.position, mine.signature, mine.signed_at) == (
        "ผู้บริหาร ตัวอย่าง", "ผู้อำนวยการ", "a" * 64, NOW_MS,
    )  # fmt: skip


def test_an_answer_changed_after_signing_shows_as_signed_for_something_else(after):
    record_id = after.feedback()
    feedback = feedback_of(after, record_id)
    put(after, acts.answer(feedback, "n1", after.principal, answer="accept"))
    sign(after, record_id)
    assert opened(after, record_id).mine.is_outdated is False

    put(after, acts.answer(feedback, "n1", after.principal, answer="disagree"))

    assert opened(after, record_id).mine.is_outdated is True


def test_an_answer_given_only_after_signing_shows_too(after):
    record_id = after.feedback()
    sign(after, record_id)

    put(after, acts.answer(feedback_of(after, record_id), "s1", after.principal, answer="accept"))

    assert opened(after, record_id).mine.is_outdated is True


def test_a_signature_names_the_writes_of_the_feedback_and_of_every_answer(after):
    record_id = after.feedback()
    feedback = feedback_of(after, record_id)
    put(after, acts.answer(feedback, "n1", after.principal, answer="accept"))

    seen = stands(after.world, feedback)

    response = next(iter(after.world.find("response", parent=record_id)))
    assert seen == {"feedback": [after.world.get("feedback", record_id).writes["items.s1"]],
                    "n1": [response.writes["answer"]]}  # fmt: skip


def test_a_new_version_shows_what_changed_and_asks_to_sign_again(after):
    first = after.feedback()
    sign(after, first)
    changed = {"kind": "next_step", "text": "ติดตามผลการอ่านทุกเดือน", "indicators": [], "order": 1}
    second = after.feedback(2, **{"items.n1": changed, "items.s1": None})

    found = opened(after, second)

    assert found.diff is not None
    assert {c.id: c.turn for c in found.diff.real} == {"n1": Turn.CHANGED, "s1": Turn.REMOVED}
    assert [item.text for item in found.removed] == ["ครูร่วมมือกันดี"]
    assert found.mine is None and found.signed_before is not None and found.signed_before.version == 1
    assert opened(after, first).newer == second and found.newer is None


def test_the_answer_to_the_version_before_is_at_hand(after):
    first = after.feedback()
    put(after, acts.answer(feedback_of(after, first), "n1", after.principal, answer="accept", text="รับทราบ"))
    second = after.feedback(2)

    said = opened(after, second).next_steps[0]

    assert said.answered is None
    assert said.earlier is not None and said.earlier.text == "รับทราบ"


def test_an_agreement_shows_its_state_and_whether_its_day_has_passed(after):
    record_id = after.feedback()
    agreement = after.agree("a1", due="2026-11-01")
    assert opened(after, record_id).agreements[0].promise.is_overdue

    put(after, acts.say_how_far(agreement, "done", after.principal))
    put(after, acts.tell_progress(agreement, "ส่งแล้ว"))

    promise = opened(after, record_id).agreements[0].promise
    assert (promise.state, promise.progress, promise.is_overdue) == ("done", "ส่งแล้ว", False)
    assert Agreement.of(after.world.get("agreement", agreement)).stated_by == after.principal


def test_cards_say_how_far_the_school_is_with_each_visit(after):
    def standing() -> list[Standing]:
        return [card.standing for card in feedback_cards(after.world, after.principal, today=TODAY)]

    assert standing() == []
    first = after.feedback()
    feedback = feedback_of(after, first)
    assert standing() == [Standing.NEW]
    put(after, acts.open_it(feedback, after.principal, at=NOW_MS))
    assert standing() == [Standing.READ]
    for item in ("s1", "n1", "a1"):
        put(after, acts.answer(feedback, item, after.principal, answer="accept"))
    assert standing() == [Standing.ANSWERED]
    sign(after, first)
    assert standing() == [Standing.SIGNED]
    after.feedback(2)
    assert standing() == [Standing.SIGN_AGAIN]


def test_cards_show_only_the_latest_version_of_the_own_school(after):
    after.feedback()
    second = after.feedback(2)

    cards = feedback_cards(after.world, after.principal, today=TODAY)

    assert [(card.feedback, card.version, card.path) for card in cards] == [(second, 2, f"/feedback/{second}")]
    assert (cards[0].answered, cards[0].items, cards[0].open_agreements) == (0, 3, 1)
    assert feedback_cards(after.world, after.leader, today=TODAY) == ()


def signature(after: AfterVisit, name: str, **fields: Any) -> None:
    """A signature given before the team left, under the agreements that stand now."""
    read = words_of(after.visit_id, after.world)
    keys = {"visit": after.visit_id, "school": after.visit.school, "author": after.leader}
    given = {"words": read.stored(), "digest": read.digest, "side": "school", "outcome": "signed", "name": name}
    after.world.put("signature", an_id(name), {**keys, **given, "signed_at": NOW_MS, **fields})


def test_a_school_finds_what_was_signed_before_the_team_left_and_whether_it_waits_or_changed(after):
    def cards() -> list[tuple[int, bool, bool]]:
        found = signed_cards(after.world, after.principal, today=TODAY)
        return [(card.names, card.waits, card.is_changed) for card in found]

    agreement = after.agree("a1")
    assert cards() == []

    signature(after, "หัวหน้าคณะ", side="team", person=after.leader)
    assert cards() == [(1, True, False)]

    signature(after, "ผู้อำนวยการ")
    assert cards() == [(2, False, False)]

    after.world.put("agreement", agreement, {"due": "2027-05-01"})
    assert cards() == [(2, False, True)]
    assert signed_cards(after.world, after.leader, today=TODAY) == ()
