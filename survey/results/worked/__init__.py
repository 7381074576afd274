"""The formulas with the numbers of one unit, prepared from its frozen figures."""

from dataclasses import dataclass

from survey.figures.branches import OVERALL, UnitFigures
from survey.figures.changes import Before
from survey.figures.priorities import Priorities, Priority
from survey.figures.weeks import Weeks
from survey.methods import Method
from survey.results.worked.bound import Bound, worked_bound
from survey.results.worked.composite import (
    Composite,
    worked_factor,
    worked_overall,
)
from survey.results.worked.criterion import Criterion, worked_criterion
from survey.results.worked.in_time import (
    Difference,
    Week,
    worked_difference,
    worked_week,
)


@dataclass(frozen=True, slots=True)
class Worked:
    """An example of every formula; None where the unit has no such figure."""

    criterion: Criterion | None
    factor: Composite | None
    overall: Composite | None
    bound: Bound | None
    difference: Difference | None
    week: Week | None
    priority: Priority | None


def worked(
    method: Method,
    figures: UnitFigures,
    *,
    before: Before | None,
    weeks: Weeks,
    priorities: Priorities | None,
) -> Worked:
    """Return the examples of a unit."""
    overall = worked_overall(method, figures)
    return Worked(
        criterion=worked_criterion(method, figures),
        factor=worked_factor(method, figures),
        overall=overall,
        bound=worked_bound(method, overall),
        difference=worked_difference(before, figures.overall),
        week=worked_week(weeks, most=method.most(OVERALL)),
        priority=_priority(priorities),
    )


def _priority(priorities: Priorities | None) -> Priority | None:
    if priorities is None or not priorities.is_firm or not priorities.drawn:
        return None
    return max(priorities.drawn, key=lambda one: one.driver.association or 0.0)
