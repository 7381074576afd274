"""Frozen numbers: four decimals that print as the whole number does."""

import random
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.measure.frozen import frozen, frozen_numbers

# Steps and halves of one, and next to nothing beside them: where rounding turns.
_near = st.builds(
    lambda steps, beside, digits: steps / 20_000 + beside * 10.0**-digits,
    st.integers(-2_100_000, 2_100_000),
    st.integers(-60, 60),
    st.integers(5, 16),
)


def _printed(value: float, decimals: int) -> Decimal:
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(round(value, 9))).quantize(step, rounding=ROUND_HALF_UP)


def test_they_print_with_the_digits_of_the_whole_number() -> None:
    draw = random.Random(4)
    near = [draw.randrange(10**4) / 100 + 0.005 for _ in range(2000)]
    values = [one + draw.uniform(-1, 1) * 10 ** draw.randrange(-9, -3) for one in near]
    for value in (*values, *(-one for one in values), *near):
        kept = frozen(value)
        assert kept == round(kept, 4)
        assert abs(kept - value) <= 1e-4
        for decimals in (0, 1, 2):
            assert _printed(kept, decimals) == _printed(value, decimals), value


@pytest.mark.parametrize(
    ("value", "kept"),
    [(87.124996, 87.1249), (87.125, 87.125), (-0.00000001, 0.0), (99.99999, 100.0)],
)
def test_what_comes_up_to_a_five_is_cut_off(value: float, kept: float) -> None:
    assert repr(frozen(value)) == repr(kept)


@given(st.lists(_near | st.floats()))
def test_many_are_frozen_as_each_is(values: list[float]) -> None:
    found = frozen_numbers(np.array(values)).tolist()
    each = [frozen(one) if np.isfinite(one) else one for one in values]
    assert list(map(repr, found)) == list(map(repr, each))
