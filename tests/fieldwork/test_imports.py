"""The domain runs on a phone and on any server: it imports itself and the standard library, and nothing else."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path


def imported(file: Path) -> Iterator[str]:
    """The top-level packages a module imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if not node.level else "fieldwork"


def test_the_domain_imports_the_standard_library_alone(repository: Path) -> None:
    files = sorted((repository / "fieldwork").rglob("*.py"))
    allowed = {"fieldwork", *sys.stdlib_module_names}

    assert len(files) > 40
    assert [
        (str(file.relative_to(repository)), name) for file in files for name in imported(file) if name not in allowed
    ] == []
