"""The store's promises, on real files: saved is saved, visible is overlay over mirror, nothing half-written."""

import re

import pytest
from sqlalchemy.sql import ClauseElement

from app.store import database, mirror, store
from app.store.values import RecordState, Unsent
from app.sync import freeze, pull, push, standing
from fieldwork.errors import Invalid
from fieldwork.marks import packed
from fieldwork.records import Finding, Sheet
from fieldwork.stamps import parse
from fieldwork.wire import Row
from tests.support.pages import pulled
from tests.support.stores import ME, NOW_MS, Phone, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="เดิม")
SHEET = an_id("sheet")


def test_what_was_saved_is_there_after_the_app_was_ended(phone: Phone) -> None:
    saved = phone.store.write(KIND, RECORD, FIELDS)

    store = phone.restart()

    assert store.get(KIND, RECORD).fields == FIELDS  # type: ignore[union-attr]
    assert store.get(KIND, RECORD).writes["text"] == saved.edit  # type: ignore[union-attr]
    assert store.counts() == Unsent(1, 0, 0)


def test_a_value_that_already_stands_there_is_no_write(phone: Phone) -> None:
    first = phone.store.write(KIND, RECORD, FIELDS)

    again = phone.store.write(KIND, RECORD, {"text": "เดิม"})

    assert again.fields == () and again.edit == first.edit
    assert phone.store.counts().edits == 1
    assert phone.store.write(KIND, an_id("never"), {"text": None}).fields == ()
    assert phone.store.get(KIND, an_id("never")) is None


def test_true_is_not_one(phone: Phone) -> None:
    phone.store.write("sheet", SHEET, {"texts.O1": 1})

    assert phone.store.write("sheet", SHEET, {"texts.O1": True}).fields == ("texts.O1",)


def test_text_is_kept_in_the_one_spelling(phone: Phone) -> None:
    phone.store.write(KIND, RECORD, {"text": "เเละนำ้", "photos." + "a" * 64: {"caption": "เเ"}})

    record = phone.store.get(KIND, RECORD)
    assert record is not None
    assert record.fields["text"] == "และน้ำ"
    assert record.fields["photos." + "a" * 64] == {"caption": "แ"}


def test_typing_on_keeps_one_edit_and_what_the_first_letter_stood_on(phone: Phone) -> None:
    pulled(phone, _row(text="ของแม่ข่าย"))
    stood_on = phone.store.get(KIND, RECORD).writes["text"]  # type: ignore[union-attr]
    for length in range(1, 6):
        last = phone.store.write(KIND, RECORD, {"text": "สวัสดี"[:length]})

    edits = phone.store.overlay.of((KIND, RECORD))
    assert [edit.id for edit in edits] == [last.edit]
    assert edits[0].fields["text"] == ("สวัสดี"[:5], (stood_on,))
    assert [e.id for e in phone.restart().overlay.of((KIND, RECORD))] == [last.edit]


def test_acts_keep_their_order_when_a_field_is_touched_again_later(phone: Phone) -> None:
    first = phone.store.write("sheet", SHEET, {"levels.AC1": 3})
    phone.store.write("sheet", SHEET, {"submitted_at": NOW_MS})
    phone.store.write("sheet", SHEET, {"submitted_at": None, "reopened.1": "แก้ไข"})
    last = phone.store.write("sheet", SHEET, {"levels.AC1": 2})

    edits = phone.store.overlay.of(("sheet", SHEET))
    assert [set(e.fields) for e in edits] == [{"levels.AC1"}, {"submitted_at", "reopened.1"}, {"levels.AC1"}]
    assert edits[-1].id == last.edit and edits[-1].fields["levels.AC1"] == (2, (first.edit,))


def test_a_new_value_for_part_of_an_act_does_not_change_that_act(phone: Phone) -> None:
    phone.store.write("sheet", SHEET, {"levels.AC1": None, "reasons.AC1": "ไม่มีชั้นนี้", "notes.AC1": "ก"})
    phone.store.write("sheet", SHEET, {"notes.AC1": "ข"})

    assert len(phone.store.overlay.of(("sheet", SHEET))) == 2


def test_a_write_stands_on_what_its_author_saw(phone: Phone) -> None:
    """A text opened before a sync brought a newer one: the edit names the old write, and the conflict will show."""
    pulled(phone, _row(text="ใหม่"))

    phone.store.write(KIND, RECORD, {"text": "พิมพ์ทับของเก่า"}, seen={"text": ["old-write"]})

    assert phone.store.overlay.of((KIND, RECORD))[0].fields["text"][1] == ("old-write",)


def test_what_this_device_wrote_itself_was_always_seen(phone: Phone) -> None:
    first = phone.store.write(KIND, RECORD, {"text": "หนึ่ง", "nature": "note"})
    phone.store.write(KIND, RECORD, {"text": "สอง"}, seen={"text": ["old-write"]})

    assert phone.store.overlay.of((KIND, RECORD))[1].fields["text"][1] == (first.edit, "old-write")


def test_settling_a_conflict_names_every_head_even_when_the_value_stays(phone: Phone) -> None:
    pulled(phone, _row(text="ก", others=("other-head",)))
    heads = phone.store.conflicts(KIND, RECORD)["text"]

    saved = phone.store.write(KIND, RECORD, {"text": "ก"}, seen={"text": heads})

    assert saved.fields == ("text",)
    assert set(phone.store.overlay.of((KIND, RECORD))[0].fields["text"][1]) == {"planted", "other-head"}


def test_find_sees_the_mirror_and_what_exists_only_here(phone: Phone) -> None:
    pulled(phone, _row(text="ของแม่ข่าย"))
    phone.store.write(*finding("mine", text="ของฉัน"))
    phone.store.write(*finding("elsewhere", visit=an_id("other visit")))

    found = phone.store.find(KIND, visit=an_id("visit"))

    assert sorted(r.fields["text"] for r in found) == ["ของฉัน", "ของแม่ข่าย"]
    assert [r.id for r in found] == sorted(r.id for r in found)
    assert {f.author for f in phone.store.all(Finding, visit=an_id("visit"))} == {ME}
    assert phone.store.one(Sheet, an_id("nothing")) is None
    with pytest.raises(ValueError, match="not indexed"):
        phone.store.find(KIND, text="ก")


def test_a_pull_never_hides_what_was_not_sent(phone: Phone) -> None:
    phone.store.write(KIND, RECORD, {**FIELDS, "text": "ของฉัน"})

    pulled(phone, _row(text="ของแม่ข่าย", nature="strength"))

    record = phone.store.get(KIND, RECORD)
    assert record is not None and record.fields["text"] == "ของฉัน" and phone.store.counts().edits == 1


@pytest.mark.parametrize(
    ("kind", "fields", "code"),
    [
        ("finding", {"nonsense": 1}, "unknown_field"),
        ("finding", {"nature": "sideways"}, "not_a_choice"),
        ("finding", {"text": "ก" * 4001}, "too_long"),
        ("sheet", {"levels.AC1": 3.5}, "not_a_number"),
        ("nothing", {"a": 1}, "unknown_kind"),
    ],
)
def test_what_no_server_would_take_is_refused_before_anything_is_kept(
    phone: Phone, kind: str, fields: dict[str, object], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        phone.store.write(kind, RECORD, {"text": "ดี", **fields} if kind == "finding" else fields)

    assert refused.value.code == code
    assert phone.store.counts().edits == 0 and phone.store.get(kind, RECORD) is None


def test_listeners_hear_of_every_change_until_they_stop(phone: Phone) -> None:
    heard: list[set[tuple[str, str]]] = []
    stop = phone.store.on_change(heard.append)

    phone.store.write(KIND, RECORD, FIELDS)
    pulled(phone, _row(text="ข"))
    stop()
    phone.store.write(KIND, RECORD, {"text": "ค"})

    assert heard == [{(KIND, RECORD)}, {(KIND, RECORD)}]


def test_states_tell_where_the_words_are(phone: Phone) -> None:
    assert phone.store.state(KIND, RECORD) == RecordState.NOWHERE
    pulled(phone, _row(text="ก"))
    assert phone.store.state(KIND, RECORD) == "server"
    phone.store.write(KIND, RECORD, {"text": "ข"})
    assert phone.store.state(KIND, RECORD) == "device"


def test_the_history_of_a_field_lists_what_this_device_wrote(phone: Phone) -> None:
    phone.store.write(KIND, RECORD, FIELDS)
    phone.clock.forward()
    phone.store.write(KIND, RECORD, {"nature": "strength"})
    phone.store.write(KIND, RECORD, {"text": "ใหม่"})

    history = phone.store.history(KIND, RECORD, "text")

    assert [(w.value, w.made_at) for w in history] == [("เดิม", NOW_MS), ("ใหม่", NOW_MS + 1000)]


def test_stamps_go_on_rising_when_the_clock_falls_back(phone: Phone) -> None:
    first = phone.store.write(KIND, RECORD, FIELDS)
    phone.clock.forward(-86_400_000)
    second = phone.store.write(KIND, RECORD, {"text": "ข"})
    phone.clock.forward(-86_400_000)
    third = phone.restart().write(KIND, RECORD, {"text": "ค"})

    assert first.stamp < second.stamp < third.stamp
    assert second.stamp[16:] != third.stamp[16:]  # a new node at every start: a copied phone cannot repeat a stamp


def test_when_a_value_was_said_is_the_servers_stamp_until_something_own_stands_over_it(phone: Phone) -> None:
    store = phone.store
    pulled(phone, _row(text="ของเดิม"))
    assert store.made_at(KIND, an_id("f"), "text") == parse(store.stamp(KIND, an_id("f"), "text"))[0] == 0
    assert store.made_at(KIND, an_id("f"), "nowhere") is None

    saved = store.write(KIND, an_id("f"), {"text": "ของใหม่"})

    assert store.made_at(KIND, an_id("f"), "text") == parse(saved.stamp)[0] == NOW_MS


def test_notes_keep_where_the_person_stopped(phone: Phone) -> None:
    phone.store.notes.set("place", {"route": "/visits/1", "item": "AC3"})

    assert phone.restart().notes.get("place") == {"route": "/visits/1", "item": "AC3"}


def test_photos_are_kept_once_and_wait_to_be_sent(phone: Phone) -> None:
    name = phone.store.blobs.put(b"picture", "image/jpeg")

    assert phone.store.blobs.put(b"picture", "image/jpeg") == name
    store = phone.restart()
    assert store.blobs.get(name) == b"picture" and store.blobs.mime(name) == "image/jpeg"
    assert store.blobs.state(name) == "queued" and store.counts().blobs == 1
    assert store.blobs.bytes_queued() == 7


def test_finding_uses_its_index(phone: Phone) -> None:

    rows = [_row(name=f"r{n}", visit=an_id(f"visit {n // 100}"), text="ก") for n in range(3000)]
    pulled(phone, *rows)

    plan = phone.store.database.script(
        "EXPLAIN QUERY PLAN SELECT id FROM record WHERE kind = 'finding' AND visit = 'x' ORDER BY id"
    )

    assert "USING COVERING INDEX record_visit" in plan[0][3]
    assert len(phone.store.find(KIND, visit=an_id("visit 3"))) == 100


def _row(name: str = "f", *, visit: str = "", others: tuple[str, ...] = (), **fields: object) -> Row:
    whole = {"visit": visit or an_id("visit"), "school": an_id("school"), "author": ME, "nature": "note", **fields}
    marks = {field: ["planted", "0" * 32, *(others if field == "text" else ())] for field in whole}
    return Row(KIND, an_id(name), "all", 1, whole, packed(marks))


_READING = (store._PENDING, store._OF_RECORD, store._IS_OWN, mirror._ONE, mirror._SEVERAL, standing._COUNTED)
_SYNCING = (freeze._WAITING, freeze._FREEZE, push._LAND, push._LEFT, pull._UNCONFIRMED, pull._ARRIVED)


@pytest.mark.parametrize("statement", [*_READING, *_SYNCING], ids=lambda statement: str(statement)[:40])
def test_what_runs_at_every_tap_or_sync_never_reads_whole_tables(phone: Phone, statement: ClauseElement) -> None:
    sql, _ = database._sql(statement)
    plan = phone.store.database.script("EXPLAIN QUERY PLAN " + re.sub(r":\w+", "1", sql))

    assert not [step[3] for step in plan if re.match("SCAN (edit|record)", step[3])]
