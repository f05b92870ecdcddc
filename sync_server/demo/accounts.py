"""The demo's sign-in links: one per person, reusable, kept over restarts, written where people and tests find them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from fieldwork import scopes
from fieldwork.errors import SignInFailed
from fieldwork.records import Person, Role, RoleName, School
from fieldwork.records.stored import World
from sync_server import invitations
from sync_server.database import Writing
from sync_server.demo import bank
from sync_server.demo.area import person_id
from sync_server.demo.this_term import visits_today
from sync_server.devices import DAY_MS
from sync_server.server import Server

FILE = "demo-accounts.json"
_FRESH_DAYS = 14
ROLES_TH = {
    RoleName.SUPERVISOR: "ศึกษานิเทศก์",
    RoleName.EXPERT: "กรรมการผู้ทรงคุณวุฒิ",
    RoleName.SECRETARIAT: "ฝ่ายเลขานุการ",
    RoleName.DIRECTOR: "ผู้อำนวยการสำนักงานเขต",
    RoleName.PRINCIPAL: "ผู้อำนวยการโรงเรียน",
    RoleName.MEMBER_PRINCIPAL: "กรรมการที่เป็นผู้อำนวยการโรงเรียน",
    RoleName.CHAIR: "ประธานสหวิทยาเขต",
    RoleName.TEACHER_SUPERVISOR: "ครูผู้นิเทศ",
}


@dataclass(frozen=True, slots=True)
class Account:
    """One role of one person and the link that signs in; `today` names the school this person has to do with today."""

    role: str
    role_th: str
    name: str
    login: str
    school: str
    today: str
    link: str


def accounts(world: World, today: date, links: Mapping[str, str]) -> list[Account]:
    """Every role that holds today of everybody with a link (by login); within a role, today's people come first."""
    going = _schools_today(world, today)
    found = []
    for login, link in links.items():
        record = world.get("person", person_id(login))
        for role in scopes.roles_on(person_id(login), world, today) if record else ():
            found.append(_account(Person.of(record), role, world, going, link))
    roles, schools = list(ROLES_TH), [*dict.fromkeys(going.values()), ""]
    return sorted(found, key=lambda account: (roles.index(RoleName(account.role)), schools.index(account.today)))


def write(folder: Path, listed: list[Account]) -> Path:
    """Write the list as JSON and return where."""
    path = folder / FILE
    text = json.dumps([asdict(account) for account in listed], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def tokens(server: Server, writing: Writing, folder: Path) -> dict[str, str]:
    """A token for everybody who has not left, by login: the one written last time while it lasts, else a new one."""
    known = _written(folder / FILE)
    found = {}
    for login in (str(row["login"]) for row in bank.people() if not row.get("left")):
        kept = known.get(login, "")
        found[login] = kept if _lasts(server, writing, kept) else _new(server, writing, login)
    return found


def _account(person: Person, role: Role, world: World, going: Mapping[str, str], link: str) -> Account:
    name = RoleName(str(role.role))
    runs_school = name in (RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, RoleName.CHAIR)
    place = role.school if name is RoleName.PRINCIPAL else person.id
    found = world.get("school", role.school or "")
    return Account(
        role=str(name),
        role_th=ROLES_TH[name],
        name=person.name,
        login=person.login or "",
        school=(School.of(found).name or "") if found and runs_school else "",
        today=going.get(place or "", ""),
        link=link,
    )


def _schools_today(world: World, today: date) -> dict[str, str]:
    """School names of today's visits, by the people who go there and by the schools themselves."""
    going: dict[str, str] = {}
    for visit in visits_today(today, world).values():
        school = world.get("school", visit.school or "")
        for place in (visit.school or "", *visit.members):
            going.setdefault(place, str(school.fields.get("name") or "") if school else "")
    return going


def _new(server: Server, writing: Writing, login: str) -> str:
    person = person_id(login)
    return invitations.make(server, writing, person, days=invitations.MOST_DAYS, reusable=True).token


def _lasts(server: Server, writing: Writing, token: str) -> bool:
    """Whether a token still signs in, and will for a while."""
    if not token:
        return False
    try:
        seen = invitations.look(server, writing.connection, token)
    except SignInFailed:
        return False
    return bool(seen["demo"]) and seen["expires_at"] > server.now_ms() + _FRESH_DAYS * DAY_MS


def _written(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        return {str(each["login"]): str(each["link"]).rpartition("/")[2] for each in listed}
    except (ValueError, TypeError, KeyError):  # written by hand, or cut off: new links are made
        return {}
