"""A concern travels from the phone that saw it to the people it is told to, and to nobody's else."""

from __future__ import annotations

from app.past.writes import conflict_fields
from app.sync.engine import Ending
from fieldwork.records import Addressee, Concern, Phrase
from tests.support.visiting import Visiting
from tests.support.wired import WiredPhone
from tests.support.worlds import an_id

CONCERN = an_id("a concern")


def confide(phone: WiredPhone, visiting: Visiting, to: str) -> None:
    store = phone.store
    keys = {"visit": visiting.visit, "school": visiting.school}
    store.write("concern", CONCERN, {**keys, "author": visiting.supervisor, "text": "เห็นรอยช้ำ", "nature": "other"})
    told = {**keys, "concern": CONCERN, "person": to, "told_at": 1}
    store.write("addressee", Addressee.kind().id_of(CONCERN, to), told)


async def test_a_concern_reaches_whom_it_is_told_to_and_all_devices_of_its_author(visiting: Visiting) -> None:
    phone, tablet, expert = visiting.phone(), visiting.phone(), visiting.phone(visiting.expert)
    confide(phone, visiting, visiting.expert)

    for device in (phone, tablet, expert):
        outcome = await device.sync()
        assert outcome.ending == Ending.DONE

    assert tablet.store.one(Concern, CONCERN).text == expert.store.one(Concern, CONCERN).text == "เห็นรอยช้ำ"


async def test_a_name_taken_back_takes_the_concern_off_that_device_and_its_unsent_words_are_not_lost(
    visiting: Visiting,
) -> None:
    phone, expert = visiting.phone(), visiting.phone(visiting.expert)
    confide(phone, visiting, visiting.expert)
    await phone.sync()
    await expert.sync()
    named = Addressee.kind().id_of(CONCERN, visiting.expert)
    expert.store.write("addressee", named, {"seen_at": 5})

    phone.store.write("addressee", named, {"withdrawn": True})
    await phone.sync()
    await expert.sync()

    assert expert.store.get("concern", CONCERN) is None and expert.store.get("addressee", named) is None
    await phone.sync()
    assert phone.store.one(Addressee, named).seen_at == 5, "that it was opened is told all the same"


async def test_phrases_are_on_all_devices_of_their_author_and_on_nobody_elses(visiting: Visiting) -> None:
    phone, tablet, expert = visiting.phone(), visiting.phone(), visiting.phone(visiting.expert)
    record = Phrase.kind().id_of(visiting.supervisor, "ครูมีส่วนร่วม")
    for device in (phone, tablet):  # the same words, kept on both without knowing of each other
        device.store.write("phrase", record, {"author": visiting.supervisor, "text": "ครูมีส่วนร่วม"})

    for device in (phone, tablet, phone, expert):
        await device.sync()

    assert [p.text for p in phone.store.all(Phrase)] == [p.text for p in tablet.store.all(Phrase)] == ["ครูมีส่วนร่วม"]
    assert expert.store.all(Phrase) == []
    asked = conflict_fields(phone.store, "phrase", record, person=visiting.supervisor, device="")
    assert asked == [], "the same words are nothing to settle"
