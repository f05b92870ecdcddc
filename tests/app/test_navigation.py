"""Each role is offered its own destinations, never more than fit under a thumb, settings always last."""

import pytest

from app.navigation import OFFICE, destinations
from app.parts.text import letters
from fieldwork.records import RoleName

LONGEST_ON_BAR = 8  # letters that stand on one line in a quarter of 320 px, at the largest that the bar has


def tabs(*roles: str, wide: bool = False) -> list[str]:
    return [destination.tab for destination in destinations(roles, wide=wide)]


@pytest.mark.parametrize(
    ("roles", "offered"),
    [
        (("supervisor",), ["home", "matrix", "schools", "settings"]),
        (("expert",), ["home", "matrix", "schools", "settings"]),
        (("principal",), ["home", "feedback", "schools", "settings"]),
        (("member_principal",), ["home", "feedback", "matrix", "settings"]),
        (("secretariat",), ["home", "office", "matrix", "settings"]),
        (("teacher_supervisor",), ["home", "schools", "settings"]),
    ],
)
def test_a_phone_offers_what_the_role_needs_most(roles: tuple[str, ...], offered: list[str]) -> None:
    assert tabs(*roles) == offered


def test_no_name_at_the_thumb_is_longer_than_its_share_of_the_narrowest_phone() -> None:
    assert max(letters(each.on_bar()) for each in destinations(list(RoleName), wide=True)) <= LONGEST_ON_BAR
    assert OFFICE.on_bar() != OFFICE.label(), "on a rail there is room for the whole"


def test_a_rail_has_room_for_everything() -> None:
    everything = ["home", "calendar", "office", "feedback", "matrix", "schools", "settings"]

    assert tabs("secretariat", "principal", "supervisor", wide=True) == everything


@pytest.mark.parametrize("roles", [("secretariat", "principal", "supervisor"), ("director", "chair")])
def test_a_phone_never_shows_more_than_four(roles: tuple[str, ...]) -> None:
    assert len(tabs(*roles)) == 4
    assert tabs(*roles)[-1] == "settings"
