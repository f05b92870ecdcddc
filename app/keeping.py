"""What a screen does with what somebody writes: keep it where the rules let that person, or say why it was not kept."""

from __future__ import annotations

from app import permitted
from app.client import Client
from app.permitted import Write
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError


class Keeping:
    """A screen that keeps edits. `trouble` is why the last of them was not kept, "" while it was. What comes of one
    reaches the screen as every change of the store does (`app.client.use_live`)."""

    client: Client
    trouble: str

    def _keep(self, *writes: Write, must: bool = False) -> bool:
        """Store edits in their order, each only if the rules let this person make it. `must` raises, so that a field
        says "not saved"."""
        try:
            for kind, record, fields in writes:
                permitted.write(self.client, kind, record, fields)
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            if must:
                raise
            return False
        self.trouble = ""
        return True
