"""Units of a round a page at a time, all or those searched for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from survey.manage.rounds.queries import Participant
from survey.unaccented import unaccented

SIZE = 50  # units

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some of many rows."""

    rows: Sequence[Row]
    n: int  # of all pages
    number: int
    n_pages: int

    @property
    def before(self) -> int | None:
        """Return the number of the page before."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """Return the number of the next page."""
        return self.number + 1 if self.number < self.n_pages else None


def page_of(rows: Sequence[Row], asked: str) -> Page[Row]:
    """Return the page asked for, or the nearest there is."""
    n_pages = max(1, -(-len(rows) // SIZE))
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    number = min(max(number, 1), n_pages)
    return Page(rows[(number - 1) * SIZE : number * SIZE], len(rows), number, n_pages)


def matching(units: Sequence[Participant], search: str) -> list[Participant]:
    """Return the units whose name or code has every word, with or without accents."""
    words = unaccented(search).split()
    found = []
    for unit in units:
        known = unaccented(f"{unit.name} {unit.name_en} {unit.code}")
        if all(word in known for word in words):
            found.append(unit)
    return found
