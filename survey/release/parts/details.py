"""The factors of the groups of one dimension in every unit: told, or not at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

import numpy as np

from survey.measure.parts import Details, Question, Union, Unions, told_details
from survey.release.parts.asked import Grouping
from survey.release.parts.conceal import Flags, concealed_details
from survey.release.parts.crossed import Beside
from survey.release.parts.fresh import Sizes
from survey.release.parts.groups import GroupPlan, units_given_away
from survey.release.parts.rows import DetailRow
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told


@dataclass(frozen=True, slots=True)
class DetailPlan:
    """What a release will say of the factors of groups, before it is computed."""

    grouping: Grouping
    codes: Sequence[str]  # of the factors
    fresh: Sequence[int]  # units told anew, in the order of their unions
    unions: Sequence[Union]
    sizes: Mapping[int, Sizes]  # sheets by unit, (groups, factors)
    hidden: Mapping[int, Flags]
    again: Mapping[int, Sequence[DetailRow]]

    @classmethod
    def of(
        cls,
        sources: Sources,
        plan: GroupPlan,
        question: Question,
        sums: Details,
        told: Told,
        beside: Sequence[Beside] = (),
    ) -> Self:
        """Decide by the sheets alone what is told: of what the plan tells, at most."""
        grouping, numbers = plan.grouping, sources.numbers
        again: dict[int, Sequence[DetailRow]] = {
            unit_id: told.details.get((grouping.dimension, unit_id), ())
            for unit_id in plan.again
        }
        sizes: dict[int, Sizes] = {}
        withheld: dict[int, Flags] = dict(plan.hidden)
        for unit_id, n in plan.sizes.items():
            if unit_id in again:
                then = _sizes(again[unit_id], grouping, question.codes)
                untold = np.asarray(then.sum(axis=1) == 0)
                withheld[unit_id] = withheld[unit_id] | untold
                sizes[unit_id] = np.where(untold[:, None], n[:, None], then)
            else:
                members = [numbers[one] for one in sources.domains[unit_id]]
                sizes[unit_id] = sums.of(members)
        own = {unit_id: sums.n[number] for unit_id, number in numbers.items()}
        conceal = partial(
            concealed_details, minimum=sources.fewest, collecting=own, sizes=sizes
        )
        hidden = conceal(withheld, domains=sources.domains)
        if beside:
            of_fresh = {unit: hidden[unit] for unit in sizes if unit not in again}
            found = units_given_away(sources, of_fresh, beside)
            hidden = conceal({**hidden, **found}, domains=sources.domains)
        unions = {
            unit_id: union
            for unit_id in plan.fresh
            if (union := _union(sources, grouping, unit_id, sizes, hidden)).shown
        }
        return cls(
            *(grouping, question.codes, list(unions), list(unions.values())),
            *(sizes, hidden, again),
        )

    def rows(self, found: Unions | None) -> Iterator[DetailRow]:
        """Yield the factors of the groups that tell them, those of a unit together."""
        grouping = self.grouping
        if found:
            n = np.stack([self.sizes[unit_id] for unit_id in self.fresh])
            for unit_id, own in zip(self.fresh, told_details(found, n), strict=True):
                sizes = self.sizes[unit_id].tolist()
                for (group, node), told in own.items():
                    place_of = (unit_id, grouping.dimension, grouping.codes[group])
                    n_of = (self.codes[node], sizes[group][node])
                    yield DetailRow._make((*place_of, *n_of, *told))
        place = {code: at for at, code in enumerate(grouping.codes)}
        for unit_id, rows in self.again.items():
            flags = self.hidden[unit_id]
            yield from (
                row for row in rows if row.code in place and not flags[place[row.code]]
            )


def _union(
    sources: Sources,
    grouping: Grouping,
    unit_id: int,
    sizes: Mapping[int, Sizes],
    hidden: Mapping[int, Flags],
) -> Union:
    tell = ~hidden[unit_id] & sizes[unit_id].any(axis=1)
    shown = np.flatnonzero(tell).tolist()
    compared = [g for g in shown if g < grouping.n_answers]
    members = [sources.numbers[one] for one in sources.domains[unit_id]]
    return Union(members, shown, compared if len(compared) > 1 else ())


def _sizes(
    rows: Sequence[DetailRow], grouping: Grouping, codes: Sequence[str]
) -> Sizes:
    """Return the sheets of each group and factor as they were told."""
    by_place = {(row.code, row.node): row.n for row in rows}
    return np.array(
        [[by_place.get((group, code), 0) for code in codes] for group in grouping.codes]
    )
