"""The command by which whoever runs the server takes in a file of unsent work."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections import Counter
from pathlib import Path

from fieldwork import carried as framing
from fieldwork import letters
from fieldwork.problems import sentence
from fieldwork.wire import QUARANTINED, EditResult
from sync_server import carried, letter_key
from sync_server.main import open_server
from sync_server.settings import Settings, SettingsError


def command(settings: Settings, asked: argparse.Namespace) -> int:
    """`nithet-server take-in FILE`"""
    try:
        file = Path(asked.file).read_bytes()
    except OSError as error:
        raise SettingsError(f"{asked.file} cannot be read: {error.strerror}") from error
    server = open_server(settings)
    if letters.is_letter(file):  # only the office's key opens it
        taken = carried.take(server, framing.read(letter_key.opened(server, file)), file)
    else:
        passphrase = getpass.getpass("Passphrase of the file: ") if sys.stdin.isatty() else sys.stdin.readline()
        taken = carried.take_in(server, file, passphrase)
    sys.stdout.write(_told(taken))
    return 0


def _told(taken: carried.TakenIn) -> str:
    counted = Counter(result.status for result in taken.results)
    said = ", ".join(f"{n} {status}" for status, n in sorted(counted.items())) or "no edits"
    lines = [f"Work of {taken.name}: {said}; {taken.photos} photos kept, {taken.refused_photos} refused."]
    lines += [f"  kept aside: {_why(r, taken)}" for r in taken.results if r.status == QUARANTINED]
    return "\n".join(lines) + "\n"


def _why(result: EditResult, taken: carried.TakenIn) -> str:
    """Why an edit is kept aside, as far as the office reads it: of what is told in confidence, that it is."""
    if result.id in taken.confided:
        return f"reason_withheld {sentence('reason_withheld')}"
    return f"{result.code} {result.message}"
