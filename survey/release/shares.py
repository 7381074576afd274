"""For how many transactions the sheets of a unit's services speak.

Somebody may leave the service open, or come to a counter that serves all: such a
sheet is of this unit, but of no service whose transactions are known.
"""

from collections.abc import Mapping

from survey.release.totals import Place, Totals


def shared_totals(sizes: Mapping[Place, int], totals: Totals) -> dict[Place, float]:
    """Return the transactions by place; sheets of no service have their part of them.

    N_b = N·n_b/n and N_s·(1 - n_b/n), as if the services were unknown by chance: the
    unit counts for its N, those of the services with sheets, as before. `sizes` are
    the sheets by place.
    """
    shared = {place: float(total) for place, total in totals.by_place.items()}
    for unit_id in sorted(totals.by_service):
        unnamed = Place(unit_id, "")
        if sizes.get(unnamed):
            shared |= _shared(unnamed, sizes, totals)
    return shared


def _shared(
    unnamed: Place, sizes: Mapping[Place, int], totals: Totals
) -> dict[Place, float]:
    own = {
        place: total
        for place, total in totals.by_place.items()
        if place.unit_id == unnamed.unit_id
    }
    heard = {place: total for place, total in own.items() if sizes.get(place)}
    if not heard:
        return {unnamed: float(sum(own.values()))}
    n = sizes[unnamed] + sum(sizes[place] for place in heard)
    part = sizes[unnamed] / n
    named = {place: total * (1 - part) for place, total in heard.items()}
    return named | {unnamed: sum(heard.values()) * part}
