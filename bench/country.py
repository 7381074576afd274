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
    Tree,
    figures_by_level,
    kernels,
    strata_blocks,
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


def all_figures(country: Country, weights: str) -> int:
    """Compute every figure of every level; return how many."""
    n_strata = int(country.stratum_of_psu[-1]) + 1
    units = np.arange(n_strata) // N_SERVICES
    levels = [units]
    for size in (UNITS_A_DISTRICT, DISTRICTS_A_PROVINCE, n_strata):
        levels.append(np.arange(levels[-1].max() + 1) // size)
    by_sheet = weights == "sheets"
    blocks = strata_blocks(
        country.levels,
        country.psu,
        country.stratum_of_psu,
        TREE,
        groups=units,
        weight=country.weight if by_sheet else None,
        scores=(SHARE, MEAN),
    )
    by_stratum = np.random.default_rng(1).uniform(0.5, 4.0, n_strata)
    found = figures_by_level(
        blocks,
        TREE,
        levels,
        scores=(SHARE, MEAN),
        weights=None if by_sheet else by_stratum,
    )
    return sum(figures.index.size for kind in found for figures in kind)


def measure(folder: Path, engine: str, weights: str) -> dict[str, float]:
    """Compute everything once, and say how long it took and how much it held."""
    kernels.WORTHWHILE = 0 if engine == "kernel" else sys.maxsize
    country = read(folder)
    all_figures(_few(country), weights)  # compiled, or loaded from where it was kept
    started = time.perf_counter()
    np.bitwise_xor.reduce(country.levels.reshape(-1).view(np.uint64))
    read_once = time.perf_counter() - started
    started, cpu = time.perf_counter(), time.process_time()
    n = all_figures(country, weights)
    return {
        "read": read_once,
        "seconds": time.perf_counter() - started,
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
