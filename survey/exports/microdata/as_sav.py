"""A table of sheets as an SPSS file: labelled, and one byte an answer.

Written here because the libraries for it make an object of every cell, and write the
time of day.
"""

from collections.abc import Iterator
from datetime import datetime
from io import RawIOBase

import numpy as np
from numpy.typing import NDArray

from survey.exports.microdata import sav_records as records
from survey.exports.microdata.chunks import by_place
from survey.exports.microdata.datasets import UNIT, DataSet, unit_label
from survey.exports.microdata.sav_names import cut, filled, spss_names

LITERAL = 253  # says that the eight bytes of an element follow
Bytes = NDArray[np.uint8]


def write_sav(data: DataSet, out: RawIOBase, *, made_at: datetime) -> None:
    """Write a table with the labels of its variables and values."""
    width = _width(data)
    out.write(_dictionary(data, width, made_at))
    left = np.zeros((0, 1 + records.STEP), dtype=np.uint8)
    for elements in _elements(data, width):
        whole = np.concatenate([left, elements])
        n = len(whole) // records.STEP * records.STEP
        out.write(_packed(whole[:n]))
        left = whole[n:]
    if len(left):
        padding = np.zeros((records.STEP - len(left), left.shape[1]), dtype=np.uint8)
        out.write(_packed(np.concatenate([left, padding])))


def _width(data: DataSet) -> int:
    """Return the bytes of the unit's code, in whole elements; 0 without units."""
    longest = max((len(one.code.encode()) for one in data.places), default=0)
    return -(-longest // records.STEP) * records.STEP


def _dictionary(data: DataSet, width: int, made_at: datetime) -> bytes:
    n_text = width // records.STEP
    names = spss_names([UNIT] * bool(width) + [one.name for one in data.columns])
    short = [f"V{number}" for number in range(1, len(names) + 1)]
    n_elements = n_text + len(data.columns)
    parts = [
        records.header(
            data.title, n_elements=n_elements, n_rows=len(data), made_at=made_at
        )
    ]
    if width:
        parts.append(records.text_variable(short[0], unit_label(), width))
    own = short[bool(width) :]
    for name, column in zip(own, data.columns, strict=True):
        parts.append(records.number_variable(name, column.label, column.missing))
    parts += _labels(data, width)
    parts.append(records.machine())
    widths = [width] * bool(width) + [records.STEP] * len(data.columns)
    parts.append(records.displays(widths))
    parts.append(records.long_names(dict(zip(short, names, strict=True))))
    parts.append(records.encoding())
    if width > records.STEP:
        parts.append(records.long_text_labels(names[0], width, data.names))
    return b"".join([*parts, records.end()])


def _labels(data: DataSet, width: int) -> Iterator[bytes]:
    """Yield what values mean; columns that mean the same together."""
    if width == records.STEP:
        words = {filled(c.encode(), width): name for c, name in data.names.items()}
        yield records.value_labels(words, [1])
    alike: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for place, column in enumerate(data.columns, start=1 + width // records.STEP):
        alike.setdefault(tuple(column.values.items()), []).append(place)
    for values, places in alike.items():
        words = {records.number(code): word for code, word in values}
        yield records.value_labels(words, places)


def _elements(data: DataSet, width: int) -> Iterator[Bytes]:
    """Yield the elements of rows: a code, and eight bytes where the code says so."""
    n_text = width // records.STEP
    for place, cells in by_place(data):
        n = n_text + cells.shape[1]
        found = np.zeros((len(cells), n, 1 + records.STEP), dtype=np.uint8)
        found[:, n_text:, 0] = cells + np.uint8(records.BIAS)
        if n_text:
            found[:, :n_text, 0] = LITERAL
            text = np.frombuffer(filled(cut(place, width), width), dtype=np.uint8)
            found[:, :n_text, 1:] = text.reshape(n_text, records.STEP)
        yield found.reshape(-1, 1 + records.STEP)


def _packed(elements: Bytes) -> bytes:
    """Return elements by eight: their codes, then the texts that follow these."""
    blocks = elements.reshape(-1, records.STEP, 1 + records.STEP)
    codes = blocks[:, None, :, 0]
    lines = np.concatenate([codes, blocks[:, :, 1:]], axis=1)  # codes, then all texts
    is_there = np.concatenate(
        [np.ones((len(blocks), 1), dtype=bool), blocks[:, :, 0] == LITERAL], axis=1
    )
    packed: bytes = lines[is_there].tobytes()
    return packed
