"""What a checklist's sheet lacks, who may write it, who receives it, and which version it goes on with."""

from typing import Any

import pytest

from fieldwork import scopes
from fieldwork.checking import sheets, versions
from fieldwork.checking.attached import stored
from fieldwork.completeness import Lack
from fieldwork.records import CheckSheet, PublishedChecklist, RoleName, Visit
from tests.support import worlds
from tests.support.instruments import checklist
from tests.support.rights import Area

WHOLE = {"answers.P1": "ใช่", "answers.P3": ["กลุ่มไลน์"], "answers.P4": "120"}
PICTURE = "ab" * 32


class Filled(Area):
    """The area with the shipped checklist on its visit."""

    def __init__(self) -> None:
        super().__init__()
        self.checklist = worlds.checklist(self.world)
        self.put_on(self.checklist)

    def put_on(self, checklist: str, *, on: bool = True) -> None:
        self.visit = Visit.of(self.world.put("visit", self.visit.id, {f"checklists.{checklist}": on}))

    def sheet_id(self, who: str, checklist: str = "") -> str:
        return CheckSheet.kind().id_of(self.visit.id, checklist or self.checklist, who)

    def fill(self, who: str, fields: dict[str, Any] | None = None, checklist: str = "") -> str | None:
        """Write to who's own sheet; the refusal's code, if any."""
        used = checklist or self.checklist
        keys = {"visit": self.visit.id, "checklist": used, "school": self.school, "rater": who}
        return self.try_to_write(who, "checksheet", self.sheet_id(who, used), {**keys, **(fields or {})})

    def sheet(self, who: str) -> CheckSheet:
        return CheckSheet.of(self.world.records["checksheet", self.sheet_id(who)])

    def scope(self, who: str) -> str:
        return scopes.of(self.world.records["checksheet", self.sheet_id(who)], self.world)


@pytest.fixture
def area() -> Filled:
    return Filled()


def test_what_is_missing_comes_in_the_order_of_the_checklist(area: Filled) -> None:
    """R-75"""
    area.fill(area.supervisor, {"answers.P3": []})

    lacks = sheets.missing_of(area.sheet(area.supervisor), checklist())

    assert [(lack.item_id, lack.code) for lack in lacks] == [(p, Lack.POINT_MISSING) for p in ("P1", "P3", "P4")]
    assert all(lack.message_th.startswith("ยังไม่ได้") for lack in lacks)


def test_an_answer_that_does_not_fit_is_said_and_keeps_the_sheet_from_being_handed_in(area: Filled) -> None:
    """R-76"""
    assert area.fill(area.supervisor, {**WHOLE, "answers.P4": "99999"}) is None

    lacks = sheets.missing_of(area.sheet(area.supervisor), checklist())

    assert [(lack.item_id, lack.code) for lack in lacks] == [("P4", Lack.POINT_INVALID)]
    assert area.fill(area.supervisor, {"submitted_at": 5}) == "incomplete"


def test_a_required_photo_is_missed_until_one_is_there_and_too_many_are_too_many(area: Filled) -> None:
    """R-74, R-75"""
    point = next(each for each in checklist().points if each.type == "photo")
    one = {PICTURE: stored(point.id, order=1)}
    many = {f"{n:064x}": stored(point.id, order=n) for n in range(4)}
    required = {**{name: getattr(point, name) for name in point.__dataclass_fields__}, "required": True}

    def lack(files: dict[str, Any]) -> str | None:
        found = sheets.lack_of(
            type(point)(**required), CheckSheet.kind().read("x", {f"files.{n}": f for n, f in files.items()})
        )
        return None if found is None else str(found.code)

    assert [lack({}), lack(one), lack(many)] == ["point_missing", None, "point_invalid"]


def test_a_whole_sheet_is_handed_in_and_then_changes_only_with_a_reason(area: Filled) -> None:
    assert area.fill(area.supervisor, WHOLE) is None
    assert area.fill(area.supervisor, {"submitted_at": 5}) is None
    assert area.fill(area.supervisor, {"answers.P4": "1"}) == "sheet_submitted"
    assert area.fill(area.supervisor, {"submitted_at": None}) == "reopen_needs_reason"
    assert area.fill(area.supervisor, {"submitted_at": None, "reopened.9": "แก้ตัวเลข"}) is None
    assert area.fill(area.supervisor, {"answers.P4": "1"}) is None


def test_a_point_that_the_version_lacks_is_refused(area: Filled) -> None:
    """R-77"""
    assert area.fill(area.supervisor, {"answers.Z9": "x"}) == "unknown_point"
    assert area.fill(area.supervisor, {f"files.{PICTURE}": stored("Z9", order=1)}) == "unknown_point"


def test_only_the_rater_writes_it_and_only_in_the_team(area: Filled) -> None:
    sheet = area.sheet_id(area.supervisor)
    keys = {"visit": area.visit.id, "checklist": area.checklist, "school": area.school, "rater": area.supervisor}
    outsider = worlds.person(area.world, "อื่น", RoleName.SUPERVISOR)

    assert area.fill(area.supervisor, WHOLE) is None
    assert area.try_to_write(area.expert, "checksheet", sheet, {**keys, "answers.P4": "1"}) == "author_only"
    assert area.fill(outsider) == "not_in_team"
    assert area.fill(area.principal) == "not_in_team"


def test_whoever_runs_the_school_does_not_fill_it_in(area: Filled) -> None:
    chair = worlds.person(area.world, "ประธาน", RoleName.CHAIR, school=area.school)
    area.visit = Visit.of(area.world.put("visit", area.visit.id, {f"team.{chair}": []}))

    assert area.fill(chair, WHOLE) == "own_school"


def test_a_role_that_the_checklist_does_not_name_does_not_fill_it_in(area: Filled) -> None:
    other = worlds.checklist(area.world, id="POL2", filled_by=["campus_chair"])
    area.put_on(other)

    assert area.fill(area.supervisor, WHOLE, other) == "instrument_not_for_role"


def test_a_draft_is_its_raters_and_what_is_handed_in_is_the_offices(area: Filled) -> None:
    """Nothing in it is rated, so it does not wait for the rubrics of the visit."""
    area.fill(area.supervisor, WHOLE)
    before = area.scope(area.supervisor)
    area.fill(area.supervisor, {"submitted_at": 5})
    after = area.scope(area.supervisor)
    area.fill(area.supervisor, {"submitted_at": None, "reopened.9": "แก้ตัวเลข"})

    assert (before, after) == (scopes.own(area.supervisor), scopes.results(area.school))
    assert area.scope(area.supervisor) == scopes.own(area.supervisor)


def test_handing_in_a_checklist_releases_no_rubric(area: Filled) -> None:
    for who in (area.supervisor, area.expert):
        area.fill(who, {**WHOLE, "submitted_at": 5})

    assert not scopes.is_released(area.visit, area.world)


def test_what_was_begun_goes_on_with_its_version_and_a_newer_one_waits(area: Filled) -> None:
    """R-78"""
    newer = worlds.checklist(area.world, version="2569.2", title_th="รุ่นใหม่")
    area.fill(area.supervisor, {"answers.P4": "1"})
    area.put_on(area.checklist, on=False)
    area.put_on(newer)

    mine = versions.offered(area.world, area.visit, area.supervisor)
    others = versions.offered(area.world, area.visit, area.expert)

    assert [(each.id, each.replaced) for each in mine] == [(area.checklist, True)]
    assert [(each.id, each.replaced) for each in others] == [(newer, False)]


def test_what_was_begun_without_network_is_taken_in_after_the_checklist_was_replaced(area: Filled) -> None:
    """R-78"""
    area.put_on(area.checklist, on=False)

    assert area.fill(area.supervisor, {**WHOLE, "submitted_at": 5}) is None


def test_a_checklist_that_was_never_on_the_visit_is_refused(area: Filled) -> None:
    other = worlds.checklist(area.world, id="POL2")

    assert area.fill(area.supervisor, WHOLE, other) == "instrument_not_on_visit"


def test_only_the_secretariat_writes_checklists_and_nobody_publishes_by_hand(area: Filled) -> None:
    draft = worlds.an_id("draft")
    for who, wanted in ((area.secretary, None), (area.supervisor, "office_only")):
        fields = {"author": who, "title": "ติดตาม", "points.P1": {"type": "choice"}}
        assert (
            area.try_to_write(who, "checklist_draft", draft if wanted is None else worlds.an_id("d2"), fields) == wanted
        )
    version = PublishedChecklist.kind().id_of("POL9", "1")

    assert area.try_to_write(area.secretary, "checklist", version, {"code": "POL9", "version": "1"}) == "server_only"
    assert scopes.of(area.world.records["checklist_draft", draft], area.world) == scopes.own(area.secretary)
    assert scopes.of(area.world.records["checklist", area.checklist], area.world) == scopes.EVERYONE
