"""Bugs of the PIN: of trying one, of sealing before wiping, and of letters to the office on their way."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, Fault
from tests.faults.planting import Line

_NO_PIN = "nobody in a day has a PIN"
_LOCKING = DEVICE + "test_locking.py::"
_SEALED_FIRST = (
    "        try:\n            await self._seal()\n        except (StorageFailed, Unreachable):\n"
    "            return Tried.HELD\n        await self.session.wipe()\n"
)

LETTERS = (
    Fault(
        "wiped_before_sealed",
        "files are wiped first and their work is sealed afterwards",
        (Line("app.locking", _SEALED_FIRST, "        await self.session.wipe()\n        await self._seal()\n"),),
        _LOCKING + "test_work_that_is_not_whole_on_the_disk_as_a_letter_is_never_wiped[no_room]",
        None,
        _NO_PIN,
    ),
    Fault(
        "wiped_whatever_came_of_sealing",
        "files are wiped although their work could not be sealed",
        (
            Line(
                "app.locking",
                "            return Tried.HELD\n        await self.session",
                "            pass\n        await self.session",
            ),
        ),
        _LOCKING + "test_without_the_offices_key_nothing_is_wiped_and_the_passphrase_opens",
        None,
        _NO_PIN,
    ),
    Fault(
        "letter_not_read_back",
        "a letter that was written counts as being on the disk",
        (Line("app.account.letters", "if sha256(self.read(name)).digest() != sha256(letter).digest():", "if False:"),),
        _LOCKING + "test_work_that_is_not_whole_on_the_disk_as_a_letter_is_never_wiped[half]",
        None,
        _NO_PIN,
    ),
    Fault(
        "letter_still_in_memory",
        "files are wiped while their letter is on its way to the disk",
        (
            Line(
                "app.account.letters",
                "            self._write(name, letter)\n        await self._storage.until_durable()\n",
                "            self._write(name, letter)\n",
            ),
            Line(
                "app.account.letters",
                "[*self.names, *names])\n        await self._storage.until_durable()\n",
                "[*self.names, *names])\n",
            ),
        ),
        _LOCKING + "test_a_letter_that_does_not_become_durable_wipes_nothing",
        None,
        _NO_PIN,
    ),
    Fault(
        "wiping_is_not_finished",
        "a wipe that was cut short leaves the second copy, which brings all of it back",
        (
            Line(
                "app.session",
                "        await self._leaving.finish()\n        await self.letters.mount()\n",
                "        await self.letters.mount()\n",
            ),
        ),
        _LOCKING + "test_wiping_that_is_cut_short_anywhere_loses_nothing_and_is_finished[unlink]",
        None,
        _NO_PIN,
    ),
    Fault(
        "tries_counted_afterwards",
        "a try counts once it was found to be wrong",
        (
            Line(
                "app.locking",
                "        self.session.keep_lock(counted)\n        await self.storage.until_durable()\n"
                "        if await locks.fits(counted, self.sealing, pin):\n",
                "        if await locks.fits(counted, self.sealing, pin):\n",
            ),
        ),
        _LOCKING + "test_a_try_is_on_the_disk_before_the_pin_is_looked_at",
        None,
        _NO_PIN,
    ),
    Fault(
        "letter_gone_before_the_reply",
        "a letter leaves the device when it is sent, and not when the office has it",
        (
            Line(
                "app.handing_in",
                '            try:\n                await self.server.call("POST", "/api/letters", '
                "content=self.session.letters.read(name))\n",
                "            try:\n                letter = self.session.letters.read(name)\n"
                "                self.session.letters.done(name)\n"
                '                await self.server.call("POST", "/api/letters", content=letter)\n',
            ),
        ),
        _LOCKING + "test_letters_are_handed_in_by_themselves_and_leave_when_the_office_has_them",
        None,
        _NO_PIN,
    ),
    Fault(
        "letter_tried_once",
        "a letter that found no office waits until the app is opened anew",
        (
            Line(
                "app.handing_in",
                "        while not await self.now():\n",
                "        while not await self.now() and False:\n",
            ),
        ),
        _LOCKING
        + "test_a_letter_goes_when_the_line_to_the_office_is_back_though_the_device_never_lost_its_own_network",
        None,
        _NO_PIN,
    ),
    Fault(
        "letter_stumbled_over_holds_up",
        "a letter over which the office stumbles holds up those behind it",
        (Line("app.handing_in", "if error.code == _FAULT:", "if False:"),),
        _LOCKING + "test_a_letter_over_which_the_office_stumbles_does_not_hold_up_the_others",
        None,
        _NO_PIN,
    ),
    Fault(
        "letters_in_anybodys_name",
        "whoever has a token may hand in a letter in another's name",
        (Line("sync_server.letters", "if device is None or device.person != origin.person:", "if device is None:"),),
        SERVER + "test_letters.py::test_nobody_writes_in_anothers_name_with_the_token_of_their_own",
        None,
        _NO_PIN,
    ),
    Fault(
        "letters_of_lost_devices_enter",
        "what was sealed on a device that the office had signed out enters unasked",
        (Line("sync_server.letters", 'return device, Refusal("letter_device_ended")', "return device, None"),),
        SERVER + "test_letters.py::test_work_from_a_device_that_was_signed_out_waits_for_the_office_and_is_not_lost",
        None,
        _NO_PIN,
    ),
)
