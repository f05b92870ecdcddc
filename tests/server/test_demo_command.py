"""Setting the demo up through the ledger: links last, a later start adds only what is due, nothing real is touched."""

import json
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldwork.records import RoleName
from sync_server import founding, invitations
from sync_server.demo.accounts import FILE, ROLES_TH, Account
from sync_server.demo.area import school_id
from sync_server.demo.command import greeting, prepare
from sync_server.demo.journal import moment
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.settings import Settings, SettingsError
from sync_server.world import LedgerWorld
from tests.support.demo_area import TODAY


class Day:
    """The server's clock, set by the test."""

    def __init__(self) -> None:
        self.now = moment(TODAY, 7)

    def __call__(self) -> int:
        return self.now


@pytest.fixture(scope="module")
def day() -> Day:
    return Day()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, day: Day) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("demo")
    made = open_server(Settings.from_env({"DATA_DIR": str(folder)}), now_ms=day, random_bytes=secrets.token_bytes)
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def listed(server: Server) -> list[Account]:
    return prepare(server)


def records(server: Server, kind: str) -> dict[str, str]:
    with server.database.reading() as connection:
        return {record.id: record.scope for record in LedgerWorld(connection).find(kind)}


def test_the_ledger_takes_the_whole_demo_and_derives_the_rest(server: Server, listed: list[Account]) -> None:
    assert len(records(server, "school")) == 30
    assert len(records(server, "progress")) == len(records(server, "sheet"))
    assert len(records(server, "lesson_summary")) >= 14
    scopes_of_sheets = {scope.partition(":")[0] for scope in records(server, "sheet").values()}
    assert scopes_of_sheets == {"results", "lessons", "own"}


def test_every_role_has_a_sign_in_and_todays_people_come_first(listed: list[Account]) -> None:
    first = {role: next(a for a in listed if a.role == role) for role in ROLES_TH}
    assert {first[role].today for role in (RoleName.SUPERVISOR, RoleName.EXPERT, RoleName.PRINCIPAL)} == {
        "โรงเรียนเก้ารวงตัวอย่างประชาสรรค์"
    }
    assert first[RoleName.PRINCIPAL].school == "โรงเรียนเก้ารวงตัวอย่างประชาสรรค์"
    assert first[RoleName.MEMBER_PRINCIPAL].login == "principal-11"


def test_the_file_lists_role_name_and_link(server: Server, listed: list[Account]) -> None:
    written = json.loads((server.settings.data_dir / FILE).read_text("utf-8"))
    assert len(written) == len(listed)
    assert all(each["role"] and each["name"] and "/#/join/" in each["link"] for each in written)


def test_a_link_signs_in_again_and_again_without_a_passphrase(server: Server, listed: list[Account]) -> None:
    token = listed[0].link.rpartition("/")[2]
    for _ in range(2):
        with server.database.reading() as connection:
            assert invitations.look(server, connection, token)["needs"] == "none"


def test_the_greeting_names_a_sign_in_for_each_main_role(server: Server, listed: list[Account]) -> None:
    words = "\n".join(greeting(listed, server.settings))
    assert server.settings.origin in words
    for role in (RoleName.SUPERVISOR, RoleName.EXPERT, RoleName.SECRETARIAT, RoleName.DIRECTOR, RoleName.PRINCIPAL):
        assert next(a for a in listed if a.role == role).link in words


def test_another_start_on_the_same_day_changes_no_record_and_no_link(server: Server, listed: list[Account]) -> None:
    before = records(server, "visit")
    assert prepare(server) == listed
    assert records(server, "visit") == before


def test_a_start_on_the_next_day_has_visits_due_that_day_and_the_same_links(
    server: Server, day: Day, listed: list[Account]
) -> None:
    day.now = moment(TODAY, 7) + 86_400_000
    again = prepare(server)
    assert {a.login: a.link for a in again} == {a.login: a.link for a in listed}
    assert next(a for a in again if a.role == RoleName.SUPERVISOR).today
    with server.database.reading() as connection:
        due = [r.fields["day"] for r in LedgerWorld(connection).find("visit", school=school_id(5))]
    assert "2026-11-24" in due


def test_the_demo_never_touches_a_real_office(tmp_path: Path) -> None:
    real = open_server(Settings.from_env({"DATA_DIR": str(tmp_path)}))
    founding.found(real, title_th="สำนักงานจริง", founder=founding.Founder("ละเอียด"))
    with pytest.raises(SettingsError):
        prepare(real)
    assert len(records(real, "person")) == 1
    real.database.close()
