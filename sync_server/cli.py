"""What whoever runs the server may ask of it: serve, init, invite, backup, restore, sweep, take-in. See `--help`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence
from sync_server.settings import Settings, SettingsError

Command = Callable[[Settings, argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None, env: Mapping[str, str] | None = None) -> int:
    """Run one command. Returns 0, or 1 with the reason on standard error."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        command: Command = asked.command
        return command(Settings.from_env(os.environ if env is None else env), asked)
    except SettingsError as error:
        print(error, file=sys.stderr)
    except FieldworkError as error:
        print(f"{error.code}: {sentence(error.code, error.facts, language='en')}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nithet-server", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")

    serve = commands.add_parser("serve", help="run the server (HOST, PORT, DATA_DIR, DATABASE_URL, PUBLIC_URL)")
    serve.set_defaults(command=_in("sync_server.serving", "serve"))

    init = commands.add_parser("init", help="set up an empty server and print the first sign-in link")
    init.add_argument("--office", default="สำนักงานเขตพื้นที่การศึกษา", help="the office's name in Thai")
    init.add_argument("--office-en", default="", help="the office's name in English")
    init.add_argument("--given", default="ฝ่ายเลขานุการ", help="given name of the first secretariat person")
    init.add_argument("--surname", default="")
    init.add_argument("--title", default="")
    init.add_argument("--login", default="office")
    init.set_defaults(command=_in("sync_server.serving", "init"))

    invite = commands.add_parser("invite", help="print a new sign-in link for a person")
    invite.add_argument("login")
    invite.add_argument("--days", type=int, default=7)
    invite.add_argument("--reset", action="store_true", help="let the person choose a new passphrase")
    invite.set_defaults(command=_in("sync_server.serving", "invite"))

    backup = commands.add_parser("backup", help="copy database and files into a new folder, while the server runs")
    backup.add_argument("folder", help="a folder that does not exist yet")
    backup.set_defaults(command=_in("sync_server.backups", "backup"))

    restore = commands.add_parser("restore", help="check a backup and put it in place of this server's data")
    restore.add_argument("folder", help="what `backup` made")
    restore.add_argument("--replace", action="store_true", help="keep aside the data that is here, and replace it")
    restore.set_defaults(command=_in("sync_server.restores", "restore"))

    restored = commands.add_parser("restored", help="say that the database was set back by other means than `restore`")
    restored.set_defaults(command=_in("sync_server.backups", "restored"))

    sweep = commands.add_parser("sweep", help="let go of photos that no record names and of uploads that were left")
    sweep.set_defaults(command=_in("sync_server.sweeping", "command"))

    take_in = commands.add_parser("take-in", help="take in unsent work from a sealed file or a letter to the office")
    take_in.add_argument("file", help="what the app saved; its passphrase is asked for, or read from standard input")
    take_in.set_defaults(command=_in("sync_server.taking_in", "command"))

    demo = commands.add_parser("demo", help="set up a fictional area and serve it")
    demo.set_defaults(command=_in("sync_server.demo.command", "demo"))
    return parser


def _in(module: str, name: str) -> Command:
    """The command of a module that is imported only when it runs: a running server holds no more than it uses."""

    def run(settings: Settings, asked: argparse.Namespace) -> int:
        command: Command = getattr(import_module(module), name)
        return command(settings, asked)

    return run
