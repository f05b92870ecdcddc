"""The matrix on screen: cells in words, ways to the sheets behind them, filters that stay, exports."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.screens.matrix.screen import LINES
from app.screens.matrix.view import Matrix, SchoolResults
from app.theme import Look
from app.wording import documents as document_words
from app.wording import matrix as words
from fieldwork.errors import Refused
from fieldwork.records import LessonSummary
from tests.support import worlds
from tests.support.aftervisit import NOW_MS, AfterVisit
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fletkit import App


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def device(tmp_path: Path, after: AfterVisit, person: str = "", *, wide: bool = True) -> Device:
    return Device(tmp_path / "device", after, person or after.director, wide=wide)  # type: ignore[arg-type]


def matrix(held: Device, **extra: Any) -> App:
    size = {"width": 1180, "height": 820} if held.wide else {}
    return App(shown(held.client, Matrix), **size, **extra)


def label(app: App, identifier: str) -> str:
    return app.one(ft.Semantics, identifier=identifier).label or ""


def another(after: AfterVisit, name: str, code: str, level: int | None = None, **fields: object) -> str:
    school = worlds.school(after.world, name, code, **fields)
    if level is not None:
        visit = worlds.visit(after.world, f"v-{code}", school, after.leader, instruments=[after.adm4])
        levels = {f"levels.{indicator.id}": level for indicator in after.instrument.indicators}
        worlds.sheet(after.world, visit, after.adm4, after.leader, submitted_at=NOW_MS, **levels)
    return school


async def test_a_cell_says_value_band_source_n_and_day(tmp_path, after):
    for indicator in after.instrument.area("BU").indicators:
        after.decide(indicator.id, 4)

    async with matrix(device(tmp_path, after)) as app:
        said = label(app, f"cell-{after.school}-AC")
        for part in ("โรงเรียนสมมติวิทยา", "ด้านการบริหารงานวิชาการ", "3.00", "ดี", "เฉลี่ยผู้ประเมิน", "2 แบบ", "23 พ.ย. 69"):
            assert part in said
        agreed = label(app, f"cell-{after.school}-BU")
        assert "4.00" in agreed and "ดีเยี่ยม" in agreed and "คณะเห็นร่วมกัน" in agreed
        assert app.shows("เห็นร่วมกัน 2 แบบ") and app.shows("ค่าเฉลี่ย 2 แบบ")


async def test_a_tap_on_a_cell_opens_the_comparison_at_its_area(tmp_path, after):
    async with matrix(device(tmp_path, after)) as app:
        await app.tap(f"cell-{after.school}-GE")
        assert app.route == f"/visits/{after.visit_id}/compare/{after.adm4}?area=GE"


async def test_where_several_visits_have_a_result_a_cell_leads_to_the_list_of_them(tmp_path, after):
    older = worlds.visit(after.world, "old", after.school, after.leader, instruments=[after.adm4])
    after.world.put("visit", older.id, {"day": "2026-06-20"})
    levels = {f"levels.{indicator.id}": 1 for indicator in after.instrument.indicators}
    worlds.sheet(after.world, older, after.adm4, after.leader, submitted_at=NOW_MS, **levels)

    async with matrix(device(tmp_path, after)) as app:
        await app.tap(f"cell-{after.school}-AC")
        assert app.route == f"/matrix/{after.school}"


async def test_an_unvisited_school_says_so_in_every_cell_and_leads_to_its_page(tmp_path, after):
    school = another(after, "ว่าง", "9966900002")

    async with matrix(device(tmp_path, after)) as app:
        assert label(app, f"cell-{school}-AC").endswith(": ยังไม่มีผล")
        assert app.shows("มีผลแล้ว 1 จาก 2 แห่ง")
        await app.tap(f"cell-{school}-AC")
        assert app.route == f"/matrix/{school}"


async def test_lessons_below_the_limit_show_how_many_and_no_mean(tmp_path, after):
    record_id = LessonSummary.kind().id_of(after.school, after.adm4, "2569/2")
    keys = {"school": after.school, "instrument": after.adm4, "round": "2569/2", "lessons": 3}
    after.world.put("lesson_summary", record_id, {**keys, "areas.total": {"mean": None}})

    async with matrix(device(tmp_path, after)) as app:
        assert "สังเกต 3 คาบ น้อยกว่า 5 คาบ จึงไม่แสดงค่าเฉลี่ย" in label(app, f"cell-{after.school}-lessons")
        assert app.shows("3 คาบ")


async def test_heads_sort_and_the_choice_is_found_again(tmp_path, after):
    best = another(after, "ดี", "9966900002", 4)
    held = device(tmp_path, after)

    def order(app: App) -> list[str]:
        names = [c.identifier or "" for c in app.all(ft.Semantics)]
        return [name.removeprefix("school-") for name in names if name.startswith("school-")]

    async with matrix(held) as app:
        assert order(app) == [best, after.school]
        await app.tap("sort-AC")
        assert order(app) == [best, after.school]
        await app.tap("sort-AC")
        assert order(app) == [after.school, best]

    async with matrix(held) as app:
        assert order(app) == [after.school, best]


async def test_search_finds_while_typing_and_nothing_found_offers_to_clear(tmp_path, after):
    async with matrix(device(tmp_path, after)) as app:
        await app.enter("search", "ไม่มีแน่")
        await app.until(lambda: app.shows(words.NOT_FOUND_TITLE()))
        await app.tap("clear-filters")
        assert app.has(f"school-{after.school}")


async def test_a_phone_shows_a_card_per_school_with_the_same_facts(tmp_path, after):
    async with matrix(device(tmp_path, after, wide=False)) as app:
        assert not app.has("sort-AC") and app.has(f"cell-{after.school}-AC")
        assert app.shows("เฉลี่ยผู้ประเมิน · 2 แบบ") and app.shows("3.00")
        assert not app.has("pick-round")
        await app.tap("filters")
        assert app.has("pick-round") and app.has("pick-sort")
        dropdown = app.named("pick-sort")
        await app.fire(dropdown, "change", "=AC", value="=AC")
        assert app.shows("ตัวกรองและการเรียง (1)")


@pytest.mark.parametrize(("scale", "shares"), [(1.0, {7, 5}), (2.0, {12})])
async def test_a_figure_stands_beside_its_area_and_below_it_where_the_text_is_large(tmp_path, after, scale, shares):
    held = device(tmp_path, after, wide=False)
    held.client.preferences.look = Look(text_scale=scale)
    async with matrix(held) as app:
        cell = app.one(ft.Semantics, identifier=f"cell-{after.school}-AC")
        (row,) = [each for each in app.walk(cell) if isinstance(each, ft.ResponsiveRow)]
        assert {part.col for part in row.controls} == shares


async def test_a_window_that_grows_step_by_step_ends_with_the_table(tmp_path, after):
    held = device(tmp_path, after, wide=False)
    async with matrix(held) as app:
        for width in (860, 1180):  # at the first there is a rail and no room beside it
            held.client.window.resized(width, 1.0)
            await app.settle()
            assert app.has("sort-AC") == (width == 1180)

        held.client.window.resized(820, 1.0)
        await app.settle()
        assert app.has("sort-AC"), "an upright tablet has no rail"
        held.client.window.resized(390, 1.0)
        await app.settle()
        assert not app.has("sort-AC")


async def test_exports_say_calmly_that_they_need_a_connection(tmp_path, after):
    held = device(tmp_path, after)

    async with matrix(held) as app:
        await app.tap("export-matrix.xlsx")
        await app.until(lambda: app.shows(document_words.NEEDS_CONNECTION()))
        assert not app.named("export-matrix.xlsx").disabled


async def test_an_export_is_saved_under_its_name_and_a_refusal_is_told(tmp_path, after):
    saved: list[Any] = []
    held = device(tmp_path, after)
    server: Any = held.client.server
    server.answers["GET", "/api/reports/matrix.csv"] = (b"\xef\xbb\xbfa", "text/csv")
    server.answers["GET", "/api/reports/matrix.xlsx"] = Refused("out_of_scope")

    async with matrix(held, invoke=lambda name, args: saved.append((name, args))) as app:
        await app.tap("export-matrix.csv")
        await app.until(lambda: app.shows("ได้ไฟล์ matrix.csv แล้ว"))
        calls = [(name, args) for name, args in saved if name == "save_file"]
        assert calls and calls[0][1]["file_name"] == "matrix.csv" and calls[0][1]["src_bytes"] == b"\xef\xbb\xbfa"
        await app.tap("export-matrix.xlsx")
        await app.until(lambda: app.shows("รายการนี้อยู่นอกขอบเขตงานของท่าน"))


async def test_somebody_without_schools_is_told_why_the_page_is_empty(tmp_path, after):
    async with matrix(device(tmp_path, after, after.principal)) as app:
        assert app.shows(words.NONE_TITLE())


async def test_some_schools_are_drawn_at_first_and_a_button_brings_more(tmp_path, after):
    for number in range(45):
        another(after, f"ที่{number:02}", f"99669001{number:02}")

    async with matrix(device(tmp_path, after)) as app:

        def lines() -> int:
            return sum((c.identifier or "").startswith("school-") for c in app.all(ft.Semantics))

        assert lines() == LINES and app.shows(f"แสดงเพิ่มจากอีก {46 - LINES} แห่ง")
        await app.tap("show-more")
        assert lines() == 46 and not app.has("show-more")


async def test_a_schools_page_lists_its_visits_with_raters_results_and_ways_on(tmp_path, after):
    older = worlds.visit(after.world, "old", after.school, after.leader, instruments=[after.adm4])
    after.world.put("visit", older.id, {"day": "2026-06-20"})
    levels = {f"levels.{indicator.id}": 2 for indicator in after.instrument.indicators}
    worlds.sheet(after.world, older, after.adm4, after.leader, submitted_at=NOW_MS, **levels)
    held = device(tmp_path, after)

    async with App(shown(held.client, SchoolResults, school=after.school)) as app:
        assert app.shows("แนวโน้มผลรายด้าน") and app.shows("ค่าเฉลี่ยของแบบที่ส่งแล้ว เต็ม 4")
        assert app.shows("ภาคเรียนที่ 1/2569 · 20 มิ.ย. 69 2.00 1 แบบ")
        assert min(bar.value for bar in app.all(ft.ProgressBar)) == 0.5, "a bar that is not out of the highest level"
        assert app.shows("ผู้ประเมิน หัวหน้า ตัวอย่าง")
        await app.tap(f"compare-{older.id}")
        assert app.route == f"/visits/{older.id}/compare/{after.adm4}"


async def test_a_school_outside_the_scope_is_not_shown(tmp_path, after):
    held = device(tmp_path, after, after.principal)

    async with App(shown(held.client, SchoolResults, school=after.school)) as app:
        assert app.shows(words.GONE_TITLE())


@pytest.mark.usefixtures("english")
async def test_it_speaks_english(tmp_path, after):
    async with matrix(device(tmp_path, after)) as app:
        assert app.shows("Results for 1 of 1 schools") and "Mean of raters" in label(app, f"cell-{after.school}-AC")


async def test_a_school_with_an_english_name_is_called_by_it_in_english(tmp_path, after, english):
    school = another(after, "โรงเรียนบ้านสมมติ", "9966900099", 3, name_en="Ban Sommut School")
    async with matrix(device(tmp_path, after)) as app:
        assert app.shows("Ban Sommut School") and not app.shows("โรงเรียนบ้านสมมติ")
        assert "Ban Sommut School" in label(app, f"cell-{school}-AC")
        assert app.shows("โรงเรียนสมมติวิทยา"), "a school without one keeps its own"
