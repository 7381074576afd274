"""A table on its way into a file, whatever the file is."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

Cell = str | int | float | None


class Kind(StrEnum):
    """What a column holds, for those who have to show it."""

    TEXT = "text"
    WHOLE = "whole"
    INDEX = "index"  # published with two decimals
    NUMBER = "number"
    SHARE = "share"  # percent, with one decimal
    SIGNED = "signed"  # a difference, with two decimals
    SMALL = "small"  # such as a probability, with four decimals


class Column(NamedTuple):
    """A column: its heading, what it holds, its width in characters."""

    heading: str
    kind: Kind
    width: int = 12


class Table(NamedTuple):
    """Rows under headings. A number stays a number, whatever the language."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
