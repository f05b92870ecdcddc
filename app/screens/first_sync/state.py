"""The steps of getting a device ready, and how far each is."""

from __future__ import annotations

from dataclasses import dataclass

from app.sync.engine import Ending, Outcome, Phase, Progress

_ORDER = (Phase.SEND, Phase.RECEIVE, Phase.CHECK, Phase.PHOTOS)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list. `state`: waiting, doing, done or unsure (done as far as it can be)."""

    name: str
    state: str
    done: int = 0
    total: int = 0


def steps(progress: Progress | None, *, ready: bool) -> tuple[Step, ...]:
    """The fetching steps as they stand; the app itself is kept before this page can even be shown."""
    return (
        Step("app", "done"),
        _step("receive", Phase.RECEIVE, progress, ready),
        _step("check", Phase.CHECK, progress, ready),
    )


def room(lasting: bool | None, *, asked: bool) -> Step:
    """Asking the browser to keep the data: it may promise, refuse, or not say."""
    if not asked:
        return Step("room", "doing")
    return Step("room", "done" if lasting else "unsure")


def _step(name: str, phase: Phase, progress: Progress | None, ready: bool) -> Step:
    if ready or (progress is not None and _ORDER.index(progress.phase) > _ORDER.index(phase)):
        return Step(name, "done")
    if progress is not None and progress.phase == phase:
        return Step(name, "doing", progress.done, progress.total)
    return Step(name, "waiting")


def stopped(outcome: Outcome | None, *, running: bool, ready: bool) -> str:
    """Why nothing goes on: "" while it does, offline, sign_in or failed."""
    if running or ready or outcome is None or outcome.ending in (Ending.DONE, Ending.CANCELLED):
        return ""
    if outcome.ending in (Ending.OFFLINE, Ending.BUSY):
        return "offline"
    return "sign_in" if outcome.ending == Ending.SIGN_IN else "failed"
