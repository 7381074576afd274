"""What sheets count for, so that units count by their transactions."""

from collections.abc import Mapping

from analysis import poststratify


def transaction_weights(
    sheets: Mapping[str, int], totals: Mapping[str, float]
) -> dict[str, float]:
    """Return a weight for each unit's sheets: units then count by transactions."""
    return dict(poststratify(sheets, totals).weights)
