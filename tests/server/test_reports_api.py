"""Reports over HTTP: who gets which file, under which name, and that none is kept by a cache."""

from collections.abc import Iterator
from urllib.parse import unquote

import httpx
import pytest

from sync_server import devices
from sync_server.blobs import key_of
from sync_server.demo.area import person_id, school_id
from sync_server.demo.command import prepare
from sync_server.world import LedgerWorld
from tests.support.demo_area import past_visit
from tests.support.pdf_text import squeezed, text_of
from tests.support.served import DESCRIBED, Served

FORMS = {
    "pdf": ("application/pdf", b"%PDF-1.7"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    "csv": ("text/csv; charset=utf-8", b"\xef\xbb\xbf"),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the demo on it."""
    served = Served(tmp_path_factory.mktemp("reports"))
    prepare(served.server)
    yield served
    served.close()


@pytest.fixture(scope="module")
def visit(office: Served) -> str:
    """A finished visit with signed feedback, at school 3."""
    with office.server.database.reading() as connection:
        return past_visit(LedgerWorld(connection), 3).id


def get(office: Served, path: str, login: str) -> httpx.Response:
    with office.server.database.writing() as writing:
        _, token = devices.add(office.server, writing, person_id(login), DESCRIBED)
    return office.ask("GET", f"/api/reports/{path}", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize("form", FORMS)
def test_a_report_is_a_download_with_a_thai_name_that_nobody_caches(office: Served, visit: str, form: str) -> None:
    reply = get(office, f"visits/{visit}.{form}", "director")
    mime, begins = FORMS[form]
    assert (reply.status_code, reply.headers["content-type"]) == (200, mime)
    assert reply.content.startswith(begins)
    assert reply.headers["cache-control"] == "no-store"
    disposition = reply.headers["content-disposition"]
    assert disposition.isascii()
    assert unquote(disposition).endswith(f"filename*=UTF-8''นิเทศ โรงเรียนแก้วจำลองวิทยา 2026-06-17.{form}")


@pytest.mark.parametrize("form", FORMS)
def test_the_principal_gets_the_school_edition_in_every_form(office: Served, visit: str, form: str) -> None:
    school, whole = (get(office, f"visits/{visit}.{form}", login) for login in ("principal-03", "director"))
    assert school.status_code == 200
    assert len(school.content) < len(whole.content)
    if form == "pdf":
        assert text_of(school.content).startswith(squeezed("ข้อมูลสะท้อนกลับถึงสถานศึกษา"))
    if form == "csv":
        assert "ระดับ,ด้าน" not in school.content.decode("utf-8-sig").partition("\r\n")[2]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("login", ["principal-05", "teacher-2"])
def test_somebody_elses_visit_is_not_found_and_not_told_apart_from_none(
    office: Served, visit: str, form: str, login: str
) -> None:
    refused = get(office, f"visits/{visit}.{form}", login)
    unknown = get(office, f"visits/{school_id(1)}.{form}", login)
    assert (refused.status_code, refused.json()["code"]) == (404, "no_visit")
    assert refused.json() == unknown.json()


@pytest.mark.parametrize("form", FORMS)
def test_somebody_who_left_gets_no_report_from_a_token_of_then(office: Served, visit: str, form: str) -> None:
    refused = get(office, f"visits/{visit}.{form}", "supervisor-5")
    assert (refused.status_code, refused.json()["code"]) == (401, "person_left")


@pytest.mark.parametrize("path", ["visits/x.pdf", "visits/x.csv", "schools/x/feedback.pdf"])
def test_nobody_gets_a_report_without_signing_in(office: Served, path: str) -> None:
    reply = office.ask("GET", f"/api/reports/{path}")
    assert (reply.status_code, reply.headers["content-type"]) == (401, "application/problem+json")


@pytest.mark.parametrize("name", ["x", "%00", "..%2f..%2fetc", "ก" * 50, "9" * 3000])
def test_a_strange_visit_is_simply_not_found(office: Served, name: str) -> None:
    assert get(office, f"visits/{name}.pdf", "director").status_code == 404


def test_a_school_reads_all_it_was_told_with_its_signature(office: Served) -> None:
    reply = get(office, f"schools/{school_id(3)}/feedback.pdf", "principal-03")
    assert reply.status_code == 200
    assert b"/Image" in reply.content
    assert squeezed("ลงนามรับทราบเมื่อ") in text_of(reply.content)


def test_a_school_that_was_told_nothing_has_no_file_yet(office: Served) -> None:
    reply = get(office, f"schools/{school_id(30)}/feedback.pdf", "principal-30")
    assert (reply.status_code, reply.json()["code"]) == (404, "no_feedback")


def test_a_signature_that_has_not_arrived_is_said_to_be_missing(office: Served) -> None:
    with office.server.database.reading() as connection:
        found = LedgerWorld(connection).find("acknowledgement", school=school_id(7))
    office.server.store.delete([key_of(found[0].fields["signature"])])
    reply = get(office, f"schools/{school_id(7)}/feedback.pdf", "principal-07")
    assert squeezed("ภาพลายมือชื่อยังมาไม่ถึงเครื่องแม่ข่าย") in text_of(reply.content)
