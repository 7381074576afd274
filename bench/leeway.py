"""`python -m bench.leeway`: how closely hidden answers can be bounded from outside.

Small provinces drawn at random, every criterion that a release does not tell. A linear
programme finds the least and the most satisfied answers that agree with all that is
told; what lies between is the leeway. Whole numbers are not asked for: who tries all of
them may find less.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import click
import numpy as np

from bench.figures import report
from bench.small_provinces import AGGREGATES, Province, small_method
from bench.subtracting import Cell, published
from bench.withholding import MINIMUM, SLACK, by_unit
from survey.withholding.holding_back import hold_back

WANTED = 4.0  # answers between both ends: two either way


class Leeway(NamedTuple):
    """A hidden criterion: its answers, and how many of them may be satisfied."""

    n: int
    width: float
    is_small: bool  # hidden for itself, not beside another
    is_told: bool  # its unit has an overall index

    @property
    def is_narrow(self) -> bool:
        """Return whether less is open than wanted, and less than there is."""
        return self.width < min(WANTED, self.n) - SLACK


@click.command()
@click.option("--provinces", default=30, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(provinces: int, write: bool) -> None:
    """Measure the leeway of every hidden criterion."""
    found = [one for seed in range(provinces) for one in leeways(seed)]
    kinds: Mapping[str, list[Leeway]] = {
        "small, unit told nothing of": _of(found, is_small=True, is_told=False),
        "small, unit has an index": _of(found, is_small=True, is_told=True),
        "beside, unit told nothing of": _of(found, is_small=False, is_told=False),
        "beside, unit has an index": _of(found, is_small=False, is_told=True),
    }
    rows = [_row(name, kind) for name, kind in kinds.items() if kind]
    report("leeway", [*rows, _row("all", found)], write=write)


def leeways(seed: int) -> Iterator[Leeway]:
    """Yield every hidden criterion of a province."""
    tree, parts = small_method(AGGREGATES[seed % len(AGGREGATES)])
    province = Province.drawn(np.random.default_rng(seed), parts)
    if not province.sizes:
        return

    def weigh(answers: np.ndarray) -> np.ndarray:
        return tree.coefficients(answers)[0]

    held = hold_back(province.domains, province.sizes, parts, weigh, minimum=MINIMUM)
    hidden = by_unit(held, province, is_closed=True)
    told = published(province, hidden, parts, weigh)
    cells: list[Cell] = [
        (unit, criterion)
        for unit in province.domains
        for criterion in range(parts.n_criteria)
        if hidden[unit][criterion] and told.n((unit, criterion))
    ]
    for cell in cells:
        low, high = told.bounds(cell)
        n = told.n(cell)
        yield Leeway(n, high - low, n < MINIMUM, not hidden[cell[0]][-1])


def _of(found: list[Leeway], *, is_small: bool, is_told: bool) -> list[Leeway]:
    return [one for one in found if (one.is_small, one.is_told) == (is_small, is_told)]


def _row(name: str, found: list[Leeway]) -> dict[str, str | float]:
    width = np.array([one.width for one in found])
    whole = np.array([one.width >= one.n - SLACK for one in found])
    return {
        "hidden criteria": name,
        "figures": len(found),
        "fixed": int((width < SLACK).sum()),
        "below 2 answers": int((width < 2 - SLACK).sum()),
        "narrower than ±2": sum(one.is_narrow for one in found),
        "tenth percentile": round(float(np.quantile(width, 0.1)), 1),
        "median": round(float(np.median(width)), 1),
        "anything possible": f"{whole.mean():.0%}",
    }


if __name__ == "__main__":
    main()
