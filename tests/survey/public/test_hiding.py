"""What everybody sees less of than officials do."""

import pytest

from survey.models import Figure, Level, Quality, Status
from survey.public.hiding import hushed, is_public, rounded


def _figure(**given: object) -> Figure:
    usual: dict[str, object] = {
        "release_id": 1,
        "unit_id": 1,
        "node": "overall",
        "level": Level.OVERALL,
        "status": Status.SHOWN,
        "n": 40,
        "value": 80.0,
        "share": 80.0,
        "low": 70.0,
        "high": 88.0,
        "quality": "",
        "fallback": "",
    }
    return Figure(**(usual | given))


@pytest.mark.parametrize(
    ("n", "told"),
    [(10, 10), (12, 10), (13, 15), (47, 45), (48, 50), (49, 50), (50, 50), (51, 51)],
)
def test_small_numbers_of_sheets_are_rounded(n: int, told: int) -> None:
    assert rounded(n) == told


@pytest.mark.parametrize(
    "given",
    [
        {"status": Status.WITHHELD},
        {"status": Status.EMPTY},
        {"status": "complementary"},  # whatever statuses there will be
        {"quality": Quality.WIDE},
        {"quality": Quality.FEW},
        {"n": 19, "share": 100.0},
        {"n": 19, "share": 0.0},
    ],
)
def test_a_figure_is_held_back_whole(given: dict[str, object]) -> None:
    said = hushed(_figure(**given))
    assert said.status == Status.WITHHELD
    assert said.n == 0
    columns = ("value", "share", "mean", "low", "high", "se", "rank", "counts")
    assert [getattr(said, name) for name in columns] == [None] * len(columns)


@pytest.mark.parametrize(
    "given", [{}, {"quality": Quality.REVIEW}, {"n": 20, "share": 100.0}]
)
def test_other_figures_are_shown(given: dict[str, object]) -> None:
    figure = _figure(**given)
    assert is_public(figure)
    assert hushed(figure) is figure
