"""Screens stay in step with the store from the moment they read it until they leave."""

import gc
from dataclasses import dataclass, field

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from tests.support.clients import a_client, shown
from tests.support.fletkit import App
from tests.support.memory import MemoryStore


@ft.observable
@dataclass
class Schools:
    client: Client
    n: int = field(default=0)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self.n = len(self.client.store.find("school"))


@safe_component
def Count() -> ft.Control:
    screen = use_live(Schools, frozenset({"school"}))
    return ft.Text(f"{screen.n} แห่ง")


def arrives(store: MemoryStore, code: str, kind: str = "school") -> None:
    school = store.put("school", code=code, name=code)
    store.changed({(kind, school)})


async def test_a_record_that_arrives_is_shown() -> None:
    store = MemoryStore()
    async with App(shown(a_client(store=store), Count)) as app:
        arrives(store, "1")
        await app.settle()

        assert app.texts() == ["1 แห่ง"]


async def test_records_of_other_kinds_render_nothing() -> None:
    store = MemoryStore()
    async with App(shown(a_client(store=store), Count)) as app:
        sent = len(app.connection.sent)
        arrives(store, "1", kind="visit")
        await app.settle()

        assert len(app.connection.sent) == sent


async def test_what_arrives_before_the_screen_has_settled_is_not_missed() -> None:
    store = MemoryStore()
    root = shown(a_client(store=store), Count)
    app = App(root)
    app.settle = arrive_first(app, store)  # type: ignore[method-assign]
    async with app:
        assert app.texts() == ["1 แห่ง"]


async def test_a_screen_that_left_is_no_longer_woken() -> None:
    store = MemoryStore()
    async with App(shown(a_client(store=store), Count)) as app:
        assert len(store._listeners) == 1
        app.page.views.clear()
        app.page.update()
        await app.settle()

        assert store._listeners == []


def arrive_first(app: App, store: MemoryStore):  # type: ignore[no-untyped-def]
    """A sync that brings a school after the first render and before anything else ran."""
    settle = App.settle

    async def wait(turns: int = 8) -> None:
        if not store.rows:
            arrives(store, "1")
        await settle(app, turns)

    return wait


async def test_what_renders_again_below_a_component_that_was_skipped_still_has_the_client() -> None:
    @safe_component
    def Inner() -> ft.Control:
        n, set_n = ft.use_state(0)
        return ft.Button(f"{use_client().session.login} {n}", on_click=lambda: set_n(n + 1))

    @ft.memo
    @safe_component
    def Skipped() -> ft.Control:
        return ft.Container(Inner())

    @safe_component
    def Outer() -> ft.Control:
        n, set_n = ft.use_state(0)
        return ft.Column([Skipped(), ft.TextButton(f"again {n}", on_click=lambda: set_n(n + 1))])

    async with App(shown(a_client(), Outer)) as app:
        await app.fire(app.one(ft.TextButton), "click")
        gc.collect()
        await app.fire(app.one(ft.Button), "click")

        assert app.one(ft.Button).content == "supervisor-1 1"
