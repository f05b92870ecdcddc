"""The PIN keeps others out, and whoever wipes a device with it never takes unsent work along."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import app.locking
from app.account import lock as locks
from app.account.letters import Letters
from app.account.lock import MOST_TRIES, Lock, Weakness, is_due, weakness
from app.account.people import KnownPeople
from app.handing_in import HandingIn
from app.locking import Locking, Tried
from app.session import Session
from app.store.errors import StorageBroken, StorageFull
from app.store.export import letters_of
from fieldwork import carried, letters
from fieldwork.carried import Carried
from fieldwork.errors import Invalid, Unreachable
from tests.support.crashes import Crash
from tests.support.places import Place, ended
from tests.support.sealing import QuickSealing
from tests.support.stores import NOW_MS, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="งานที่ยังไม่ได้ส่ง")
PIN, WRONG = "482913", "000000"
MINUTE = 60_000


@pytest.fixture(scope="session")
def office() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


class Office:
    """The server, as far as letters go: gives its key, takes letters, and is away when the test says so."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self.key = key
        self.received: list[Carried] = []
        self.failure: Exception | None = None

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    async def call(self, method: str, path: str, *, content: Any = None, json: Any = None, params: Any = None) -> Any:
        del json, params
        if self.failure is not None:
            raise self.failure
        if method == "GET":
            return {"key": letters.name_of(self.public), "public": base64.b64encode(self.public).decode()}
        self.received.append(self.read(content))
        return {}

    def read(self, letter: bytes) -> Carried:
        head, parts = letters.read(letter)
        cipher = AESGCM(self.key.decrypt(head.wrapped, OAEP(MGF1(SHA256()), SHA256(), None)))
        return carried.read(letters.opened(cipher.decrypt(p.nonce, p.body, head.line) for p in parts))


class Disk:
    """Where commits are, before and after they are on it."""

    durable = True

    async def until_durable(self) -> None:
        """At once."""


class Ticking:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = NOW_MS

    def __call__(self) -> int:
        return self.now


class Phone:
    """A device with somebody signed in, a PIN set, and unsent work."""

    def __init__(self, place: Place, office: Office, clock: Ticking) -> None:
        self.place, self.office, self.clock = place, office, clock
        self.session: Session
        self.locking: Locking

    async def on(self) -> Phone:
        """Switch it on, off before or not."""
        self.session = await self.place.start()
        sealing, disk = QuickSealing(), Disk()
        self.locking = Locking(self.session, self.office, sealing, disk, self.clock, os.urandom)
        return self

    async def again(self) -> Phone:
        """The app ends and starts."""
        ended(self.session)
        return await self.on()

    async def fail(self, times: int) -> list[Tried]:
        """So many wrong PINs, as far apart as need be."""
        said = []
        for _ in range(times):
            self.clock.now += 60 * MINUTE
            said.append(await self.locking.attempt(WRONG))
        return said

    def files(self) -> set[str]:
        return {path.name for path in self.place.folder.iterdir() if not path.name.startswith("device.db")}


@pytest.fixture
async def phone(place: Place, office: rsa.RSAPrivateKey) -> Phone:
    made = await Phone(place, Office(office), Ticking()).on()
    await made.session.sign_in("one", "วลีผ่านที่ยาวพอ")
    await made.locking.set_pin(PIN)
    made.session.store.write(KIND, RECORD, FIELDS)
    made.session.store.blobs.put(b"a photo", "image/jpeg")
    made.session.lock_now()
    return made


async def test_the_pin_opens_and_nothing_else_does(phone: Phone) -> None:
    assert phone.session.locked
    assert await phone.fail(1) == [Tried.WRONG] and phone.session.locked

    assert await phone.locking.attempt(PIN) is Tried.OPEN
    assert not phone.session.locked and phone.session.lock is not None and phone.session.lock.left == MOST_TRIES


async def test_an_app_that_starts_is_locked_whatever_was_open_before(phone: Phone) -> None:
    await phone.locking.attempt(PIN)

    assert (await phone.again()).session.locked


async def test_going_on_as_somebody_known_here_asks_for_that_persons_pin(phone: Phone) -> None:
    phone.session.leave()
    await phone.session.sign_in("two", "วลีผ่านที่ยาวพอ")
    assert not phone.session.locked

    await phone.session.resume(an_id("one"))

    assert phone.session.locked and phone.session.store.get(KIND, RECORD) is not None


async def test_a_wrong_try_counts_although_the_app_is_ended_at_once(phone: Phone) -> None:
    await phone.fail(2)
    assert phone.session.lock is not None and phone.session.lock.left == MOST_TRIES - 2

    await phone.again()

    assert phone.session.lock is not None and phone.session.lock.left == MOST_TRIES - 2


async def test_a_try_is_on_the_disk_before_the_pin_is_looked_at(phone: Phone) -> None:
    """Whoever ends the app between the two gains nothing."""

    class Ending(QuickSealing):
        async def key(self, passphrase: bytes, salt: bytes, rounds: int) -> Any:
            raise Crash

    phone.locking.sealing = Ending()
    with pytest.raises(Crash):
        await phone.locking.attempt(PIN)

    await phone.again()

    assert phone.session.lock is not None and phone.session.lock.left == MOST_TRIES - 1


async def test_after_some_wrong_tries_the_next_has_to_wait_and_does_not_count(phone: Phone) -> None:
    await phone.fail(4)

    phone.clock.now += 1000
    assert await phone.locking.attempt(PIN) is Tried.WAIT
    assert phone.session.lock is not None and phone.session.lock.left == MOST_TRIES - 4

    phone.clock.now += 30_000
    assert await phone.locking.attempt(PIN) is Tried.OPEN


@pytest.mark.parametrize("years", [-10, 10])
async def test_a_clock_that_is_wrong_by_years_locks_nobody_out(phone: Phone, years: int) -> None:
    await phone.fail(4)

    phone.clock.now += years * 365 * 24 * 60 * MINUTE

    assert await phone.locking.attempt(PIN) is Tried.OPEN


async def test_too_many_wrong_tries_seal_unsent_work_to_the_office_and_wipe_the_rest(phone: Phone) -> None:
    assert (await phone.fail(MOST_TRIES))[-2:] == [Tried.WRONG, Tried.WIPED]

    assert not phone.session.signed_in and phone.session.people == [] and phone.session.wiped
    (name,) = phone.session.letters.names
    assert phone.files() == {name}
    sealed = phone.session.letters.read(name)
    assert b"one" not in sealed and b"token-1" not in sealed
    inside = phone.office.read(sealed)
    assert (inside.origin.person, inside.origin.token) == (an_id("one"), "token-1")
    assert [each.edit.record for each in inside.edits] == [RECORD] and inside.photos[0].body == b"a photo"


async def test_nothing_is_called_wiped_before_it_is_gone(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, bool]] = []
    mount = phone.session.machine.storage.mount

    async def mounting(names: Sequence[str]) -> Path:
        seen.append((phone.session.signed_in, phone.session.wiped))
        return await mount(names)

    monkeypatch.setattr(phone.session.machine.storage, "mount", mounting)
    await phone.fail(MOST_TRIES)

    assert (False, False) in seen and (False, True) not in seen
    assert phone.session.wiped


async def test_with_nothing_unsent_nothing_is_sealed(place: Place, office: rsa.RSAPrivateKey) -> None:
    phone = await Phone(place, Office(office), Ticking()).on()
    await phone.session.sign_in("one", "วลีผ่านที่ยาวพอ")
    await phone.locking.set_pin(PIN)

    assert (await phone.fail(MOST_TRIES))[-1] is Tried.WIPED
    assert phone.session.letters.names == [] and phone.files() == set()


def no_room(self: Letters, name: str, letter: bytes) -> None:
    raise StorageFull("storage_full")


def half(self: Letters, name: str, letter: bytes) -> None:
    (self._folder / name).write_bytes(letter[: len(letter) // 2])


def forgetful(self: Letters, name: str, letter: bytes) -> None:
    (self._folder / name).write_bytes(letter[:-1] + bytes([letter[-1] ^ 1]))


@pytest.mark.parametrize("write", [no_room, half, forgetful])
async def test_work_that_is_not_whole_on_the_disk_as_a_letter_is_never_wiped(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, write: Callable[..., None]
) -> None:
    monkeypatch.setattr(Letters, "_write", write)

    assert (await phone.fail(MOST_TRIES))[-1] is Tried.HELD

    assert phone.session.store.get(KIND, RECORD) is not None and phone.session.letters.names == []
    monkeypatch.undo()
    assert await phone.locking.attempt("") is Tried.WIPED and len(phone.session.letters.names) == 1


async def test_a_letter_that_does_not_become_durable_wipes_nothing(phone: Phone) -> None:
    """A browser without file handles has it in memory a moment longer."""

    async def refuses() -> None:
        raise StorageBroken("storage_broken")

    phone.session.machine.storage.until_durable = refuses  # type: ignore[method-assign]

    assert (await phone.fail(MOST_TRIES))[-1] is Tried.HELD
    assert phone.session.store.get(KIND, RECORD) is not None


async def test_without_the_offices_key_nothing_is_wiped_and_the_passphrase_opens(
    place: Place, office: rsa.RSAPrivateKey
) -> None:
    phone = await Phone(place, Office(office), Ticking()).on()
    phone.office.failure = Unreachable("unreachable")
    await phone.session.sign_in("one", "วลีผ่านที่ยาวพอ")
    await phone.locking.set_pin(PIN)
    phone.session.store.write(KIND, RECORD, FIELDS)
    phone.session.lock_now()

    assert (await phone.fail(MOST_TRIES))[-1] is Tried.HELD and not phone.locking.knows_key
    assert await phone.locking.attempt(PIN) is Tried.HELD and phone.session.locked

    await phone.session.sign_in("one", "วลีผ่านที่ยาวพอ")
    assert not phone.session.locked and phone.session.lock is None
    assert phone.session.store.get(KIND, RECORD) is not None and phone.session.store.counts().edits == 1


STEPS = ("seal", "write", "list", "note", "forget", "unlink")


@pytest.mark.parametrize("step", STEPS)
async def test_wiping_that_is_cut_short_anywhere_loses_nothing_and_is_finished(
    phone: Phone, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    for target, name in _where(step):
        monkeypatch.setattr(target, name, _cut)
    with pytest.raises(Crash):
        await phone.fail(MOST_TRIES)
    monkeypatch.undo()

    await phone.again()
    if phone.session.signed_in:  # not wiped yet: it is locked for good, and the next try goes on
        assert phone.session.locked and await phone.locking.attempt(PIN) is Tried.WIPED

    assert phone.session.people == [] and not phone.session.signed_in
    assert phone.files() == set(phone.session.letters.names) and phone.session.letters.names
    for letter in phone.session.letters.names:
        inside = phone.office.read(phone.session.letters.read(letter))
        assert [each.edit.record for each in inside.edits] == [RECORD]


def _cut(*_: object, **__: object) -> Any:
    raise Crash


def _where(step: str) -> Iterator[tuple[Any, str]]:
    yield {
        "seal": (app.locking, "seal_to_office"),
        "write": (Letters, "_write"),
        "list": (Letters, "read"),
        "note": (Session, "wipe"),
        "forget": (KnownPeople, "forget"),
        "unlink": (Path, "unlink"),
    }[step]


async def test_letters_are_handed_in_by_themselves_and_leave_when_the_office_has_them(phone: Phone) -> None:
    await phone.fail(MOST_TRIES)
    handing = HandingIn(phone.session, phone.office)
    phone.office.failure = Unreachable("unreachable")
    await handing.now()
    assert (handing.waiting, handing.handed) == (1, 0)

    phone.office.failure = None
    await phone.again()
    handing = HandingIn(phone.session, phone.office)
    await handing.now()

    assert (handing.waiting, handing.handed) == (0, 1) and phone.files() == set()
    assert [each.edit.record for each in phone.office.received[0].edits] == [RECORD]


async def test_a_letter_goes_when_the_line_to_the_office_is_back_though_the_device_never_lost_its_own_network(
    phone: Phone,
) -> None:
    await phone.fail(MOST_TRIES)
    pauses, asked = asyncio.Event(), list[float]()

    async def pause(wish: asyncio.Event, seconds: float) -> None:
        asked.append(seconds)
        pauses.set()
        await wish.wait()

    handing = HandingIn(phone.session, phone.office, lambda: 1.0, pause)
    phone.office.failure = Unreachable("unreachable")
    handing.soon()
    await asyncio.wait_for(pauses.wait(), 5)
    pauses.clear()
    handing.soon()
    await asyncio.wait_for(pauses.wait(), 5)
    assert (handing.waiting, handing.handed, asked) == (1, 0, [2.0, 4.0]), (
        "it tries again by itself, less and less often"
    )

    phone.office.failure = None
    handing.answered()
    async with asyncio.timeout(5):
        while handing.waiting:
            await asyncio.sleep(0)

    assert handing.handed == 1 and phone.files() == set()


async def test_a_letter_over_which_the_office_stumbles_does_not_hold_up_the_others(phone: Phone) -> None:
    await phone.fail(MOST_TRIES)
    (first,) = phone.session.letters.names
    await phone.session.letters.keep([phone.session.letters.read(first)])
    failures: list[Exception | None] = [Unreachable("server_fault"), None]
    call = phone.office.call

    async def stumble(*args: Any, **more: Any) -> Any:
        phone.office.failure = failures.pop(0)
        return await call(*args, **more)

    phone.office.call = stumble  # type: ignore[method-assign]
    handing = HandingIn(phone.session, phone.office)

    assert not await handing.now()
    assert (handing.waiting, handing.handed) == (1, 1) and phone.session.letters.names == [first]


async def test_a_letter_that_the_office_refuses_stays_and_says_why(phone: Phone) -> None:
    await phone.fail(MOST_TRIES)
    phone.office.failure = Invalid("letter_unknown_device")
    handing = HandingIn(phone.session, phone.office)

    await handing.now()

    assert handing.refused == "letter_unknown_device" and handing.waiting == 1 and len(phone.files()) == 1

    phone.office.failure = Unreachable("unreachable")
    await handing.now()
    assert handing.refused == "letter_unknown_device", "nobody has said otherwise"

    phone.office.failure = None
    await handing.now()
    assert (handing.waiting, handing.refused) == (0, ""), "or the next letter would be called refused"


async def test_somebody_elses_work_on_the_same_device_is_not_touched(phone: Phone) -> None:
    phone.session.leave()
    await phone.session.sign_in("two", "วลีผ่านที่ยาวพอ")
    other = finding("g", text="ของอีกคน")
    phone.session.store.write(*other)
    phone.session.leave()
    await phone.session.resume(an_id("one"))

    assert (await phone.fail(MOST_TRIES))[-1] is Tried.WIPED

    assert [known.login for known in phone.session.people] == ["two"]
    await phone.session.resume(an_id("two"))
    assert phone.session.store.get(*other[:2]) is not None


async def test_the_passphrase_opens_what_the_pin_would_not_and_takes_it_off(phone: Phone) -> None:
    await phone.fail(3)

    await phone.session.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert not phone.session.locked and phone.session.lock is None
    assert phone.session.store.counts().edits == 1


async def test_a_token_that_ended_takes_no_pin_off(phone: Phone) -> None:
    await phone.locking.attempt(PIN)

    await phone.session.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert phone.session.lock is not None and not phone.session.locked


async def test_the_second_copy_brings_the_pin_back_with_the_work(phone: Phone) -> None:
    phone.session.keep_second()
    ended(phone.session)
    for path in phone.place.folder.glob("app-*.db*"):
        path.unlink()

    await phone.on()

    assert phone.session.taken_over is not None and phone.session.locked


async def test_letters_are_split_where_a_day_does_not_fit_into_one_request(phone: Phone) -> None:
    for n in range(5):
        phone.session.store.blobs.put(bytes([n]) * 30_000, "image/jpeg")

    files = letters_of(phone.session.store, "token-1", most=100_000)

    assert len(files) > 1 and all(len(file) <= 100_000 for file in files)
    found = [carried.read(file) for file in files]
    assert sum(len(each.photos) for each in found) == 6 and sum(len(each.edits) for each in found) == 1
    assert {each.origin.token for each in found} == {"token-1"}


@pytest.mark.parametrize(
    ("pin", "again", "wrong"),
    [
        ("482913", "482913", None),
        ("4829", "4829", None),
        ("482", "482", Weakness.SHORT),
        ("4" * 13, "4" * 13, Weakness.LONG),
        ("1111", "1111", Weakness.SIMPLE),
        ("123456", "123456", Weakness.SIMPLE),
        ("9876", "9876", Weakness.SIMPLE),
        ("๔๘๒๙", "๔๘๒๙", Weakness.NOT_DIGITS),
        ("48a9", "48a9", Weakness.NOT_DIGITS),
        ("", "", Weakness.NOT_DIGITS),
        ("482913", "482914", Weakness.DIFFERENT),
    ],
)
def test_a_new_pin_is_judged_before_it_is_kept(pin: str, again: str, wrong: Weakness | None) -> None:
    assert weakness(pin, again) is wrong


@pytest.mark.parametrize(
    ("away", "due"), [(0, False), (5 * MINUTE - 1, False), (5 * MINUTE, True), (-1, True), (10**12, True)]
)
def test_the_pin_is_asked_again_after_some_minutes_away_or_a_clock_set_back(away: int, due: bool) -> None:
    assert is_due(NOW_MS, NOW_MS + away, 5) is due


async def test_nothing_of_the_pin_is_kept_and_two_of_the_same_look_different() -> None:
    one, two = [await locks.made(QuickSealing(), PIN, os.urandom, minutes=5) for _ in range(2)]

    assert (one.salt, one.proof) != (two.salt, two.proof) and one.rounds >= 600_000
    assert await locks.fits(one, QuickSealing(), PIN) and not await locks.fits(one, QuickSealing(), WRONG)


def test_ten_tries_take_half_an_hour() -> None:
    lock = Lock("", "", "")
    waited = 0
    for _ in range(MOST_TRIES - 1):
        lock = lock.tried(NOW_MS)
        waited += lock.wait_ms(NOW_MS)

    assert waited >= 30 * MINUTE
