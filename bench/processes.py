"""What a process and its children have used: processor seconds and memory, as the kernel counts them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor seconds of all of them, those that ended included, and the sum of their largest resident memory."""

    seconds: float
    peak_mb: float


def usage(pid: int) -> Usage:
    """What this process and the processes it started have used so far."""
    pids = [pid, *_started_by(pid)]
    return Usage(_seconds(pid, ended=True) + sum(map(_seconds, pids[1:])), sum(map(_peak_mb, pids)))


def on_processor(pid: int) -> float:
    """Seconds that this process's first thread has been on a processor, to the nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def parent(pid: int) -> int:
    """The process that started this one."""
    return int(_stat(pid)[1])


def _started_by(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _seconds(pid: int, *, ended: bool = False) -> float:
    fields = _stat(pid)
    used = sum(map(int, fields[11:13])) + (sum(map(int, fields[13:15])) if ended else 0)
    return used / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _peak_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
