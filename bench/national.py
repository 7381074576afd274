"""`python -m bench.national`: all figures of a country in one go.

10,000,000 sheets of 24 items in 3,400 units, 17,000 strata and some 325,000
counter-days: 24 criteria, 5 factors and the whole index, shares and means, with
standard errors, limits and flags, for units, districts, provinces and the country. Each
case runs in a process of its own, whose peak memory is taken; the kernel is compiled
beforehand.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench import country
from bench.figures import RUNS, Row, interleaved, median, report
from bench.servers import ROOT

CASES = {
    "plain, a weight a stratum": ("plain", "strata"),
    "plain, a weight a sheet": ("plain", "sheets"),
    "kernel, a weight a stratum": ("kernel", "strata"),
    "kernel, a weight a sheet": ("kernel", "sheets"),
}
TARGETS = {"plain": 6.0, "kernel": 3.0}  # seconds for ten million sheets
MEGABYTES = 2048
SMALL, SMALL_TARGET = 100_000, 0.3


@click.command()
@click.option("--sheets", default=10_000_000, show_default=True)
@click.option("--runs", default=RUNS, show_default=True, help="Of each case, in turn.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(sheets: int, runs: int, write: bool) -> None:
    """Measure the country, and a survey of 100,000 sheets."""
    rows: list[Row] = []
    for n in (sheets, SMALL):
        with TemporaryDirectory() as folder:
            country.draw(Path(folder), n)
            found = interleaved(
                {name: lambda c=case: _run(folder, *c) for name, case in CASES.items()},
                runs=runs,
            )
        rows += [_row(name, n, one) for name, one in found.items()]
    report("national", rows, write=write)
    if any(row["as promised"] == "no" for row in rows):
        raise SystemExit("slower, or larger, than promised")


def _run(folder: str, engine: str, weights: str) -> dict[str, float]:
    """Measure one case in a process of its own."""
    # One thread a product: the matrices are small, and waiting costs more.
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "bench.country", folder, engine, weights]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _row(name: str, n: int, runs: Sequence[dict[str, float]]) -> Row:
    seconds = median([run["seconds"] for run in runs])
    target = SMALL_TARGET if n == SMALL else TARGETS[name.split(",")[0]]
    megabytes = median([run["megabytes"] for run in runs])
    kept = seconds <= target and megabytes <= MEGABYTES
    return {
        "case": name,
        "sheets": f"{n:,}",
        "all figures s": seconds,
        "CPU s": median([run["cpu"] for run in runs]),
        "target s": target,
        "peak MB": megabytes,
        "one read of the matrix s": median([run["read"] for run in runs]),
        "figures": int(runs[0]["n_figures"]),
        "as promised": "yes" if kept else "no",
    }


if __name__ == "__main__":
    main()
