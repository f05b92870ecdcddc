"""The sweep lets go of what nobody needs, and never of what any record, past value or quarantined edit names."""

from __future__ import annotations

import time
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import delete

from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from sync_server import blobs, partials, sweeping
from sync_server.cli import main
from sync_server.sweeping import KEPT_DAYS, Swept, sweep
from sync_server.tables import blob, blob_use
from tests.server.test_blobs import get, missing, picture, put
from tests.support.served import DAY, Area, Phone, Served

DATA = picture()
NAMED = sha256(DATA).hexdigest()


@pytest.fixture
def rater(area: Area) -> Phone:
    return area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))


def later(area: Area, days: float) -> None:
    area.served.clock.ms += round(days * DAY)


def show(phone: Phone, area: Area, data: bytes = DATA, visit: str = "") -> str:
    """A finding of the phone's person that shows the picture."""
    finding = natural_id("test", "f")
    visit = visit or area.visit("v", area.school(), phone.person)
    keys = {"visit": visit, "school": area.school(), "author": phone.person, "text": "ภาพ"}
    phone.write("finding", finding, {**keys, f"photos.{sha256(data).hexdigest()}": {"caption": "", "order": 1}})
    return finding


def stored(served: Served) -> list[str]:
    return sorted(each.key for each in served.server.store.listed())


def test_a_blob_that_no_record_ever_named_goes_after_thirty_days(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    later(area, KEPT_DAYS - 0.01)
    early = sweep(area.served.server)
    later(area, 0.02)

    swept = sweep(area.served.server)

    assert (early, swept) == (Swept(), Swept(blobs=1))
    assert stored(area.served) == [] and missing(rater, DATA) == [NAMED] and get(rater, DATA).status_code == 404
    assert put(rater, DATA).status_code == 201 and get(rater, DATA).content == DATA


def test_a_blob_that_a_record_shows_stays(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    show(rater, area)
    later(area, 60)

    assert sweep(area.served.server) == Swept() and get(rater, DATA).content == DATA


def test_a_blob_that_only_the_history_names_stays(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    finding = show(rater, area)
    rater.pull()
    rater.write("finding", finding, {f"photos.{NAMED}": None})
    later(area, 60)

    assert sweep(area.served.server) == Swept() and get(rater, DATA).content == DATA


def test_a_blob_that_a_quarantined_edit_names_stays(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    [result] = rater.push(
        rater.edit("invention_of_a_newer_app", natural_id("test", "x"), {"shown": {"pictures": [NAMED]}})
    )
    later(area, 60)

    assert result["status"] == "quarantined"
    assert sweep(area.served.server) == Swept() and get(rater, DATA).content == DATA


def test_what_stands_in_a_change_stays_though_the_list_of_uses_is_lost(area: Area, rater: Phone) -> None:
    """The list is worked out; the history is what counts."""
    put(rater, DATA)
    show(rater, area)
    with area.served.server.database.writing() as writing:
        writing.connection.execute(delete(blob_use))
    later(area, 60)

    assert sweep(area.served.server) == Swept() and stored(area.served) == [blobs.key_of(NAMED)]


def test_a_blob_that_somebody_sent_again_lately_stays(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    later(area, KEPT_DAYS)
    put(area.phone(area.person("คนอื่น", RoleName.EXPERT)), DATA)
    later(area, 1)

    assert sweep(area.served.server) == Swept() and stored(area.served) == [blobs.key_of(NAMED)]


def test_one_that_comes_into_use_while_the_sweep_runs_stays(
    area: Area, rater: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(rater, DATA)
    visit = area.visit("v", area.school(), rater.person)
    later(area, 60)
    found = sweeping._orphans

    def then_named(*given: object) -> list[str]:
        orphans = found(*given)  # type: ignore[arg-type]
        show(rater, area, visit=visit)
        return orphans

    monkeypatch.setattr(sweeping, "_orphans", then_named)

    assert sweep(area.served.server) == Swept() and get(rater, DATA).content == DATA


def test_an_upload_that_was_left_goes_after_a_week_with_its_chunks(area: Area, rater: Phone) -> None:
    partials.begin(area.served.server, rater.caller, NAMED, len(DATA))
    partials.append(area.served.server, rater.caller, NAMED, 0, DATA[:100])
    later(area, partials.KEPT_DAYS - 0.01)
    early = sweep(area.served.server)
    later(area, 0.02)

    assert (early, sweep(area.served.server)) == (Swept(), Swept(partials=1)) and stored(area.served) == []


def test_what_a_crash_left_in_the_store_goes_once_it_is_old(area: Area, rater: Phone) -> None:
    served = area.served
    put(rater, DATA)
    show(rater, area)
    partials.begin(served.server, rater.caller, "0" * 64, 1000)
    partials.append(served.server, rater.caller, "0" * 64, 0, b"1" * 10)
    needed = stored(served)
    served.server.store.put(blobs.key_of("f" * 64), b"never accepted")
    served.server.store.put(f"{partials.INCOMING}ffffffffffffffff-0123456789abcdef", b"of no upload")
    served.server.store.put("ours/notes.txt", b"not ours to judge")

    young = sweep(served.server)
    served.clock.ms = max(served.clock.ms, time.time_ns() // 1_000_000) + KEPT_DAYS * DAY + 60_000
    partials.begin(served.server, rater.caller, "0" * 64, 1000)
    old = sweep(served.server)

    assert (young, old) == (Swept(), Swept(leftovers=2))
    assert stored(served) == sorted([*needed, "ours/notes.txt"])


def test_a_blob_whose_row_is_lost_is_not_taken_from_under_a_new_upload(area: Area, rater: Phone) -> None:
    put(rater, DATA)
    with area.served.server.database.writing() as writing:
        writing.connection.execute(delete(blob))
    area.served.clock.ms = max(area.served.clock.ms, time.time_ns() // 1_000_000) + 60 * DAY
    put(rater, DATA)

    assert sweep(area.served.server).leftovers == 0 and get(rater, DATA).content == DATA


def test_bytes_that_were_swept_before_they_were_noted_are_asked_for_again(area: Area, rater: Phone) -> None:
    server = area.served.server

    with pytest.raises(Exception, match="busy"), server.database.writing() as writing:
        blobs.keep(server, writing, rater.caller, named=NAMED, size=len(DATA), mime="image/jpeg")

    assert missing(rater, DATA) == [NAMED]


def test_a_server_sweeps_when_told_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep"], {"DATA_DIR": str(tmp_path)}) == 0
    assert "0 blobs" in capsys.readouterr().out
