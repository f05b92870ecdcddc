"""What went wrong in this run, counted by code and place alone: nothing in it was written by anybody."""

from __future__ import annotations

import logging
from collections import Counter

from fieldwork.errors import FieldworkError

_MOST = 50  # kinds; more would be of no more help


class Mishaps(logging.Handler):
    """Counts what the app logs as wrong. The words of a message are not kept: they may hold what a person typed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.counted: Counter[str] = Counter()

    def watch(self) -> None:
        """Listen from now on, once."""
        app = logging.getLogger("app")
        for before in [handler for handler in app.handlers if isinstance(handler, Mishaps)]:
            app.removeHandler(before)
        app.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one by where it was and what kind of failure it was."""
        error = record.exc_info[1] if record.exc_info else None
        kind = error.code if isinstance(error, FieldworkError) else type(error).__name__ if error else record.levelname
        name = f"{record.name}:{_place(record)}:{kind}"
        if name in self.counted or len(self.counted) < _MOST:
            self.counted[name] += 1


def _place(record: logging.LogRecord) -> str:
    """Where it was raised, or else where it was logged: a function and a line of the app's own code."""
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return f"{record.funcName}:{record.lineno}"
    return f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
