"""What is particular to a lesson: its facts, and the level at which a child may be in danger. Reads, never writes."""

from __future__ import annotations

from app.visiting.sheets import Filling, answer
from fieldwork.instruments.model import HeaderField

# The instrument format has no word for it yet: the level of the classroom instrument that describes harm to pupils.
SERIOUS = frozenset({("CLS15", "C1", 1)})


def is_serious(filling: Filling, indicator: str) -> bool:
    """The chosen level describes pupils who are humiliated or not safe: more than a rating is needed. In a sample to
    calibrate by there is nobody to be told of."""
    level = answer(filling, indicator).counted_level
    return not filling.is_sample and level is not None and (filling.instrument.id, indicator, level) in SERIOUS


def is_private(field: HeaderField) -> bool:
    """The field names a person: said beside it who will see the name."""
    return field.type == "person_ref" or field.privacy is not None


def text_of(filling: Filling, field: HeaderField) -> str:
    """What stands in a text field of the header."""
    value = filling.sheet.headers.get(field.id)
    return value if isinstance(value, str) else ""


def number_of(filling: Filling, field: HeaderField) -> int | None:
    """What stands in a number field of the header."""
    value = filling.sheet.headers.get(field.id)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
