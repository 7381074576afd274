"""How far a written sheet goes, for whoever lists the sheets of a workbook."""

from typing import NamedTuple

from survey.spreadsheets.printing import Paper


class Extent(NamedTuple):
    """A sheet: its name in the workbook, its rows of data, what it takes to print."""

    name: str
    n_rows: int
    n_pages: int  # estimated
    paper: Paper
