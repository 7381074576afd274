"""Figures of several packs in their order, with the ranks that they may have.

A pure function of published figures and their errors: the same packs always give the
same table. Provinces share no sheet, so that their errors are independent.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from survey.measure import Middle, Standing, middle, standings
from survey.models import KeptPack, PackFigure, Status
from survey.packs.provinces import province_of_code
from survey.unaccented import unaccented


@dataclass(frozen=True, slots=True)
class Row:
    """A province with its figure and its place."""

    pack: KeptPack
    figure: PackFigure
    standing: Standing
    is_tied: bool

    @property
    def name(self) -> str:
        """Return what the province is called."""
        return name_of(self.pack)


@dataclass(frozen=True, slots=True)
class Group:
    """Provinces ranked among each other, and those whose figure is not told."""

    rows: tuple[Row, ...]
    untold: tuple[KeptPack, ...]

    @property
    def middle(self) -> Middle | None:
        """Return the unweighted mean and the spread of those that are ranked."""
        shown = [row.figure for row in self.rows]
        return middle(shown, most=shown[0].most) if shown else None

    @property
    def n_may_lead(self) -> int:
        """Return how many after the first may have the first rank, too."""
        later = (row.standing for row in self.rows if row.standing.rank != 1)
        return sum(one.rank_best == 1 for one in later)


def name_of(pack: KeptPack) -> str:
    """Return the official name of a province; outside the register its own."""
    province = province_of_code(pack.province)
    return province.name if province else pack.unit_name


def ranked(packs: Iterable[KeptPack], figures: Mapping[int, PackFigure]) -> Group:
    """Return packs by a figure of theirs, all made in the same way."""
    found = sorted(packs, key=lambda pack: (unaccented(name_of(pack)), pack.id))
    told = [one for one in found if one.id in figures and _is_whole(figures[one.id])]
    untold = [one for one in found if one not in told]
    if not told:
        return Group((), tuple(untold))
    shown = [figures[pack.id] for pack in told]
    places = standings(shown, decimals=told[0].decimals)
    at_rank = Counter(place.rank for place in places)
    rows = [
        Row(pack, figure, place, at_rank[place.rank] > 1)
        for pack, figure, place in zip(told, shown, places, strict=True)
    ]
    return Group(tuple(sorted(rows, key=lambda row: row.standing.rank)), tuple(untold))


def _is_whole(figure: PackFigure) -> bool:
    parts = (figure.value, figure.low, figure.high)
    return figure.status == Status.SHOWN and None not in parts
