"""The dictionary of an SPSS file, record by record.

After the description of the format in PSPP's developers' manual, "System File Format".
Numbers are little-endian; texts UTF-8.
"""

import struct
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime

from survey.exports.microdata.sav_names import cut, filled

STEP = 8  # bytes of an element
BIAS = 100
MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
NUMBER, TEXT = 5, 1  # kinds of print formats
CONTINUED = -1
LONGEST_LABEL, LONGEST_VALUE = 252, 120
NOMINAL, LEFT = 1, 0


def header(title: str, *, n_elements: int, n_rows: int, made_at: datetime) -> bytes:
    """Return the first record; its date is that of the release, not today's."""
    day = f"{made_at.day:02d} {MONTHS[made_at.month - 1]} {made_at.year % 100:02d}"
    return b"".join(
        (
            b"$FL2" + filled(b"@(#) SPSS DATA FILE Hai Long", 60),
            struct.pack("<5id", 2, n_elements, 1, 0, n_rows, float(BIAS)),
            filled(day.encode(), 9) + f"{made_at:%H:%M:%S}".encode(),
            filled(cut(title, 64), 64) + b"\0\0\0",
        )
    )


def number_variable(short: str, label: str, missing: Sequence[int]) -> bytes:
    """Return the record of a variable of whole numbers, shown with one digit."""
    gone = struct.pack(f"<{len(missing)}d", *map(float, missing))
    return _variable(0, short, label, NUMBER << 16 | 1 << 8, len(missing)) + gone


def text_variable(short: str, label: str, width: int) -> bytes:
    """Return the records of a variable of text: one for each eight bytes."""
    form = TEXT << 16 | width << 8
    first = _variable(width, short, label, form, 0)
    more = _variable(CONTINUED, "", "", form, 0)
    return first + more * (width // STEP - 1)


def value_labels(words: Mapping[bytes, str], places: Sequence[int]) -> bytes:
    """Return the records of what values mean, in variables at some places from 1."""
    labels = b"".join(value + _short(word) for value, word in words.items())
    return (
        struct.pack("<2i", 3, len(words))
        + labels
        + struct.pack(f"<{2 + len(places)}i", 4, len(places), *places)
    )


def number(value: int) -> bytes:
    """Return a number as a value."""
    return struct.pack("<d", value)


def long_text_labels(name: str, width: int, words: Mapping[str, str]) -> bytes:
    """Return what the values of a text of more than eight bytes mean."""
    parts = [_sized(name.encode()), struct.pack("<2i", width, len(words))]
    for value, word in words.items():
        parts.append(_sized(filled(value.encode(), width)))
        parts.append(_sized(cut(word, LONGEST_VALUE)))
    return extension(21, b"".join(parts))


def machine() -> bytes:
    """Return how numbers and texts are written."""
    whole = struct.pack("<8i", 20, 0, 0, -1, 1, 1, 2, 65001)
    most = sys.float_info.max
    limits = struct.pack("<3d", -most, most, -1.7976931348623155e308)
    return extension(3, whole, size=4) + extension(4, limits, size=8)


def displays(widths: Sequence[int]) -> bytes:
    """Return how columns are shown: all of them are classes."""
    told = b"".join(struct.pack("<3i", NOMINAL, width, LEFT) for width in widths)
    return extension(11, told, size=4)


def long_names(names: Mapping[str, str]) -> bytes:
    """Return the names of variables by their short ones."""
    return extension(13, "\t".join(f"{k}={v}" for k, v in names.items()).encode())


def encoding() -> bytes:
    """Return what texts are written in."""
    return extension(20, b"UTF-8")


def end() -> bytes:
    """Return the last record before the rows."""
    return struct.pack("<2i", 999, 0)


def extension(kind: int, data: bytes, *, size: int = 1) -> bytes:
    """Return a record that older readers leave aside."""
    return struct.pack("<4i", 7, kind, size, len(data) // size) + data


def _variable(kind: int, short: str, label: str, form: int, n_missing: int) -> bytes:
    told = cut(label, LONGEST_LABEL)
    head = struct.pack("<6i", 2, kind, bool(told), n_missing, form, form)
    name = filled(short.encode(), STEP)
    if not told:
        return head + name
    padded = told + b" " * (-len(told) % 4)
    return head + name + struct.pack("<i", len(told)) + padded


def _short(word: str) -> bytes:
    """Return a label led by its length in one byte, up to whole elements."""
    told = cut(word, LONGEST_VALUE)
    return (bytes([len(told)]) + told).ljust(-(-(1 + len(told)) // STEP) * STEP)


def _sized(data: bytes) -> bytes:
    return struct.pack("<i", len(data)) + data
