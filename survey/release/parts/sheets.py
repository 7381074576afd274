"""The sheets of a release, some units at a time, as they are grouped and counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.measure import Instrument
from survey.measure.parts import CHOSEN, Block, options_of, scores_of
from survey.release.counting import Counted
from survey.release.origins import Piece
from survey.release.parts.asked import Choosing, Grouping
from survey.release.totals import Key

CHUNK = 20_000  # sheets held at a time: memory does not grow with the round

Places = NDArray[np.int64]


class Weighed(NamedTuple):
    """What a stratum's sheets count for, and with which strata it shares a total."""

    weight: float
    together: int


class Chunk(NamedTuple):
    """The sheets of some units; counter-days are sorted by unit and variance stratum.

    Units are numbers in the order of the release.
    """

    units: Places
    levels: NDArray[np.uint8]
    others: NDArray[np.uint8]  # answers to all other items, as characters
    psu: Places
    stratum: Places
    weight: NDArray[np.float64]
    unit: Places
    keys: Sequence[Key]  # of each counter-day
    pieces: Sequence[Piece]  # of all counter-days, one after the other

    def blocks(
        self,
        groupings: Sequence[Grouping],
        choosings: Sequence[Choosing],
        score: Sequence[float],
    ) -> Iterator[Block]:
        """Yield the sheets by every grouping, then those of every item of choices."""
        scores = scores_of(self.levels, score)
        for grouping in groupings:
            yield self._block(scores, self._groups(grouping))
        yield from map(self._choosing, choosings)

    def crossed(
        self, one: Grouping, other: Grouping, flags: NDArray[np.bool_]
    ) -> Places:
        """Return the sheets of every unit by the groups of two ways to part them.

        Once for each column of the flags: (columns, units, groups, groups).
        """
        shape = (len(self.units), len(one.codes), len(other.codes))
        unit = self.unit[self.psu]
        place = np.ravel_multi_index(
            (unit, self._groups(one), self._groups(other)), shape
        )
        n_cells = int(np.prod(shape))
        counts = [np.bincount(place[own], minlength=n_cells) for own in flags.T]
        return np.stack(counts).reshape(len(counts), *shape)

    def _groups(self, grouping: Grouping) -> Places:
        """Return the group each sheet is in."""
        if grouping.is_of_origin:
            origins = [piece.origin for piece in self.pieces]
            of_piece = grouping.places_of(origins)
            return of_piece.repeat([piece.n for piece in self.pieces])
        if grouping.column is None:
            return grouping.places_of(self.keys)[self.psu]
        numbers = np.full(256, grouping.n_answers, dtype=np.int64)
        numbers[ord("1") : ord("1") + grouping.n_answers] = range(grouping.n_answers)
        return numbers[self.others[:, grouping.column]]

    def _choosing(self, item: Choosing) -> Block:
        """Return what the sheets chose; all are one group."""
        chosen = np.ascontiguousarray(self.others[:, item.columns])
        levels = options_of([chosen.tobytes()], len(item.options))
        one = np.zeros(len(levels), dtype=np.int64)
        return self._block(scores_of(levels, CHOSEN), one)

    def _block(self, scores: NDArray[np.float64], group: Places) -> Block:
        return Block(scores, self.psu, group, self.stratum, self.weight, self.unit)


def chunks(
    by_unit: Mapping[int, Sequence[Counted]],
    instrument: Instrument,
    items: Sequence[str],
    weighed: Mapping[Key, Weighed],
    n_others: int,
) -> Iterator[Chunk]:
    """Yield all sheets, whole units at a time."""
    held: list[tuple[int, Sequence[Counted]]] = []
    size = 0
    for number, strata in enumerate(by_unit.values()):
        held.append((number, strata))
        size += sum(one.n_sheets for one in strata)
        if size > CHUNK:
            yield _chunk(held, instrument, items, weighed, n_others)
            held, size = [], 0
    if held:
        yield _chunk(held, instrument, items, weighed, n_others)


def _chunk(
    held: Sequence[tuple[int, Sequence[Counted]]],
    instrument: Instrument,
    items: Sequence[str],
    weighed: Mapping[Key, Weighed],
    n_others: int,
) -> Chunk:
    days = [
        (place, weighed[one.key], one.key, day)
        for place, (_number, strata) in enumerate(held)
        for one in sorted(strata, key=lambda one: weighed[one.key].together)
        for day in one.days
    ]
    strata = {(place, own.together) for place, own, _key, _day in days}
    numbers = {key: number for number, key in enumerate(sorted(strata))}
    cells = [day.answers for *_, day in days]
    others = b"".join(day.others for *_, day in days)
    sizes = [len(cell) // len(items) for cell in cells]
    return Chunk(
        units=np.array([number for number, _strata in held]),
        levels=instrument.levels(items, cells),
        others=np.frombuffer(others, np.uint8).reshape(sum(sizes), n_others),
        psu=np.repeat(np.arange(len(days)), sizes),
        stratum=np.array([numbers[place, own.together] for place, own, *_ in days]),
        weight=np.array([own.weight for _place, own, *_ in days]),
        unit=np.array([place for place, *_ in days]),
        keys=[key for _place, _own, key, _day in days],
        pieces=[piece for *_, day in days for piece in day.pieces],
    )
