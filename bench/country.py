"""An invented country of sheets, and one measured run over all its levels."""

import json
import resource
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    MEAN,
    SHARE,
    Domains,
    Strata,
    Tree,
    domains_of,
    figures_of,
    kernels,
    summarise_strata,
)

SEED = 20261126
N_ITEMS, N_UNITS, N_SERVICES, N_DAYS = 24, 3400, 5, 325_136
UNITS_A_DISTRICT, DISTRICTS_A_PROVINCE = 10, 10
FACTORS = np.repeat(["F1", "F2", "F3", "F4", "F5"], [4, 5, 6, 5, 4])
TREE = Tree.build(
    [(f"Q{j + 1:02d}", str(f), None, 1.0) for j, f in enumerate(FACTORS)], "factors"
)
PART = 500_000  # sheets drawn at a time


class Country(NamedTuple):
    """Sheets sorted by unit, stratum and counter-day."""

    levels: NDArray[np.uint8]
    psu: NDArray[np.int64]
    stratum_of_psu: NDArray[np.int64]
    weight: NDArray[np.float64]


def draw(folder: Path, n: int) -> None:
    """Write the sheets of a country; a smaller one has fewer units."""
    rng = np.random.default_rng(SEED)
    n_strata = max(1, round(N_UNITS * n / 10_000_000)) * N_SERVICES
    n_psu = max(n_strata, round(N_DAYS * n / 10_000_000))
    spare = rng.integers(0, n_strata, n_psu - n_strata)
    np.save(
        folder / "strata.npy", np.sort(np.concatenate([np.arange(n_strata), spare]))
    )
    np.save(folder / "psu.npy", np.sort(rng.integers(0, n_psu, n)))
    np.save(folder / "weight.npy", rng.uniform(0.5, 4.0, n))
    codes = np.array([1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 0, 6], dtype=np.uint8)
    levels = np.lib.format.open_memmap(
        folder / "levels.npy", mode="w+", dtype=np.uint8, shape=(n, N_ITEMS)
    )
    for start in range(0, n, PART):
        part = levels[start : start + PART]
        part[:] = codes[rng.integers(0, len(codes), part.shape)]
        part[rng.random(len(part)) < 0.7, 20:] = 6  # nothing to complain about
    levels.flush()


def read(folder: Path) -> Country:
    """Return the sheets, in memory."""
    names = ("levels", "psu", "strata", "weight")
    return Country(*(np.load(folder / f"{name}.npy") for name in names))


def sums(country: Country, weights: str) -> Strata:
    """Return the sufficient statistics of all strata, for shares and means."""
    return summarise_strata(
        country.levels,
        country.psu,
        country.stratum_of_psu,
        TREE,
        weight=country.weight if weights == "sheets" else None,
        scores=(SHARE, MEAN),
    )


def all_figures(strata: Strata, weights: NDArray[np.float64] | None) -> int:
    """Compute every figure of every level; return how many."""
    count = 0
    units = np.arange(len(strata)) // N_SERVICES
    for score in (SHARE, MEAN):
        level = domains_of(strata, score, groups=units, weights=weights)
        for size in (1, UNITS_A_DISTRICT, DISTRICTS_A_PROVINCE, len(level)):
            level = _above(level, size)
            count += figures_of(level, TREE).index.size
    return count


def _above(below: Domains, size: int) -> Domains:
    """Return the level above, each of so many domains."""
    if size == 1:
        return below
    starts = range(0, len(below), size)
    return below.merged([np.arange(s, min(s + size, len(below))) for s in starts])


def measure(folder: Path, engine: str, weights: str) -> dict[str, float]:
    """Compute everything once, and say how long it took and how much it held."""
    kernels.WORTHWHILE = 0 if engine == "kernel" else sys.maxsize
    country = read(folder)
    sums(_few(country), weights)  # compiled, or loaded from where it was kept
    started = time.perf_counter()
    np.bitwise_xor.reduce(country.levels.reshape(-1).view(np.uint64))
    read_once = time.perf_counter() - started
    started, cpu = time.perf_counter(), time.process_time()
    strata = sums(country, weights)
    between = time.perf_counter()
    by_stratum = np.random.default_rng(1).uniform(0.5, 4.0, len(strata))
    n = all_figures(strata, None if weights == "sheets" else by_stratum)
    ended = time.perf_counter()
    return {
        "read": read_once,
        "sums": between - started,
        "figures": ended - between,
        "seconds": ended - started,
        "cpu": time.process_time() - cpu,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "n_figures": n,
    }


def _few(country: Country) -> Country:
    last = int(country.psu[min(1000, len(country.psu) - 1)]) + 1
    rows = slice(0, int(np.searchsorted(country.psu, last)))
    return Country(
        country.levels[rows],
        country.psu[rows],
        country.stratum_of_psu[:last],
        country.weight[rows],
    )


if __name__ == "__main__":
    place, loop, kind = sys.argv[1:]
    print(json.dumps(measure(Path(place), loop, kind)))
