"""How likely an index reaches a bound between classes."""

from dataclasses import dataclass
from math import log

from survey.figures.branches import OVERALL
from survey.methods import Method
from survey.results.worked.composite import Composite
from survey.results.worked.intervals import Logit


@dataclass(frozen=True, slots=True)
class Bound:
    """How likely the index reaches the lower bound of a class."""

    band: str
    bound: float
    interval: Logit
    logit: float  # of the bound
    distance: float  # from the index to the bound, in standard errors
    chance: float  # as it was frozen


def worked_bound(method: Method, overall: Composite | None) -> Bound | None:
    """Return the bound nearest to the index."""
    if overall is None or overall.interval is None or method.bands is None:
        return None
    chances, steps = overall.figure.band_chances, overall.interval
    if not chances:
        return None
    bounds = {name: getattr(method.bands, name) for name in method.bands.__slots__}
    order = sorted(bounds, key=lambda name: -bounds[name])
    most = method.most(OVERALL)
    band = min(order, key=lambda name: abs(bounds[name] - most * steps.p))
    bound = bounds[band] / most
    if not 0 < bound < 1:
        return None
    at_least = order[: order.index(band) + 1]
    logit = log(bound / (1 - bound))
    return Bound(
        band,
        bounds[band],
        steps,
        logit,
        (logit - steps.logit) / steps.logit_se,
        sum(chances.get(name, 0.0) for name in at_least),
    )
