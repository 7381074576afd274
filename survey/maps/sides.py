"""One round's side of a comparison: a figure of each unit of the map, or why not."""

from collections.abc import Mapping
from dataclasses import dataclass

from survey.maps.frozen import Frozen
from survey.maps.members import Members
from survey.maps.pooled import pool
from survey.maps.reasons import Reason
from survey.maps.telling import Telling
from survey.measure import Instrument, Measured
from survey.models import Figure, Status, Weighting

Shown = Figure | Measured

NOT_SHOWN = {
    Status.WITHHELD: Reason.FEW,
    Status.SECONDARY: Reason.BESIDE_FEW,
    Status.EMPTY: Reason.NO_SHEETS,
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit's figure in one round, or why there is none to show."""

    members: Members
    figure: Shown | None = None
    reason: Reason | None = None
    is_pooled: bool = False  # computed for the map, not frozen as such


def side_of(
    instrument: Instrument, frozen: Frozen, members: Mapping[int, Members]
) -> dict[int, Cell]:
    """Return the cells of a release for the units of a map."""
    cells: dict[int, Cell] = {}
    waiting: dict[int, Members] = {}
    for unit_id, own in members.items():
        if own.reason is not None:
            cells[unit_id] = Cell(own, reason=own.reason)
        elif _is_frozen(frozen, unit_id, own):
            cells[unit_id] = _as_frozen(frozen.figures[unit_id], own)
        elif not frozen.is_readable:
            cells[unit_id] = Cell(own, reason=Reason.OTHER_VERSION)
        elif frozen.release.weighting == Weighting.UNITS:
            cells[unit_id] = Cell(own, reason=Reason.MEAN_OF_UNITS)
        else:
            waiting[unit_id] = own
    fewest = instrument.method.minimum_n
    telling = Telling(frozen, fewest=fewest)
    # Few units first: what they are made of is in those above them, too.
    ordered = dict(
        sorted(waiting.items(), key=lambda one: (len(one[1].shares), one[0]))
    )
    for unit_id, found in pool(instrument, frozen, ordered).items():
        own = waiting[unit_id]
        cells[unit_id] = _as_pooled(found, own, telling, fewest=fewest)
    return cells


def _is_frozen(frozen: Frozen, unit_id: int, own: Members) -> bool:
    """Return whether the release has the figure of just these units under its name."""
    is_same = frozen.domains.get(unit_id) == own.whole
    return is_same and not own.is_estimated and unit_id in frozen.figures


def _as_frozen(figure: Figure, own: Members) -> Cell:
    if figure.status == Status.SHOWN:
        return Cell(own, figure)
    return Cell(own, reason=NOT_SHOWN[figure.status])


def _as_pooled(found: Measured, own: Members, telling: Telling, *, fewest: int) -> Cell:
    if found.n == 0:
        return Cell(own, reason=Reason.NO_SHEETS, is_pooled=True)
    if found.n < fewest:
        return Cell(own, reason=Reason.FEW, is_pooled=True)
    if not telling.may_tell(own.shares):
        return Cell(own, reason=Reason.REVEALS, is_pooled=True)
    return Cell(own, found, is_pooled=True)
