"""An observed lesson is read by its teacher on the observer's phone and signed there; what becomes of it when a word is
changed, and how it is read by those who may."""

import itertools
from pathlib import Path
from typing import Any

import pytest

from app.past import names, values
from app.screens.rubric.lesson.view import Lesson
from app.screens.rubric.observed.screen import ObservedScreen
from app.screens.rubric.observed.view import Observed
from app.screens.rubric.view import Rubric
from app.screens.visit.view import Visit
from app.signing.flow import Page
from app.wording import debrief as sign_words
from app.wording import lesson as words
from fieldwork.lessons import lesson_words, signings_of_lesson
from fieldwork.records import RoleName, Sheet, Signature
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS, FieldVisit
from tests.support.fletkit import App
from tests.support.instruments import as_published
from tests.support.leaving import DRAWN, draw

TEACHER = "ครูสมมติ ใจดี"


class Phone:
    """The observer's phone with one lesson on it."""

    def __init__(self, folder: Path, area: FieldVisit, **said: Any) -> None:
        self.area = area
        self.sheet = area.observe(area.supervisor, **{"texts__O3": "ครูอยากลองถามปลายเปิด", **said})
        self.device = Device(folder / "phone", area)
        self._hands = itertools.count(1)

    def _answer(self, name: str, args: Any) -> bytes | None:
        return DRAWN + str(next(self._hands)).encode() if name == "get_capture" else None

    def reading(self) -> App:
        """The page that is handed over; each name that is drawn differs from every other."""
        page = shown(self.device.client, Observed, visit=self.area.visit, sheet=self.sheet)
        return App(page, invoke=self._answer)

    def form(self) -> App:
        """The last page of the sheet itself."""
        subject = worlds.an_id("a lesson")
        page = {"visit": self.area.visit, "instrument": self.area.cls15, "subject": subject}
        return App(shown(self.device.client, Lesson, **page))

    def say(self, **fields: Any) -> None:
        """Another word in the sheet, as its page writes it."""
        self.device.store.write("sheet", self.sheet, {name.replace("__", "."): value for name, value in fields.items()})

    @property
    def given(self) -> list[Signature]:
        found = map(Signature.of, self.device.store.find("signature", visit=self.area.visit))
        return sorted(found, key=lambda each: each.signed_at or 0)

    @property
    def digest(self) -> str:
        found = self.device.store.one(Sheet, self.sheet)
        assert found is not None
        return lesson_words(found).digest


async def the_teacher_signs(app: App) -> None:
    await app.tap("teacher-signs")
    await draw(app, (10, 10), (90, 40))
    await app.tap("signature-keep")


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path, FieldVisit())


# signing


async def test_the_teacher_reads_all_that_was_recorded_and_signs_on_the_glass(phone: Phone) -> None:
    async with phone.reading() as app:
        for said in (TEACHER, "ครูอยากลองถามปลายเปิด", "ระดับ 3 ดี", words.PLEASE_READ(), words.NAME_SEEN_BY()):
            assert app.shows(said), said
        assert app.has("not-signing") and not app.has("done")
        await app.tap("teacher-signs")
        assert app.named("sign-name").value == TEACHER and app.shows(words.READ_NOT_AGREED())
        assert app.named("signature-keep").disabled
        await draw(app, (10, 10), (90, 40))
        await app.tap("signature-keep")
        assert app.has("signed") and app.has("done") and not app.has("teacher-signs")
        await app.tap("done")
        assert app.route == f"/visits/{phone.area.visit}/lesson/{phone.area.cls15}/{worlds.an_id('a lesson')}"

    (signed,) = phone.given
    assert (signed.name, signed.side, signed.sheet, signed.author, signed.person) == (
        TEACHER,
        "teacher",
        phone.sheet,
        phone.area.supervisor,
        None,
    )
    assert signed.digest == phone.digest
    assert phone.device.store.blobs.get(signed.drawing or "") == DRAWN + b"1"


async def test_the_teacher_reads_no_finding_and_no_note_of_the_team(phone: Phone) -> None:
    area = phone.area
    keys = {"visit": area.visit, "school": area.school, "author": area.supervisor, "indicators.P1": True}
    for n, internal in enumerate((True, False)):
        said = {"text": f"ข้อค้นพบ {n}", "team_note": "ฝากคณะดูต่อ", "nature": "improve", "internal": internal}
        phone.device.store.write("finding", worlds.an_id(f"finding {n}"), {**keys, **said})
    async with phone.reading() as app:
        assert app.shows(words.PLEASE_READ())
        assert not [said for said in ("ข้อค้นพบ 0", "ข้อค้นพบ 1", "ฝากคณะดูต่อ") if app.shows(said)]


async def test_a_changed_word_shows_signed_before_a_change_and_asks_to_sign_again(phone: Phone) -> None:
    async with phone.reading() as app:
        await the_teacher_signs(app)
        phone.say(texts__O3="ครูอยากลองให้นักเรียนถามกันเอง", levels__P1=4)
        await app.settle()
        assert app.has("changed-after") and app.has("teacher-signs") and not app.has("done")
        assert app.shows("เดิม: ครูอยากลองถามปลายเปิด") and app.shows("ใหม่: ครูอยากลองให้นักเรียนถามกันเอง")
        assert app.shows("เดิม: ระดับ 3 ดี")

    async with phone.reading() as app:
        assert not app.has("signed-words") and "ครูอยากลองถามปลายเปิด" not in app.texts()
        await app.tap(f"open-{phone.given[0].digest[:8]}")  # type: ignore[index]
        assert app.has("signed-words") and "ครูอยากลองถามปลายเปิด" in app.texts()
        await the_teacher_signs(app)
        assert not app.has("changed-after") and app.has("done")

    assert [each.digest == phone.digest for each in phone.given] == [False, True]


async def test_words_that_change_between_reading_and_signing_are_read_again_first(phone: Phone) -> None:
    async with phone.reading() as app:
        await app.tap("teacher-signs")
        await draw(app, (10, 10), (90, 40))
        phone.say(texts__O3="ข้อความจากอีกเครื่อง")
        await app.settle()
        await app.tap("signature-keep")
        assert not phone.given
        assert app.shows(sign_words.CHANGED_MEANWHILE()) and app.shows("ข้อความจากอีกเครื่อง")
        await app.tap("teacher-signs")
        assert app.named("signature-keep").disabled, "what was drawn under other words is gone"
        await draw(app, (10, 10), (90, 40))
        await app.tap("signature-keep")

    assert [each.digest for each in phone.given] == [phone.digest]


async def test_the_page_shows_what_is_signed_though_the_sheet_changed_behind_it(phone: Phone) -> None:
    async with phone.reading() as app:
        phone.say(texts__O3="ข้อความจากอีกเครื่อง")
        await app.settle()
        assert app.shows("ครูอยากลองถามปลายเปิด")
        await app.tap("teacher-signs")
        assert not app.has("sign-name") and app.shows(sign_words.CHANGED_MEANWHILE())
        assert app.shows("ข้อความจากอีกเครื่อง")


async def test_a_phone_that_dies_in_mid_signature_goes_on_with_what_was_drawn(phone: Phone) -> None:
    async with phone.reading() as app:
        await app.tap("teacher-signs")
        await app.enter("sign-position", "ครูชำนาญการ")
        phone.device.client.drafts.flush()
        await draw(app, (10, 10), (90, 40))

    phone.device = phone.device.killed()
    async with phone.reading() as app:
        assert app.named("sign-position").value == "ครูชำนาญการ"
        await app.tap("signature-keep")
    assert [each.position for each in phone.given] == ["ครูชำนาญการ"]

    phone.say(levels__P1=5)
    assert ObservedScreen(phone.device.client, phone.sheet).page is Page.READ


# not signing


async def test_a_teacher_who_is_away_or_declines_needs_no_reason_and_can_sign_later(phone: Phone) -> None:
    async with phone.reading() as app:
        await app.tap("not-signing")
        await app.tap("keep-unsigned")
        assert app.shows(sign_words.NEEDS_OUTCOME()), "nothing is chosen beforehand"
        await app.tap("outcome-absent")
        await app.tap("keep-unsigned")
        assert app.has("unsigned") and app.has("teacher-signs") and not app.has("not-signing")
        await the_teacher_signs(app)
        assert app.has("done")

    noted, signed = phone.given
    assert (noted.outcome, noted.reason, noted.drawing, signed.outcome) == ("absent", None, None, "signed")


async def test_a_lesson_is_handed_in_without_a_signature(phone: Phone) -> None:
    area = phone.area
    names = [each["id"] for part in as_published("CLS15")["areas"] for each in part["indicators"]]
    phone.say(
        **{f"levels__{name}": 3 for name in names}, texts__O1="ดี", texts__O2="พัฒนา", headers__subject_area="ภาษาไทย"
    )
    async with phone.form() as app:
        await app.tap("show-list")
        await app.tap("jump-submit")
        assert app.shows(words.STANDINGS["not_signed"]()) and app.shows(words.HAND_OVER())
        await app.tap("submit")
        await app.tap("question-yes")
        assert app.has("submitted") and app.has("hand-over")
        await app.tap("hand-over")
        assert app.route == f"/visits/{area.visit}/observed/{phone.sheet}"
    async with phone.reading() as app:
        await the_teacher_signs(app)
    async with phone.form() as app:
        assert app.shows(words.STANDINGS["signed"]()) and app.shows(words.LOOK_AT_SIGNED())


async def test_nothing_is_signed_before_anything_was_recorded(tmp_path: Path) -> None:
    phone = Phone(tmp_path, FieldVisit(), levels__P1=None, texts__O3=None)
    async with phone.reading() as app:
        assert app.has("nothing-to-sign") and not app.has("teacher-signs") and not app.has("not-signing")


async def test_a_sheet_of_a_school_asks_for_no_teacher(phone: Phone) -> None:
    phone.area.rate(levels__AC1=3)
    device = Device(phone.device.folder.with_name("other"), phone.area)
    async with App(shown(device.client, Rubric, visit=phone.area.visit, instrument=phone.area.adm4)) as app:
        await app.tap("show-list")
        await app.tap("jump-submit")
        assert not app.has("hand-over")


# reading


async def test_the_principal_reads_who_signed_and_that_it_was_before_a_change(tmp_path: Path) -> None:
    phone = Phone(tmp_path, FieldVisit())
    async with phone.reading() as app:
        await the_teacher_signs(app)
    phone.say(submitted_at=NOW_MS)
    principal = worlds.person(phone.area.world, "ใบบัว", RoleName.PRINCIPAL, school=phone.area.school)
    tablet = Device(tmp_path / "tablet", phone.area, principal)

    async def read(*shown_: str) -> None:
        store = phone.device.store
        tablet.pull([*store.find("sheet", visit=phone.area.visit), *store.find("signature", visit=phone.area.visit)])
        async with App(shown(tablet.client, Observed, visit=phone.area.visit, sheet=phone.sheet)) as app:
            for each in shown_:
                assert app.shows(each), each
            assert not app.has("teacher-signs") and not app.has("not-signing")

    await read(words.SIGNATURES(), TEACHER, sign_words.OUTCOMES["signed"](), words.NAME_SEEN_BY())
    phone.say(texts__O3="คำอื่น", submitted_at=NOW_MS + 5)
    await read(words.STANDINGS["changed"](), "เดิม: ครูอยากลองถามปลายเปิด", "ใหม่: คำอื่น")


async def test_who_reads_a_lesson_that_nobody_signed_is_told_so(phone: Phone, tmp_path: Path) -> None:
    phone.say(submitted_at=NOW_MS)
    other = Device(tmp_path / "other", phone.area, worlds.person(phone.area.world, "อื่น", RoleName.SUPERVISOR))
    other.pull(phone.device.store.find("sheet", visit=phone.area.visit))
    async with App(shown(other.client, Observed, visit=phone.area.visit, sheet=phone.sheet)) as app:
        assert app.shows(words.STANDINGS["not_signed"]()) and not app.has("teacher-signs")


async def test_the_visit_says_beside_each_lesson_whether_its_teacher_signed(phone: Phone) -> None:
    async with App(shown(phone.device.client, Visit, visit=phone.area.visit)) as app:
        assert app.shows(words.STANDINGS["not_signed"]())
    async with phone.reading() as app:
        await the_teacher_signs(app)
    async with App(shown(phone.device.client, Visit, visit=phone.area.visit)) as app:
        assert app.shows(words.STANDINGS["signed"]()) and not app.shows(words.STANDINGS["not_signed"]())
    assert len(signings_of_lesson(phone.device.store.one(Sheet, phone.sheet), phone.device.store)) == 1  # type: ignore[arg-type]
    phone.say(levels__P1=2)
    async with App(shown(phone.device.client, Visit, visit=phone.area.visit)) as app:
        assert app.shows(words.STANDINGS["changed"]())


async def test_the_history_of_a_signature_tells_the_words_in_words_and_leads_to_the_lesson(phone: Phone) -> None:
    async with phone.reading() as app:
        await the_teacher_signs(app)
    store = phone.device.store
    (record,) = store.find("signature", visit=phone.area.visit)
    told = values.value("words", record.fields["words"], record, store).splitlines()
    assert "ครูผู้รับการนิเทศ: ครูสมมติ ใจดี" in told and "บันทึกการสนทนาสะท้อนผลกับครู: ครูอยากลองถามปลายเปิด" in told
    assert any(line.startswith("ระดับ: P1 ") and line.endswith("ระดับ 3 ดี") for line in told)
    assert names.record(record, store).path == f"/visits/{phone.area.visit}/observed/{phone.sheet}"


async def test_the_visit_says_nothing_of_signing_before_there_is_anything_to_sign(tmp_path: Path) -> None:
    """Words alone are something: a conversation may be signed before a level is given."""
    area = FieldVisit()
    sheet = area.observe(area.supervisor, levels__P1=None)
    async with App(shown(Device(tmp_path / "empty", area).client, Visit, visit=area.visit)) as app:
        assert app.shows(TEACHER) and not app.shows(words.STANDINGS["not_signed"]())
    area.world.put("sheet", sheet, {"texts.O3": "ครูอยากลองถามปลายเปิด"})
    async with App(shown(Device(tmp_path / "said", area).client, Visit, visit=area.visit)) as app:
        assert app.shows(words.STANDINGS["not_signed"]())
