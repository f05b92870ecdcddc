"""What the rules do not let the person signed in write is not stored, and says why."""

import pytest

from app import permitted
from fieldwork.errors import Invalid
from tests.support.area import TODAY, Area
from tests.support.clients import a_client


def test_what_may_be_written_is_stored() -> None:
    area = Area("secretariat")
    visit = area.visit(0, days=2)

    permitted.write(a_client("secretariat", store=area.store), "visit", visit, {"purpose": "ติดตามการอ่าน"})

    assert area.store.rows["visit", visit]["purpose"] == "ติดตามการอ่าน"


def test_what_may_not_is_refused_with_the_rules_reason_and_nothing_is_stored() -> None:
    area = Area()
    visit = area.visit(0, days=2, member=False)
    client = a_client(store=area.store)
    closing = {"closed_at": 1, "closed_reason": None}

    refused = permitted.refusal(client, "visit", visit, closing)
    with pytest.raises(Invalid) as raised:
        permitted.write(client, "visit", visit, closing)

    assert refused is not None and refused.code == raised.value.code == "leader_only"
    assert "closed_at" not in area.store.rows["visit", visit] and not area.store.written
    assert client.today() == TODAY
