"""Rates of typed counts: of every unit its own, above them all counts added up."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from survey.measure import rate_of
from survey.methods import Method
from survey.methods.method import Criterion
from survey.models import Level, Status
from survey.release.figures import Row

CENSUS = "census"  # everything was counted: there is no sampling error


class Counts(NamedTuple):
    """What was typed: the cases counted, of all there were."""

    counted: int
    total: int

    def __add__(self, other: object) -> "Counts":
        """Return both added up."""
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts(self.counted + other.counted, self.total + other.total)


NOTHING = Counts(0, 0)

ByUnit = Mapping[int, Mapping[str, Counts]]  # unit, rate


def rate_rows(
    method: Method, counts: ByUnit, domains: Mapping[int, Sequence[int]]
) -> list[Row]:
    """Return the rates of every unit, in the order of the method."""
    return [
        row
        for unit_id, members in domains.items()
        for row in _rows(method, unit_id, [counts[member] for member in members])
    ]


def _rows(
    method: Method, unit_id: int, counts: Sequence[Mapping[str, Counts]]
) -> Iterator[Row]:
    for rate in method.criteria:
        added = sum((one.get(rate.code, NOTHING) for one in counts), NOTHING)
        yield _row(unit_id, rate, added, fewest=method.minimum_n)


def _row(unit_id: int, rate: Criterion, counts: Counts, *, fewest: int) -> Row:
    counted, n = counts
    if n < fewest:
        status = Status.WITHHELD if n else Status.EMPTY
        return Row(unit_id, rate.code, Level.CRITERION, status, n)
    reached = n - counted if rate.rate and rate.rate.complement else counted
    value = rate_of(reached, n)
    return Row(
        unit_id,
        rate.code,
        Level.CRITERION,
        Status.SHOWN,
        n,
        # As if the worst and the best level of five were all there is.
        counts=[0, n - reached, 0, 0, 0, reached, 0],
        value=value,
        se=0.0,
        low=value,
        high=value,
        coverage=1.0,
        fallback=CENSUS,
    )
