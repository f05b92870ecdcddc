"""What was said at a school before today's visit: the last visit's findings and feedback, agreements still open, and
those finished or called off since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.visiting.called_off import CalledOff, called_off_since
from app.visiting.finished import finished_since
from app.visiting.since import Ended, MadeAt, agreed_before, unknown, visit_before
from fieldwork.debriefs import signings_of
from fieldwork.records import Agreement, Feedback, Finding, Response, Visit
from fieldwork.records.stored import World

_ORDER = {"strength": 0, "hazard": 1, "next_step": 1, "improve": 1, "agreement": 2, "note": 2}


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the feedback the school got, with the school's answer to it when there is one. Where nothing was
    published it is a line that was signed before the team left."""

    nature: str
    text: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """One finding of the last visit."""

    nature: str
    text: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """One agreement that is still open."""

    id: str
    action: str
    owner: str
    due: date | None
    state: str
    progress: str
    overdue: bool
    agreed: date | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """Empty in every part at a school that was never visited."""

    visit: str | None
    day: date | None
    findings: tuple[Seen, ...]
    feedback: tuple[Said, ...]
    promises: tuple[Promise, ...]
    finished: tuple[Ended, ...]
    called_off: tuple[CalledOff, ...]


def read_earlier(world: World, visit: Visit, *, day: date, made_at: MadeAt = unknown) -> Earlier:
    """What came before this visit, as far as this device may know it."""
    last = visit_before(world, visit)
    return Earlier(
        visit=last.id if last else None,
        day=date.fromisoformat(last.day) if last and last.day else None,
        findings=_findings(world, last.id) if last else (),
        feedback=_feedback(world, last.id) if last else (),
        promises=_promises(world, visit, day),
        finished=finished_since(world, visit, last, made_at),
        called_off=called_off_since(world, visit, last, made_at),
    )


def _findings(world: World, visit: str) -> tuple[Seen, ...]:
    found = [f for f in map(Finding.of, world.find("finding", visit=visit)) if not f.removed and (f.text or "").strip()]
    ordered = sorted(found, key=lambda f: (_ORDER.get(f.nature or "", 3), f.made_at or 0, f.id))
    return tuple(Seen(f.nature or "note", f.text or "", tuple(sorted(k for k, on in f.indicators.items() if on)))
                 for f in ordered)  # fmt: skip


def _feedback(world: World, visit: str) -> tuple[Said, ...]:
    published = [f for f in map(Feedback.of, world.find("feedback", visit=visit)) if f.published_at is not None]
    if not published:
        return _signed(world, visit)
    latest = max(published, key=lambda f: f.version or 0)
    answers = {r.item: r.answer for r in map(Response.of, world.find("response", parent=latest.id))}
    items = [(name, item) for name, item in latest.items.items() if isinstance(item, dict)]
    ordered = sorted(items, key=lambda pair: (_ORDER.get(str(pair[1].get("kind")), 3), pair[1].get("order") or 0))
    return tuple(Said(str(item.get("kind")), str(item.get("text") or ""), answers.get(name)) for name, item in ordered)


def _signed(world: World, visit: str) -> tuple[Said, ...]:
    """What team and school signed together, where nothing was published after it."""
    signings = signings_of(visit, world)
    if not signings:
        return ()
    words = signings[0].words
    lines = [("strength", text) for text in words.strengths] + [("next_step", text) for text in words.next_steps]
    lines += [("agreement", each.action) for each in words.agreements]
    return tuple(Said(nature, text, None) for nature, text in lines)


def _promises(world: World, visit: Visit, day: date) -> tuple[Promise, ...]:
    kept = [agreement for agreement in agreed_before(world, visit) if agreement.is_open]
    days = {v.id: v.day for v in map(Visit.of, world.find("visit", school=visit.school or ""))}
    return tuple(_promise(a, day, days.get(a.visit or "")) for a in sorted(kept, key=lambda a: (a.due or "9999", a.id)))


def _promise(agreement: Agreement, day: date, agreed: str | None) -> Promise:
    return Promise(
        id=agreement.id,
        action=agreement.action or "",
        owner=agreement.owner or "",
        due=date.fromisoformat(agreement.due) if agreement.due else None,
        state=agreement.state or "open",
        progress=agreement.progress or "",
        overdue=agreement.is_late(day),
        agreed=date.fromisoformat(agreed) if agreed else None,
    )
