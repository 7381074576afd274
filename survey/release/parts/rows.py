"""Groups and choices as they are frozen and digested."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from survey.models import Status, Unit


class PartRow(NamedTuple):
    """A row of the table of groups."""

    unit_id: int
    dimension: str
    code: str
    counted_in: int
    n: int
    status: str
    value: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    df: int | None = None
    fallback: str = ""
    difference: float | None = None
    diff_se: float | None = None
    diff_low: float | None = None
    diff_high: float | None = None
    verdict: str = ""

    @property
    def withheld(self) -> "PartRow":
        """Return the row with its n and nothing else."""
        return PartRow(*self[:5], status=Status.WITHHELD)


class DetailRow(NamedTuple):
    """A row of the table of factors of groups."""

    unit_id: int
    dimension: str
    code: str
    node: str
    n: int
    value: float
    se: float | None
    low: float
    high: float
    df: int
    fallback: str = ""
    difference: float | None = None
    diff_se: float | None = None
    diff_low: float | None = None
    diff_high: float | None = None
    verdict: str = ""


class ChoiceRow(NamedTuple):
    """A row of the table of choices."""

    unit_id: int
    item: str
    option: str
    counted_in: int
    asked: int
    status: str
    chosen: int | None = None
    share: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    df: int | None = None
    fallback: str = ""
    rank: int | None = None

    @property
    def withheld(self) -> "ChoiceRow":
        """Return the row without what was chosen."""
        return ChoiceRow(*self[:5], status=Status.WITHHELD)


def part_lines(
    parts: Sequence[PartRow],
    details: Sequence[DetailRow],
    choices: Sequence[ChoiceRow],
    units: Mapping[int, Unit],
) -> Iterator[Sequence[object]]:
    """Yield groups and choices as they are digested; units go in by their codes."""
    for part in parts:
        yield ("part", units[part.unit_id].code, *part[1:])
    for detail in details:
        yield ("part_detail", units[detail.unit_id].code, *detail[1:])
    for choice in choices:
        yield ("choice", units[choice.unit_id].code, *choice[1:])
