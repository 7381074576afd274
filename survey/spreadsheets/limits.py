"""How much a workbook may hold, by what it is read for."""

from typing import NamedTuple

MEGABYTE = 1024 * 1024


class Limits(NamedTuple):
    """What a workbook is refused beyond; sizes are those unpacked.

    A mark is a "<": an element has one or two, and each costs a part of a microsecond.
    """

    rows: int
    columns: int
    cells: int
    marks: int
    sheet: int  # bytes of all its sheets
    texts: int  # bytes of the shared texts, which are held in memory


# Of units, counters, services: also read while somebody waits for a page.
LIST = Limits(
    rows=50_000,
    columns=64,
    cells=1_000_000,
    marks=1_600_000,
    sheet=48 * MEGABYTE,
    texts=16 * MEGABYTE,
)
# Of sheets people filled in, 100,000 with 45 questions: read by the worker alone.
SHEETS = Limits(
    rows=200_000,
    columns=200,
    cells=5_000_000,
    marks=30_000_000,
    sheet=192 * MEGABYTE,
    texts=64 * MEGABYTE,
)
