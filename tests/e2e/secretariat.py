"""The secretariat's work: registers of schools, instruments and people, invitations, and a visit with its team."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.support.phone import Phone

WAIVER = "คณะกรรมการให้ทดลองใช้ก่อนตรวจคุณภาพเครื่องมือในภาคเรียนนี้"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody the secretariat adds. `school` is for a principal."""

    title: str
    given: str
    surname: str
    position: str
    login: str
    role: str
    school: str = ""

    @property
    def name(self) -> str:
        """The name as screens show it."""
        return f"{self.title}{self.given} {self.surname}"


def open_register(phone: Phone, register: str) -> None:
    """From the office's first page to one of its registers."""
    phone.goes("งานสำนักงาน")
    phone.tap(f"office-{register}")


def import_schools(phone: Phone, file: Path, says: str) -> None:
    """Choose a file, read what it would change, import it."""
    phone.choose_file("schools-file", file)
    phone.sees(says)
    phone.tap("schools-import")
    phone.sees("นำเข้าเรียบร้อยแล้ว")


def publish(phone: Phone, file: Path, title: str) -> None:
    """Publish an instrument with a recorded waiver."""
    phone.choose_file("instrument-file", file)
    phone.sees(title)
    phone.type("instrument-waiver", WAIVER)
    phone.tap("instrument-publish")
    phone.sees("เครื่องของผู้ใช้จะได้รับเมื่อซิงก์ครั้งถัดไป")


def add_person(phone: Phone, person: Newcomer) -> None:
    """Write down somebody new and give the role that starts today."""
    phone.tap("person-add")
    for field in ("title", "given", "surname", "position", "login"):
        phone.type(f"person-{field}", str(getattr(person, field)))
    phone.tap("person-save")
    phone.tap("role-add")
    phone.chooses(f"role-{person.role}")
    if person.school:
        phone.type("role-school", person.school)
        phone.tap_words(person.school)
    phone.tap("role-save")
    phone.sees("ตั้งแต่")


def invite(phone: Phone) -> str:
    """Make an invitation and read its link off the screen."""
    phone.tap("invite")
    phone.sees("คำเชิญพร้อมแล้ว")
    found = re.search(r"http://\S+/#/join/\S+", phone.text_of("invite-url"))
    assert found, phone.text_of("invite-url")
    return found.group()
