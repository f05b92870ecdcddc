"""One visit to one school by a supervisor and an expert, on the real server, with phones that really sync."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import Table, delete, insert, select

from fieldwork.records import RoleName
from sync_server import epochs
from sync_server.tables import METADATA, change, record
from tests.support.served import Area, Served, sheet_fields, sheet_id
from tests.support.stores import Phone
from tests.support.wired import WiredPhone, wired
from tests.support.worlds import an_id

_KEYS = ("visit", "instrument", "school", "subject", "rater")


class Visiting:
    """The area, its one visit, and its team."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.served = Served(folder / "server")
        self.area = Area(self.served)
        self.school = self.area.school()
        self.supervisor = self.area.person("นิเทศ", RoleName.SUPERVISOR)
        self.expert = self.area.person("ทรงคุณ", RoleName.EXPERT)
        self.adm4 = self.area.instrument()
        self.visit = self.area.visit("v", self.school, self.supervisor, self.expert, instruments=[self.adm4])
        self._phones = 0

    def phone(self, person: str = "", *, files: Path | None = None) -> WiredPhone:
        """A phone of this person, with a copy of another phone's files if given."""
        self._phones += 1
        folder = self.folder / f"phone-{self._phones}"
        if files is not None:
            shutil.copytree(files, folder)
        return wired(self.area, person or self.supervisor, folder, seed=self._phones)

    def sheet(self, rater: str = "") -> str:
        """The id of a rater's school sheet."""
        return sheet_id(self.visit, self.adm4, self.school, rater or self.supervisor)

    def rate(self, phone: Phone, *, submit: bool = True, notes: bool = True) -> None:
        """Everything one rater does at the school: opens the sheet, rates and notes item by item, submits."""
        whole = sheet_fields(self.visit, self.adm4, self.school, phone.person)
        sheet = self.sheet(phone.person)
        phone.store.write("sheet", sheet, {name: whole.pop(name) for name in _KEYS})
        for name, value in whole.items():
            phone.clock.forward(7000)
            phone.store.write("sheet", sheet, {name: value})
            if notes and name.startswith("levels."):
                indicator = name.removeprefix("levels.")
                note = f"เห็นจากแผนงานและแฟ้มหลักฐานของโรงเรียน ข้อ {indicator} ครูอธิบายได้ชัดเจน"
                phone.store.write("sheet", sheet, {f"notes.{indicator}": note})
        if submit:
            phone.store.write("sheet", sheet, {"submitted_at": phone.clock()})

    def observe(self, phone: Phone, number: int) -> None:
        """One finding, tied to an indicator."""
        fields: dict[str, Any] = {"visit": self.visit, "school": self.school, "author": phone.person, "nature": "note"}
        fields |= {"text": f"ข้อสังเกตที่ {number} ห้องสมุดเปิดทุกวัน", "indicators.AC1": True}
        phone.store.write("finding", an_id(f"finding {number}"), fields)

    def kept(self) -> dict[Table, list[dict[str, Any]]]:
        """A backup: every table of the server."""
        return {t: [dict(row._mapping) for row in self.served.rows(select(t))] for t in METADATA.sorted_tables}

    def restore(self, backup: dict[Table, list[dict[str, Any]]]) -> None:
        """Put the backup back and say so, as the administrator does."""
        with self.served.server.database.writing() as writing:
            for table, rows in backup.items():
                writing.connection.execute(delete(table))
                for row in rows:
                    writing.connection.execute(insert(table), row)
        epochs.renew(self.served.server)

    def history(self) -> list[tuple[Any, ...]]:
        """Every change the server ever accepted from phones, and every record as it stands, to compare two servers."""
        kinds = ("sheet", "finding", "consensus")
        changes = self.served.rows(
            select(change.c.edit, change.c.kind, change.c.record, change.c.stamp, change.c.fields, change.c.scope)
            .where(change.c.kind.in_(kinds))
            .order_by(change.c.kind, change.c.record, change.c.edit)
        )
        records = self.served.rows(
            select(record.c.kind, record.c.id, record.c.scope, record.c.body, record.c.marks)
            .where(record.c.kind.in_(kinds))
            .order_by(record.c.kind, record.c.id)
        )
        return [*map(tuple, changes), *((*row[:3], json.loads(row[3]), json.loads(row[4])) for row in records)]


def drawn(name: str) -> bytes:
    """A signature of this name as a picture, unlike that of a name of another length."""
    out = io.BytesIO()
    Image.new("RGB", (len(name) + 1, 3), "white").save(out, "PNG")
    return out.getvalue()
