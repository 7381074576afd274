"""The codes of the models are those of the statistics, no more and no less."""

from typing import get_args

from analysis import BEYOND_3, RUN_8, TWO_OF_THREE, comparison, control, drivers
from survey.models import Basis, Quadrant, Signal, Verdict


def test_verdicts() -> None:
    assert {str(one) for one in Verdict} == {str(one) for one in comparison.Verdict}


def test_signals() -> None:
    assert {str(one) for one in Signal} == {BEYOND_3, RUN_8, TWO_OF_THREE}


def test_bases_of_a_chart() -> None:
    assert {str(one) for one in Basis} == {"", *get_args(control.Status)}


def test_quadrants() -> None:
    assert {str(one) for one in Quadrant} == set(get_args(drivers.Quadrant))
