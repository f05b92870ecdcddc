"""The look of the app: colour roles for light and dark, Sarabun at five sizes, one spacing scale, and touch targets.

Screens name roles (`ft.Colors.ON_SURFACE_VARIANT`) and text slots (`theme_style`), never a colour or a size, so that
dark mode and the text size chosen in the settings reach every word by changing the theme alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

import flet as ft

FAMILY = "Sarabun"
FONTS = {FAMILY: "fonts/Sarabun-Regular.ttf"}

XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 32
TARGET = 48  # the least height of anything tappable
TARGET_PRIMARY = 56
TARGET_LEVEL = 88  # a rubric level, hit with a thumb while walking
RADIUS = 16
RADIUS_SMALL = 12
READING_WIDTH = 720  # lines of Thai longer than this are hard to follow
WIDE = 840  # from here on a screen has a rail and two panes

TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)

LIGHT = {
    "primary": "#0E5A53",
    "on_primary": "#FFFFFF",
    "primary_container": "#D3EAE5",
    "on_primary_container": "#06332F",
    "secondary": "#7A4B0C",
    "on_secondary": "#FFFFFF",
    "secondary_container": "#FBE6C4",
    "on_secondary_container": "#472B00",
    "tertiary": "#33508D",
    "on_tertiary": "#FFFFFF",
    "tertiary_container": "#DFE7FA",
    "on_tertiary_container": "#142B5F",
    "error": "#A8201A",
    "on_error": "#FFFFFF",
    "error_container": "#FBDFDB",
    "on_error_container": "#5E0F0A",
    "surface": "#FAF7F1",
    "on_surface": "#1D2320",
    "on_surface_variant": "#4B534E",
    "surface_container_lowest": "#FFFFFF",
    "surface_container_low": "#F5F1E9",
    "surface_container": "#F0EBE1",
    "surface_container_high": "#E9E4D8",
    "surface_container_highest": "#E1DBCD",
    "outline": "#6F766F",
    "outline_variant": "#DAD4C6",
    "inverse_surface": "#2D322F",
    "on_inverse_surface": "#F3F1EA",
    "inverse_primary": "#8FD3C8",
}

DARK = {
    "primary": "#86D0C5",
    "on_primary": "#00332E",
    "primary_container": "#124C46",
    "on_primary_container": "#C9EFE8",
    "secondary": "#F0C37C",
    "on_secondary": "#432C00",
    "secondary_container": "#54390B",
    "on_secondary_container": "#FFE4B8",
    "tertiary": "#AFC3F5",
    "on_tertiary": "#16295A",
    "tertiary_container": "#2B4072",
    "on_tertiary_container": "#DEE7FF",
    "error": "#FFB4A9",
    "on_error": "#5F0A08",
    "error_container": "#76211B",
    "on_error_container": "#FFDAD5",
    "surface": "#131614",
    "on_surface": "#E7E6E0",
    "on_surface_variant": "#BFC5BE",
    "surface_container_lowest": "#1C201D",
    "surface_container_low": "#191D1A",
    "surface_container": "#212622",
    "surface_container_high": "#2A2F2B",
    "surface_container_highest": "#353B36",
    "outline": "#8E958E",
    "outline_variant": "#3D433E",
    "inverse_surface": "#E7E6E0",
    "on_inverse_surface": "#2A2E2B",
    "inverse_primary": "#0E5A53",
}

# slot -> (size, bold). Nothing on a screen is smaller than 14.
_SIZES = {
    "display_small": (32, True),
    "headline_medium": (27, True),
    "headline_small": (23, True),
    "title_large": (20, True),
    "title_medium": (18, True),
    "title_small": (16, True),
    "body_large": (18, False),
    "body_medium": (16, False),
    "body_small": (14, False),
    "label_large": (17, True),
    "label_medium": (14, False),
    "label_small": (14, False),
}
_TIGHTER = {"display_small": 1.4}
LINE_HEIGHT = 1.5
ORDINARY = 16  # the size of ordinary text
ICON = 24
MOST_ICON = 1.5  # icons grow with the text up to this


class Tone(Enum):
    """What a coloured surface says, beside its words and its icon: never by colour alone."""

    NEUTRAL = (ft.Colors.SURFACE_CONTAINER_HIGH, ft.Colors.ON_SURFACE)
    INFO = (ft.Colors.TERTIARY_CONTAINER, ft.Colors.ON_TERTIARY_CONTAINER)
    GOOD = (ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY_CONTAINER)
    WARN = (ft.Colors.SECONDARY_CONTAINER, ft.Colors.ON_SECONDARY_CONTAINER)
    BAD = (ft.Colors.ERROR_CONTAINER, ft.Colors.ON_ERROR_CONTAINER)
    MARK = (ft.Colors.INVERSE_SURFACE, ft.Colors.ON_INVERSE_SURFACE)  # stands out where colours mean levels

    @property
    def fill(self) -> ft.Colors:
        return self.value[0]

    @property
    def ink(self) -> ft.Colors:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Look:
    """What a person chose: `mode` is system, light or dark; `text_scale` one of TEXT_SCALES."""

    mode: str = "system"
    text_scale: float = 1.0


def grown(size: float, scale: float) -> float:
    """A text size at a scale. Titles grow by as much as ordinary text, not by as many times: they are large already."""
    return size + min(size, ORDINARY) * (scale - 1)


def text_style(slot: str, *, scale: float, color: str) -> ft.TextStyle:
    """The style of a slot, complete: a style in a text theme inherits neither font nor colour."""
    size, bold = _SIZES[slot]
    return ft.TextStyle(
        size=grown(size, scale),
        height=_TIGHTER.get(slot, LINE_HEIGHT),
        weight=ft.FontWeight.W_700 if bold else ft.FontWeight.W_400,
        font_family=FAMILY,
        color=color,
    )


def theme(colours: dict[str, str], *, scale: float = 1.0) -> ft.Theme:
    """One complete theme from a palette, all text at `scale`.

    Inside a theme colours are spelled out: a role named there is resolved before the colour scheme exists.
    """
    ink = colours["on_surface"]
    return ft.Theme(
        font_family=FAMILY,
        color_scheme=ft.ColorScheme(**colours, surface_tint=colours["surface"]),
        text_theme=ft.TextTheme(**{slot: text_style(slot, scale=scale, color=ink) for slot in _SIZES}),
        scaffold_bgcolor=colours["surface"],
        visual_density=ft.VisualDensity.STANDARD,
        page_transitions=_still_pages(),
        **_part_themes(colours, scale),
    )


def dress(page: ft.Page, look: Look) -> None:
    """Put the look on the page. Cheap: the client re-lays out, no screen renders again."""
    page.theme = theme(LIGHT, scale=look.text_scale)
    page.dark_theme = theme(DARK, scale=look.text_scale)
    page.theme_mode = ft.ThemeMode(look.mode)
    page.theme_animation_style = ft.AnimationStyle(duration=0, reverse_duration=0)


def is_wide(width: float, text_scale: float) -> bool:
    """Whether a rail and two panes fit: large text needs the room of one pane."""
    return width >= WIDE and width / text_scale >= 640


def _still_pages() -> ft.PageTransitionsTheme:
    quiet = ft.PageTransitionTheme.NONE
    return ft.PageTransitionsTheme(android=quiet, ios=quiet, linux=quiet, macos=quiet, windows=quiet)


def _part_themes(colours: dict[str, str], scale: float) -> dict[str, Any]:
    icon = ICON * min(scale, MOST_ICON)
    return {
        "icon_theme": ft.IconTheme(size=icon),
        "icon_button_theme": ft.IconButtonTheme(ft.ButtonStyle(icon_size=icon)),
        "filled_button_theme": ft.FilledButtonTheme(_button(scale, height=TARGET_PRIMARY)),
        "outlined_button_theme": ft.OutlinedButtonTheme(_button(scale, height=TARGET)),
        "text_button_theme": ft.TextButtonTheme(_button(scale, height=TARGET, horizontal=M)),
        "divider_theme": ft.DividerTheme(color=colours["outline_variant"], thickness=1, space=1),
        "progress_indicator_theme": ft.ProgressIndicatorTheme(
            color=colours["primary"],
            linear_track_color=colours["surface_container_highest"],
            track_gap=0,
            stop_indicator_radius=0,
        ),
        **_bar_themes(colours, scale),
        **_layer_themes(colours, scale),
    }


def _bar_themes(colours: dict[str, str], scale: float) -> dict[str, Any]:
    """The bar above a page, and the bar or rail that leads around."""
    ink = colours["on_surface"]
    # Four destinations share 390 px: their names grow up to a point, the icons say the rest.
    label = text_style("label_medium", scale=min(scale, 1.2), color=ink)
    return {
        "appbar_theme": ft.AppBarTheme(
            bgcolor=colours["surface"],
            elevation=0,
            elevation_on_scroll=0,
            center_title=False,
            title_text_style=text_style("title_large", scale=scale, color=ink),
        ),
        "navigation_bar_theme": ft.NavigationBarTheme(
            bgcolor=colours["surface_container"],
            indicator_color=colours["primary_container"],
            elevation=0,
            height=56 + 24 * min(scale, 1.2),
            label_text_style=label,
        ),
        "navigation_rail_theme": ft.NavigationRailTheme(
            bgcolor=colours["surface_container"],
            indicator_color=colours["primary_container"],
            selected_label_text_style=label,
            unselected_label_text_style=label,
        ),
    }


def _layer_themes(colours: dict[str, str], scale: float) -> dict[str, Any]:
    """What lies above a page for a while: dialogs, messages, tips."""
    ink, inverse = colours["on_surface"], colours["on_inverse_surface"]
    return {
        "dialog_theme": ft.DialogTheme(
            bgcolor=colours["surface_container_lowest"],
            shape=ft.RoundedRectangleBorder(radius=RADIUS),
            title_text_style=text_style("title_large", scale=scale, color=ink),
            content_text_style=text_style("body_medium", scale=scale, color=ink),
        ),
        "snackbar_theme": ft.SnackBarTheme(
            bgcolor=colours["inverse_surface"],
            content_text_style=text_style("body_medium", scale=scale, color=inverse),
            behavior=ft.SnackBarBehavior.FLOATING,
            shape=ft.RoundedRectangleBorder(radius=RADIUS_SMALL),
        ),
        "tooltip_theme": ft.TooltipTheme(text_style=text_style("body_small", scale=scale, color=inverse)),
    }


def _button(scale: float, *, height: int, horizontal: int = XL) -> ft.ButtonStyle:
    """Height comes from padding, so that a button grows with its text instead of clipping it; large text needs less."""
    size = grown(_SIZES["label_large"][0], scale)
    vertical = max(S, (height - size * LINE_HEIGHT) / 2)
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=horizontal / scale, vertical=vertical),
        shape=ft.RoundedRectangleBorder(radius=RADIUS_SMALL),
        icon_size=20 * min(scale, MOST_ICON),
        text_style=ft.TextStyle(
            size=size,
            height=LINE_HEIGHT,
            weight=ft.FontWeight.W_700,
            font_family=FAMILY,
        ),
    )
