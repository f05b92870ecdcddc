"""Every table of the server. Values that travel as JSON are kept as JSON text, the same on SQLite and PostgreSQL.

Times are milliseconds since 1970 in UTC. Hot paths use these tables through SQLAlchemy Core, never as objects.
"""

from __future__ import annotations

from typing import Any, ClassVar, cast

from sqlalchemy import BigInteger, Column, Index, Table, Text, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel


class _Kept(SQLModel, registry=registry()):
    """Base of the server's tables. Its own registry, because a device's tables have the same names."""


def _text(*, key: bool = False, null: bool = False, index: bool = False, unique: bool = False) -> Any:
    return Field(sa_column=Column(Text, primary_key=key, nullable=null and not key, index=index, unique=unique))


def _long(*, null: bool = False) -> Any:
    return Field(sa_column=Column(BigInteger, nullable=null))


def _kept(usual: str | int) -> Any:
    """A column that rows of before have the usual value in."""
    kind = Text if isinstance(usual, str) else BigInteger
    return Field(default=usual, sa_column=Column(kind, nullable=False, server_default=str(usual)))


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class RecordRow(_Kept, table=True):
    """One record as it stands. `body` is its fields, `marks` which write stands in each (`fieldwork.marks`)."""

    __tablename__ = "record"
    __table_args__: ClassVar[Any] = (
        Index("record_scope_seq", "scope", "seq"),
        Index("record_seq", "seq", unique=True),
        Index("record_school", "kind", "school", **_where("school IS NOT NULL")),
        Index("record_visit", "kind", "visit", **_where("visit IS NOT NULL")),
        Index("record_owner", "kind", "owner", **_where("owner IS NOT NULL")),
        Index("record_parent", "kind", "parent", **_where("parent IS NOT NULL")),
    )
    kind: str = _text(key=True)
    id: str = _text(key=True)
    scope: str = _text()
    school: str | None = _text(null=True)
    visit: str | None = _text(null=True)
    owner: str | None = _text(null=True)
    parent: str | None = _text(null=True)
    body: str = _text()
    marks: str = _text()
    seq: int = _long()


class ChangeRow(_Kept, table=True):
    """One edit that was accepted, for ever. `fields` maps a field to `[value, base]`, with the value before as a
    third element where there was one, and "conflict" as a fourth where it met a write it had not seen.

    `stamp` is the stamp after correction; `device_ms` and `server_ms` are the two clocks; `scope` is where the record
    was once the edit had been taken in.
    """

    __tablename__ = "change"
    __table_args__: ClassVar[Any] = (Index("change_record", "kind", "record"),)
    edit: str = _text(key=True)
    kind: str = _text()
    record: str = _text()
    stamp: str = _text()
    fields: str = _text()
    person: str = _text()
    device: str = _text()
    device_ms: int = _long()
    server_ms: int = _long()
    scope: str = _text()


class DepartureRow(_Kept, table=True):
    """A record that left a scope: devices that hold it there are told so."""

    __tablename__ = "departure"
    __table_args__: ClassVar[Any] = (Index("departure_scope_seq", "scope", "seq"),)
    scope: str = _text(key=True)
    kind: str = _text(key=True)
    id: str = _text(key=True)
    seq: int = _long()


class ReceiptRow(_Kept, table=True):
    """The reply a batch got. The same bytes again get the same reply."""

    __tablename__ = "receipt"
    device: str = _text(key=True)
    batch: str = _text(key=True)
    sha256: str = _text()
    reply: str = _text()
    at: int = _long()


class QuarantineRow(_Kept, table=True):
    """An edit that was kept but not accepted, with the reason. The secretariat may close it, saying why."""

    __tablename__ = "quarantine"
    device: str = _text(key=True)
    edit: str = _text(key=True)
    person: str = _text()
    payload: str = _text()
    code: str = _text()
    message: str = _text()
    at: int = _long()
    closed_at: int | None = _long(null=True)
    closed_by: str | None = _text(null=True)
    closed_why: str | None = _text(null=True)


class ClockRow(_Kept, table=True):
    """The counter behind every `seq`, in one row that a transaction takes last; the epoch of this database; and the
    office's key for letters (`letter_key`)."""

    __tablename__ = "clock"
    name: str = _text(key=True)
    value: int = _long()
    label: str = _text()


class AccountRow(_Kept, table=True):
    """The passphrase of a person, hashed. The login is a field of the person's record."""

    __tablename__ = "account"
    person: str = _text(key=True)
    passphrase: str = _text()
    at: int = _long()


class InvitationRow(_Kept, table=True):
    """A sign-in link. Only its hash is kept. `reusable` links exist in the demo alone."""

    __tablename__ = "invitation"
    id: str = _text(key=True)
    token_hash: str = _text(unique=True)
    person: str = _text(index=True)
    made_by: str = _text()
    made_at: int = _long()
    expires_at: int = _long()
    used_at: int | None = _long(null=True)
    withdrawn_at: int | None = _long(null=True)
    resets: bool = False
    reusable: bool = False


class DeviceRow(_Kept, table=True):
    """One installed app that somebody signed in on. `received` counts its edits, accepted or quarantined, ever.

    `turn` is the one it showed last, `turns` those that were given for it, as JSON (`sync_server.turns`); `turn_ms` is
    when by its own clock it showed it first, `turn_at` when by the server's the last one was given. `copied_at` is when
    it was noticed to live twice, `split_from` of which device this one was a copy.
    """

    __tablename__ = "device"
    id: str = _text(key=True)
    person: str = _text(index=True)
    name: str = _text()
    platform: str = _text()
    app: str = _text()
    token_hash: str = _text(unique=True)
    made_at: int = _long()
    seen_at: int = _long()
    expires_at: int = _long()
    revoked_at: int | None = _long(null=True)
    received: int = _long()
    skew_ms: int = _long()
    unsent: int | None = _long(null=True)
    turn: str = _kept("")
    turns: str = _kept("")
    turn_ms: int = _kept(0)
    turn_at: int = _kept(0)
    copied_at: int | None = _long(null=True)
    split_from: str | None = _text(null=True)


class WrongTryRow(_Kept, table=True):
    """Wrong passphrases for one login since the first of them."""

    __tablename__ = "wrong_try"
    login: str = _text(key=True)
    tries: int = _long()
    since: int = _long()


class BlobRow(_Kept, table=True):
    """A file that the blob store holds."""

    __tablename__ = "blob"
    hash: str = _text(key=True)
    size: int = _long()
    mime: str = _text()
    at: int = _long()


class BlobUploadRow(_Kept, table=True):
    """Who has sent a blob's bytes, and so may read them."""

    __tablename__ = "blob_upload"
    hash: str = _text(key=True)
    person: str = _text(key=True)
    at: int = _long()


class BlobPartialRow(_Kept, table=True):
    """An upload of one person that comes in chunks: how much is durable, and the keys of its chunks in the store."""

    __tablename__ = "blob_partial"
    hash: str = _text(key=True)
    person: str = _text(key=True)
    size: int = _long()
    received: int = _long()
    parts: str = _text()
    at: int = _long()


class BlobUseRow(_Kept, table=True):
    """Which records have named a blob, and in which field: who may read the record may read the blob."""

    __tablename__ = "blob_use"
    hash: str = _text(key=True)
    kind: str = _text(key=True)
    record: str = _text(key=True)
    field: str = _text(key=True)


class ScopeDigestRow(_Kept, table=True):
    """How many records a scope holds and the total of their shares (`fieldwork.digests`), kept with every write."""

    __tablename__ = "scope_digest"
    scope: str = _text(key=True)
    records: int = _long()
    total: int = _long()


class VisitMemberRow(_Kept, table=True):
    """Somebody in the team of a visit, its leader included, and the school of the visit."""

    __tablename__ = "visit_member"
    __table_args__: ClassVar[Any] = (Index("visit_member_school", "person", "school"),)
    person: str = _text(key=True)
    visit: str = _text(key=True, index=True)
    school: str = _text()


class VisitRoundRow(_Kept, table=True):
    """The school of a visit, and the round it counts in (`fieldwork.rounds`)."""

    __tablename__ = "visit_round"
    __table_args__: ClassVar[Any] = (Index("visit_round_school", "school", "round"),)
    visit: str = _text(key=True)
    school: str = _text()
    round: str = _text()


class AccessLogRow(_Kept, table=True):
    """That somebody other than its rater received a sheet which names a teacher. `records` lists the sheets."""

    __tablename__ = "access_log"
    id: str = _text(key=True)
    at: int = _long()
    person: str = _text(index=True)
    device: str = _text()
    scope: str = _text(index=True)
    way: str = _text()
    records: str = _text()


def table_of(row: type[SQLModel]) -> Table:
    """The Core table of a row class."""
    return cast(Table, row.__table__)  # type: ignore[attr-defined]


METADATA = _Kept.metadata
record = table_of(RecordRow)
change = table_of(ChangeRow)
departure = table_of(DepartureRow)
receipt = table_of(ReceiptRow)
quarantine = table_of(QuarantineRow)
clock = table_of(ClockRow)
account = table_of(AccountRow)
invitation = table_of(InvitationRow)
device = table_of(DeviceRow)
wrong_try = table_of(WrongTryRow)
blob = table_of(BlobRow)
blob_upload = table_of(BlobUploadRow)
blob_partial = table_of(BlobPartialRow)
blob_use = table_of(BlobUseRow)
scope_digest = table_of(ScopeDigestRow)
visit_member = table_of(VisitMemberRow)
visit_round = table_of(VisitRoundRow)
access_log = table_of(AccessLogRow)
