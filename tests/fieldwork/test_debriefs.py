"""What is read together before leaving: which words, what they lack, and under which of them a signature stands."""

from typing import Any

import pytest

from fieldwork import scopes
from fieldwork.debriefs import (
    Lack,
    Missing,
    Point,
    Words,
    agreement_of_item,
    agreements_of,
    digest_of,
    hindered,
    is_signed,
    missing_of,
    points_of,
    shared_agreements,
    signings_of,
    words_in,
    words_of,
)
from fieldwork.ids import uuid7
from fieldwork.records import Debrief
from fieldwork.records.stored import Record
from tests.support import worlds
from tests.support.rights import Area

BLOB = "a" * 64


@pytest.fixture
def area() -> Area:
    return Area()


def choose(area: Area, *points: Point) -> str:
    """The team has chosen these."""
    record_id = Debrief.kind().id_of(area.visit.id)
    keys = {"visit": area.visit.id, "school": area.school}
    items = {f"items.{point.id}": point.stored() for point in points}
    assert area.try_to_write(area.supervisor, "debrief", record_id, {**keys, **items}) is None
    return record_id


def agree(area: Area, name: str = "ข้อ 1", **fields: Any) -> str:
    said = {"action": f"ทำ{name}", "owner": "รองผู้อำนวยการ", "due": "2027-01-15", "state": "open", **fields}
    record_id = worlds.an_id(f"agreement {name}")
    keys = {"visit": area.visit.id, "school": area.school}
    assert area.try_to_write(area.supervisor, "agreement", record_id, {**keys, **said}) is None
    return record_id


def whole(area: Area) -> Words:
    """A visit with one of each, as it would be read."""
    choose(area, Point("s", "strength", "ห้องสมุดมีชีวิต", 1), Point("n", "next_step", "นิเทศภายในให้ครบ", 1))
    agree(area)
    return words_of(area.visit.id, area.world)


def signed(area: Area, read: Words, **fields: Any) -> dict[str, Any]:
    """The fields of the principal's signature, given on the leader's device."""
    given = {
        "visit": area.visit.id,
        "school": area.school,
        "author": area.supervisor,
        "words": read.stored(),
        "digest": read.digest,
        "side": "school",
        "outcome": "signed",
        "name": "นางใบบัว สมมติ",
        "position": "ผู้อำนวยการ",
        "drawing": BLOB,
        "signed_at": 1_000,
    }
    return {**given, **fields}


def sign(area: Area, name: str, fields: dict[str, Any], by: str = "") -> str | None:
    """Try to put a signature; the code it is refused with, or None."""
    return area.try_to_write(by or area.supervisor, "signature", worlds.an_id(name), fields)


# the words


def test_what_is_read_is_what_was_chosen_in_its_order_and_what_was_agreed(area: Area) -> None:
    choose(
        area,
        Point("n", "next_step", "นิเทศภายในให้ครบ", 1),
        Point("s2", "strength", "ครูร่วมมือ", 2),
        Point("s1", "strength", "ห้องสมุดมีชีวิต", 1),
        Point("blank", "strength", "  ", 3),
    )
    both = sorted((agree(area, "ข้อ 1"), agree(area, "ข้อ 2")))
    agree(area, "ข้อ 3", removed=True)
    agree(area, "ข้อ 4", state="cancelled")

    words = words_of(area.visit.id, area.world)

    assert words.strengths == ("ห้องสมุดมีชีวิต", "ครูร่วมมือ")
    assert words.next_steps == ("นิเทศภายในให้ครบ",)
    assert [each.agreement for each in words.agreements] == both


def test_agreements_stand_in_the_order_of_their_next_steps_and_a_new_one_comes_last(area: Area) -> None:
    steps = [Point(f"n{n}", "next_step", f"ข้อเสนอแนะ {n}", n) for n in range(1, 6)]
    choose(area, *reversed(steps))
    begun = [uuid7(at, bytes(10)) for at in (2, 1)]
    of_steps = [agreement_of_item(area.visit.id, step.id) for step in steps]
    keys = {"visit": area.visit.id, "school": area.school, "action": "ทำ", "state": "open"}
    for made in (*begun, *of_steps):
        assert area.try_to_write(area.supervisor, "agreement", made, keys) is None
    other = agree(area, "ของข้อมูลสะท้อนกลับ")

    found = [each.id for each in agreements_of(area.visit.id, area.world)]

    assert found == [*of_steps, other, *reversed(begun)]
    assert [each.agreement for each in words_of(area.visit.id, area.world).agreements] == found


def test_a_visit_on_which_nothing_was_chosen_has_no_words(area: Area) -> None:
    assert words_of(area.visit.id, area.world) == Words(area.visit.id, (), (), ())


def test_an_item_that_makes_no_sense_here_is_left_out() -> None:
    items = {"a": "text", "b": {"kind": "agreement", "text": "x"}, "c": {"kind": "strength", "text": "y", "order": "1"}}
    assert points_of(Debrief(id="d", items=items)) == (Point("c", "strength", "y"),)


def test_words_come_back_from_a_signature_as_they_were(area: Area) -> None:
    words = whole(area)

    assert words_in(words.stored()) == words
    assert words_in(dict(reversed(words.stored().items()))).digest == words.digest  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        {"visit": 1},
        {"visit": "v", "strengths": [1], "next_steps": [], "agreements": []},
        {"visit": "v", "strengths": [], "next_steps": "x", "agreements": []},
        {"visit": "v", "strengths": [], "next_steps": [], "agreements": ["x"]},
        {"visit": "v", "strengths": [], "next_steps": [], "agreements": [{"agreement": "a", "action": None}]},
    ],
)
def test_words_that_are_not_whole_are_none(wrong: Any) -> None:
    assert words_in(wrong) is None


def test_the_digest_is_of_the_words_alone_and_of_all_of_them(area: Area) -> None:
    words = whole(area).stored()
    changed = [{**words, name: value} for name, value in (("strengths", []), ("next_steps", ["x"]), ("visit", "x"))]
    changed += [{**words, "agreements": [{**words["agreements"][0], "due": "2027-01-16"}]}]

    assert len({digest_of(each) for each in [words, *changed]}) == 5
    assert digest_of(dict(reversed(words.items()))) == digest_of(words)
    assert len(digest_of("\ud800")) == 64  # a torn letter must not take the server with it


# what they lack


def test_an_agreement_without_an_owner_or_a_day_hinders_a_signature_and_too_few_points_do_not(area: Area) -> None:
    record_id = agree(area, owner=None, due=None)
    words = words_of(area.visit.id, area.world)
    assert missing_of(words)[:2] == [Missing(Lack.OWNER, record_id), Missing(Lack.DUE, record_id)]
    assert hindered(words)

    area.try_to_write(area.supervisor, "agreement", record_id, {"owner": "ครูวิชาการ", "due": "2027-01-15"})
    words = words_of(area.visit.id, area.world)
    assert missing_of(words) == [Missing(Lack.STRENGTHS), Missing(Lack.NEXT_STEPS)]
    assert not hindered(words)


def test_nothing_at_all_cannot_be_signed(area: Area) -> None:
    words = words_of(area.visit.id, area.world)
    assert missing_of(words) == [Missing(Lack.NOTHING)]
    assert hindered(words)


def test_three_of_each_with_an_agreement_lack_nothing(area: Area) -> None:
    kinds = ("strength", "next_step")
    choose(area, *(Point(f"{kind}{n}", kind, f"{kind} {n}", n) for kind in kinds for n in range(3)))
    agree(area)
    assert missing_of(words_of(area.visit.id, area.world)) == []


# signatures


def test_a_signature_stands_while_its_words_are_what_is_said(area: Area) -> None:
    words = whole(area)
    assert sign(area, "principal", signed(area, words)) is None

    (signing,) = signings_of(area.visit.id, area.world)

    assert (signing.words, signing.stands, is_signed(signing.signatures)) == (words, True, True)


@pytest.mark.parametrize("field", ["action", "owner", "due", "removed"])
def test_an_agreement_changed_after_signing_leaves_the_signature_under_what_was_signed(area: Area, field: str) -> None:
    words = whole(area)
    sign(area, "principal", signed(area, words))
    new = {"action": "ทำอย่างอื่น", "owner": "คนอื่น", "due": "2027-02-01", "removed": True}[field]
    area.try_to_write(area.supervisor, "agreement", worlds.an_id("agreement ข้อ 1"), {field: new})

    (signing,) = signings_of(area.visit.id, area.world)

    assert (signing.words, signing.stands) == (words, False)


def test_a_point_changed_after_signing_and_changed_back_is_what_was_signed(area: Area) -> None:
    words = whole(area)
    sign(area, "principal", signed(area, words))
    choose(area, Point("s", "strength", "คำอื่น", 1))
    assert not signings_of(area.visit.id, area.world)[0].stands

    choose(area, Point("s", "strength", "ห้องสมุดมีชีวิต", 1))
    assert signings_of(area.visit.id, area.world)[0].stands


def test_how_far_an_agreement_is_changes_no_words(area: Area) -> None:
    sign(area, "principal", signed(area, whole(area)))
    done = {"state": "done", "progress": "เสร็จแล้ว"}
    area.try_to_write(area.supervisor, "agreement", worlds.an_id("agreement ข้อ 1"), done)

    assert signings_of(area.visit.id, area.world)[0].stands


def test_signed_again_both_are_kept_and_the_later_one_stands(area: Area) -> None:
    first = whole(area)
    sign(area, "first", signed(area, first))
    choose(area, Point("s", "strength", "คำอื่น", 1))
    second = words_of(area.visit.id, area.world)
    assert sign(area, "second", signed(area, second, drawing="b" * 64, signed_at=2_000)) is None

    later, earlier = signings_of(area.visit.id, area.world)

    assert (later.words, later.stands) == (second, True)
    assert (earlier.words, earlier.stands) == (first, False)


def of_the_school(area: Area) -> worlds.MemoryWorld:
    """What the school's own device holds: nothing of what the team only chose."""
    return worlds.MemoryWorld(record for record in area.world.records.values() if record.kind != "debrief")


def test_a_school_knows_the_latest_signed_words_and_a_later_change_of_what_was_agreed(area: Area) -> None:
    words = whole(area)
    sign(area, "first", signed(area, words))
    assert [s.stands for s in signings_of(area.visit.id, of_the_school(area))] == [True]

    agreement = worlds.an_id("agreement ข้อ 1")
    area.try_to_write(area.supervisor, "agreement", agreement, {"due": "2027-03-01"})
    assert [s.stands for s in signings_of(area.visit.id, of_the_school(area))] == [False]

    again = signed(area, words_of(area.visit.id, area.world), drawing="b" * 64, signed_at=2_000)
    assert sign(area, "second", again) is None
    assert [s.stands for s in signings_of(area.visit.id, of_the_school(area))] == [True, False]


# who may, and who receives


def test_what_the_team_chose_is_the_teams_and_what_was_signed_is_shared_with_the_school(area: Area) -> None:
    words = whole(area)
    agreement = area.world.get("agreement", words.agreements[0].agreement)
    debrief = area.world.get("debrief", Debrief.kind().id_of(area.visit.id))
    assert agreement is not None and debrief is not None
    assert scopes.of(agreement, area.world) == scopes.of(debrief, area.world) == scopes.results(area.school)

    sign(area, "principal", signed(area, words))

    signature = area.world.get("signature", worlds.an_id("principal"))
    assert signature is not None
    assert scopes.of(debrief, area.world) == scopes.results(area.school)
    assert scopes.of(signature, area.world) == scopes.of(agreement, area.world) == scopes.of_school(area.school)
    assert agreement in scopes.moved_by(signature, area.world)
    assert shared_agreements(area.visit.id, area.world) == {agreement.id}


def test_a_signature_does_not_go_under_other_words(area: Area) -> None:
    words = whole(area)
    other = {**words.stored(), "strengths": ["ไม่เคยอ่าน"]}

    assert sign(area, "1", signed(area, words, words=other)) == "signature_of_other_words"
    assert sign(area, "2", signed(area, words, digest="0" * 64)) == "signature_of_other_words"
    assert sign(area, "3", signed(area, words, words="คำ")) == "signature_of_other_words"
    elsewhere = {**words.stored(), "visit": worlds.an_id("another")}
    assert sign(area, "4", signed(area, words, words=elsewhere, digest=digest_of(elsewhere))) == (
        "signature_of_other_words"
    )


def test_a_signature_does_not_name_what_was_agreed_on_another_visit(area: Area) -> None:
    words = whole(area)
    area.world.put("agreement", words.agreements[0].agreement, {"visit": worlds.an_id("another")})

    assert sign(area, "1", signed(area, words)) == "signature_of_other_words"


def test_a_drawing_that_was_given_is_not_put_under_other_words_or_another_name(area: Area) -> None:
    words = whole(area)
    assert sign(area, "first", signed(area, words)) is None
    assert sign(area, "same", signed(area, words)) is None  # the same act from a second device

    assert sign(area, "name", signed(area, words, name="ผู้อื่น")) == "signature_used"
    choose(area, Point("s", "strength", "คำอื่น", 1))
    assert sign(area, "words", signed(area, words_of(area.visit.id, area.world))) == "signature_used"


def test_a_drawing_of_an_acknowledgement_is_no_signature_here(area: Area) -> None:
    words = whole(area)
    area.world.put("acknowledgement", worlds.an_id("ack"), {"school": area.school, "signature": BLOB})

    assert sign(area, "1", signed(area, words)) == "signature_used"


def test_a_signature_never_changes(area: Area) -> None:
    words = whole(area)
    sign(area, "1", signed(area, words))
    other = Words(words.visit, ("ไม่เคยอ่าน",), (), ())

    assert sign(area, "1", {"name": "ผู้อื่น"}) == "fixed_field"
    assert sign(area, "1", {"words": other.stored(), "digest": other.digest}) == "fixed_field"
    assert sign(area, "1", {"reason": "เติมภายหลัง"}) == "fixed_field"
    assert sign(area, "1", {"name": "นางใบบัว สมมติ"}) is None


def test_signatures_are_taken_by_the_team_and_a_principal_gives_only_the_own(area: Area) -> None:
    words = whole(area)
    outsider = worlds.person(area.world, "คนนอก", worlds.RoleName.SUPERVISOR)
    own = signed(area, words, author=area.principal, person=area.principal)

    assert sign(area, "1", signed(area, words, author=outsider), by=outsider) == "not_in_team"
    assert sign(area, "2", signed(area, words, author=area.expert), by=area.expert) is None
    assert sign(area, "3", signed(area, words), by=area.expert) == "author_only"
    assert sign(area, "4", {**own, "drawing": "c" * 64}, by=area.principal) is None
    assert sign(area, "5", {**own, "person": None}, by=area.principal) == "author_only"
    assert sign(area, "6", {**own, "side": "team", "person": area.supervisor}, by=area.principal) == "author_only"
    declined = {**own, "outcome": "declined", "reason": "ไม่เห็นด้วย", "drawing": None}
    assert sign(area, "7", declined, by=area.principal) == "author_only"


def test_who_signs_is_of_the_side_that_is_named(area: Area) -> None:
    words = whole(area)
    team = {"side": "team", "position": "ศึกษานิเทศก์"}

    assert sign(area, "1", signed(area, words, **team, person=area.expert, name="ทรงคุณ")) is None
    assert sign(area, "2", signed(area, words, **team, person=area.principal, drawing=None)) == "not_in_team"
    assert sign(area, "3", signed(area, words, **team, drawing=None)) == "not_in_team"
    assert sign(area, "4", signed(area, words, person=area.expert, drawing=None)) == "principal_only"
    assert sign(area, "5", signed(area, words, person=area.principal, drawing=None)) is None
    assert sign(area, "6", signed(area, words, name=" ", drawing=None)) == "signature_needs_name"


@pytest.mark.parametrize("outcome", ["declined", "absent"])
def test_who_does_not_sign_has_a_reason_and_no_drawing_and_is_of_the_school(area: Area, outcome: str) -> None:
    words = whole(area)
    given = signed(area, words, outcome=outcome, drawing=None, name=None)

    assert sign(area, "1", given) == "signature_needs_reason"
    assert sign(area, "2", {**given, "reason": "ติดราชการที่เขต", "drawing": BLOB}) == "signature_needs_reason"
    team = {"side": "team", "person": area.expert}
    assert sign(area, "3", {**given, **team, "reason": "ติดราชการ"}) == "signature_needs_reason"
    assert sign(area, "4", {**given, "reason": "ติดราชการที่เขต"}) is None
    (signing,) = signings_of(area.visit.id, area.world)
    assert not is_signed(signing.signatures)


def test_words_that_lack_an_owner_are_not_signed(area: Area) -> None:
    whole(area)
    agree(area, "ข้อ 2", owner=None)

    assert sign(area, "1", signed(area, words_of(area.visit.id, area.world))) == "debrief_incomplete"


def test_a_visit_that_was_called_off_has_no_signatures(area: Area) -> None:
    words = whole(area)
    area.world.put("visit", area.visit.id, {"cancelled": "น้ำท่วม"})

    assert sign(area, "1", signed(area, words)) == "no_visit"


def test_only_the_team_chooses_what_is_read(area: Area) -> None:
    record_id = choose(area, Point("s", "strength", "ดี", 1))
    item = {"items.x": Point("x", "strength", "ดีมาก", 2).stored()}

    assert area.try_to_write(area.expert, "debrief", record_id, item) is None
    assert area.try_to_write(area.principal, "debrief", record_id, item) == "own_school"
    assert area.try_to_write(area.secretary, "debrief", record_id, item) == "not_in_team"


def test_signatures_that_this_version_cannot_read_are_left_out(area: Area) -> None:
    area.world.records["signature", "x"] = Record("signature", "x", {"visit": area.visit.id, "words": {}, "digest": ""})

    assert signings_of(area.visit.id, area.world) == ()
