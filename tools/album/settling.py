"""What was written twice at the same time, settled on a phone; and the past of a value."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from fieldwork import stamps
from fieldwork.ids import uuid7
from fieldwork.wire import APPLIED, CONFLICT, PROTOCOL, QUARANTINED
from tests.support.phone import Phone
from tools.album.acts import at, see, tap, tap_first
from tools.album.camera import Camera, Scene
from tools.album.records import Demo

SEEN = "เปิดชั้นเรียนแล้วสองครั้ง ครูกลุ่มสาระภาษาไทยร่วมสะท้อนผลครบทุกคน และนัดครั้งต่อไปเดือนหน้า"
LEADERS = "เปิดชั้นเรียนแล้วสามครั้ง ครูกลุ่มสาระภาษาไทยร่วมสะท้อนผลครบทุกคน และนัดครั้งต่อไปเดือนหน้า"
MEMBERS = "เปิดชั้นเรียนแล้วสองครั้ง ครูกลุ่มสาระภาษาไทยและคณิตศาสตร์ร่วมสะท้อนผลครบทุกคน และนัดครั้งต่อไปเดือนหน้า"


def scenes(demo: Demo, origin: str) -> list[Scene]:
    """The first page and the sync page that lead there, the list, choosing, joining, what follows, and a history."""
    agreement, school = disputed_agreement(demo), _school(demo)
    here, back = f"/conflicts/agreement/{agreement}", f"/conflicts/school/{school}"
    receive = at(origin, "/sync", "sync-now", tap("sync-now"), _received)
    progress = (tap(f"history-{agreement}"), tap("history-field-progress"), _asked)
    return [
        Scene("home", "/", "conflict-line", first=(receive,)),
        Scene("sync", "/sync", "conflict-line"),
        Scene("list", "/conflicts", f"conflict-{agreement}"),
        Scene("values", here, "field-progress"),
        Scene("chosen", here, "field-progress", (tap_first("choose-progress-"), see("ใช้ค่าที่เลือก"))),
        Scene("joined", here, "join-progress", (tap("join-progress"), see("ใช้ข้อความนี้"))),
        Scene("read-only", back, "read-only"),
        Scene("removal", f"/conflicts/finding/{removed_finding(demo)}", "removal"),
        Scene("history-fields", f"/schools/{_of(demo, agreement)}", f"history-{agreement}", progress[:1], anew=True),
        Scene("history", f"/schools/{_of(demo, agreement)}", f"history-{agreement}", progress, anew=True),
        Scene(
            "history-offline",
            f"/schools/{_of(demo, agreement)}",
            f"history-{agreement}",
            (_unplugged, *progress),
            anew=True,
        ),
    ]


def settled(camera: Camera, demo: Demo) -> None:
    """Once, without leaving the page: what was settled a moment ago is only said there. Then the list without it."""
    phone = camera.phone
    phone.go_online()
    camera.go(f"/conflicts/agreement/{disputed_agreement(demo)}", "field-progress")
    tap_first("choose-progress-")(phone)
    phone.tap("confirm-progress")
    phone.meets("settled-progress")
    for look in ("light", "dark"):
        camera.shoot("settled", look)
    camera.light("light")
    camera.take(Scene("others", "/conflicts", "back"))


def stir_up(demo: Demo, origin: str) -> None:
    """Two people of one team write one agreement, and two devices of the office one school, not seeing each other."""
    agreement, school = disputed_agreement(demo), _school(demo)
    leader, member = (Hand.sign_in(demo, origin, login) for login in ("supervisor-1", "expert-1"))
    office, another = (Hand.sign_in(demo, origin, "secretary-1") for _ in range(2))
    seen = leader.write("agreement", agreement, {"progress": SEEN, "state": "doing"}, leader.heads(agreement))
    for hand, text in ((leader, LEADERS), (member, MEMBERS)):
        hand.write("agreement", agreement, {"progress": text}, {"progress": [seen]})
    before = office.heads(school, "school")
    office.write("school", school, {"students": 412}, before)
    another.write("school", school, {"students": 421}, before)


def take_away(demo: Demo, origin: str) -> None:
    """Somebody removes a finding on one device while the other still writes on it."""
    fields = demo.records["agreement"][disputed_agreement(demo)]
    one, other = (Hand.sign_in(demo, origin, "supervisor-1") for _ in range(2))
    keys = {"visit": fields["visit"], "school": fields["school"], "author": demo.person("supervisor-1")}
    made = {**keys, "nature": "strength", "text": SEEN, "made_at": int(time.time() * 1000)}
    finding = removed_finding(demo)
    first = one.write("finding", finding, made, {})
    one.write("finding", finding, {"removed": True, f"removed_over.{first}": True}, {})
    other.write("finding", finding, {"text": LEADERS}, {"text": [first]})


def keep_aside(demo: Demo, origin: str) -> None:
    """Two people send what the server does not take in: an observation of a visit that is not planned, and a school's
    name that is the office's to change."""
    school, visit = _school(demo), "00000000-0000-7000-8000-000000000000"
    early, bold = Hand.sign_in(demo, origin, "supervisor-2"), Hand.sign_in(demo, origin, "expert-1")
    keys = {"visit": visit, "school": school, "author": demo.person("supervisor-2"), "nature": "strength"}
    early.write("finding", uuid7(0, b"album-aside"[:10]), {**keys, "text": SEEN}, {}, QUARANTINED)
    bold.write("school", school, {"students": 431}, bold.heads(school, "school"), QUARANTINED)


@dataclass
class Hand:
    """Somebody's device that speaks the protocol alone, without a screen."""

    origin: str
    token: str
    device: str
    _ticks: Any = field(default_factory=itertools.count)

    @classmethod
    def sign_in(cls, demo: Demo, origin: str, login: str) -> Hand:
        """A new device of this person."""
        token = demo.account(login).link.rsplit("/", 1)[-1]
        about = {"name": "แอปบนโทรศัพท์ Android", "platform": "web", "app": "album/1"}
        asked = {"token": token, "passphrase": None, "device": about}
        found = httpx.post(f"{origin}/api/sign-in/invitation", json=asked).raise_for_status().json()
        return cls(origin, found["token"], found["device"])

    def heads(self, record: str, kind: str = "agreement") -> Mapping[str, list[str]]:
        """What stands in a record now, by field."""
        lines = httpx.get(f"{self.origin}/api/history/{kind}/{record}", headers=self._headers).raise_for_status().json()
        found: dict[str, list[str]] = {}
        for line in lines:
            if line["stands"]:
                found.setdefault(line["field"], []).append(line["edit"])
        return found

    def write(
        self, kind: str, record: str, fields: Mapping[str, Any], seen: Mapping[str, list[str]], *becomes: str
    ) -> str:
        """Push one edit that saw these writes, and give its id."""
        now = int(time.time() * 1000)
        edit = uuid7(now, next(self._ticks).to_bytes(2, "big") + self.device.encode()[:8])
        based = {name: [value, list(seen.get(name, ()))] for name, value in fields.items()}
        stamp = stamps.make(now, next(self._ticks), self.device.replace("-", "")[:16])
        made = {"id": edit, "kind": kind, "record": record, "stamp": stamp, "fields": based}
        head = {"protocol": PROTOCOL, "app": "album/1", "device": self.device, "epoch": "", "now": now}
        batch = {**head, "batch": uuid7(now, edit.encode()[-10:]), "edits": [made]}
        reply = httpx.post(f"{self.origin}/api/sync/push", json=batch, headers=self._headers).raise_for_status()
        (result,) = reply.json()["results"]
        assert result["status"] in (becomes or (APPLIED, CONFLICT)), result
        return edit

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def disputed_agreement(demo: Demo) -> str:
    """One that the leader and the first expert made together and that is not done yet."""
    team = {demo.person("supervisor-1"), demo.person("expert-1")}
    found = demo.records["agreement"].items()
    return min(a for a, f in found if f.get("state") in ("open", "doing") and team <= _team(demo, f["visit"]))


def removed_finding(demo: Demo) -> str:
    """The id of the finding that is removed and written on."""
    return uuid7(0, demo.person("supervisor-1").encode()[-10:])


def _team(demo: Demo, visit: str) -> set[str]:
    fields = demo.visit(visit)
    return {name.partition(".")[2] for name in fields if name.startswith("team.")} | {fields["leader"]}


def _of(demo: Demo, agreement: str) -> str:
    school: str = demo.records["agreement"][agreement]["school"]
    return school


def _school(demo: Demo) -> str:
    return _of(demo, disputed_agreement(demo))


def _received(phone: Phone) -> None:
    """Until the sync that was asked for has come to its end."""
    phone.until(lambda: phone.has("conflict-line"), "the conflict does not arrive")


def _asked(phone: Phone) -> None:
    phone.until(lambda: not phone.says("กำลังถามเครื่องแม่ข่าย"), "the server is still asked")


def _unplugged(phone: Phone) -> None:
    phone.go_offline()
