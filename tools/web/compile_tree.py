"""Runs inside Pyodide under Node: every module below `/tree` to bytecode beside its source, without its docstrings."""

import ast
import importlib.util
import re
from importlib._bootstrap_external import _code_to_hash_pyc  # the only writer of hash-based bytecode there is
from pathlib import Path

TREE = Path("/tree")
# Pyodide copies the texts of its JavaScript functions from here, and SQLAlchemy insists on those of its events.
NEEDED = re.compile(r"^_?pyodide/|^sqlalchemy/.*events\.py$")
NAMED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Nobody reads them on a phone. A class keeps one space, or dataclasses would work out a text of their own."""
    for node in ast.walk(tree):
        if isinstance(node, NAMED) and ast.get_docstring(node, clean=False) is not None:
            if isinstance(node, ast.ClassDef):
                node.body[0] = ast.copy_location(ast.Expr(ast.Constant(" ")), node.body[0])
                ast.fix_missing_locations(node.body[0])
            else:
                node.body[:1] = [ast.copy_location(ast.Pass(), node.body[0])] if len(node.body) == 1 else []
    return tree


def compile_one(path: Path) -> None:
    """Write the bytecode. It is never checked against a source, because none is shipped."""
    name, source = path.relative_to(TREE).as_posix(), path.read_bytes()
    tree = ast.parse(source, name)
    if not NEEDED.search(name):
        tree = without_docstrings(tree)
    code = compile(tree, name, "exec", dont_inherit=True, optimize=0)
    path.with_suffix(".pyc").write_bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


for module in sorted(TREE.rglob("*.py")):
    compile_one(module)
