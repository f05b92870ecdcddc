"""Round exact fractions half up, as people do on paper: the only rounding there is, and only to show and to band."""

from decimal import Decimal
from fractions import Fraction


def round_half_up(value: Fraction, digits: int = 2) -> Decimal:
    """Round as people do on paper, exactly: 4.505 becomes 4.51, where floats and Python's round give 4.50."""
    tenfold = abs(value) * 10**digits
    whole = (2 * tenfold.numerator + tenfold.denominator) // (2 * tenfold.denominator)
    return Decimal((int(value < 0 and whole > 0), tuple(int(digit) for digit in str(whole)), -digits))
