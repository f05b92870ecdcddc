"""What was rated before the office's calibration is there waits, and is taken in with it."""

from __future__ import annotations

from fieldwork.records import CalibrationSheet
from tests.simulation.scene import Scene
from tests.support.worlds import an_id

CALIBRATION = an_id("calibration")


def test_sheets_that_wait_for_a_calibration_are_taken_in_and_numbered_with_it(scene: Scene) -> None:
    """In one transaction a sheet is then written twice: no two rows share a number, and no phone misses one."""
    lead, desk = scene.lead, scene.phone(len(scene.start.owners))
    scene.phones.append(desk)
    sheet = CalibrationSheet.kind().id_of(CALIBRATION, lead.owner.person)
    keys = {"calibration": CALIBRATION, "instrument": scene.start.rubric, "rater": lead.owner.person}
    lead.write("calibration_sheet", sheet, {**keys, "levels.AC1": 2, "notes.AC1": "ก"}, told=("notes.AC1",), seen={})
    scene.synced(lead)
    lead.write("calibration_sheet", sheet, {"levels.AC2": 3, "notes.AC2": "ข"}, told=("notes.AC2",), seen={})
    scene.synced(lead)
    assert {each.code for each in lead.store.quarantine.all()} == {"no_calibration"}

    made = {"name": "ตัวอย่าง", "day": "2026-11-23", "instrument": scene.start.rubric, "facilitator": lead.owner.person}
    raters = {f"raters.{owner.person}": True for owner in (lead.owner, scene.expert.owner)}
    desk.write("calibration", CALIBRATION, {**made, **raters}, told=(), seen={})
    scene.synced(desk)

    assert scene.end() == []
    for phone in (lead, scene.tablet):
        record = phone.store.get("calibration_sheet", sheet)
        assert record is not None and (record.fields["levels.AC1"], record.fields["levels.AC2"]) == (2, 3)
    assert scene.expert.store.get("calibration_sheet", sheet) is None and not lead.store.quarantine.all()
