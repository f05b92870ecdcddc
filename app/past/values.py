"""A stored value in words, for every kind and field: days in the Buddhist Era, people and schools by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.checking.told import answer_words
from app.parts.moments import at, on
from app.past import names
from app.planning.told import because
from app.wording import concern as concern_words
from app.wording import fields as words
from app.wording import grades, language
from fieldwork.checking.sheets import checklist_of
from fieldwork.consensus import decision_of
from fieldwork.debriefs import words_in
from fieldwork.instruments.model import Instrument
from fieldwork.lessons import LessonWords, lesson_words_in
from fieldwork.records import KINDS, Visit
from fieldwork.records.stored import Record, World
from fieldwork.submission import instrument_of

Tell = Callable[[Any, Record, World], str]


def value(name: str, given: Any, record: Record, world: World) -> str:
    """What a value of this field says."""
    if given is None or given == "":
        return _nothing(record.kind, name.partition(".")[0])
    head = name.partition(".")[0]
    special = _SPECIAL.get((record.kind, head))
    if special is not None:
        return special(name, given, record, world)
    declared = KINDS.get(record.kind)
    rule = declared.rule_of(name) if declared is not None else None
    if rule is None:
        return given if isinstance(given, str) else words.RECORDED()
    if rule.type == "choice":
        phrase = words.CHOICES.get((record.kind, head), {}).get(given)
        return phrase() if phrase is not None else str(given)
    return _TYPES[rule.type](head, given, record, world)


def is_text(kind: str, name: str) -> bool:
    """Whether a person writes the value freely, so that two of them may be joined into one."""
    declared = KINDS.get(kind)
    rule = declared.rule_of(name) if declared is not None else None
    return rule is not None and rule.type == "text" and name.partition(".")[0] not in _NAMES


_NAMES = ("code", "code8", "cluster", "login", "grade", "round", "item", "indicator", "grades", "digest")
"""Short texts that name something: two of them never make a third."""
_GRADES = ("grade", "grades")


def _nothing(kind: str, head: str) -> str:
    empty = {
        ("visit", "team"): words.NOT_IN_TEAM,
        ("visit", "instruments"): words.NOT_USED,
        ("visit", "checklists"): words.NOT_USED,
        ("checksheet", "files"): words.REMOVED,
        ("checklist_draft", "points"): words.REMOVED,
        ("finding", "indicators"): words.NOT_TIED,
        ("finding", "removed"): words.NOT_REMOVED,
        ("finding", "photos"): words.REMOVED,
        ("concern", "photos"): words.REMOVED,
        ("agreement", "removed"): words.NOT_REMOVED,
        ("period", "withdrawn"): words.NOT_WITHDRAWN,
    }
    return empty.get((kind, head), words.EMPTY)()


def _id(head: str, given: Any, record: Record, world: World) -> str:
    if head in ("leader", "rater", "author", "person", "facilitator", "published_by"):
        return names.person(given, world)
    if head == "school" or (head == "subject" and given == record.fields.get("school")):
        return names.school(given, world)
    if head == "instrument":
        return names.instrument(given, world)
    if head == "visit":
        return names.visit(given, world)
    if head in ("checklist", "published"):
        return names.checklist(given, world)
    if head == "merged_into":
        return names.school(given, world)
    if head == "subject":
        return words.LESSON()
    other = world.get(head, str(given))
    return names.record(other, world).title if other is not None else words.SOMETHING()


_TYPES: Mapping[str, Callable[[str, Any, Record, World], str]] = {
    "text": lambda head, given, record, world: grades.briefly(str(given)) if head in _GRADES else str(given),
    "int": lambda head, given, record, world: f"{given:,}" if isinstance(given, int) else str(given),
    "bool": lambda head, given, record, world: words.YES() if given else words.NO(),
    "date": lambda head, given, record, world: on(given),
    "moment": lambda head, given, record, world: at(given),
    "id": _id,
    "blob": lambda head, given, record, world: words.SIGNATURE(),
    "json": lambda head, given, record, world: _told(given),
}


def _told(given: Any) -> str:
    """Any other value, as far as it is words."""
    if isinstance(given, str):
        return grades.named(given)
    if isinstance(given, bool):
        return words.YES() if given else words.NO()
    if isinstance(given, (int, float)):
        return f"{given:,}"
    if isinstance(given, list):
        return "\n".join(filter(None, map(_told, given))) or words.EMPTY()
    return words.RECORDED()


def _team(name: str, given: Any, record: Record, world: World) -> str:
    """The titles of the areas a member looks after."""
    areas = [str(area) for area in given] if isinstance(given, list) else []
    titles: dict[str, str] = {}
    for used in Visit.of(record).ever_used:
        form = instrument_of(used, world)
        for area in form.areas if isinstance(form, Instrument) else ():
            titles[area.id] = language.of(area.title_th, area.title_en)
    return " · ".join(titles.get(area, area) for area in areas) or words.IN_TEAM()


def _level(name: str, given: Any, record: Record, world: World) -> str:
    form = instrument_of(str(record.fields.get("instrument") or ""), world)
    return _level_words(form, given)


def _level_words(form: Any, given: Any) -> str:
    levels = form.scale.levels if isinstance(form, Instrument) else ()
    label = next((language.of(level.label_th, level.label_en) for level in levels if level.value == given), "")
    return words.LEVEL(value=given, label=label).strip()


def _decision(name: str, given: Any, record: Record, world: World) -> str:
    found = decision_of(given)
    if found is None:
        return words.EMPTY()
    form = instrument_of(str(record.fields.get("instrument") or ""), world)
    return words.DECISION(level=_level_words(form, found.level), reason=found.reason)


def _item(name: str, given: Any, record: Record, world: World) -> str:
    """One item of a feedback: what kind, its words, who and by when."""
    if not isinstance(given, dict):
        return words.RECORDED()
    phrase = words.ITEM_KINDS.get(str(given.get("kind")))
    text = str(given.get("text") or "").strip() or words.EMPTY()
    return _with(phrase(text=text) if phrase else text, given.get("owner"), given.get("due"))


def _read_together(name: str, given: Any, record: Record, world: World) -> str:
    """The words under a signature, a line for each."""
    lesson = lesson_words_in(given)
    if lesson is not None:
        return _of_lesson(lesson, world)
    found = words_in(given)
    if found is None:
        return words.RECORDED()
    lines = [words.ITEM_KINDS["strength"](text=text) for text in found.strengths]
    lines += [words.ITEM_KINDS["next_step"](text=text) for text in found.next_steps]
    lines += [_with(words.ITEM_KINDS["agreement"](text=a.action), a.owner, a.due) for a in found.agreements]
    return "\n".join(lines)


def _of_lesson(said: LessonWords, world: World) -> str:
    """What a teacher read, field by field."""
    sheet = world.get("sheet", said.sheet)
    if sheet is None:
        return words.RECORDED()
    told = (
        (names.field("sheet", name, sheet, world), value(name, each, sheet, world)) for name, each in said.said.items()
    )
    return "\n".join(words.SAID(field=field, value=text) for field, text in told)


def _texts(name: str, given: Any, record: Record, world: World) -> str:
    """An answer in words, or rows of agreements."""
    if not isinstance(given, list):
        return _told(given)
    rows = [row for row in given if isinstance(row, dict)]
    told = (_with(str(r.get("action") or ""), r.get("owner_role"), r.get("due_date")) for r in rows)
    return "\n".join(filter(None, told)) or words.EMPTY()


def _with(text: str, owner: Any, due: Any) -> str:
    said = [text.strip()]
    said += [words.OWNER(name=owner)] if isinstance(owner, str) and owner.strip() else []
    said += [words.DUE(day=on(due))] if _is_day(due) else []
    return " · ".join(part for part in said if part)


def _is_day(text: Any) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


def _answer(name: str, given: Any, record: Record, world: World) -> str:
    """An answer as its type reads: a day in the era people use, a list line by line, a table row by row."""
    used = checklist_of(str(record.fields.get("checklist") or ""), world)
    key = name.partition(".")[2]
    if used is None or key not in used.point_ids:
        return _told(given)
    return answer_words(used.point(key), given) or words.EMPTY()


def _file(name: str, given: Any, record: Record, world: World) -> str:
    return str(given.get("name") or words.RECORDED()) if isinstance(given, dict) else words.RECORDED()


def _draft_point(name: str, given: Any, record: Record, world: World) -> str:
    return str(given.get("title_th") or words.EMPTY()) if isinstance(given, dict) else words.RECORDED()


def _photo(name: str, given: Any, record: Record, world: World) -> str:
    caption = str(given.get("caption") or "") if isinstance(given, dict) else ""
    return words.PHOTO(caption=caption or words.NO_CAPTION())


def _term(name: str, given: Any, record: Record, world: World) -> str:
    days = [day for day in given if _is_day(day)] if isinstance(given, list) else []
    return words.SPAN(first=on(days[0]), last=on(days[1])) if len(days) == 2 else words.RECORDED()


def _moved(name: str, given: Any, record: Record, world: World) -> str:
    """From which day to which, and why."""
    told = given if isinstance(given, dict) else {}
    if not (_is_day(told.get("from")) and _is_day(told.get("to"))):
        return words.RECORDED()
    return words.MOVED(before=on(told["from"]), after=on(told["to"]), why=str(told.get("why") or words.EMPTY()))


def _meant(name: str, given: Any, record: Record, world: World) -> str:
    """Why two visits of one day are meant to be so."""
    told = given if isinstance(given, dict) else {}
    return str(told.get("why") or words.RECORDED())


def _seen_by_rule(name: str, given: Any, record: Record, world: World) -> str:
    return "\n".join(because({name.partition(".")[2]: given})) or words.RECORDED()


def _indicator(name: str, given: Any, record: Record, world: World) -> str:
    return names.indicator(str(given), record, world)


def _switch(on_: Any, off: Any) -> Callable[[str, Any, Record, World], str]:
    return lambda name, given, record, world: on_() if given else off()


def _mean(name: str, given: Any, record: Record, world: World) -> str:
    mean = given.get("mean") if isinstance(given, dict) else None
    return str(mean) if mean is not None else words.EMPTY()


_SPECIAL: Mapping[tuple[str, str], Callable[[str, Any, Record, World], str]] = {
    ("visit", "team"): _team,
    ("visit", "instruments"): _switch(words.USED, words.NOT_USED),
    ("visit", "checklists"): _switch(words.USED, words.NOT_USED),
    ("checksheet", "answers"): _answer,
    ("checksheet", "files"): _file,
    ("checklist_draft", "points"): _draft_point,
    ("checklist_draft", "dropped"): _switch(words.REMOVED, words.NOT_REMOVED),
    ("sheet", "levels"): _level,
    ("sheet", "texts"): _texts,
    ("calibration_sheet", "levels"): _level,
    ("convention", "indicator"): _indicator,
    ("finding", "indicators"): _switch(words.TIED, words.NOT_TIED),
    ("finding", "photos"): _photo,
    ("finding", "removed"): _switch(words.REMOVED, words.NOT_REMOVED),
    ("finding", "internal"): _switch(words.TEAM_ONLY, words.FOR_SCHOOL),
    ("concern", "photos"): _photo,
    ("concern", "withdrawn"): _switch(concern_words.WITHDRAWN, concern_words.NOT_WITHDRAWN),
    ("addressee", "withdrawn"): _switch(concern_words.WITHDRAWN, concern_words.NOT_WITHDRAWN),
    ("agreement", "removed"): _switch(words.REMOVED, words.NOT_REMOVED),
    ("agreement", "indicator"): _indicator,
    ("consensus", "indicator"): _indicator,
    ("consensus", "decision"): _decision,
    ("feedback", "items"): _item,
    ("debrief", "items"): _item,
    ("signature", "words"): _read_together,
    ("acknowledgement", "seen"): lambda name, given, record, world: words.RECORDED(),
    ("office", "terms"): _term,
    ("visit", "moved"): _moved,
    ("visit", "meant"): _meant,
    ("target", "because"): _seen_by_rule,
    ("period", "withdrawn"): _switch(words.WITHDRAWN, words.NOT_WITHDRAWN),
    ("lesson_summary", "areas"): _mean,
}
