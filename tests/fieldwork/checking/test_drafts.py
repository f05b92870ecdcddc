"""A draft becomes the file that was meant, says what is wrong where, and a version becomes a draft again."""

from typing import Any

import pytest

from fieldwork.checking import drafts
from fieldwork.checking.drafts import Wrong
from fieldwork.instruments.checklist import POINT_TYPES, Checklist
from fieldwork.instruments.reading import SCHEMA, read
from fieldwork.records import ChecklistDraft
from tests.support import worlds
from tests.support.instruments import checklist
from tests.support.worlds import MemoryWorld


def draft(*points: dict[str, Any], **fields: Any) -> ChecklistDraft:
    whole: dict[str, Any] = {"author": worlds.an_id("เลขา"), "code": "CL1", "title": "ติดตาม", **fields}
    whole |= {f"points.P{n}": {"order": n, **point} for n, point in enumerate(points, start=1)}
    found: ChecklistDraft = ChecklistDraft.kind().read("d", whole)
    return found


def point(kind: str, **keys: Any) -> dict[str, Any]:
    return {"type": kind, "title_th": "ข้อ", **keys}


def test_a_version_becomes_a_draft_and_the_draft_the_same_version_again() -> None:
    """R-70 to R-74 hold for what is written on screen as for what comes as a file."""
    whole = checklist()
    again = draft(**{**drafts.typed_of(whole), "title": whole.title_th})

    made = read(drafts.document_of(again, whole.version))

    assert {p.type for p in whole.points} == set(POINT_TYPES)
    for before, after in zip(whole.points, made.points, strict=True):  # type: ignore[union-attr]
        assert (after.id, after.type, after.required, after.options) == (
            before.id, before.type, before.required, before.options,
        )  # fmt: skip
        assert (after.max, after.most, after.long) == (before.max, before.most, before.long)
        assert [(c.title_th, c.type) for c in after.columns] == [(c.title_th, c.type) for c in before.columns]


def test_the_next_version_keeps_every_digit_of_a_limit_and_every_english_title() -> None:
    limits = {"min": "12345.67", "max": "1000000"}
    number = {"id": "P1", "type": "number", "title_th": "จำนวน", "title_en": "How many", "decimals": 2, **limits}
    head = {"schema": SCHEMA, "kind": "checklist", "id": "CL1", "version": "1", "title_th": "ก", "title_en": "A"}
    whole = read({**head, "filled_by": ["supervisor"], "points": [number]})
    assert isinstance(whole, Checklist)

    typed = drafts.typed_of(whole)

    assert {key: typed["points.P1"][key] for key in limits} == limits
    assert read(drafts.document_of(draft(**typed), "1")) == whole


def test_what_was_typed_for_another_type_is_left_out_and_not_lost() -> None:
    written = draft(point("date", options="ก\nข", unit_th="คน"))

    assert drafts.wrongs_of(written, "1") == ()
    assert "options" not in drafts.document_of(written, "1")["points"][0]
    assert drafts.typed_points(written)[0].text("options") == "ก\nข"


@pytest.mark.parametrize(
    ("keys", "wrong"),
    [
        ({"type": "choice", "options": "ใช่"}, ("options", "bad_options")),
        ({"type": "choice", "options": ""}, ("options", "bad_options")),
        ({"type": "number", "min": "5", "max": "4"}, ("max", "bad_options")),
        ({"type": "number", "min": "ห้า"}, ("min", "wrong_type")),
        ({"type": "table", "columns": ""}, ("columns", "bad_options")),
        ({"type": "date", "title_th": " "}, ("title_th", "empty")),
        ({"type": ""}, ("type", "empty")),
        ({"type": "photo", "most": "9"}, ("most", "out_of_range")),
    ],
)
def test_what_is_wrong_is_said_at_its_point_and_key(keys: dict[str, Any], wrong: tuple[str, str]) -> None:
    written = draft(point("date"), {"title_th": "ข้อ", **keys})

    assert Wrong("P2", *wrong) in drafts.wrongs_of(written, "1")
    assert all(each.point == "P2" for each in drafts.wrongs_of(written, "1"))


def test_a_draft_without_title_or_points_says_so_at_its_head() -> None:
    assert {(w.point, w.key) for w in drafts.wrongs_of(draft(title=""), "1")} == {("", "title_th"), ("", "points")}


def test_thai_digits_and_lines_are_read_as_they_are_typed() -> None:
    made = drafts.document_of(draft(point("number", max="๑,๒๓๔"), point("table", columns="กิจกรรม\nคน #")), "1")

    assert made["points"][0]["max"] == "1234"
    assert [(c["title_th"], c["type"]) for c in made["points"][1]["columns"]] == [("กิจกรรม", "text"), ("คน", "number")]


def test_an_unfinished_point_can_be_looked_at_all_the_same() -> None:
    unfinished = [point("choice"), point("number", min="x"), point("table"), point("photo", most="?"), {"type": ""}]

    shown = [drafts.shown_point(each) for each in drafts.typed_points(draft(*unfinished))]

    assert [each.type for each in shown] == ["choice", "number", "table", "photo", "text"]
    assert shown[1].min is None and shown[3].most == 3


def test_points_get_ids_that_were_never_used_in_the_draft() -> None:
    written = draft(point("date"), point("date"))

    assert drafts.next_point(written, ["P7"]) == "P8" and drafts.next_order(written) == 3


def test_the_next_version_counts_the_last_number_on() -> None:
    world = MemoryWorld()
    assert drafts.next_version(world, "POL1", 2026) == "2569.1"
    worlds.checklist(world, version="2569.9")
    assert drafts.next_version(world, "POL1", 2026) == "2569.10"
