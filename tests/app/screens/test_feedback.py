"""Writing feedback: nothing internal gets in, nothing incomplete gets out, nothing published changes."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.screens.feedback import acts
from app.screens.feedback.state import Editor, Lack, editor, missing_of, refusal
from app.screens.feedback.suggestions import Suggestion, suggestions
from fieldwork.ids import natural_id
from fieldwork.records import Debrief, Feedback
from fieldwork.records.feedback import stated
from fieldwork.submission import feedback_gaps
from fieldwork.versions import AGREEMENT, NEXT_STEP, STRENGTH, Item, Turn, diff, items_of, of_kind
from tests.support.aftervisit import NOW_MS, TODAY, AfterVisit


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def opened(after: AfterVisit, person: str = "") -> Editor:
    found = editor(after.world, after.visit_id, person=person or after.leader, today=TODAY)
    assert found is not None
    return found


def offered(after: AfterVisit, person: str = "") -> list[Suggestion]:
    return list(suggestions(after.world, after.visit, person or after.leader, ()))


def lacks(found: Editor) -> list[Lack]:
    return [missing.lack for missing in found.missing]


def put(after: AfterVisit, *writes: acts.Write) -> None:
    for kind, record_id, fields in writes:
        after.world.put(kind, record_id, fields)


def edit(after: AfterVisit, fields: dict[str, Any], version: int = 1) -> None:
    """Write into a version as the screen does: with its keys."""
    keys = acts.keys(after.visit, version, after.leader)
    after.world.put("feedback", acts.feedback_id(after.visit, version, after.leader), {**keys, **fields})


def test_the_leader_begins_with_an_empty_first_version_and_the_list_of_what_it_needs(after):
    found = opened(after)

    assert (found.version, found.is_stored, found.items) == (1, False, ())
    assert lacks(found) == [Lack.STRENGTH, Lack.NEXT_STEP, Lack.AGREEMENT]


def test_others_of_the_team_may_not_write_and_see_no_draft(after):
    edit(after, {"intro": "ร่าง"})

    found = opened(after, after.expert)

    assert found.refused is not None and found.refused.code == "leader_only"
    assert found.draft is None and found.items == ()


def lead(after: AfterVisit, person: str) -> None:
    after.world.put("visit", after.visit_id, {"leader": person})


def test_when_another_takes_the_lead_the_new_leader_begins_anew_and_the_old_draft_stays_with_its_author(after):
    old = after.feedback(published_at=None)
    lead(after, after.expert)

    mine = opened(after, after.expert)
    kept = opened(after)

    assert mine.refused is None and mine.draft is not None and mine.draft.id != old and mine.left == ()
    assert kept.refused is not None and kept.draft is None
    assert [left.id for left in kept.left] == [old]


def test_a_draft_overtaken_by_another_leaders_version_is_offered_item_by_item_for_the_next(after):
    after.feedback(published_at=None)
    put(after, ("feedback", acts.feedback_id(after.visit, 1, after.leader), {"items.s1": None, "items.n1": None}))
    edit(after, acts.put(Item("s9", STRENGTH, "ครูอ่านร่วมกันทุกเช้า", ("AC1",))))
    published = after.feedback(author=after.expert)

    put(after, acts.correction(Feedback.of(after.world.get("feedback", published)), after.visit, after.leader))
    found = opened(after)

    assert found.version == 2 and [left.version for left in found.left] == [1]
    assert [(s.text, s.kinds, s.draft) for s in found.suggestions if s.draft] == [("ครูอ่านร่วมกันทุกเช้า", (STRENGTH,), 1)]


def test_what_stands_in_a_left_draft_and_in_a_finding_is_offered_once(after):
    finding = after.find("บรรณานุกรมครบ", after.leader, "AC1")
    [from_finding] = offered(after)
    left = Feedback.kind().read("f", {"version": 1, **acts.put(Item(from_finding.id, NEXT_STEP, "บรรณานุกรมครบแล้ว"))})

    found = suggestions(after.world, after.visit, after.leader, (), [left])

    assert finding and [(s.id, s.draft) for s in found] == [(from_finding.id, 1)]


def test_findings_are_offered_with_their_indicators_and_internal_ones_never(after):
    after.find("เด่น", after.leader, "AC1", nature="strength", made_at=1)
    after.find("ลับ", after.leader, internal=True, made_at=2)
    after.find("ลบ", after.leader, removed=True, made_at=3)
    after.find("พัฒนา", after.expert, "BU1", made_at=4)

    found = offered(after)

    assert [(s.text, s.kinds, s.indicators) for s in found] == [
        ("เด่น", (STRENGTH,), ("AC1",)),
        ("พัฒนา", (NEXT_STEP,), ("BU1",)),
    ]


def test_what_another_rater_saw_is_offered_only_once_the_visit_is_released(after):
    after.find("ของเพื่อน", after.expert)
    after.find("ของฉัน", after.leader)
    after.rate(after.expert, {"submitted_at": None})

    assert [s.text for s in offered(after)] == ["ของฉัน"]


def test_open_answers_and_agreement_rows_of_the_sheets_are_offered_too(after):
    rows = [{"action": "ส่งแผน", "owner_role": "วิชาการ", "due_date": "2026-12-30", "indicator_id": "AC1"}]
    after.rate(after.leader, {"texts.O1": "ครูตั้งใจ", "texts.O4": rows})

    by_text = {s.text: s for s in offered(after)}

    assert by_text["ครูตั้งใจ"].kinds == (STRENGTH, NEXT_STEP)
    plan = by_text["ส่งแผน"]
    assert (plan.kinds, plan.owner, plan.due, plan.indicators) == ((AGREEMENT,), "วิชาการ", "2026-12-30", ("AC1",))


def test_what_the_draft_already_says_in_the_same_words_is_not_offered(after):
    after.find("ครูร่วมมือกันดี ", after.leader, nature="strength")
    after.feedback(published_at=None)

    assert opened(after).suggestions == ()


def test_agreements_written_at_the_school_are_offered_and_taken_over_as_the_same_record(after):
    agreement = after.agree("g", indicator="AC3")
    after.agree("x", removed=True)
    suggestion = offered(after)[0]
    assert (suggestion.kinds, suggestion.due, suggestion.agreement) == ((AGREEMENT,), "2026-12-30", agreement)

    given = {"owner": suggestion.owner, "due": suggestion.due, "agreement": suggestion.agreement}
    edit(after, acts.add((), after.visit, suggestion.id, AGREEMENT, suggestion.text, **given))

    found = opened(after)
    assert found.items[0].agreement == agreement and found.suggestions == ()


def test_an_agreement_already_published_is_not_offered_for_a_correction(after):
    after.feedback()
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))

    assert opened(after).suggestions == ()


def test_what_was_taken_over_is_not_offered_again(after):
    after.find("เด่น", after.leader, nature="strength")
    suggestion = offered(after)[0]

    edit(after, acts.add((), after.visit, suggestion.id, STRENGTH, suggestion.text))

    assert opened(after).suggestions == ()
    assert [item.text for item in opened(after).items] == ["เด่น"]


def test_a_complete_draft_lacks_nothing_and_a_blank_or_unowned_item_is_named(after):
    after.feedback(published_at=None)
    assert opened(after).missing == ()

    item = of_kind(opened(after).items, AGREEMENT)[0]
    edit(after, acts.give_to(item, "  "))
    edit(after, acts.add(opened(after).items, after.visit, "s2", STRENGTH))

    assert [(m.lack, m.item) for m in opened(after).missing] == [(Lack.BLANK, "s2"), (Lack.OWNER, "a1")]


ITEMS = st.dictionaries(
    st.sampled_from(["i1", "i2", "i3", "i4"]),
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from([STRENGTH, NEXT_STEP, AGREEMENT]),
            "text": st.sampled_from(["", " ", "ดี"]),
            "owner": st.sampled_from([None, "", " ", "ครู"]),
            "due": st.sampled_from([None, "", "2026-12-30", "พรุ่งนี้"]),
            "agreement": st.just("00000000-0000-4000-8000-000000000000"),
        }
    ),
)


@given(items=ITEMS, note=st.sampled_from([None, " ", "แก้คำ"]), version=st.sampled_from([1, 2, 3]))
def test_a_draft_that_lacks_nothing_on_screen_is_never_refused_by_the_rules(items, note, version):
    after = AfterVisit()
    after.feedback()
    before = Feedback.of(after.world.get("feedback", acts.feedback_id(after.visit, 1, after.leader)))
    edit(after, {f"items.{name}": item for name, item in items.items()} | {"change_note": note}, version)
    draft = Feedback.of(after.world.get("feedback", acts.feedback_id(after.visit, version, after.leader)))

    if not missing_of(draft, before if version > 1 else None, after.world):
        assert feedback_gaps(draft, after.world) is None


def test_items_keep_the_order_the_leader_gives_them_and_a_move_writes_only_what_moved(after):
    for name in ("a", "b", "c"):
        edit(after, acts.add(opened(after).items, after.visit, name, STRENGTH, name))
    items = opened(after).items

    fields = acts.move(items, items[2], -1)
    edit(after, fields)

    assert [item.id for item in opened(after).items] == ["a", "c", "b"]
    assert sorted(fields) == ["items.b", "items.c"]
    assert acts.move(items, items[0], -1) == {} and acts.move(items, items[2], 1) == {}


def test_text_is_stored_in_the_one_spelling(after):
    added = acts.add((), after.visit, "x", STRENGTH, "นำ้ใจ\u200b")

    assert added["items.x"]["text"] == "น้ำใจ"
    assert acts.reword(Item("x", STRENGTH), "เเผน")["items.x"]["text"] == "แผน"


def test_publishing_makes_the_agreement_first_and_publishes_last(after):
    for kind, name in ((STRENGTH, "s"), (NEXT_STEP, "n")):
        edit(after, acts.add(opened(after).items, after.visit, name, kind, name))
    edit(after, acts.add(opened(after).items, after.visit, "g", AGREEMENT, "ส่งแผน", owner="ครู", due="2026-12-30"))
    found = opened(after)
    assert found.draft is not None and found.missing == ()

    writes = acts.publish(found.draft, None, after.visit, after.world, at=NOW_MS)

    assert [kind for kind, _, _ in writes] == ["agreement", "feedback"]
    assert writes[0][2] == {
        "visit": after.visit_id, "school": after.school, "state": "open",
        "action": "ส่งแผน", "owner": "ครู", "due": "2026-12-30", "indicator": None,
    }  # fmt: skip
    assert writes[0][1] == found.items[-1].agreement
    for kind, record_id, fields in writes:
        assert refusal(after.world, kind, record_id, fields, person=after.leader, today=TODAY) is None
        after.world.put(kind, record_id, fields)
    assert opened(after).draft is None and [f.version for f in opened(after).published] == [1]


def test_an_agreement_half_done_keeps_its_state_when_a_correction_rewords_it(after):
    after.feedback()
    after.agree("a1", state="doing", progress="เริ่มแล้ว")
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    item = of_kind(opened(after).items, AGREEMENT)[0]
    edit(after, acts.reword(item, "ส่งแผนและผล") | {"change_note": "เพิ่มผล"}, 2)
    found = opened(after)
    assert found.draft is not None and found.missing == ()

    writes = acts.publish(found.draft, found.before, after.visit, after.world, at=NOW_MS)

    assert writes[0] == ("agreement", item.agreement, {"action": "ส่งแผนและผล"})


def test_an_agreement_left_out_by_a_correction_is_called_off_unless_it_was_done(after):
    after.feedback()
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    before, item = opened(after).before, of_kind(opened(after).items, AGREEMENT)[0]
    edit(after, acts.take_out(item), 2)
    draft = opened(after).draft
    assert draft is not None

    called_off = acts.publish(draft, before, after.visit, after.world, at=NOW_MS)
    after.agree("a1", state="done")
    left_alone = acts.publish(draft, before, after.visit, after.world, at=NOW_MS)

    assert called_off[0] == ("agreement", item.agreement, stated("cancelled", after.leader)), "in the leader's name"
    assert [kind for kind, _, _ in left_alone] == ["feedback"]


def test_an_agreement_that_was_called_off_and_is_published_once_more_is_open_again(after):
    after.feedback()
    after.agree("a1", **stated("cancelled", after.leader))
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    draft, item = opened(after).draft, of_kind(opened(after).items, AGREEMENT)[0]
    assert draft is not None

    writes = acts.publish(draft, opened(after).before, after.visit, after.world, at=NOW_MS)

    assert writes[0] == ("agreement", item.agreement, stated("open", after.leader))


def test_an_agreement_that_was_taken_out_meanwhile_and_is_published_once_more_is_back(after):
    after.feedback()
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    after.agree("a1", state="doing", removed=True)
    draft, item = opened(after).draft, of_kind(opened(after).items, AGREEMENT)[0]
    assert draft is not None

    writes = acts.publish(draft, opened(after).before, after.visit, after.world, at=NOW_MS)

    assert writes[0] == ("agreement", item.agreement, {"removed": False}), "how far it is stays as it was said"
    kind, record, fields = writes[0]
    assert refusal(after.world, kind, record, fields, person=after.leader, today=TODAY) is None


def test_an_agreement_that_is_done_stays_done_when_it_is_published_once_more(after):
    after.feedback()
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    after.agree("a1", state="done")
    draft = opened(after).draft
    assert draft is not None

    writes = acts.publish(draft, opened(after).before, after.visit, after.world, at=NOW_MS)

    assert [kind for kind, _, _ in writes] == ["feedback"]


def test_a_published_version_is_not_a_draft_and_cannot_be_written(after):
    first = after.feedback()

    assert opened(after).draft is None
    refused = refusal(after.world, "feedback", first, {"intro": "แก้"}, person=after.leader, today=TODAY)
    assert refused is not None and refused.code == "feedback_published"


def test_a_correction_starts_from_the_version_before_and_needs_a_change_and_a_note(after):
    after.feedback(intro="เรียนผู้อำนวยการ")
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))

    found = opened(after)

    assert found.version == 2 and found.draft is not None and found.draft.intro == "เรียนผู้อำนวยการ"
    assert [item.id for item in found.items] == ["s1", "n1", "a1"]
    assert lacks(found) == [Lack.NOTHING_CHANGED, Lack.CHANGE_NOTE]
    edit(after, {"intro": "เรียนท่าน", "change_note": "แก้คำขึ้นต้น"}, 2)
    assert opened(after).missing == ()


def test_a_correction_shows_what_was_added_removed_and_changed(after):
    after.feedback()
    put(after, acts.correction(opened(after).published[0], after.visit, after.leader))
    items = {item.id: item for item in opened(after).items}
    edit(after, acts.take_out(items["s1"]), 2)
    edit(after, acts.add((), after.visit, "s2", STRENGTH, "ใหม่"), 2)
    edit(after, acts.set_due(items["a1"], "2027-01-15"), 2)

    found = opened(after).diff

    assert found is not None
    assert {change.id: change.turn for change in found.changes} == {
        "s1": Turn.REMOVED, "s2": Turn.ADDED, "a1": Turn.CHANGED, "n1": Turn.SAME,
    }  # fmt: skip
    changed = found.of("a1")
    assert changed and changed.before and changed.now
    assert (changed.before.due, changed.now.due) == ("2026-12-30", "2027-01-15")


@pytest.mark.parametrize(
    ("item", "otherwise"),
    [
        ("a1", {"owner": "หัวหน้าวิชาการ"}),
        ("a1", {"due": "2027-01-15"}),
        ("s1", {"indicators": ["AC1", "AC2"]}),
        ("s1", {"text": "คำอื่น"}),
        ("n1", {"kind": STRENGTH}),
    ],
    ids=["owner", "day", "indicators", "words", "kind"],
)
def test_a_correction_shows_whatever_an_item_says_otherwise(after, item, otherwise):
    first = Feedback.of(after.world.get("feedback", after.feedback()))
    second = after.feedback(2, published_at=None, **{f"items.{item}": {**first.items[item], **otherwise}})

    found = diff(first, Feedback.of(after.world.get("feedback", second)))

    assert [(change.id, change.turn) for change in found.real] == [(item, Turn.CHANGED)]


def test_a_new_order_alone_is_no_change(after):
    first = Feedback.of(after.world.get("feedback", after.feedback()))
    second = after.feedback(2, published_at=None)
    after.world.put("feedback", second, acts.put(Item("s1", STRENGTH, "ครูร่วมมือกันดี", ("AC1",), order=9)))

    assert diff(first, Feedback.of(after.world.get("feedback", second))).real == ()


def test_damaged_items_are_left_out_instead_of_breaking_the_page(after):
    record_id = after.feedback(published_at=None, **{"items.x": "text", "items.y": {"kind": "other"}, "items.z": {}})
    after.world.put(
        "feedback", record_id, {"items.a1": {"kind": AGREEMENT, "due": "31/12", "order": "1", "text": None}}
    )

    items = items_of(Feedback.of(after.world.get("feedback", record_id)))

    assert [item.id for item in items] == ["s1", "n1", "a1"]
    assert (items[2].due, items[2].order, items[2].text) == ("", 0, "")


def debrief(after: AfterVisit, **points: tuple[str, str]) -> None:
    """What the team chose to go through before it left: kind and words by item."""
    items = {f"items.{name}": {"kind": kind, "text": text, "order": 1} for name, (kind, text) in points.items()}
    keys = {"visit": after.visit_id, "school": after.visit.school}
    after.world.put("debrief", Debrief.kind().id_of(after.visit_id), {**keys, **items})


def test_what_was_gone_through_before_leaving_comes_first_and_in_the_words_that_were_read(after):
    found = after.find("ครูร่วมมือกัน", after.leader, "AC1", nature="strength")
    item = natural_id("feedback-item", found)
    debrief(after, **{item: (STRENGTH, "ครูทุกคนร่วมมือกัน"), "n": (NEXT_STEP, "ติดตามการอ่าน")})

    first, second = offered(after)

    assert (first.id, first.text, first.kinds, first.indicators) == (item, "ครูทุกคนร่วมมือกัน", (STRENGTH,), ("AC1",))
    assert (second.text, second.kinds, second.read_together) == ("ติดตามการอ่าน", (NEXT_STEP,), True)


def test_a_hazard_whose_next_step_was_left_without_words_is_still_offered(after):
    found = after.find("บันไดชำรุด", after.leader, "AC1", nature="hazard")
    item = natural_id("feedback-item", found)
    debrief(after, **{item: (NEXT_STEP, " ")})

    assert [(each.id, each.text) for each in offered(after) if each.id == item] == [(item, "บันไดชำรุด")]


def test_a_point_taken_from_the_debrief_is_offered_once_only(after):
    debrief(after, n=(NEXT_STEP, "ติดตามการอ่าน"))
    edit(after, acts.add((), after.visit, "n", NEXT_STEP, "ติดตามการอ่านทุกสัปดาห์"))

    assert opened(after).suggestions == ()
