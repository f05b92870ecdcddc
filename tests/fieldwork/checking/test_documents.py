"""Files a checklist takes: PDF, Word and Excel that run nothing, and nothing else."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from fieldwork.checking.attached import DOCUMENTS, MAX_FILE_BYTES
from fieldwork.checking.documents import DocumentError, check, looks_like_one

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n"


def with_stream(keys: bytes, body: bytes, after: bytes = b"") -> bytes:
    one = b"2 0 obj\n<< /Length %d %s>>\nstream\r\n%s\nendstream\nendobj\n%s" % (len(body), keys, body, after)
    return PDF.replace(b"trailer", one + b"trailer")


def packed(*names: str, body: bytes = b"<x/>") -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name in ("[Content_Types].xml", *names):
            archive.writestr(name, body)
    return made.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        check(data)
    return caught.value.code


def test_a_pdf_a_word_and_an_excel_file_are_told_by_what_is_in_them() -> None:
    files = {"pdf": PDF, "docx": packed("word/document.xml"), "xlsx": packed("xl/workbook.xml")}

    assert {ending: check(data) for ending, data in files.items()} == DOCUMENTS
    assert all(map(looks_like_one, files.values()))


def test_a_printers_settings_in_a_workbook_run_nothing() -> None:
    data = packed("xl/workbook.xml", "xl/printerSettings/printerSettings1.bin")
    assert check(data) == DOCUMENTS["xlsx"]


def test_bytes_of_a_scanned_page_that_look_like_a_name_run_nothing() -> None:
    assert check(with_stream(b"/Filter /DCTDecode ", b"\xff\xd8 /JS(\x00 /Launch\x01")) == DOCUMENTS["pdf"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7 cut off",
        b"PK\x03\x04 broken",
        packed("ppt/presentation.xml"),
        packed(),
        b"MZ\x90\x00",
        b"<html><script>alert(1)</script></html>",
    ],
)
def test_what_is_none_of_them_is_turned_away(data: bytes) -> None:
    assert refused(data) == "not_a_document"


@pytest.mark.parametrize(
    "data",
    [
        PDF.replace(b"/Type", b"/JavaScript (x) /Type"),
        PDF.replace(b"/Type", b"/Launch /Type"),
        with_stream(b"/JS(x) ", b"\xff"),
        with_stream(b"", b"\xff", after=b"3 0 obj\n<< /JS(x) >>\nendobj\n"),
        with_stream(b"", b"\xff", after=b"3 0 obj\n<< >>\nstream\n<< /JS(x) >>\n"),
        packed("word/document.xml", "word/vbaProject.bin"),
        packed("xl/workbook.xml", "xl/activeX/activeX1.xml"),
        packed("word/document.xml", "word/embeddings/oleObject1.bin"),
    ],
)
def test_what_runs_or_hides_another_file_is_turned_away(data: bytes) -> None:
    assert refused(data) == "document_runs"


def test_the_limit_is_five_million_bytes() -> None:
    assert check(PDF.ljust(MAX_FILE_BYTES - 6) + b"%%EOF\n") == DOCUMENTS["pdf"]
    assert refused(PDF.ljust(MAX_FILE_BYTES + 1)) == "file_too_large"
