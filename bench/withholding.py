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
from survey.withholding.holding_back import Agreeing, Held, Known, Place, hold_back
from survey.withholding.siblings import Parts
from survey.withholding.withholding import is_small

MINIMUM = 10
UNANIMOUS = 20  # sheets; fewer that all agree are not shown to everybody
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


def found_in_public(seed: int, *, is_closed: bool) -> Iterator[str]:
    """Yield what everybody finds of the criteria of few who all said the same."""
    tree, parts = small_method(AGGREGATES[seed % len(AGGREGATES)])
    province = Province.drawn(np.random.default_rng(seed), parts)
    if not province.sizes:
        return

    def weigh(answers: NDArray[np.float64]) -> NDArray[np.float64]:
        return tree.coefficients(answers)[0]

    given = (province.domains, province.sizes, parts, weigh)
    officials = hold_back(*given, minimum=MINIMUM)
    alike = agreeing(province, officials, parts)
    needed = Agreeing(alike, UNANIMOUS)
    known = Known(unchanged=officials.places(officials.hidden, parts))
    held = hold_back(*given, minimum=MINIMUM, known=known, agreeing=needed)
    hidden = by_unit(held if is_closed else officials, province, is_closed=True)
    at = {code: number for number, code in enumerate(parts.codes)}
    for unit, code in alike:
        hidden[unit][at[code]] = True
    told = published(province, hidden, parts, weigh)
    n_more = held.hidden.sum() - officials.hidden.sum() - len(alike)
    yield from ["hidden beside"] * int(n_more)
    yield from ["told to officials"] * int((held.totals > 0).sum())
    for unit, code in alike:
        if at[code] < parts.n_criteria:
            yield "agreeing"
            if not told.is_open((unit, at[code])):
                yield "worked out"


def agreeing(province: Province, held: Held, parts: Parts) -> set[Place]:
    """Return the criteria told to officials of few who are all satisfied, or none."""
    hidden = by_unit(held, province, is_closed=True)
    return {
        (unit, parts.codes[node])
        for unit, members in province.domains.items()
        for node in range(parts.n_criteria)
        if not hidden[unit][node]
        and 0 < (n := sum(province.sizes[one][node] for one in members)) < UNANIMOUS
        and sum(province.satisfied[one][node] for one in members) in {0, n}
    }


def by_unit(
    held: Held, province: Province, *, is_closed: bool
) -> Mapping[int, NDArray[np.bool_]]:
    """Return the hidden nodes of every unit; those alone that are small, if asked."""
    flags = held.hidden if is_closed else is_small(held.totals, MINIMUM)
    number = {id_: at for at, ids in enumerate(held.forest.ids) for id_ in ids}
    return {unit: flags[number[unit]].copy() for unit in province.domains}


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
