"""What a sheet of every stratum counts for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from survey.measure import transaction_weights
from survey.models import Unit
from survey.release import problems
from survey.release.counting import Counted
from survey.release.shares import shared_totals
from survey.release.totals import Place, Totals


class PostStratum(NamedTuple):
    """Strata of a unit whose sheets all count for the same."""

    strata: Sequence[Counted]
    weight: float


def weigh_equally(counted: Sequence[Counted]) -> list[PostStratum]:
    """Let each sheet count once."""
    return [PostStratum([one], 1.0) for one in counted]


def weigh_by_transactions(
    counted: Sequence[Counted],
    totals: Totals,
    *,
    units: Mapping[int, Unit],
    fewest: int,
) -> list[PostStratum]:
    """Let the sheets of every service, or unit, count for its transactions.

    Services of a unit with fewer than `fewest` sheets count together with others;
    sheets of no service count for the average of their unit.
    """
    by_place: dict[Place, list[Counted]] = {}
    for one in counted:
        by_place.setdefault(totals.place(one.key), []).append(one)
    spoken_for = shared_totals(
        {place: _size(by_place, [place]) for place in by_place}, totals
    )
    _require_totals(by_place, spoken_for, units)
    groups = list(_groups(by_place, fewest))
    sizes = {str(at): _size(by_place, group) for at, group in enumerate(groups)}
    weights = transaction_weights(
        {at: n for at, n in sizes.items() if n},
        {
            str(at): sum(spoken_for.get(place, 0) for place in group)
            for at, group in enumerate(groups)
        },
    )
    return [
        PostStratum(
            [one for place in group for one in by_place[place]],
            weights.get(str(at), 0.0),
        )
        for at, group in enumerate(groups)
    ]


def _groups(
    by_place: Mapping[Place, Sequence[Counted]], fewest: int
) -> Iterator[list[Place]]:
    """Yield the places of each unit, the small ones together, smallest first.

    Weighted figures and plain counts stand side by side: what a service alone says
    could be worked out from them, so it must have sheets enough to be told.
    """
    by_unit: dict[int, list[Place]] = {}
    for place in by_place:
        by_unit.setdefault(place.unit_id, []).append(place)
    for places in by_unit.values():
        groups: list[list[Place]] = [[]]
        for place in sorted(places, key=lambda p: (_size(by_place, [p]), p)):
            if _size(by_place, groups[-1]) >= fewest:
                groups.append([])
            groups[-1].append(place)
        if len(groups) > 1 and _size(by_place, groups[-1]) < fewest:
            rest = groups.pop()
            groups[-1] += rest
        yield from groups


def _size(by_place: Mapping[Place, Sequence[Counted]], places: Sequence[Place]) -> int:
    return sum(one.n_sheets for place in places for one in by_place[place])


def _require_totals(
    by_place: Mapping[Place, Sequence[Counted]],
    spoken_for: Mapping[Place, float],
    units: Mapping[int, Unit],
) -> None:
    """Refuse sheets whose transactions are unknown, or none."""
    lacking = [
        place
        for place in sorted(by_place)
        if _size(by_place, [place]) and not spoken_for.get(place)
    ]
    if lacking:
        names = {
            unit_id: f"{units[unit_id].name} ({units[unit_id].code})"
            for unit_id, _service in lacking
        }
        raise problems.no_totals(
            sorted(names[unit_id] for unit_id, service in lacking if not service),
            sorted((names[one.unit_id], one.service) for one in lacking if one.service),
        )
