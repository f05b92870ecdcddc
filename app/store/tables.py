"""The device's tables. Two files: one for records and edits, one for photos, so that text never waits for pictures.

Bodies are JSON text, read and written whole; only what is searched by has a column of its own.
"""

from __future__ import annotations

from enum import IntEnum

from sqlmodel import Field, SQLModel


class EditState(IntEnum):
    """How far one own edit has come."""

    UNSENT = 0
    FROZEN = 1  # in the batch that is being sent
    LANDED = 2  # the server has it; the record as it stands there has not come back yet
    QUARANTINED = 3  # the server keeps it aside with a reason; the person still sees the value
    ACKED = 4  # the server has it; kept to offer again should the server be restored from an old backup
    DISMISSED = 5  # quarantined, and the person let it go


PENDING = (EditState.UNSENT, EditState.FROZEN, EditState.LANDED, EditState.QUARANTINED)


class EditRow(SQLModel, table=True):
    """One own edit, for ever. `fields` is the wire's `{field: [value, base]}`; `n` is the order of writing."""

    __tablename__ = "edit"
    n: int | None = Field(default=None, primary_key=True)
    id: str
    kind: str
    record: str
    stamp: str
    fields: str
    made_at: int
    state: int = EditState.UNSENT
    batch: str | None = None
    device: str | None = None  # the device id under which it was frozen first
    counted: str | None = None  # the device id under which the server counted it


class BatchRow(SQLModel, table=True):
    """The one batch in flight, exactly as it is sent, however often it must be sent."""

    __tablename__ = "batch"
    id: str = Field(primary_key=True)
    body: bytes
    edits: int
    made_at: int
    tries: int = 0


class QuarantineRow(SQLModel, table=True):
    """Why the server keeps an edit aside."""

    __tablename__ = "quarantine"
    edit: str = Field(primary_key=True)
    code: str
    message: str
    at: int


class RecordRow(SQLModel, table=True):
    """A record as the server has it. `marks` tells which write stands in each field (`fieldwork.marks`).

    A `stale` row is one the server must confirm again: its scope is being fetched anew. An `unsettled` one has a field
    with more than one head.
    """

    __tablename__ = "record"
    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    scope: str
    school: str | None = None
    visit: str | None = None
    owner: str | None = None
    parent: str | None = None
    seq: int
    stale: int = 0
    fields: str
    marks: str
    unsettled: int = 0


class PastRow(SQLModel, table=True):
    """What the server told of one field's writes, as JSON, and when. Leaves with its record."""

    __tablename__ = "past"
    kind: str = Field(primary_key=True)
    record: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    lines: str
    at: int


class OfferRow(SQLModel, table=True):
    """A record as an earlier life of the server had it, until it is known what the server has forgotten."""

    __tablename__ = "offer"
    kind: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    fields: str
    marks: str


class CursorRow(SQLModel, table=True):
    """How far a scope has been received."""

    __tablename__ = "cursor"
    scope: str = Field(primary_key=True)
    seq: int


class NoteRow(SQLModel, table=True):
    """Small facts that are not records, as JSON."""

    __tablename__ = "note"
    name: str = Field(primary_key=True)
    value: str


class BlobRow(SQLModel, table=True):
    """What is known of one photo or drawing, by the SHA-256 of its bytes."""

    __tablename__ = "blob"
    hash: str = Field(primary_key=True)
    mime: str
    size: int
    state: str
    reason: str | None = None
    made_at: int
    sent: int = 0  # bytes that the server is known to have of one that is being sent


class BlobBytesRow(SQLModel, table=True):
    """The bytes themselves, apart, so that listing never reads them."""

    __tablename__ = "blob_bytes"
    hash: str = Field(primary_key=True)
    body: bytes


class BlobPartRow(SQLModel, table=True):
    """A piece of a blob that is being fetched: a cut download goes on where it stopped."""

    __tablename__ = "blob_part"
    hash: str = Field(primary_key=True)
    start: int = Field(primary_key=True)
    body: bytes
