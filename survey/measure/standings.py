"""Where units stand among their like: ranks, the ranks they may have, classes."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from analysis import (
    class_table,
    competition_ranks,
    t_quantile,
    table_rank_sets,
    tiers,
    unit_rank_sets,
)
from survey.measure.frozen import frozen
from survey.measure.instrument import CONFIDENCE, WEAK, Instrument
from survey.measure.measured import Measured

SURE = 0.9  # probability from which a class is called certain
_Z = float(ndtri((1 + CONFIDENCE) / 2))


class Estimated(Protocol):
    """A figure with its error and its limits: just measured, or as it was published."""

    @property
    def value(self) -> float | None: ...  # noqa: D102
    @property
    def se(self) -> float | None: ...  # noqa: D102
    @property
    def df(self) -> int: ...  # noqa: D102
    @property
    def low(self) -> float | None: ...  # noqa: D102
    @property
    def high(self) -> float | None: ...  # noqa: D102
    @property
    def fallback(self) -> str: ...  # noqa: D102


class Standing(NamedTuple):
    """A unit's rank in its group, and the ranks that the data do not exclude.

    The first pair holds for all units of the group at once, the second for this one.
    """

    rank: int
    rank_of: int
    rank_best: int
    rank_worst: int
    own_best: int
    own_worst: int
    tier: int


class Place(NamedTuple):
    """A rank by one figure of many, and the ranks that are not excluded, of it alone.

    Of as many units as have the figure.
    """

    rank: int
    rank_of: int
    own_best: int
    own_worst: int


class Classed(NamedTuple):
    """A class with its probability, and the probability of every class."""

    chance: float
    sure: bool
    chances: dict[str, float]


def standings(group: Sequence[Estimated], *, decimals: int) -> list[Standing]:
    """Return where each unit of a group stands, by its overall index as printed."""
    values = [_known(one.value) for one in group]
    errors = _errors(group)
    limits = [_known(one.low) for one in group], [_known(one.high) for one in group]
    table = table_rank_sets(values, errors, confidence=CONFIDENCE, decimals=decimals)
    own = unit_rank_sets(values, errors, confidence=CONFIDENCE, decimals=decimals)
    columns = (*table, *own, tiers(values, *limits, decimals=decimals))
    ranks = competition_ranks(values, decimals)
    return [
        Standing(int(rank or 0), len(group), *places)
        for rank, *places in zip(ranks, *(c.tolist() for c in columns), strict=True)
    ]


def places(group: Sequence[Estimated], *, decimals: int) -> list[Place]:
    """Return where each unit of a group stands by any one figure, as printed."""
    values = [_known(one.value) for one in group]
    own = unit_rank_sets(
        values, _errors(group), confidence=CONFIDENCE, decimals=decimals
    )
    ranks = competition_ranks(values, decimals)
    return [
        Place(int(rank or 0), len(group), *limits)
        for rank, *limits in zip(ranks, *(c.tolist() for c in own), strict=True)
    ]


def classed(instrument: Instrument, figures: Sequence[Measured]) -> list[Classed]:
    """Return how sure the class of each overall index is."""
    if not figures or not instrument.bounds:
        return []
    is_census = [one.fallback == "census" for one in figures]
    sizes = np.array([one.n_star or np.nan for one in figures])
    factor = instrument.factor
    table = class_table(
        [_known(one.value) / factor for one in figures],
        [0.0 if one.fallback else (one.se or 0.0) / factor for one in figures],
        {name: bound / factor for name, bound in instrument.bounds.items()},
        df=[one.df for one in figures],
        n_star=np.where(is_census, np.inf, sizes),
        decimals=instrument.method.rounding,
        level=SURE,
    )
    names = [name or WEAK for name in table.classes]
    found = []
    for one, chances in zip(figures, table.chances, strict=True):
        # The class is that of the figure as printed, which points are not on 0-100.
        chance = chances[names.index(instrument.classify(_known(one.value)))]
        every = {name: frozen(part) for name, part in zip(names, chances, strict=True)}
        found.append(Classed(frozen(chance), bool(chance >= SURE), every))
    return found


def _errors(group: Sequence[Estimated]) -> NDArray[np.float64]:
    """Return the standard errors that units are told apart by.

    The comparisons are by the normal distribution: few counter-days count by the
    wider quantile of Student's t. Where the variance cannot be used, everybody
    agreed or there is one counter-day: the longer arm of the interval stands for it.
    """
    value, low, high = (
        np.array([_known(getattr(one, name)) for one in group])
        for name in ("value", "low", "high")
    )
    arm = np.maximum(value - low, high - value) / _Z
    unusable = [bool(one.fallback) or one.se is None for one in group]
    df = np.where(unusable, 1, [one.df or 1 for one in group])
    wider = t_quantile(df, confidence=CONFIDENCE) / _Z
    se = np.array([one.se or 0.0 for one in group]) * wider
    is_census = [one.fallback == "census" for one in group]
    return np.where(is_census, 0.0, np.where(unusable, arm, se))


def _known(value: float | None) -> float:
    if value is None:
        raise ValueError("a figure that is not shown has no standing")
    return value
