"""Groups beside the statistics of whole units: where there is one group, it is all."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from numpy.typing import NDArray
from scipy.stats import t as student

from survey.measure import Collecting, Instrument
from survey.measure.parts import (
    CHOSEN,
    Block,
    Counted,
    Details,
    Question,
    Union,
    Unions,
    answered_levels,
    count_block,
    count_details,
    options_of,
    scores_of,
    told_details,
    told_groups,
    told_options,
)
from survey.methods import read_method, shipped
from survey.models import Weighting
from tests.survey.measure.one_by_one import Sheets, plain

FULL = Instrument.of(read_method(shipped()["counter"]))
INSTRUMENT = Instrument.of(read_method(shipped()["counter-short"]))
ITEMS = INSTRUMENT.criteria
WEIGHTS = (1.0, 1.0, 2.0, 0.5, 3.0, 0.7)  # of six strata, two a unit
ALL = [0, 1, 2]


def _cells() -> list[list[bytes]]:
    """Return the sheets of six strata, by counter-day."""
    draw = np.random.default_rng(3)
    return [
        [
            draw.choice(list(b"2345.-"), size=(draw.integers(3, 9), len(ITEMS)))
            .astype(np.uint8)
            .tobytes()
            for _day in range(4)
        ]
        for _stratum in WEIGHTS
    ]


def _levels(days: list[tuple[int, bytes]]) -> NDArray[np.uint8]:
    return INSTRUMENT.levels(ITEMS, [day for _s, day in days])


def _block(cells: list[list[bytes]], weights: tuple[float, ...], n: int) -> Block:
    """Return all units as one block; sheets take turns between `n` groups."""
    days = [(s, day) for s, stratum in enumerate(cells) for day in stratum]
    sizes = [len(day) // len(ITEMS) for _s, day in days]
    return Block(
        scores_of(_levels(days), INSTRUMENT.score),
        np.repeat(np.arange(len(days)), sizes),
        np.arange(sum(sizes)) % n,
        np.array([s for s, _day in days]),
        np.array([weights[s] for s, _day in days]),
        np.array([s // 2 for s, _day in days]),
    )


def _unions(question: Question, block: Block, unions: list[Union]) -> Unions:
    counted = Counted.joined([count_block(question, block, 3)])
    found = Unions(question, unions, counted)
    found.add(block, np.array(ALL))
    return found


@pytest.mark.parametrize("weighting", Weighting)
def test_one_group_of_all_is_the_unit(weighting: Weighting) -> None:
    cells = _cells()
    weights = (1.0,) * 6 if weighting == Weighting.UNITS else WEIGHTS
    question = Question.of_groups(INSTRUMENT, 1, weighting)
    unions = [Union(ALL, [0]), Union([1], [0])]
    found = _unions(question, _block(cells, weights, 1), unions)
    strata = INSTRUMENT.count_sheets(ITEMS, cells)
    pairs = [(0, 1), (2, 3), (4, 5)]
    whole = Collecting.of(
        INSTRUMENT,
        [[strata[at] for at in pair] for pair in pairs],
        [[weights[at] for at in pair] for pair in pairs],
        weighting=weighting,
    )
    for place, (union, expected) in enumerate(
        zip(unions, whole.measure([ALL, [1]]), strict=True)
    ):
        overall = expected[-1]
        told = told_groups(found, np.full((2, 1), overall.n))[place][0]
        assert told.df == overall.df
        ours = (told.value, told.se, told.low, told.high)
        theirs = (overall.value, overall.se, overall.low, overall.high)
        assert_allclose(ours, theirs, rtol=1e-6), union  # type: ignore[arg-type]


@pytest.mark.parametrize("weighting", Weighting)
def test_the_factors_of_one_group_of_all_are_those_of_the_unit(
    weighting: Weighting,
) -> None:
    draw = np.random.default_rng(4)
    items = FULL.criteria
    weights = (1.0,) * 6 if weighting == Weighting.UNITS else WEIGHTS
    cells = [
        [
            draw.choice(list(b"245.."), size=(draw.integers(3, 9), len(items)))
            .astype(np.uint8)
            .tobytes()
            for _day in range(4)
        ]
        for _stratum in WEIGHTS
    ]
    days = [(s, day) for s, stratum in enumerate(cells) for day in stratum]
    sizes = [len(day) // len(items) for _s, day in days]
    levels = FULL.levels(items, [day for _s, day in days])
    block = Block(
        scores_of(levels, FULL.score),
        np.repeat(np.arange(len(days)), sizes),
        np.zeros(sum(sizes), np.int64),
        np.array([s for s, _day in days]),
        np.array([weights[s] for s, _day in days]),
        np.array([s // 2 for s, _day in days]),
    )
    question = Question.of_details(FULL, 1, weighting)
    assert question is not None
    assert question.codes == ["II.A", "II.B", "II.C", "II.D", "II.E"]
    flags = answered_levels(question, levels)
    details = Details.joined([count_details(question, block, 3, flags)])
    counted = count_block(question, block, 3)
    unions = [Union(ALL, [0]), Union([1], [0])]
    found = Unions(question, unions, counted, details)
    found.add(block, np.array(ALL))
    strata = FULL.count_sheets(items, cells)
    pairs = [(0, 1), (2, 3), (4, 5)]
    whole = Collecting.of(
        FULL,
        [[strata[at] for at in pair] for pair in pairs],
        [[weights[at] for at in pair] for pair in pairs],
        weighting=weighting,
    )
    n = np.stack([details.of(union.members) for union in unions])
    told = told_details(found, n)
    for place, expected in enumerate(whole.measure([ALL, [1]])):
        by_code = {one.node: one for one in expected}
        for at, code in enumerate(question.codes):
            one, factor = told[place][0, at], by_code[code]
            assert (n[place, 0, at], one.df) == (factor.n, factor.df)
            ours = (one.value, one.se, one.low, one.high)
            theirs = (factor.value, factor.se, factor.low, factor.high)
            assert_allclose(ours, theirs, rtol=1e-6)  # type: ignore[arg-type]


def test_all_factors_of_all_groups_are_judged_together() -> None:
    """Two groups, five factors: five comparisons at once, not one five times."""
    items = FULL.criteria
    draw = np.random.default_rng(5)
    texts = [draw.choice(list(b"2455"), size=16).astype(np.uint8) for _ in range(80)]
    levels = FULL.levels(items, [one.tobytes() for one in texts])
    block = Block(
        scores_of(levels, FULL.score),
        np.arange(80) // 4,
        np.arange(80) % 2,
        np.zeros(20, np.int64),
        np.ones(20),
        np.zeros(20, np.int64),
    )
    question = Question.of_details(FULL, 2, Weighting.EQUAL)
    assert question is not None
    found = Unions(
        question, [Union([0], [0, 1], [0, 1])], count_block(question, block, 1)
    )
    found.add(block, np.array([0]))
    [told] = told_details(found, np.full((1, 2, 5), 40))
    t = student.ppf(1 - 0.05 / 5 / 2, 19)
    for node in range(5):
        one, two = told[0, node], told[1, node]
        gap, se = one.difference or 0, one.diff_se or 0
        assert gap == pytest.approx(one.value - two.value, abs=2e-4)
        assert (two.difference, two.diff_se) == pytest.approx((-gap, se))
        assert (one.diff_high or 0) >= gap + t * se - 1e-3  # or as the logits say


def test_two_groups_differ_alike_from_each_other() -> None:
    block = _block(_cells(), WEIGHTS, 2)
    question = Question.of_groups(INSTRUMENT, 2, Weighting.TRANSACTIONS)
    found = _unions(question, block, [Union(ALL, [0, 1], [0, 1])])
    one, two = told_groups(found, np.array([[60, 60]]))[0].values()
    assert one.difference == pytest.approx(one.value - two.value)
    assert (one.difference, one.diff_se) == pytest.approx(
        (-(two.difference or 0), two.diff_se)
    )
    assert one.diff_low == pytest.approx(-(two.diff_high or 0))
    independent = ((one.se or 0) ** 2 + (two.se or 0) ** 2) ** 0.5
    assert one.diff_se != pytest.approx(independent, rel=1e-3)


def test_of_three_groups_each_is_held_against_the_others_together() -> None:
    block = _block(_cells(), WEIGHTS, 3)
    question = Question.of_groups(INSTRUMENT, 3, Weighting.EQUAL)
    found = _unions(question, block, [Union(ALL, [0, 1, 2], [0, 1, 2])])
    merged = block._replace(group=np.minimum(block.group, 1))
    pair = Question.of_groups(INSTRUMENT, 2, Weighting.EQUAL)
    other = _unions(pair, merged, [Union(ALL, [0, 1], [0, 1])])
    first = told_groups(found, np.array([[40, 40, 40]]))[0][0]
    alike = told_groups(other, np.array([[40, 80]]))[0][0]
    assert first.difference == pytest.approx(alike.difference)
    assert first.diff_se == pytest.approx(alike.diff_se)
    # Three comparisons at once: the limits are wider.
    assert (first.diff_high or 0) > (alike.diff_high or 0)


SOME = [
    Union(ALL, [0, 1, 2, 3], [0, 1, 2]),
    Union([0], [0, 1, 3], [0, 1]),
    Union([1], [2]),
    Union([2], []),
    Union([1, 2], [0, 1, 2], [0, 1, 2]),
]


@pytest.mark.parametrize("weighting", [Weighting.TRANSACTIONS, Weighting.EQUAL])
@pytest.mark.parametrize("seed", range(5))
def test_many_unions_at_once_are_as_one_after_the_other(
    seed: int, weighting: Weighting
) -> None:
    cells = _cells()
    block = _block(cells, WEIGHTS, 4)
    draw = np.random.default_rng(seed)
    group = draw.choice(5, p=[0.4, 0.3, 0.15, 0.1, 0.05], size=len(block.psu))
    block = block._replace(group=group)
    days = [(s, day) for s, stratum in enumerate(cells) for day in stratum]
    sheets = Sheets(_levels(days), *block[1:])
    question = Question.of_groups(INSTRUMENT, 4, weighting)
    found = _unions(question, block, SOME)
    n = np.stack(
        [
            count_block(question, block, 3).n[list(union.members)].sum(axis=0)
            for union in SOME
        ]
    )
    told = told_groups(found, n)
    for place, own in enumerate(told):
        expected = plain(found, place, sheets, n[place])
        assert set(own) == set(expected)
        for g, one in own.items():
            value, low, high, df, *more = expected[g]
            assert one.df == df
            assert (one.value, one.low, one.high) == pytest.approx(
                (value, low, high), abs=1e-4
            )
            if more:
                assert one.difference == pytest.approx(more[0], abs=1e-4)
                assert one.diff_low == pytest.approx(more[1], abs=1e-4)
                assert one.verdict == more[2]
            else:
                assert one.difference is None


def test_options_are_shares_of_those_who_chose() -> None:
    levels = options_of([b"100110...", b"010...111"], 3)
    assert levels.tolist()[2] == [0, 0, 0]
    question = Question.of_options(3, 10, Weighting.EQUAL)
    block = Block(
        scores_of(levels, CHOSEN),
        np.array([0, 0, 0, 1, 1, 1]),
        np.zeros(6, np.int64),
        np.array([0, 0]),
        np.ones(2),
        np.array([0, 0]),
    )
    counted = count_block(question, block, 1)
    assert counted.chosen([0]) == (4, [3, 3, 1])
    found = Unions(question, [Union([0], [0])], counted)
    found.add(block, np.array([0]))
    told = told_options(found, np.array([4]))[0]
    assert [one.value for one in told] == [75.0, 75.0, 25.0]
    assert all(one.low <= one.value <= one.high for one in told)
