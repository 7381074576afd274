"""Figures of every unit and node, as they are frozen: shown, held back or empty."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from survey.measure import Collecting, Instrument, Measured
from survey.measure import Stratum as Statistics
from survey.models import Level, Status, Unit, Weighting
from survey.release.digest import figures_digest
from survey.release.held_figures import NOTHING_HELD, HeldFigures
from survey.release.weights import PostStratum
from survey.tree import Tree


class Row(NamedTuple):
    """A row of the table of figures; after the unit in the order of its digest.

    The group, last, stands in the other digest.
    """

    unit_id: int
    node: str
    level: str
    status: str
    n: int
    counts: list[int] | None = None
    value: float | None = None
    share: float | None = None
    mean: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    n_eff: float | None = None
    df: int | None = None
    deff: float | None = None
    coverage: float | None = None
    fallback: str = ""
    rank: int | None = None
    rank_of: int | None = None
    band: str = ""
    quality: str = ""
    complement: bool = False
    rank_best: int | None = None
    rank_worst: int | None = None
    own_best: int | None = None
    own_worst: int | None = None
    tier: int | None = None
    band_chance: float | None = None
    band_sure: bool | None = None
    band_chances: dict[str, float] | None = None
    ranking_group: str | None = None  # digested with what else is told of places

    @property
    def is_shown_overall(self) -> bool:
        """Return whether this is a unit's overall index, and is told."""
        return self.level == Level.OVERALL and self.status == Status.SHOWN


class Weighed(NamedTuple):
    """Statistics of strata of a collecting unit, and what each sheet counts for."""

    statistics: Statistics
    weight: float


def weighed(
    poststrata: Iterable[PostStratum],
) -> dict[int, list[Weighed]]:
    """Return what is known of every collecting unit.

    Strata that share a total are put together: what their known total says is true of
    their sum alone.
    """
    found: dict[int, list[Weighed]] = {}
    for strata, weight in poststrata:
        statistics = reduce(Statistics.merge, (one.statistics for one in strata))
        unit_id = strata[0].key.unit_id
        found.setdefault(unit_id, []).append(Weighed(statistics, weight))
    return found


def domains(
    tree: Tree, root_id: int, collecting: Iterable[int]
) -> dict[int, list[int]]:
    """Return the collecting units at or below every unit that has any.

    Above the round's root nothing is shown: a round of one department says nothing
    of the province. Closed units stay where they stood, beside their successors.
    """
    found: dict[int, list[int]] = {}
    for unit_id in collecting:
        chain = (unit_id, *tree.ancestors(unit_id))
        reach = chain.index(root_id) + 1 if root_id in chain else 1
        for above in chain[:reach]:
            found.setdefault(above, []).append(unit_id)
    return found


def heard(
    domains: Mapping[int, list[int]], sizes: Mapping[int, int], *, fewest: int
) -> dict[int, list[int]]:
    """Leave small units out of means in which each unit counts once.

    A unit with hardly a sheet would move the mean as much as any other.
    """
    return {
        unit_id: [one for one in members if sizes[one] >= fewest] or members
        for unit_id, members in domains.items()
    }


def collecting_units(
    instrument: Instrument,
    strata: Mapping[int, Sequence[Weighed]],
    *,
    weighting: Weighting,
) -> Collecting:
    """Return the collecting units in their order as domains."""
    return Collecting.of(
        instrument,
        [[one.statistics for one in unit] for unit in strata.values()],
        [[one.weight for one in unit] for unit in strata.values()],
        weighting=weighting,
    )


def measure_units(
    collecting: Collecting,
    numbers: Mapping[int, int],
    domains: Mapping[int, Sequence[int]],
) -> dict[int, list[Measured]]:
    """Return the figures of every unit and node; `numbers` are the units' places."""
    unions = [[numbers[member] for member in one] for one in domains.values()]
    return dict(zip(domains, collecting.measure(unions), strict=True))


def figure_rows(
    instrument: Instrument,
    measured: Mapping[int, Sequence[Measured]],
    held: HeldFigures = NOTHING_HELD,
) -> list[Row]:
    """Return the rows of every unit and node: shown or not, not yet ranked."""
    return [
        _row(unit_id, one, instrument, held)
        for unit_id, found in measured.items()
        for one in found
    ]


def digest_of(rows: Iterable[Row], units: Mapping[int, Unit]) -> str:
    """Return the digest of figures; units go in by their codes."""
    return figures_digest([units[row.unit_id].code, *row[1:-1]] for row in rows)


def _row(
    unit_id: int, found: Measured, instrument: Instrument, held: HeldFigures
) -> Row:
    if found.n == 0:
        return Row(unit_id, found.node, found.level, Status.EMPTY, found.n)
    if found.n < instrument.method.minimum_n:
        return Row(unit_id, found.node, found.level, Status.WITHHELD, found.n)
    if (unit_id, found.node) in held.hidden:
        return Row(unit_id, found.node, found.level, Status.SECONDARY, found.n)
    if (unit_id, found.node) in held.without_levels:
        found = found._replace(counts=None)
    band = ""
    if found.level == Level.OVERALL and found.value is not None:
        band = instrument.classify(found.value)
    return Row(
        unit_id,
        found.node,
        found.level,
        Status.SHOWN,
        *found[2:15],
        band=band,
        quality=found.quality,
        complement=found.complement,
    )
