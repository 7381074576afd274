"""What a sheet of every collecting unit counts for in the units above."""

from collections.abc import Mapping, Sequence

from survey.measure import transaction_weights
from survey.models import Unit
from survey.release import problems
from survey.release.strata import Counted


def equal_weights(counted: Sequence[Counted]) -> dict[int, float]:
    """Return 1 for every unit: each sheet counts once."""
    return {one.unit_id: 1.0 for one in counted}


def weights_by_transactions(
    counted: Sequence[Counted],
    totals: Mapping[int, int],
    *,
    units: Mapping[int, Unit],
) -> dict[int, float]:
    """Return weights that give every unit its share of all transactions."""
    answered = {one.unit_id: one.n_sheets for one in counted if one.n_sheets}
    lacking = [units[unit_id] for unit_id in answered if not totals.get(unit_id)]
    if lacking:
        named = sorted(f"{unit.name} ({unit.code})" for unit in lacking)
        raise problems.no_totals(named)
    found = transaction_weights(
        {units[unit_id].code: n for unit_id, n in answered.items()},
        {units[unit_id].code: totals[unit_id] for unit_id in answered},
    )
    return {one.unit_id: found.get(units[one.unit_id].code, 0.0) for one in counted}
