"""Every expected way to fail, as one tree. Raise these for what a caller cannot sensibly continue past.

    FieldworkError            base: carries a stable code, an HTTP status and a Thai sentence
    ├── Refused               the actor may not do this
    ├── Invalid               a value, record or file is not acceptable
    ├── NotFound              nothing by that name is visible to the actor
    ├── SignInFailed          token, invitation or passphrase is not accepted
    ├── Outdated              the other side speaks a protocol too old or too new
    ├── EpochChanged          the server was restored; cursors no longer mean anything
    └── Unreachable           no server answered; ordinary weather, nothing is lost

A code never changes once released; sentences may. The catalogue is `fieldwork/problems.py`.
"""

from __future__ import annotations

from typing import Any


class FieldworkError(Exception):
    """Base of all expected errors. `code` is stable, `facts` fill the Thai sentence of the catalogue."""

    status = 400

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(FieldworkError):
    """The actor is known but may not do this."""

    status = 403


class Invalid(FieldworkError):
    """A value, record or file breaks a rule; the sentence says where, what and what to do."""

    status = 422


class NotFound(FieldworkError):
    """Nothing by that name exists, or the actor may not know that it does."""

    status = 404


class SignInFailed(FieldworkError):
    """A token, invitation or passphrase was not accepted. Unsent work stays on the device."""

    status = 401


class Outdated(FieldworkError):
    """The protocol versions of the two sides have no overlap."""

    status = 426


class EpochChanged(FieldworkError):
    """The server was restored from a backup: the device rebuilds its mirror and offers its writes again."""

    status = 409


class Unreachable(FieldworkError):
    """No server answered in time, or something else answered in its place."""

    status = 503
