"""Which figures of a draft are held back beside the small ones, and which levels."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.measure import Collecting, Instrument, Measured
from survey.models import Release, Weighting
from survey.release import earlier
from survey.release.levels_told import levels_told
from survey.withholding.displeased import FEWEST_TOLD, are_displeased
from survey.withholding.holding_back import Agreeing, Known, Place, hold_back
from survey.withholding.siblings import Parts


class HeldFigures(NamedTuple):
    """Figures, by unit and node, that are not told; and those without their levels."""

    hidden: Collection[Place] = frozenset()
    without_levels: Collection[Place] = frozenset()


NOTHING_HELD = HeldFigures()


def held_figures(
    instrument: Instrument,
    collecting: Collecting,
    domains: Mapping[int, Collection[int]],
    numbers: Mapping[int, int],
    *,
    weighting: Weighting,
    known: Known,
    measured: Mapping[int, Sequence[Measured]],
) -> HeldFigures:
    """Return what is held back; `numbers` are the places of the collecting units.

    Few of whom next to nobody is satisfied are held back as small figures are, and
    others beside them.
    """
    parts = Parts.of(instrument.method, instrument.tree.codes)
    answers = collecting.answers()
    choose = partial(
        hold_back,
        domains,
        {unit_id: answers[place] for unit_id, place in numbers.items()},
        parts,
        instrument.weights,
        minimum=instrument.method.minimum_n,
        known=known,
    )
    held = choose()
    hidden = held.places(held.hidden, parts)
    if displeased := _displeased(measured) - hidden:
        held = choose(agreeing=Agreeing(displeased, FEWEST_TOLD))
    is_weighted = weighting != Weighting.EQUAL
    told = levels_told(held, parts, is_weighted=is_weighted)
    return HeldFigures(held.places(held.hidden, parts), held.places(~told, parts))


def _displeased(measured: Mapping[int, Sequence[Measured]]) -> set[Place]:
    """Return the figures of few that next to nobody is satisfied with."""
    return {
        (unit_id, one.node)
        for unit_id, found in measured.items()
        for one in found
        if are_displeased(one.n, one.share)
    }


def known_of(
    session: Session,
    last: Release | None,
    domains: Mapping[int, Collection[int]],
    fresh: Collection[int],
) -> Known:
    """Return what the release before held back; `fresh` units were counted anew.

    Of a unit that counts none of these anew the figure is still the same: told now,
    it would be taken away from what that release told of the unit above.
    """
    if last is None:
        return Known()
    before = earlier.held_back(session, last)
    same = {u for u, members in domains.items() if not set(members) & set(fresh)}
    return Known(before, {place for place in before if place[0] in same})
