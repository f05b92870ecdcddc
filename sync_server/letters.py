"""Letters that devices hand in: unsent work sealed to the office before somebody's files were wiped there.

Whoever hands one in is signed in nowhere any more. Who wrote it is proved from inside: the letter holds the token of
the device that sealed it, which nobody but this server can read in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldwork import carried
from fieldwork.carried import Origin
from fieldwork.errors import Invalid, SignInFailed
from fieldwork.refusals import Refusal
from fieldwork.wire import QUARANTINED
from sync_server import carried as carrying
from sync_server import devices, letter_key
from sync_server.devices import Caller
from sync_server.server import Server


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a letter: edits that entered, edits kept aside, photos kept and refused."""

    edits: int
    aside: int
    photos: int
    refused_photos: int


def receive(server: Server, file: bytes) -> Received:
    """Take a letter in, as the push of the device that sealed it. The same letter again changes nothing.

    From a device that was signed out meanwhile, or whose person has left, all edits are kept aside: somebody may have
    written in another's name on a device that was lost, so the office asks first. Raises Invalid: nothing was changed.
    """
    found = carried.read(letter_key.opened(server, file))
    device, aside = _sender(server, found.origin)
    origin = replace(found.origin, device=device.device)
    taken = carrying.take(server, replace(found, origin=origin), file, aside=aside)
    kept = sum(result.status == QUARANTINED for result in taken.results)
    return Received(len(taken.results) - kept, kept, taken.photos, taken.refused_photos)


def _sender(server: Server, origin: Origin) -> tuple[Caller, Refusal | None]:
    """The device that sealed it, and why its work may not simply enter. Raises Invalid for one nobody knows."""
    with server.database.reading() as connection:
        device = devices.of_token(connection, origin.token) if origin.token else None
        if device is None or device.person != origin.person:
            raise Invalid("letter_unknown_device")
        try:
            devices.caller_of(connection, f"Bearer {origin.token}", server.now_ms())
        except SignInFailed:
            return device, Refusal("letter_device_ended")
    return device, None
