"""What a record and its fields are called, by the names of people, schools and indicators. Never a stored name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.parts.moments import at, briefly, term_briefly
from app.visiting.addresses import debrief_path, observed_path
from app.wording import checklists as office_words
from app.wording import fields as words
from app.wording import grades, language
from app.wording import sync as kind_words
from fieldwork.checking.sheets import checklist_of
from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.count_table import CountTable, cell_id
from fieldwork.instruments.model import Instrument
from fieldwork.records import Calibration, Feedback, Person, School, Visit
from fieldwork.records.stored import Record, World
from fieldwork.submission import instrument_of


@dataclass(frozen=True, slots=True)
class Named:
    """A record in words: what kind of thing, which one, where it belongs (a visit or a school, "" where the title says
    it), and the address of its own screen ("" when it has none)."""

    kind: str
    title: str
    place: str = ""
    path: str = ""


def person(person_id: object, world: World) -> str:
    """A person's name; the office's system for what nobody wrote by hand."""
    record = world.get("person", str(person_id or ""))
    if record is not None:
        return Person.of(record).name
    return words.OFFICE_SYSTEM() if person_id in ("server", "setup") else words.SOMEBODY()


def school(school_id: object, world: World) -> str:
    """A school's name."""
    record = world.get("school", str(school_id or ""))
    found = School.of(record) if record is not None else None
    return language.of(found.name, found.name_en) if found is not None else words.SOMETHING()


def instrument(record_id: object, world: World) -> str:
    """The title of a published instrument."""
    found = instrument_of(str(record_id or ""), world)
    return language.of(found.title_th, found.title_en) if found is not None else words.SOMETHING()


def checklist(record_id: object, world: World) -> str:
    """The title of a published checklist."""
    found = checklist_of(str(record_id or ""), world)
    return language.of(found.title_th, found.title_en) if found is not None else words.SOMETHING()


def visit(visit_id: object, world: World) -> str:
    """Which visit: its school and day."""
    record = world.get("visit", str(visit_id or ""))
    found = Visit.of(record) if record is not None else None
    if found is None or found.school is None:
        return words.SOMETHING()
    return words.VISIT_TO(school=school(found.school, world), day=briefly(found.day))


def calibration(calibration_id: object, world: World) -> str:
    """Which calibration: its name and day."""
    found = world.get("calibration", str(calibration_id or ""))
    if found is None:
        return words.SOMETHING()
    known = Calibration.of(found)
    return words.CALIBRATION_OF(name=_short(known.name), day=briefly(known.day))


def field(kind: str, name: str, record: Record | None, world: World) -> str:
    """What a stored field is called, `levels.AC1` as the level of that indicator."""
    head, _, key = name.partition(".")
    phrase = words.FIELDS.get(kind, {}).get(head)
    if phrase is None:
        return words.UNKNOWN_FIELD()
    return phrase(of=_about(head, key, record, world)) if key else phrase()


def record(found: Record, world: World) -> Named:
    """What a record is called."""
    known = kind_words.KINDS.get(found.kind)
    title = _TITLES.get(found.kind, _of_school)(found, world)
    place = _where(found, world) if found.kind in _PLACED else ""
    return Named(known() if known else words.SOMETHING(), title, place, _path(found))


def _about(head: str, key: str, record: Record | None, world: World) -> str:
    """What one of many fields is about."""
    if head in ("team", "raters"):
        return person(key, world)
    if head == "instruments":
        return instrument(key, world)
    if head == "checklists":
        return checklist(key, world)
    if head == "fillers":
        phrase = office_words.FILLERS.get(key)
        return phrase() if phrase else words.SOMEBODY()
    if head == "reopened" and key.isdigit():
        return at(int(key))
    if head == "terms":
        return term_briefly(key)
    if head == "answers":
        return _point(key, record, world)
    form = _form(record, world)
    if isinstance(form, CountTable):
        return _cell(form, key)
    titled = _titled(form, head, key, record, world)
    return titled or key


def _point(key: str, record: Record | None, world: World) -> str:
    """The question that a point asks."""
    used = checklist_of(str(record.fields.get("checklist") or ""), world) if record is not None else None
    found = used.point(key) if isinstance(used, Checklist) and key in used.point_ids else None
    return language.of(found.title_th, found.title_en) if found is not None else words.SOMETHING()


def _form(record: Record | None, world: World) -> Instrument | CountTable | None:
    return instrument_of(str(record.fields.get("instrument") or ""), world) if record is not None else None


def _cell(table: CountTable, key: str) -> str:
    for column in table.columns:
        if column.id == key:
            return column.title_th
    for skill in table.skills:
        for level in table.levels:
            if cell_id(skill.id, level.id) == key:
                skilled = language.of(skill.title_th, skill.title_en)
                return words.SKILL(skill=skilled, level=language.of(level.label_th, level.label_en))
    return key


def _titled(form: Instrument | None, head: str, key: str, record: Record | None, world: World) -> str:
    if head == "indicators" and record is not None:
        return indicator(key, record, world)
    if form is None:
        return ""
    if head in ("levels", "reasons", "notes"):
        found = next((i for i in form.indicators if i.id == key), None)
        return f"{key} {language.of(found.title_th, found.title_en)}" if found else ""
    if head == "texts":
        return next((language.of(o.title_th, o.title_en) for o in form.open_items if o.id == key), "")
    if head == "headers":
        return next((h.title_th for h in form.header_fields if h.id == key), "")
    if head == "areas":
        return next((language.of(a.title_th, a.title_en) for a in form.areas if a.id == key), "")
    return ""


def indicator(key: str, record: Record, world: World) -> str:
    """An indicator by its id and title, looked up in the record's instrument or those of its visit."""
    named = str(record.fields.get("instrument") or "")
    of_visit = world.get("visit", str(record.fields.get("visit") or ""))
    known = Visit.of(of_visit).ever_used if of_visit is not None else ()
    used = (named,) if named else known[::-1]
    for form in (instrument_of(each, world) for each in used):
        for found in form.indicators if isinstance(form, Instrument) else ():
            if found.id == key:
                return f"{key} {language.of(found.title_th, found.title_en)}"
    return key


def _of_school(found: Record, world: World) -> str:
    return school(found.fields.get("school"), world)


def _sheet(found: Record, world: World) -> str:
    rater = person(found.fields.get("rater"), world)
    return f"{instrument(found.fields.get('instrument'), world)} · {rater}"


def _checksheet(found: Record, world: World) -> str:
    rater = person(found.fields.get("rater"), world)
    return f"{checklist(found.fields.get('checklist'), world)} · {rater}"


def _where(found: Record, world: World) -> str:
    """The visit where the device knows it, else the school."""
    known = world.get("visit", str(found.fields.get("visit") or ""))
    return visit(known.id, world) if known is not None else _of_school(found, world)


def _counts(found: Record, world: World) -> str:
    return words.COUNTS_OF(
        table=instrument(found.fields.get("instrument"), world),
        grade=grades.briefly(found.fields.get("grade") or ""),
        term=term_briefly(str(found.fields.get("round") or "")),
    )


def _consensus(found: Record, world: World) -> str:
    return indicator(str(found.fields.get("indicator") or ""), found, world)


def _feedback(found: Record, world: World) -> str:
    return words.VERSION(n=found.fields.get("version") or 1)


def _response(found: Record, world: World) -> str:
    """The item that is answered, in its own words."""
    told = world.get("feedback", str(found.fields.get("feedback") or ""))
    item = Feedback.of(told).items.get(str(found.fields.get("item") or "")) if told is not None else None
    text = item.get("text") if isinstance(item, dict) else ""
    return _short(text)


def _signature(found: Record, world: World) -> str:
    """Who signed, or on whose device it was noted that nobody did."""
    named = str(found.fields.get("name") or "").strip()
    return named or person(found.fields.get("person") or found.fields.get("author"), world)


def _role(found: Record, world: World) -> str:
    return person(found.fields.get("person"), world)


def _short(text: object) -> str:
    """The beginning of a text, as a title."""
    line = " ".join(str(text or "").split())
    return words.EMPTY() if not line else line if len(line) <= _TITLE_CHARS else f"{line[:_TITLE_CHARS].rstrip()}…"


_TITLE_CHARS = 60
_PLACED = (
    "sheet",
    "checksheet",
    "finding",
    "concern",
    "addressee",
    "counts",
    "consensus",
    "feedback",
    "agreement",
    "response",
    "signature",
)
_TITLES: dict[str, Callable[[Record, World], str]] = {
    "visit": lambda found, world: visit(found.id, world),
    "sheet": _sheet,
    "checksheet": _checksheet,
    "checklist": lambda found, world: checklist(found.id, world),
    "checklist_draft": lambda found, world: _short(found.fields.get("title")),
    "finding": lambda found, world: _short(found.fields.get("text")),
    "concern": lambda found, world: _short(found.fields.get("text")),
    "addressee": lambda found, world: person(found.fields.get("person"), world),
    "phrase": lambda found, world: _short(found.fields.get("text")),
    "counts": _counts,
    "consensus": _consensus,
    "feedback": _feedback,
    "agreement": lambda found, world: _short(found.fields.get("action")),
    "calibration": lambda found, world: calibration(found.id, world),
    "calibration_sheet": lambda found, world: calibration(found.fields.get("calibration"), world),
    "calibration_progress": lambda found, world: calibration(found.fields.get("calibration"), world),
    "convention": _consensus,
    "response": _response,
    "acknowledgement": _where,
    "debrief": _where,
    "signature": _signature,
    "receipt": _where,
    "school": lambda found, world: school(found.id, world),
    "person": lambda found, world: person(found.id, world),
    "role": _role,
    "office": lambda found, world: language.of(found.fields.get("title_th"), found.fields.get("title_en")),
    "instrument": lambda found, world: instrument(found.id, world),
    "round": lambda found, world: term_briefly(str(found.fields.get("name") or "")),
    "target": lambda found, world: f"{_of_school(found, world)} · {term_briefly(str(found.fields.get('round') or ''))}",
    "ground": lambda found, world: f"{_of_school(found, world)} · {term_briefly(str(found.fields.get('round') or ''))}",
    "period": lambda found, world: _short(found.fields.get("name")),
}


def _path(found: Record) -> str:
    """The address where a record is seen and written."""
    of_visit = str(found.fields.get("visit") or "")
    form, sheet = str(found.fields.get("instrument") or ""), str(found.fields.get("sheet") or "")
    paths = {
        "visit": f"/visits/{found.id}",
        "finding": f"/visits/{of_visit}/finding/{found.id}",
        "checksheet": f"/visits/{of_visit}/checked/{found.id}",
        "checklist": f"/office/checklists/{found.id}",
        "checklist_draft": f"/office/checklists/draft/{found.id}",
        "concern": f"/concerns/{found.id}",
        "addressee": f"/concerns/{found.fields.get('concern')}",
        "consensus": f"/visits/{of_visit}/compare/{form}",
        "response": f"/feedback/{found.fields.get('feedback')}",
        "debrief": debrief_path(of_visit),
        "signature": observed_path(of_visit, sheet) if sheet else debrief_path(of_visit),
        "school": f"/schools/{found.id}",
        "agreement": f"/schools/{found.fields.get('school')}",
        "person": f"/office/people/{found.id}",
        "calibration": f"/calibrations/{found.id}",
        "calibration_sheet": f"/calibrations/{found.fields.get('calibration')}",
        "convention": f"/calibrations/{found.fields.get('calibration')}",
        "round": "/office/rounds",
        "target": "/office/rounds",
        "ground": "/office/rounds",
        "period": "/office/days",
        "role": f"/office/people/{found.fields.get('person')}",
    }
    if found.kind == "sheet" and found.fields.get("subject") == found.fields.get("school"):
        return f"/visits/{of_visit}/sheet/{form}"
    return paths.get(found.kind, "")
