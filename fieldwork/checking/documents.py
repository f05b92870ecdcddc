"""Is it a PDF, a Word or an Excel file, and nothing that runs? What a checklist's file point takes beside pictures.

Asked on the device before a file is kept, and on the server before it is taken. Structure is read, pages are not: a
file is kept as it is, with whatever its program wrote about its author.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from fieldwork.checking.attached import DOCUMENTS, MAX_FILE_BYTES

_PDF_HEAD, _ZIP_HEAD = b"%PDF-", b"PK\x03\x04"
_TAIL = 2048
_BODY_BEGINS, _BODY_ENDS = re.compile(rb">>\s*stream(?:\r\n|\n|\r)"), b"endstream"
_RUNS_IN_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
_MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_RUNS_IN_ZIP = re.compile(r"vbaProject|activeX|\.(?:bin|exe|dll|js|vbs)$", re.IGNORECASE)
_HARMLESS_BIN = re.compile(r"^(?:xl|word)/printerSettings/printerSettings\d+\.bin$")
_MOST_PARTS, _MOST_UNPACKED = 2000, 100_000_000


class DocumentError(ValueError):
    """Why a file is turned away: its `code` is one of the problems catalogue."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def looks_like_one(data: bytes) -> bool:
    """Whether it begins as a PDF or a packed office file does."""
    return data.startswith((_PDF_HEAD, _ZIP_HEAD))


def check(data: bytes) -> str:
    """The type of a file that a checklist takes. Raises DocumentError for anything else."""
    if len(data) > MAX_FILE_BYTES:
        raise DocumentError("file_too_large")
    return _pdf(data) if data.startswith(_PDF_HEAD) else _packed(data)


def _pdf(data: bytes) -> str:
    if b"%%EOF" not in data[-_TAIL:]:
        raise DocumentError("not_a_document")
    if any(_RUNS_IN_PDF.search(part) for part in _structure(data)):
        raise DocumentError("document_runs")
    return DOCUMENTS["pdf"]


def _structure(data: bytes) -> Iterator[bytes]:
    """A PDF without the bodies of its streams: a name of three bytes stands in packed bytes by chance. What is begun
    and never ends is no body."""
    at = 0
    while (begins := _BODY_BEGINS.search(data, at)) is not None:
        ends = data.find(_BODY_ENDS, begins.end())
        if ends < 0:
            break
        yield data[at : begins.end()]
        at = ends
    yield data[at:]


def _packed(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError("not_a_document") from error
    names = {part.filename for part in parts}
    kind = next((ending for ending, main in _MAIN.items() if main in names), None)
    if kind is None or "[Content_Types].xml" not in names or len(parts) > _MOST_PARTS:
        raise DocumentError("not_a_document")
    if sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise DocumentError("not_a_document")
    if any(_RUNS_IN_ZIP.search(name) and not _HARMLESS_BIN.match(name) for name in names):
        raise DocumentError("document_runs")
    return DOCUMENTS[kind]
