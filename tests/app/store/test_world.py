"""The device's world answers as the simplest possible one would, whatever came from the server or was written here."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from fieldwork.ids import natural_id
from fieldwork.marks import packed
from fieldwork.records.stored import Record
from fieldwork.wire import Row
from tests.support.pages import pulled
from tests.support.stores import ME, Phone
from tests.support.worlds import MemoryWorld

SCHOOLS = [natural_id("test", f"s{n}") for n in range(2)]
VISITS = [natural_id("test", f"v{n}") for n in range(2)]
RECORDS = [natural_id("test", f"r{n}") for n in range(4)]
KEYS: list[dict[str, str]] = [
    {}, *({"school": s} for s in SCHOOLS), *({"visit": v} for v in VISITS), {"school": SCHOOLS[0], "visit": VISITS[0]},
]  # fmt: skip
fields = some.fixed_dictionaries(
    {"school": some.sampled_from(SCHOOLS), "visit": some.sampled_from(VISITS), "author": some.just(ME)}
)
steps = some.lists(some.tuples(some.sampled_from(RECORDS), some.one_of(some.none(), fields)), max_size=12)


@settings(max_examples=25)
@given(mirrored=some.dictionaries(some.sampled_from(RECORDS), fields), steps=steps, asked=some.sampled_from(KEYS))
def test_finding_and_getting_agree_with_a_dictionary_after_any_steps(
    mirrored: dict[str, Any], steps: list[tuple[str, Any]], asked: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder:
        phone = Phone(Path(folder))
        pulled(phone, *(_row(record, each, seq) for seq, (record, each) in enumerate(mirrored.items(), 1)))
        simple = MemoryWorld([Record("finding", record, each) for record, each in mirrored.items()])

        for record, put in steps:
            if put is not None:
                phone.store.write("finding", record, put)
                simple.put("finding", record, put)
            _agree(phone, simple, record, asked)
        phone.restart()
        for record in RECORDS:
            _agree(phone, simple, record, asked)
        phone.store.close()


def _agree(phone: Phone, simple: MemoryWorld, record: str, asked: dict[str, str]) -> None:
    found, expected = phone.store.get("finding", record), simple.get("finding", record)
    assert (found and found.fields) == (expected and expected.fields)
    assert [r.id for r in phone.store.find("finding", **asked)] == [r.id for r in simple.find("finding", **asked)]


def _row(record: str, each: dict[str, Any], seq: int) -> Row:
    marks = {field: [natural_id("test", "write"), "0" * 32] for field in each}
    return Row("finding", record, "all", seq, each, packed(marks))
