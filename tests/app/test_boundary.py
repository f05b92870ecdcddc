"""A failing screen, value or handler is shown and logged; the rest of the app goes on."""

import asyncio
import logging

import flet as ft
import pytest

from app.boundary import safe_component, tell
from app.parts.compounds import joined
from app.store.errors import StorageFull
from fieldwork.errors import Refused
from tests.support.fletkit import App


@pytest.fixture
def mood() -> dict[str, bool]:
    return {"broken": True}


async def test_a_failing_screen_says_that_the_data_is_kept_and_retries(mood: dict[str, bool]) -> None:
    @safe_component
    def Fragile() -> ft.Control:
        if mood["broken"]:
            raise ValueError("a bug")
        return ft.Text("ใช้ได้แล้ว")

    async with App(Fragile, may_fail=True) as app:
        assert app.shows("ข้อมูลของท่านยังอยู่ครบ")
        mood["broken"] = False
        await app.fire(app.one(ft.FilledButton), "click")

        assert app.texts() == ["ใช้ได้แล้ว"]


async def test_after_a_failed_update_the_next_one_still_shows() -> None:
    @safe_component
    def Counter() -> ft.Control:
        n, set_n = ft.use_state(0)
        bar = ft.ProgressBar(semantics_value="wrong" if n == 1 else n)
        return ft.Column([ft.Button("more", on_click=lambda: set_n(lambda v: v + 1)), ft.Text(f"n={n}"), bar])

    async with App(Counter, may_fail=True) as app:
        for _ in range(2):
            await app.fire(app.one(ft.Button), "click")

        assert "n=2" in app.texts()


@pytest.mark.parametrize(
    ("error", "said"),
    [(Refused("office_only"), "เฉพาะฝ่ายเลขานุการ"), (ValueError("a bug"), "ยังอยู่ครบ กรุณาลองอีกครั้ง")],
)
async def test_a_failing_handler_says_why_and_the_session_goes_on(error: Exception, said: str) -> None:
    async def fail() -> None:
        raise error

    @safe_component
    def Screen() -> ft.Control:
        return ft.Button("do", on_click=fail)

    async with App(Screen, may_fail=True) as app:
        await app.fire(app.one(ft.Button), "click")

        assert app.shows(said)
        assert not app.connection.crashes


async def test_an_expected_refusal_is_no_error_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    def refuse() -> None:
        raise StorageFull("storage_full")

    @safe_component
    def Screen() -> ft.Control:
        return ft.Button("do", on_click=refuse)

    with caplog.at_level(logging.WARNING, "app.boundary"):
        async with App(Screen) as app:
            await app.fire(app.one(ft.Button), "click")

    assert not caplog.records


async def test_a_failing_effect_does_not_end_the_app() -> None:
    def fail() -> None:
        raise ValueError("a bug")

    @safe_component
    def Screen() -> list[ft.View]:
        ft.use_effect(fail, [])
        return [ft.View(controls=[ft.Text("ยังอยู่")])]

    async with App(Screen, views=True, may_fail=True) as app:
        assert app.shows("ยังอยู่")
        assert app.shows("ยังอยู่ครบ กรุณาลองอีกครั้ง")
        assert not app.connection.crashes


async def test_what_is_said_at_the_foot_breaks_no_compound_and_is_read_aloud_as_it_is() -> None:
    @safe_component
    def Screen() -> ft.Control:
        return ft.Button("do", on_click=lambda: tell(ft.context.page, "วันพฤหัสบดีที่ 3"))

    async with App(Screen) as app:
        await app.fire(app.one(ft.Button), "click")
        said = app.one(ft.SnackBar).content

        assert isinstance(said, ft.Text) and said.value == joined("วันพฤหัสบดีที่ 3") != said.semantics_label
        assert said.semantics_label == "วันพฤหัสบดีที่ 3"


async def test_an_answer_to_what_has_left_the_page_ends_nothing_and_whoever_waits_hears_it() -> None:
    @safe_component
    def Page() -> ft.Control:
        left, leave = ft.use_state(False)
        scrolled = ft.Column([ft.Text("ยาว")], scroll=ft.ScrollMode.AUTO)
        return ft.Column([ft.Text("ถัดไป") if left else scrolled, ft.Button("leave", on_click=lambda: leave(True))])

    async with App(Page) as app:
        scrolled = app.one(ft.Column, scroll=ft.ScrollMode.AUTO)
        app.connection.held = []
        waiting = asyncio.create_task(scrolled.scroll_to(offset=40))
        await app.settle()
        (call,) = app.connection.held
        await app.fire(app.one(ft.Button), "click")
        app.session.handle_invoke_method_results(call.control_id, call.call_id, None, None)

        await asyncio.wait_for(waiting, 1)
        assert app.shows("ถัดไป")
