"""Bugs by which what was agreed is lost from sight, or comes to be said by somebody who did not say it."""

from __future__ import annotations

from tests.faults.fault import DEVICE, Fault
from tests.faults.planting import Line

_PAGE, _DEBRIEF = DEVICE + "screens/test_visit_state.py::", DEVICE + "screens/test_debrief.py::"
_CALLED_OFF = DEVICE + "screens/test_visit_called_off.py::"


def _bug(name: str, says: str, line: Line, test: str, unseen: str) -> Fault:
    return Fault(name, says, (line,), test, None, unseen)


AGREED = (
    _bug(
        "state_in_anothers_name",
        "how far an agreement is may be said in another person's name",
        Line("fieldwork.access.answered", 'and stated.get("by") == actor.person', "and bool(stated.get('by'))"),
        "tests/fieldwork/test_access_feedback.py::test_how_far_an_agreement_is_nobody_says_in_another_persons_name",
        "nobody of a day says anything in another's name",
    ),
    _bug(
        "name_outlives_its_word",
        "whoever said another state before is named for the one that stands",
        Line("fieldwork.records.feedback", 'if said.get("state") == self.state else ""', "if said else ''"),
        _PAGE + "test_who_said_another_state_before_is_not_said_to_have_called_it_done",
        "a day does not read names on a page",
    ),
    _bug(
        "anothers_word_is_not_given_back",
        "what somebody else said of an agreement is lost with a restored server, for the name that stands beside it",
        Line("app.sync.rebuild", "(dict(given.fields), nameless):", "(dict(given.fields),):"),
        DEVICE + "sync/test_rebuild.py::"
        "test_how_far_somebody_else_said_an_agreement_is_is_given_back_without_the_name[True]",
        "no server of a day is restored after an agreement was called done",
    ),
    _bug(
        "done_vanishes",
        "what was called done on the day of the visit before is on no page",
        Line("app.visiting.since", "day.isoformat() >= (before.day", "day.isoformat() > (before.day"),
        _PAGE + "test_what_was_called_done_since_the_last_visit_comes_with_who_said_so_when_and_how_it_went",
        "a day does not read pages",
    ),
    _bug(
        "called_off_vanishes",
        "what was called off since the visit before is on no page",
        Line("app.visiting.called_off", 'if agreement.state == "cancelled":', 'if agreement.state == "withdrawn":'),
        _CALLED_OFF + "test_what_a_later_version_of_the_feedback_dropped_is_told_with_who_when_and_why",
        "a day does not read pages",
    ),
    _bug(
        "published_again_stays_called_off",
        "an agreement that the school reads in the newest version stays called off",
        Line("app.screens.feedback.acts", 'if stands.get("state") == "cancelled" else {}', "if False else {}"),
        DEVICE + "screens/test_feedback.py::"
        "test_an_agreement_that_was_called_off_and_is_published_once_more_is_open_again",
        "no version of a day takes an agreement out and puts it back",
    ),
    _bug(
        "published_again_stays_taken_out",
        "an agreement that the school reads in the newest version stays taken out",
        Line("app.screens.feedback.acts", '{"removed": False} if stands.get("removed") else {}', "{}"),
        DEVICE + "screens/test_feedback.py::"
        "test_an_agreement_that_was_taken_out_meanwhile_and_is_published_once_more_is_back",
        "no version of a day takes an agreement out and puts it back",
    ),
    _bug(
        "never_agreed_is_told",
        "what was taken out before anybody signed it is told as called off",
        Line("app.visiting.called_off", "agreement.removed and _was_in_hand(world, agreement)", "agreement.removed"),
        _CALLED_OFF + "test_what_was_taken_out_before_the_last_signature_was_never_agreed",
        "a day does not read pages",
    ),
    _bug(
        "ground_leaks",
        "the hazard under a next step is read by a colleague who may not read the finding yet",
        Line("app.screens.debrief.state", "if (released or f.author == person) and", "if"),
        _DEBRIEF + "test_a_hazard_of_a_colleague_is_not_read_under_its_next_step_before_it_is_released",
        "a day does not read pages",
    ),
)
