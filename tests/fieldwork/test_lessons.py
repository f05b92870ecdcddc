"""What a teacher reads of an observed lesson and signs: which words, by whom it is taken, and who receives it."""

from typing import Any

import pytest

from fieldwork import debriefs, scopes
from fieldwork.debriefs import digest_of, shared_agreements
from fieldwork.lessons import (
    ByTeacher,
    LessonWords,
    by_teacher,
    is_empty,
    lesson_words,
    lesson_words_in,
    signings_of_lesson,
)
from fieldwork.records import RoleName, Sheet
from fieldwork.records.stored import Record
from tests.support import worlds
from tests.support.rights import Area

BLOB = "a" * 64
SUBJECT = worlds.an_id("a lesson")


class Observed(Area):
    """A visit on which the supervisor has observed one lesson."""

    def __init__(self) -> None:
        super().__init__()
        self.colleague = worlds.person(self.world, "เพื่อนศึกษานิเทศก์", RoleName.SUPERVISOR)
        self.world.put("visit", self.visit.id, {f"team.{self.colleague}": []})
        self.id = Sheet.kind().id_of(self.visit.id, self.cls15, SUBJECT, self.supervisor)
        keys = {"visit": self.visit.id, "instrument": self.cls15, "school": self.school, "subject": SUBJECT}
        facts = {"headers.teacher_ref": "ครูสมมติ", "levels.C1": 3, "texts.O3": "ครูอยากลองถามปลายเปิด"}
        self.say(**keys, rater=self.supervisor, **facts)

    def say(self, **fields: Any) -> None:
        """The sheet says this now."""
        self.world.put("sheet", self.id, fields)

    @property
    def sheet(self) -> Sheet:
        found = self.world.get("sheet", self.id)
        assert found is not None
        return Sheet.of(found)

    @property
    def words(self) -> LessonWords:
        return lesson_words(self.sheet)

    def given(self, **fields: Any) -> dict[str, Any]:
        """The fields of the teacher's signature, given on the observer's device."""
        keys = {"visit": self.visit.id, "school": self.school, "author": self.supervisor, "sheet": self.id}
        words = {"words": self.words.stored(), "digest": self.words.digest}
        named = {"side": "teacher", "outcome": "signed", "name": "ครูสมมติ", "drawing": BLOB, "signed_at": 1_000}
        return {**keys, **words, **named, **fields}

    def sign(self, record: str, /, by: str = "", **fields: Any) -> str | None:
        """Try to put a signature; the code it is refused with, or None."""
        return self.try_to_write(by or self.supervisor, "signature", worlds.an_id(record), self.given(**fields))

    @property
    def standing(self) -> ByTeacher:
        return by_teacher(signings_of_lesson(self.sheet, self.world))


@pytest.fixture
def area() -> Observed:
    return Observed()


# the words


def test_what_is_read_is_all_that_was_recorded_and_nothing_of_its_state(area: Observed) -> None:
    area.say(**{"reasons.C2": "", "notes.C1": "", "texts.O4": [{"id": "r1", "action": "วัดผล"}, {"id": "r2"}]})
    read = {"headers.teacher_ref": "ครูสมมติ", "levels.C1": 3, "reasons.C2": ""}
    assert area.words.said == {**read, "texts.O3": "ครูอยากลองถามปลายเปิด", "texts.O4": [{"action": "วัดผล"}]}

    before = area.words.digest
    area.say(submitted_at=1, **{"reopened.2": "แก้คำผิด", "texts.O4": [{"id": "r1", "action": "วัดผล"}]})
    assert area.words.digest == before, "handing in, opening again and a row that says nothing are no other words"
    area.say(**{"texts.O4": [{"id": "r1", "action": "วัดผลระหว่างเรียน"}]})
    assert area.words.digest != before


@pytest.mark.parametrize("part", sorted(name for name, of in Sheet.kind().rules.items() if of.each))
def test_no_part_of_the_sheet_changes_without_the_words_but_why_it_was_opened_again(area: Observed, part: str) -> None:
    before = area.words.digest
    area.say(**{f"{part}.X": 2 if part == "levels" else "คำใหม่"})

    assert (area.words.digest == before) is (part == "reopened")


def test_words_come_back_as_they_were_stored_and_no_others(area: Observed) -> None:
    assert lesson_words_in(area.words.stored()) == area.words
    for stored in (None, "คำ", {"sheet": area.id}, {"said": {}}, {"sheet": 7, "said": {}}):
        assert lesson_words_in(stored) is None


def test_the_facts_of_a_lesson_alone_are_nothing_to_sign(area: Observed) -> None:
    assert not is_empty(area.words)
    area.say(**{"levels.C1": None, "texts.O3": None})
    assert is_empty(area.words)
    assert area.sign("1") == "lesson_empty"


# who may


def test_a_teachers_signature_goes_under_the_words_it_was_given_for_and_no_others(area: Observed) -> None:
    other = LessonWords(area.id, {**area.words.said, "levels.C1": 5})
    elsewhere = LessonWords(worlds.an_id("another sheet"), area.words.said)

    assert area.sign("1", words=other.stored()) == "signature_of_other_words"
    assert area.sign("2", digest="0" * 64) == "signature_of_other_words"
    assert area.sign("3", words="คำ") == "signature_of_other_words"
    assert area.sign("4", words=elsewhere.stored(), digest=elsewhere.digest) == "signature_of_other_words"
    assert area.sign("5") is None


def test_only_whoever_observed_the_lesson_takes_its_signature(area: Observed) -> None:
    assert area.sign("1", by=area.colleague, author=area.colleague) == "author_only"
    assert area.sign("2", by=area.colleague) == "author_only"
    assert area.sign("3", by=area.principal, author=area.principal) == "own_school"
    assert area.sign("4", by=area.secretary, author=area.secretary) == "not_in_team"
    assert area.sign("5") is None


def test_it_is_the_teachers_and_under_a_lesson_of_this_visit(area: Observed) -> None:
    of_school = worlds.sheet(area.world, area.visit, area.adm4, area.supervisor)

    assert area.sign("1", sheet=worlds.an_id("no sheet")) == "no_lesson"
    assert area.sign("2", sheet=of_school.id) == "no_lesson"
    assert area.sign("3", side="school") == "no_lesson"
    assert area.sign("4", person=area.principal) == "no_lesson"
    assert area.sign("5", sheet=None) == "signature_of_other_words"
    next_one = worlds.visit(area.world, "next", area.school, area.supervisor, instruments=[area.cls15])
    assert area.sign("7", visit=next_one.id) == "no_lesson", "of another visit to the same school"
    area.say(school=worlds.an_id("another school"))
    assert area.sign("6") == "no_lesson"


def test_no_teacher_signs_what_was_read_before_leaving(area: Observed) -> None:
    words = debriefs.Words(area.visit.id, ("ห้องสมุดมีชีวิต",))
    said = {"words": words.stored(), "digest": words.digest, "sheet": None}
    assert area.sign("1", **said) == "no_lesson"
    assert area.sign("2", **said, side="school") is None


def test_who_does_not_sign_need_not_say_why(area: Observed) -> None:
    unsigned = {"name": None, "drawing": None}
    assert area.sign("1", outcome="declined", **unsigned) is None
    assert area.sign("2", outcome="absent", reason="ไปอบรม", **unsigned) is None
    assert area.sign("3", outcome="absent", name=None) == "signature_of_other_words"
    assert area.sign("4", name=" ") == "signature_needs_name"


def test_a_drawing_is_put_under_one_lesson_only(area: Observed) -> None:
    assert area.sign("1") is None
    area.say(**{"levels.C1": 4})
    assert area.sign("2") == "signature_used"
    words = debriefs.Words(area.visit.id, ("ห้องสมุดมีชีวิต",))
    left = {"sheet": None, "side": "school", "words": words.stored(), "digest": words.digest}
    assert area.sign("3", **left) == "signature_used"
    assert area.sign("4", drawing="b" * 64) is None


def test_a_signature_under_a_lesson_never_changes(area: Observed) -> None:
    assert area.sign("1") is None
    write = area.try_to_write(area.supervisor, "signature", worlds.an_id("1"), {"sheet": worlds.an_id("other")})
    assert write == "fixed_field"


# whether it stands


def test_a_change_after_signing_asks_to_sign_again_and_the_signed_words_stay(area: Observed) -> None:
    assert area.standing is ByTeacher.NOT_SIGNED
    signed = area.words
    assert area.sign("1") is None
    assert area.standing is ByTeacher.SIGNED

    area.say(submitted_at=1)
    assert area.standing is ByTeacher.SIGNED, "handing in changes no word"
    area.say(**{"texts.O3": "คำอื่น"})
    assert area.standing is ByTeacher.CHANGED
    (signing,) = signings_of_lesson(area.sheet, area.world)
    assert (signing.words, signing.stands) == (signed, False)

    assert area.sign("2", outcome="declined", name=None, drawing=None, signed_at=2_000) is None
    assert area.standing is ByTeacher.CHANGED
    assert area.sign("3", drawing="b" * 64, signed_at=3_000) is None
    assert area.standing is ByTeacher.SIGNED
    assert [len(each.signatures) for each in signings_of_lesson(area.sheet, area.world)] == [2, 1]


def test_another_lesson_of_the_visit_is_not_signed_by_it(area: Observed) -> None:
    assert area.sign("1") is None
    subject = worlds.an_id("another lesson")
    keys = {"visit": area.visit.id, "instrument": area.cls15, "school": area.school, "subject": subject}
    other = Sheet.kind().id_of(area.visit.id, area.cls15, subject, area.supervisor)
    found = area.world.put("sheet", other, {**keys, "rater": area.supervisor, "levels.C1": 3})

    assert signings_of_lesson(Sheet.of(found), area.world) == ()
    assert by_teacher(signings_of_lesson(Sheet.of(found), area.world)) is ByTeacher.NOT_SIGNED


def test_one_who_was_away_has_not_signed(area: Observed) -> None:
    assert area.sign("1", outcome="absent", name=None, drawing=None) is None
    assert area.standing is ByTeacher.NOT_SIGNED
    assert area.sign("2", signed_at=2_000) is None
    assert area.standing is ByTeacher.SIGNED


def test_what_this_version_cannot_read_is_left_out(area: Observed) -> None:
    odd = {"visit": area.visit.id, "sheet": area.id, "words": {"of": "a newer app"}, "digest": "x"}
    area.world.records["signature", "x"] = Record("signature", "x", odd)
    assert signings_of_lesson(area.sheet, area.world) == ()


# who receives it


def test_it_is_wherever_the_sheet_of_its_lesson_is(area: Observed) -> None:
    assert area.sign("1") is None
    signature = area.world.get("signature", worlds.an_id("1"))
    assert signature is not None

    def where() -> tuple[str, str]:
        sheet = area.world.get("sheet", area.id)
        assert sheet is not None
        return scopes.of(signature, area.world), scopes.of(sheet, area.world)

    assert where() == (scopes.own(area.supervisor),) * 2
    area.say(submitted_at=1)
    assert where() == (scopes.own(area.supervisor),) * 2, "not before the visit is released"
    visit = area.world.put("visit", area.visit.id, {"closed_at": 5})
    assert where() == (scopes.lessons(area.school),) * 2
    assert signature in scopes.moved_by(visit, area.world)
    area.say(submitted_at=None)
    assert where() == (scopes.own(area.supervisor),) * 2
    sheet = area.world.get("sheet", area.id)
    assert sheet is not None and signature in scopes.moved_by(sheet, area.world)
    area.world.put("agreement", worlds.an_id("a"), {"visit": area.visit.id, "school": area.school})
    assert scopes.moved_by(signature, area.world) == [], "no agreement stands in its words"


def test_it_is_no_signature_of_the_school_for_this_version_and_none_before_it(area: Observed) -> None:
    assert area.sign("1") is None
    assert debriefs.signings_of(area.visit.id, area.world) == ()
    assert shared_agreements(area.visit.id, area.world) == frozenset()
    assert debriefs.words_in(area.words.stored()) is None, "what an older app makes of them"
    assert digest_of(area.words.stored()) == area.words.digest
