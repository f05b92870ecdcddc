"""What became of edits that were kept aside, as a device hears it in a pull."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.store.tables import EditState
from app.sync.freeze import freeze
from app.sync.pull import take
from app.sync.push import acknowledge
from fieldwork.marks import packed
from fieldwork.wire import APPLIED, QUARANTINED, EditResult, PushReply, Row
from tests.support.pages import page
from tests.support.stores import Phone, finding

KIND, RECORD, FIELDS = finding("f", text="ของฉัน")
CLOSED = "closed_by_office"


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    """A phone with one edit that the server keeps aside."""
    made = Phone(tmp_path / "phone")
    made.store.write(KIND, RECORD, FIELDS)
    batch = freeze(made.store, "test")
    assert batch is not None
    results = [EditResult(e.id, QUARANTINED, "no_visit", "ไม่พบ") for e in made.store.overlay.within(EditState.FROZEN)]
    acknowledge(made.store, batch, PushReply(1, "epoch-1", 0, 1, results))
    return made


def edit(phone: Phone) -> str:
    return phone.store.quarantine.all()[0].edit.id


def row(phone: Phone, write: str) -> Row:
    return Row(KIND, RECORD, "all", 1, FIELDS, packed({name: [write, "0" * 32] for name in FIELDS}))


def test_the_server_is_asked_about_what_it_keeps_aside(phone: Phone) -> None:
    assert phone.store.quarantine.asked_about() == [edit(phone)]


def test_what_was_taken_in_is_on_the_server_and_its_reason_is_gone(phone: Phone) -> None:
    write = edit(phone)

    take(phone.store, replace(page(row(phone, write)), aside=[EditResult(write, APPLIED)]))

    for store in (phone.store, None):
        store = store or phone.restart()
        assert store.state(KIND, RECORD) == "server" and store.quarantine.all() == []
        assert store.counts().quarantined == 0 and store.get(KIND, RECORD).fields["text"] == "ของฉัน"  # type: ignore[union-attr]
    assert phone.store.quarantine.asked_about() == []


def test_what_the_office_closed_stays_with_its_words_until_the_person_lets_go_and_is_not_asked_for_again(
    phone: Phone,
) -> None:
    write = edit(phone)

    take(phone.store, replace(page(), aside=[EditResult(write, QUARANTINED, CLOSED, "ปิดแล้ว เหตุผล: ซ้ำ")]))

    (kept,) = phone.store.quarantine.all()
    assert (kept.code, kept.message) == (CLOSED, "ปิดแล้ว เหตุผล: ซ้ำ")
    assert phone.store.quarantine.asked_about() == []
    phone.store.quarantine.let_go(write)
    assert phone.store.quarantine.all() == [] and phone.store.get(KIND, RECORD) is None


def test_a_page_that_fails_leaves_it_aside(phone: Phone) -> None:
    write = edit(phone)
    broken = replace(row(phone, write), fields={"text": object()})

    with pytest.raises(TypeError):
        take(phone.store, replace(page(broken), aside=[EditResult(write, APPLIED)]))

    assert edit(phone) == write and phone.store.state(KIND, RECORD) == "quarantined"


def test_words_about_an_edit_that_nobody_keeps_aside_here_change_nothing(phone: Phone) -> None:
    phone.store.quarantine.try_again()
    waiting = phone.store.overlay.within(EditState.UNSENT)

    take(phone.store, replace(page(), aside=[EditResult(waiting[0].id, APPLIED), EditResult("another", APPLIED)]))

    assert phone.store.overlay.within(EditState.UNSENT) == waiting
