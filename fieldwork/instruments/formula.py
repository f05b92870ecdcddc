"""The small language of count tables: sums, products and one comparison over named counts. Parsed here, never eval'ed.

rule     = sum [ ("==" | "!=" | "<=" | ">=" | "<" | ">") sum ]
sum      = product { ("+" | "-") product }
product  = atom { ("*" | "/") atom }
atom     = number | name | "sum(levels)" | "(" sum ")"
"""

import operator
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

SUM_OF_LEVELS = "sum(levels)"
"""The name under which a row gives the sum of one skill's levels."""

_TOKEN = re.compile(r"\s*(sum\(levels\)|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?|[=!<>]=|[-+*/()<>])")
_COMPARE: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
# Real rules use a handful of symbols; the limit keeps a hostile file from nesting deeper than Python's stack.
_MAX_TOKENS = 100

Counts = Mapping[str, int | None]


class FormulaError(ValueError):
    """A rule that is not in the language, or that names a count the table does not have."""


@dataclass(frozen=True, slots=True)
class Number:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    symbol: str
    left: "Expression"
    right: "Expression"


Expression = Number | Name | Operation


@dataclass(frozen=True, slots=True)
class Comparison:
    symbol: str
    left: Expression
    right: Expression


def parse_expression(text: str, *, names: Collection[str]) -> Expression:
    """Parse a formula over the given names. Raises FormulaError with what was not understood."""
    reader = _Reader(text, names)
    expression = reader.sum()
    reader.finish()
    return expression


def parse_comparison(text: str, *, names: Collection[str]) -> Comparison:
    reader = _Reader(text, names)
    left = reader.sum()
    symbol = reader.take()
    if symbol not in _COMPARE:
        raise FormulaError(f"a comparison is missing in {text!r}")
    right = reader.sum()
    reader.finish()
    return Comparison(symbol, left, right)


def names_in(expression: Expression | Comparison) -> frozenset[str]:
    match expression:
        case Number():
            return frozenset()
        case Name(name):
            return frozenset({name})
        case _:
            return names_in(expression.left) | names_in(expression.right)


def evaluate(expression: Expression, counts: Counts) -> Fraction | None:
    """Work out a formula exactly. None when a count is not entered yet or something is divided by zero."""
    match expression:
        case Number(value):
            return value
        case Name(name):
            count = counts[name]
            return None if count is None else Fraction(count)
        case Operation(symbol, left, right):
            return _apply(symbol, evaluate(left, counts), evaluate(right, counts))


def holds(comparison: Comparison, counts: Counts) -> bool | None:
    """Say whether a rule holds, or None when it cannot be decided yet."""
    left, right = evaluate(comparison.left, counts), evaluate(comparison.right, counts)
    return None if left is None or right is None else _COMPARE[comparison.symbol](left, right)


def _apply(symbol: str, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    match symbol:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right if right else None


class _Reader:
    """Reads one rule from left to right; each method eats one part of the grammar above."""

    def __init__(self, text: str, names: Collection[str]) -> None:
        self._text = text
        self._names = names
        self._tokens = _tokens(text)
        self._at = 0

    def sum(self) -> Expression:
        return self._chain("+-", self._product)

    def take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def finish(self) -> None:
        if self._peek():
            raise FormulaError(f"{self._peek()!r} is not understood in {self._text!r}")

    def _product(self) -> Expression:
        return self._chain("*/", self._atom)

    def _chain(self, symbols: str, part: Callable[[], Expression]) -> Expression:
        expression = part()
        while self._peek() and self._peek() in symbols:
            symbol = self.take()
            expression = Operation(symbol, expression, part())
        return expression

    def _atom(self) -> Expression:
        token = self.take()
        if token == "(":
            expression = self.sum()
            if self.take() != ")":
                raise FormulaError(f"a closing parenthesis is missing in {self._text!r}")
            return expression
        if token[:1].isdigit():
            return Number(Fraction(token))
        if token in self._names:
            return Name(token)
        raise FormulaError(f"{token!r} is not a count of this table" if token else f"{self._text!r} ends too early")

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        token = _TOKEN.match(text, at)
        if token is None or len(tokens) == _MAX_TOKENS:
            raise FormulaError(f"{text[at : at + 20]!r} is not understood")
        tokens.append(token[1])
        at = token.end()
    return tokens
