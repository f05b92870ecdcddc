"""Writes without end and reports each value once the store has said it is saved. Run by test_durability."""

import itertools
import sys
from pathlib import Path

from tests.support.stores import Phone, finding


def main() -> None:
    """Write on from the highest number there is."""
    phone = Phone(Path(sys.argv[1]), seed=int(sys.argv[2]))
    highest = max((int(r.fields["text"]) for r in phone.store.find("finding")), default=0)
    for number in itertools.count(highest + 1):
        kind, record, fields = finding(f"f{number % 7}", text=str(number))
        phone.store.write(kind, record, fields)
        sys.stdout.write(f"{record} {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
