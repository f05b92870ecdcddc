"""The office's own registers: the office itself, its schools, its people and the dated roles they hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule


class RoleName(StrEnum):
    """What a person may be; one person may hold several at once, each for its own period."""

    SUPERVISOR = "supervisor"
    EXPERT = "expert"
    MEMBER_PRINCIPAL = "member_principal"  # a committee member who also runs a school
    PRINCIPAL = "principal"
    CHAIR = "chair"  # campus chair
    TEACHER_SUPERVISOR = "teacher_supervisor"
    SECRETARIAT = "secretariat"
    DIRECTOR = "director"


@kind("office", key=("name",))
class Office(Declared):
    """The area office. There is one, keyed "area"."""

    id: str
    name: str | None = rule("text", Writer.SERVER, privacy=Privacy.PUBLIC)
    title_th: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=300)
    title_en: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=300)
    group_th: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=300)
    demo: bool | None = rule("bool", Writer.SERVER, privacy=Privacy.PUBLIC)
    # academic terms as "2569/1" -> ["2026-05-16", "2026-10-11"]; missing years follow the regulation's dates
    terms: Mapping[str, list[str]] = rule("json", Writer.OFFICE, privacy=Privacy.PUBLIC, each=True)


@kind("school", key=("code",))
class School(Declared):
    """One school, keyed by its ten-digit code (text, never a number)."""

    id: str
    code: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=10, required=True)
    code8: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=8)
    name: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=200, required=True)
    name_en: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=200)
    cluster: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=40)
    cluster_name: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=200)
    district: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=100)
    sector: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=40)
    grades: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=40)
    size: str | None = rule("choice", Writer.OFFICE, privacy=Privacy.PUBLIC, choices=("S", "M", "L", "XL"))
    students: int | None = rule("int", Writer.OFFICE, privacy=Privacy.PUBLIC, low=0, high=20_000)
    teachers: int | None = rule("int", Writer.OFFICE, privacy=Privacy.PUBLIC, low=0, high=2_000)
    classrooms: int | None = rule("int", Writer.OFFICE, privacy=Privacy.PUBLIC, low=0, high=1_000)
    distance_km: int | None = rule("int", Writer.OFFICE, privacy=Privacy.PUBLIC, low=0, high=1_000)
    connectivity: str | None = rule(
        "choice", Writer.OFFICE, privacy=Privacy.PUBLIC, choices=("wifi_ok", "4g_weak", "none")
    )
    facts_as_of: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC)
    closed_on: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC)
    merged_into: str | None = rule("id", Writer.OFFICE, privacy=Privacy.PUBLIC)  # the school that took it in

    def is_open_on(self, day: date) -> bool:
        """Whether it has not been closed by this day."""
        return not self.closed_on or self.closed_on > day.isoformat()


@kind("person")
class Person(Declared):
    """Somebody who signs in. The name is split so that lists sort by given name and letters address it."""

    id: str
    login: str | None = rule("text", Writer.OFFICE, max_chars=60)
    title: str | None = rule("text", Writer.OFFICE, max_chars=60)
    given: str | None = rule("text", Writer.OFFICE, max_chars=100, required=True)
    surname: str | None = rule("text", Writer.OFFICE, max_chars=100)
    position: str | None = rule("text", Writer.OFFICE, max_chars=200)
    left_on: str | None = rule("date", Writer.OFFICE)

    @property
    def name(self) -> str:
        """Title, given name and surname as Thai writes them: title and given name joined."""
        return f"{self.title or ''}{self.given or ''} {self.surname or ''}".strip()


@kind("role")
class Role(Declared):
    """One role of one person for a period; school or cluster where the role is tied to one."""

    id: str
    person: str | None = rule("id", Writer.OFFICE, required=True)
    role: str | None = rule("choice", Writer.OFFICE, choices=tuple(RoleName), required=True)
    school: str | None = rule("id", Writer.OFFICE)
    cluster: str | None = rule("text", Writer.OFFICE, max_chars=40)
    starts: str | None = rule("date", Writer.OFFICE, required=True)
    ends: str | None = rule("date", Writer.OFFICE)  # the last day on which the role holds
    order_no: str | None = rule("text", Writer.OFFICE, max_chars=100)

    def holds_on(self, day: date) -> bool:
        """Whether that day is within its period, whose first and last day belong to it."""
        said = day.isoformat()
        return bool(self.starts) and str(self.starts) <= said and (not self.ends or said <= self.ends)
