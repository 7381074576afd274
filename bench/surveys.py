"""Surveys of one unit drawn at random, and the limits that each method gives them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import (
    SHARE,
    Interval,
    Tree,
    beta_interval,
    korn_graubard_size,
    logit_interval,
    wald_interval,
    wilson_interval,
)
from analysis.figures import Figures, figures_of
from analysis.strata import Strata
from analysis.summaries import summarise_strata
from analysis.unions import domains_of

Answers = NDArray[np.bool_]  # surveys x people: who is satisfied

TREE = Tree.build([("Q", None, None, 1)])
SATISFIED, NOT_SATISFIED = 5, 2

DEFAULT = "Wilson, min(n, n_eff), t"
WALD = "Wald, t"


class Cell(NamedTuple):
    """A population and how it is sampled."""

    p: float  # share satisfied
    n: int  # people a survey
    size: int  # people a sampling unit; the last one holds the rest
    icc: float  # correlation inside sampling units
    cv: float  # coefficient of variation of the weights

    @property
    def n_psu(self) -> int:
        """Sampling units a survey."""
        return -(-self.n // self.size)


def common_answers(cell: Cell, surveys: int, rng: np.random.Generator) -> Answers:
    """Let people give the answer of their sampling unit with probability √ICC.

    A. D. Lunn, S. J. Davies (1998), "A note on generating correlated binary
    variables", *Biometrika* 85, 487-490.
    """
    place = np.arange(cell.n) // cell.size
    common = rng.random((surveys, cell.n_psu)) < cell.p
    follows = rng.random((surveys, cell.n)) < np.sqrt(cell.icc)
    own = rng.random((surveys, cell.n)) < cell.p
    return np.where(follows, common[:, place], own)


def beta_shares(cell: Cell, surveys: int, rng: np.random.Generator) -> Answers:
    """Let the shares of sampling units be beta distributed: the most skewed case."""
    if not cell.icc:
        return rng.random((surveys, cell.n)) < cell.p
    total = 1 / cell.icc - 1
    share = rng.beta(cell.p * total, (1 - cell.p) * total, (surveys, cell.n_psu))
    return rng.random((surveys, cell.n)) < share[:, np.arange(cell.n) // cell.size]


def sampled(cell: Cell, answers: Answers, rng: np.random.Generator) -> Strata:
    """Return surveys, one stratum each, with weights that do not heed the answer."""
    surveys = len(answers)
    weight = None
    if cell.cv:
        weight = rng.gamma(cell.cv**-2, cell.cv**2, answers.size)
    psu = np.arange(surveys)[:, None] * cell.n_psu + np.arange(cell.n) // cell.size
    return summarise_strata(
        np.where(answers, SATISFIED, NOT_SATISFIED).astype(np.uint8).reshape(-1, 1),
        psu.ravel(),
        np.repeat(np.arange(surveys), cell.n_psu),
        TREE,
        weight=weight,
    )


def limits(surveys: Strata) -> dict[str, Interval]:
    """Return the limits of every survey by every method, as fractions."""
    each = domains_of(surveys, SHARE, groups=np.arange(len(surveys)))
    found = figures_of(each, TREE)
    p, se, df = (column(found, name) for name in ("index", "se", "df"))
    p, se, n = p / 100, se / 100, column(found, "n")
    usable = (p > 0) & (p < 1) & (se > 0)
    n_eff = p * (1 - p) / np.where(usable, se, 1.0) ** 2
    size = np.where(usable, n_eff, column(found, "n_kish"))
    delta = logit_interval(p, se, df=df)
    return {
        WALD: wald_interval(p, se, df=df),
        "logit, t": Interval(*(np.where(usable, side, p) for side in delta)),
        DEFAULT: shown(found, "low", "high"),
        "Wilson, n_eff, t": wilson_interval(p, size, df=df),
        "Wilson, n": wilson_interval(p, n),
        "Korn-Graubard, NCHS": shown(found, "firm_low", "firm_high"),
        "Korn-Graubard, not capped": beta_interval(
            p, korn_graubard_size(n, size, df, capped=False)
        ),
    }


def column(found: Figures, name: str) -> NDArray[np.float64]:
    """Return a column of the criterion."""
    return np.asarray(getattr(found, name)[:, 0], dtype=np.float64)


def shown(found: Figures, low: str, high: str) -> Interval:
    """Return limits of the library's own choice, as fractions."""
    return Interval(column(found, low) / 100, column(found, high) / 100)
