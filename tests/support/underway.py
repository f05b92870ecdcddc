"""A visit under way on a running server: its school, its people, and a phone for each of them."""

from __future__ import annotations

from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from tests.support.instruments import rubric
from tests.support.served import Area, Phone, sheet_fields, sheet_id

SECRET = "ลับเฉพาะผู้ประเมิน"


class VisitUnderWay:
    """A school with its principal, a visit with a leader and an expert, and a phone for each."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.school = area.school()
        self.leader = area.person("นิเทศ", RoleName.SUPERVISOR)
        self.expert = area.person("ทรงคุณ", RoleName.EXPERT)
        self.adm4, self.cls15 = area.instrument(), area.instrument("CLS15")
        used = [self.adm4, self.cls15]
        self.visit = area.visit("v", self.school, self.leader, self.expert, instruments=used)
        self.supervisor_phone, self.expert_phone = area.phone(self.leader), area.phone(self.expert)
        self.office_phone = area.phone(area.office)
        self.director_phone = area.phone(area.person("ผอ.เขต", RoleName.DIRECTOR))
        principal = area.person("ผอ.", RoleName.PRINCIPAL, school=self.school)
        self.principal_phone = area.phone(principal)

    @property
    def everyone(self) -> list[Phone]:
        return [
            self.supervisor_phone,
            self.expert_phone,
            self.office_phone,
            self.director_phone,
            self.principal_phone,
        ]

    def sheet(self, rater: str) -> str:
        return sheet_id(self.visit, self.adm4, self.school, rater)

    def rate(self, phone: Phone, *, submit: bool = True, **more: Any) -> str:
        """Fill and submit a school sheet."""
        fields = sheet_fields(self.visit, self.adm4, self.school, phone.person, **more)
        done = {"submitted_at": phone.now()} if submit else {}
        result = phone.write("sheet", self.sheet(phone.person), {**fields, **done})
        assert result["status"] == "applied", result
        return self.sheet(phone.person)

    def find(self, phone: Phone, text: str = SECRET) -> str:
        finding = natural_id("test", f"finding {phone.person}")
        keys = {"visit": self.visit, "school": self.school, "author": phone.person}
        assert phone.write("finding", finding, {**keys, "text": text, "nature": "note"})["status"] == "applied"
        return finding

    def observe(self, phone: Phone, n: int, level: int) -> str:
        """Fill and submit a lesson sheet, which names a teacher."""
        subject = natural_id("test", f"lesson {n}")
        sheet = sheet_id(self.visit, self.cls15, subject, phone.person)
        keys = {"visit": self.visit, "instrument": self.cls15, "school": self.school, "subject": subject}
        instrument = rubric("CLS15")
        levels: dict[str, Any] = {f"levels.{i.id}": level for i in instrument.indicators}
        levels |= {f"notes.{i.id}": "พบจริง" for i in instrument.indicators}
        texts = {f"texts.{item.id}": "บันทึก" for item in instrument.open_items if item.required}
        headers = {"headers.teacher_ref": f"ครูสมมติ{n}", "headers.subject_area": "ภาษาไทย", "headers.grade": "ม.1"}
        whole = {**keys, **levels, **texts, **headers, "rater": phone.person, "submitted_at": phone.now()}
        result = phone.write("sheet", sheet, whole)
        assert result["status"] == "applied", result
        return sheet
