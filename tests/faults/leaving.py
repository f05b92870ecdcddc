"""Bugs by which a signature comes to stand under other words, or what is read before leaving tells too much."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SYNC, Fault
from tests.faults.planting import Line

_SCREENS = "what a screen asks for and keeps of a signature that was begun is no part of a day"
_SYNC, _SCREEN = SYNC + "test_debrief.py::", DEVICE + "screens/test_debrief.py::"
_FOR_THE_SCHOOL = DEVICE + "screens/test_feedback_for_the_school.py::"
_SIGNING = DEVICE + "screens/test_debrief_signing.py::"


def _bug(name: str, says: str, line: Line, test: str, days: int | None = None) -> Fault:
    return Fault(name, says, (line,), test, days, "" if days else _SCREENS)


LEAVING = (
    _bug(
        "digest_is_believed",
        "the server takes the digest that came for that of the words",
        Line(
            "fieldwork.signing",
            "words.visit != signature.visit or words.digest != signature.digest:",
            "words.visit != signature.visit:",
        ),
        _SYNC + "test_the_server_refuses_a_signature_under_words_it_was_not_given_for",
        40,
    ),
    _bug(
        "drawing_is_used_again",
        "a drawing may be put under other words",
        Line(
            "fieldwork.signing", 'return Refusal("signature_used") if reused(signature, world) else None', "return None"
        ),
        _SYNC + "test_the_server_refuses_a_signature_under_words_it_was_not_given_for",
        100,
    ),
    _bug(
        "anybody_takes_signatures",
        "somebody outside the team puts a signature under a visit",
        Line(
            "fieldwork.access.answered",
            "    outside = team(actor, change.after, world)\n    if signature",
            "    outside = None\n    if signature",
        ),
        _SYNC + "test_the_server_refuses_a_signature_of_somebody_who_has_no_right_to_take_it",
        40,
    ),
    _bug(
        "school_reads_the_draft",
        "a school receives what the team has only chosen",
        Line(
            "fieldwork.scopes",
            '"acknowledgement", "target"}',
            '"acknowledgement", "debrief", "target"}',
        ),
        _SYNC + "test_the_school_receives_what_was_signed_and_nothing_before_and_nothing_else",
        40,
    ),
    _bug(
        "internal_finding_is_suggested",
        "a finding that is for the team alone is offered for what the school gets",
        Line(
            "app.screens.feedback.suggestions",
            "if not (finding.removed or finding.internal):",
            "if not finding.removed:",
        ),
        _FOR_THE_SCHOOL + "test_an_internal_finding_is_offered_in_no_way",
    ),
    _bug(
        "team_note_is_suggested",
        "the note for the team is offered for what the school gets",
        Line(
            "app.screens.feedback.suggestions",
            'text=finding.text or "",',
            'text=finding.text or finding.team_note or "",',
        ),
        _FOR_THE_SCHOOL + "test_of_a_finding_only_the_words_for_the_school_are_offered_and_never_the_note_for_the_team",
    ),
    _bug(
        "internal_words_come_back",
        "words chosen before their finding was called internal are offered for what the school gets",
        Line(
            "app.screens.feedback.suggestions",
            "if point.text.strip() and internal.get(point.id) != point.text.strip()):",
            "if point.text.strip()):",
        ),
        _FOR_THE_SCHOOL + "test_words_that_were_chosen_before_their_finding_was_called_internal_are_not_offered",
    ),
    _bug(
        "internal_words_are_read_out",
        "nobody is told that what is read to the school was said to be for the team alone",
        Line("app.visiting.internal", "if f.internal]", "if False]"),
        _SCREEN + "test_chosen_words_of_a_finding_that_was_called_internal_after_that_are_said_to_be_so",
    ),
    _bug(
        "declined_is_called_signed",
        "whoever declined or was absent is said to have signed the words before they changed",
        Line(
            "app.screens.debrief.state",
            "return any(s.outcome == SIGNED and (s.side",
            "return any(bool(s.outcome) and (s.side",
        ),
        _SIGNING + "test_who_only_declined_or_was_absent_is_not_said_to_have_signed_the_earlier_words",
    ),
    _bug(
        "signed_agreements_stay_behind",
        "the school does not receive the agreements it signed",
        Line("fieldwork.scopes", "or record.id in shared_agreements(visit, world)", "or False"),
        _SYNC + "test_the_school_receives_what_was_signed_and_nothing_before_and_nothing_else",
        100,
    ),
    _bug(
        "signatures_always_stand",
        "a later edit is not told",
        Line(
            "fieldwork.debriefs", "stands = words == words_of(visit, world) if kept else", "stands = True if kept else"
        ),
        _SYNC + "test_a_later_edit_is_told_on_every_device_and_the_signed_words_stay",
        100,
    ),
    _bug(
        "signed_unread",
        "words that changed since they were read are signed all the same",
        Line("app.signing.flow", "if self.read is not None and self.read == self.said_now:", "if True:"),
        _SIGNING + "test_words_that_change_while_somebody_signs_are_read_again_before_anything_is_signed",
    ),
    _bug(
        "strokes_go_under_other_words",
        "what was drawn under other words is taken along when the phone starts again",
        Line("app.signing.flow", "replace(begun, strokes=())", "replace(begun)"),
        _SIGNING + "test_strokes_are_not_taken_along_under_words_that_changed_while_the_phone_was_off",
    ),
    _bug(
        "strokes_are_forgotten",
        "a phone that dies in mid-signature forgets what was drawn",
        Line("app.signing.flow", "        self._note(strokes=tuple(strokes))\n", "        del strokes\n"),
        _SIGNING + "test_a_phone_that_dies_in_mid_signature_goes_on_with_all_that_was_typed_and_drawn",
    ),
    _bug(
        "wordless_points_are_passed_over",
        "what was chosen and has no words drops out of what is signed, and nothing says so",
        Line("app.screens.debrief.state", "bool(self.hindering or self.wordless)", "bool(self.hindering)"),
        _SCREEN + "test_a_point_without_words_is_not_passed_over_when_the_others_are_signed",
    ),
    _bug(
        "keys_fall_beside_the_field",
        "what is written into an agreement after somebody signed loses its keys, for the field moves on the page",
        Line(
            "app.screens.debrief.choosing",
            "[stacked(*changed(found), *_notices(found))]",
            "[*changed(found), *_notices(found), *([Note(words.INTRO())] if found.is_changed else [])]",
        ),
        _SIGNING + "test_nothing_on_the_page_changes_its_place_when_what_was_signed_is_changed",
    ),
    _bug(
        "internal_is_offered",
        "a finding that is the team's own is offered to be read aloud",
        Line(
            "app.screens.debrief.state",
            "if finding.removed or finding.internal or not text:",
            "if finding.removed or not text:",
        ),
        _SCREEN + "test_nothing_internal_of_others_or_confided_is_offered",
    ),
    _bug(
        "others_findings_leak",
        "the findings of a colleague are offered while ratings are blind",
        Line("app.screens.debrief.state", "and (released or author == person)", "and True"),
        _SCREEN + "test_nothing_internal_of_others_or_confided_is_offered",
    ),
)
