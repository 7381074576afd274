"""An invented sample with known margins of its population."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis import Design
from analysis.calibration import Margins

SEX, AGE = ("F", "M"), ("18-34", "35-54", "55+")


class Drawn(NamedTuple):
    design: Design
    columns: dict[str, NDArray[np.str_]]
    margins: Margins
    y: NDArray[np.float64]


def drawn(n: int = 300, *, seed: int = 3) -> Drawn:
    """Draw sheets of which women and the old are too few, and are more content."""
    rng = np.random.default_rng(seed)
    sex = rng.choice(SEX, n, p=[0.35, 0.65])
    age = rng.choice(AGE, n, p=[0.5, 0.3, 0.2])
    stratum = rng.integers(0, 3, n)
    psu = rng.integers(0, 10, n)
    mood = rng.normal(0, 0.3, 30)[stratum * 10 + psu]
    y = 60 + 20 * (sex == "F") + 15 * (age == "55+") + 8 * mood + rng.normal(0, 9, n)
    design = Design.build(stratum=stratum, psu=psu, weight=rng.uniform(20, 60, n))
    margins = Margins.build(
        {
            "sex": {"F": 6000, "M": 6000},
            "age": {"18-34": 4000, "35-54": 4500, "55+": 3500},
        }
    )
    return Drawn(design, {"sex": sex, "age": age}, margins, y)


def reached(weight: NDArray[np.float64], labels: NDArray[np.str_]) -> dict[str, float]:
    """Return the sum of the weights by level."""
    return {str(x): float(weight[labels == x].sum()) for x in np.unique(labels)}
