"""Before leaving: signed on the glass under exactly what was read, and what becomes of it when that is changed."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.screens.debrief.screen import DebriefScreen
from app.screens.debrief.view import Debrief
from app.signing.flow import Page
from app.store.errors import StorageFull
from app.wording import debrief as words
from fieldwork.debriefs import signings_of
from fieldwork.records import RoleName
from tests.support import worlds
from tests.support.clients import shown
from tests.support.fieldvisit import NOW_MS
from tests.support.fletkit import App
from tests.support.leaving import (
    DRAWN,
    PRINCIPAL,
    Leaving,
    agree,
    begin_to_sign,
    device,
    draw,
    given,
    opened,
    said,
    sign,
    the_school_signs,
    to_names,
)


@pytest.fixture
def area() -> Leaving:
    return Leaving()


# signing


async def test_team_and_principal_sign_one_after_another_under_what_was_read(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await to_names(app)
        for key in (f"team-{area.supervisor}", f"team-{area.expert}", f"school-{area.principal}"):
            assert app.has(f"sign-{key}")
            await sign(app, key)
            assert not app.has(f"sign-{key}")
        await app.tap("done")
        assert app.route == f"/visits/{area.visit}"

    signed = given(held)
    assert {s.person for s in signed} == {area.supervisor, area.expert, area.principal}
    assert {s.digest for s in signed} == {said(held).digest}
    assert sorted(held.store.blobs.get(s.drawing or "") or b"" for s in signed) == [
        DRAWN + b"1",
        DRAWN + b"2",
        DRAWN + b"3",
    ]
    assert all(held.store.notes.get(f"strokes {s.drawing}") for s in signed)
    (signing,) = signings_of(area.visit, held.store)
    assert signing.stands


async def test_somebody_else_signs_for_the_school_with_a_typed_name(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await to_names(app)
        await app.tap("sign-stand-in")
        await app.tap("how-type")
        await app.tap("sign-typed")
        assert app.shows(words.NEEDS_NAME()) and not given(held)

        await app.enter("sign-name", "นายรวงข้าว สมมติ")
        await app.enter("sign-position", "รองผู้อำนวยการ รักษาการ")
        await app.tap("sign-typed")
        assert app.shows("นายรวงข้าว สมมติ") and not app.has("sign-stand-in")

    (signed,) = given(held)
    assert (signed.name, signed.position, signed.person, signed.drawing) == (
        "นายรวงข้าว สมมติ",
        "รองผู้อำนวยการ รักษาการ",
        None,
        None,
    )


async def test_an_absent_principal_is_said_with_a_reason_and_the_day_goes_on(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await to_names(app)
        await app.tap("sign-nobody")
        await app.tap("keep-unsigned")
        assert app.shows(words.NEEDS_OUTCOME()), "nothing is chosen beforehand"
        await app.tap("outcome-declined")
        await app.tap("keep-unsigned")
        assert app.shows(words.NEEDS_REASON()) and not given(held)

        await app.enter("sign-reason", "ขอหารือกับคณะกรรมการสถานศึกษาก่อน")
        await app.tap("keep-unsigned")
        assert app.has("done") and not app.has("sign-nobody")
        assert app.shows("ขอหารือกับคณะกรรมการสถานศึกษาก่อน") and app.shows(words.OUTCOMES["declined"]())
        assert not app.shows(words.SIGNED_AT(side=words.OUTCOMES["signed"](), when="").strip(" ·"))
        assert app.has("sign-stand-in") and app.has(f"sign-school-{area.principal}"), "who changes their mind can sign"

    (noted,) = given(held)
    assert (noted.outcome, noted.reason) == ("declined", "ขอหารือกับคณะกรรมการสถานศึกษาก่อน")


async def test_a_phone_that_dies_in_mid_signature_goes_on_with_all_that_was_typed_and_drawn(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    agree(held)
    async with opened(held) as app:
        await begin_to_sign(app, held)

    again = held.killed()
    async with opened(again) as app:
        assert app.named("sign-name").value == PRINCIPAL
        await draw(app, (20, 60))
        await app.tap("signature-keep")

    (signed,) = given(again)
    assert signed.name == PRINCIPAL
    assert again.store.notes.get(f"strokes {signed.drawing}") == [[[10.0, 10.0], [90.0, 40.0]], [[20.0, 60.0]]]


async def test_words_that_change_while_somebody_signs_are_read_again_before_anything_is_signed(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    record = agree(held)
    async with opened(held) as app:
        await begin_to_sign(app, held)
        held.store.write("agreement", record, {"due": "2027-03-01"})  # as a sync brings it
        await app.settle()
        await app.tap("signature-keep")

        assert not given(held)
        assert app.shows(words.CHANGED_MEANWHILE()) and app.shows("1 มีนาคม 2570")

        await app.tap("to-names")
        assert app.named("sign-name").value == PRINCIPAL
        assert app.named("signature-keep").disabled  # what was drawn under other words is gone
        await draw(app, (10, 10), (90, 40))
        await app.tap("signature-keep")

    (signed,) = given(held)
    assert signed.digest == said(held).digest


async def test_strokes_are_not_taken_along_under_words_that_changed_while_the_phone_was_off(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    record = agree(held)
    async with opened(held) as app:
        await begin_to_sign(app, held)
    held.store.write("agreement", record, {"owner": "ครูใหญ่คนใหม่"})

    screen = DebriefScreen(held.killed().client, area.visit)

    assert screen.page is Page.READ and screen.begun is not None
    assert (screen.begun.name, screen.begun.strokes) == (PRINCIPAL, ())
    assert screen.trouble == words.CHANGED_MEANWHILE()


@pytest.mark.parametrize("note", [7, {"page": "of a newer app"}, {"page": "pad"}, {"page": "pad", "begun": {"x": 1}}])
def test_a_place_that_this_version_does_not_know_is_the_beginning(tmp_path: Path, area: Leaving, note: Any) -> None:
    held = device(tmp_path, area)
    digest = {"digest": said(held).digest} if isinstance(note, dict) else {}
    held.store.notes.set(f"debrief at {area.visit} {area.supervisor}", {**note, **digest} if digest else note)

    assert DebriefScreen(held.client, area.visit).begun is None


async def test_a_full_disk_signs_nothing_says_so_and_keeps_the_pad_until_there_is_room(
    tmp_path: Path, area: Leaving, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = device(tmp_path, area)
    agree(held)

    def full(*_: object, **__: object) -> None:
        raise StorageFull("storage_full")

    async with opened(held) as app:
        await begin_to_sign(app, held)
        with monkeypatch.context() as no_room:
            no_room.setattr(held.store, "write", full)
            await app.tap("signature-keep")
        assert app.has("trouble") and not given(held)
        assert app.named("sign-name").value == PRINCIPAL and not app.named("signature-keep").disabled

        await app.tap("signature-keep")
        assert not app.has("trouble") and len(given(held)) == 1


# after signing


async def test_words_that_were_signed_before_a_change_are_folded_away_until_somebody_asks(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    made = agree(held, action="เปิดชั้นเรียนแบบเดิม")
    async with opened(held) as app:
        await the_school_signs(app, area)
        await app.tap("done")
    digest = said(held).digest[:8]
    async with opened(held) as app:
        assert not app.has(f"open-{digest}"), "what stands is on the page already"

    held.store.write("agreement", made, {"action": "เปิดชั้นเรียนแบบใหม่"})
    async with opened(held) as app:
        assert not app.has("signed-words") and "เปิดชั้นเรียนแบบเดิม" not in app.texts()
        await app.tap(f"open-{digest}")
        assert app.has("signed-words") and "เปิดชั้นเรียนแบบเดิม" in app.texts()


async def test_who_signed_the_words_before_they_changed_is_asked_to_sign_anew(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    made = agree(held)
    async with opened(held) as app:
        await to_names(app)
        assert not app.shows(words.TO_SIGN_ANEW())
        await sign(app, f"team-{area.supervisor}")
        held.store.write("agreement", made, {"owner": "รองผู้อำนวยการ"})
        await app.tap("read-again")
        await app.tap("to-names")

        asked = [t for t in app.texts() if t.endswith((words.TO_SIGN(), words.TO_SIGN_ANEW()))]
        assert [t.endswith(words.TO_SIGN_ANEW()) for t in asked] == [True, False, False]


@pytest.mark.parametrize(("outcome", "anew"), [("signed", True), ("declined", False), ("absent", False)])
async def test_who_only_declined_or_was_absent_is_not_said_to_have_signed_the_earlier_words(
    tmp_path: Path, area: Leaving, outcome: str, anew: bool
) -> None:
    held = device(tmp_path, area)
    made = agree(held)
    read = said(held)
    keys = {"visit": area.visit, "school": area.school, "author": area.supervisor, "side": "school"}
    kept = {"person": area.principal, "outcome": outcome, "reason": "ไปราชการ", "signed_at": NOW_MS}
    under = {"words": read.stored(), "digest": read.digest}
    held.store.write("signature", worlds.an_id("kept"), {**keys, **kept, **under})
    held.store.write("agreement", made, {"owner": "รองผู้อำนวยการ"})
    async with opened(held) as app:
        await to_names(app)

        asked = [t for t in app.texts() if t.endswith((words.TO_SIGN(), words.TO_SIGN_ANEW()))]
        assert [t.endswith(words.TO_SIGN_ANEW()) for t in asked] == [False, False, anew]


async def test_nothing_on_the_page_changes_its_place_when_what_was_signed_is_changed(
    tmp_path: Path, area: Leaving
) -> None:
    held = device(tmp_path, area)
    made = agree(held)
    async with opened(held) as app:
        await the_school_signs(app, area)
        await app.tap("read-again")
        await app.tap("edit")

        def parts() -> list[int]:
            (page,) = [each for each in app.all(ft.Column) if each.on_scroll]
            return [each._i for each in page.controls[0].content.controls]  # type: ignore[attr-defined]

        before = parts()

        held.store.write("agreement", made, {"due": "2027-01-31"})
        await app.settle()
        assert app.has("changed-after")
        assert len(before) > 5 and parts() == before, "a field that is written in would lose its keys"


async def test_a_later_edit_says_so_and_what_and_asks_to_sign_again(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    record = agree(held)
    async with opened(held) as app:
        await the_school_signs(app, area)
        await app.tap("read-again")
        await app.tap("edit")
        assert app.has("signed-already") and not app.has("changed-after")

        held.store.write("agreement", record, {"due": "2027-01-31"})
        await app.settle()
        assert app.has("changed-after") and app.shows("ต้องลงนามใหม่") is False
        assert app.shows(words.CHANGED()) and app.shows("20 ธันวาคม 2569") and app.shows("31 มกราคม 2570")
        said_ = app.texts()
        assert said_.index(words.CHANGED()) > said_.index(words.AGREEMENTS()), (
            "above, it would push down what is written"
        )

        await the_school_signs(app, area)

    digests = [signing.digest for signing in signings_of(area.visit, held.store)]
    assert len(set(digests)) == 2 and len(given(held)) == 2


async def test_the_principal_reads_what_was_signed_and_signs_on_the_own_tablet(tmp_path: Path, area: Leaving) -> None:
    phone = device(tmp_path, area)
    agree(phone)
    async with opened(phone) as app:
        await to_names(app)
        await app.tap("sign-nobody")
        await app.tap("outcome-absent")
        await app.enter("sign-reason", "ไปราชการที่เขต")
        await app.tap("keep-unsigned")
    tablet = device(tmp_path, area, area.principal, "tablet")
    async with opened(tablet) as app:
        assert app.shows(words.NONE_TITLE())
    held = [r for kind in ("agreement", "signature") for r in phone.store.find(kind, visit=area.visit)]
    tablet.pull(held)

    async with opened(tablet) as app:
        assert app.shows("เปิดชั้นเรียน") and app.shows("ไปราชการที่เขต") and not app.has("read")
        await app.tap("sign-own")
        assert app.named("sign-name").value.startswith("ใบบัว")
        await draw(app, (10, 10), (90, 40))
        await app.tap("signature-keep")
        assert not app.has("sign-own") and app.has("signed")

    own = next(s for s in given(tablet) if s.outcome == "signed")
    assert (own.person, own.author, own.side) == (area.principal, area.principal, "school")
    assert own.digest == said(phone).digest


async def test_who_is_not_of_the_team_reads_and_changes_nothing(tmp_path: Path, area: Leaving) -> None:
    outsider = worlds.person(area.world, "คนนอก", RoleName.SUPERVISOR)
    phone = device(tmp_path, area)
    agree(phone)
    async with opened(phone) as app:
        await the_school_signs(app, area)
    other = device(tmp_path, area, outsider, "other")
    other.pull(phone.store.find("signature", visit=area.visit))

    async with opened(other) as app:
        assert app.has("signed") and not app.has("read") and not app.has("sign-own")
        await app.tap("back")
        assert app.route == f"/visits/{area.visit}"


async def test_a_visit_that_is_not_here_says_so(tmp_path: Path, area: Leaving) -> None:
    held = device(tmp_path, area)
    async with App(shown(held.client, Debrief, visit=worlds.an_id("none"))) as app:
        assert app.shows(words.NONE_TITLE())
        await app.tap("go-home")
        assert app.route == "/"
