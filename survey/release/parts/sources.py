"""What groups and choices are computed from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from survey.measure import Instrument
from survey.measure.parts import Block
from survey.measure.parts import Counted as Sums
from survey.models import Weighting
from survey.release.counting import Counted
from survey.release.parts.asked import Choosing, Grouping
from survey.release.parts.fresh import Sizes, Standing
from survey.release.parts.sheets import Chunk, Weighed, chunks
from survey.release.totals import Key


@dataclass(frozen=True)
class Sources:
    """Everything a release counts, and how."""

    instrument: Instrument
    items: Sequence[str]  # criteria, in the order of the answers
    n_others: int
    groupings: Sequence[Grouping]
    choosings: Sequence[Choosing]
    weighting: Weighting
    weighed: Mapping[Key, Weighed]
    domains: Mapping[int, Sequence[int]]
    by_unit: Mapping[int, Sequence[Counted]]
    number: int  # of the release

    @property
    def fewest(self) -> int:
        """Return the sheets a figure must have."""
        return self.instrument.method.minimum_n

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Return the number of every collecting unit."""
        return {unit_id: number for number, unit_id in enumerate(self.by_unit)}

    @cached_property
    def waiting(self) -> Sizes:
        """Return by number how many sheets of each unit no figure counts yet."""
        n_items = len(self.items)
        found = [
            sum(
                sum(len(day.answers) for day in one.days) // n_items - one.n_sheets
                for one in strata
            )
            for strata in self.by_unit.values()
        ]
        return np.array(found)

    def members(self, unit_ids: Iterable[int]) -> dict[int, list[int]]:
        """Return the numbers of the collecting units at or below some units."""
        numbers = self.numbers
        return {one: [numbers[of] for of in self.domains[one]] for one in unit_ids}

    def chunks(self) -> Iterator[Chunk]:
        """Yield all sheets, whole units at a time."""
        return chunks(
            self.by_unit, self.instrument, self.items, self.weighed, self.n_others
        )

    def blocks(self, chunk: Chunk) -> Iterator[Block]:
        """Yield some sheets by every grouping, then by every item of choices."""
        score = self.instrument.score
        return chunk.blocks(self.groupings, self.choosings, score)

    def standing(self, sums: Sums) -> Standing:
        """Return what the collecting units have, and what no figure counts yet."""
        return Standing(sums.n, self.waiting, self.numbers)

    def sizes(self, sums: Sums) -> dict[int, Sizes]:
        """Return the sheets of every unit and group."""
        numbers = self.numbers
        return {
            unit_id: sums.n[[numbers[member] for member in members]].sum(axis=0)
            for unit_id, members in self.domains.items()
        }
