"""Where a person is on the way in: looking the invitation up, choosing a passphrase, entering, or stopped and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.account.passphrase import Strength
from app.account.passphrase import complaint as wrong_with
from app.account.signing_in import Invitation
from fieldwork.errors import FieldworkError, Unreachable

_OVER = {"invitation_unknown", "invitation_used", "invitation_expired", "invitation_withdrawn"}


@dataclass(frozen=True, slots=True)
class JoinState:
    """`phase`: looking, open, entering, offline or stopped. `code` is the refusal's, `facts` its facts."""

    phase: str = "looking"
    invitation: Invitation | None = None
    code: str = ""
    facts: tuple[tuple[str, Any], ...] = ()
    complaint: str = ""  # empty, short, simple or different: what is wrong with the fields

    @property
    def is_over(self) -> bool:
        """The invitation lets nobody in any more: trying again is of no use."""
        return self.code in _OVER

    @property
    def needs(self) -> str:
        """none, new_passphrase or passphrase."""
        return self.invitation.needs if self.invitation else "none"


def opened(state: JoinState, invitation: Invitation) -> JoinState:
    """The invitation was found."""
    return JoinState(phase="open", invitation=invitation)


def checked(state: JoinState, passphrase: str, again: str) -> JoinState:
    """Enter, if the fields allow it; otherwise say what is wrong with them."""
    complaint = ""
    if state.needs == "passphrase" and not passphrase:
        complaint = Strength.EMPTY.value
    if state.needs == "new_passphrase":
        complaint = wrong_with(passphrase, again)
    phase = "open" if complaint else "entering"
    return replace(state, phase=phase, complaint=complaint, code="", facts=())


def refused(state: JoinState, error: FieldworkError) -> JoinState:
    """What an error makes of it: no network is weather, an invitation that is over stops, the rest may be retried."""
    facts = tuple(error.facts.items())
    if isinstance(error, Unreachable):
        return replace(state, phase="offline", code=error.code, facts=facts)
    over = state.invitation is None or error.code in _OVER
    return replace(state, phase="stopped" if over else "open", code=error.code, facts=facts)
