"""Many rows a page at a time: which page, and which stand before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")
LONGEST = 6  # digits of a number that an address asks for


@dataclass(frozen=True, slots=True)
class Turn:
    """One of the pages that rows fill."""

    n: int  # rows of all pages
    number: int
    size: int

    @property
    def n_pages(self) -> int:
        """Return how many pages there are; an empty one is one."""
        return max(1, -(-self.n // self.size))

    @property
    def offset(self) -> int:
        """Return how many rows stand before this page's."""
        return (self.number - 1) * self.size

    @property
    def before(self) -> int | None:
        """Return the number of the page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """Return the number of the next page, if there is one."""
        return self.number + 1 if self.number < self.n_pages else None

    @property
    def far_last(self) -> int | None:
        """Return the number of the last page, unless it is this one or the next."""
        return self.n_pages if self.n_pages > self.number + 1 else None


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some of many rows."""

    rows: Sequence[Row]
    turn: Turn


def turn_to(n: int, asked: str | int | None, *, size: int) -> Turn:
    """Return the page asked for, or the nearest there is; what is no number is 1."""
    text = str(asked or "")
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST
    number = max(int(text), 1) if is_number else 1
    return Turn(n, min(number, Turn(n, 1, size).n_pages), size)


def page_of(rows: Sequence[Row], asked: str | int | None, *, size: int) -> Page[Row]:
    """Return the page of rows asked for, or the nearest there is."""
    turn = turn_to(len(rows), asked, size=size)
    return Page(rows[turn.offset : turn.offset + size], turn)
