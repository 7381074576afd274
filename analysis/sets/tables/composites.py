"""Factors and the whole index, and the covariances between all nodes."""

from collections.abc import Iterator

import numpy as np

from analysis.intervals import logit_interval, wald_interval
from analysis.sets.results import Found, Results
from analysis.sets.rows import Cell, Rows

_COMPOSITES = (
    "lonely", "domain_type", "domain", "kind", "composite", "est", "se", "df",
    "weight_coverage", "wald_lo", "wald_hi", "xlogit_lo", "xlogit_hi",
)  # fmt: skip
_COVARIANCES = ("domain_type", "domain", "kind", "a", "b", "cov")


def composites(results: Results, confidence: float) -> Rows:
    """Return ``composites.csv``; a composite nobody answered has no row."""
    return Rows(_COMPOSITES, _composites(results, confidence))


def covariances(results: Results, rule: str) -> Rows:
    """Return ``vcov.csv``: composites, then items, of each domain."""
    return Rows(_COVARIANCES, _covariances(results, rule))


def _composites(results: Results, confidence: float) -> Iterator[tuple[Cell, ...]]:
    for found in results.index:
        first = found.line.coefficients.shape[-1]
        for k in range(first, len(found.names)):
            if found.figures.n[0, k]:
                yield _composite(found, k, confidence)


def _composite(found: Found, k: int, confidence: float) -> tuple[Cell, ...]:
    f = found.figures
    index, se, df = float(f.index[0, k]), float(f.se[0, k]), int(f.df[0, k])
    nothing = (np.nan, np.nan)
    wald = wald_interval(index, se, df=df, confidence=confidence) if df else nothing
    regular = df > 0 and se > 0 and 0 < index < 100
    delta = logit_interval(index / 100, se / 100, df=df, confidence=confidence)
    return (
        found.lonely,
        found.domain.kind,
        found.domain.name,
        found.kind,
        found.names[k],
        index,
        se,
        df,
        float(f.coverage[0, k]),
        *(float(limit) for limit in wald),
        *(100 * float(limit) if regular else None for limit in delta),
    )


def _covariances(results: Results, rule: str) -> Iterator[tuple[Cell, ...]]:
    for found in results.index:
        if found.lonely != rule:
            continue
        matrix = found.line.covariance(found.totals.spread, found.totals.scale)[0]
        first = found.line.coefficients.shape[-1]
        order = [*range(first, len(found.names)), *range(first)]
        there = [k for k in order if found.figures.n[0, k]]
        for place, a in enumerate(there):
            for b in there[place:]:
                names = (found.names[a], found.names[b])
                kind, name = found.domain.kind, found.domain.name
                yield (kind, name, found.kind, *names, float(matrix[a, b]))
