"""The comparison on screen: what a person sees and what a tap keeps, on a real store."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest
from sqlalchemy import update

from app.screens.compare.screen import CompareScreen
from app.screens.compare.view import Compare
from app.store.store import Store
from app.store.tables import EditRow, EditState
from app.sync.pull import take
from app.theme import Tone
from app.wording import compare as words
from fieldwork import stamps
from fieldwork.consensus import Decision, decision_of, stored
from fieldwork.marks import packed
from fieldwork.records import Consensus
from fieldwork.wire import PROTOCOL, PullReply, Row
from tests.support.aftervisit import NOW_MS, AfterVisit
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fletkit import App, plain


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def device(tmp_path: Path, after: AfterVisit, person: str = "", *, wide: bool = False) -> Device:
    return Device(tmp_path / "device", after, person or after.leader, wide=wide)  # type: ignore[arg-type]


def opened(held: Device, after: AfterVisit, **extra: Any) -> App:
    return App(shown(held.client, Compare, visit=after.visit_id, instrument=after.adm4), **extra)


def decided(store: Store, after: AfterVisit, indicator: str) -> Decision | None:
    record = store.get("consensus", Consensus.kind().id_of(after.visit_id, after.adm4, indicator))
    return decision_of(record.fields.get("decision")) if record else None


async def test_both_originals_stand_side_by_side_with_what_differs_first(tmp_path, after):
    after.rate(after.leader, {"notes.GE5": "ประชุมครบ"})
    after.rate(after.expert, {"levels.GE5": 1})

    async with opened(device(tmp_path, after), after) as app:
        cards = [c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("indicator-")]
        assert cards[0] == "indicator-GE5" and len(cards) == 20
        assert app.shows("หัวหน้า ตัวอย่าง") and app.shows("ทรงคุณ ตัวอย่าง")
        assert app.shows("ระดับ 3 ดี") and app.shows("ระดับ 1 ปรับปรุง") and app.shows("ประชุมครบ")
        assert app.shows("ต่าง 2 ระดับ")
        await app.tap("page-summary")
        assert app.shows("ระดับตรงกัน 19 จาก 20 คู่") and not app.has("indicator-GE5")


async def test_one_tap_keeps_what_both_raters_gave_with_its_reason_and_originals(tmp_path, after):
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("agree-AC1")

        kept = decided(held.store, after, "AC1")
        assert kept is not None
        assert (kept.level, kept.reason, kept.by) == (3, words.SAME_LEVEL_REASON, after.leader)
        writes = {rater: original.write for rater, original in kept.originals.items()}
        sheets = {r.fields["rater"]: r for r in held.store.find("sheet", visit=after.visit_id)}
        assert writes == {rater: sheet.writes["levels.AC1"] for rater, sheet in sheets.items()}
        assert app.shows("เหตุผล: ผู้ประเมินให้ระดับตรงกัน") and not app.has("agree-AC1")


async def test_all_agreeing_indicators_are_kept_after_asking_and_disputed_ones_stay_open(tmp_path, after):
    after.rate(after.expert, {"levels.AC1": 1})
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("agree-all")
        assert decided(held.store, after, "AC2") is None
        await app.tap("question-yes")

        assert len(held.store.find("consensus", visit=after.visit_id)) == 19
        assert decided(held.store, after, "AC1") is None
        assert app.shows("บันทึกผลที่เห็นร่วมกัน 19 ข้อในเครื่องแล้ว") and app.shows("ตกลงแล้ว 19 จาก 20 ตัวชี้วัด")


async def test_a_level_of_ones_own_needs_a_choice_and_a_reason_and_nothing_is_chosen_beforehand(tmp_path, after):
    after.rate(after.expert, {"levels.AC1": 1})
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("decide-AC1")
        chosen = [c for c in app.all(ft.Semantics) if (c.identifier or "").startswith("consensus-AC1-") and c.selected]
        assert chosen == []
        await app.tap("save-AC1")
        assert app.shows(words.CHOOSE_FIRST())
        await app.tap("consensus-AC1-2")
        await app.tap("save-AC1")
        assert app.shows("กรุณาระบุเหตุผล") and decided(held.store, after, "AC1") is None

        await app.enter("reason-AC1", "ดูเเผนด้วยกัน")
        await app.tap("save-AC1")

        kept = decided(held.store, after, "AC1")
        assert kept is not None and (kept.level, kept.reason) == (2, "ดูแผนด้วยกัน")
        assert not app.has("save-AC1") and app.shows("ระดับ 2 พอใช้")


async def test_what_the_rules_refuse_is_not_kept_and_the_reason_is_told(tmp_path, after):
    held = device(tmp_path, after)
    screen = CompareScreen(held.client, after.visit_id, after.adm4)

    screen.decide("AC1", 2, " \u200b ")

    assert decided(held.store, after, "AC1") is None
    assert screen.trouble == "กรุณาระบุเหตุผลของระดับที่คณะเห็นร่วมกัน"


async def test_a_reason_being_typed_survives_news_from_elsewhere(tmp_path, after):
    held = device(tmp_path, after)

    async with opened(held, after) as app:
        await app.tap("decide-AC1")
        await app.tap("consensus-AC1-4")
        await app.enter("reason-AC1", "เห็นพ้อง")
        held.store.write("person", after.expert, {"given": "เปลี่ยนชื่อ"})
        await app.settle()

        assert app.named("reason-AC1").value == "เห็นพ้อง" and app.shows("เปลี่ยนชื่อ")
        await app.tap("save-AC1")
        kept = decided(held.store, after, "AC1")
        assert kept is not None and (kept.level, kept.reason) == (4, "เห็นพ้อง")


def conflict(held: Device, after: AfterVisit, mine: int, theirs: int) -> str:
    """The leader's decision reached the server, which prefers the expert's and names the leader's as a further head."""
    record_id = Consensus.kind().id_of(after.visit_id, after.adm4, "AC1")
    keys = {"visit": after.visit_id, "instrument": after.adm4, "school": after.school, "indicator": "AC1"}
    decision = stored(Decision(mine, "ของฉัน", after.leader, 1))
    own = held.store.write("consensus", record_id, {**keys, "decision": decision})
    held.store.database.run(update(EditRow).values(state=EditState.ACKED))
    held.store.reload()
    fields = {**keys, "decision": stored(Decision(theirs, "ของเพื่อน", after.expert, 2))}
    late = stamps.make(NOW_MS + 60_000, 0, "f" * 16)
    marks = {name: ["their-write", late] for name in keys} | {"decision": ["their-write", late, own.edit]}
    row = Row("consensus", record_id, "all", 9_000, fields, packed(marks))
    take(held.store, PullReply(PROTOCOL, "epoch", NOW_MS, 0, ["all"], [row], [], [], False, {}))
    return record_id


async def test_two_decisions_at_once_are_both_shown_and_settled_by_a_tap_that_names_both(tmp_path, after):
    held = device(tmp_path, after)
    record_id = conflict(held, after, 3, 2)
    heads = held.store.conflicts("consensus", record_id)["decision"]

    async with opened(held, after) as app:
        assert app.has("conflict-AC1") and app.shows("อีกผลหนึ่ง: ระดับ 3 ดี โดย หัวหน้า ตัวอย่าง – ของฉัน")
        await app.tap("keep-AC1-3")

        kept = decided(held.store, after, "AC1")
        assert kept is not None and (kept.level, kept.reason, kept.by) == (3, "ของฉัน", after.leader)
        settled = next(edit for edit in held.store.overlay.of(("consensus", record_id)))
        assert set(heads) <= set(settled.fields["decision"][1])
        assert not app.has("conflict-AC1")


async def test_a_decision_that_only_the_server_has_is_looked_up_in_the_history(tmp_path, after):
    after.decide("AC1", 3)
    held = device(tmp_path, after)
    record_id = Consensus.kind().id_of(after.visit_id, after.adm4, "AC1")
    record = after.world.get("consensus", record_id)
    late = stamps.make(NOW_MS + 60_000, 0, "f" * 16)
    marks = {name: ["one", late] for name in record.fields} | {"decision": ["one", late, "other"]}
    row = Row("consensus", record_id, "all", 9_000, dict(record.fields), packed(marks))
    take(held.store, PullReply(PROTOCOL, "epoch", NOW_MS, 0, ["all"], [row], [], [], False, {}))
    server: Any = held.client.server

    async with opened(held, after) as app:
        assert app.has("conflict-AC1") and not app.has("keep-AC1-2")
        await app.tap("history-AC1")
        await app.until(lambda: app.has("compare-trouble"))
        lost = stored(Decision(2, "เห็นต่าง", after.expert, 5))
        server.answers["GET", f"/api/history/consensus/{record_id}"] = [
            {"edit": "other", "field": "decision", "value": lost, "by": after.expert},
            {"edit": "one", "field": "indicator", "value": "AC1", "by": after.leader},
        ]
        await app.tap("history-AC1")
        await app.until(lambda: app.has("keep-AC1-2"))
        assert app.shows("อีกผลหนึ่ง: ระดับ 2 พอใช้ โดย ทรงคุณ ตัวอย่าง – เห็นต่าง") and not app.has("history-AC1")


async def test_the_team_has_no_number_until_an_area_is_agreed_whole(tmp_path, after):
    for indicator in after.instrument.area("BU").indicators:
        after.decide(indicator.id, 4)

    async with opened(device(tmp_path, after), after) as app:
        await app.tap("page-summary")
        team = {c.identifier: c for c in app.all(ft.Semantics) if (c.identifier or "").startswith("area-")}
        whole = [plain(t) for t in app.walk(team["area-BU"]) if isinstance(t, ft.Text)]
        partly = [plain(t) for t in app.walk(team["area-AC"]) if isinstance(t, ft.Text)]
        assert "4.00" in whole and "ตกลงแล้ว 4 จาก 4 ตัวชี้วัด" in whole
        assert words.NOT_AGREED_YET() in partly and "ตกลงแล้ว 0 จาก 7 ตัวชี้วัด" in partly


async def test_every_area_shows_its_weight_and_each_raters_mean_with_its_word_and_its_n(tmp_path, after):
    after.rate(after.leader, {"levels.BU1": 4, "notes.BU1": "แผนครบ", "levels.BU2": None, "reasons.BU2": "ยังไม่มี"})
    after.rate(after.expert, {"levels.BU1": 1, "notes.BU1": "ไม่มีแผน"})

    async with opened(device(tmp_path, after), after) as app:
        await app.tap("page-summary")
        said = [plain(t) for t in app.walk(app.one(ft.Semantics, identifier="area-BU")) if isinstance(t, ft.Text)]

        assert "น้ำหนัก 20" in said
        for name, mean, word, counted in (
            ("หัวหน้า ตัวอย่าง", "3.40", "ดี", "จาก 3 ใน 4 ตัวชี้วัด"),  # (30x4 + 25x3 + 20x3) / 75
            ("ทรงคุณ ตัวอย่าง", "2.40", "พอใช้", "จาก 4 ใน 4 ตัวชี้วัด"),  # (30x1 + 25x3 + 25x3 + 20x3) / 100
        ):
            at = said.index(name)
            assert said[at : at + 4] == [name, counted, mean, word]
        assert app.shows("เกณฑ์แปลผล: 3.50 ขึ้นไป ดีเยี่ยม, 2.50 ขึ้นไป ดี, 1.50 ขึ้นไป พอใช้, 1.00 ขึ้นไป ปรับปรุง")


async def test_who_may_not_decide_reads_everything_and_is_told_why(tmp_path, after):
    async with opened(device(tmp_path, after, after.director), after) as app:
        assert app.shows("ท่านไม่อยู่ในคณะของการเยี่ยมครั้งนี้")
        assert not app.has("agree-all") and not app.has("agree-AC1") and not app.has("decide-AC1")
        assert app.has("indicator-AC1")


async def test_before_release_only_progress_is_shown(tmp_path, after):
    after.rate(after.expert, {"submitted_at": None})

    async with opened(device(tmp_path, after), after) as app:
        assert app.shows(words.WAITING_TITLE()) and not app.has("indicator-AC1")
        assert app.shows("ส่งแล้ว") and app.shows(words.NOT_STARTED())


async def test_a_visit_not_on_this_device_says_so_and_leads_to_the_sync(tmp_path, after):
    held = device(tmp_path, after)
    async with App(shown(held.client, Compare, visit=after.director, instrument=after.adm4)) as app:
        assert app.shows(words.GONE_TITLE())
        await app.tap("to-sync")
        assert app.route == "/sync"


async def test_filters_narrow_the_list_and_an_address_may_name_the_area(tmp_path, after):
    after.rate(after.expert, {"levels.BU2": 1})
    held = device(tmp_path, after)
    path = f"/visits/{after.visit_id}/compare/{after.adm4}?area=BU"

    async with opened(held, after, route=path) as app:

        def cards() -> list[str]:
            names = [c.identifier or "" for c in app.all(ft.Semantics)]
            return [name.removeprefix("indicator-") for name in names if name.startswith("indicator-")]

        assert cards() == ["BU2", "BU1", "BU3", "BU4"]
        await app.fire(app.named("pick-show"), "change", value="=wide")
        assert cards() == ["BU2"]
        await app.fire(app.named("pick-area"), "change", value="=AC")
        assert cards() == [] and app.shows(words.NOTHING_TITLE())
        await app.tap("show-everything")
        assert len(cards()) == 20


async def test_photos_of_a_finding_open_on_demand_and_a_missing_one_says_so(tmp_path, after):
    held = device(tmp_path, after)
    sha = held.store.blobs.put(b"\x89PNG-not-really", "image/png")
    photos = {f"photos.{sha}": {"caption": "บอร์ด", "order": 1}, "photos." + "b" * 64: {"caption": "ห้อง", "order": 2}}
    keys = {"visit": after.visit_id, "school": after.school, "author": after.leader, "text": "บอร์ดเก่า"}
    held.store.write("finding", "0" * 8 + "-0000-4000-8000-" + "0" * 12, {**keys, "indicators.AC1": True, **photos})

    async with opened(held, after) as app:
        assert not app.all(ft.Image)
        await app.tap("photos-00000000-0000-4000-8000-000000000000")
        assert len(app.all(ft.Image)) == 1 and app.shows("ภาพยังมาไม่ถึงเครื่องนี้")


async def test_a_tablet_shows_a_table_and_the_picked_indicator_beside_it(tmp_path, after):
    after.rate(after.expert, {"levels.GE5": 1})

    async with opened(device(tmp_path, after, wide=True), after, width=1180, height=820) as app:
        rows = [c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("row-")]
        assert rows[0] == "row-GE5" and len(rows) == 20
        assert app.has("agreement-counts") and not app.has("indicator-GE5")
        await app.tap("row-GE5")
        assert app.has("indicator-GE5") and not app.has("agreement-counts")
        await app.tap("next-indicator")
        assert app.has("indicator-AC1")
        await app.tap("show-summary")
        assert app.has("agreement-counts")


async def test_a_tablet_that_is_turned_keeps_the_level_and_the_reason_that_were_begun(tmp_path, after):
    held = device(tmp_path, after)
    async with opened(held, after) as app:
        await app.tap("decide-AC1")
        await app.tap("consensus-AC1-4")
        await app.enter("reason-AC1", "เห็นพ้อง")
        for width in (1180, 390):
            held.client.window.resized(width, 1.0)
            await app.settle()
            assert app.one(ft.Semantics, identifier="consensus-AC1-4").selected
            assert app.named("reason-AC1").value == "เห็นพ้อง"

        await app.tap("save-AC1")
        assert app.shows("เห็นพ้อง") and not app.has("reason-AC1")


@pytest.mark.usefixtures("english")
async def test_it_speaks_english(tmp_path, after):
    after.decide("AC1", 3)
    async with opened(device(tmp_path, after), after) as app:
        assert app.shows("Raters side by side")
        assert app.shows("Managing the school curriculum") and app.shows("Level 3 Good")
        await app.tap("page-summary")
        assert app.shows("Same level: 20 of 20 pairs")


async def test_the_team_is_led_from_what_is_the_same_to_what_is_open_to_the_feedback(tmp_path, after):
    after.rate(after.expert, {"levels.AC1": 1})

    async with opened(device(tmp_path, after), after) as app:
        await app.tap("agree-all")
        await app.tap("question-yes")
        assert not app.has("agree-all") and app.shows("ดูข้อที่ยังไม่ตกลง 1 ข้อ")

        await app.tap("see-open")
        cards = [c.identifier for c in app.all(ft.Semantics) if (c.identifier or "").startswith("indicator-")]
        assert cards == ["indicator-AC1"] and not app.has("see-open")

        await app.tap("decide-AC1")
        assert not app.has("decide-AC1"), "the form is open: it has its own way out"
        await app.tap("consensus-AC1-3")
        await app.enter("reason-AC1", "ดูแผนร่วมกันแล้ว")
        await app.tap("save-AC1")
        assert app.has("to-feedback")


async def test_a_difference_has_no_colour_of_a_level(tmp_path, after):
    after.rate(after.expert, {"levels.AC1": 1})
    inks = {tone.ink for tone in (Tone.GOOD, Tone.INFO, Tone.WARN, Tone.BAD)}

    async with opened(device(tmp_path, after), after) as app:
        (said,) = [text for text in app.all(ft.Text) if plain(text) == words.DIFFERENCE(n=2)]
        (level,) = [text for text in app.all(ft.Text) if plain(text) == "ระดับ 1 ปรับปรุง"]
        assert level.color in inks and said.color not in inks


class Finger:
    """Remembers where the page was asked to scroll to."""

    def __init__(self) -> None:
        self.asked: list[Any] = []

    def __call__(self, name: str, args: Any) -> None:
        if name == "scroll_to":
            self.asked.append(args["offset"] if args["offset"] is not None else str(args["scroll_key"]))


async def scrolls(app: App, pixels: float) -> None:
    """A finger scrolls the list of indicators."""
    extent = {"min_scroll_extent": 0.0, "max_scroll_extent": 9000.0, "viewport_dimension": 600.0}
    await app.fire(app.one(ft.ListView), "scroll", {"event_type": "end", "pixels": pixels, **extent})


async def test_a_form_that_closes_leaves_one_where_it_was_opened(tmp_path, after):
    finger = Finger()
    async with opened(device(tmp_path, after), after, invoke=finger) as app:
        await scrolls(app, 1200.0)
        await app.tap("decide-AC3")
        assert not finger.asked
        await scrolls(app, 1900.0)
        await app.tap("consensus-AC3-2")
        await app.enter("reason-AC3", "ดูหลักฐานร่วมกันแล้ว")
        await app.tap("save-AC3")
        await app.settle()
        assert finger.asked == [1200.0]
        assert app.has("compare-said")


async def test_a_form_opened_while_another_is_open_above_is_looked_for_from_there(tmp_path, after):
    finger = Finger()
    async with opened(device(tmp_path, after), after, invoke=finger) as app:
        await scrolls(app, 1200.0)
        await app.tap("decide-AC3")
        await scrolls(app, 1900.0)
        await app.tap("decide-AC4")
        await app.settle()
        assert finger.asked[0] == 1200.0 and "AC4" in finger.asked[1]
        await app.tap("cancel-AC4")
        await app.settle()
        assert finger.asked[2:] == [1200.0]


async def test_what_a_tap_came_to_is_said_at_the_foot_and_moves_nothing_above(tmp_path, after):
    async with opened(device(tmp_path, after), after) as app:
        await app.tap("agree-AC1")
        bar = [each for each in app.walk() if isinstance(each, ft.Container) and each.key == "bar"]
        said = [each.identifier for each in app.walk(bar) if isinstance(each, ft.Semantics)]
        assert "compare-said" in said


async def test_after_another_page_a_form_that_closes_leaves_one_at_the_top_where_it_was_opened(tmp_path, after):
    finger = Finger()
    async with opened(device(tmp_path, after), after, invoke=finger) as app:
        await scrolls(app, 1200.0)
        await app.tap("page-summary")
        await app.tap("page-indicators")
        await app.tap("decide-AC1")
        await app.tap("cancel-AC1")
        await app.settle()
        assert finger.asked == [0.0]
