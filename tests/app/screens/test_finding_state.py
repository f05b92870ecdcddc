"""A finding as a value, and the edits its taps make."""

from typing import Any

import pytest

from app.screens.finding import state
from app.screens.finding.state import FindingPage
from fieldwork.records import RoleName
from fieldwork.refusals import Refusal
from tests.support import worlds
from tests.support.fieldvisit import ADM4_INDICATORS, NOW_MS, FieldVisit

A, B, C = ("a" * 64, "b" * 64, "c" * 64)


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def page(area: FieldVisit, name: str = "f", **with_: Any) -> FindingPage:
    read = read_any(area, name, **with_)
    assert isinstance(read, FindingPage)
    return read


def read_any(area: FieldVisit, name: str = "f", **with_: Any) -> FindingPage | Refusal:
    wanted = {"visit": area.visit, "person": area.supervisor, **with_}
    return state.read_finding(area.world, finding=worlds.an_id(name), **wanted)


def with_photos(area: FieldVisit) -> FindingPage:
    photos = {f"photos.{name}": {"caption": "", "order": n} for n, name in enumerate((A, B, C), start=1)}
    area.find("f", **photos)
    return page(area)


def test_the_first_edit_says_whose_it_is_and_where(area: FieldVisit) -> None:
    first = state.begin(page(area, indicator="AC5"), NOW_MS, state.write_text("เห็นป้าย"))

    assert first == {
        "visit": area.visit,
        "school": area.school,
        "author": area.supervisor,
        "made_at": NOW_MS,
        "indicators.AC5": True,
        "text": "เห็นป้าย",
    }


def test_later_edits_carry_only_what_changed(area: FieldVisit) -> None:
    area.find("f", "AC1")

    assert state.begin(page(area), NOW_MS, state.write_text("ใหม่")) == {"text": "ใหม่"}
    assert state.begin(page(area), NOW_MS, state.write_text("f")) == {}


def test_what_is_found_is_tied_to_the_sheet_that_goes_on_with_a_version_that_was_taken_off(area: FieldVisit) -> None:
    """R-79"""
    area.rate(levels__AC1=4)
    offered = [choice.id for choice in page(area).choices]
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False})

    found = page(area, indicator="AC1")
    assert found.tied == ("AC1",)
    ids = [choice.id for choice in found.choices]
    assert sorted(ids) == sorted(offered) and ids[-1] in ADM4_INDICATORS, "behind those of the rubrics that are on"
    assert state.begin(found, NOW_MS, {"photos.a": {"order": 1}})["indicators.AC1"] is True

    newer = worlds.instrument(area.world, version="2569.2")
    area.world.put("visit", area.visit, {f"instruments.{newer}": True})
    assert [choice.id for choice in page(area).choices] == offered, "one that both versions have is offered once"


def test_an_indicator_of_somebody_elses_sheet_is_not_offered_once_its_rubric_is_off(area: FieldVisit) -> None:
    area.rate(levels__AC1=4)
    area.world.put("visit", area.visit, {f"instruments.{area.adm4}": False})

    assert page(area, person=area.expert, indicator="AC1").tied == ()


def test_a_new_finding_is_offered_the_indicator_it_was_opened_from(area: FieldVisit) -> None:
    assert page(area, indicator="AC5").tied == ("AC5",)
    assert page(area, indicator="ZZ9").tied == ()
    assert page(area).tied == ()


def test_a_finding_may_be_tied_to_several_indicators_and_untied(area: FieldVisit) -> None:
    area.find("f", "AC1", "AC2")

    assert state.tie(page(area), "AC3") == {"indicators.AC3": True}
    assert state.tie(page(area), "AC1") == {"indicators.AC1": None}
    assert set(page(area).tied) == {"AC1", "AC2"}


def test_untying_the_offered_indicator_of_a_new_finding_is_kept(area: FieldVisit) -> None:
    new = page(area, indicator="AC5")

    assert state.begin(new, NOW_MS, state.tie(new, "AC5"))["indicators.AC5"] is None


def test_every_indicator_of_the_visits_rubrics_is_offered(area: FieldVisit) -> None:
    choices = [choice.id for choice in page(area).choices]

    assert choices[0] == "AC1" and "C1" in choices and len(choices) == 35


def test_photos_come_in_the_order_they_were_put(area: FieldVisit) -> None:
    assert [photo.hash for photo in with_photos(area).photos] == [A, B, C]


def test_moving_a_photo_up_swaps_two_and_keeps_their_captions(area: FieldVisit) -> None:
    held = with_photos(area)

    assert state.move_up(held, A) == {}
    moved = state.move_up(held, C)
    assert {name: value["order"] for name, value in moved.items()} == {f"photos.{C}": 2, f"photos.{B}": 3}
    area.world.put("finding", held.id, moved)
    assert [photo.hash for photo in page(area).photos] == [A, C, B]


def test_the_same_photo_twice_is_one_photo(area: FieldVisit) -> None:
    assert state.add_photo(with_photos(area), A, width=1, height=1) == {}


def test_a_new_photo_goes_behind_the_others(area: FieldVisit) -> None:
    added = state.add_photo(with_photos(area), "d" * 64, width=1600, height=1200)

    assert added == {f"photos.{'d' * 64}": {"caption": "", "order": 4, "width": 1600, "height": 1200}}


def test_a_caption_keeps_the_photos_place(area: FieldVisit) -> None:
    assert state.caption(with_photos(area), B, "ป้าย หน้าห้อง ")[f"photos.{B}"] == {
        "caption": "ป้าย หน้าห้อง ",
        "order": 2,
    }


def test_a_photo_taken_away_is_gone_and_the_others_stay(area: FieldVisit) -> None:
    held = with_photos(area)
    area.world.put("finding", held.id, state.take_away(B))

    assert [photo.hash for photo in page(area).photos] == [A, C]


def test_removing_keeps_the_finding_and_can_be_undone(area: FieldVisit) -> None:
    made = area.find("f")
    area.world.put("finding", made, {"removed": True})
    assert page(area).is_locked

    area.world.put("finding", made, state.put_back())
    assert not page(area).is_locked and page(area).finding.text == "f"


def test_nobody_opens_another_persons_finding(area: FieldVisit) -> None:
    area.find("f", author=area.expert)
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)

    assert read_any(area) == Refusal("author_only")
    assert read_any(area, "new", person=outsider) == Refusal("not_in_team")
    assert read_any(area, "new", visit=worlds.an_id("none")) == Refusal("no_visit")
