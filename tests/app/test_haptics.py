"""A level that was saved is felt once; what was not kept is not, and nobody who does not want it feels anything."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.haptics import Haptics
from app.screens.settings.view import Settings
from app.store.errors import StorageFull
from tests.support.clients import FakeSurroundings, a_client, shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.rating import opened


@pytest.mark.parametrize(("full", "felt"), [(False, 1), (True, 0)])
async def test_only_a_level_that_was_saved_is_felt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool, felt: int
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise StorageFull("storage_full")

    device, machine = Device(tmp_path / "phone", FieldVisit()), FakeSurroundings()
    device.client = replace(device.client, haptics=Haptics(machine))
    async with opened(device) as app:
        if full:
            monkeypatch.setattr(device.store, "write", refused)
        await app.tap("indicator-AC1-level-4")

    assert machine.buzzed == felt


async def test_whoever_does_not_want_it_feels_nothing() -> None:
    machine = FakeSurroundings()
    haptics = Haptics(machine, lambda: False)

    haptics.tap()

    assert machine.buzzed == 0


@pytest.mark.parametrize("there", [True, False])
async def test_the_choice_is_offered_where_there_is_something_to_feel(there: bool) -> None:
    machine = FakeSurroundings()
    machine.buzzes = there
    client = a_client(haptics=Haptics(machine))
    async with App(shown(client, Settings)) as app:
        assert app.has("haptics-off") is there
        if there:
            await app.tap("haptics-off")
            assert client.preferences.haptics is False
