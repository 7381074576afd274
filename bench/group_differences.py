"""`python -m bench.group_differences`: how often limits of differences hold the truth.

A unit's groups, each held against the others together, as a release tells them: all
limits of a survey at once must hold. Few days and many, groups that come every day or
on some, correlation inside days, one stratum and two of unequal weight. Beside what is
told stand the normal limits with the degrees of freedom of the whole unit, which it
told before.
"""

from itertools import product

import click
import numpy as np

from analysis import wald_interval
from bench.drawn_groups import Design, Drawn, surveys
from bench.figures import report

SEED = 20261126
DAYS = ((5, 8), (10, 8), (20, 6), (60, 4))
SHARES = ((0.8, 0.05), (0.9, 0.0), (0.95, 0.0))
GROUPS = ((0.5, 0.5), (0.8, 0.2), (0.5, 0.3, 0.2), (0.3, 0.25, 0.2, 0.15, 0.1))
# Correlation inside days, strata, share of days on which the last group comes.
HOW = ((0.0, 1, 1.0), (0.1, 1, 1.0), (0.1, 2, 1.0), (0.1, 1, 0.4))
DESIGNS = tuple(
    Design(p, gap, groups, days, size, icc, strata, on_days)
    for (days, size), (p, gap), groups, (icc, strata, on_days) in product(
        DAYS, SHARES, GROUPS, HOW
    )
)
LOW = 0.93  # coverage that a reader would call wrong for 95 %
TOLD, NORMAL = "as told", "normal, df of the unit"


@click.command()
@click.option("--number", default=600, show_default=True, help="Surveys of each.")
@click.option("--write", is_flag=True, help="Put the table into docs/performance.md.")
def main(number: int, write: bool) -> None:
    """Simulate surveys and count."""
    found = [coverage(design, number) for design in DESIGNS]
    report(
        "group-differences", [_row(name, found) for name in (TOLD, NORMAL)], write=write
    )


def coverage(design: Design, number: int) -> dict[str, tuple[float, float, float]]:
    """Return coverage, mean width and the share of surveys that tell limits."""
    key = [round(1000 * one) for one in (*design[:2], *design.shares, *design[3:])]
    drawn = surveys(design, number, np.random.default_rng([SEED, *key]))
    compared = [one for one in drawn if len(one.told) > 1]
    told = [one for one in compared if _has_limits(one)]
    share = len(told) / max(len(compared), 1)
    return {
        TOLD: (*_held([_as_told(one) for one in told]), share),
        NORMAL: (*_held([_normal(one, design) for one in told]), share),
    }


def _has_limits(one: Drawn) -> bool:
    return all(group.diff_low is not None for group in one.told.values())


def _held(checks: list[tuple[bool, float]]) -> tuple[float, float]:
    holds, widths = zip(*checks, strict=True)
    return float(np.mean(holds)), float(np.mean(widths))


def _as_told(one: Drawn) -> tuple[bool, float]:
    low, high = (
        np.array([getattr(group, side) for group in one.told.values()])
        for side in ("diff_low", "diff_high")
    )
    return _judged(one, low, high)


def _normal(one: Drawn, design: Design) -> tuple[bool, float]:
    n_tests = 1 if len(one.told) == 2 else len(one.told)
    low, high = wald_interval(
        [group.difference or 0.0 for group in one.told.values()],
        [group.diff_se or 0.0 for group in one.told.values()],
        df=design.days - design.strata,
        confidence=1 - 0.05 / n_tests,
    )
    return _judged(one, low, high)


def _judged(one: Drawn, low: np.ndarray, high: np.ndarray) -> tuple[bool, float]:
    truth = np.array([one.truth[group] for group in one.told])
    return bool(((low <= truth) & (truth <= high)).all()), float((high - low).mean())


def _row(
    name: str, found: list[dict[str, tuple[float, float, float]]]
) -> dict[str, str | float]:
    cover, width, told = np.array([design[name] for design in found]).T
    worst = DESIGNS[int(cover.argmin())]
    return {
        "limits": name,
        "mean coverage": round(float(cover.mean()), 3),
        "least": round(float(cover.min()), 3),
        "there": f"{worst.days} days, p {worst.p}, {len(worst.shares)} groups",
        f"designs below {LOW:.0%}": f"{np.mean(cover < LOW):.0%}",
        "mean width": round(float(width.mean()), 1),
        "surveys with limits": f"{told.mean():.0%}",
        "least of a design": f"{told.min():.0%}",
    }


if __name__ == "__main__":
    main()
