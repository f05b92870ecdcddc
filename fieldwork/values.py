"""Values: dataclasses that nobody writes to once they are made, where the type checker holds that and not every run.

A frozen dataclass sets each of its fields through `object.__setattr__`, which makes one cost four times as much. Of the
few that are made for every edit and for every record that is read, this was a tenth of a whole push.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Made]) -> type[Made]:
    """Class decorator: a dataclass with slots, to the type checker a frozen one. It has no hash."""
    return dataclass(slots=True)(cls)
