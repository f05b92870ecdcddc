"""When the device's own memory is damaged: who has work here, asked of the files that hold it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from app.account.people import KnownPerson
from app.store.database import Connect, Database
from app.store.errors import StorageFailed
from app.store.notes import Notes

_JOURNAL = "-journal"


def files_of_people(names: Iterable[str]) -> list[str]:
    """The files of records among these, and the journals that may belong to them: a commit may be half done."""
    records = [name for name in names if name.startswith("app-") and name.endswith(".db")]
    return [whole for name in records for whole in (name, name + _JOURNAL)]


def recalled(folder: Path, names: Iterable[str], connect: Connect) -> list[KnownPerson]:
    """The people named in these files. A file that cannot be read names nobody; it is left as it is.

    Nobody is signed in by this: a person still has to say who they are.
    """
    found = (_named_in(folder / name, connect) for name in names if not name.endswith(_JOURNAL))
    return [known for known in found if known is not None]


def _named_in(path: Path, connect: Connect) -> KnownPerson | None:
    if not path.exists():
        return None
    try:
        database = Database(path, connect)
    except StorageFailed:
        return None
    try:
        account = Notes(database).get("account") or {}
    except StorageFailed:
        return None
    finally:
        database.close()
    known = KnownPerson(*(str(account.get(part, "")) for part in ("person", "name", "login")))
    return known if known.person and known.records == path.name else None
