"""The secretariat's work: registers of schools, instruments and people, invitations, and a visit with its team."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.phone import START_S, Phone

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


def found_office(phone: Phone, link: str, passphrase: str) -> None:
    """Use the link that `init` printed: choose a passphrase and go in."""
    join(phone, link, passphrase, until="ตั้งวลีผ่านของท่าน")


def join(phone: Phone, link: str, passphrase: str, *, until: str) -> None:
    """Open an invitation, choose a passphrase, and wait until everything is on the device."""
    phone.open(link, until=until)
    phone.type("passphrase", passphrase)
    phone.type("passphrase-again", passphrase)
    phone.tap("enter")
    phone.sees("สวัสดี", patience=START_S)


def open_register(phone: Phone, register: str) -> None:
    """From the office's first page to one of its registers."""
    phone.goes("งานสำนักงาน" if phone.has_destination("งานสำนักงาน") else "สำนักงาน")  # shorter on a bar
    phone.tap(f"office-{register}")


def import_schools(phone: Phone, file: Path, says: str) -> None:
    """Choose a file, read what it would change, import it."""
    phone.choose_file("schools-file", file)
    phone.sees(says)
    phone.tap("schools-import")
    phone.sees("นำเข้าเรียบร้อยแล้ว")


def publish(phone: Phone, file: Path, title: str, version: str) -> None:
    """Publish an instrument with a recorded waiver."""
    phone.choose_file("instrument-file", file)
    phone.sees(title)
    phone.type("instrument-waiver", WAIVER)
    phone.tap("instrument-publish")
    phone.sees(f"รุ่น {version} แล้ว")


def add_person(phone: Phone, person: Newcomer) -> None:
    """Write down somebody new and give the role that starts today."""
    phone.tap("person-add")
    for field in ("title", "given", "surname", "position", "login"):
        phone.type(f"person-{field}", str(getattr(person, field)))
    phone.tap("person-save")
    phone.tap("role-add")
    phone.chooses(f"role-{person.role}")
    if person.school:
        pick(phone, "role-school", person.school)
    phone.tap("role-save")
    phone.meets("invite")


def pick(phone: Phone, identifier: str, words: str) -> None:
    """Find one of many by typing and choose it."""
    phone.type(identifier, words)
    phone.until(lambda: len(phone.identifiers(f"{identifier}-")) == 1, f"not one fits “{words}”")
    phone.tap(phone.holding(words, f"{identifier}-"))
    phone.meets(f"{identifier}-change")


def invite(phone: Phone) -> str:
    """Make an invitation, read its link off the screen, and point a camera at its code."""
    phone.tap("invite")
    phone.sees("คำเชิญพร้อมแล้ว")
    link = phone.text_of("invite-url")
    assert re.fullmatch(r"http://\S+/#/join/\w+", link), link
    phone.until(lambda: phone.scans(above="invite-copy") == [link], "the code is not the link")
    return link


def withdraw(phone: Phone) -> None:
    """Make the person's open invitation useless."""
    phone.tap("invitations-show")
    phone.until(lambda: bool(phone.identifiers("withdraw-")), "no invitation to withdraw")
    phone.tap(phone.identifiers("withdraw-")[0])
    phone.tap("question-yes")
    phone.sees("ยกเลิกแล้ว")
    phone.until(lambda: not phone.has("invite-url"), "the link of then is still shown")


def plan_visit(phone: Phone, school: str, *, leader: str, members: Mapping[str, str]) -> None:
    """Create today's visit with its leader and other members, each with an area to look after."""
    phone.tap("visit-new")
    pick(phone, "visit-school", school)
    phone.type("visit-day", "วันนี้")
    phone.type("visit-round", "2/2569")
    pick(phone, "visit-leader", leader)
    for member, area in members.items():
        phone.chooses(phone.holding(member, "visit-member-"))
        phone.chooses(phone.holding(f"ด้านที่ {member} รับผิดชอบ {area}", "visit-areas-"))
    phone.tap("visit-save")
    phone.meets("visit-new")
    phone.sees(school, f"หัวหน้าคณะ {leader}")


def sign_out_device_of(phone: Phone, name: str) -> None:
    """End the access of a person's device."""
    phone.tap_below(name, "sign-out-")
    phone.tap("question-yes")
    phone.sees("เพิกถอนสิทธิ์แล้ว")
