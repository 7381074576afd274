"""Two independent figures side by side: what may be said of their difference."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    Difference,
    Verdict,
    difference,
    mover_interval,
    official_verdicts,
    satterthwaite_df,
    screening_verdicts,
    wald_interval,
)
from survey.measure.frozen import frozen, frozen_or_none
from survey.measure.instrument import CONFIDENCE


class Side(NamedTuple):
    """A shown figure as it was frozen."""

    value: float
    se: float | None
    df: int
    low: float
    high: float
    fallback: str


class Pair(NamedTuple):
    """The same figure in two rounds, which share no counter-day."""

    later: Side
    earlier: Side
    is_share: bool  # of a criterion
    most: float = 100.0  # what the figure can be


class Family(NamedTuple):
    """Numbers of the pairs that are judged together.

    Official: no claim shall be false. Else a share of 10 % may be.
    """

    places: Sequence[int]
    is_official: bool


class Compared(NamedTuple):
    """A difference in points with its 95 % limits; p without a known error is None."""

    difference: float
    se: float | None
    df: float | None
    low: float
    high: float
    p: float | None
    verdict: str


def compare(pairs: Sequence[Pair], families: Iterable[Family]) -> list[Compared]:
    """Return the difference of each pair, later minus earlier, with its verdict."""
    if not pairs:
        return []
    # Compared on 0-100, where it is known how large a difference matters.
    factor = np.array([pair.most for pair in pairs]) / 100
    later = _columns([pair.later for pair in pairs], factor)
    earlier = _columns([pair.earlier for pair in pairs], factor)
    df = satterthwaite_df(later.se, later.df, earlier.se, earlier.df)
    found = difference(later.value, later.se, earlier.value, earlier.se, df=df)
    low, high = _limits(pairs, later, earlier, found)
    verdicts = _verdicts(found, families)
    known = found.df >= 1
    se = np.where(known, found.se, np.nan)
    freedom = np.where(known & np.isfinite(found.df), found.df, np.nan)
    p = np.where(found.testable, found.p, np.nan)
    return [
        Compared(
            frozen(found.difference[place] * factor[place]),
            frozen_or_none(se[place] * factor[place]),
            frozen_or_none(freedom[place]),
            frozen(low[place] * factor[place]),
            frozen(high[place] * factor[place]),
            frozen_or_none(p[place]),
            verdict,
        )
        for place, verdict in enumerate(verdicts)
    ]


class _Columns(NamedTuple):
    value: NDArray[np.float64]
    se: NDArray[np.float64]
    df: NDArray[np.float64]  # 0 where the error is unknown, inf of a census
    low: NDArray[np.float64]
    high: NDArray[np.float64]


def _columns(found: Sequence[Side], factor: NDArray[np.float64]) -> _Columns:
    return _Columns(
        np.array([one.value for one in found]) / factor,
        np.array([one.se or 0.0 for one in found]) / factor,
        np.array([_freedom(one) for one in found]),
        np.array([one.low for one in found]) / factor,
        np.array([one.high for one in found]) / factor,
    )


def _freedom(side: Side) -> float:
    if side.fallback == "census":
        return np.inf
    return 0.0 if side.se is None else float(side.df)


def _limits(
    pairs: Sequence[Pair], later: _Columns, earlier: _Columns, found: Difference
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return Wald limits; of shares, and without a usable error, from the limits.

    The limits of a share know that near 100 % it can fall far and rise little; where
    nobody differed, or one counter-day is all there is, only they are known.
    """
    wald = wald_interval(found.difference, found.se, df=found.df, confidence=CONFIDENCE)
    mover = mover_interval(
        *(later.value, (later.low, later.high)),
        *(earlier.value, (earlier.low, earlier.high)),
    )
    shares = np.array([pair.is_share for pair in pairs])
    unsure = np.array([_is_unsure(pair.later, pair.earlier) for pair in pairs])
    recovered = shares | unsure
    return (
        np.where(recovered, mover.low, wald.low),
        np.where(recovered, mover.high, wald.high),
    )


def _is_unsure(*sides: Side) -> bool:
    return any(side.fallback not in {"", "census"} for side in sides)


def _verdicts(found: Difference, families: Iterable[Family]) -> list[str]:
    verdicts = [str(Verdict.UNCLEAR)] * len(found.difference)
    for places, is_official in families:
        part = _some(found, list(places))
        judge = official_verdicts if is_official else screening_verdicts
        for place, verdict in zip(places, judge(part), strict=True):
            verdicts[place] = str(verdict)
    return verdicts


def _some(found: Difference, places: list[int]) -> Difference:
    return Difference(
        found.difference[places],
        found.se[places],
        found.df[places],
        found.t[places],
        found.p[places],
        found.testable[places],
    )
