"""Surveys of one unit drawn at random whose people belong to groups."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import SHARE, Tree
from survey.measure.parts import (
    Block,
    Counted,
    Question,
    Told,
    Union,
    Unions,
    count_block,
    scores_of,
    told_groups,
)
from survey.models import Weighting

CRITERIA = 4
FEWEST = 10  # sheets of a group that is told
WEIGHTS = (1.0, 3.0)  # of the strata, where there are two
SATISFIED, NOT_SATISFIED = 5, 2
ALIKE = 0.4  # correlation of the answers of one person, days included
TREE = Tree.build([(f"Q{number}", "F", None, 1) for number in range(CRITERIA)])


class Design(NamedTuple):
    """A population of groups, and how a unit meets it."""

    p: float  # share satisfied in all groups but the last
    gap: float  # by how much fewer in the last one
    shares: tuple[float, ...]  # of the groups
    days: int
    size: int  # people a day
    icc: float  # correlation of the answers of one day, whoever gives them
    strata: int
    on_days: float  # share of the days on which the last group comes at all


class Drawn(NamedTuple):
    """What a survey tells of its groups, and what is true of the differences."""

    told: dict[int, Told]
    truth: dict[int, float]


def surveys(design: Design, number: int, rng: np.random.Generator) -> list[Drawn]:
    """Return so many surveys, each with the groups that are large enough."""
    n_groups = len(design.shares)
    question = Question(
        TREE, SHARE, [len(TREE.codes) - 1], n_groups, FEWEST, Weighting.EQUAL
    )
    block = _block(design, number, question, rng)
    counted = Counted.joined([count_block(question, block, number)])
    shown = [np.flatnonzero(one >= FEWEST).tolist() for one in counted.n]
    unions = [
        Union([unit], own, own if len(own) > 1 else ())
        for unit, own in enumerate(shown)
    ]
    found = Unions(question, unions, counted)
    found.add(block, np.arange(number))
    return [
        Drawn(told, {group: _truth(design, group, list(told)) for group in told})
        for told in told_groups(found, counted.n)
    ]


def _block(
    design: Design, number: int, question: Question, rng: np.random.Generator
) -> Block:
    n_days = number * design.days
    day = np.repeat(np.arange(n_days), design.size)
    group = _groups(design, n_days, rng)[day]
    group = (rng.random((len(day), 1)) > group).sum(axis=1)
    answers = np.where(_satisfied(design, day, group, rng), SATISFIED, NOT_SATISFIED)
    unit = np.repeat(np.arange(number), design.days)
    of_unit = np.arange(design.days) * design.strata // design.days
    return Block(
        scores_of(answers.astype(np.uint8), question.score),
        *(day, group, np.tile(of_unit, number) + unit * design.strata),
        np.take(WEIGHTS, np.tile(of_unit, number)),
        unit,
    )


def _groups(
    design: Design, n_days: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return the bounds between the groups of each day, one less than groups."""
    shares = np.tile(design.shares, (n_days, 1))
    comes = rng.random(n_days) < design.on_days
    shares[:, -1] = np.where(comes, design.shares[-1] / design.on_days, 0.0)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares.cumsum(axis=1)[:, :-1]


def _satisfied(
    design: Design,
    day: NDArray[np.int64],
    group: NDArray[np.int64],
    rng: np.random.Generator,
) -> NDArray[np.bool_]:
    """Let answers follow the day, the person, or nothing: each group keeps its share.

    Two answers of a day agree with probability ICC beyond chance, as those of
    `bench.surveys.common_answers`; those of one person more.
    """
    of_day = np.sqrt(design.icc)
    of_person = np.sqrt(ALIKE) - of_day
    shape = (len(day), CRITERIA)
    source = rng.random(shape)
    of_all = rng.random(day[-1] + 1)[day][:, None]
    own = np.where(source < of_day + of_person, rng.random((len(day), 1)), -1.0)
    drawn = np.where(source < of_day, of_all, own)
    drawn = np.where(drawn < 0, rng.random(shape), drawn)
    is_last = group == len(design.shares) - 1
    return drawn < np.where(is_last, design.p - design.gap, design.p)[:, None]


def _truth(design: Design, group: int, told: list[int]) -> float:
    """Return by how many points a group differs from the others told together."""
    last = len(design.shares) - 1
    others = [one for one in told if one != group]
    if group == last:
        return -100 * design.gap
    if last not in others:
        return 0.0
    whole = sum(design.shares[one] for one in others)
    return 100 * design.gap * design.shares[last] / whole
