"""How a sheet came in: by the poster's code, or on paper that a clerk keyed in."""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from survey.demo.province import Office
from survey.demo.respondents import contentment
from survey.demo.visits import Visits, counter_offices
from survey.models import UnitKind

# Share of the sheets on paper; in other offices nobody keys any in.
PAPER = {UnitKind.COMMUNE: 0.26, UnitKind.WARD: 0.07}
# With a clerk beside them people are kinder: how much more often they are satisfied.
KINDNESS = 0.3

Levels = NDArray[np.uint8]


def draw_paper(
    rng: Generator, visits: Visits, offices: Sequence[Office], levels: Levels
) -> NDArray[np.bool_]:
    """Return which sheets were on paper; those that were made up never are."""
    share = np.array([PAPER.get(office.kind, 0.0) for office in offices])
    of_visit = share[counter_offices(offices)[visits.counter]]
    odds = of_visit / (1 - of_visit) * np.exp(KINDNESS * contentment(levels))
    is_paper = rng.random(len(visits)) < odds / (1 + odds)
    return np.asarray(is_paper & ~visits.is_stuffed)
