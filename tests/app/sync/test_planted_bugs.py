"""The simulation has teeth: each way to lose or twist data, planted on purpose, is found within a few days."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from app.store import overlay, store
from app.store.store import Store
from app.store.tables import EditState
from app.sync import engine, freeze, pull, push, rebuild
from tests.support.simulation import Day

Patch = pytest.MonkeyPatch
_MOST_DAYS = 150


def _acknowledgement_takes_everything(patch: Patch) -> None:
    honest = push.acknowledge

    def acknowledge(of: Store, *args: Any) -> None:
        honest(of, *args)
        of.database.script(f"UPDATE edit SET state = {EditState.LANDED} WHERE state = {EditState.UNSENT}")
        of.reload()

    patch.setattr(push, "acknowledge", acknowledge)


def _emptied_before_the_reply(patch: Patch) -> None:
    honest = freeze.freeze

    def hasty(of: Store, *args: Any) -> Any:
        batch = honest(of, *args)
        of.database.script(f"UPDATE edit SET state = {EditState.ACKED} WHERE state = {EditState.FROZEN}")
        of.database.script("DELETE FROM batch")
        return batch

    patch.setattr(freeze, "freeze", hasty)


def _pull_overwrites_the_overlay(patch: Patch) -> None:
    honest = pull.take

    def take(of: Store, reply: Any) -> None:
        honest(of, reply)
        listed = json.dumps([row.id for row in reply.rows])
        of.database.run(_forget_edits(), records=listed)
        of.reload()

    patch.setattr(pull, "take", take)


def _forget_edits() -> Any:
    from sqlalchemy import text

    return text("DELETE FROM edit WHERE state = 0 AND record IN (SELECT value FROM json_each(:records))")


def _cursor_before_rows(patch: Patch) -> None:
    honest = pull.take

    def take(of: Store, reply: Any) -> None:
        of.database.many(pull._ADVANCE, pull._cursors(reply.cursors))
        honest(of, reply)

    patch.setattr(pull, "take", take)


def _restore_offers_only_what_is_unsent(patch: Patch) -> None:
    only = rebuild.update(rebuild._edit).where(rebuild._edit.c.state == EditState.FROZEN)
    patch.setattr(rebuild, "_UNSEND", only.values(state=EditState.UNSENT, batch=None))

    patch.setattr(engine, "offer_own_again", lambda of: None)  # the repair after counting would make up for it


def _base_forgets_own_unsent_write(patch: Patch) -> None:
    patch.setattr(store, "latest", lambda edits, field: None)


def _collapse_forgets_what_the_first_saw(patch: Patch) -> None:
    honest = Store._base

    def base(self: Store, key: Any, field: str, edits: Any, replaced: Any, seen: Any) -> tuple[str, ...]:
        return () if replaced is not None and field in replaced.fields else honest(self, key, field, edits, None, seen)

    patch.setattr(Store, "_base", base)


def _typing_replaces_what_is_being_sent(patch: Patch) -> None:
    def continues(last: Any, key: Any, fields: Iterable[str]) -> bool:
        return last is not None and (last.kind, last.record) == key and set(last.fields) <= set(fields)

    patch.setattr(store, "continues", continues)
    patch.setattr(store.Store, "_went_out", lambda store, edit: False)


def _collapse_swallows_other_fields(patch: Patch) -> None:
    honest = overlay.continues

    def continues(last: Any, key: Any, fields: Iterable[str]) -> bool:
        return honest(last, key, last.fields if last is not None else fields)

    patch.setattr(store, "continues", continues)


@pytest.mark.parametrize(
    "bug",
    [
        _acknowledgement_takes_everything,
        _emptied_before_the_reply,
        _pull_overwrites_the_overlay,
        _cursor_before_rows,
        _restore_offers_only_what_is_unsent,
        _base_forgets_own_unsent_write,
        _collapse_forgets_what_the_first_saw,
        _typing_replaces_what_is_being_sent,
        _collapse_swallows_other_fields,
    ],
)
def test_the_simulation_finds(bug: Callable[[Patch], None], monkeypatch: Patch) -> None:
    bug(monkeypatch)

    assert any(_goes_wrong(seed) for seed in range(_MOST_DAYS)), f"{bug.__name__} was not found"


def _goes_wrong(seed: int) -> bool:
    try:
        return bool(Day(seed).run())
    except (AssertionError, StopIteration, RuntimeError, KeyError):
        return True
