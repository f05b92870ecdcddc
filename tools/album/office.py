"""The secretariat: registers, imports with their problems, invitations, planning, devices."""

from __future__ import annotations

from pathlib import Path

from tests.support.phone import Phone
from tools.album.acts import give_file, meet, see, tap, tap_first, write
from tools.album.camera import Scene
from tools.album.records import Demo
from tools.album.settling import keep_aside

ROOT = Path(__file__).resolve().parents[2]
DRAFT = "0192f000-0000-7000-8000-00000000000d"
SCHOOLS = ROOT / "assets" / "demo" / "schools.csv"
INSTRUMENTS = ROOT / "assets" / "instruments"


def scenes(demo: Demo, folder: Path, origin: str) -> list[Scene]:
    """Everything an office sets up."""
    good, bad = _lists(folder)
    new, wrong = _instruments(folder)
    person = f"/office/people/{demo.person('expert-2')}"
    visit = demo.visits("supervisor-1")[-1]
    schools, instruments = "/office/schools", "/office/instruments"

    def refuse(_: Phone) -> None:
        keep_aside(demo, origin)

    return [
        Scene("home", "/", "sync-line"),
        Scene("office", "/office", "office-people"),
        Scene("facts", "/office/facts", "office-title_th"),
        Scene("schools", schools, "schools-file"),
        Scene("schools-closing", "/office/schools/closing", "closing-save", (tap("closing-how-merged"),)),
        Scene("schools-checked", schools, "schools-file", (give_file("schools-file", good, "schools-import"),)),
        Scene("schools-problems", schools, "schools-file", (give_file("schools-file", bad, "file-problems"),)),
        Scene("instruments", instruments, "instrument-file"),
        Scene(
            "instruments-checked",
            instruments,
            "instrument-file",
            (give_file("instrument-file", new, "instrument-publish"),),
        ),
        Scene(
            "instruments-problems",
            instruments,
            "instrument-file",
            (give_file("instrument-file", wrong, "file-problems"),),
        ),
        Scene("checklists", "/office/checklists", "checklist-new"),
        *_checklists(demo),
        Scene("people", "/office/people", "person-add"),
        Scene("person-new", "/office/people", "person-add", (tap("person-add"),)),
        Scene("person", person, "invite"),
        Scene("person-role", person, "role-add", (tap("role-add"),)),
        Scene("invitation", person, "invite", (tap("invite"), meet("invite-url"), see("คำเชิญพร้อมแล้ว"))),
        Scene("visits", "/office/visits", "visit-new"),
        Scene("visit-new", "/office/visits", "visit-new", (tap("visit-new"),)),
        Scene("visit-day", "/office/visits", "visit-new", (tap("visit-new"), tap("visit-day-pick")), anew=True),
        Scene("visit-team", f"/office/visits/{visit}", "visit-save"),
        Scene("calendar", "/calendar", "calendar-after"),
        Scene("coverage", "/calendar/coverage", "share"),
        Scene("workload", "/calendar/workload", "back"),
        Scene("rounds", "/office/rounds", "round-focus"),
        Scene("rounds-rules", "/office/rounds", "round-focus", (tap("rule-long_ago"), see("เป็นกลุ่มเป้าหมาย"))),
        Scene("days", "/office/days", "days-save"),
        Scene("calibrations", "/office/calibrations", "calibration-new"),
        Scene("calibration-new", "/office/calibrations/new", "calibration-save"),
        Scene("calibration", f"/office/calibrations/{demo.calibration(opened=False)}", "calibration-save"),
        Scene("devices", "/office/devices", "back", (see("ใช้งานล่าสุด"),)),
        Scene("sign-out", "/office/devices", "back", (tap_first("sign-out-"),)),
        Scene("aside", "/office/aside", "back", (see("ลองรับอีกครั้ง"),), first=(refuse,)),
        Scene("aside-close", "/office/aside", "back", (tap_first("close-"), meet("question-reason"))),
        Scene("search", "/office/people", "person-add", (write("search", "ผู้ทรง"),)),
    ]


def _checklists(demo: Demo) -> list[Scene]:
    """A published checklist with its visits and its answers, one sheet of it, and writing the next version."""
    version = f"/office/checklists/{demo.checklist('POL1')}"
    draft, sheet = f"/office/checklists/draft/{DRAFT}", f"{version}/{demo.checksheet()}"
    write_next = (tap_first("round-"), tap("next-version"), meet("publish"))
    return [
        Scene("checklist", version, "next-version"),
        Scene("checklist-answers", version, "next-version", (see("สรุปรายข้อ"),), anew=True),
        Scene("checklist-sheet", sheet, "answer-P1"),
        Scene("checklist-draft", version, "next-version", write_next, anew=True),
        Scene("checklist-point", version, "next-version", (*write_next, tap("edit-P4")), anew=True),
        Scene("checklist-preview", version, "next-version", (*write_next, tap("preview")), anew=True),
        Scene("checklist-no-draft", draft, "back"),
    ]


def _lists(folder: Path) -> tuple[Path, Path]:
    """A list with two new names, and one with three faults."""
    lines = SCHOOLS.read_text("utf-8-sig").splitlines()
    good, bad = folder / "schools.csv", folder / "schools-with-faults.csv"
    good.write_text(
        "\n".join([lines[0], *(line.replace("โรงเรียน", "โรงเรียนบ้าน", 1) for line in lines[1:3])]), "utf-8-sig"
    )
    first = lines[1].split(",")
    broken = [",".join(["12", *first[1:]]), lines[2], lines[2], ",".join([*first[:2], "", *first[3:]])]
    bad.write_text("\n".join([lines[0], *broken]), "utf-8-sig")
    return good, bad


def _instruments(folder: Path) -> tuple[Path, Path]:
    """The next version of an instrument, and one whose weights do not sum."""
    text = (INSTRUMENTS / "ADM4.yaml").read_text("utf-8")
    new, wrong = folder / "instrument.yaml", folder / "instrument-with-faults.yaml"
    new.write_text(text.replace("2569.1", "2569.2"), "utf-8")
    wrong.write_text(text.replace("weight: 40", "weight: 41", 1), "utf-8")
    return new, wrong
