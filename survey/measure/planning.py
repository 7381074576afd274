"""How many sheets a unit needs: the rules of `analysis.planning`, for one unit each."""

from analysis import (
    apportion,
    cochran_size,
    sheets_still_needed,
    step_quota,
    weekly_targets,
    wilson_margin,
    yamane_size,
)

HUNDRED = 100.0


def slovin(population: int, *, margin: float) -> int:
    """Return the sheets by Slovin's rule; the margin in points on 0–100."""
    return int(yamane_size(population, margin=margin / HUNDRED).required)


def cochran(population: int, *, margin: float, share: float, deff: float) -> int:
    """Return the sheets for a share in percent, known to ± `margin` points."""
    size = cochran_size(
        population, margin=margin / HUNDRED, share=share / HUNDRED, deff=deff
    )
    return int(size.required)


def steps(population: int) -> int:
    """Return the sheets by the rule of steps that Đà Nẵng fixed in 2016."""
    return int(step_quota(population))


def still_needed(
    n: int, share: float, *, margin: float, deff: float, population: int | None
) -> int:
    """Return how many more sheets until a share in percent is known to ± `margin`."""
    limit = float("inf") if population is None else max(population, n)
    return int(
        sheets_still_needed(
            n, share / HUNDRED, margin / HUNDRED, deff=deff, population=limit
        )
    )


def margin_of(n: int, share: float, *, deff: float, population: int | None) -> float:
    """Return the margin in points that a number of sheets gives."""
    limit = float("inf") if population is None else max(population, n)
    return HUNDRED * float(
        wilson_margin(share / HUNDRED, n, deff=deff, population=limit)
    )


def by_week(n: int, *, weeks: int, collected: list[int]) -> list[int]:
    """Return how many sheets to collect in each week, after those collected so far."""
    return [int(week) for week in weekly_targets(n, weeks, collected, carry="spread")]


def shared_out(n: int, sizes: list[int]) -> list[int]:
    """Return a number divided in proportion to sizes, into whole numbers."""
    return [int(part) for part in apportion(n, sizes)]
