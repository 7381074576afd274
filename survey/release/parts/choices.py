"""What people chose of several options in every unit, as it is frozen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from survey.measure import competition_ranks
from survey.measure.parts import Counted, Union, Unions, told_options
from survey.measure.parts import Told as ToldOption
from survey.models import Status
from survey.release.parts.asked import Choosing
from survey.release.parts.conceal import Flags, concealed_options
from survey.release.parts.fresh import fresh_units
from survey.release.parts.rows import ChoiceRow
from survey.release.parts.sources import Sources
from survey.release.parts.told import Told
from survey.withholding.fewest import is_few

DECIMALS = 1  # of a share as it is printed: what looks alike shares a rank


@dataclass(frozen=True, slots=True)
class ChoicePlan:
    """What a release will say of an item of several choices, before it is computed."""

    choosing: Choosing
    number: int
    fresh: Sequence[int]
    unions: Sequence[Union]
    asked: Mapping[int, int]  # sheets with any choice, of the units told anew
    chosen: Mapping[int, Sequence[int]]
    hidden: Mapping[int, Flags]  # options
    again: Mapping[int, Sequence[ChoiceRow]]

    @classmethod
    def of(
        cls, sources: Sources, choosing: Choosing, sums: Counted, told: Told
    ) -> Self:
        """Decide by the sheets alone what is told."""
        standing, now = sources.standing(sums), sources.sizes(sums)
        before = {
            unit_id: told.choices[choosing.item, unit_id]
            for unit_id in now
            if (choosing.item, unit_id) in told.choices
        }
        then = {unit: np.array([rows[0].asked]) for unit, rows in before.items()}
        fresh = fresh_units(sources.domains, standing, then)
        units = [unit_id for unit_id in now if unit_id in fresh and now[unit_id][0]]
        numbers = standing.numbers
        members = {
            unit_id: [numbers[one] for one in sources.domains[unit_id]]
            for unit_id in units
        }
        found = {unit_id: sums.chosen(own) for unit_id, own in members.items()}
        return cls(
            choosing,
            sources.number,
            units,
            [Union(members[unit_id], [0]) for unit_id in units],
            {unit_id: asked for unit_id, (asked, _chosen) in found.items()},
            {unit_id: chosen for unit_id, (_asked, chosen) in found.items()},
            _hidden(sources, found, sums),
            {unit: rows for unit, rows in before.items() if unit not in fresh},
        )

    def rows(self, found: Unions | None) -> Iterator[ChoiceRow]:
        """Yield the rows of every unit, options in the order of the questionnaire."""
        if found:
            asked = np.array([self.asked[unit_id] for unit_id in self.fresh])
            told = told_options(found, asked)
            for unit_id, own in zip(self.fresh, told, strict=True):
                yield from self._anew(unit_id, own)
        for rows in self.again.values():
            yield from rows

    def _anew(self, unit_id: int, told: Sequence[ToldOption]) -> list[ChoiceRow]:
        asked, hidden = self.asked[unit_id], self.hidden[unit_id]
        shown = [place for place in range(len(told)) if not hidden[place]]
        values = [told[place].value for place in shown]
        ranks = competition_ranks(values, decimals=DECIMALS) if shown else []
        rank_of = dict(zip(shown, ranks, strict=True))
        rows = []
        for place, option in enumerate(self.choosing.options):
            row = ChoiceRow(
                *(unit_id, self.choosing.item, option, self.number, asked),
                Status.WITHHELD,
            )
            if place in rank_of:
                one = told[place]
                row = row._replace(
                    status=Status.SHOWN,
                    chosen=self.chosen[unit_id][place],
                    share=one.value,
                    se=one.se,
                    low=one.low,
                    high=one.high,
                    df=one.df,
                    fallback=one.fallback,
                    rank=rank_of[place],
                )
            rows.append(row)
        return rows


def _hidden(
    sources: Sources, found: Mapping[int, tuple[int, Sequence[int]]], sums: Counted
) -> dict[int, Flags]:
    """Return which options are withheld: of a small unit all, and those of a few.

    A few chose it, or all but a few did; nor may it come out by the units around.
    """
    numbers = sources.numbers
    hidden = {
        unit_id: np.array(
            [n < sources.fewest or is_few(k) or is_few(n - k) for k in chosen]
        )
        for unit_id, (n, chosen) in found.items()
    }
    return concealed_options(
        hidden,
        {unit_id: np.array(chosen) for unit_id, (_n, chosen) in found.items()},
        sources.domains,
        {unit_id: np.array(sums.chosen([at])[1]) for unit_id, at in numbers.items()},
    )
