"""Unsent work that came in a file: carried here by a person, or handed in as a letter (docs/security.md).

Every edit is judged as its author's, by the author's rights of this day, and enters the ledger under its own id: taking
the same file in again, or the author's device sending the same edits later, changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import pbkdf2_hmac, sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, insert, select, update

from fieldwork import carried, sealed
from fieldwork.carried import Carried, CarriedEdit, CarriedPhoto, Origin
from fieldwork.errors import Invalid
from fieldwork.records import Person
from fieldwork.refusals import Refusal
from fieldwork.scopes import CONFIDED_KINDS
from fieldwork.thai.names import PersonName
from fieldwork.wire import Edit, EditResult
from sync_server import blobs, pushing
from sync_server.database import Writing
from sync_server.devices import Caller
from sync_server.edits import Unreadable, dump, read_edit, storable
from sync_server.ledger import Ledger
from sync_server.server import Server
from sync_server.staging import Source
from sync_server.tables import device, receipt
from sync_server.world import LedgerWorld

_BY_HAND = "carried"  # in place of a device that this server does not know, or that is not the author's
_IS_OWN = select(device.c.id).where(device.c.id == bindparam("of_device"), device.c.person == bindparam("of_person"))
_RECEIVED = (
    update(device).where(device.c.id == bindparam("of_device")).values(received=device.c.received + bindparam("n"))
)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of a file: whose it was, a result for each edit, and how many photos were kept and refused.
    `confided` are the ids of those edits that are for named people: why one is kept aside is for its author alone."""

    name: str
    results: list[EditResult]
    photos: int
    refused_photos: int
    confided: frozenset[str] = frozenset()


def take_in(server: Server, file: bytes, passphrase: str) -> TakenIn:
    """Open a sealed file and take everything in it in. Raises Invalid, and then nothing was changed."""
    return take(server, carried.read(unsealed(file, passphrase)), file)


def take(server: Server, found: Carried, file: bytes, *, aside: Refusal | None = None) -> TakenIn:
    """Take in what was in a file, or keep all edits of it `aside`. Raises Invalid, and then nothing was changed."""
    with server.database.writing() as writing:
        name = _name(LedgerWorld(writing.connection), found.origin)
        results = _edits(server, writing, found, sha256(file).hexdigest(), aside)
    kept = [_photo(server, found.origin, photo) for photo in found.photos]
    confided = frozenset(each.edit.id for each in found.edits if each.edit.kind in CONFIDED_KINDS)
    return TakenIn(name, results, kept.count(True), kept.count(False), confided)


def unsealed(file: bytes, passphrase: str) -> bytes:
    """What is in a sealed file. Raises Invalid."""
    header, parts = sealed.read(file)
    material = sealed.key_material(passphrase)
    cipher = AESGCM(pbkdf2_hmac("sha256", material, header.salt, header.rounds, sealed.KEY_BYTES))
    return sealed.opened(_opened(cipher, part, header.line) for part in parts)


def _opened(cipher: AESGCM, part: sealed.Part, bound: bytes) -> bytes | None:
    try:
        return cipher.decrypt(part.nonce, part.body, bound)
    except InvalidTag:
        return None


def _name(world: LedgerWorld, origin: Origin) -> str:
    """The author as this office knows them. Raises Invalid for a stranger: the file is another office's."""
    record = world.get("person", origin.person)
    if record is None:
        raise Invalid("carried_stranger")
    author = Person.of(record)
    return str(PersonName(author.title or "", author.given or "", author.surname or ""))


def _edits(
    server: Server, writing: Writing, found: Carried, fingerprint: str, aside: Refusal | None
) -> list[EditResult]:
    origin, now = found.origin, server.now_ms()
    whole = {"of_device": origin.device, "of_person": origin.person}
    own = writing.connection.execute(_IS_OWN, whole).scalar_one_or_none()
    source = Source(origin.person, own or _BY_HAND, now)
    edits = [_as_sent(each) for each in found.edits]
    pushing.lock(writing, [source.device], [edit for edit in edits if isinstance(edit, Edit)])
    ledger = Ledger(server, writing, source)
    ledger.prepare(edit for edit in edits if isinstance(edit, Edit))
    results = [ledger.keep_aside(edit, aside) if aside else ledger.accept(edit) for edit in edits]
    ledger.close()
    writing.connection.execute(_RECEIVED, {"of_device": source.device, "n": ledger.staging.new_edits()[source.device]})
    reply = dump({"results": [{"id": each.id, "status": each.status, "code": each.code} for each in results]})
    row = {"device": source.device, "batch": server.new_id(), "sha256": fingerprint, "reply": reply, "at": now}
    writing.connection.execute(insert(receipt), row)
    return results


def _as_sent(each: CarriedEdit) -> Edit | Unreadable:
    """The edit as a device would have sent it, and judged like one."""
    edit = each.edit
    fields = {name: list(pair) for name, pair in edit.fields.items()}
    sent = {"id": edit.id, "kind": edit.kind, "record": edit.record, "stamp": edit.stamp, "fields": fields}
    return read_edit(storable(sent))


def _photo(server: Server, origin: Origin, photo: CarriedPhoto) -> bool:
    """Keep a photo as sent by the author; False for what is no clean picture, or larger than one may be."""
    if len(photo.body) > blobs.MAX_BYTES:
        return False
    try:
        mime = blobs.proved(photo.hash, photo.body)
    except Invalid:
        return False
    blobs.store(server, photo.hash, photo.body)
    with server.database.writing() as writing:
        caller = Caller(origin.person, origin.device)
        blobs.keep(server, writing, caller, named=photo.hash, size=len(photo.body), mime=mime)
    return True
