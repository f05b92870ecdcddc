"""Bugs by which a teacher's name comes to stand under other words of a lesson, or goes to whom it does not belong."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, SYNC, Fault
from tests.faults.planting import Line

_TESTS = SYNC + "test_lesson_signed.py::"
_SCREEN = DEVICE + "screens/test_lesson_signing.py::"
_REFUSED = "test_the_server_refuses_words_that_the_teacher_was_not_shown_and_a_name_that_somebody_else_took"
_RECEIVED = "test_a_signature_goes_with_its_sheet_to_those_who_may_read_it_and_nobody_else"
_NO_LOG = "a day does not look at what is logged of who read"


def _bug(name: str, says: str, line: Line, test: str, days: int | None = None, unseen: str = "") -> Fault:
    return Fault(name, says, (line,), test, days, unseen)


LESSONS = (
    _bug(
        "lesson_signed_under_other_words",
        "a teacher's name is put under words of the lesson that the teacher was not shown",
        Line(
            "fieldwork.signing",
            "or words.sheet != sheet.id or words.digest != signature.digest:",
            "or words.sheet != sheet.id:",
        ),
        _TESTS + _REFUSED,
        400,
    ),
    _bug(
        "lesson_signature_taken_by_anybody",
        "somebody of the team who did not observe the lesson puts its teacher's name under it",
        Line("fieldwork.signing", "if sheet.rater != person:", "if False:"),
        _TESTS + _REFUSED,
        200,
    ),
    _bug(
        "lesson_signature_goes_to_the_team",
        "what a teacher read of a lesson goes to everybody who shares the school's visits, with the name",
        Line(
            "fieldwork.scopes",
            'if record.fields.get("sheet") is None:\n        return of_school(school)',
            "if True:\n        return of_school(school)",
        ),
        _TESTS + _RECEIVED,
        100,
    ),
    _bug(
        "lesson_signature_stays_behind",
        "the sheet of a lesson is released and its signature is not",
        Line(
            "fieldwork.scopes",
            'return sheets + [r for r in world.find("signature", visit=visit) if r.fields.get("sheet") is not None]',
            "return sheets",
        ),
        _TESTS + _RECEIVED,
        1500,
    ),
    _bug(
        "lesson_signature_is_not_logged",
        "the words that name a teacher are given out with a signature, and the log does not say so",
        Line(
            "sync_server.pulling",
            'if row.scope.startswith("lessons:"):',
            'if row.kind == "sheet" and row.scope.startswith("lessons:"):',
        ),
        _TESTS + _RECEIVED,
        unseen=_NO_LOG,
    ),
    _bug(
        "lesson_signature_kept_aside_is_not_logged",
        "the office reads what a teacher was to sign where it is kept aside, and the log does not say so",
        Line("sync_server.office.aside", 'or (edit.kind == "signature" and "sheet" in edit.fields)', "or False"),
        SERVER + "test_aside.py::test_so_is_a_teachers_signature_with_the_words_that_it_carries",
        unseen=_NO_LOG,
    ),
    _bug(
        "lesson_signature_always_stands",
        "a word that was changed after the teacher signed is not told",
        Line("fieldwork.lessons", "stands=words == now", "stands=True"),
        _TESTS + "test_it_leaves_the_others_when_the_lesson_is_opened_again_and_says_that_it_was_changed",
        1500,
    ),
    _bug(
        "lesson_is_signed_unread",
        "the pad opens under words that came while the teacher was reading",
        Line("app.screens.rubric.observed.screen", "begun is not None and self._is_as_read():", "begun is not None:"),
        _SCREEN + "test_the_page_shows_what_is_signed_though_the_sheet_changed_behind_it",
        unseen="a day has no screens",
    ),
)
