"""`python -m bench.baselines`: one item in 400 units, beside R survey and samplics.

100,000 sheets, a stratum a unit, counter-days as sampling units, unequal weights. All
three estimate the share satisfied of every unit and its standard error from the same
numbers; reading the file is not counted. samplics goes into an environment of its own
that is thrown away.
"""

import csv
import shutil
import subprocess
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import numpy as np
from numpy.typing import NDArray

from analysis import SHARE, Tree
from analysis.figures import figures_of
from analysis.summaries import summarise_strata
from analysis.unions import domains_of
from bench.figures import RUNS, Row, median, report

HERE = Path(__file__).resolve().parent
SEED = 20261126
TREE = Tree.build([("Q", None, None, 1)])
TIMES_FASTER = 100  # than either


class Sheets(NamedTuple):
    """Answers of all sheets; units and sampling units are numbered from 0."""

    level: NDArray[np.uint8]
    unit: NDArray[np.int64]
    psu: NDArray[np.int64]
    weight: NDArray[np.float64]


class Run(NamedTuple):
    """Estimates by unit in percent, and how long they took."""

    name: str
    share: NDArray[np.float64]
    se: NDArray[np.float64]
    seconds: float


@click.command()
@click.option("--sheets", default=100_000, show_default=True)
@click.option("--units", default=400, show_default=True)
@click.option("--limit", default=600, show_default=True, help="Seconds for each.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(sheets: int, units: int, limit: int, write: bool) -> None:
    """Measure the three on the same sheets."""
    drawn = draw(sheets, units)
    runs = [ours(drawn) for _ in range(RUNS)]
    ours_run = runs[0]._replace(seconds=median([run.seconds for run in runs]))
    with TemporaryDirectory(prefix="hailong-bench-") as name:
        folder = Path(name)
        write_sheets(drawn, folder / "sheets.csv")
        others = [r_survey(folder, limit), samplics(folder, limit)]
    rows = [row(ours_run, ours_run), *(row(each, ours_run) for each in others)]
    report("baselines", rows, write=write)
    if any("missed" in each.values() for each in rows):
        raise SystemExit(1)


def draw(sheets: int, units: int) -> Sheets:
    """Draw sheets in no order: 25 counter-days a unit that differ, as units do."""
    rng = np.random.default_rng(SEED)
    psu = rng.permutation(np.arange(sheets) % (25 * units))
    unit = psu // 25
    liking = rng.normal(1.2, 0.3, units)[unit] + rng.normal(0, 0.4, 25 * units)[psu]
    level = 1 + np.digitize(liking + rng.normal(size=sheets), [-1.6, -1, -0.2, 1])
    weight = rng.gamma(4, 5, sheets).round(6)
    return Sheets(level.astype(np.uint8), unit, psu, weight)


def ours(sheets: Sheets) -> Run:
    """Estimate all units at once."""
    begun = time.perf_counter()
    n_units = int(sheets.unit.max()) + 1
    home = np.zeros(int(sheets.psu.max()) + 1, dtype=np.int64)
    home[sheets.psu] = sheets.unit
    strata = summarise_strata(
        sheets.level[:, None], sheets.psu, home, TREE, weight=sheets.weight
    )
    found = figures_of(domains_of(strata, SHARE, groups=np.arange(n_units)), TREE)
    spent = time.perf_counter() - begun
    return Run("this library", found.index[:, 0], found.se[:, 0], spent)


def r_survey(folder: Path, limit: int) -> Run | str:
    """Let R's survey do it, or say why not."""
    command = shutil.which("Rscript")
    if not command:
        return "R survey: Rscript is not installed"
    return _run("R survey", [command, str(HERE / "svyby.R")], folder, limit)


def samplics(folder: Path, limit: int) -> Run | str:
    """Let samplics do it in an environment of its own, or say why not."""
    venv.create(folder / "env", with_pip=True)
    python = str(folder / "env" / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "samplics"]
    if subprocess.run(install, capture_output=True, check=False).returncode:
        return "samplics: could not be installed"
    return _run("samplics", [python, str(HERE / "samplics_means.py")], folder, limit)


def write_sheets(sheets: Sheets, path: Path) -> None:
    """Write what the others read: 100 for satisfied, 0 for not."""
    satisfied = np.where(sheets.level >= 4, 100, 0)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", "psu", "weight", "satisfied"])
        columns = (sheets.unit, sheets.psu, sheets.weight, satisfied)
        writer.writerows(zip(*(each.tolist() for each in columns), strict=True))


def _run(name: str, command: Sequence[str], folder: Path, limit: int) -> Run | str:
    out = folder / f"{name}.csv"
    try:
        done = subprocess.run(
            [*command, str(folder / "sheets.csv"), str(out)],
            capture_output=True,
            text=True,
            timeout=limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{name}: >{limit} s"
    if done.returncode:
        return f"{name}: {done.stderr.strip().splitlines()[-1]}"
    seconds, version = done.stdout.split()
    with out.open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["unit"]))
    share, se = (
        np.array([float(r[name]) for r in rows]) for name in ("satisfied", "se")
    )
    return Run(f"{name} {version}", share, se, float(seconds))


def row(run: Run | str, reference: Run) -> Row:
    """Compare a run with ours."""
    if isinstance(run, str):
        name, _, why = run.partition(": ")
        return dict(zip(HEADS, (name, why, "", "", "", ""), strict=True))
    ratio = run.seconds / reference.seconds
    is_ours = run is reference
    return {
        "estimator": run.name,
        "seconds": median([run.seconds]),
        "times ours": round(ratio, 1),
        "share apart": f"{_apart(run.share, reference.share):.1e}",
        "SE apart": f"{_apart(run.se, reference.se):.1e}",
        f"target {TIMES_FASTER} x": ""
        if is_ours
        else ("met" if ratio >= TIMES_FASTER else "missed"),
    }


HEADS = (
    "estimator",
    "seconds",
    "times ours",
    "share apart",
    "SE apart",
    "target 100 x",
)


def _apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return the largest relative difference."""
    return float(np.max(np.abs(one - other) / np.abs(other)))


if __name__ == "__main__":
    main()
