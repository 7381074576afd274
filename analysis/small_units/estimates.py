"""What a model says of each unit, marked as what it is."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.small_units.fay_herriot import AreaModel

Vector = NDArray[np.float64]
Kind = Literal["direct", "model", "synthetic"]


@dataclass(frozen=True, slots=True)
class UnitEstimates:
    """Estimates of k units; none may be published without its mark.

    Attributes
    ----------
    value : ndarray, shape (k,)
        Estimate, in the unit of the direct estimates.
    mse : ndarray, shape (k,)
        Its mean squared error, in that unit squared.
    gamma : ndarray, shape (k,)
        Weight of the unit's own answers, 0 to 1.
    kind : tuple of {"direct", "model", "synthetic"}, length k
        From the unit's own answers alone; from them and the model; from the model
        alone.
    bounds : tuple of 2 floats
        Range of the index; estimates stay within.
    model : AreaModel, or None
        The regression behind the estimates; None for the beta-binomial.
    ratio : float
        Factor of `benchmark`, 1 before it.
    """

    value: Vector
    mse: Vector
    gamma: Vector
    kind: tuple[Kind, ...]
    bounds: tuple[float, float]
    model: AreaModel | None = None
    ratio: float = 1.0

    @property
    def is_model(self) -> NDArray[np.bool_]:
        """True where the value is a model estimate and must be marked as one."""
        return np.array([kind != "direct" for kind in self.kind], dtype=bool)

    @property
    def rmse(self) -> Vector:
        """Root of `mse`, to be read as a standard error."""
        return np.asarray(np.sqrt(self.mse))
