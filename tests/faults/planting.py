"""Changing a line of the running code and putting it back. A fault whose line is gone is an error, never a silence.

Functions keep their identity and get other code, so whoever imported them before has the fault too.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any


class Stale(Exception):
    """The code has changed and the fault does not fit it any more: write it anew, or strike it off."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place in a module: this text, which stands there once, becomes that."""

    module: str
    old: str
    new: str


@contextmanager
def planted(lines: tuple[Line, ...]) -> Iterator[None]:
    """The code with these lines changed. Raises Stale when one does not fit."""
    undo: list[Callable[[], None]] = []
    try:
        for name in dict.fromkeys(line.module for line in lines):
            undo += _plant(import_module(name), [line for line in lines if line.module == name])
        yield
    finally:
        for step in reversed(undo):
            step()


def _plant(module: ModuleType, lines: list[Line]) -> list[Callable[[], None]]:
    source = changed = Path(inspect.getfile(module)).read_text("utf-8")
    for line in lines:
        if changed.count(line.old) != 1:
            raise Stale(f"{line.module} holds this {changed.count(line.old)} times: {line.old}")
        changed = changed.replace(line.old, line.new)
    undo = [*_functions(module, source, changed), *_constants(module, source, changed)]
    if not undo:
        raise Stale(f"{module.__name__}: the change changes nothing")
    return undo


def _functions(module: ModuleType, source: str, changed: str) -> Iterator[Callable[[], None]]:
    before, after = (dict(_codes(compile(text, module.__file__ or "", "exec"))) for text in (source, changed))
    for name, code in after.items():
        if name not in before:
            raise Stale(f"{module.__name__}: a fault may not add {name}")
        if not _same(before[name], code):
            live = _live(module, name)
            old, live.__code__ = live.__code__, code
            yield lambda live=live, old=old: setattr(live, "__code__", old)


def _constants(module: ModuleType, source: str, changed: str) -> Iterator[Callable[[], None]]:
    """Assign anew what the change assigns otherwise, and what was worked out from it."""
    before = {ast.dump(node) for node in ast.parse(source).body}
    touched: set[str] = set()
    for node in ast.parse(changed).body:
        if not isinstance(node, ast.Assign):
            continue
        used = {each.id for each in ast.walk(node.value) if isinstance(each, ast.Name)}
        if ast.dump(node) in before and not used & touched:
            continue
        names = {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
        kept = {name: vars(module)[name] for name in names}
        exec(compile(ast.Module([node], []), module.__file__ or "", "exec"), vars(module))
        touched |= names
        yield lambda kept=kept: vars(module).update(kept)


def _codes(code: CodeType, path: str = "") -> Iterator[tuple[str, CodeType]]:
    """The functions of a module and of its classes, by their names."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType) and inner.co_name.isidentifier():
            name = f"{path}{inner.co_name}"
            if inner.co_flags & inspect.CO_OPTIMIZED:
                yield name, inner
            else:
                yield from _codes(inner, f"{name}.")


def _live(module: ModuleType, name: str) -> FunctionType:
    found: Any = module
    for part in name.split("."):
        found = vars(found)[part]
    for inside in ("fget", "__func__", "__wrapped__"):
        found = getattr(found, inside, None) or found
    if not isinstance(found, FunctionType):
        raise Stale(f"{module.__name__}.{name} is no function that can be changed")
    return found


def _same(one: CodeType, other: CodeType) -> bool:
    if (one.co_code, one.co_names, one.co_varnames) != (other.co_code, other.co_names, other.co_varnames):
        return False
    pairs = list(zip(one.co_consts, other.co_consts, strict=False))
    inner = all(_same(a, b) if isinstance(a, CodeType) and isinstance(b, CodeType) else a == b for a, b in pairs)
    return inner and len(one.co_consts) == len(other.co_consts)
