"""Two versions of a rubric on one visit, one of them taken off: the words of the one that is on stand everywhere."""

from copy import deepcopy

import pytest

from app.past import names, values
from app.reading.state import reading
from app.screens.feedback.state import editor
from app.screens.feedback.view import indicator_titles
from app.screens.visit.state import indicators_of
from tests.support import worlds
from tests.support.aftervisit import TODAY, AfterVisit


@pytest.fixture(params=["before", "now"])
def told(request: pytest.FixtureRequest) -> tuple[AfterVisit, str]:
    """A visit with both versions, and the words of the one that is on."""
    after = AfterVisit()
    used = {"before": after.adm4, "now": worlds.instrument(after.world, version="2569.2")}
    for words, record in used.items():
        found = after.world.get("instrument", record)
        assert found is not None
        body = deepcopy(found.fields["body"])
        body["areas"][0]["title_th"] = body["areas"][0]["indicators"][0]["title_th"] = words
        after.world.put("instrument", record, {"body": body})
        after.world.put("visit", after.visit_id, {f"instruments.{record}": words == request.param})
    return after, request.param


def test_of_an_indicator(told: tuple[AfterVisit, str]) -> None:
    after, words = told
    finding = after.world.get("finding", after.find("f", after.leader, "AC1"))
    assert finding is not None
    assert names.indicator("AC1", finding, after.world) == f"AC1 {words}"
    assert indicators_of(after.world, after.visit)["AC1"] == words


def test_of_what_the_school_reads_and_the_leader_writes(told: tuple[AfterVisit, str]) -> None:
    after, words = told
    found = reading(after.world, after.feedback(), person=after.principal, today=TODAY)
    assert found is not None and [title for title, _ in found.strengths[0].indicators] == [words]
    written = editor(after.world, after.visit_id, person=after.leader, today=TODAY)
    assert written is not None and indicator_titles(after.world, written)["AC1"] == words


def test_of_an_area_that_a_member_looks_after(told: tuple[AfterVisit, str]) -> None:
    after, words = told
    visit = after.world.get("visit", after.visit_id)
    assert visit is not None
    assert values.value(f"team.{after.leader}", ["AC"], visit, after.world) == words
