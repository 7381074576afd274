"""Every template compiles, formats without computing, and trusts no user's text."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, nodes
from sqlalchemy.engine import URL

from survey.paths import TEMPLATES

NAMES = sorted(
    path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")
)
ARITHMETIC = (
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
)
REFERRING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@pytest.fixture
def database_url(sqlite_url: URL) -> URL:
    """Templates are the same on both databases: one will do."""
    return sqlite_url


@pytest.fixture
def environment(app: Flask) -> Environment:
    return app.jinja_env


def faults(environment: Environment, source: str) -> list[str]:
    """Return what a template does that no template should."""
    tree = environment.parse(source)
    found = [
        f"line {node.lineno}: computes ({type(node).__name__})"
        for node in tree.find_all(ARITHMETIC)
    ]
    found += [
        f"line {node.lineno}: |{node.name}"
        for node in tree.find_all(nodes.Filter)
        if node.name in {"safe", "forceescape", "sum"}
    ]
    found += [
        f"line {node.lineno}: switches escaping"
        for node in tree.find_all((nodes.ScopedEvalContextModifier, nodes.MarkSafe))
    ]
    return found + _unused(tree)


def _unused(tree: nodes.Template) -> list[str]:
    """Return imported macros that nothing in the template uses."""
    imported = {
        alias if isinstance(alias, str) else alias[1]
        for node in tree.find_all(nodes.FromImport)
        for alias in node.names
    }
    imported |= {node.target for node in tree.find_all(nodes.Import)}
    used = {node.name for node in tree.find_all(nodes.Name)}
    return [f"imports {name} for nothing" for name in sorted(imported - used)]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles_and_only_formats(
    environment: Environment, name: str
) -> None:
    source = (TEMPLATES / name).read_text()
    environment.get_template(name)
    assert faults(environment, source) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_template_refers_to_exists(environment: Environment, name: str) -> None:
    tree = environment.parse((TEMPLATES / name).read_text())
    for node in tree.find_all(REFERRING):
        if isinstance(node.template, nodes.Const):  # type: ignore[attr-defined]
            assert node.template.value in NAMES


def test_every_template_is_named_somewhere() -> None:
    package = TEMPLATES.parent / "survey"
    sources = [path.read_text() for path in package.rglob("*.py")]
    sources += [(TEMPLATES / name).read_text() for name in NAMES]
    said = "\n".join(sources)
    unused = [
        name
        for name in NAMES
        # In full, or by its own name where a slice puts its folder before it.
        if f'"{name}"' not in said and f'"{Path(name).stem}"' not in said
    ]
    assert unused == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ share * 100 }}", "computes"),
        ("{{ (a - b)|number }}", "computes"),
        ("{{ comment|safe }}", "|safe"),
        ("{{ counts|sum }}", "|sum"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "switches escaping"),
        ('{% from "a.html" import b %}', "imports b for nothing"),
        ('{% import "a.html" as c %}', "imports c for nothing"),
    ],
)
def test_a_fault_is_noticed(environment: Environment, source: str, fault: str) -> None:
    assert fault in " ".join(faults(environment, source))


def test_formatting_passes(environment: Environment) -> None:
    source = '{% from "a.html" import b %}{{ b(x|number) ~ "%" }}'
    assert faults(environment, source) == []


CARDS = re.compile(r'<table class="[^"]*\bstacked\b.*?</table>', re.DOTALL)
BARE = re.compile(r"<(?:table|thead|tbody|tr|th)\b(?![^>]*\brole=)[^>]*>")
CELL = re.compile(r"<td\b(?!(?:[^>]|->)*?(?:\{\{ cells?[.(]|role=))[^>]*>")


@pytest.mark.parametrize("name", NAMES)
def test_a_table_of_cards_keeps_its_roles_and_labels(name: str) -> None:
    for table in CARDS.findall((TEMPLATES / name).read_text()):
        assert BARE.findall(table) + CELL.findall(table) == []
