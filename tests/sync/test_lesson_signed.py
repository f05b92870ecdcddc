"""A lesson's signature goes where its sheet goes, between real phones and the real server, and under no other words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from app.sync.blobs import fetch_blob
from app.sync.engine import Ending
from fieldwork.debriefs import signings_of
from fieldwork.errors import FieldworkError
from fieldwork.lessons import ByTeacher, LessonWords, by_teacher, lesson_words, signings_of_lesson
from fieldwork.records import RoleName, Sheet, Signature
from sync_server.tables import access_log, change
from tests.support.instruments import rubric
from tests.support.visiting import Visiting, drawn
from tests.support.wired import Break, WiredPhone
from tests.support.worlds import an_id

SUBJECT = an_id("a lesson")
SECRET = "ครูเล่าว่ากังวลเรื่องคาบบ่าย"


class Observing:
    """A visit on which the supervisor observes a lesson, with the devices of everybody who may or may not read it."""

    def __init__(self, visiting: Visiting) -> None:
        self.visiting, area = visiting, visiting.area
        self.cls15 = area.instrument("CLS15")
        visiting.served.put(("visit", visiting.visit, {f"instruments.{self.cls15}": True}))
        self.phone, self.expert = visiting.phone(), visiting.phone(visiting.expert)
        self.principal = visiting.phone(area.person("ผอ", RoleName.PRINCIPAL, school=visiting.school))
        self.colleague = visiting.phone(area.person("เพื่อน", RoleName.SUPERVISOR))
        self.office = visiting.phone(area.person("เลขา", RoleName.SECRETARIAT))
        self.id = Sheet.kind().id_of(visiting.visit, self.cls15, SUBJECT, self.phone.person)

    @property
    def others(self) -> tuple[WiredPhone, ...]:
        return self.expert, self.principal, self.colleague, self.office

    def observe(self) -> None:
        keys = {"visit": self.visiting.visit, "instrument": self.cls15, "school": self.visiting.school}
        facts = {"headers.teacher_ref": "ครูสมมติ", "headers.subject_area": "ภาษาไทย", "headers.grade": "ม.2"}
        self.phone.store.write("sheet", self.id, {**keys, "subject": SUBJECT, "rater": self.phone.person, **facts})
        self.say(
            **{f"levels.{name}": 3 for name in sorted(rubric("CLS15").indicator_ids)},
            **{"texts.O1": "ดี", "texts.O2": "พัฒนา"},
        )

    def say(self, **fields: Any) -> None:
        self.phone.store.write("sheet", self.id, fields)

    def words(self) -> LessonWords:
        found = self.phone.store.one(Sheet, self.id)
        assert found is not None
        return lesson_words(found)

    def sign(self, name: str, phone: WiredPhone | None = None, **fields: Any) -> str:
        """One signature under the words that stand on the observer's phone."""
        by, words, record = phone or self.phone, self.words(), an_id(f"signature {name}")
        keys = {"visit": self.visiting.visit, "school": self.visiting.school, "sheet": self.id, "author": by.person}
        given = {"side": "teacher", "outcome": "signed", "name": name, "signed_at": by.clock()}
        drawing = {"drawing": by.store.blobs.put(drawn(name), "image/png")}
        said = {"words": words.stored(), "digest": words.digest}
        by.store.write("signature", record, {**keys, **said, **given, **drawing, **fields})
        return record

    async def release(self) -> None:
        """The lesson is handed in and the leader closes the visit."""
        self.say(submitted_at=self.phone.clock())
        closed = {"closed_at": self.phone.clock(), "closed_reason": "ไม่มีแบบอื่น"}
        self.phone.store.write("visit", self.visiting.visit, closed)
        await sync(self.phone)

    def standing(self, phone: WiredPhone) -> ByTeacher:
        found = phone.store.one(Sheet, self.id)
        assert found is not None
        return by_teacher(signings_of_lesson(found, phone.store))


@pytest.fixture
def observing(visiting: Visiting) -> Observing:
    return Observing(visiting)


async def sync(*phones: WiredPhone) -> None:
    for phone in phones:
        phone.clock.forward(1000)
        outcome = await phone.sync()
        assert outcome.ending is Ending.DONE
        assert [each.code for each in phone.store.quarantine.all()] == []


async def refused(phone: WiredPhone) -> set[str]:
    """The reasons of what the server keeps aside of this phone."""
    phone.clock.forward(1000)
    await phone.sync()
    return {each.code for each in phone.store.quarantine.all()}


async def test_a_signature_goes_with_its_sheet_to_those_who_may_read_it_and_nobody_else(observing: Observing) -> None:
    await sync(observing.phone)
    observing.observe()
    record = observing.sign("ครูสมมติ")
    await sync(observing.phone, *observing.others)
    assert [p.store.all(Signature) for p in observing.others] == [[], [], [], []], (
        "nothing before the visit is released"
    )

    await observing.release()
    await sync(*observing.others)
    for reader in (observing.principal, observing.colleague):
        assert [s.id for s in reader.store.all(Signature)] == [record]
        assert observing.standing(reader) is ByTeacher.SIGNED
        assert signings_of(observing.visiting.visit, reader.store) == (), "it is no signature of the school"
    for other in (observing.expert, observing.office):
        assert other.store.all(Signature) == [] and not other.store.find("sheet", visit=observing.visiting.visit)
    drawing = observing.principal.store.all(Signature)[0].drawing or ""
    assert await fetch_blob(observing.principal.store, observing.principal.server(), drawing) == drawn("ครูสมมติ")
    with pytest.raises(FieldworkError, match="blob_unknown"):
        await fetch_blob(observing.office.store, observing.office.server(), drawing)

    await observing.colleague.server().history("signature", record, [])
    ways = select(access_log.c.person, access_log.c.records).where(access_log.c.way == "history")
    (asked,) = observing.visiting.served.rows(ways)
    assert (asked.person, json.loads(asked.records)) == (observing.colleague.person, [record])

    logged = observing.visiting.served.rows(select(access_log))
    assert {row.person for row in logged if record in json.loads(row.records)} == {
        observing.principal.person,
        observing.colleague.person,
    }


async def test_it_leaves_the_others_when_the_lesson_is_opened_again_and_says_that_it_was_changed(
    observing: Observing,
) -> None:
    await sync(observing.phone)
    observing.observe()
    observing.sign("ครูสมมติ")
    await observing.release()
    await sync(observing.principal)

    observing.say(submitted_at=None, **{"reopened.5": "แก้คำผิด"})
    observing.say(**{"texts.O3": "คำอื่น"})
    await sync(observing.phone, observing.principal)
    assert observing.principal.store.all(Signature) == []
    assert observing.standing(observing.phone) is ByTeacher.CHANGED

    observing.say(submitted_at=observing.phone.clock())
    await sync(observing.phone, observing.principal)
    assert observing.standing(observing.principal) is ByTeacher.CHANGED
    observing.sign("ครูสมมติ อีกครั้ง")
    await sync(observing.phone, observing.principal)
    assert observing.standing(observing.principal) is ByTeacher.SIGNED
    assert len(observing.principal.store.all(Signature)) == 2


async def test_the_server_refuses_words_that_the_teacher_was_not_shown_and_a_name_that_somebody_else_took(
    observing: Observing,
) -> None:
    await sync(observing.phone, *observing.others)
    observing.observe()
    observing.sign("ครูสมมติ")
    other = LessonWords(observing.id, {**observing.words().said, "levels.C1": 5})
    await sync(observing.phone)

    observing.sign("คำอื่น", words=other.stored())  # the digest is of the words that were read
    assert await refused(observing.phone) == {"signature_of_other_words"}
    observing.sign("คนอื่น", observing.expert)
    assert await refused(observing.expert) == {"author_only"}
    observing.sign("เพื่อน", observing.colleague)
    assert await refused(observing.colleague) & {"not_in_team", "author_only"}
    await sync(observing.principal)
    observing.sign("ผอ", observing.principal)
    assert await refused(observing.principal) == {"own_school"}
    names = observing.visiting.served.rows(select(change.c.person).where(change.c.kind == "signature"))
    assert [row.person for row in names] == [observing.phone.person]


async def test_a_signature_whose_answer_was_lost_is_sent_again_and_is_one(observing: Observing) -> None:
    await sync(observing.phone)
    observing.observe()
    observing.sign("ครูสมมติ")
    observing.phone.wire.fates[:] = [Break.AFTER]
    await observing.phone.sync()
    await observing.release()
    await sync(observing.colleague)

    assert [s.name for s in observing.colleague.store.all(Signature)] == ["ครูสมมติ"]
