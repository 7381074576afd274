"""A table as CSV that spreadsheets open rightly and cannot be made to run."""

import csv
import io

from survey.spreadsheets.marks import marked
from survey.spreadsheets.table import Cell, Table
from survey.unseen import seen


def csv_file(table: Table) -> bytes:
    """Return UTF-8 with its mark, one row of headings, decimal points."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_plain(column.heading) for column in table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    """Return a cell as text; a number in the shortest form that reads back as it."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return marked(
            seen(cell)
        )  # else a sign nobody sees would hide the mark's reason
    return repr(cell)
