"""The matrix as a file: the same cells as on the screen, within the scopes of whoever asks."""

from decimal import Decimal
from pathlib import Path

import pytest

from sync_server import devices
from sync_server.demo.area import person_id
from sync_server.demo.command import prepare
from sync_server.exports.area_matrix import area_matrix, as_text
from sync_server.exports.spreadsheet import written
from sync_server.exports.tables import Table
from tests.support import worlds
from tests.support.aftervisit import TODAY, AfterVisit
from tests.support.served import DESCRIBED, Served


@pytest.fixture
def after() -> AfterVisit:
    return AfterVisit()


def made(after: AfterVisit, person: str = "", **extra: str) -> Table:
    return area_matrix(after.world, person or after.director, TODAY, **extra)


def line(table: Table, number: int = 0) -> dict[str, object]:
    return dict(zip((column.title for column in table.columns), table.rows[number], strict=True))


def test_a_line_has_value_band_source_and_n_of_every_area(after):
    for indicator in after.instrument.area("BU").indicators:
        after.decide(indicator.id, 4)

    row = line(made(after))

    assert row["สถานศึกษา"] == "โรงเรียนสมมติวิทยา"
    assert row["ด้านการบริหารงานวิชาการ"] == Decimal("3.00")
    assert row["ด้านการบริหารงานวิชาการ: ที่มา"] == "ค่าเฉลี่ยของแบบบันทึก"
    assert (row["ด้านการบริหารงบประมาณ"], row["ด้านการบริหารงบประมาณ: ที่มา"]) == (Decimal("4.00"), "ระดับที่คณะเห็นร่วมกัน")
    assert row["รวมทุกด้าน: จำนวนแบบบันทึก"] == 2


def test_a_school_without_a_result_says_so_without_a_number(after):
    worlds.school(after.world, "ว่าง", "9966900002")

    row = line(made(after), 0)

    assert (row["ด้านการบริหารงานวิชาการ"], row["ด้านการบริหารงานวิชาการ: ระดับคุณภาพ"]) == (None, "ยังไม่มีผล")


def test_schools_outside_the_scope_are_not_in_the_file(after):
    worlds.school(after.world, "ไกล", "9966900002")

    assert len(made(after).rows) == 2
    assert [row[0] for row in made(after, after.expert).rows] == ["9966900001"]
    assert made(after, after.principal).rows == ()


def test_a_round_leaves_only_its_visits(after):
    assert line(made(after, round_="2569/2"))["รวมทุกด้าน"] == Decimal("3.00")
    assert line(made(after, round_="2569/1"))["รวมทุกด้าน"] is None


def test_csv_opens_with_thai_intact_and_runs_nothing(after):
    after.world.put("school", after.school, {"name": "=HYPERLINK(1)"})

    text = written(as_text(made(after))).decode("utf-8")

    assert text.startswith("\ufeffรหัสสถานศึกษา,สถานศึกษา") and "'=HYPERLINK(1)" in text and ",3.00," in text


def test_over_http_it_is_a_download_within_the_callers_scopes(tmp_path: Path) -> None:
    office = Served(tmp_path)
    prepare(office.server)

    def get(path: str, login: str) -> bytes:
        with office.server.database.writing() as writing:
            _, token = devices.add(office.server, writing, person_id(login), DESCRIBED)
        reply = office.ask("GET", f"/api/reports/{path}", headers={"Authorization": f"Bearer {token}"})
        assert (reply.status_code, reply.headers["cache-control"]) == (200, "no-store")
        return reply.content

    everything = get("matrix.csv", "director").decode("utf-8").splitlines()
    assert len(everything) == 31 and get("matrix.xlsx", "director").startswith(b"PK")
    assert 1 < len(get("matrix.csv", "expert-1").decode("utf-8").splitlines()) < 31
    assert len(get("matrix.csv", "principal-03").decode("utf-8").splitlines()) == 1
    assert office.ask("GET", "/api/reports/matrix.csv").status_code == 401
    office.close()
