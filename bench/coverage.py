"""`python -m bench.coverage`: how often the limits of a share hold the truth.

120 populations and designs, several thousand surveys of each, seven methods. People of
one sampling unit are alike in two ways: they share an answer, or the unit's share is
drawn from a beta distribution, which near 100 % leaves few units with all who are not
satisfied. The table describes the first; the last column is the second.
"""

from collections.abc import Callable, Mapping
from itertools import product

import click
import numpy as np

from bench.figures import report
from bench.surveys import (
    Answers,
    Cell,
    beta_shares,
    common_answers,
    limits,
    sampled,
)

SEED = 20261126
SHARES, PEOPLE, VARIATION = (0.8, 0.9, 0.95, 0.98), (30, 100, 400), (0.0, 0.6)
CLUSTERS = ((1, 0.0), (6, 0.05), (6, 0.15), (12, 0.05), (12, 0.15))
CELLS = tuple(
    Cell(p, n, size, icc, cv)
    for p, n, (size, icc), cv in product(SHARES, PEOPLE, CLUSTERS, VARIATION)
)
LOW = 0.925  # coverage that a reader would call wrong for 95 %

Held = tuple[float, float]  # how often the truth lies between, and how far apart
Population = Callable[[Cell, int, np.random.Generator], Answers]


@click.command()
@click.option("--surveys", default=4000, show_default=True, help="Of each cell.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(surveys: int, write: bool) -> None:
    """Simulate surveys and count."""
    alike = [coverage(cell, surveys, common_answers) for cell in CELLS]
    skewed = [coverage(cell, surveys, beta_shares) for cell in CELLS]
    rows = [_row(name, alike, skewed) for name in alike[0]]
    report("coverage", rows, write=write)


def coverage(cell: Cell, surveys: int, population: Population) -> dict[str, Held]:
    """Return how often each method held the truth in a cell, and its mean width.

    The cell's own numbers seed it, so that any cell can be drawn alone.
    """
    key = [round(1000 * number) for number in cell]
    rng = np.random.default_rng([SEED, *key])
    found = limits(sampled(cell, population(cell, surveys, rng), rng))
    return {
        name: (
            float(np.mean((low <= cell.p) & (cell.p <= high))),
            float(np.mean(high - low)),
        )
        for name, (low, high) in found.items()
    }


def _row(
    name: str, alike: list[dict[str, Held]], skewed: list[dict[str, Held]]
) -> Mapping[str, str | float]:
    cover, width = np.array([cell[name] for cell in alike]).T
    worst = CELLS[int(cover.argmin())]
    return {
        "method": name,
        "mean coverage": round(float(cover.mean()), 3),
        "least": round(float(cover.min()), 3),
        "there": f"p {worst.p}, n {worst.n}, {worst.size} a unit, ICC {worst.icc}",
        f"cells below {LOW:.1%}": f"{np.mean(cover < LOW):.0%}",
        "mean width": round(float(width.mean()), 3),
        "least, beta": round(min(cell[name][0] for cell in skewed), 3),
    }


if __name__ == "__main__":
    main()
