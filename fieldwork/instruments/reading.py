"""Turn a parsed file into a rubric, a count table or a checklist, or into the whole list of what is wrong with it.

YAML and JSON are parsed elsewhere; this reads mappings. Numbered rules (R-..) are in docs/instrument-rules.md.
"""

from collections.abc import Mapping
from typing import Any

from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.checklist_reading import read_checklist
from fieldwork.instruments.count_reading import read_count_table
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.document import Document
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.problems import Code, InstrumentError, Problem
from fieldwork.instruments.rubric_reading import read_rubric

SCHEMA = "ktpn-instrument/1"
KINDS = ("rubric", "count_table", "checklist")
Form = Instrument | CountTable | Checklist
"""Whatever a file may hold."""


def read(document: object) -> Form:
    """Read one instrument. Raises InstrumentError with every problem of the file, found in one pass (R-01)."""
    if not isinstance(document, Mapping):
        do = "โปรดตรวจว่าไฟล์เริ่มด้วยคีย์ เช่น schema, id และ version"
        raise InstrumentError([Problem("", Code.WRONG_TYPE, "ไฟล์นี้ไม่ใช่แบบประเมิน", do)])
    problems: list[Problem] = []
    instrument = _read(document, problems)
    if instrument is None or problems:
        raise InstrumentError(problems)
    return instrument


def _read(document: Mapping[Any, Any], problems: list[Problem]) -> Form | None:
    """Without a schema and a kind nothing else can be judged, so those alone end the reading early (R-02)."""
    whole = Document(document, path="", problems=problems)
    schema, kind = whole.text("schema"), whole.text("kind")
    if schema and schema != SCHEMA:
        do = f"โปรดใช้ schema: {SCHEMA} หรือปรับปรุงโปรแกรมเป็นรุ่นล่าสุด"
        whole.note("schema", Code.UNSUPPORTED_SCHEMA, what=f"ระบบไม่รองรับรูปแบบไฟล์ “{schema[:40]}”", do=do)
    if kind and kind not in KINDS:
        what = f"ระบบไม่รองรับแบบประเมินชนิด “{kind[:40]}”"
        whole.note("kind", Code.UNSUPPORTED_KIND, what=what, do=f"โปรดใช้ชนิดใดชนิดหนึ่งต่อไปนี้: {', '.join(KINDS)}")
    if problems:
        return None
    if kind == "checklist":
        return read_checklist(whole)
    return read_rubric(whole) if kind == "rubric" else read_count_table(whole)
