"""Every screen as a picture: `python -m tools.screenshots` walks the demo in real Chromium and fills docs/screens.

Each role signs in on a browser of its own; phone, tablet and upright tablet; light, dark and 200 % text.
`--only ROLE` takes one role; `docs/screens/overview.png` is put together from three of the pictures.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.chromium import PHONE, TABLET, TABLET_UPRIGHT, Shape
from tests.support.office_process import Office
from tests.support.phone import Phone

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "screens"
SHAPES = {"phone": PHONE, "tablet": TABLET, "upright": TABLET_UPRIGHT}
LOOKS = {"light": ("theme-light", "text-size-1.0"), "dark": ("theme-dark", "text-size-1.0"),
         "large": ("theme-light", "text-size-2.0")}  # fmt: skip
SETTLE_MS = 700  # ink and pictures
OVERVIEW = ("supervisor-rubric-phone-light", "director-matrix-tablet-light", "principal-feedback-upright-light")


def routes(data: Path) -> dict[str, dict[str, str]]:
    """Screens by role, with the ids of the demo's own records."""
    with sqlite3.connect(f"file:{data / 'nithet.sqlite3'}?mode=ro", uri=True) as database:
        rows = [(k, i, json.loads(b)) for k, i, b in database.execute("SELECT kind, id, body FROM record")]
    people = {f.get("login"): i for k, i, f in rows if k == "person"}
    adm4 = next(i for k, i, f in rows if k == "instrument" and f["instrument"] == "ADM4")
    lit = next(i for k, i, f in rows if k == "instrument" and f["instrument"] == "LIT")
    accounts = json.loads((data / "demo-accounts.json").read_text("utf-8"))
    first = {role: next(a for a in accounts if a["role"] == role) for role in ("supervisor", "principal")}
    visits = sorted((f["day"], i) for k, i, f in rows if k == "visit" and f.get("leader") == _of(people, first))
    published = {f["school"]: i for k, i, f in rows if k == "feedback" and f.get("published_at")}
    answered = next(iter(published.values()))
    closed = next(f["visit"] for k, i, f in rows if k == "feedback" and i == answered)
    today = visits[-2][1] if len(visits) > 1 else visits[0][1]
    school = next(f["school"] for k, i, f in rows if k == "visit" and i == today)
    own = published.get(school, answered)
    return {
        "supervisor": {
            "home": "/", "visit": f"/visits/{today}", "rubric": f"/visits/{today}/sheet/{adm4}",
            "counts": f"/visits/{today}/counts/{lit}", "schools": "/schools", "school": f"/schools/{school}",
            "sync": "/sync", "settings": "/settings", "feedback": f"/visits/{closed}/feedback",
        },
        "director": {"home": "/", "matrix": "/matrix", "compare": f"/visits/{closed}/compare/{adm4}"},
        "principal": {"home": "/", "feedbacks": "/feedback", "feedback": f"/feedback/{own}"},
        "secretariat": {
            "office": "/office", "people": "/office/people", "visits": "/office/visits", "plan": "/office/visits/new",
            "import": "/office/schools", "instruments": "/office/instruments", "devices": "/office/devices",
        },
    }  # fmt: skip


def _of(people: dict[str, str], first: dict[str, dict[str, str]]) -> str:
    return people[first["supervisor"]["login"]]


def shoot(phone: Phone, role: str, screens: dict[str, str], origin: str) -> None:
    """All screens of one role, in every look and shape."""
    for look, (theme, size) in LOOKS.items():
        _go(phone, origin, "/settings")
        phone.tap(theme)
        phone.tap(size)
        for name, path in screens.items():
            _go(phone, origin, path)
            for shape_name, shape in SHAPES.items():
                _picture(phone, shape, OUT / f"{role}-{name}-{shape_name}-{look}.png")
        phone.turn(PHONE)


def _go(phone: Phone, origin: str, path: str) -> None:
    phone.page.goto(f"{origin}/#{path}")
    phone.page.wait_for_timeout(SETTLE_MS)


def _picture(phone: Phone, shape: Shape, file: Path) -> None:
    phone.turn(shape)
    phone.page.wait_for_timeout(SETTLE_MS)
    phone.page.screenshot(path=str(file))


def overview(names: tuple[str, ...] = OVERVIEW, *, height: int = 640, gap: int = 24) -> None:
    """Three pictures side by side, for the README."""
    pictures = [Image.open(OUT / f"{name}.png").convert("RGB") for name in names]
    scaled = [p.resize((round(p.width * height / p.height), height)) for p in pictures]
    sheet = Image.new("RGB", (sum(p.width for p in scaled) + gap * (len(scaled) + 1), height + 2 * gap), "#E1DBCD")
    left = gap
    for picture in scaled:
        sheet.paste(picture, (left, gap))
        left += picture.width + gap
    sheet.save(OUT / "overview.png", optimize=True)


def main() -> None:
    """Start the demo on a folder of its own and walk it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="")
    only = asked.parse_args().only
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder) / "data") as office, sync_playwright() as driver:
        office.start("demo")
        accounts = json.loads((office.data / "demo-accounts.json").read_text("utf-8"))
        for role, screens in routes(office.data).items():
            if only in ("", role):
                with Phone(driver, Path(folder), role) as phone:
                    phone.open(next(a["link"] for a in accounts if a["role"] == role))
                    phone.tap("enter")
                    phone.sees("ส่งขึ้นเครื่องแม่ข่ายครบแล้ว", patience=120)
                    shoot(phone, role, screens, office.url)
    if not only:
        overview()


if __name__ == "__main__":
    main()
