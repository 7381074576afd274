"""Weeks as they are told, and as releases before told them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from survey.release.weeks import (
    Past,
    Place,
)


class TrendRow(NamedTuple):
    """A row of the table of weeks."""

    unit_id: int
    starts_on: date
    n: int
    status: str
    value: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signals: Sequence[str] = ()
    basis: str = ""


class Earlier(NamedTuple):
    """What the round's releases before told: the last one's weeks, and all there was.

    No row and no past in a round's first release.
    """

    rows: Mapping[Place, TrendRow]
    past: Mapping[int, Past]
