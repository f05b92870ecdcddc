"""One edit, stored only where the rules let the person signed in make it: the same that the server asks of it later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.client import Client
from fieldwork import access
from fieldwork.errors import Invalid
from fieldwork.refusals import Refusal

Write = tuple[str, str, dict[str, Any]]
"""Kind, record id and fields of one edit."""


def refusal(client: Client, kind: str, record: str, fields: Mapping[str, Any]) -> Refusal | None:
    """Why the person signed in may not write these fields, or None."""
    store = client.store
    actor = access.actor_on(client.session.person or "", store, client.today())
    return access.refusal_of(actor, kind, record, fields, store)


def write(client: Client, kind: str, record: str, fields: Mapping[str, Any]) -> None:
    """Store one edit. Raises Invalid, with the rules' reason, where this person may not make it, and what the store
    raises where it cannot be kept."""
    refused = refusal(client, kind, record, fields)
    if refused is not None:
        raise Invalid(refused.code, **refused.facts)
    client.store.write(kind, record, fields)
