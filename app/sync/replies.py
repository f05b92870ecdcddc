"""Reading the server's replies: what is not a reply of this protocol is taken for no reply at all.

A newer server may say more; fields unknown here are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from fieldwork.errors import Unreachable
from fieldwork.wire import EditResult, Gone, HistoryLine, PullReply, PushReply, Row

Read = TypeVar("Read")
_OF_LINE = {each.name for each in fields(HistoryLine)}


def protocols(message: Any) -> tuple[int, int]:
    """The oldest and the newest protocol of a hello. Raises Unreachable when it is not one."""

    def read(m: Mapping[str, Any]) -> tuple[int, int]:
        oldest, newest = m["protocol"]
        return int(oldest), int(newest)

    return _whole(message, read)


def push_reply(message: Any) -> PushReply:
    """The reply to a push. Raises Unreachable when it is not one."""

    def read(m: Mapping[str, Any]) -> PushReply:
        results = [_result(r) for r in m["results"]]
        return PushReply(int(m["protocol"]), str(m["epoch"]), int(m["server_now"]), int(m["received"]), results)

    return _whole(message, read)


def pull_reply(message: Any) -> PullReply:
    """The reply to a pull. Raises Unreachable when it is not one."""

    def read(m: Mapping[str, Any]) -> PullReply:
        return PullReply(
            protocol=int(m["protocol"]),
            epoch=str(m["epoch"]),
            server_now=int(m["server_now"]),
            received=int(m["received"]),
            scopes=[str(scope) for scope in m["scopes"]],
            rows=[Row(r["kind"], r["id"], r["scope"], r["seq"], r["fields"], r["marks"]) for r in m["rows"]],
            gone=[Gone(g["scope"], g["kind"], g["id"], g["seq"]) for g in m["gone"]],
            cursors=[(int(seq), [str(scope) for scope in scopes]) for seq, scopes in m["cursors"]],
            more=bool(m["more"]),
            counts=_numbers(m.get("counts")),
            digests=_numbers(m.get("digests")),
            aside=[_result(r) for r in m.get("aside") or ()],
            turn=str(m.get("turn") or ""),
            rejoin={name: str(m["rejoin"][name]) for name in ("device", "token")} if m.get("rejoin") else {},
        )

    return _whole(message, read)


def _numbers(by_scope: Mapping[str, Any] | None) -> dict[str, int]:
    return {str(scope): int(number) for scope, number in (by_scope or {}).items()}


def history_lines(message: Any) -> list[HistoryLine]:
    """The lines of a history. Raises Unreachable when it is not one.

    An older server tells neither bases nor what stands: its lines are history to read, not a conflict to settle.
    """

    def read(lines: Any) -> list[HistoryLine]:
        if not isinstance(lines, list):
            raise TypeError("a history is a list")
        return [HistoryLine(**{**_UNTOLD, **{n: v for n, v in line.items() if n in _OF_LINE}}) for line in lines]

    return _whole(message, read)


_UNTOLD = {"old": None, "device_name": "", "base": None, "stands": ""}


def _result(result: Mapping[str, Any]) -> EditResult:
    return EditResult(
        str(result["id"]),
        str(result["status"]),
        str(result.get("code") or ""),
        str(result.get("message") or ""),
        dict(result.get("stamps") or {}),
        list(result.get("lost") or []),
    )


def _whole(message: Any, read: Callable[[Mapping[str, Any]], Read]) -> Read:
    try:
        return read(message)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unreachable("unreachable", reason="not our server") from error
