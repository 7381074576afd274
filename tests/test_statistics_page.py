"""docs/statistics.md names every function that the library offers."""

import inspect
import re
from pathlib import Path

import analysis

PAGE = Path(__file__).resolve().parent.parent / "docs" / "statistics.md"
# How sets are read and written is told with the command, not as formulas.
COMMAND = {"read_set", "tables_of", "write_tables"}


def test_every_function_has_its_formula_and_source():
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))
    functions = {
        name for name in analysis.__all__ if inspect.isfunction(getattr(analysis, name))
    }
    assert functions - named - COMMAND == set()


def test_no_name_is_out_of_date():
    text = PAGE.read_text(encoding="utf-8")
    tables = text.split("## 8.")[0]
    cells = [row.split("|")[-2] for row in tables.splitlines() if row.startswith("| ")]
    found = {name for cell in cells for name in re.findall(r"`([A-Za-z_]\w+)`", cell)}
    arguments = {"lonely", "poststrata"}
    assert found - set(analysis.__all__) - arguments == set()
