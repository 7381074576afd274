"""Who may import whom: the imports of a source, and the rules they break."""

import ast
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

SLICES = {
    "accounts",
    "api",
    "collect",
    "demo",
    "exports",
    "history",
    "keying",
    "manage",
    "national",
    "oversight",
    "public",
    "release",
    "reminders",
    "respond",
    "results",
    "saved",
    "submission",
}
# Modules of a slice that write, and the values they are given.
OPERATIONS = {"operations", "places", "sheets"}
INNER = {"operations", "queries"}
DOCUMENTS = {"documents", "languages", "methods"}  # read by commands, too
WEB = {"flask", "werkzeug", "wtforms", "jinja2"}
COMPILED = "analysis.compiled"  # loaded only where numba is installed
FACTORY = "survey.site.create_app"
# Two mixins of methods without columns; survey.models.people says why.
MIXINS = {"flask_security.RoleMixin", "flask_security.UserMixin"}
# A refusal is in the reader's language; without a request it is in Vietnamese.
WORDS = {"flask_babel.gettext", "flask_babel.ngettext"}


class Import(NamedTuple):
    """One imported name, written out in full, and where it stands."""

    module: str
    name: str
    line: int
    is_hidden: bool


def imports_of(source: str, *, module: str, is_package: bool = False) -> list[Import]:
    """Return what a module imports; hidden is what stands inside a function."""
    tree = ast.parse(source)
    hidden = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(outer)
    }
    home = module.split(".") if is_package else module.split(".")[:-1]
    return [
        Import(module, name, node.lineno, node in hidden)
        for node in ast.walk(tree)
        for name in _names(node, home)
    ]


def commits_in(source: str) -> bool:
    """Return whether a module ends a transaction by itself."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "commit"
        for node in ast.walk(ast.parse(source))
    )


def _names(node: ast.AST, home: list[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = home[: len(home) - node.level + 1] if node.level else []
        start = ".".join([*above, node.module] if node.module else above)
        yield from (f"{start}.{alias.name}" for alias in node.names)


def _slice(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "survey" and set(parts[1:2]) & SLICES else None


def _is_web(name: str) -> bool:
    root = name.split(".")[0]
    return root in WEB or root.startswith("flask_")


def hides(found: Import) -> str | None:
    """No import inside a function: a module that needs one is in the wrong place."""
    return "imports inside a function" if found.is_hidden else None


def crosses(found: Import) -> str | None:
    """Slices never import each other; shared modules know no slice."""
    own, other = _slice(found.module), _slice(found.name)
    assembles = found.module == "survey.site" or found.module.startswith("survey.cli")
    # The invented province comes in by the operations real data come in by.
    composes = own == "demo" and set(found.name.split(".")) & OPERATIONS
    if other is None or other == own or assembles or composes:
        return None
    return "slice imports slice" if own else "shared module imports a slice"


def knows_the_web(found: Import) -> str | None:
    """Models, documents, operations and queries run without a request."""
    parts = found.module.split(".")
    is_model = parts[:2] == ["survey", "models"]
    is_document = parts[0] == "survey" and not DOCUMENTS.isdisjoint(parts[1:2])
    is_inner = is_model or is_document or not INNER.isdisjoint(parts)
    allowed = MIXINS if is_model else WORDS
    is_web = _is_web(found.name) and found.name not in allowed
    return "knows the web" if is_inner and is_web else None


def is_impure(found: Import) -> str | None:
    """The statistics stand on numpy, scipy and the standard library."""
    if found.module.split(".")[0] != "analysis":
        return None
    root = found.name.split(".")[0]
    allowed = {"analysis", "numpy", "scipy"} | sys.stdlib_module_names
    if found.module == COMPILED:
        allowed |= {"numba"}
    return None if root in allowed else "analysis imports more than numpy and scipy"


def avoids_the_door(found: Import) -> str | None:
    """Of the site only survey.measure knows the statistics."""
    is_door = found.module.split(".")[:2] == ["survey", "measure"]
    if not found.module.startswith("survey") or is_door:
        return None
    is_statistics = found.name.split(".")[0] == "analysis"
    return "imports analysis beside survey.measure" if is_statistics else None


def wants_the_factory(found: Import) -> str | None:
    """Nothing inside the site imports what puts the site together."""
    if not found.module.startswith("survey") or found.module.startswith("survey.cli"):
        return None
    return "imports the factory" if found.name in {FACTORY, "survey.site"} else None


RULES: list[Callable[[Import], str | None]] = [
    hides,
    crosses,
    knows_the_web,
    is_impure,
    avoids_the_door,
    wants_the_factory,
]


def faults(found: list[Import]) -> list[str]:
    """Return every broken rule in words."""
    return [
        f"{one.module}:{one.line} {fault} ({one.name})"
        for one in found
        for rule in RULES
        if (fault := rule(one))
    ]
