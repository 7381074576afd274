"""Medians of interleaved runs: a table, JSON, and a place in docs/performance.md."""

import json
import os
import platform
import re
import statistics
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
RUNS = 5  # of each case; the cases take turns, so that noise meets all of them

Case = TypeVar("Case")
Row = Mapping[str, str | int | float]


def interleaved(
    cases: Mapping[str, Callable[[], Case]], *, runs: int = RUNS
) -> dict[str, list[Case]]:
    """Run every case in turn, `runs` times over."""
    seen: dict[str, list[Case]] = {name: [] for name in cases}
    for _ in range(runs):
        for name, run in cases.items():
            seen[name].append(run())
    return seen


def median(values: Sequence[float]) -> float:
    """Return the median, to four digits: more would be noise."""
    return float(f"{statistics.median(values):.4g}")


def report(name: str, rows: Sequence[Row], *, write: bool) -> None:
    """Print rows as a table and as JSON; put the table into the page if asked to."""
    table = _table(rows)
    print(f"{table}\n\n{json.dumps({'bench': name, 'rows': rows}, ensure_ascii=False)}")
    if write:
        _write(name, f"{table}\n\n{machine()}")


def machine() -> str:
    """Return what the figures were measured on."""
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}; shared with other work."
    )


def _table(rows: Sequence[Row]) -> str:
    heads = list(rows[0])
    lines = [heads, ["---"] * len(heads), *([_cell(r[h]) for h in heads] for r in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: str | float) -> str:
    return f"{value:,g}" if isinstance(value, int | float) else value


def _write(name: str, text: str) -> None:
    """Replace what stands between the marks of this bench."""
    start, end = f"<!-- bench {name} -->", f"<!-- end {name} -->"
    page = PAGE.read_text(encoding="utf-8")
    between = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
    if not between.search(page):
        raise SystemExit(f"{PAGE.name} has no place for {name}")
    replaced = between.sub(lambda _: f"{start}\n{text}\n{end}", page)
    PAGE.write_text(replaced, encoding="utf-8")
