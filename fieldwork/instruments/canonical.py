"""One spelling of an instrument as JSON, so that a version has the same bytes and fingerprint everywhere.

The JSON is the file's own schema; what `read` accepts, this writes, and back.
"""

import json
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument, Scale
from fieldwork.instruments.reading import SCHEMA, Form, read


def to_json(instrument: Form) -> str:
    """Write an instrument with sorted keys and nothing optional: equal instruments give equal text."""
    return json.dumps(to_document(instrument), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str | bytes) -> Form:
    """Read an instrument back, checked as strictly as a new file. Raises InstrumentError, or ValueError for no JSON."""
    return read(json.loads(text))


def fingerprint(instrument: Form) -> str:
    """Return the SHA-256 of the canonical JSON: proof that two devices hold the same version."""
    return sha256(to_json(instrument).encode()).hexdigest()


def to_document(instrument: Form) -> dict[str, Any]:
    body = _body(instrument)
    return {"schema": SCHEMA, "kind": instrument.kind, **_without_empty(body)}


def _body(instrument: Form) -> dict[str, Any]:
    if isinstance(instrument, Checklist):
        plain: dict[str, Any] = _plain(instrument)
        return plain
    return _count_table(instrument) if isinstance(instrument, CountTable) else _rubric(instrument)


def _rubric(instrument: Instrument) -> dict[str, Any]:
    body: dict[str, Any] = _plain(instrument)
    body["scale"] = _scale(instrument.scale)
    body["aggregation"] = {
        "method": "weighted_mean",
        "min_answered_ratio_per_area": digits(instrument.aggregation.min_answered_ratio_per_area),
        "rounding": {"digits": instrument.aggregation.digits, "mode": "half_up", "when": "display_and_banding"},
    }
    for area in body["areas"]:
        for indicator in area["indicators"]:
            descriptors = indicator.pop("descriptors")
            indicator["levels"] = {str(each["level"]): each["text_th"] for each in descriptors}
    return body


def _scale(scale: Scale) -> dict[str, Any]:
    body: dict[str, Any] = _without_empty(_plain(scale))
    body["not_applicable"] = {**_plain(scale.not_applicable), "counted": False}
    return body


def _count_table(table: CountTable) -> dict[str, Any]:
    body: dict[str, Any] = _plain(table)
    for column in body["columns"]:
        column["type"] = "integer"
    for derived in body["derived"]:
        derived["rounding"] = f"half_up_{derived.pop('digits')}"
    return body


def _plain(value: Any) -> Any:
    """Turn nested dataclasses into JSON values; numbers with a fraction become their exact digits as text."""
    if isinstance(value, Fraction | Decimal):
        return digits(Fraction(value))
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value


def digits(value: Fraction) -> int | str:
    """A number in its exact digits: what the reader took came as decimal digits and has a finite decimal form."""
    if value.denominator == 1:
        return value.numerator
    return str(Decimal(value.numerator) / Decimal(value.denominator))


def _without_empty(value: Any) -> Any:
    """Drop what the reader fills in by itself, so that `null`, "" and a key left out are one spelling."""
    if isinstance(value, dict):
        return {key: _without_empty(each) for key, each in value.items() if each not in (None, "", [])}
    return [_without_empty(each) for each in value] if isinstance(value, list) else value
