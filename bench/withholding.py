"""`python -m bench.withholding`: what subtracting finds in what a release tells.

Small provinces drawn at random, with and without hiding more than the small figures;
and how long it takes to choose what to hide among twelve thousand units.
"""

import time
from collections import Counter
from collections.abc import Iterator, Mapping

import click
import numpy as np
from numpy.typing import NDArray

from bench.figures import report
from bench.small_provinces import AGGREGATES, Province, country, small_method
from bench.subtracting import Cell, Published, published
from survey.withholding.fewest import FEWEST_NEW
from survey.withholding.holding_back import Held, hold_back
from survey.withholding.withholding import is_small

MINIMUM = 10
SLACK = 1e-6
EVERY = 20  # of so many small figures one is bounded by a linear programme


@click.command()
@click.option("--provinces", default=1_000, show_default=True)
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(provinces: int, write: bool) -> None:
    """Count the small figures that can be worked out, and measure the time."""
    hidden, small_only = Counter[str](), Counter[str]()
    for seed in range(provinces):
        hidden.update(found(seed, is_closed=True))
        small_only.update(found(seed, is_closed=False))
    rows: list[dict[str, str | int | float]] = [
        {"what is hidden": name, **{kind: count[kind] for kind in KINDS}}
        for name, count in (("small alone", small_only), ("others too", hidden))
    ]
    report("withholding", rows, write=write)
    print(f"12,000 units: {seconds():.1f} s")
    if hidden["worked out"]:
        raise SystemExit(1)


KINDS = (
    *("small figures", "worked out", "bounded", "narrow"),
    *("of a unit told", "fixed by bounds"),
)


def found(seed: int, *, is_closed: bool, every: int = EVERY) -> Iterator[str]:
    """Yield what somebody who subtracts finds of the small figures of a province."""
    tree, parts = small_method(AGGREGATES[seed % len(AGGREGATES)])
    rng = np.random.default_rng(seed)
    province = Province.drawn(rng, parts)
    if not province.sizes:
        return

    def weigh(answers: NDArray[np.float64]) -> NDArray[np.float64]:
        return tree.coefficients(answers)[0]

    held = hold_back(province.domains, province.sizes, parts, weigh, minimum=MINIMUM)
    hidden = by_unit(held, province, is_closed=is_closed)
    told = published(province, hidden, parts, weigh)
    for number, cell in enumerate(small_cells(told, parts.n_criteria)):
        yield "small figures"
        if not told.is_open(cell):
            yield "worked out"
        elif number % every == 0:
            low, high = told.bounds(cell)
            yield "bounded"
            if high - low < min(FEWEST_NEW, told.n(cell)) - SLACK:
                yield "narrow"
                if not hidden[cell[0]][-1]:
                    yield "of a unit told"
            # Left open by the equations: beside it somewhere all or none are satisfied.
            if high - low < SLACK:
                yield "fixed by bounds"


def by_unit(
    held: Held, province: Province, *, is_closed: bool
) -> Mapping[int, NDArray[np.bool_]]:
    """Return the hidden nodes of every unit; those alone that are small, if asked."""
    flags = held.hidden if is_closed else is_small(held.totals, MINIMUM)
    number = {id_: at for at, ids in enumerate(held.forest.ids) for id_ in ids}
    return {unit: flags[number[unit]] for unit in province.domains}


def small_cells(told: Published, n_criteria: int) -> Iterator[Cell]:
    """Yield units and criteria with too few answers to be told."""
    for unit in told.province.domains:
        for criterion in range(n_criteria):
            if 0 < told.n((unit, criterion)) < MINIMUM:
                yield unit, criterion


def seconds() -> float:
    """Return how long it takes to choose among twelve thousand units."""
    tree, parts = small_method("criteria")
    province = country(np.random.default_rng(1), parts)
    start = time.perf_counter()
    hold_back(
        *(province.domains, province.sizes, parts),
        lambda answers: tree.coefficients(answers)[0],
        minimum=MINIMUM,
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
