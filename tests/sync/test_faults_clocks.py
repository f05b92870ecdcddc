"""Clocks that are wrong. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import pytest

from tests.simulation.scene import Scene

HOUR = 3_600_000
YEAR = 365 * 24 * HOUR


def test_24_a_clock_three_years_ahead_that_is_then_put_right_wins_no_longer_and_its_time_is_kept(scene: Scene) -> None:
    scene.lead.skew_ms = 3 * YEAR
    scene.say(scene.lead, "จากเครื่องที่นาฬิกาเร็ว")
    outcome = scene.synced(scene.lead)
    scene.synced(scene.expert)
    scene.say(scene.expert, "แก้หลังจากเห็น")
    scene.synced(scene.expert)
    scene.lead.skew_ms = 0
    scene.synced(scene.lead)

    scene.say(scene.lead, "แก้อีกครั้งหลังตั้งนาฬิกา")
    scene.synced(scene.lead, scene.expert)

    assert outcome.skew_ms > 2 * YEAR
    assert scene.shows(scene.expert) == "แก้อีกครั้งหลังตั้งนาฬิกา" and scene.heads(scene.expert) == ()
    (first,) = scene.office.look("SELECT device_ms - server_ms FROM change WHERE edit = ?", scene.lead.wrote[0].edit)
    assert first[0] > 2 * YEAR
    assert scene.end() == []


def test_25_a_clock_three_years_behind_wins_by_what_it_saw_and_is_told_of_what_it_did_not(scene: Scene) -> None:
    scene.say(scene.expert, "จากเครื่องที่นาฬิกาตรง")
    scene.synced(scene.expert, scene.lead)
    scene.lead.skew_ms = -3 * YEAR

    scene.say(scene.lead, "แก้จากเครื่องที่นาฬิกาช้า")
    scene.synced(scene.lead, scene.expert)

    assert scene.shows(scene.expert) == "แก้จากเครื่องที่นาฬิกาช้า" and scene.heads(scene.expert) == ()
    scene.say(scene.lead, "ไม่เห็นกัน ก")
    scene.say(scene.expert, "ไม่เห็นกัน ข")
    scene.synced(scene.lead, scene.expert, scene.lead)
    assert len(scene.heads(scene.lead)) == len(scene.heads(scene.expert)) == 2
    assert scene.end() == []


@pytest.mark.parametrize("back", [HOUR, YEAR, 1_795_420_800_000], ids=["an hour", "a year", "to 1970"])
def test_26_a_clock_that_falls_back_in_the_middle_of_the_work_keeps_the_order_of_the_acts(
    scene: Scene, back: int
) -> None:
    scene.say(scene.lead, "หนึ่ง")
    scene.synced(scene.lead)
    scene.lead.skew_ms = -back
    for words in ("สอง", "สาม"):
        scene.say(scene.lead, words)
        scene.synced(scene.lead)
        scene.lead.restart()

    scene.synced(scene.expert)

    stamps = [row[0] for row in scene.lead.look("SELECT stamp FROM edit ORDER BY n")]
    assert scene.shows(scene.expert) == "สาม" and scene.heads(scene.expert) == ()
    assert stamps == sorted(stamps)
    assert scene.end() == []
