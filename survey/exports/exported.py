"""A release as files tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey.exports.collected import Collected
from survey.exports.scores.editions import Edition
from survey.group_names import GroupNames
from survey.methods import Method
from survey.models import (
    Change,
    Choice,
    Driver,
    Evidence,
    Figure,
    Part,
    PartDetail,
    Release,
    ReleaseUnranked,
    Representation,
    Stratum,
    TrendPoint,
    Unit,
    YearChange,
)
from survey.official_tables import Source
from survey.services import ServiceNames


@dataclass(frozen=True, slots=True)
class Exported:
    """A release and its figures: units as in the tree, nodes as in the method.

    The strata, too, and what services are called; how far sheets speak for the
    transactions, by unit; changes since an earlier release, weeks, factors beside each
    other, groups, and what was chosen.
    """

    release: Release
    method: Method
    root: Unit
    figures: Sequence[Figure]
    strata: Sequence[tuple[Stratum, Unit]]
    services: ServiceNames
    represented: Mapping[int, Representation]
    changes: Sequence[tuple[Change, Unit]]
    earlier: Release | None  # that the changes are since
    year_changes: Sequence[tuple[YearChange, Unit]]
    year_before: Release | None
    weeks: Sequence[tuple[TrendPoint, Unit]]
    drivers: Sequence[tuple[Driver, Unit]]
    parts: Sequence[tuple[Part, Unit]]
    details: Sequence[tuple[PartDetail, Unit]]
    choices: Sequence[tuple[Choice, Unit]]
    evidence: Mapping[Evidence, int]  # sheets by class, the strongest first
    unranked: Sequence[tuple[ReleaseUnranked, Unit]]
    names: GroupNames
    collected: Collected
    official: Source  # of the tables that officials know
    editions: Sequence[Edition]  # signed workbooks whose points the release earned
