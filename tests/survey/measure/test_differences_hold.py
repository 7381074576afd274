"""How often limits of differences between groups hold, few surveys of a fixed seed."""

import pytest

from bench.drawn_groups import Design
from bench.group_differences import NORMAL, TOLD, coverage

FIVE = (0.3, 0.25, 0.2, 0.15, 0.1)
DESIGNS = {
    "many small groups, nearly all satisfied": Design(
        0.95, 0.0, FIVE, 60, 4, 0.0, 1, 1.0
    ),
    "a group on few of few days": Design(0.8, 0.05, (0.5, 0.5), 10, 8, 0.1, 1, 0.4),
    "two strata of unequal weight": Design(0.8, 0.05, (0.8, 0.2), 10, 8, 0.1, 2, 1.0),
}


@pytest.mark.parametrize("name", DESIGNS)
def test_all_limits_of_a_unit_hold_at_once(name: str) -> None:
    found = coverage(DESIGNS[name], 400)
    # 400 surveys: a true 95 % is seldom found below 92 %.
    assert found[TOLD][0] >= 0.92
    assert found[NORMAL][0] < found[TOLD][0]


def test_normal_limits_alone_would_mislead() -> None:
    name = "many small groups, nearly all satisfied"
    assert coverage(DESIGNS[name], 400)[NORMAL][0] < 0.88
