"""Units ranked by their points after the appraisal: within groups, by area and in all.

Equal indices, as they are published, share a place, and the places after it stay
empty: 1-2-2-4 (đồng hạng).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from survey.methods import Bands
from survey.par.criteria import Area
from survey.par.index import Scored, Sum, claimed, difference, settled

MISSING = "missing"  # an item that applies has no points
WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit whose appraisal was concluded.

    `unranked` says why it is not to be ranked; empty where it is.
    """

    unit: int
    group: str
    scored: tuple[Scored, ...]
    unranked: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place among those of a group that are ranked."""

    rank: int
    of: int
    is_tied: bool


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """What a unit has of an area, of what applies there, and its place by that."""

    code: str
    claimed: Sum
    settled: Sum
    place: Place | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit among its like; `lack` says why it has no place."""

    unit: int
    group: str
    claimed: Sum
    settled: Sum
    place: Place | None
    band: str
    lack: str
    areas: tuple[AreaStanding, ...]

    @property
    def difference(self) -> Decimal | None:
        """Return by how much the appraisal moved the index."""
        return difference(self.settled.index, self.claimed.index)


def standings(
    areas: Sequence[Area], judged: Iterable[Judged], bands: Bands | None
) -> list[Standing]:
    """Return where units stand: by group, the best first, the unranked at its end."""
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.group, []).append(one)
    return [
        standing
        for name in sorted(groups)
        for standing in _of_group(areas, groups[name], bands)
    ]


def band_of(index: Decimal, bands: Bands | None) -> str:
    """Return the class of an index; a bound belongs to the class above it."""
    if bands is None:
        return ""
    bounds = ((name, getattr(bands, name)) for name in Bands.__slots__)
    reached = (name for name, bound in bounds if index >= Decimal(str(bound)))
    return next(reached, WEAK)


def _of_group(
    areas: Sequence[Area], group: Sequence[Judged], bands: Bands | None
) -> list[Standing]:
    sums = {one.unit: settled(one.scored) for one in group}
    lacks = {one.unit: _lack(one, sums[one.unit]) for one in group}
    ranked = [one for one in group if not lacks[one.unit]]
    places = _places({one.unit: sums[one.unit].index for one in ranked})
    by_area = _by_area(areas, group, ranked)
    found = [
        Standing(
            unit=one.unit,
            group=one.group,
            claimed=claimed(one.scored),
            settled=sums[one.unit],
            place=places.get(one.unit),
            band=_band(sums[one.unit], lacks[one.unit], bands),
            lack=lacks[one.unit],
            areas=tuple(area[one.unit] for area in by_area),
        )
        for one in group
    ]
    return sorted(
        found, key=lambda one: one.place.rank if one.place else len(group) + 1
    )


def _by_area(
    areas: Sequence[Area], group: Sequence[Judged], ranked: Sequence[Judged]
) -> list[dict[int, AreaStanding]]:
    found = []
    for area in areas:
        parts = {one.unit: _part(one.scored, area) for one in group}
        sums = {unit: settled(part) for unit, part in parts.items()}
        places = _places({one.unit: sums[one.unit].index for one in ranked})
        found.append(
            {
                unit: AreaStanding(
                    area.code, claimed(part), sums[unit], places.get(unit)
                )
                for unit, part in parts.items()
            }
        )
    return found


def _part(scored: Iterable[Scored], area: Area) -> tuple[Scored, ...]:
    codes = {item.code for item in area.items}
    return tuple(one for one in scored if one.item.code in codes)


def _lack(one: Judged, found: Sum) -> str:
    return one.unranked or (MISSING if found.index is None else "")


def _band(found: Sum, lack: str, bands: Bands | None) -> str:
    return "" if lack or found.index is None else band_of(found.index, bands)


def _places(indices: dict[int, Decimal | None]) -> dict[int, Place]:
    known = {unit: index for unit, index in indices.items() if index is not None}
    sharing = Counter(known.values())
    ranks: dict[Decimal, int] = {}
    n_above = 0
    for index in sorted(sharing, reverse=True):
        ranks[index] = n_above + 1
        n_above += sharing[index]
    return {
        unit: Place(ranks[index], len(known), is_tied=sharing[index] > 1)
        for unit, index in known.items()
    }
