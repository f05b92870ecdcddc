"""The entry of a site that tries the device below the screens: photos, sealed files, how long saving takes."""

from __future__ import annotations

import base64
import functools
import json
import os
import time
from typing import Any

import flet as ft
import httpx
import js

from app.drawing import Arrow, Blur
from app.photos import NotAnImage
from app.platform.browser.here import here as browser
from app.platform.here import Here
from app.sealing import seal, seal_to_office, unseal
from app.store.store import Store
from fieldwork.errors import Invalid
from fieldwork.ids import natural_id
from fieldwork.records import Sheet

FILES = [name + tail for name in ("device-app.db", "device-blobs.db") for tail in ("", "-journal")]


@functools.cache
def here() -> Here:
    """This tab."""
    return browser(ft.context.page)


async def photo() -> dict[str, Any]:
    """Prepare the picture that the server has ready."""
    async with httpx.AsyncClient(transport=here().transport, base_url=str(js.location.origin)) as server:
        picture = (await server.get("/api/picture")).content
    try:
        kept = await here().photos.prepare(picture)
    except NotAnImage as refused:
        return {"refused": refused.code}
    return {"width": kept.width, "height": kept.height, "mime": kept.mime, "body": base64.b64encode(kept.body).decode()}


async def drawn() -> dict[str, Any]:
    """Draw on the picture that the server has ready: a blur across its middle, an arrow below."""
    async with httpx.AsyncClient(transport=here().transport, base_url=str(js.location.origin)) as server:
        picture = (await server.get("/api/picture")).content
    photo = await here().photos.prepare(picture)
    across = Blur(
        ((photo.width * 0.2, photo.height * 0.5), (photo.width * 0.8, photo.height * 0.5)), photo.height * 0.2
    )
    arrow = Arrow((photo.width * 0.2, photo.height * 0.8), (photo.width * 0.8, photo.height * 0.8))
    start = time.perf_counter()
    made = await here().photos.draw(photo, [arrow, across])
    took = time.perf_counter() - start
    return {"width": made.width, "height": made.height, "took": took, "body": base64.b64encode(made.body).decode()}


async def seals() -> dict[str, Any]:
    """Make and open every sealed file that the server has ready, and try a wrong passphrase and a damaged chunk."""
    async with httpx.AsyncClient(transport=here().transport, base_url=str(js.location.origin)) as server:
        vectors = (await server.get("/api/vectors")).json()
    told = [await _sealed(vector) for vector in vectors]
    start = time.perf_counter()
    whole = await seal(here().sealing, os.urandom(4_000_000), "a passphrase of this very test", os.urandom)
    sealing, start = time.perf_counter() - start, time.perf_counter()
    await unseal(here().sealing, whole, "a passphrase of this very test")
    return {"vectors": told, "size": len(whole), "sealing": sealing, "opening": time.perf_counter() - start}


async def letter() -> dict[str, Any]:
    """Seal a letter to the office whose key the server has ready, and say what becomes of a key that is none."""
    async with httpx.AsyncClient(transport=here().transport, base_url=str(js.location.origin)) as server:
        public = (await server.get("/api/public")).content
    made = await seal_to_office(here().sealing, "งานที่ยังไม่ได้ส่ง".encode() * 40_000, public, os.urandom)
    try:
        await seal_to_office(here().sealing, b"work", b"no key at all", os.urandom)
    except Invalid as refused:
        return {"letter": base64.b64encode(made).decode(), "refused": refused.code}
    return {"letter": base64.b64encode(made).decode(), "refused": ""}


async def _sealed(vector: dict[str, Any]) -> dict[str, Any]:
    plain, file = base64.b64decode(vector["plain"]), base64.b64decode(vector["file"])
    given = iter((bytes.fromhex(vector["salt"]), bytes.fromhex(vector["nonce"])))
    made = await seal(here().sealing, plain, vector["passphrase"], lambda _: next(given), chunk=vector["chunk"])
    damaged = file[:-1] + bytes([file[-1] ^ 1])
    return {
        "makes": made == file,
        "opens": await unseal(here().sealing, file, vector["passphrase"]) == plain,
        "wrong": await _refusal(file, "another passphrase"),
        "damaged": await _refusal(damaged, vector["passphrase"]),
    }


async def _refusal(file: bytes, passphrase: str) -> str:
    try:
        await unseal(here().sealing, file, passphrase)
    except Invalid as refused:
        return refused.code
    return ""


async def taps() -> dict[str, Any]:
    """Milliseconds from tap to durably saved, two hundred times, and of opening the files again."""
    store = await opened()
    keys = {name: natural_id("probe", name) for name in ("visit", "instrument", "school", "subject", "rater")}
    sheet = Sheet.kind().id_of(*(keys[name] for name in Sheet.kind().key))
    store.write("sheet", sheet, keys)
    took = sorted(_milliseconds(store, sheet, n) for n in range(200))
    store.close()
    start = time.perf_counter()
    again = await opened()
    opening = 1000 * (time.perf_counter() - start)
    shown = again.one(Sheet, sheet)
    saved = len(shown.levels) if shown else 0
    return {"median": took[100], "p95": took[190], "opening": opening, "edits": again.counts().edits, "levels": saved}


def _milliseconds(store: Store, sheet: str, n: int) -> float:
    start = time.perf_counter()
    store.write("sheet", sheet, {f"levels.AC{n % 20}": n // 20 % 4 + 1})
    return 1000 * (time.perf_counter() - start)


async def opened() -> Store:
    """A store on the browser's disk."""
    folder = await here().storage.mount(FILES)
    clock = time.time_ns
    return Store.open(
        folder / FILES[0], folder / FILES[2], now_ms=lambda: clock() // 1_000_000, random_bytes=os.urandom
    )


async def main(page: ft.Page) -> None:
    """Do what the address asks, now and whenever it changes."""
    acts = {"photo": photo, "drawn": drawn, "seals": seals, "letter": letter, "taps": taps}

    async def act() -> None:
        try:
            told = await acts[page.route.partition("?")[0].strip("/")]()
        except Exception as error:  # noqa: BLE001 - everything is told
            told = {"error": type(error).__name__, "text": str(error)}
        same = str(page.title).endswith(" ")  # the same title would not be set again
        page.title = json.dumps(told, ensure_ascii=False) + ("" if same else " ")
        page.update()

    page.on_route_change = act
    if page.route.strip("/"):
        await act()


ft.run(main)
