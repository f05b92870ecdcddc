"""Colours people can read, light and dark, and text that grows without being cut."""

import itertools

import flet as ft
import pytest

from app import theme
from app.theme import DARK, LIGHT, TARGET, TARGET_PRIMARY, TEXT_SCALES, Tone

TEXT_PAIRS = [
    *itertools.product(
        ("on_surface", "on_surface_variant", "primary", "error"),
        ("surface", "surface_container_lowest", "surface_container_low", "surface_container"),
    ),
    ("on_surface", "surface_container_high"),
    ("on_surface", "surface_container_highest"),
    ("on_surface_variant", "surface_container_high"),
    ("on_primary", "primary"),
    ("on_secondary", "secondary"),
    ("on_tertiary", "tertiary"),
    ("on_error", "error"),
    ("on_primary_container", "primary_container"),
    ("on_secondary_container", "secondary_container"),
    ("on_tertiary_container", "tertiary_container"),
    ("on_error_container", "error_container"),
    ("on_surface", "primary_container"),
    ("on_inverse_surface", "inverse_surface"),
    ("inverse_primary", "inverse_surface"),
]
SHAPE_PAIRS = [("outline", "surface"), ("outline", "surface_container_lowest"), ("primary", "surface_container")]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_knows_black_on_white_and_grey_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_text_stands_out_from_what_it_is_on(colours: dict[str, str], ink: str, paper: str) -> None:
    assert contrast(colours[ink], colours[paper]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "paper"), SHAPE_PAIRS)
def test_borders_of_fields_and_marks_of_choice_can_be_seen(colours: dict[str, str], shape: str, paper: str) -> None:
    assert contrast(colours[shape], colours[paper]) >= 3


def test_light_and_dark_define_the_same_roles() -> None:
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_tone_reads_well_on_its_fill(tone: Tone, colours: dict[str, str]) -> None:
    roles = {ft.Colors(role.replace("_", "")).value: value for role, value in colours.items()}

    assert contrast(roles[tone.ink.value], roles[tone.fill.value]) >= 4.5


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_every_text_slot_is_sarabun_grows_with_the_scale_and_has_a_colour(scale: float) -> None:
    texts = theme.theme(LIGHT, scale=scale).text_theme

    for slot in theme._SIZES:
        style = getattr(texts, slot)
        assert style.font_family == "Sarabun"
        assert style.size >= 14 * scale
        assert style.height >= 1.35
        assert style.color is not None


def test_a_title_grows_by_as_much_as_ordinary_text_so_that_a_phone_has_room_for_the_page() -> None:
    assert theme.grown(16, 2.0) == 32
    assert theme.grown(14, 2.0) == 28
    assert theme.grown(23, 2.0) == 39


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_buttons_are_tall_enough_for_a_thumb_at_every_text_size(scale: float) -> None:
    made = theme.theme(LIGHT, scale=scale)

    assert height(made.filled_button_theme.style) >= TARGET_PRIMARY - 1
    assert height(made.outlined_button_theme.style) >= TARGET
    assert height(made.text_button_theme.style) >= TARGET


def height(style: ft.ButtonStyle) -> float:
    return style.padding.top + style.padding.bottom + style.text_style.size * style.text_style.height


def test_a_tablet_gets_two_panes_unless_its_text_is_very_large() -> None:
    assert theme.is_wide(1180, 1.0)
    assert theme.is_wide(1180, 1.5)
    assert not theme.is_wide(1180, 2.0)
    assert not theme.is_wide(820, 1.0)
    assert not theme.is_wide(390, 1.0)
