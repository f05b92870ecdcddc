"""Signing in and out at the server, typed. Each needs a connection and raises `fieldwork.errors`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from fieldwork.errors import Unreachable


class Caller(Protocol):
    """Sends one request and returns the JSON of the reply; raises `fieldwork.errors`."""

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        """Send and read one request. `path` starts with /api."""
        ...


@dataclass(frozen=True, slots=True)
class DeviceName:
    """What the secretariat sees of this device in the list of devices."""

    name: str
    platform: str
    app: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """What an invitation link opens: for whom, and whether a passphrase must be made, given, or neither."""

    name: str
    position: str
    roles: tuple[str, ...]
    needs: str  # none | new_passphrase | passphrase
    expires_at: int
    demo: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """The person's last device that calls itself as this one does: when it was last at the server, and how many edits
    it said were unsent; None where it never said."""

    name: str
    last_seen: int
    unsent: int | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the server gave: this device's own token and id, and who the person is."""

    token: str
    device: str
    person: str
    name: str
    login: str
    roles: tuple[str, ...]
    epoch: str
    earlier: Earlier | None = None


async def look(server: Caller, token: str) -> Invitation:
    """What an invitation is, without using it up."""
    reply = await server.call("POST", "/api/sign-in/look", json={"token": token})
    try:
        return Invitation(
            name=str(reply["name"]),
            position=str(reply.get("position") or ""),
            roles=tuple(map(str, reply["roles"])),
            needs=str(reply["needs"]),
            expires_at=int(reply["expires_at"]),
            demo=bool(reply.get("demo")),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreachable("unreachable", reason="not our server") from error


async def by_invitation(server: Caller, token: str, passphrase: str | None, device: DeviceName) -> SignedIn:
    """Use an invitation."""
    asked = {"token": token, "passphrase": passphrase, "device": asdict(device)}
    return _signed_in(await server.call("POST", "/api/sign-in/invitation", json=asked))


async def by_login(server: Caller, login: str, passphrase: str, device: DeviceName) -> SignedIn:
    """Sign in with the own login and passphrase."""
    asked = {"login": login, "passphrase": passphrase, "device": asdict(device)}
    return _signed_in(await server.call("POST", "/api/sign-in", json=asked))


async def sign_out(server: Caller) -> None:
    """End this device's token at the server."""
    await server.call("POST", "/api/sign-out")


def _signed_in(reply: Mapping[str, Any]) -> SignedIn:
    try:
        texts = {name: str(reply[name]) for name in ("token", "device", "person", "name", "epoch")}
        login, roles = str(reply.get("login") or ""), tuple(map(str, reply["roles"]))
        return SignedIn(**texts, login=login, roles=roles, earlier=_earlier(reply.get("earlier")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreachable("unreachable", reason="not our server") from error


def _earlier(said: Any) -> Earlier | None:
    if said is None:
        return None
    unsent = said.get("unsent")
    return Earlier(str(said["name"]), int(said["last_seen"]), None if unsent is None else int(unsent))
