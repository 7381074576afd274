"""The groups of one dimension in every unit: told anew, as they were, or withheld."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

import numpy as np

from survey.measure.parts import Counted, Union, Unions, told_groups
from survey.measure.parts import Told as ToldGroup
from survey.models import Status
from survey.release.parts.asked import Grouping
from survey.release.parts.conceal import Flags, concealed
from survey.release.parts.crossed import Beside
from survey.release.parts.fresh import Sizes, fresh_units
from survey.release.parts.rows import PartRow
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """What a release will say of a dimension, before it is computed."""

    grouping: Grouping
    number: int  # of the release
    fresh: Sequence[int]  # units told anew, in the order of their unions
    unions: Sequence[Union]
    sizes: Mapping[int, Sizes]  # sheets of all units that tell anything
    hidden: Mapping[int, Flags]
    again: Mapping[int, Sequence[PartRow]]  # of units told as they were

    @classmethod
    def of(
        cls,
        sources: Sources,
        grouping: Grouping,
        sums: Counted,
        told: Told,
        beside: Sequence[Beside] = (),
    ) -> Self:
        """Decide by the sheets alone what is told, beside what is told already."""
        standing, now = sources.standing(sums), sources.sizes(sums)
        before = {
            unit_id: told.groups[grouping.dimension, unit_id]
            for unit_id in now
            if (grouping.dimension, unit_id) in told.groups
        }
        then = {unit_id: _sizes(rows, grouping) for unit_id, rows in before.items()}
        fresh = fresh_units(sources.domains, standing, then)
        again = {unit: rows for unit, rows in before.items() if unit not in fresh}
        sizes = {
            unit_id: now[unit_id] if unit_id in fresh else then[unit_id]
            for unit_id in now
            if unit_id in fresh or unit_id in again
        }
        own = {unit_id: sums.n[number] for unit_id, number in standing.numbers.items()}
        conceal = partial(
            concealed, sizes, sources.domains, own, minimum=sources.fewest
        )
        hidden = conceal()
        if beside:
            also = {unit: _withheld(rows, grouping) for unit, rows in again.items()}
            of_fresh = {unit: hidden[unit] for unit in sizes if unit in fresh}
            also |= units_given_away(sources, of_fresh, beside)
            hidden = conceal(also=also)
        units = [unit_id for unit_id in now if unit_id in fresh]
        unions = []
        for unit_id in units:
            tell = ~hidden[unit_id] & (sizes[unit_id] > 0)
            shown = np.flatnonzero(tell).tolist()
            compared = [g for g in shown if g < grouping.n_answers]
            members = [standing.numbers[one] for one in sources.domains[unit_id]]
            unions.append(Union(members, shown, compared if len(compared) > 1 else ()))
        return cls(grouping, sources.number, units, unions, sizes, hidden, again)

    def rows(self, found: Unions | None) -> Iterator[PartRow]:
        """Yield the rows of every unit, groups in the order of the questionnaire."""
        told: dict[int, Mapping[int, ToldGroup]] = {}
        if found:
            sizes = np.stack([self.sizes[unit_id] for unit_id in self.fresh])
            told = dict(zip(self.fresh, told_groups(found, sizes), strict=True))
        for unit_id in self.sizes:
            if unit_id in self.again:
                yield from self._again(unit_id)
            elif unit_id in told:
                yield from self._anew(unit_id, told[unit_id])

    def _again(self, unit_id: int) -> Iterator[PartRow]:
        by_code = {row.code: row for row in self.again[unit_id]}
        for place, code in enumerate(self.grouping.codes):
            if code in by_code:
                row = by_code[code]
                yield row.withheld if self.hidden[unit_id][place] else row

    def _anew(self, unit_id: int, told: Mapping[int, ToldGroup]) -> Iterator[PartRow]:
        place_of = (unit_id, self.grouping.dimension)
        sizes = self.sizes[unit_id].tolist()
        for place, code in enumerate(self.grouping.codes):
            if not sizes[place]:
                continue
            own = (*place_of, code, self.number, sizes[place])
            if place in told:
                yield PartRow._make((*own, Status.SHOWN, *told[place]))
            else:
                yield PartRow(*own, Status.WITHHELD)


def units_given_away(
    sources: Sources, hidden: Mapping[int, Flags], beside: Sequence[Beside]
) -> dict[int, Flags]:
    """Return all groups of the units that tell too much beside what is told already."""
    members = sources.members(hidden)
    found: set[int] = set()
    for other in beside:
        found |= other.gives_away(hidden, members, sources.fewest)
    return {unit: np.ones_like(hidden[unit]) for unit in found}


def _withheld(rows: Sequence[PartRow], grouping: Grouping) -> Flags:
    """Return which groups were withheld when they were told."""
    by_code = {row.code for row in rows if row.status == Status.WITHHELD}
    return np.array([code in by_code for code in grouping.codes])


def _sizes(rows: Sequence[PartRow], grouping: Grouping) -> Sizes:
    """Return the sheets of each group as they were told."""
    by_code = {row.code: row.n for row in rows}
    return np.array([by_code.get(code, 0) for code in grouping.codes], dtype=np.int64)
