"""A file on its way in: chosen, opened with its passphrase, looked at, and taken into the store only when asked."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.client import Client
from app.screens.carry.state import Contents, Whose, contents
from app.sealing import unseal
from app.store.export import Taken, take_in
from app.tray import ChosenFile
from app.wording import language
from fieldwork import carried
from fieldwork.carried import Carried
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence
from fieldwork.records import Person
from fieldwork.thai.names import PersonName


@ft.observable
@dataclass
class CarryDesk:
    """What is known of the file so far. Nothing of it is in the store before `taken`."""

    client: Client
    file: ChosenFile | None = None
    passphrase: str = ""
    is_busy: bool = False
    trouble: str = ""
    found: Contents | None = None
    taken: Taken | None = None
    inside: Carried | None = None

    def choose(self, file: ChosenFile) -> None:
        """Begin with this file."""
        self.passphrase, self.trouble, self.found, self.taken, self.inside = "", "", None, None, None
        self.file = file

    async def open(self) -> None:
        """Open it, and tell what is in it or why it does not open."""
        if self.file is None or self.is_busy:
            return
        self.is_busy, self.trouble = True, ""
        try:
            self.inside = carried.read(await unseal(self.client.sealing, self.file.data, self.passphrase))
            self.found = self._contents(self.inside)
        except FieldworkError as error:
            self.trouble = sentence(error.code, error.facts, language=language.spoken())
        finally:
            self.is_busy = False

    def take(self) -> None:
        """Put it into the store and have it sent. Only one's own: nobody writes in another's name."""
        if self.inside is None or self.found is None or self.found.whose is not Whose.OWN:
            return
        self.trouble = ""
        try:
            self.taken = take_in(self.client.store, self.inside)
        except FieldworkError as error:
            self.trouble = sentence(error.code, error.facts, language=language.spoken())
            return
        self.client.syncing.soon()

    def _contents(self, inside: Carried) -> Contents:
        return contents(inside, self.client.session.person or "", known_name=self._known_name(inside.origin.person))

    def _known_name(self, person: str) -> str | None:
        """What this office calls somebody; "" while this device has not heard of anybody yet."""
        store = self.client.store
        author = store.one(Person, person)
        if author is None:
            return None if store.find("person") else ""
        return str(PersonName(author.title or "", author.given or "", author.surname or ""))
