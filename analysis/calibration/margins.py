"""Known totals of a population by the levels of one or more margins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import ArrayLike

from analysis.calibration.cells import Cells, combined, level_codes, listed
from analysis.spreads import Vector


@dataclass(frozen=True, eq=False, slots=True)
class Margins:
    """Totals by level of M margins that describe the same population.

    Attributes
    ----------
    names : tuple of str, length M
    levels : tuple of tuple of str, length M
    totals : tuple of ndarray, length M
        In the order of the levels; every margin has the same sum.
    """

    names: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    totals: tuple[Vector, ...]

    @classmethod
    def build(
        cls,
        totals: Mapping[str, Mapping[str, float | None]],
        *,
        tolerance: float = 1e-9,
    ) -> Self:
        """Return the margins after checking that they can be true together.

        Parameters
        ----------
        totals : mapping of margin to mapping of level to float
            Such as ``{"sex": {"F": 520, "M": 480}}``; persons or transactions. A
            margin may cross two variables, with joined names as its levels.
        tolerance : float, optional
            How far the sums of margins may differ, as a share. Within it, margins
            are scaled to the sum of the first.

        Returns
        -------
        Margins

        Raises
        ------
        ValueError
            If there is no margin or a margin without levels, a total is missing,
            negative or not finite, all are 0, or two sums differ; both are named.

        Examples
        --------
        >>> Margins.build({"sex": {"F": 520, "M": 480}, "age": {"-34": 400}})
        Traceback (most recent call last):
        ValueError: margins must have the same sum: 'sex' has 1000, 'age' has 400
        """
        if not totals:
            raise ValueError("calibration needs at least one margin")
        names = tuple(totals)
        values = [_checked_totals(name, totals[name]) for name in names]
        sums = [float(part.sum()) for part in values]
        for name, total in zip(names, sums, strict=True):
            if abs(total - sums[0]) > tolerance * sums[0]:
                raise ValueError(
                    f"margins must have the same sum: {names[0]!r} has {sums[0]:.10g}, "
                    f"{name!r} has {total:.10g}"
                )
        scaled = (v * (sums[0] / s) for v, s in zip(values, sums, strict=True))
        levels = tuple(tuple(str(level) for level in totals[name]) for name in names)
        return cls(names, levels, tuple(scaled))

    @property
    def n_levels(self) -> list[int]:
        """Number of levels of each margin."""
        return [len(levels) for levels in self.levels]

    @property
    def labels(self) -> list[str]:
        """Names of all levels, margins after one another, as messages have them."""
        return [
            f"level {level!r} of {name!r}"
            for name, levels in zip(self.names, self.levels, strict=True)
            for level in levels
        ]

    def cells(self, columns: Mapping[str, ArrayLike]) -> Cells:
        """Return the cells of sheets.

        Parameters
        ----------
        columns : mapping of margin to array_like of str, shape (n,)
            The level of each sheet; columns that are no margin are left aside.

        Returns
        -------
        Cells

        Raises
        ------
        ValueError
            If a margin has no column, columns differ in length, or a sheet has a
            level without a total; the levels are named.
        """
        lacking = [repr(name) for name in self.names if name not in columns]
        if lacking:
            raise ValueError(f"no column for the margins {listed(lacking)}")
        codes = [
            level_codes(name, columns[name], levels)
            for name, levels in zip(self.names, self.levels, strict=True)
        ]
        lengths = {len(column) for column in codes}
        if len(lengths) > 1:
            raise ValueError(
                f"the columns of the margins differ in length: {sorted(lengths)}"
            )
        return combined(codes, self.n_levels)


def _checked_totals(margin: str, totals: Mapping[str, float | None]) -> Vector:
    if not totals:
        raise ValueError(f"margin {margin!r} has no levels")
    lacking = [repr(level) for level, total in totals.items() if total is None]
    if lacking:
        raise ValueError(f"levels of {margin!r} without a total: {listed(lacking)}")
    values = np.array(list(totals.values()), dtype=np.float64)
    for level, total in zip(totals, values.tolist(), strict=True):
        if not (np.isfinite(total) and total >= 0):
            raise ValueError(
                f"the total of level {level!r} of {margin!r} must be 0 or more, "
                f"got {total}"
            )
    if not values.any():
        raise ValueError(f"the totals of margin {margin!r} are all 0")
    return values
