"""Criteria: estimates, limits by every method, and what may be published."""

from collections.abc import Iterator

import numpy as np

from analysis.intervals import logit_interval, t_quantile, wald_interval
from analysis.proportions import beta_interval, korn_graubard_size, wilson_interval
from analysis.sets.results import Found, Results
from analysis.sets.rows import Cell, Rows

_ESTIMATES = (
    "lonely", "domain_type", "domain", "item", "kind",
    "n", "sumw", "est", "se", "df", "deff_wr",
)  # fmt: skip
_REPORTED = (
    "domain_type", "domain", "item", "n", "n_kish", "n_star", "est", "lo", "hi",
    "kg_lo", "kg_hi", "fallback", "status", "complement_flag",
)  # fmt: skip
_LIMITS = ("domain_type", "domain", "item", "method", "level", "est", "lo", "hi")


def estimates(results: Results) -> Rows:
    """Return ``criteria.csv``."""
    return Rows(_ESTIMATES, _estimates(results))


def reported(results: Results, rule: str) -> Rows:
    """Return ``reported.csv``, the product's rules for shares."""
    return Rows(_REPORTED, _reported(results, rule))


def limits(results: Results, rule: str, confidence: float) -> Rows:
    """Return ``ci.csv``: shares with limits by each method that has any."""
    return Rows(_LIMITS, _limits(results, rule, confidence))


def _items(results: Results) -> Iterator[tuple[Found, int]]:
    """Yield each item of each domain: those of the index, then those outside it."""
    for found in (*results.index, *results.outside):
        for k in range(found.line.coefficients.shape[-1]):
            yield found, k


def _estimates(results: Results) -> Iterator[tuple[Cell, ...]]:
    for found, k in _items(results):
        f, n = found.figures, int(found.figures.n[0, k])
        yield (
            found.lonely,
            found.domain.kind,
            found.domain.name,
            found.names[k],
            found.kind,
            n,
            float(found.totals.weights[0, 0, k]),
            float(f.index[0, k]),
            float(f.se[0, k]),
            int(f.df[0, k]) if n else None,
            float(f.deff[0, k]),
        )


def _shares(results: Results, rule: str) -> Iterator[tuple[Found, int]]:
    return (
        (found, k)
        for found, k in _items(results)
        if found.kind == "pct" and found.lonely == rule
    )


def _reported(results: Results, rule: str) -> Iterator[tuple[Cell, ...]]:
    for found, k in _shares(results, rule):
        f, n = found.figures, int(found.figures.n[0, k])
        yield (
            found.domain.kind,
            found.domain.name,
            found.names[k],
            n,
            float(f.n_kish[0, k]),
            float(f.n_star[0, k]),
            float(f.index[0, k]),
            float(f.low[0, k]),
            float(f.high[0, k]),
            float(f.firm_low[0, k]),
            float(f.firm_high[0, k]),
            str(f.fallback[0, k]) if n else "",
            str(f.status[0, k]) if n else "no_data",
            bool(f.complement[0, k]) if n else None,
        )


def _limits(
    results: Results, rule: str, confidence: float
) -> Iterator[tuple[Cell, ...]]:
    for found, k in _shares(results, rule):
        f = found.figures
        share, se, df = (
            float(c[0, k]) / s for c, s in ((f.index, 100), (f.se, 100), (f.df, 1))
        )
        if not (0 < share < 1 and se > 0 and df >= 1):
            continue
        for method, low, high in _by_method(share, se, df, int(f.n[0, k]), confidence):
            place = (found.domain.kind, found.domain.name, found.names[k])
            yield (*place, method, confidence, 100 * share, 100 * low, 100 * high)


def _by_method(
    share: float, se: float, df: float, n: int, confidence: float
) -> Iterator[tuple[str, float, float]]:
    """Yield limits as fractions; logit and xlogit are the same for one share."""
    size = share * (1 - share) / se**2
    wide = korn_graubard_size(n, size, df, confidence=confidence, capped=False)
    delta = logit_interval(share, se, df=df, confidence=confidence)
    angle = np.arcsin(np.sqrt(share))
    step = t_quantile(df, confidence=confidence) * se / np.sqrt(share * (1 - share)) / 2
    found = {
        "mean": wald_interval(share, se, df=df, confidence=confidence),
        "logit": delta,
        "xlogit": delta,
        "beta": beta_interval(share, wide, confidence=confidence),
        "asin": (np.sin(angle - step) ** 2, np.sin(angle + step) ** 2),
        "wilson": wilson_interval(share, size, df=df, confidence=confidence),
    }
    for method, (low, high) in found.items():
        yield method, float(low), float(high)
