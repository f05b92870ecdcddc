"""Two phones of a team choose and sign apart, the school's tablet receives what was signed, and nothing slips under."""

from __future__ import annotations

from typing import Any

import pytest

from app.past.writes import conflict_fields
from app.sync.blobs import fetch_blob
from app.sync.engine import Ending
from fieldwork.debriefs import Point, Words, points_of, signings_of, words_of
from fieldwork.ids import natural_id
from fieldwork.records import Agreement, Debrief, RoleName, Signature
from tests.support.visiting import Visiting, drawn
from tests.support.wired import Break, WiredPhone
from tests.support.worlds import an_id


class Leaving:
    """A visit with two phones of its team and the tablet of the school's principal."""

    def __init__(self, visiting: Visiting) -> None:
        self.visiting = visiting
        self.principal = visiting.area.person("ผอ", RoleName.PRINCIPAL, school=visiting.school)
        self.phone, self.expert = visiting.phone(), visiting.phone(visiting.expert)
        self.tablet = visiting.phone(self.principal)

    @property
    def keys(self) -> dict[str, Any]:
        return {"visit": self.visiting.visit, "school": self.visiting.school}

    def choose(self, phone: WiredPhone, point: str, kind: str, text: str) -> None:
        """As the screen does it."""
        record = Debrief.kind().id_of(self.visiting.visit)
        known = phone.store.get("debrief", record) is not None
        stored = Point(point, kind, text, 1).stored()
        phone.store.write("debrief", record, {**({} if known else self.keys), f"items.{point}": stored})

    def agree(self, phone: WiredPhone, name: str, **fields: Any) -> str:
        said = {"action": f"ทำ{name}", "owner": "รองฯ", "due": "2026-12-20", "state": "open", **fields}
        phone.store.write("agreement", an_id(name), {**self.keys, **said})
        return an_id(name)

    def words(self, phone: WiredPhone) -> Words:
        return words_of(self.visiting.visit, phone.store)

    def sign(self, phone: WiredPhone, name: str, **fields: Any) -> str:
        """One signature under the words that stand on this phone, with a drawing."""
        words = self.words(phone)
        record = an_id(f"signature {name}")
        given: dict[str, Any] = {"side": "school", "outcome": "signed", "name": name, "signed_at": phone.clock()}
        given |= {"drawing": phone.store.blobs.put(drawn(name), "image/png")}
        keys = {**self.keys, "author": phone.person, "words": words.stored(), "digest": words.digest}
        phone.store.write("signature", record, {**keys, **given, **fields})
        return record

    def heads(self, phone: WiredPhone) -> list[tuple[str, bool]]:
        """Who signed, and whether under what is said now, as this device sees it."""
        signings = signings_of(self.visiting.visit, phone.store)
        return [(each.name or "", signing.stands) for signing in signings for each in signing.signatures]


async def sync(*phones: WiredPhone) -> None:
    for phone in phones:
        phone.clock.forward(1000)
        outcome = await phone.sync()
        assert (outcome.ending, outcome.quarantined) == (Ending.DONE, 0)


@pytest.fixture
def leaving(visiting: Visiting) -> Leaving:
    return Leaving(visiting)


async def test_two_phones_that_choose_and_sign_apart_overwrite_neither_points_nor_signatures(leaving: Leaving) -> None:
    phone, expert = leaving.phone, leaving.expert
    await sync(phone, expert, leaving.tablet)
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.choose(expert, an_id("q"), "next_step", "นิเทศภายในให้ครบ")
    leaving.sign(phone, "นางใบบัว", person=leaving.principal)
    leaving.sign(expert, "นายรวงข้าว")
    on_phone, on_expert = leaving.words(phone), leaving.words(expert)

    await sync(phone, expert, phone)

    for device in (phone, expert):
        (debrief,) = device.store.all(Debrief)
        assert {p.text for p in points_of(debrief)} == {"ห้องสมุดมีชีวิต", "นิเทศภายในให้ครบ"}
        assert sorted(leaving.heads(device)) == [("นางใบบัว", False), ("นายรวงข้าว", False)]
        assert {s.words for s in signings_of(leaving.visiting.visit, device.store)} == {on_phone, on_expert}
        assert conflict_fields(device.store, "debrief", debrief.id, person=device.person, device="") == []

    leaving.sign(phone, "นางใบบัว อีกครั้ง")
    await sync(phone, expert)
    assert ("นางใบบัว อีกครั้ง", True) in leaving.heads(expert)


async def test_the_school_receives_what_was_signed_and_nothing_before_and_nothing_else(leaving: Leaving) -> None:
    phone, tablet = leaving.phone, leaving.tablet
    leaving.visiting.rate(phone, submit=False, notes=False)
    leaving.visiting.observe(phone, 1)
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    agreement = leaving.agree(phone, "แผนการอ่าน")
    await sync(phone, tablet)
    assert [tablet.store.all(kind) for kind in (Debrief, Signature, Agreement)] == [[], [], []]

    record = leaving.sign(phone, "นางใบบัว", person=leaving.principal)
    leaving.choose(phone, an_id("later"), "next_step", "ยังไม่ได้อ่านร่วมกัน")
    await sync(phone, tablet)

    assert [s.id for s in tablet.store.all(Signature)] == [record]
    assert [a.id for a in tablet.store.all(Agreement)] == [agreement]
    assert tablet.store.all(Debrief) == []
    (signing,) = signings_of(leaving.visiting.visit, tablet.store)
    assert (signing.words.strengths, signing.words.next_steps) == (("ห้องสมุดมีชีวิต",), ())
    assert not tablet.store.find("sheet", visit=leaving.visiting.visit)
    assert not tablet.store.find("finding", visit=leaving.visiting.visit)
    drawing = signing.signatures[0].drawing or ""
    assert await fetch_blob(tablet.store, tablet.server(), drawing) == drawn("นางใบบัว")


async def test_a_later_edit_is_told_on_every_device_and_the_signed_words_stay(leaving: Leaving) -> None:
    phone, expert, tablet = leaving.phone, leaving.expert, leaving.tablet
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    agreement = leaving.agree(phone, "แผนการอ่าน")
    await sync(phone, expert)
    leaving.sign(phone, "นางใบบัว")
    words = leaving.words(phone)
    await sync(phone, expert, tablet)
    assert leaving.heads(expert) == leaving.heads(tablet) == [("นางใบบัว", True)]

    expert.store.write("agreement", agreement, {"due": "2027-03-31"})
    await sync(expert, phone, tablet)

    for device in (phone, expert, tablet):
        assert leaving.heads(device) == [("นางใบบัว", False)]
        assert signings_of(leaving.visiting.visit, device.store)[0].words == words


async def test_a_colleague_who_has_not_rated_learns_no_level_from_what_was_chosen_and_signed(leaving: Leaving) -> None:
    phone, expert, visiting = leaving.phone, leaving.expert, leaving.visiting
    visiting.rate(phone, notes=False)
    visiting.observe(phone, 1)
    leaving.choose(phone, natural_id("feedback-item", an_id("finding 1")), "strength", "ห้องสมุดเปิดทุกวัน")
    leaving.sign(phone, "นางใบบัว")
    await sync(phone, expert)

    (debrief,), (signature,) = expert.store.all(Debrief), expert.store.all(Signature)
    assert all(set(item) == {"kind", "text", "order"} for item in debrief.items.values())
    assert set(signature.words) == {"visit", "strengths", "next_steps", "agreements"}
    assert not expert.store.find("sheet", visit=visiting.visit) and not expert.store.find(
        "finding", visit=visiting.visit
    )


async def refused(phone: WiredPhone) -> set[str]:
    """The reasons of what the server keeps aside of this phone."""
    phone.clock.forward(1000)
    await phone.sync()
    return {each.code for each in phone.store.quarantine.all()}


async def test_the_server_refuses_a_signature_under_words_it_was_not_given_for(leaving: Leaving) -> None:
    phone = leaving.phone
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.sign(phone, "นางใบบัว")
    await sync(phone)
    drawing = phone.store.all(Signature)[0].drawing
    other = Words(leaving.visiting.visit, ("ไม่เคยอ่าน",))

    leaving.sign(phone, "ข้อความอื่น", words=other.stored())  # the digest is of the words that were read
    assert await refused(phone) == {"signature_of_other_words"}

    leaving.sign(phone, "ภาพเดิม", words=other.stored(), digest=other.digest, drawing=drawing)
    assert await refused(phone) == {"signature_of_other_words", "signature_used"}
    await sync_rest(leaving)
    assert [s.name for s in leaving.expert.store.all(Signature)] == ["นางใบบัว"]


async def sync_rest(leaving: Leaving) -> None:
    await sync(leaving.expert, leaving.tablet)


async def test_the_server_refuses_a_signature_of_somebody_who_has_no_right_to_take_it(leaving: Leaving) -> None:
    visiting = leaving.visiting
    outsider = visiting.phone(visiting.area.person("คนนอก", RoleName.SUPERVISOR))
    other = visiting.phone(visiting.area.person("ผออื่น", RoleName.PRINCIPAL, school=visiting.area.school("9966900002")))
    leaving.choose(leaving.phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.sign(leaving.phone, "นางใบบัว")
    await sync(leaving.phone, outsider, leaving.tablet)

    leaving.sign(outsider, "คนนอก", side="team", person=outsider.person)
    assert await refused(outsider) == {"not_in_team"}
    signed = leaving.phone.store.all(Signature)[0]
    words = {"words": signed.words, "digest": signed.digest}
    leaving.sign(other, "ผออื่น", person=other.person, **words)
    assert await refused(other) & {"not_in_team", "no_visit"}
    leaving.sign(leaving.tablet, "ลงแทนทีม", side="team", person=visiting.supervisor, **words)
    assert await refused(leaving.tablet) == {"author_only"}
    invented = Words(visiting.visit, ("โรงเรียนดีเด่นทุกด้าน",))
    own = {"words": invented.stored(), "digest": invented.digest, "person": leaving.principal}
    leaving.sign(leaving.tablet, "ผอ ตัวอย่าง", **own)
    assert await refused(leaving.tablet) == {"author_only", "signature_of_other_words"}
    await sync(leaving.expert)
    assert [s.name for s in leaving.expert.store.all(Signature)] == ["นางใบบัว"]


async def test_what_stands_comes_first_though_a_phone_ahead_of_its_time_signed_what_was_said_before(
    leaving: Leaving,
) -> None:
    phone, expert, day = leaving.phone, leaving.expert, 86_400_000
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.sign(phone, "นางใบบัว", signed_at=phone.clock() + day)
    await sync(phone, expert)
    leaving.choose(expert, an_id("p"), "strength", "ห้องสมุดที่นักเรียนดูแล")
    leaving.sign(expert, "นายรวงข้าว")
    await sync(expert, phone)

    for device in (phone, expert):
        first, second = signings_of(leaving.visiting.visit, device.store)
        assert (first.stands, [s.name for s in first.signatures]) == (True, ["นายรวงข้าว"])
        assert (second.stands, [s.name for s in second.signatures]) == (False, ["นางใบบัว"])


async def test_how_an_agreement_was_worded_before_it_was_signed_stays_with_the_team(leaving: Leaving) -> None:
    phone, tablet = leaving.phone, leaving.tablet
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    agreement = leaving.agree(phone, "ร่างที่ยังไม่ควรบอก")
    phone.store.write("agreement", agreement, {"action": "ทำที่ตกลงกัน"})
    leaving.sign(phone, "นางใบบัว")
    await sync(phone, tablet)

    assert tablet.store.one(Agreement, agreement).action == "ทำที่ตกลงกัน"
    assert "ร่างที่ยังไม่ควรบอก" in str(await phone.server().history("agreement", agreement, ["action"]))
    assert "ร่างที่ยังไม่ควรบอก" not in str(await tablet.server().history("agreement", agreement, ["action"]))


async def test_a_principal_signs_on_the_own_tablet_what_was_read_without_them(leaving: Leaving) -> None:
    phone, tablet = leaving.phone, leaving.tablet
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.sign(phone, "", outcome="absent", reason="ไปราชการ", drawing=None)
    await sync(phone, tablet)
    (signing,) = signings_of(leaving.visiting.visit, tablet.store)

    own = {"words": signing.words.stored(), "digest": signing.digest, "person": leaving.principal}
    leaving.sign(tablet, "ผอ ตัวอย่าง", **own)
    await sync(tablet, phone)

    assert sorted(leaving.heads(phone)) == [("", True), ("ผอ ตัวอย่าง", True)]


async def test_a_signature_whose_answer_was_lost_is_sent_again_and_is_one(leaving: Leaving) -> None:
    phone = leaving.phone
    await sync(phone)
    leaving.choose(phone, an_id("p"), "strength", "ห้องสมุดมีชีวิต")
    leaving.sign(phone, "นางใบบัว")
    phone.wire.fates[:] = [Break.AFTER]
    await phone.sync()
    await sync(phone, leaving.expert)

    assert leaving.heads(leaving.expert) == [("นางใบบัว", True)]
