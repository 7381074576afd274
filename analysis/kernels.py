"""The compiled loop, where there is one and the work is worth waiting for it."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

WORTHWHILE = 1_000_000  # sheets; below, loading the compiled loop takes longer
_MOST = 64  # criteria that one machine word has a bit for


def kernel(n_sheets: int, n_criteria: int) -> Any:
    """Return the module with the compiled loop; None where plain NumPy will do."""
    is_worth_it = n_sheets >= WORTHWHILE and n_criteria <= _MOST
    return _compiled() if is_worth_it else None


@cache
def _compiled() -> Any:
    """Load it once: importing numba takes longer than most surveys."""
    return import_module("analysis.compiled") if find_spec("numba") else None
