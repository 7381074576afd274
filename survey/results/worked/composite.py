"""A factor and the overall index: from the means that make them to their intervals."""

from dataclasses import dataclass

from survey.figures.branches import OVERALL, UnitFigures
from survey.methods import Method
from survey.models import Figure, Status
from survey.results.worked.intervals import Logit
from survey.results.worked.means import Mean, factor_mean, overall_mean


@dataclass(frozen=True, slots=True)
class Composite:
    """A factor, or the overall index: its mean and its interval."""

    figure: Figure
    mean: Mean | None
    interval: Logit | None
    name: str = ""
    code: str = ""


def worked_factor(method: Method, figures: UnitFigures) -> Composite | None:
    """Return the factor with the most sheets."""
    shown = [factor for factor in figures.factors if factor.is_shown]
    if not shown:
        return None
    factor = max(shown, key=lambda one: one.figure.n)
    return Composite(
        factor.figure,
        factor_mean(method, factor),
        Logit.of(factor.figure, method.most(factor.code)),
        factor.name,
        factor.code,
    )


def worked_overall(method: Method, figures: UnitFigures) -> Composite | None:
    """Return the overall index, if it is shown."""
    overall = figures.overall
    if overall.status != Status.SHOWN:
        return None
    interval = Logit.of(overall, method.most(OVERALL))
    return Composite(overall, overall_mean(method, figures), interval)
