"""What everybody sees less of than officials do."""

import pytest

from survey.models import Change, Figure, Level, Quality, Status
from survey.public.hiding import Sight, hushed, is_public, rounded


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
    [(10, 10), (12, 10), (13, 15), (47, 45), (48, 50), (52, 50), (1234, 1235)],
)
def test_numbers_of_sheets_are_rounded_large_ones_too(n: int, told: int) -> None:
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
    said = hushed(_figure(**given), Sight())
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
    assert hushed(figure, Sight()) is figure


def test_a_figure_held_back_beside_others_says_nothing_either() -> None:
    said = hushed(_figure(), Sight(untold={(1, "overall")}))
    assert (said.status, said.n, said.value) == (Status.WITHHELD, 0, None)


def test_a_change_gives_away_neither_of_its_figures() -> None:
    change = Change(unit_id=1, node="overall", difference=2.0)
    place = {(1, "overall")}
    assert Sight((), ()).of_change(change) is change
    for sight in (Sight(), Sight(place, ()), Sight((), place)):
        assert sight.of_change(change) is None
