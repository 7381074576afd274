"""Share satisfied and its standard error by unit. Run where samplics is installed.

python samplics_means.py SHEETS.csv OUT.csv; prints seconds and version.
"""

import sys
import time
import warnings
from importlib.metadata import version

import pandas as pd

warnings.simplefilter("ignore", FutureWarning)  # it says that it is archived

from samplics.estimation import TaylorEstimator  # noqa: E402
from samplics.utils.types import PopParam  # noqa: E402


def main(source: str, out: str) -> None:
    """Estimate all units in one call."""
    sheets = pd.read_csv(source)
    begun = time.perf_counter()
    estimator = TaylorEstimator(PopParam.mean)
    estimator.estimate(
        y=sheets["satisfied"],
        samp_weight=sheets["weight"],
        stratum=sheets["unit"],
        psu=sheets["psu"],
        domain=sheets["unit"],
    )
    spent = time.perf_counter() - begun
    found = pd.DataFrame(
        {"satisfied": estimator.point_est, "se": estimator.stderror}
    ).rename_axis("unit")
    found.to_csv(out)
    print(spent, version("samplics"))


if __name__ == "__main__":
    main(*sys.argv[1:])
