"""What reaches a device over the wire: nothing of another's before its release, to a school nothing but the published.

Screens may hide what a device holds, so this reads every byte that the office sent to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import committee, documents, principal, rating
from tests.e2e.people import Account, account_of, go_home, opens_today, signs_in, syncs
from tests.e2e.ratings import INDICATORS, Ratings
from tests.support.chromium import PHONE, TABLET
from tests.support.leftovers import ledger
from tests.support.office_process import Office
from tests.support.pdf_text import text_of
from tests.support.phone import Phone
from tests.support.relay import Exchange, Relay

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True
# Words that occur nowhere else, in plain letters, so that no packing or escaping of a text can hide them.
NOTE, INSIDE, STRENGTH, ADVICE, OPINION = "Xq1note", "Xq2inside", "Xq3strength", "Xq4advice", "Xq5opinion"
EXPERTS_NOTE, REASON, DRAFT, AGREED = "Xq6note", "Xq7reason", "Xq8draft", "Xq9agreed"
FINDING = f"ครูร่วมกันวางแผนทุกสัปดาห์ {STRENGTH}"
TEXTS = {"O1": f"จุดเด่นตามความเห็น {OPINION}", "O2": f"ควรให้ผู้เรียนลงมือทำ {ADVICE}", "O3": f"ข้อคิดส่วนตัว {OPINION}"}
OF_RATER_ONE = (NOTE, INSIDE, STRENGTH, ADVICE, OPINION)
NEVER_FOR_THE_SCHOOL = (NOTE, INSIDE, OPINION, EXPERTS_NOTE, REASON, DRAFT)
PUBLISHED = (STRENGTH, ADVICE, AGREED)


_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass
class Day:
    """Three people; what reaches the expert and the principal goes over lines that keep it."""

    office: Office
    supervisor: Phone
    expert: Phone
    principal: Phone
    to_expert: Heard
    to_principal: Heard
    accounts: dict[str, Account]
    folder: Path

    @property
    def school(self) -> str:
        """The school of the visit."""
        return self.accounts["supervisor"].today


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    """The demo's server, and three devices never used before."""
    folder = tmp_path_factory.mktemp("privacy")
    shapes = {"supervisor": PHONE, "expert": PHONE, "principal": TABLET}
    devices = [Phone(playwright, folder, name, shape=shape) for name, shape in shapes.items()]
    phones += devices
    with (
        Office(folder / "data", env={"SITE_DIR": str(site)}) as office,
        Relay(office.port) as one,
        Relay(office.port) as other,
    ):
        office.start("demo")
        one_by_one = (devices[0], devices[1], devices[2])
        yield Day(office, *one_by_one, Heard(one), Heard(other), account_of(office), folder)


@dataclass
class Heard:
    """Every answer on a line as text: a document by what it says, anything else as it stands, heads included."""

    line: Relay
    texts: list[str] = field(default_factory=list)

    def holds(self, *words: str) -> set[str]:
        """Those of the words that any answer held until now."""
        return {word for word in words if any(word in text for text in self._read())}

    def ids(self) -> set[str]:
        """The ids of everything that any answer named until now."""
        return {name for text in self._read() for name in _ID.findall(text)}

    def _read(self) -> list[str]:
        self.texts += map(_text, self.line.exchanges[len(self.texts) :])
        return self.texts


def _text(exchange: Exchange) -> str:
    content, head = exchange.answer.content, json.dumps(exchange.answer.headers)
    said = text_of(content) if content.startswith(b"%PDF") else content.decode("utf-8", "replace")
    return f"{exchange.path} {head} {said}"


def rates(phone: Phone, school: str, given: Ratings, *, note: str) -> None:
    """Fill in the whole sheet, with a note at the first indicator, and hand it in."""
    opens_today(phone, school)
    phone.tap("next-step")
    phone.chooses("indicator-AC1-level-4")
    rating.write(phone, "note", note)
    rating.fill_in_short(phone, given.levels)
    phone.tap("missing-O1")
    rating.close_sheet(phone, given)
    phone.tap("next")
    rating.submit(phone)
    phone.tap("back")
    phone.sees("แบบที่ต้องบันทึก")


def export(phone: Phone, folder: Path) -> None:
    """Ask for the feedback as a document."""
    phone.until(lambda: bool(phone.identifiers("export-feedback")) or not phone.scroll(), "no document to ask for")
    documents.exports(phone, phone.identifiers("export-feedback")[0].removeprefix("export-"), folder)


def test_one_rater_writes_hands_in_and_syncs(day: Day) -> None:
    signs_in(day.expert, day.accounts["expert"].at(day.to_expert.line.url))
    signs_in(day.principal, day.accounts["principal"].at(day.to_principal.line.url))
    phone = day.supervisor
    signs_in(phone, day.accounts["supervisor"])

    rates(phone, day.school, Ratings(dict.fromkeys(INDICATORS[1:], 3), texts=TEXTS), note=f"เห็นในแฟ้ม {NOTE}")
    for text, audience in ((f"ควรหารือในคณะ {INSIDE}", "internal"), (FINDING, "school")):
        phone.tap("add-finding")
        rating.find(phone, text, nature="strength", audience=audience)
    syncs(phone)


def test_nothing_of_it_reaches_the_other_rater_or_the_school(day: Day) -> None:
    syncs(day.expert)
    syncs(day.principal)

    opens_today(day.expert, day.school)
    day.expert.sees("ผู้ประเมินคนอื่น")  # that somebody has handed in is no secret
    assert not day.to_expert.holds(*OF_RATER_ONE)
    assert not day.to_principal.holds(*OF_RATER_ONE)


def test_it_reaches_the_other_rater_once_both_have_handed_in(day: Day) -> None:
    texts = dict.fromkeys(("O1", "O2", "O3"), "ความเห็นผู้ทรงคุณวุฒิ")
    given = Ratings(dict.fromkeys(INDICATORS[1:], 2), texts=texts)

    go_home(day.expert)
    rates(day.expert, day.school, given, note=f"เห็นจากการสังเกต {EXPERTS_NOTE}")
    syncs(day.expert)
    assert day.to_expert.holds(*OF_RATER_ONE) == set(OF_RATER_ONE)


def test_a_draft_of_the_feedback_reaches_nobody(day: Day) -> None:
    phone = day.supervisor
    syncs(phone)
    opens_today(phone, day.school)
    phone.tap("go-compare")
    committee.agree_on(phone, "AC2", level=3, reason=f"ตกลงกันในคณะ {REASON}")
    opens_today(phone, day.school)
    phone.tap("go-feedback")
    committee.write_feedback(
        phone,
        strength=FINDING,
        next_step=TEXTS["O2"],
        agreement=f"ข้อความร่าง {DRAFT}",
        owner="ครูวิชาการ",
        due="15 ม.ค. 2570",
    )

    for each in (phone, day.expert, day.principal):
        syncs(each)
    assert day.to_expert.holds(REASON) == {REASON}, "the team shares its consensus"
    assert not day.to_expert.holds(DRAFT)
    assert not day.to_principal.holds(*OF_RATER_ONE, DRAFT, REASON)


def test_the_school_receives_the_published_words_and_no_others(day: Day) -> None:
    phone = day.supervisor
    opens_today(phone, day.school)
    phone.tap("go-feedback")
    phone.meets("add-agreement")
    (item,) = (name.removeprefix("owner-") for name in phone.identifiers("owner-") if not name.endswith("-state"))
    phone.type(f"text-{item}", f"เปิดชั้นเรียนแลกเปลี่ยนกัน {AGREED}")
    phone.sees("ครบแล้ว พร้อมเผยแพร่")
    committee.publish(phone, version=1)

    for each in (phone, day.expert, day.principal):
        syncs(each)
    principal.opens_feedback(day.principal)
    day.principal.sees(AGREED)
    export(day.principal, day.folder)
    assert day.to_principal.holds(*PUBLISHED) == set(PUBLISHED)
    assert not day.to_principal.holds(*NEVER_FOR_THE_SCHOOL)
    assert any(AGREED in text for text in day.to_principal.texts if text.partition(" ")[0].endswith(".pdf"))
    assert not day.to_expert.holds(DRAFT)


def test_no_sheet_finding_or_consensus_is_even_named_to_the_school(day: Day) -> None:
    day.office.stop()
    kept = [(kind, record, json.loads(body)) for kind, record, _, body, _, _ in ledger(day.office.data)["record"]]
    of_school = {record for kind, record, body in kept if kind == "sheet" and body.get("subject") == body.get("school")}
    others = {record for kind, record, _ in kept if kind in ("finding", "consensus", "progress")}

    assert len(of_school) > 2 and len(others) > 3
    assert not day.to_principal.ids() & (of_school | others)
    assert day.to_expert.ids() & of_school and day.to_expert.ids() & others, "the committee does receive some"


def test_everything_came_over_the_lines_that_were_read(day: Day) -> None:
    for phone, line in ((day.expert, day.to_expert.line), (day.principal, day.to_principal.line)):
        phone.traffic.check()
        assert phone.traffic.origin == line.url
        assert not line.upgrades, "no socket that answers unseen"
        assert "/api/sync/pull" in {exchange.path for exchange in line.exchanges}
