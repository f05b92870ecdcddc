"""Who is signed in on this device, and that person's open store. The only one who opens, changes or closes stores.

`store` is never absent: before anybody signs in it is an empty one in memory. Watch `store` and build what stands on it
anew when it changes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import flet as ft

from app.account import files, signing_in
from app.account.files import PersonFiles
from app.account.leaving import Leaving
from app.account.letters import Letters
from app.account.lock import Lock, keep, lock_of
from app.account.people import DEVICE_FILES, KnownPeople, KnownPerson
from app.account.recalling import files_of_people, recalled
from app.account.signing_in import Caller, DeviceName, Invitation, SignedIn
from app.platform.ports import Mark, NoMark, Storage
from app.store.database import Connect, Database
from app.store.errors import CorruptDatabase, StorageFailed
from app.store.export import export_unsent
from app.store.migrations import NOTES, migrate
from app.store.notes import Notes
from app.store.opening import checked
from app.store.salvage import Salvaged, set_aside
from app.store.second import SecondCopy, TakenOver
from app.store.store import Store
from app.sync.freeze import in_flight, thaw
from app.sync.turns import rejoin
from fieldwork import scopes
from fieldwork.errors import FieldworkError
from fieldwork.thai.dates import bangkok_day

_IN_MEMORY = Path(":memory:")
_WIPED = "wiped"  # the note that too many wrong PINs were tried here
_CLEARED = "cleared"  # the note of files that were here before


class SignOut(StrEnum):
    """What became of the wish to sign out."""

    DONE = "done"
    UNTOLD = "untold"  # done here; the server could not be reached, the secretariat can end the device there
    UNSENT = "unsent"  # refused: work would be lost that exists only here


@dataclass(frozen=True, slots=True)
class Machine:
    """What a session stands on: the files, the clock, randomness, and the name of the device."""

    storage: Storage
    now_ms: Callable[[], int]
    random_bytes: Callable[[int], bytes]
    about: DeviceName
    connect: Connect = sqlite3.connect
    mark: Mark = field(default_factory=NoMark)


@dataclass(frozen=True, slots=True)
class Cleared:
    """Files that were here before and are gone. `sure` where the machine remembers that there were some, and not only
    the server a device that calls itself the same. `unsent` is what that one said last, None where nothing is known."""

    sure: bool
    name: str = ""
    last_seen: int | None = None
    unsent: int | None = None


@ft.observable
@dataclass
class Session:
    """Somebody signed in, or nobody. `trouble` names what is wrong with the person's files, "" when nothing is."""

    machine: Machine
    server: Caller
    store: Store = field(init=False)
    person: str | None = None
    name: str = ""
    login: str = ""
    roles: tuple[str, ...] = ()
    ready: bool = False
    needs_sign_in: bool = False
    trouble: str = ""
    locked: bool = False  # the PIN is asked for before anything is shown
    removing: bool = False  # somebody's files are being taken away
    forgot: bool = False  # the device's own file was damaged: who used it last is not known any more
    taken_over: TakenOver | None = None  # from the second copy, until the person has read it
    second_kept: bool = True  # the second copy is level with the store, or will be within a second
    cleared: Cleared | None = None  # what was here before, until the person has read it
    joined: str = ""  # the invitation that let this person in; it may open nothing more

    def __post_init__(self) -> None:
        self.store = self._in_memory()
        self._folder = _IN_MEMORY
        self._device: Database | None = None
        self._letters: Letters | None = None
        self._second: SecondCopy | None = None
        self._token: str | None = None
        self._is_new = False
        self._was_here = False

    @property
    def signed_in(self) -> bool:
        """True when a person's store is open, or should be and cannot: see `trouble`."""
        return self.person is not None

    @property
    def notes(self) -> Notes:
        """Facts of the device itself, the same for everybody on it."""
        return Notes(self._device) if self._device else self.store.notes

    @property
    def people(self) -> list[KnownPerson]:
        """Everybody who has files here."""
        return KnownPeople(self.notes).all()

    def unsent_of(self, person: str) -> int:
        """How much of somebody who handed this device on waits to be sent until that person's name is chosen again."""
        return KnownPeople(self.notes).unsent_of(person)

    @property
    def letters(self) -> Letters:
        """What waits on this device to be handed in at the office."""
        if self._letters is None:
            self._letters = Letters(self._folder, self.machine.storage, self.notes)
        return self._letters

    @property
    def lock(self) -> Lock | None:
        """The PIN of whoever is signed in, if there is one."""
        return lock_of(self.store) if self.person is not None and not self.trouble else None

    def lock_now(self) -> None:
        """Ask for the PIN from now on, where there is one."""
        self.locked = self.lock is not None

    def keep_lock(self, lock: Lock | None) -> None:
        """Set, change or take off the PIN of whoever is signed in. Durable on return."""
        keep(self.store, lock)
        self.keep_second()

    def token(self) -> str | None:
        """The device token of whoever is signed in."""
        return self._token

    async def start(self) -> None:
        """Open the device's memory and the store of whoever used it last. Raises StorageFailed for the former."""
        self._folder = await self.machine.storage.mount(DEVICE_FILES)
        self._device = self._memory_of_device()
        await self._leaving.finish()
        await self.letters.mount()
        if self.forgot:
            await self._recall()
        self._is_new = not self.forgot and not self.people
        self._was_here = self._is_new and await self.machine.mark.is_set()
        known = KnownPeople(self.notes).current
        if known is not None:
            await self._enter(known)

    async def look(self, token: str) -> Invitation:
        """What an invitation link opens."""
        return await signing_in.look(self.server, token)

    async def join(self, token: str, passphrase: str | None = None) -> None:
        """Sign in by an invitation."""
        given = await signing_in.by_invitation(self.server, token, passphrase, self.machine.about)
        self.joined = token
        await self._signed_in(given)

    async def sign_in(self, login: str, passphrase: str) -> None:
        """Sign in by login, for the first time here or again after the token ended."""
        await self._signed_in(await signing_in.by_login(self.server, login, passphrase, self.machine.about))

    async def resume(self, person: str) -> None:
        """Go on as somebody who is known here."""
        known = KnownPeople(self.notes).find(person)
        if known is not None:
            KnownPeople(self.notes).enter(known)
            await self._enter(known)

    def leave(self) -> None:
        """Hand the device to somebody else; all work stays, and stays apart."""
        unsent = self.store.counts()
        KnownPeople(self.notes).leave(unsent.edits + unsent.blobs)
        self.joined = ""
        self._close()

    async def sign_out(self, *, exported: bool = False) -> SignOut:
        """End the sign-in and take the person's files off this device.

        Refused while anything is unsent, unless the person has `exported` it. Works without a connection too.
        """
        known = KnownPeople(self.notes).current
        if known is None:
            return SignOut.DONE
        if (self.store.counts() or self.trouble) and not exported:
            return SignOut.UNSENT
        told = await self._tell_server()
        if self.store.counts() and not exported:  # written while the server was told: it stays, and needs a new sign-in
            self.needs_sign_in = told
            return SignOut.UNSENT
        self.joined = ""
        await self._remove(known)
        return SignOut.DONE if told else SignOut.UNTOLD

    async def wipe(self) -> None:
        """Take the signed-in person's files off this device, whatever is in them. What must not be lost was made a
        letter before: only `app.locking` calls this."""
        known = KnownPeople(self.notes).current
        if known is not None:
            self.notes.set(_WIPED, True)
            await self._remove(known)

    @property
    def wiped(self) -> bool:
        """Whether files were wiped here after too many wrong PINs, and nobody has signed in since."""
        return bool(self.notes.get(_WIPED)) and not self.removing

    def refresh(self) -> None:
        """Look again which roles hold today and whether everything needed has arrived. Call after every sync."""
        if self.person is None or self.trouble:
            return
        if rejoin(self.store):
            self._token = (self.store.notes.get("account") or {}).get("token")
        held = scopes.roles_on(self.person, self.store, bangkok_day(self.machine.now_ms()))
        account = self.store.notes.get("account") or {}
        self.ready = self.store.notes.get("complete_at") is not None
        found = sorted({str(role.role) for role in held}) if self.ready else account.get("roles", ())
        self.roles = tuple(found)

    def export(self) -> bytes:
        """The unsent work as a file."""
        return export_unsent(self.store)

    def salvage(self) -> Salvaged:
        """What can still be read of the unsent work in damaged files."""
        known = KnownPeople(self.notes).current
        if known is None:
            raise CorruptDatabase("database_corrupt", reason="nobody is signed in")
        return self._files_of(known).salvage()

    async def begin_again(self) -> int:
        """Set damaged files aside, open new ones and put what could be read into them; the rest comes by sync.

        What could be read is durable before anything is moved: if this is cut short, or the new files cannot be opened,
        it is put back whenever the person's store opens next. Returns how many edits were put back now. Needs a new
        sign-in where the second copy does not have the token.
        """
        known = KnownPeople(self.notes).current
        if known is None:
            return 0
        self._files_of(known).set_aside()
        await self._enter(known)
        return 0 if self.trouble else self.store.counts().edits

    def keep_second(self) -> None:
        """Bring the second copy level with the store. What the disk refuses `second_kept` says, until it is done."""
        if self._second is None:
            return
        try:
            self._second.keep_up(self.store)
        except StorageFailed:
            self.second_kept = False
        else:
            self.second_kept = True

    def understood(self) -> None:
        """The person has read what was taken from the second copy, and what is gone."""
        files.understood(self.store.notes)
        self.store.notes.set(_CLEARED, None)
        self.taken_over = self.cleared = None

    def _memory_of_device(self) -> Database:
        """The device's own file. A damaged one is set aside: it names people, whose work is in files of their own."""
        path = self._folder / DEVICE_FILES[0]
        try:
            return _opened_notes(path, self.machine.connect)
        except CorruptDatabase:
            set_aside(path, path.with_name(f"aside-{path.name}"))
            self.forgot = True
            return _opened_notes(path, self.machine.connect)

    async def _recall(self) -> None:
        """List again whoever has readable files here; they choose their name and go on, with or without a network."""
        names = files_of_people(await self.machine.storage.names())
        await self.machine.storage.mount([*DEVICE_FILES, *names])
        for known in recalled(self._folder, names, self.machine.connect):
            KnownPeople(self.notes).enter(known)
        KnownPeople(self.notes).leave()

    async def _remove(self, known: KnownPerson) -> None:
        self._leaving.begin(known)
        self.removing = True  # nothing is called gone before it is
        try:
            self._close()
            await self._leaving.finish()
        finally:
            self.removing = False
        if not self.people:
            await self.machine.mark.set(to=False)

    @property
    def _leaving(self) -> Leaving:
        return Leaving(self._folder, self.machine.storage, self.notes)

    async def _tell_server(self) -> bool:
        try:
            await signing_in.sign_out(self.server)
        except FieldworkError as error:
            return error.status == 401  # the token had ended before
        return True

    async def _signed_in(self, given: SignedIn) -> None:
        known = KnownPerson(given.person, given.name, given.login)
        forgot_pin = self.locked and self.person == given.person
        KnownPeople(self.notes).enter(known)
        await self._enter(known)
        if self.trouble:
            return
        notes = self.store.notes
        before = (notes.get("account") or {}).get("device")
        lock = None if forgot_pin else lock_of(self.store)
        self.notes.set(_WIPED, None)
        with self.store.database.transaction():
            notes.set("account", _account(given))
            keep(self.store, lock.passed() if lock else None)
            if not notes.get("epoch"):
                notes.set("epoch", given.epoch)
        if before != given.device and in_flight(self.store) is not None:
            thaw(self.store)  # the batch names the device under its old id
        self._mind(given, is_new=before is None)
        self._show(given.person, given.name, given.login, given.token)
        await self.machine.mark.set(to=True)  # last: whoever looks meanwhile finds the new token

    def _mind(self, given: SignedIn, *, is_new: bool) -> None:
        """Tell whoever comes back to a device that has lost its files."""
        earlier = given.earlier
        if is_new and self._is_new and (self._was_here or (earlier is not None and earlier.unsent)):
            known = (earlier.name, earlier.last_seen, earlier.unsent) if earlier is not None else ()
            self.store.notes.set(_CLEARED, asdict(Cleared(self._was_here, *known)))
        self._is_new = self._was_here = False
        self.cleared = self._told_cleared()

    def _told_cleared(self) -> Cleared | None:
        told = self.store.notes.get(_CLEARED)
        return Cleared(**told) if told else None

    async def _enter(self, known: KnownPerson) -> None:
        """Open a person's files; what is wrong with them becomes `trouble`, and nothing is touched. Damaged ones are
        set aside by themselves where the second copy is whole."""
        self._close()
        theirs, damaged = self._files_of(known), False
        try:
            await self.machine.storage.mount([*DEVICE_FILES, *known.files])
            second = theirs.second
            try:
                opened = theirs.open()
            except CorruptDatabase:
                if not second.read().whole:
                    raise
                theirs.set_aside()
                damaged, opened = True, theirs.open()
        except StorageFailed as error:
            self.person, self.name, self.login, self.trouble = known.person, known.name, known.login, error.code
            return
        self.store = opened
        self._put_back(theirs, second, damaged=damaged)
        self.cleared = self._told_cleared()
        account = opened.notes.get("account") or {}
        self._show(known.person, known.name, known.login, account.get("token"))
        self.lock_now()

    def _put_back(self, theirs: PersonFiles, second: SecondCopy, *, damaged: bool) -> None:
        """Let the store have what was rescued. Where the disk refuses, it waits for the next opening."""
        self.second_kept = False
        with suppress(StorageFailed):
            theirs.put_back(self.store, second, damaged=damaged)
            self._second, self.second_kept = second, True
        self.taken_over = files.taken_over(self.store.notes)

    def _files_of(self, known: KnownPerson) -> PersonFiles:
        machine = self.machine
        return PersonFiles(self._folder, known, machine.now_ms, machine.random_bytes, machine.connect)

    def _show(self, person: str, name: str, login: str, token: str | None) -> None:
        self._token = token
        self.person, self.name, self.login, self.trouble = person, name, login, ""
        self.needs_sign_in = token is None
        self.locked = False
        self.refresh()

    def _close(self) -> None:
        self.store.close()
        self.store = self._in_memory()
        self._token, self._second = None, None
        self.person, self.name, self.login, self.roles = None, "", "", ()
        self.ready, self.needs_sign_in, self.trouble, self.locked = False, False, "", False
        self.second_kept, self.taken_over, self.cleared = True, None, None

    def _in_memory(self) -> Store:
        machine = self.machine
        return Store.open(_IN_MEMORY, _IN_MEMORY, now_ms=machine.now_ms, random_bytes=machine.random_bytes)


def _opened_notes(path: Path, connect: Connect) -> Database:
    database = Database(path, connect)
    try:
        checked(database)
        migrate(database, NOTES)
    except BaseException:
        database.close()
        raise
    return database


def _account(given: SignedIn) -> dict[str, Any]:
    return {
        "person": given.person,
        "device": given.device,
        "token": given.token,
        "name": given.name,
        "login": given.login,
        "roles": list(given.roles),
    }
