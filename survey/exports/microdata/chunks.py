"""The rows of a table some at a time: memory does not grow with the round."""

from collections.abc import Iterator, Sequence

from survey.exports.microdata.datasets import DataSet
from survey.microdata import Cells

MOST = 1 << 16  # rows; a multiple of eight


def by_place(data: DataSet) -> Iterator[tuple[str, Cells]]:
    """Yield the rows of each unit with its code, in parts; without units no code."""
    start = 0
    spans: Sequence[tuple[str, int]] = [(one.code, one.n) for one in data.places]
    for code, n in spans or [("", len(data))]:
        for at in range(start, start + n, MOST):
            yield code, data.cells[at : min(at + MOST, start + n)]
        start += n
