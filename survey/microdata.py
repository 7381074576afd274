"""Sheets that may be given away: what stands in their cells, and how they are stored.

Two tables that no key joins. `answers` has a row a sheet with its unit; `people` a row
a sheet with what people say of themselves and no unit (docs/adr/0036). A cell is one
small number; of an answer to a criterion a level, or one of those below.
"""

import zlib
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.uint8]  # a row a sheet, a column a variable

NOT_TOLD = 0  # of this criterion in this unit
UNSATISFIED = 6  # at one of the levels that are not satisfied
SATISFIED = 7  # at one of those that are
NOT_SATISFIED = 8  # not satisfied, or no answer
NO_ANSWER = 9  # left blank, or not applicable
N_CODES = 10


class Why(StrEnum):
    """Why a table of sheets is not there."""

    UNDECIDED = "undecided"
    OTHER_RELEASE = "other-release"  # of this round gave them
    NO_SHEETS = "no-sheets"  # counts that others published, or rates
    NO_UNIT = "no-unit"  # large enough to tell how answers go together
    NO_QUESTION = "no-question"  # about the people that all groups are told of
    TOO_FEW = "too-few"  # for every combination to be frequent


@dataclass(frozen=True, slots=True)
class Place:
    """A unit by its code, and how many rows are its own."""

    code: str
    n: int


@dataclass(frozen=True, slots=True)
class Variable:
    """What a column of `people` says: an item, or whether a factor satisfied.

    Each class is the codes of the options that were put together, from 1 on; 0 is who
    left an item unanswered. A factor has two: not with all that was answered, and with
    all.
    """

    code: str
    is_factor: bool
    classes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in both tables; a table that is not there has a reason instead."""

    criteria: tuple[str, ...]
    places: tuple[Place, ...]
    variables: tuple[Variable, ...]
    n_people: int
    without: dict[str, Why]  # by "answers", "people"
    fewest: int

    def to_document(self) -> dict[str, Any]:
        """Return it as it is stored."""
        return asdict(self)

    @classmethod
    def of(cls, document: dict[str, Any]) -> Self:
        """Return what was stored."""
        return cls(
            criteria=tuple(document["criteria"]),
            places=tuple(Place(**one) for one in document["places"]),
            variables=tuple(
                Variable(
                    one["code"], one["is_factor"], tuple(map(tuple, one["classes"]))
                )
                for one in document["variables"]
            ),
            n_people=document["n_people"],
            without={name: Why(why) for name, why in document["without"].items()},
            fewest=document["fewest"],
        )

    @property
    def n_answers(self) -> int:
        """Return how many sheets are in the table of answers."""
        return sum(place.n for place in self.places)


def sorted_rows(cells: Cells) -> Cells:
    """Return the rows in the order of what they say: it tells nothing else."""
    if not cells.size:
        return cells
    return np.ascontiguousarray(cells[np.lexsort(cells.T[::-1])])


def stored(cells: Cells) -> bytes:
    """Return a table as it is stored."""
    return zlib.compress(cells.tobytes(), 6) if cells.size else b""


def cells_of(data: bytes, n_columns: int) -> Cells:
    """Return a stored table."""
    if not data:
        return np.zeros((0, n_columns), dtype=np.uint8)
    found = np.frombuffer(zlib.decompress(data), dtype=np.uint8)
    return found.reshape(-1, n_columns)
