"""Figures of few sheets of whom next to nobody is satisfied.

Told, they would say to an office what each of those few thinks of it. That all of few
are satisfied endangers nobody; everybody is not told that either, officials are.
"""

from survey.withholding.fewest import FEWEST_NEW

FEWEST_TOLD = 4 * FEWEST_NEW  # sheets from which on it may be told
LOW = 10.0  # percent: of fewer sheets that is one person at most

Share = float | None


def are_displeased(n: int, share: Share) -> bool:
    """Return whether next to nobody of few is satisfied; one more hides among them."""
    return 0 < n < FEWEST_TOLD and share is not None and share <= LOW
