"""Parts of a sheet that a tap leaves alone show, after any acts, what a new drawing of the sheet would show."""

import random
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from flet.controls.context import _context_page

from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App
from tests.support.memory import NOW_MS
from tests.support.rating import opened

ACTS = ("level-1", "level-2", "level-4", "not-applicable", "next", "previous", "undo", "note", "other device")
TELLING = (ft.Semantics, ft.Text, ft.TextField, ft.Icon, ft.IconButton, ft.ProgressBar)
TOLD_OF_THE_LAST_ACT = ("note-state",)


def drawn(app: App) -> list[Any]:
    """What is read, heard and can be tapped, in order, with its colours."""
    found: list[Any] = []
    skipped: set[int] = set()
    for control in app.walk():
        if isinstance(control, ft.Semantics) and control.identifier in TOLD_OF_THE_LAST_ACT:
            skipped |= {id(each) for each in app.walk(control)}
        if id(control) not in skipped and isinstance(control, TELLING):
            names = ("identifier", "label", "selected", "value", "icon", "disabled", "color")
            given = [str(getattr(control, name)) for name in names if getattr(control, name, None) is not None]
            found += [(type(control).__name__, *given)] if given else []
    return found


async def act(app: App, device: Device, name: str, dice: random.Random) -> None:
    """One act, where the page has what it needs."""
    there = [each.identifier or "" for each in app.all(ft.Semantics)]
    fitting = [each for each in there if each == name or (each.startswith("indicator-") and each.endswith(name))]
    if name == "other device":
        device.area.rate(**{f"levels__AC{dice.randint(1, 7)}": dice.randint(1, 4)})
        await arrives(app, device)
    elif name == "note" and "note" in there:
        await app.enter("note", dice.choice(["พบแผน", "", "พบบันทึก"]))
        await app.leave("note")
    elif fitting and not getattr(app.named(chosen := dice.choice(fitting)), "disabled", False):
        await app.tap(chosen)


async def arrives(app: App, device: Device) -> None:
    device.pull([device.area.world.records["sheet", device.area.sheet]])
    await app.settle()


async def anew(app: App, device: Device, *, dense: bool) -> list[Any]:
    """The same sheet as a new drawing shows it."""
    async with opened(device) as other:
        if dense:
            await other.tap("show-list")
            await other.tap("dense")
        found = drawn(other)
    _context_page.set(app.page)
    return found


@pytest.mark.parametrize(("wide", "dense"), [(False, False), (True, False), (False, True)])
@pytest.mark.parametrize("seed", range(2))
async def test_what_is_left_alone_is_as_a_new_drawing_would_be(
    tmp_path: Path, seed: int, wide: bool, dense: bool
) -> None:
    dice = random.Random(seed)
    device = Device(tmp_path / "phone", FieldVisit(), wide=wide)
    async with opened(device) as app:
        if dense:
            await app.tap("show-list")
            await app.tap("dense")
        for _ in range(9):
            name = dice.choice(ACTS)
            await act(app, device, name, dice)
            assert drawn(app) == await anew(app, device, dense=dense), name
        device.area.world.put("sheet", device.area.sheet, {"submitted_at": NOW_MS})
        await arrives(app, device)
        assert app.has("locked") and (dense or app.named("add-finding").disabled), "handed in on the other device"
