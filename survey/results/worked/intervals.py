"""The steps from an index and its standard error to the interval that is printed."""

from dataclasses import dataclass
from math import exp, log, sqrt

from survey.measure.explain import t_quantile
from survey.methods.method import INDEX
from survey.models import Figure

ALIKE = 1e-3  # points: frozen values have four decimals


@dataclass(frozen=True, slots=True)
class Wilson:
    """A share's interval by Wilson, with effective n and the design's t; fractions."""

    p: float
    se: float
    n: int
    n_eff: float
    n_star: float
    df: int
    t: float
    middle: float
    half: float

    @classmethod
    def of(cls, figure: Figure) -> "Wilson | None":
        """Return the steps, None where they do not lead to what was frozen."""
        value, se, df = figure.value, figure.se, figure.df
        if value is None or not se or not df or figure.fallback:
            return None
        p, t = value / 100, t_quantile(df)
        n_eff = p * (1 - p) / (se / 100) ** 2
        n_star = min(figure.n, n_eff)
        divisor = 1 + t**2 / n_star
        middle = (p + t**2 / (2 * n_star)) / divisor
        half = t * sqrt(p * (1 - p) / n_star + t**2 / (4 * n_star**2)) / divisor
        steps = cls(p, se / 100, figure.n, n_eff, n_star, df, t, middle, half)
        return steps if _lead_to(figure, middle - half, middle + half) else None


@dataclass(frozen=True, slots=True)
class Logit:
    """A composite's interval on the logit scale, with the design's t; fractions."""

    p: float
    se: float
    df: int
    t: float
    logit: float
    logit_se: float
    half: float
    logit_low: float
    logit_high: float

    @classmethod
    def of(cls, figure: Figure, most: float = INDEX) -> "Logit | None":
        """Return the steps, None where they do not lead to what was frozen."""
        value, se, df = figure.value, figure.se, figure.df
        if value is None or not se or not df or figure.fallback:
            return None
        p, t = value / most, t_quantile(df)
        logit, logit_se = log(p / (1 - p)), se / most / (p * (1 - p))
        half = t * logit_se
        low, high = logit - half, logit + half
        steps = cls(p, se / most, df, t, logit, logit_se, half, low, high)
        return steps if _lead_to(figure, _share(low), _share(high), most) else None


def _share(logit: float) -> float:
    return 1 / (1 + exp(-logit))


def _lead_to(figure: Figure, low: float, high: float, most: float = INDEX) -> bool:
    return _alike(figure.low, most * low) and _alike(figure.high, most * high)


def _alike(frozen: float | None, found: float) -> bool:
    return frozen is not None and abs(frozen - found) < ALIKE
