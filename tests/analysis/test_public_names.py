"""What the library offers: each name once, documented, loaded only when asked for."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import analysis

STUB = Path(analysis.__file__).with_suffix(".pyi")
PUBLIC = sorted(analysis.__all__)


def stub_names() -> dict[str, str]:
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {alias.name: node.module or "" for node in found for alias in node.names}


def test_the_types_say_the_same_as_the_table():
    assert stub_names() == {
        name: f"analysis.{room}" for name, room in analysis._HOME.items()
    }


def test_no_name_is_a_module_too():
    rooms = {path.stem for path in STUB.parent.iterdir()}
    assert rooms.isdisjoint(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_name_is_there_and_says_what_it_is(name):
    found = getattr(analysis, name)
    if not inspect.isfunction(found):
        return
    text = inspect.getdoc(found) or ""
    assert "Parameters\n---" in text, f"{name} does not describe its parameters"
    tells = "Returns\n---" in text or "Yields\n---" in text
    assert tells, f"{name} does not say what it returns"


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'median'"):
        _ = analysis.median
    assert "estimate" in dir(analysis)


def test_importing_loads_nothing_heavy():
    """What takes long to load is loaded by the first name that needs it."""
    code = (
        "import analysis, sys; "
        "print([m for m in ('numpy', 'scipy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_nothing_loads_the_slow_parts_of_scipy():
    code = (
        "import analysis, sys; [getattr(analysis, n) for n in analysis.__all__]; "
        "print([m for m in ('scipy.stats', 'scipy.optimize') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
