"""The entry of the site under test: does what its address asks (`#/commit/5`) and tells the result as the title.

Another address is another act of the same start.
"""

from __future__ import annotations

import asyncio
import base64
import functools
import json
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft
import httpx
import js

from app.platform.browser.here import here as browser
from app.platform.here import Here
from app.store.database import Database
from app.store.errors import StorageFailed

FILES = ["probe.db", "probe.db-journal"]
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
GLYPHS = "ที่นี่ ป้า ปู่ น้ำ 😀 👩🏽‍🏫 ✓ → ≥ 漢字 Ω"


@functools.cache
def here() -> Here:
    """This tab, once: whoever asks twice would find the files taken by himself."""
    return browser(ft.context.page)


async def glyphs(page: ft.Page) -> dict[str, Any]:
    """Text in Thai, with glyphs of the fonts on board, and with some that no font here has."""
    page.add(ft.Text(GLYPHS, theme_style=ft.TextThemeStyle.HEADLINE_SMALL), ft.TextField(label="บันทึก"))
    return {"shown": True}


async def files(page: ft.Page) -> dict[str, Any]:
    """Draw a picture held as bytes, save a file, and pick one when the page is touched anywhere."""
    page.add(ft.Image(src=base64.b64decode(PIXEL), width=40, height=40))
    picker = ft.FilePicker()
    await picker.save_file(file_name="ส่งออก.json", src_bytes=b'{"kept": true}')

    async def pick() -> None:
        picked = await picker.pick_files(with_data=True)
        tell(page, {"name": picked[0].name, "body": (picked[0].bytes or b"").decode()})

    page.add(ft.Container(on_click=pick, height=600))
    return {"saved": True}


async def mount(page: ft.Page) -> dict[str, Any]:
    """Take the files."""
    machine = here()
    folder = await machine.storage.mount(FILES)
    names = await machine.storage.names()
    return {"folder": str(folder), "keeping": machine.storage.keeping, "about": machine.about.name, "names": names}


open_now: list[Database] = []


async def opened() -> Database:
    """The database with its one table, opened once: its files cannot be opened twice."""
    if not open_now:
        folder = await here().storage.mount(FILES)
        open_now.append(Database(folder / FILES[0]))
        open_now[0].script("CREATE TABLE IF NOT EXISTS row (n INTEGER PRIMARY KEY, body TEXT)")
    return open_now[0]


def newest(database: Database) -> int:
    """The highest row."""
    return int(database.script("SELECT coalesce(max(n), 0) FROM row")[0][0])


async def commit(page: ft.Page, rows: str) -> dict[str, Any]:
    """Commit rows one by one, and report each to the server after its commit returned."""
    database = await opened()
    first = newest(database) + 1
    async with httpx.AsyncClient(transport=here().transport, base_url=str(js.location.origin)) as server:
        for n in range(first, first + int(rows)):
            with database.transaction():
                database.script(f"INSERT INTO row VALUES ({n}, '{'ข้อความ' * (n % 40 + 1)}')")
            await here().storage.until_durable()
            await server.post("/api/kept", content=str(n))
    return {"newest": newest(database)}


async def commits(page: ft.Page) -> dict[str, Any]:
    """Whether the disk has a commit when it returns, and after waiting for it."""
    database = await opened()
    with database.transaction():
        database.script(f"INSERT INTO row VALUES ({newest(database) + 1}, 'x')")
    storage = here().storage
    at_once = storage.durable
    await storage.until_durable()
    return {"at_once": at_once, "then": storage.durable}


async def flushes(page: ft.Page, rows: str) -> dict[str, Any]:
    """How often files were flushed while opening the database and committing rows."""
    database = await opened()
    first = newest(database) + 1
    for n in range(first, first + int(rows)):
        with database.transaction():
            database.script(f"INSERT INTO row VALUES ({n}, 'x')")
    return {"flushes": int(js.flushes)}


async def check(page: ft.Page) -> dict[str, Any]:
    """What is in the file, and whether it is whole."""
    database = await opened()
    count = database.script("SELECT count(*) FROM row")[0][0]
    return {"rows": count, "newest": newest(database), "integrity": database.script("PRAGMA integrity_check")[0][0]}


async def fill(page: ft.Page) -> dict[str, Any]:
    """Write until there is no room, then look whether everything committed is still there."""
    database = await opened()
    done, refused = newest(database), None
    while refused is None:
        try:
            with database.transaction():
                database.script(f"INSERT INTO row VALUES ({done + 1}, hex(zeroblob(400000)))")
            done += 1
        except Exception as error:  # noqa: BLE001 - which one it is, is the question
            refused = error
        await asyncio.sleep(0)
    whole = database.script("PRAGMA integrity_check")[0][0]
    kind, code = type(refused).__name__, getattr(refused, "code", None)
    return {"done": done, "newest": newest(database), "refused": kind, "code": code, "integrity": whole}


async def room(page: ft.Page) -> dict[str, Any]:
    """How much room the machine says there is, once its files are open and a row was committed."""
    database = await opened()
    found = await here().surroundings.room()
    with database.transaction():
        database.script(f"INSERT INTO row VALUES ({newest(database) + 1}, 'x')")
    assert found is not None
    return {"free": found.free, "at_least": found.at_least, "names": await here().storage.names()}


async def overfill(page: ft.Page) -> dict[str, Any]:
    """Commit while the disk has no room, then when it has."""
    database = await opened()
    told: dict[str, Any] = {}
    for when, full in (("first", True), ("then", False)):
        js.full = full
        with database.transaction():
            database.script(f"INSERT INTO row VALUES ({newest(database) + 1}, hex(zeroblob(40000)))")
        told[when] = await durable()
    return told | {"newest": newest(database)}


async def outlived(page: ft.Page) -> dict[str, Any]:
    """Hold the files, and commit once more when another tab has taken them over."""
    database = await opened()
    tell(page, {"holds": newest(database)})
    while not getattr(js, "taken", False):
        await asyncio.sleep(0.02)
    with database.transaction():
        database.script(f"INSERT INTO row VALUES ({newest(database) + 1}, 'of the tab before')")
    return await durable()


async def durable() -> dict[str, Any]:
    """What waiting for the disk comes to."""
    storage, refused = here().storage, ""
    try:
        await storage.until_durable()
    except StorageFailed as error:
        refused = error.code
    return {"refused": refused, "durable": storage.durable}


async def remove(page: ft.Page) -> dict[str, Any]:
    """Fill, close and unlink a file; it must be gone, and usable again."""
    database = await opened()
    database.script(f"INSERT INTO row VALUES ({newest(database) + 1}, 'x')")
    open_now.pop().close()
    database.path.unlink()
    gone = not database.path.exists()
    again = await opened()
    return {"gone": gone, "rows": newest(again)}


async def calls(page: ft.Page) -> dict[str, Any]:
    """Requests of every kind through httpx, each with its reply or its error."""
    return {path: await call(path) for path in ("echo", "packed", "moved", "broken", "none", "silent", "cancelled")}


async def call(path: str) -> dict[str, Any]:
    """One request."""
    try:
        if path == "cancelled":
            return await given_up("silent")
        return told_of(await request(path))
    except httpx.TransportError as error:
        return {"error": type(error).__name__}


async def request(path: str) -> httpx.Response:
    """Ask the server the page came from, with little patience."""
    method, body = ("POST", b"\x00\xff" * 10) if path == "echo" else ("GET", None)
    timeout = httpx.Timeout(1.0, connect=1.0)
    async with httpx.AsyncClient(transport=here().transport, timeout=timeout) as server:
        return await server.request(method, f"{js.location.origin}/api/{path}", content=body)


def told_of(reply: httpx.Response) -> dict[str, Any]:
    """A reply as values."""
    headers = {name: reply.headers[name] for name in reply.headers if name.startswith("x-")}
    return {"status": reply.status_code, "body": reply.content.hex(), "headers": headers}


async def given_up(path: str) -> dict[str, Any]:
    """Cancel a request that is under way."""
    task = asyncio.create_task(request(path))
    await asyncio.sleep(0.3)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        return {"cancelled": True}
    return {"cancelled": False}


async def updates(page: ft.Page) -> dict[str, Any]:
    """Wait for a newer version."""
    around = here().surroundings
    ready = asyncio.Event()
    around.listen(lambda name, _hidden: ready.set() if name == "update-available" else None)
    await around.check_for_update()
    await ready.wait()
    return {"ready": True}


async def take_update(page: ft.Page) -> dict[str, Any]:
    """Take the newer version that waits."""
    await here().surroundings.apply_update()
    return {"taken": True}


ACTS: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
    act.__name__: act
    for act in (
        glyphs,
        files,
        mount,
        commit,
        commits,
        flushes,
        check,
        fill,
        room,
        overfill,
        outlived,
        remove,
        calls,
        updates,
        take_update,
    )
}


def tell(page: ft.Page, told: dict[str, Any]) -> None:
    """Put the result where the test can read it, and never quite as it was: the same title is not set again."""
    page.title = json.dumps(told, ensure_ascii=False) + ("" if str(page.title).endswith(" ") else " ")
    page.update()


async def main(page: ft.Page) -> None:
    """Do it, now and whenever the address changes."""

    async def act() -> None:
        what, *given = page.route.partition("?")[0].strip("/").split("/")
        try:
            tell(page, await ACTS[what](page, *given))
        except Exception as error:  # noqa: BLE001 - everything is told
            tell(page, {"error": type(error).__name__, "code": getattr(error, "code", None), "text": str(error)})

    page.on_route_change = act
    await act()


ft.run(main)
