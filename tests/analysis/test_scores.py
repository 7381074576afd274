import pytest

from analysis import MEAN, SHARE, score_map
from analysis.scores import is_share


@pytest.mark.parametrize(
    ("score", "message"),
    [
        ((0, 0, 0, 100), "needs 5 values"),
        ((0, 0, 0, 100, 101), "between 0 and 100"),
        ((-1, 0, 0, 100, 100), "between 0 and 100"),
        ((0, 0, 0, 100, float("nan")), "between 0 and 100"),
        ((0, 0, 50, 40, 100), "must not decrease"),
    ],
)
def test_refusals(score, message):
    with pytest.raises(ValueError, match=message):
        score_map(score)


def test_only_two_values_make_a_share():
    assert is_share(score_map(SHARE))
    assert is_share(score_map((0, 0, 0, 0, 100)))
    assert not is_share(score_map(MEAN))
