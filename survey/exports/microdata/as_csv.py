"""A table of sheets as CSV: one digit a cell, never an object a cell."""

import csv
import io
from collections.abc import Sequence
from io import RawIOBase

import numpy as np

from survey.exports.microdata.chunks import by_place
from survey.exports.microdata.datasets import UNIT, DataSet
from survey.microdata import Cells
from survey.spreadsheets.marks import marked

ZERO, COMMA = ord("0"), ord(",")
END = b"\r\n"


def write_csv(data: DataSet, out: RawIOBase) -> None:
    """Write UTF-8 with its mark, one row of headings, then a line a sheet."""
    lead = [UNIT] if data.places else []
    heading = _line([*lead, *(column.name for column in data.columns)])
    out.write("\ufeff".encode() + heading + END)
    for code, cells in by_place(data):
        out.write(_lines(_line([code]) + b"," if lead else b"", cells))


def _lines(lead: bytes, cells: Cells) -> bytes:
    """Return a line for each row: what leads it, then digits and commas."""
    n, n_columns = cells.shape
    start = len(lead)
    lines = np.full((n, start + 2 * n_columns + 1), COMMA, dtype=np.uint8)
    lines[:, :start] = np.frombuffer(lead, dtype=np.uint8)
    lines[:, start:-1:2] = cells + np.uint8(ZERO)
    lines[:, -2:] = np.frombuffer(END, dtype=np.uint8)
    return lines.tobytes()


def _line(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow([marked(cell) for cell in cells])
    return text.getvalue().encode()
