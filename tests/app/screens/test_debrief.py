"""Before leaving: chosen by taps, and read as it will be signed."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.screens.debrief.view import Debrief
from app.theme import Look
from app.wording import debrief as words
from fieldwork.records import Debrief as DebriefRecord
from fieldwork.records import Visit
from fieldwork.versions import NEXT_STEP
from tests.support import worlds
from tests.support.clients import shown
from tests.support.fletkit import App
from tests.support.leaving import Leaving, agree, device, item, item_of_sheet, opened, said, sign


@pytest.fixture
def area() -> Leaving:
    return Leaving()


# choosing


async def test_findings_are_chosen_with_a_tap_each_under_what_they_are(tmp_path: Path, area: Leaving) -> None:
    strong, weak = area.find("ห้องสมุดมีชีวิต", nature="strength"), area.find("นิเทศภายใน", nature="improve")
    note = area.find("มีคณะดูงาน", nature="note")
    held = device(tmp_path, area)
    async with opened(held) as app:
        for kind, found in (("strength", strong), ("next_step", weak), ("strength", note)):
            await app.tap(f"choose-{kind}-{item(found)}")
        assert not app.has(f"choose-next_step-{item(note)}")

    assert said(held).strengths == ("ห้องสมุดมีชีวิต", "มีคณะดูงาน")
    assert said(held).next_steps == ("นิเทศภายใน",)
    stored = held.fields("debrief", DebriefRecord.kind().id_of(area.visit))
    assert all("indicators" not in value for name, value in stored.items() if name.startswith("items."))


async def test_a_hazard_is_the_ground_of_a_next_step_that_is_still_to_be_written(tmp_path: Path, area: Leaving) -> None:
    hazard = area.find("บันไดชำรุด", nature="hazard")
    held = device(tmp_path, area)
    async with opened(held) as app:
        assert app.shows(words.ASKS_WHAT_TO_DO())
        await app.tap(f"choose-next_step-{item(hazard)}")
        assert said(held).next_steps == (), "what was seen is not what is to be done"
        assert app.shows("อันตรายที่พบ: บันไดชำรุด") and not app.has(f"choose-next_step-{item(hazard)}")
        await app.enter(f"text-{item(hazard)}", "กั้นบันไดวันนี้ และซ่อมภายในเดือนนี้")
        held.client.drafts.flush()

    assert said(held).next_steps == ("กั้นบันไดวันนี้ และซ่อมภายในเดือนนี้",)


async def test_a_hazard_of_a_colleague_is_not_read_under_its_next_step_before_it_is_released(
    tmp_path: Path, area: Leaving
) -> None:
    point = item(area.find("บันไดชำรุด", nature="hazard"))
    stored = {"kind": "next_step", "text": "ซ่อมบันได", "order": 1}
    keys = {"visit": area.visit, "school": area.school, f"items.{point}": stored}
    area.world.put("debrief", DebriefRecord.kind().id_of(area.visit), keys)
    async with opened(device(tmp_path, area)) as app:
        assert app.shows("อันตรายที่พบ: บันไดชำรุด")
    async with opened(device(tmp_path, area, area.expert, "tablet")) as app:
        assert app.has(f"text-{point}") and not app.shows("บันไดชำรุด")


async def test_what_was_agreed_before_and_is_done_may_be_a_strength(tmp_path: Path, area: Leaving) -> None:
    last = worlds.visit(area.world, "last", area.school, area.supervisor).id
    area.world.put("visit", last, {"day": "2026-06-10"})
    promise = worlds.an_id("promise")
    area.world.put("agreement", promise, {"visit": last, "school": area.school, "action": "จัดคลินิกอ่าน", "state": "done"})
    held = device(tmp_path, area)
    async with opened(held) as app:
        assert app.shows(words.SAID_TO_BE_DONE()) and not app.has(f"choose-next_step-{item(promise)}")
        await app.tap(f"choose-strength-{item(promise)}")
        assert not app.has(f"choose-strength-{item(promise)}")

    assert said(held).strengths == ("ดำเนินการตามข้อตกลงแล้ว: จัดคลินิกอ่าน",)


async def test_nothing_internal_of_others_or_confided_is_offered(tmp_path: Path, area: Leaving) -> None:
    area.find("คุยกันในทีม", nature="strength", internal=True)
    area.find("ลบแล้ว", nature="strength", removed=True)
    area.find("ของคนอื่น", nature="strength", author=area.expert)
    keys = {"visit": area.visit, "school": area.school, "author": area.supervisor}
    area.world.put("concern", worlds.an_id("c"), {**keys, "text": "เรื่องลับ", "nature": "child_protection"})
    async with opened(device(tmp_path, area)) as app:
        assert app.shows(words.NO_FINDINGS())
        for hidden in ("คุยกันในทีม", "ลบแล้ว", "ของคนอื่น", "เรื่องลับ"):
            assert not app.shows(hidden)


async def test_chosen_words_of_a_finding_that_was_called_internal_after_that_are_said_to_be_so(
    tmp_path: Path, area: Leaving
) -> None:
    found = area.find("ครูใหม่ยังต้องมีพี่เลี้ยง", nature="improve")
    held = device(tmp_path, area)
    async with opened(held) as app:
        await app.tap(f"choose-next_step-{item(found)}")
        assert not app.shows(words.INTERNAL_NOW())
        held.store.write("finding", found, {"removed": True})
        await app.settle()
        assert not app.shows(words.INTERNAL_NOW()), "taken back is not internal"
        held.store.write("finding", found, {"internal": True})
        await app.settle()
        assert app.shows(words.INTERNAL_NOW())
        await app.enter(f"text-{item(found)}", "จัดพี่เลี้ยงให้ครูใหม่")
        held.client.drafts.flush()
        await app.settle()
        assert not app.shows(words.INTERNAL_NOW()), "written anew, for the school"


async def test_findings_of_others_are_offered_once_they_are_released(tmp_path: Path, area: Leaving) -> None:
    found = area.find("ของคนอื่น", nature="strength", author=area.expert)
    area.world.put("visit", area.visit, {"closed_at": 1, "closed_reason": "ครบ"})
    async with opened(device(tmp_path, area)) as app:
        assert app.has(f"choose-strength-{item(found)}")


async def test_what_was_written_at_the_end_of_the_own_sheet_is_offered_and_taken_over_once(
    tmp_path: Path, area: Leaving
) -> None:
    area.rate(texts__O1="ครูร่วมทบทวนหลักสูตร")
    worlds.sheet(area.world, Visit.of(area.world.get("visit", area.visit)), area.adm4, area.expert, texts__O1="ของผู้อื่น")
    held = device(tmp_path, area)
    name = item_of_sheet(area.sheet, "O1")
    async with opened(held) as app:
        assert app.shows("จากคำถามท้ายแบบ: จุดเด่น") and not app.shows("ของผู้อื่น")
        await app.tap(f"choose-strength-{name}")
        assert not app.has(f"choose-next_step-{name}")

    assert said(held).strengths == ("ครูร่วมทบทวนหลักสูตร",)


async def test_while_the_school_has_not_signed_the_way_back_does_not_say_that_all_is_done(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await app.tap("read")
        await app.tap("to-names")
        assert app.shows(words.LATER()) and not app.shows(words.SCHOOL_LATER()) and not app.shows(words.DONE())
        await sign(app, f"team-{area.supervisor}")
        assert app.shows(words.SCHOOL_LATER()) and not app.shows(words.DONE())
        await sign(app, f"school-{area.principal}")
        assert app.shows(words.DONE()) and not app.shows(words.SCHOOL_LATER())


async def test_three_are_chosen_and_one_is_taken_out_before_another_comes_in(tmp_path: Path, area: Leaving) -> None:
    found = [area.find(f"จุดเด่น {n}", nature="strength", made_at=n) for n in range(4)]
    held = device(tmp_path, area)
    async with opened(held) as app:
        for each in found[:3]:
            await app.tap(f"choose-strength-{item(each)}")
        assert app.shows(words.FULL(aim=3)) and not app.has(f"choose-strength-{item(found[3])}")
        assert not app.has("add-strength")

        await app.tap(f"out-{item(found[0])}")
        await app.tap(f"choose-strength-{item(found[3])}")

    assert said(held).strengths == ("จุดเด่น 1", "จุดเด่น 2", "จุดเด่น 3")


async def test_a_line_is_written_and_a_next_step_becomes_an_agreement(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    async with opened(held) as app:
        await app.tap("add-next_step")
        (point,) = (n.removeprefix("items.") for n in held.fields("debrief", DebriefRecord.kind().id_of(area.visit))
                    if n.startswith("items."))  # fmt: skip
        assert not app.has(f"agree-{point}"), "nothing to agree on yet"
        await app.enter(f"text-{point}", "นิเทศภายในให้ครบทุกคน")
        held.client.drafts.flush()
        await app.settle()
        await app.tap(f"agree-{point}")
        assert app.shows(words.AGREED_ON())
        await app.enter("agreement-1-owner", "รองผู้อำนวยการ")
        held.client.drafts.flush()

    (agreed,) = said(held).agreements
    assert (agreed.action, agreed.owner) == ("นิเทศภายในให้ครบทุกคน", "รองผู้อำนวยการ")
    assert held.fields("agreement", agreed.agreement)["state"] == "open"


async def test_an_agreement_taken_away_and_made_again_is_there_again(tmp_path: Path, area: Leaving) -> None:
    found = area.find("นิเทศภายใน", nature="improve")
    held = device(tmp_path, area)
    async with opened(held) as app:
        await app.tap(f"choose-next_step-{item(found)}")
        await app.tap(f"agree-{item(found)}")
        await app.tap("agreement-1-remove")
        await app.tap("question-yes")
        assert said(held).agreements == ()

        await app.tap(f"agree-{item(found)}")
        assert [each.action for each in said(held).agreements] == ["นิเทศภายใน"]


async def test_an_agreement_that_is_being_written_stays_where_it_stands(tmp_path: Path, area: Leaving) -> None:
    found = [area.find(f"นิเทศภายใน {n}", nature="improve") for n in range(3)]
    held = device(tmp_path, area)
    async with opened(held) as app:
        for each in found:
            await app.tap(f"choose-next_step-{item(each)}")
            await app.tap(f"agree-{item(each)}")
        await app.tap("add-agreement")
        await app.enter("agreement-4-action", "เปิดชั้นเรียน")
        held.client.drafts.flush()
        await app.settle()

        assert [app.named(f"agreement-{n}-action").value for n in range(1, 5)] == [
            *(f"นิเทศภายใน {n}" for n in range(3)),
            "เปิดชั้นเรียน",
        ]
    assert [each.action for each in said(held).agreements][-1] == "เปิดชั้นเรียน"


async def test_what_is_added_has_the_cursor_at_once(tmp_path: Path, area: Leaving) -> None:
    asked: list[str] = []
    held = device(tmp_path, area)
    async with App(shown(held.client, Debrief, visit=area.visit), invoke=lambda name, args: asked.append(name)) as app:
        for button in ("add-strength", "add-agreement"):
            asked.clear()
            await app.tap(button)
            await app.settle()
            assert asked == ["focus"], button
        await app.tap("read")
        await app.tap("edit")
        assert asked == ["focus"], "back on the page nothing is begun"


async def test_a_day_that_has_passed_is_told_beside_it(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    agree(held, due="2026-01-31")
    async with opened(held) as app:
        assert app.named("agreement-1-owner").multiline, "a long one stays in view"
        assert "31 มกราคม 2569" in (app.named("agreement-1-due").error or "")
        await app.enter("agreement-1-due", "31 ม.ค. 2570")
        assert not app.named("agreement-1-due").error
    assert said(held).agreements[0].due == "2027-01-31"


async def test_from_a_next_step_that_was_agreed_on_one_goes_to_who_and_when(tmp_path: Path, area: Leaving) -> None:
    scrolled: list[str] = []

    def answer(name: str, args: Any) -> None:
        scrolled.extend([str(args)] if name == "scroll_to" else [])

    found = area.find("นิเทศภายใน", nature="improve")
    held = device(tmp_path, area)
    async with App(shown(held.client, Debrief, visit=area.visit), invoke=answer) as app:
        await app.tap(f"choose-next_step-{item(found)}")
        await app.tap(f"agree-{item(found)}")
        (made,) = said(held).agreements
        await app.tap(f"whole-{item(found)}")
        await app.settle()
        assert len(scrolled) == 1 and made.agreement in scrolled[0]

        await app.tap("read")
        await app.tap("mend")
        await app.settle()
        assert len(scrolled) == 2 and made.agreement in scrolled[1], "back to what is missing, not to the top"

        await app.enter("agreement-1-owner", "รองผู้อำนวยการ")
        await app.enter("agreement-1-due", "20 ธ.ค. 2569")
        held.client.drafts.flush()
        await app.settle()
        assert app.shows(words.AGREED_ON()) and not app.has(f"whole-{item(found)}")


# reading


async def test_the_page_read_together_shows_what_will_be_signed_and_nothing_else(tmp_path: Path, area: Leaving) -> None:
    found = area.find("ห้องสมุดมีชีวิต", "AC3", nature="strength", team_note="บอกกันในทีมเท่านั้น")
    area.rate(levels__AC3=4)
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await app.tap(f"choose-strength-{item(found)}")
        await app.tap("read")

        for shown_ in ("ห้องสมุดมีชีวิต", "เปิดชั้นเรียน", "หัวหน้าวิชาการ", "20 ธันวาคม 2569"):
            assert app.shows(shown_), shown_
        for hidden in ("บอกกันในทีม", "AC3", "ระดับ", "help"):
            assert not app.shows(hidden), hidden
        assert not app.has("help") and not app.has("back")


async def test_what_is_still_being_typed_is_read_together_and_becomes_the_agreement(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    async with opened(held) as app:
        await app.tap("add-next_step")
        (point,) = (n for n in held.fields("debrief", DebriefRecord.kind().id_of(area.visit)) if n.startswith("items."))
        text = f"text-{point.removeprefix('items.')}"
        await app.enter(text, "นิเทศภายใน")
        await app.tap("read")
        assert app.has("edit") and app.shows("นิเทศภายใน")

        await app.tap("edit")
        await app.enter(text, "นิเทศภายในให้ครบทุกคน")
        await app.tap(text.replace("text-", "agree-"))

    assert [each.action for each in said(held).agreements] == ["นิเทศภายในให้ครบทุกคน"]


async def test_what_lacks_an_owner_or_a_day_is_read_but_not_signed(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    agree(held, owner=None, due=None)
    async with opened(held) as app:
        await app.tap("read")
        assert app.has("hindered") and not app.has("to-names")
        assert app.shows(words.MISSING["owner"](n=1)) and app.shows(words.MISSING["due"](n=1))  # type: ignore[index]
        await app.tap("mend")
        assert app.has("agreement-1-owner")


async def test_in_large_text_what_is_missing_is_said_in_the_page_and_leaves_room_to_read(
    tmp_path: Path, area: Leaving
) -> None:
    point = item(area.find("บันไดชำรุด", nature="hazard"))
    held = device(tmp_path, area)
    held.client.preferences.look = Look(text_scale=2.0)
    async with App(shown(held.client, Debrief, visit=area.visit)) as app:
        await app.tap(f"choose-next_step-{point}")
        await app.tap("read")
        (body,) = [each for each in app.all(ft.Container) if each.key == "read"]
        within = {getattr(each, "identifier", "") for each in app.walk(body)}
        assert "hindered" in within and "mend" not in within and app.has("mend")


async def test_a_point_without_words_is_not_passed_over_when_the_others_are_signed(
    tmp_path: Path, area: Leaving
) -> None:
    asked: list[str] = []
    point = item(area.find("บันไดชำรุด", nature="hazard"))
    area.rate(levels__ADM1=2)
    held = device(tmp_path, area)
    agree(held)
    async with App(shown(held.client, Debrief, visit=area.visit), invoke=lambda name, args: asked.append(name)) as app:
        await app.tap(f"choose-next_step-{point}")
        await app.tap("read")
        assert app.shows(words.WORDLESS[NEXT_STEP](n=1)) and not app.has("to-names")
        asked.clear()
        await app.tap("mend")
        await app.settle()
        assert asked == ["focus"], "the cursor is where the words are missing"
        await app.enter(f"text-{point}", "กั้นบันไดวันนี้")
        await app.tap("read")
        assert app.has("to-names") and not app.has("hindered")
