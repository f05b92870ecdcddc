"""Removed here, written on there: nothing is lost, and whoever may remove it is asked whether the words matter."""

from __future__ import annotations

import pytest

from app.past import conflicts, removals
from app.past.acts import Settling
from app.past.conflicts import Tally
from app.past.reader import Reader
from fieldwork.thai.dates import bangkok_day
from tests.simulation.phones import Phone
from tests.simulation.scene import Scene


def _remove(scene: Scene, phone: Phone) -> None:
    """As the screens do: what stood there is named."""
    scene.clock.forward(1000)
    phone.write("agreement", scene.agreement, phone.store.removing("agreement", scene.agreement), told=(), seen={})


def _reader(scene: Scene, phone: Phone) -> Reader:
    return Reader(phone.owner.person, phone.owner.device, bangkok_day(scene.clock()), scene.clock())


def _decide(scene: Scene, phone: Phone, act: Settling) -> None:
    scene.clock.forward(1000)
    phone.write(act.kind, act.record, act.fields, told=(), seen=act.seen)


@pytest.mark.parametrize("is_earlier", [True, False], ids=["written before", "written after"])
def test_27_words_that_a_remover_had_not_seen_are_asked_about_and_come_back_or_stay_with_one_write(
    scene: Scene, is_earlier: bool
) -> None:
    scene.say(scene.lead, "เริ่มแล้ว")
    scene.synced(scene.lead, scene.expert, scene.second)
    for act in (
        (lambda: scene.say(scene.expert, "จบแล้ว"), lambda: _remove(scene, scene.lead))
        if is_earlier
        else (lambda: _remove(scene, scene.lead), lambda: scene.say(scene.expert, "จบแล้ว"))
    ):
        act()
    key = ("agreement", scene.agreement)
    for phone in (scene.lead, scene.expert):
        assert phone.store.removed_meanwhile() == []
    scene.synced(scene.lead, scene.expert, scene.lead, scene.second)

    for phone in (scene.lead, scene.expert, scene.second):
        assert phone.store.removed_meanwhile() == [key]
        found = removals.of_record(phone.store, *key, _reader(scene, phone))
        assert found is not None and [word.said for word in found.words] == ["จบแล้ว"]
        assert bool(found.refused) == (phone is scene.second), "whoever may not remove it may look"
    lead = conflicts.tally(scene.lead.store, _reader(scene, scene.lead))
    assert (lead.mine, conflicts.tally(scene.second.store, _reader(scene, scene.second)).others) == (1, 1)

    _decide(scene, scene.expert, removals.leaving_removed(scene.expert.store, *key))
    scene.synced(scene.expert, scene.lead)
    assert scene.lead.store.removed_meanwhile() == [] and scene.shows(scene.lead, "removed") is True
    scene.say(scene.expert, "เขียนอีกครั้ง")
    scene.synced(scene.expert, scene.lead)
    assert scene.lead.store.removed_meanwhile() == [key]
    _decide(scene, scene.lead, removals.bringing_back(scene.lead.store, *key))
    scene.synced(scene.lead, scene.expert)

    for phone in (scene.lead, scene.expert):
        assert phone.store.removed_meanwhile() == []
        assert scene.shows(phone, "removed") is None and scene.shows(phone) == "เขียนอีกครั้ง"
    assert scene.end() == []


def test_27_a_removal_that_saw_everything_asks_nobody(scene: Scene) -> None:
    scene.say(scene.expert, "จบแล้ว")
    scene.synced(scene.expert, scene.lead)
    _remove(scene, scene.lead)
    scene.synced(scene.lead, scene.expert, scene.second)

    for phone in (scene.lead, scene.expert, scene.second):
        assert scene.shows(phone, "removed") is True and phone.store.removed_meanwhile() == []
    assert scene.end() == []


def test_27_two_who_remove_at_once_have_no_conflict(scene: Scene) -> None:
    scene.say(scene.lead, "เริ่มแล้ว")
    scene.synced(scene.lead, scene.expert)
    _remove(scene, scene.lead)
    _remove(scene, scene.expert)
    scene.synced(scene.lead, scene.expert, scene.lead)

    reader = _reader(scene, scene.lead)
    assert conflicts.tally(scene.lead.store, reader) == Tally() and scene.end() == []
