"""Addresses lead to screens, back leads up, and every screen named really exists."""

import pytest

from app import routes
from app.routes import PLACES, Place


def test_an_address_is_found_with_its_values() -> None:
    found = routes.find("/visits/v1/lesson/i1/s1")

    assert found is not None
    assert found.params == {"visit": "v1", "instrument": "i1", "subject": "s1"}


@pytest.mark.parametrize("route", ["", "/", "/?utm=1", "//"])
def test_the_start_has_several_spellings(route: str) -> None:
    found = routes.find(route)

    assert found is not None and found.place.tab == "home"


@pytest.mark.parametrize("route", ["/nowhere", "/visits", "/schools/a/b"])
def test_an_unknown_address_is_nothing(route: str) -> None:
    assert routes.find(route) is None


@pytest.mark.parametrize(
    ("route", "up"),
    [("/visits/v1/sheet/i1", "/visits/v1"), ("/visits/v1", "/"), ("/schools/s1", "/schools"), ("/", "/")],
)
def test_back_leads_to_the_nearest_screen_above(route: str, up: str) -> None:
    assert routes.above(route) == up


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.pattern)
def test_every_place_opens_a_screen(place: Place) -> None:
    assert callable(place.component())


def test_no_two_places_share_a_pattern() -> None:
    patterns = [place.pattern for place in PLACES]

    assert len(patterns) == len(set(patterns))


def test_back_leads_to_where_one_came_from_when_the_address_says_so() -> None:
    assert routes.above("/visits/v1?back=%2Fcalendar%2Fmonth%2F2026-12-10") == "/calendar/month/2026-12-10"
    assert routes.above("/visits/v1?back=https%3A%2F%2Felsewhere") == "/"
    assert routes.above("/visits/v1?back=%2Fno-such-place") == "/"
    assert routes.above("/calendar/month/2026-12-10") == "/calendar"
