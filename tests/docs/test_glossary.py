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
    return {word for name in names for word in [name.lower(), *name.lower().split("_")]}


def test_every_word_of_the_glossary_names_something_in_the_domain(repository: Path) -> None:
    rows = [line.split("|") for line in (repository / "docs/glossary.md").read_text("utf-8").splitlines()]
    words = [word.strip() for row in rows[6:] if len(row) > 4 for word in row[1].split(",")]
    known = domain_names(repository) | {"mirror", "overlay"}  # these two are the device's own words

    assert len(words) > 25
    assert [word for word in words if word not in known and word + "s" not in known] == []
