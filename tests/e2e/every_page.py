"""The pages that a supervisor may open, for tests that go through all of them."""

from __future__ import annotations

from tests.support.office_process import Office
from tests.support.phone import Phone
from tools.album.records import Demo


def addresses(demo: Demo) -> dict[str, str]:
    """Every page by a name of its own: the address a link would have, after the `#`."""
    first, *_, waiting, today, _ = demo.visits("supervisor-1")
    visit, adm4 = f"/visits/{today}", demo.instrument("ADM4")
    school = demo.visit(first)["school"]
    return {
        "home": "/",
        "visit": visit,
        "sheet": f"{visit}/sheet/{adm4}",
        "counts": f"{visit}/counts/{demo.instrument('LIT')}",
        "compare": f"/visits/{waiting}/compare/{adm4}",
        "feedback": f"/visits/{waiting}/feedback",
        "matrix": "/matrix",
        "results": f"/matrix/{school}",
        "schools": "/schools",
        "school": f"/schools/{school}",
        "calendar": "/calendar",
        "calendar-list": f"/calendar/list/{demo.visit(first)['day']}",
        "coverage": "/calendar/coverage",
        "workload": "/calendar/workload",
        "sync": "/sync",
        "carry": "/carry",
        "settings": "/settings",
        "diagnostics": "/settings/diagnostics",
        "calibration": f"/calibrations/{demo.calibration(opened=True)}",
        "calibration-to-rate": f"/calibrations/{demo.calibration(opened=False)}",
        "calibration-sheet": f"/calibrations/{demo.calibration(opened=False)}/sheet",
        "finding": f"{visit}/finding/new",
        "concern": f"{visit}/concern/new",
        "pin": "/settings/pin",
        "install": "/install",
        "help": "/help",
        "help-rubric": "/help/rubric",
    }


def office_addresses(demo: Demo) -> dict[str, str]:
    """Pages of the office's desk by name, those with a form, a list or two columns of their own."""
    first, *_ = demo.visits("supervisor-1")
    return {
        "calendar-list": f"/calendar/list/{demo.visit(first)['day']}",
        "rounds": "/office/rounds",
        "people": "/office/people",
        "schools": "/office/schools",
        "closing": "/office/schools/closing",
        "instruments": "/office/instruments",
        "checklists": "/office/checklists",
        "devices": "/office/devices",
    }


def open_page(phone: Phone, office: Office, path: str) -> None:
    """Go to a page anew, wherever the device was."""
    phone.page.goto(f"{office.url}/#/nowhere")
    phone.meets("go-home")
    phone.page.goto(f"{office.url}/#{path}")
    phone.until(lambda: not phone.has("go-home"), f"{path} does not open")
