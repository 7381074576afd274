"""What visitors answer: levels drawn from latent opinions, a whole round at once.

A visitor's latent opinion of an item is the sum of the office's mood, its
profile over the factors, the counter's service, the counter's day (sheets of one
day at one counter are alike, which is why intervals are computed over
counter-days), the visitor and the item. Cut points turn it into one of five levels.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from survey.demo.province import FACTORS, Office
from survey.demo.visits import Visits, counter_offices

LASTING = 1001  # seed of what stays the same from round to round
CUTS = np.array([-2.7, -2.0, -0.95, 0.55])  # about 2, 3, 15, 47 and 33 % at mood 0
COUNTER_SD, DAY_SD, VISITOR_SD, ITEM_SD = 0.12, 0.25, 0.85, 0.60
ITEM_DIFFICULTY_SD = 0.12
ALIKE = 0.15  # share of visitors who think the same of every item
MONDAY = -0.08  # queues
# A copy is certified while one waits; a land certificate takes months.
SERVICES = {"chung-thuc": 0.25, "kinh-doanh": 0.1, "dat-dai": -0.3}
# A visitor who never complained cannot judge how complaints are handled.
NEVER_COMPLAINED = 0.10
COMPLAINTS = FACTORS.index("E")
SKIPPED = 0.004  # any other item that does not apply
BEST, NOT_APPLICABLE = 5, 6
LETTERS = np.frombuffer(b".12345-", dtype=np.uint8)  # as a sheet is stored


def draw_levels(
    rng: Generator,
    visits: Visits,
    offices: Sequence[Office],
    factor_of_item: NDArray[np.intp],
    *,
    which: int,
) -> NDArray[np.uint8]:
    """Return the level (1 to 5, or 6 not applicable) of every visit and item."""
    opinion = _of_visits(rng, visits, offices, which=which)[:, None]
    profile = np.array([office.profile for office in offices])
    office = counter_offices(offices)[visits.counter]
    opinion = opinion + profile[office][:, factor_of_item]
    opinion += _of_items(rng, len(visits), len(factor_of_item))
    levels = (np.searchsorted(CUTS, opinion) + 1).astype(np.uint8)
    levels[_not_applicable(rng, len(visits), factor_of_item)] = NOT_APPLICABLE
    levels[visits.is_stuffed] = BEST
    return np.asarray(levels)


def as_answers(levels: NDArray[np.uint8]) -> list[str]:
    """Return one text a sheet, one character an item."""
    return as_texts(LETTERS[levels])


def as_texts(signs: NDArray[np.uint8]) -> list[str]:
    """Return the characters of every row as one text."""
    n, width = signs.shape
    text = signs.tobytes().decode("ascii")
    return [text[k * width : (k + 1) * width] for k in range(n)]


def _of_visits(
    rng: Generator, visits: Visits, offices: Sequence[Office], *, which: int
) -> NDArray[np.float64]:
    """Return what does not depend on the item."""
    counters = counter_offices(offices)
    moods = np.array([office.moods[which] or 0.0 for office in offices])
    counter = default_rng(LASTING).normal(0, COUNTER_SD, len(counters))
    day = rng.normal(0, DAY_SD, (len(counters), len(visits.days)))
    monday = np.array([MONDAY * (d.weekday() == 0) for d in visits.days])
    visitor = rng.normal(0, VISITOR_SD, len(visits))
    counter = counter + _of_services(offices)
    of_place = moods[counters[visits.counter]] + counter[visits.counter]
    of_day = day[visits.counter, visits.day] + monday[visits.day]
    return np.asarray(of_place + of_day + visitor)


def _of_services(offices: Sequence[Office]) -> NDArray[np.float64]:
    """Return what its service adds at every counter."""
    counters = [counter for office in offices for counter in office.counters]
    return np.array([SERVICES.get(counter.service, 0.0) for counter in counters])


def _of_items(rng: Generator, n: int, width: int) -> NDArray[np.float64]:
    """Return what the items add: some are harder, most visitors tell them apart."""
    difficulty = default_rng(LASTING).normal(0, ITEM_DIFFICULTY_SD, width)
    scatter = np.where(rng.random(n) < ALIKE, 0.0, ITEM_SD)
    return difficulty + scatter[:, None] * rng.normal(0, 1, (n, width))


def _not_applicable(
    rng: Generator, n: int, factor_of_item: NDArray[np.intp]
) -> NDArray[np.bool_]:
    skipped = rng.random((n, len(factor_of_item))) < SKIPPED
    unconcerned = rng.random(n) < NEVER_COMPLAINED
    about_complaints = unconcerned[:, None] & (factor_of_item == COMPLAINTS)
    return np.asarray(skipped | about_complaints)
