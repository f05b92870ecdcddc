"""No conflict is silent: made by two phones on the real server, it shows on every phone that may see it, is settled on
one, and is gone on all; what was not chosen stays in the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from app.past import acts, conflicts, writes
from app.past.conflicts import Tally, tally
from app.past.reader import Reader
from app.past.writes import FieldPast, field_past
from app.screens.conflicts import state
from app.screens.conflicts.state import ConflictsState
from app.store.mirror import Mirror
from app.sync import engine, pull
from app.sync.past import ask
from fieldwork import merge
from fieldwork.history import Fate
from fieldwork.records import Consensus, RoleName
from fieldwork.thai.dates import bangkok_day
from sync_server import histories
from tests.support.visiting import Visiting
from tests.support.wired import Break, WiredPhone
from tests.support.worlds import an_id

Patch = pytest.MonkeyPatch
AGREEMENT = an_id("agreement")
BEFORE = "ครูวางแผนการสอน และนำผลมาปรับ"
ONE = "ครูภาษาไทยวางแผนการสอน และนำผลมาปรับ"
OTHER = "ครูวางแผนการสอน และนำผลมาปรับทุกเดือน"
JOINED = "ครูภาษาไทยวางแผนการสอน และนำผลมาปรับทุกเดือน"


def reader(phone: WiredPhone) -> Reader:
    return Reader(phone.person, phone.device, bangkok_day(phone.clock()), phone.clock())


def waits(phone: WiredPhone) -> ConflictsState:
    return state.read(phone.store, reader(phone))


def past(phone: WiredPhone, field: str = "action", kind: str = "agreement", record: str = AGREEMENT) -> FieldPast:
    return field_past(phone.store, kind, record, field, person=phone.person, device=phone.device)


def settle(
    phone: WiredPhone, value: Any, field: str = "action", kind: str = "agreement", record: str = AGREEMENT
) -> None:
    """As the screen does it."""
    act = acts.settling(phone.store, kind, record, field, value, person=phone.person, now_ms=phone.clock())
    assert acts.refusal(phone.store, act, person=phone.person, today=bangkok_day(phone.clock())) is None
    phone.store.write(act.kind, act.record, act.fields, act.seen)


def told(phone: WiredPhone) -> dict[str, Fate]:
    """What became of every write but the current one, as the phone knows it."""
    return {w.value: w.fate for w in reversed(past(phone).writes) if w.fate is not Fate.CURRENT}


async def sync(*phones: WiredPhone) -> None:
    for phone in phones:
        phone.clock.forward(1000)
        outcome = await phone.sync()
        assert outcome.ending == "done" and outcome.quarantined == 0, phone.store.quarantine.all()


class Disputed:
    """An agreement whose words a supervisor and an expert changed at the same time; the director looks on."""

    def __init__(self, visiting: Visiting) -> None:
        self.visiting = visiting
        self.supervisor = visiting.phone()
        self.expert = visiting.phone(visiting.expert)
        self.director = visiting.phone(visiting.area.person("ผอ.เขต", RoleName.DIRECTOR))

    @property
    def everyone(self) -> Sequence[WiredPhone]:
        return (self.supervisor, self.expert, self.director)

    async def make(self) -> None:
        """Agree, let both see it, let both write it anew without seeing each other, and bring all level."""
        keys = {"visit": self.visiting.visit, "school": self.visiting.school}
        self.supervisor.store.write("agreement", AGREEMENT, {**keys, "action": BEFORE, "state": "open"})
        await sync(*self.everyone)
        self.supervisor.store.write("agreement", AGREEMENT, {"action": ONE})
        self.expert.clock.forward(60_000)
        self.expert.store.write("agreement", AGREEMENT, {"action": OTHER})
        await sync(self.supervisor, self.expert, self.supervisor, self.director)


@pytest.fixture
async def disputed(visiting: Visiting) -> Disputed:
    made = Disputed(visiting)
    await made.make()
    return made


async def test_a_conflict_shows_on_both_phones_and_on_the_committees_with_all_there_is_to_know(
    disputed: Disputed,
) -> None:
    for phone in disputed.everyone:
        found = waits(phone)
        (waiting,) = (*found.mine, *found.others)
        (conflict,) = waiting.conflicts
        assert [c.said for c in conflict.candidates] == [OTHER, ONE]
        assert [c.author.removesuffix(" (ท่าน)") for c in conflict.candidates] == ["ทรงคุณ ตัวอย่าง", "นิเทศ ตัวอย่าง"]
        assert {c.saw for c in conflict.candidates} == {BEFORE} and conflict.is_whole
        assert all("เขียนเมื่อ" in c.line and "เครื่อง" in c.line for c in conflict.candidates)
        assert (conflict.draft, conflict.is_suggested) == (JOINED, True)
    assert waits(disputed.supervisor).mine and waits(disputed.expert).mine
    looked_on = waits(disputed.director).others[0].conflicts[0]
    assert not looked_on.may and "คณะ" in looked_on.refused
    assert tally(disputed.director.store, reader(disputed.director)) == Tally(0, 1)


@pytest.mark.parametrize(("value", "fate"), [(ONE, Fate.CHOSEN), (JOINED, Fate.LOST)])
async def test_settled_on_one_phone_it_is_gone_on_all_and_what_was_not_chosen_stays_in_the_history(
    disputed: Disputed, value: str, fate: Fate
) -> None:
    settle(disputed.supervisor, value)
    assert waits(disputed.supervisor) == ConflictsState()

    await sync(disputed.supervisor, disputed.expert, disputed.director)

    for phone in disputed.everyone:
        assert waits(phone) == ConflictsState() and phone.store.unsettled() == []
        record = phone.store.get("agreement", AGREEMENT)
        assert record is not None and record.fields["action"] == value
        await ask(phone.store, phone.server(), "agreement", AGREEMENT, ["action"])
        assert told(phone) == {BEFORE: Fate.REPLACED, ONE: fate, OTHER: Fate.LOST}


async def test_without_a_network_the_conflict_is_settled_all_the_same(disputed: Disputed) -> None:
    phone = disputed.expert
    phone.restart()
    phone.wire.fates = [Break.BEFORE]
    assert (await phone.sync()).ending == "offline"

    (waiting,) = waits(phone).mine
    settle(phone, waiting.conflicts[0].candidates[1].value)

    assert waits(phone) == ConflictsState()
    await sync(phone, disputed.supervisor)
    assert waits(disputed.supervisor) == ConflictsState()


async def test_two_who_settle_differently_choose_once_more_between_their_choices_and_that_is_the_end(
    disputed: Disputed,
) -> None:
    supervisor, expert = disputed.supervisor, disputed.expert
    settle(supervisor, ONE)
    settle(expert, JOINED)
    await sync(supervisor, expert, supervisor)

    for phone in (supervisor, expert):
        (waiting,) = waits(phone).mine
        assert {c.said for c in waiting.conflicts[0].candidates} == {ONE, JOINED}
    settle(expert, JOINED)
    await sync(expert, supervisor, disputed.director)

    assert all(waits(phone) == ConflictsState() for phone in disputed.everyone)
    assert past(supervisor).current is not None and past(supervisor).current.value == JOINED  # type: ignore[union-attr]


async def test_whoever_comes_second_sees_that_it_was_settled(disputed: Disputed) -> None:
    settle(disputed.supervisor, ONE)
    await sync(disputed.supervisor, disputed.expert)

    assert waits(disputed.expert) == ConflictsState()
    assert disputed.expert.store.get("agreement", AGREEMENT).fields["action"] == ONE  # type: ignore[union-attr]


async def test_two_who_settle_on_the_same_have_nothing_left_to_choose(disputed: Disputed) -> None:
    for phone in (disputed.supervisor, disputed.expert):
        settle(phone, ONE)
    await sync(disputed.supervisor, disputed.expert, disputed.supervisor, disputed.director)

    assert all(waits(phone) == ConflictsState() for phone in disputed.everyone)


async def test_bringing_back_what_lost_is_a_write_like_any_other(disputed: Disputed) -> None:
    settle(disputed.supervisor, ONE)
    await sync(disputed.supervisor, disputed.expert)
    await ask(disputed.expert.store, disputed.expert.server(), "agreement", AGREEMENT, ["action"])
    lost = next(w for w in past(disputed.expert).writes if w.fate is Fate.LOST)

    settle(disputed.expert, lost.value)
    unsent = past(disputed.expert).writes[0]
    await sync(disputed.expert, disputed.supervisor)

    assert (unsent.value, unsent.where) == (OTHER, "here")
    assert disputed.supervisor.store.get("agreement", AGREEMENT).fields["action"] == OTHER  # type: ignore[union-attr]
    assert waits(disputed.supervisor) == ConflictsState()


async def test_consensus_decided_twice_is_settled_on_either_decision_by_whoever_chooses(visiting: Visiting) -> None:
    one, two = visiting.phone(), visiting.phone(visiting.expert)
    for phone in (one, two):
        visiting.rate(phone)
    await sync(one, two, one)
    consensus = Consensus.kind().id_of(visiting.visit, visiting.adm4, "AC1")
    for phone, level in ((one, 3), (two, 4)):
        keys = {"visit": visiting.visit, "instrument": visiting.adm4, "school": visiting.school, "indicator": "AC1"}
        decision = {
            "level": level,
            "reason": f"เหตุผลที่ {level}",
            "by": phone.person,
            "at": phone.clock(),
            "originals": {},
        }
        phone.store.write("consensus", consensus, {**keys, "decision": decision})
    await sync(one, two, one)

    (waiting,) = waits(one).mine
    other = next(c for c in waiting.conflicts[0].candidates if "ระดับ 4" in c.said)
    assert other.may and "เหตุผลที่ 4" in other.said
    settle(one, other.value, "decision", "consensus", consensus)
    await sync(one, two)

    decided = two.store.get("consensus", consensus).fields["decision"]  # type: ignore[union-attr]
    assert (decided["level"], decided["reason"], decided["by"]) == (4, "เหตุผลที่ 4", visiting.supervisor)
    assert waits(one) == waits(two) == ConflictsState()


async def test_who_may_not_write_a_school_fact_may_only_look(visiting: Visiting) -> None:
    office, another = (visiting.phone(visiting.area.office) for _ in range(2))
    supervisor = visiting.phone()
    await sync(office, another, supervisor)
    office.store.write("school", visiting.school, {"students": 410})
    another.store.write("school", visiting.school, {"students": 420})
    await sync(office, another, office, supervisor)

    assert waits(office).mine and waits(supervisor).others
    conflict = waits(supervisor).others[0].conflicts[0]
    assert (conflict.name, sorted(c.said for c in conflict.candidates)) == ("จำนวนนักเรียน", ["410", "420"])
    assert "เลขานุการ" in conflict.refused and conflicts.tally(supervisor.store, reader(supervisor)) == Tally(0, 1)


async def test_history_of_a_field_alone_is_small(disputed: Disputed) -> None:
    phone = disputed.director
    whole = await phone.server().call("GET", f"/api/history/agreement/{AGREEMENT}")
    lines = await phone.server().history("agreement", AGREEMENT, ["action"])

    assert {line["field"] for line in whole} > {"action"} and {line.field for line in lines} == {"action"}
    assert [line.stands for line in lines] == ["", "rival", "current"]
    assert lines[1].base == [lines[0].edit] and lines[1].device_name == "เครื่องทดสอบ"


async def _story(visiting: Visiting) -> None:
    """Made, shown, settled on one phone, gone on all, and nothing lost."""
    disputed = Disputed(visiting)
    await disputed.make()
    for phone in disputed.everyone:
        found = waits(phone)
        assert [len(w.conflicts[0].candidates) for w in (*found.mine, *found.others)] == [2]
    settle(disputed.supervisor, ONE)
    await sync(disputed.supervisor, disputed.expert, disputed.director)
    for phone in disputed.everyone:
        assert waits(phone) == ConflictsState()
        await ask(phone.store, phone.server(), "agreement", AGREEMENT, ["action"])
        assert told(phone) == {BEFORE: Fate.REPLACED, ONE: Fate.CHOSEN, OTHER: Fate.LOST}


def _settling_names_one_head(patch: Patch) -> None:
    honest = acts.settling

    def settling(*args: Any, **given: Any) -> acts.Settling:
        made = honest(*args, **given)
        return acts.Settling(made.kind, made.record, made.fields, {n: heads[:1] for n, heads in made.seen.items()})

    patch.setattr(acts, "settling", settling)


def _the_loser_is_dropped(patch: Patch) -> None:
    honest = merge.resolve

    def resolve(writes: Any) -> merge.Register:
        found = honest(writes)
        return merge.Register(found.current, found.stamp)

    patch.setattr(merge, "resolve", resolve)


def _the_conflict_is_not_listed(patch: Patch) -> None:
    patch.setattr(Mirror, "unsettled", lambda self: [])


def _a_pull_does_not_mark_conflicts(patch: Patch) -> None:
    honest = pull._columns
    patch.setattr(pull, "_columns", lambda row: {**honest(row), "unsettled": 0})


def _the_history_tells_only_what_stands(patch: Patch) -> None:
    honest = histories.read

    def read(*args: Any, **given: Any) -> histories.History:
        found = honest(*args, **given)
        return histories.History([line for line in found.lines if line.stands], found.named_sheets)

    patch.setattr(histories, "read", read)


def _the_other_value_is_not_fetched(patch: Patch) -> None:
    async def nothing(*args: Any) -> int:
        return 0

    patch.setattr(engine, "fetch_conflicts", nothing)
    patch.setattr(writes, "_missing", lambda *args: [])


@pytest.mark.parametrize(
    "bug",
    [
        _settling_names_one_head,
        _the_loser_is_dropped,
        _the_conflict_is_not_listed,
        _a_pull_does_not_mark_conflicts,
        _the_history_tells_only_what_stands,
        _the_other_value_is_not_fetched,
    ],
)
async def test_the_story_finds(bug: Callable[[Patch], None], visiting: Visiting, monkeypatch: Patch) -> None:
    bug(monkeypatch)

    with pytest.raises((AssertionError, StopIteration, RuntimeError)):
        await _story(visiting)


async def test_the_story_holds(visiting: Visiting) -> None:
    await _story(visiting)
