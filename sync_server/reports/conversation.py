"""What was told to the school and what it answered: the last published version, item by item, and the agreements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldwork import scopes, versions
from fieldwork.records import Acknowledgement, Agreement, Feedback, Receipt, Response, Visit
from fieldwork.records.stored import Record, World
from fieldwork.versions import Diff
from sync_server.reports.edition import released
from sync_server.reports.names import person_name


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said to the school, with the school's answer to it if there is one, and who gave it."""

    id: str
    kind: str
    text: str
    indicators: tuple[str, ...]
    owner: str
    due: date | None
    response: Response | None
    responder: str


@dataclass(frozen=True, slots=True)
class Signed:
    """One acknowledgement: under which version, who, when, the drawn signature, whether something changed after it."""

    version: int
    name: str
    position: str
    at: int | None
    signature: str
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """Who at the school opened the version, and when."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Told:
    """The last published version of a visit's feedback with everything that came back.

    `changes` are against the version before, None for a first one. `signed` are the signatures under this version;
    while there are none, `signed_before` is the last one under an earlier version.
    """

    version: int
    author: str
    published_at: int
    intro: str
    change_note: str
    changes: Diff | None
    items: tuple[Item, ...]
    opened: tuple[Opened, ...]
    signed: tuple[Signed, ...]
    signed_before: Signed | None

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """The items of one kind, in the leader's order."""
        return tuple(item for item in self.items if item.kind == kind)


def told_of(visit: Visit, world: World) -> Told | None:
    """The last published version, or None while nothing is published."""
    found = map(Feedback.of, released("feedback", visit, world))
    published = sorted((f for f in found if f.published_at is not None), key=lambda feedback: feedback.version or 0)
    if not published:
        return None
    *earlier, last = published
    answers = _answers(last, world)
    signed = _signed(last, world)
    before = [each for feedback in reversed(earlier) for each in reversed(_signed(feedback, world))]
    return Told(
        version=last.version or 1,
        author=person_name(last.author, world),
        published_at=last.published_at or 0,
        intro=last.intro or "",
        change_note=last.change_note or "",
        changes=versions.diff(earlier[-1], last) if earlier else None,
        items=tuple(_item(item, answers.get(item.id), world) for item in versions.items_of(last)),
        opened=_opened(last, world),
        signed=signed,
        signed_before=before[0] if before and not signed else None,
    )


def agreements_of(visit: Visit, world: World, *, told_only: bool) -> tuple[Agreement, ...]:
    """The visit's agreements by due date, removed ones left out; where asked, only those that the school was told."""
    records = released("agreement", visit, world)
    if told_only:
        records = [record for record in records if scopes.of(record, world) == scopes.of_school(visit.school or "")]
    found = [agreement for agreement in map(Agreement.of, records) if not agreement.removed]
    return tuple(sorted(found, key=lambda agreement: (agreement.due or "9999", agreement.id)))


def _item(item: versions.Item, response: Response | None, world: World) -> Item:
    answered = response is not None and response.person is not None
    return Item(
        id=item.id,
        kind=item.kind,
        text=item.text,
        indicators=item.indicators,
        owner=item.owner,
        due=item.due_day,
        response=response,
        responder=person_name(response.person, world) if response is not None and answered else "",
    )


def _answers(feedback: Feedback, world: World) -> dict[str, Response]:
    given = map(Response.of, world.find("response", parent=feedback.id))
    return {response.item: response for response in given if response.item}


def _opened(feedback: Feedback, world: World) -> tuple[Opened, ...]:
    receipts = map(Receipt.of, world.find("receipt", parent=feedback.id))
    found = [Opened(person_name(each.person, world), each.opened_at) for each in receipts if each.opened_at is not None]
    return tuple(sorted(found, key=lambda each: (each.at, each.name)))


def _signed(feedback: Feedback, world: World) -> tuple[Signed, ...]:
    """Every signature under a version, the first first."""
    given = map(Acknowledgement.of, world.find("acknowledgement", parent=feedback.id))
    return tuple(
        Signed(
            version=feedback.version or 1,
            name=each.name or person_name(each.person, world),
            position=each.position or "",
            at=each.signed_at,
            signature=each.signature or "",
            is_outdated=_changed_since(each, world),
        )
        for each in sorted(given, key=lambda each: (each.signed_at or 0, each.id))
    )


def _changed_since(signed: Acknowledgement, world: World) -> bool:
    """Whether an answer was written or changed after the signature."""
    for record in world.find("response", parent=signed.feedback or ""):
        seen = signed.seen.get(str(record.fields.get("item") or ""))
        known = {write for write in seen if isinstance(write, str)} if isinstance(seen, list) else set()
        if not _stands(record) <= known:
            return True
    return False


def _stands(record: Record) -> set[str]:
    """The writes behind what the school said in one answer."""
    return {write for name, write in record.writes.items() if name in ("answer", "text", "plan", "due")}
