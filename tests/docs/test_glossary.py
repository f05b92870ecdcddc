"""The glossary is true: its first column names things in the domain package, its second what screens say."""

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


def column(repository: Path, number: int) -> list[str]:
    """The words of one column of the table."""
    rows = [line.split("|") for line in (repository / "docs/glossary.md").read_text("utf-8").splitlines()]
    terms = [row for row in rows if len(row) > 4 and row[1].strip() not in ("in code", "---")]
    return [word.strip() for row in terms for word in row[number].split(",") if word.strip()]


def test_every_word_of_the_glossary_names_something_in_the_domain(repository: Path) -> None:
    words = column(repository, 1)
    known = domain_names(repository) | {"mirror", "overlay", "second copy"}  # these are the device's own words

    assert len(words) > 25
    assert [word for word in words if word not in known and not known & {word + "s", word + "d"}] == []


def test_every_thai_word_of_the_glossary_is_said_on_a_screen(repository: Path) -> None:
    said = "".join(path.read_text("utf-8") for path in (repository / "app" / "wording").rglob("*.py"))
    words = column(repository, 2)

    assert len(words) > 20
    assert [word for word in words if word not in said] == []
