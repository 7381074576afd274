"""Figures of groups of units, computed from what a release froze of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey.maps.frozen import Frozen
from survey.maps.members import WHOLE, Members
from survey.measure import Collecting, Instrument, Measured
from survey.methods.method import ROOT


@dataclass(frozen=True, slots=True)
class Entry:
    """A collecting unit, or the part of it that goes into a figure."""

    unit_id: int
    share: float


def pool(
    instrument: Instrument, frozen: Frozen, groups: Mapping[int, Members]
) -> dict[int, Measured]:
    """Return the overall index of each group: sums of sheets, no means of indices."""
    if not groups:
        return {}
    entries: dict[Entry, int] = {}
    unions: list[list[int]] = []
    for members in groups.values():
        own = [Entry(unit_id, share) for unit_id, share in members.shares.items()]
        unions.append([entries.setdefault(one, len(entries)) for one in own])
    collecting = Collecting.of(
        instrument,
        [[part.statistics for part in frozen.parts[one.unit_id]] for one in entries],
        [_weights(frozen, one) for one in entries],
        weighting=frozen.release.weighting,
    )
    found = collecting.measure(unions)
    return {
        unit_id: next(node for node in nodes if node.node == ROOT)
        for unit_id, nodes in zip(groups, found, strict=True)
    }


def _weights(frozen: Frozen, entry: Entry) -> Sequence[float]:
    weights = [part.weight for part in frozen.parts[entry.unit_id]]
    return weights if entry.share == WHOLE else [w * entry.share for w in weights]
