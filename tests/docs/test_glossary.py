"""The glossary is true: every word of its first column is a name in the domain package."""

import ast
from pathlib import Path


def domain_names(root: Path) -> set[str]:
    """Every module, class, function, field and argument name of fieldwork, split into lower-case words."""
    names: set[str] = set()
    for path in (root / "fieldwork").rglob("*.py"):
        names.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                names.add(node.name)
            elif isinstance(node, ast.arg):
                names.add(node.arg)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                names.add(node.target.id)
            elif isinstance(node, ast.Assign):
                names |= {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    return {word for name in names for word in [name.lower(), *name.lower().split("_")]}


def test_every_word_of_the_glossary_names_something_in_the_domain(repository: Path) -> None:
    rows = [line.split("|") for line in (repository / "docs/glossary.md").read_text("utf-8").splitlines()]
    words = [
        word.strip()
        for row in rows
        if len(row) > 4 and row[1].strip() not in ("in code", "---")
        for word in row[1].split(",")
    ]
    known = domain_names(repository) | {"mirror", "overlay"}  # these two are the device's own words

    assert len(words) > 25
    assert [word for word in words if word not in known and not known & {word + "s", word + "d"}] == []
