"""Two ways to part the same sheets give no small group away together."""

import numpy as np
import pytest

from survey.release.parts.crossed import given_away

NO = [False, False, False]


@pytest.mark.parametrize(
    ("table", "hidden", "beside", "found"),
    [
        # Rows are classes, columns channels. The same parts twice: nothing to learn.
        ([[90, 0], [0, 30], [0, 0]], NO, [False] * 2, False),
        # The channel less the class in it would be the three of the withheld class.
        ([[97, 0], [3, 0], [0, 50]], [False, True, True], [False] * 2, True),
        # So it would the other way round: the class less the channels in it.
        ([[97, 3], [0, 50], [0, 0]], NO, [False, False], True),
        # Ten are enough.
        ([[97, 0], [10, 0], [0, 50]], NO, [False] * 2, False),
        # Where both ways cross everywhere, no part of either is a sum of the other's.
        ([[97, 4], [5, 50], [0, 0]], NO, [False] * 2, False),
        # The channel is not told, and all that is known is the unit.
        ([[97, 0], [3, 0], [0, 50]], [False, True, True], [True, True], False),
        # Two classes together, less the two channels that lie in them.
        ([[40, 20, 2], [30, 40, 0], [0, 0, 60]], NO, NO, True),
    ],
)
def test_few_sheets_between_sums_of_told_groups(
    table: list[list[int]], hidden: list[bool], beside: list[bool], found: bool
) -> None:
    told = given_away(
        np.array([table]), np.array([hidden]), np.array([beside]), minimum=10
    )
    assert told.tolist() == [found]
