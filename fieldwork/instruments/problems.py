"""What can be wrong with an instrument file: each problem says where, what and what to do, with a stable code."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Code(StrEnum):
    """Stable codes; docs/instrument-rules.md lists the rule behind each."""

    UNSUPPORTED_SCHEMA = "unsupported_schema"
    UNSUPPORTED_KIND = "unsupported_kind"
    UNSUPPORTED_VALUE = "unsupported_value"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    OUT_OF_RANGE = "out_of_range"
    BAD_ID = "bad_id"
    DUPLICATE_ID = "duplicate_id"
    WEIGHTS_NOT_100 = "weights_not_100"
    SCALE_INCOMPLETE = "scale_incomplete"
    DEFAULT_PRESELECTS = "default_preselects"
    EVIDENCE_LEVEL_UNKNOWN = "evidence_level_unknown"
    DESCRIPTOR_MISSING = "descriptor_missing"
    DESCRIPTOR_UNKNOWN_LEVEL = "descriptor_unknown_level"
    BANDS_UNSORTED = "bands_unsorted"
    BANDS_DUPLICATE = "bands_duplicate"
    BANDS_DO_NOT_COVER = "bands_do_not_cover"
    BAND_TOO_PRECISE = "band_too_precise"
    BAD_OPTIONS = "bad_options"
    BAD_RULE = "bad_rule"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `path` points into the file: areas[0].indicators[2].levels; empty for the whole file."""

    path: str
    code: Code
    what_th: str
    do_th: str

    @property
    def message_th(self) -> str:
        where = f"{self.path}: " if self.path else ""
        return f"{where}{self.what_th} {self.do_th}"


class InstrumentError(ValueError):
    """A file that is not a usable instrument, with every problem found in one reading. Nothing of it may be stored."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{problem.path or '(file)'}: {problem.code}" for problem in problems))
        self.problems = tuple(problems)
