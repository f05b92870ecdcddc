"""The office, its schools, its people with dated roles, and the instruments published under a recorded waiver."""

from __future__ import annotations

from typing import Any

from fieldwork.ids import natural_id
from fieldwork.instruments.canonical import to_document
from fieldwork.instruments.reading import read
from fieldwork.records import Office, PublishedInstrument, School
from sync_server.demo import bank
from sync_server.demo.calendar import Calendar
from sync_server.demo.journal import SERVER, Journal, moment

OFFICE = Office.kind().id_of("area")
TITLE_TH = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมมติ"
TITLE_EN = "Sommut Secondary Educational Service Area Office (demo)"
GROUP_TH = "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา"
WAIVER = "พื้นที่สาธิต: อนุญาตให้ใช้แบบประเมินฉบับร่างก่อนตรวจสอบคุณภาพเครื่องมือ เพื่อการทดลองใช้ระบบเท่านั้น"


def person_id(login: str) -> str:
    """The id of a demo person, the same in every demo."""
    return natural_id("demo-person", login)


def school_id(number: int) -> str:
    """The id of the demo school with this number, 1 to 30."""
    return School.kind().id_of(f"99669{number:05d}")


def instrument_id(name: str) -> str:
    """The record id of a shipped instrument by its own id (ADM4, CLS15, LIT)."""
    return PublishedInstrument.kind().id_of(name, str(bank.instruments()[name]["version"]))


def write_area(journal: Journal, calendar: Calendar) -> None:
    """Write the office, schools, people, roles and instruments, as the server and the secretariat would."""
    at = moment(calendar.settled, 8)
    journal.write(SERVER, at, "office", OFFICE, {"name": "area", "demo": True, **_office()})
    _write_people(journal, calendar, at)
    office = person_id("secretary-1")
    for row in bank.schools():
        journal.write(office, at, "school", School.kind().id_of(row["code10"]), _school(row))
    for name, document in bank.instruments().items():
        fields = {"instrument": name, "version": str(document["version"]), "body": to_document(read(document))}
        published = {"published_at": at, "published_by": office, "waiver": WAIVER, "demo": True}
        journal.write(SERVER, at, "instrument", instrument_id(name), {**fields, **published})


def _office() -> dict[str, Any]:
    return {"title_th": TITLE_TH, "title_en": TITLE_EN, "group_th": GROUP_TH}


def _school(row: dict[str, str]) -> dict[str, Any]:
    return {
        "code": row["code10"],
        "code8": row["code8"],
        "name": row["name_th"],
        "name_en": row["name_en"],
        "cluster": row["campus_code"],
        "cluster_name": row["campus_name_th"],
        "district": row["district_th"],
        "sector": row["sector"],
        "grades": row["grades"],
        "size": row["size_en"],
        "students": int(row["students"]),
        "teachers": int(row["teachers"]),
        "classrooms": int(row["classrooms"]),
        "distance_km": int(row["km_from_office"]),
        "connectivity": row["connectivity"],
    }


def _write_people(journal: Journal, calendar: Calendar, at: int) -> None:
    """The first secretary is written by the server, as at the set-up of a real office; everybody else by her."""
    names = {row["code10"]: row["name_th"] for row in bank.schools()}
    for row in sorted(bank.people(), key=lambda each: each["login"] != "secretary-1"):
        by = SERVER if row["login"] == "secretary-1" else person_id("secretary-1")
        person = person_id(row["login"])
        fields = {name: row[name] for name in ("login", "title", "given", "surname")}
        left = {"left_on": calendar.past.ends.isoformat()} if row.get("left") else {}
        position = row.get("position") or f"ผู้อำนวยการ{names[row['roles'][-1]['school']]}"
        journal.write(by, at, "person", person, {**fields, **left, "position": position})
        for role in row["roles"]:
            _write_role(journal, calendar, by, at, person, role)


def _write_role(journal: Journal, calendar: Calendar, by: str, at: int, person: str, role: dict[str, Any]) -> None:
    starts = calendar.change if role.get("from") else calendar.settled
    fields: dict[str, Any] = {"person": person, "role": role["role"], "starts": starts.isoformat()}
    if role.get("until"):
        fields["ends"] = calendar.past.ends.isoformat()
    if "school" in role:
        fields["school"] = School.kind().id_of(role["school"])
    if "cluster" in role:
        fields["cluster"] = role["cluster"]
    fields["order_no"] = f"คำสั่งสมมติ ที่ 1/{starts.year + 543}"
    journal.write(by, at, "role", natural_id("demo-role", person, role["role"], role.get("school", "")), fields)
