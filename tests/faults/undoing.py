"""Bugs of undo on a sheet: the note that outlives the page."""

from __future__ import annotations

from tests.faults.fault import DEVICE, Fault
from tests.faults.planting import Line

UNDOING = (
    Fault(
        "note_after_its_write",
        "what undo puts back is kept after the tap, not with it",
        (
            Line(
                "app.store.store",
                "                for note in beside(edit_id).items():\n                    self.notes.set(*note)\n",
                "            for note in beside(edit_id).items():\n                self.notes.set(*note)\n",
            ),
        ),
        DEVICE
        + "store/test_durability.py::"
        + "test_a_cut_between_any_two_statements_leaves_a_note_with_the_write_it_belongs_to",
        None,
        "a day would have to lose power between two statements and open that sheet again before the next tap",
    ),
    Fault(
        "undo_over_another_device",
        "undo after a reload puts its value over what another device wrote since",
        (
            Line(
                "app.screens.rubric.undoing",
                'stands.get(name) == self.since.get(name, "") for name in self.before',
                "filling.fields.get(name) is not None for name in self.before",
            ),
        ),
        DEVICE + "screens/test_rubric_undo.py::test_the_same_value_written_by_another_device_is_not_taken_back",
        None,
        "no day reloads the page of a sheet and undoes",
    ),
    Fault(
        "undo_of_what_was_handed_in",
        "undo takes back what was handed in and opened again elsewhere before this device heard of it",
        (Line("app.screens.rubric.undoing", 'stands.get(_HANDED_IN, "") == self.open_by and ', ""),),
        DEVICE + "screens/test_rubric_undo.py::"
        "test_a_sheet_handed_in_and_opened_again_elsewhere_unseen_offers_nothing_until_the_next_tap",
        None,
        "no day reloads the page of a sheet and undoes",
    ),
)
