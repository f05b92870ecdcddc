"""What a leader may take over into the feedback is what was written for the school, whatever kind of finding it is."""

from typing import Any

import pytest

from app.screens.feedback import acts
from app.screens.feedback.suggestions import Suggestion, suggestions
from fieldwork.debriefs import Words
from fieldwork.ids import natural_id
from fieldwork.records import Debrief
from fieldwork.records.visits import FINDING_KINDS
from fieldwork.versions import NEXT_STEP, STRENGTH
from tests.support.aftervisit import NOW_MS, AfterVisit
from tests.support.worlds import an_id

HAZARD, TO_DO, FOR_THE_TEAM = "สายไฟชำรุดที่อาคาร 2", "เปลี่ยนสายไฟก่อนเปิดภาคเรียน", "ครูเล่าว่าแจ้งมาแล้วสามครั้ง"


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def offered(after: AfterVisit) -> list[Suggestion]:
    return list(suggestions(after.world, after.visit, after.leader, ()))


def choose(after: AfterVisit, finding: str, kind: str, text: str) -> None:
    """Put a finding into what is read before leaving, with these words."""
    point = natural_id("feedback-item", finding)
    keys = {"visit": after.visit_id, "school": after.school}
    item = {f"items.{point}": {"kind": kind, "text": text, "order": 1}}
    after.world.put("debrief", Debrief.kind().id_of(after.visit_id), {**keys, **item})


def sign(after: AfterVisit, **words: Any) -> None:
    read = Words(after.visit_id, **words)
    keys = {"visit": after.visit_id, "school": after.school, "author": after.leader, "side": "school"}
    given = {"words": read.stored(), "digest": read.digest, "outcome": "signed", "signed_at": NOW_MS}
    after.world.put("signature", an_id("signature"), {**keys, **given})


@pytest.mark.parametrize("nature", FINDING_KINDS)
@pytest.mark.parametrize("is_chosen", [False, True])
def test_of_a_finding_only_the_words_for_the_school_are_offered_and_never_the_note_for_the_team(
    after: AfterVisit, nature: str, is_chosen: bool
) -> None:
    finding = after.find(HAZARD, after.leader, "BU1", nature=nature, team_note=FOR_THE_TEAM)
    after.find("", after.expert, nature=nature, team_note=FOR_THE_TEAM)
    if is_chosen:
        choose(after, finding, NEXT_STEP, TO_DO)

    found = [each for each in offered(after) if each.text]

    assert [each.text for each in found] == [TO_DO if is_chosen else HAZARD]
    assert FOR_THE_TEAM not in repr(offered(after))
    taken = acts.add((), after.visit, found[0].id, NEXT_STEP, found[0].text, indicators=found[0].indicators)
    assert FOR_THE_TEAM not in repr(taken)


@pytest.mark.parametrize("nature", FINDING_KINDS)
def test_an_internal_finding_is_offered_in_no_way(after: AfterVisit, nature: str) -> None:
    after.find(HAZARD, after.leader, "BU1", nature=nature, internal=True, team_note=FOR_THE_TEAM)

    assert offered(after) == []


def test_words_that_were_chosen_before_their_finding_was_called_internal_are_not_offered(after: AfterVisit) -> None:
    finding = after.find(HAZARD, after.leader, nature="improve", internal=True)
    choose(after, finding, NEXT_STEP, HAZARD)

    assert offered(after) == []


def test_what_the_school_signed_or_the_team_wrote_for_it_is_offered_though_the_finding_is_internal(
    after: AfterVisit,
) -> None:
    finding = after.find(HAZARD, after.leader, nature="hazard", internal=True)
    choose(after, finding, NEXT_STEP, TO_DO)
    assert [each.text for each in offered(after)] == [TO_DO], "what is to be done was written to be read"

    choose(after, finding, STRENGTH, HAZARD)
    sign(after, strengths=(HAZARD,))
    assert [each.text for each in offered(after)] == [HAZARD], "the school has read it"
