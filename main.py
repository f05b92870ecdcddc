"""The entry every bundle starts from."""

import flet as ft

from app.main import before_main, main

if __name__ == "__main__":
    ft.run(main, before_main=before_main, no_cdn=True, web_renderer=ft.WebRenderer.CANVAS_KIT)
