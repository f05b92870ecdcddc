"""The tests have teeth: the simulation finds what was planted on purpose. `make faults` tries the named tests too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faults.catalogue import FAULTS
from tests.faults.fault import Fault
from tests.faults.naive import NAIVE
from tests.faults.planting import Line, Stale, planted
from tests.simulation.__main__ import broken

_ROOT = Path(__file__).resolve().parents[2]
_SOON = 40
_MODEL = """cursor_before_rows ack_before_commit row_lww wall_clock no_receipts no_epoch own_latest_only seq_ids
    mark_synced_inflight seq_at_begin page_splits_seq push_advances_cursor skip_dirty delete_destroys no_conflict_log
    single_layer"""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_still_fits_the_code_and_leaves_no_trace(fault: Fault) -> None:
    with planted(fault.lines):
        pass


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_has_its_test_and_says_why_no_day_shows_it(fault: Fault) -> None:
    path, _, name = fault.test.partition("::")
    name = name.partition("[")[0]

    assert re.search(rf"^(async )?def {name}\(", (_ROOT / path).read_text("utf-8"), re.MULTILINE), fault.test
    assert (fault.days is None) == bool(fault.unseen)


def test_every_naive_variant_is_planted() -> None:
    assert {fault.name for fault in NAIVE} == set(_MODEL.split())


@pytest.mark.parametrize("fault", [f for f in FAULTS if f.days and f.days <= _SOON], ids=lambda fault: fault.name)
def test_the_simulation_finds(fault: Fault) -> None:
    assert fault.days is not None
    with planted(fault.lines):
        assert any(broken(seed) for seed in range(fault.days)), f"{fault.name} was not found"


def test_a_fault_whose_line_is_gone_is_an_error() -> None:
    with pytest.raises(Stale), planted((Line("fieldwork.merge", "no such line", "another"),)):
        pass


def test_a_fault_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(Stale), planted((Line("fieldwork.merge", "# only forged writes", "# forged writes alone"),)):
        pass
