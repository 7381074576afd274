"""Who the visitors are, and what they would improve: answers beside the criteria."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from survey.demo.opinions import as_texts
from survey.demo.questionnaires import ON_BEHALF
from survey.demo.visits import Visits
from survey.methods.answers import APART, BLANK, CHOSEN, NOT_CHOSEN
from survey.methods.form import Form, Item, Kind

# Shares of the options, in their order; the rest says nothing.
SHARES = {
    ON_BEHALF: (0.74, 0.19, 0.04),
    "sex": (0.50, 0.46),
    "age": (0.10, 0.24, 0.34, 0.18, 0.10),
}
# How much more often the satisfied are found in a group: the young expect more.
LEANINGS = {"sex": (0.03, -0.03), "age": (-0.12, -0.07, 0.0, 0.08, 0.15)}
N_LEVELS = 5
RATHER_NOT = 0.4  # of those who say nothing; the others leave it blank
# How often each of the ten needs is named, in their order.
NEEDS = (0.9, 0.6, 0.4, 0.7, 1.0, 1.1, 1.2, 1.3, 1.6, 0.8)
N_NAMED = (0.22, 0.16, 0.22, 0.40)  # shares of those who name none, one, two, three

Signs = NDArray[np.uint8]  # as a sheet is stored, a row a visit


def draw_details(
    rng: Generator, visits: Visits, form: Form, levels: Signs
) -> list[str]:
    """Return what every visit's sheet says after the criteria, as it is stored."""
    items = {i.code: i for i in form.items if i.kind is not Kind.CRITERION}
    if not items:
        return [""] * len(visits)
    columns: dict[str, Signs] = {}
    mood = contentment(levels)
    for code, item in items.items():
        column = _draw(rng, item, mood)
        if item.ask_if is not None:
            earlier = columns[item.ask_if.item]
            numbers = items[item.ask_if.item].numbers(item.ask_if.codes)
            is_asked = np.isin(earlier[:, 0], [ord(str(n)) for n in numbers])
            column[~is_asked] = ord(BLANK)
        columns[code] = column
    table = np.hstack(list(columns.values()))
    table[visits.is_stuffed] = ord(BLANK)  # who makes sheets up is in a hurry
    return as_texts(table)


def contentment(levels: Signs) -> NDArray[np.float64]:
    """Return how satisfied each sheet is, in standard deviations from the others."""
    given = (levels >= 1) & (levels <= N_LEVELS)
    sums = np.where(given, levels, 0).sum(axis=1)
    means = np.array(sums / np.maximum(given.sum(axis=1), 1), dtype=np.float64)
    away: NDArray[np.float64] = means - means.mean()
    return away / max(float(means.std()), 1e-9)


def _draw(rng: Generator, item: Item, contentment: NDArray[np.float64]) -> Signs:
    if item.kind is Kind.CHOICES:
        return _needs(rng, len(contentment))
    return _choice(rng, item.code, contentment)


def _choice(rng: Generator, code: str, contentment: NDArray[np.float64]) -> Signs:
    shares = np.array(SHARES[code])
    silent = 1 - shares.sum()
    shares = np.array([*shares, silent * RATHER_NOT, silent * (1 - RATHER_NOT)])
    leaning = np.zeros(len(shares))
    leaning[: len(SHARES[code])] = LEANINGS.get(code, 0.0)
    odds = shares * np.exp(leaning * contentment[:, None])
    steps = np.cumsum(odds / odds.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    place = (rng.random((len(odds), 1)) > steps).sum(axis=1)
    numbers = "".join(str(number) for number in range(1, len(shares) - 1))
    signs = np.frombuffer((numbers + APART + BLANK).encode(), dtype=np.uint8)
    drawn: Signs = signs[place]
    return drawn[:, None]


def _needs(rng: Generator, n: int) -> Signs:
    """Return which needs each visitor named: the ones with the highest lots."""
    n_named = rng.choice(len(N_NAMED), size=n, p=N_NAMED)
    lots = np.log(NEEDS) + rng.gumbel(size=(n, len(NEEDS)))
    place = np.argsort(np.argsort(-lots, axis=1), axis=1)
    signs = np.where(place < n_named[:, None], ord(CHOSEN), ord(NOT_CHOSEN))
    signs[n_named == 0] = ord(BLANK)
    return signs.astype(np.uint8)
