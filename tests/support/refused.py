"""Reading a refusal of the server."""

from __future__ import annotations

import re
from typing import Any

THAI = re.compile("[\u0e00-\u0e7f]")


def assert_problem(reply: Any, status: int, code: str) -> None:
    """A problem document: typed, coded, in Thai first."""
    body = reply.json()
    assert (reply.status_code, body["status"], body["code"]) == (status, status, code), reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert THAI.search(body["detail"]) and body["detail_en"] and "…" not in body["detail"]
