"""What changed since an earlier round, figure by figure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.measure import Compared, Family, Pair, Side, compare
from survey.methods import Method
from survey.models import Figure, Level, Release, Round, Status, Unit
from survey.release import earlier
from survey.release.figures import Row
from survey.release.standings import group_of


class ChangeRow(NamedTuple):
    """A row of the table of changes."""

    unit_id: int
    node: str
    earlier_id: int
    earlier_value: float
    difference: float
    se: float | None
    df: float | None
    low: float
    high: float
    p: float | None
    verdict: str


class Before(NamedTuple):
    """The last release of an earlier round, and what it shows."""

    release: Release
    figures: Mapping[tuple[int, str], Side]


def changes_since(
    session: Session,
    release: Release | None,
    rows: Sequence[Row],
    *,
    round_: Round,
    units: Mapping[int, Unit],
    method: Method,
    collecting: Collection[int] = (),
) -> list[ChangeRow]:
    """Return the changes of figures since the release of an earlier round, if any."""
    if release is None:
        return []
    found = earlier.shown_figures(session, release)
    return change_rows(
        rows,
        Before(release, {(one.unit_id, one.node): side_of(one) for one in found}),
        units,
        collecting=collecting,
        root_id=round_.root_id,
        method=method,
    )


def change_rows(
    rows: Sequence[Row],
    before: Before | None,
    units: Mapping[int, Unit],
    *,
    collecting: Collection[int],
    root_id: int,
    method: Method,
) -> list[ChangeRow]:
    """Return the change of every figure that is shown in both rounds."""
    if before is None:
        return []
    both = [
        row
        for row in rows
        if row.status == Status.SHOWN and (row.unit_id, row.node) in before.figures
    ]
    pairs = [
        Pair(
            side_of(row),
            before.figures[row.unit_id, row.node],
            method.measure == "share" and row.level == Level.CRITERION,
            method.most(row.node),
        )
        for row in both
    ]
    names = [_family(row, units, collecting, root_id) for row in both]
    found = compare(pairs, _families(names))
    return [_row(row, before, change) for row, change in zip(both, found, strict=True)]


def change_lines(
    rows: Sequence[ChangeRow],
    before: Release | None,
    units: Mapping[int, Unit],
    *,
    table: str = "change",
) -> Iterator[Sequence[object]]:
    """Yield changes as they are digested; releases go in by round and number."""
    if before is None:
        return
    for row in rows:
        place = (table, units[row.unit_id].code, row.node)
        yield (*place, before.round.code, before.number, *row[3:])


def side_of(shown: Row | Figure) -> Side:
    """Return a shown figure as it is compared; but for `se` nothing is missing."""
    return Side(
        shown.value or 0.0,
        shown.se,
        shown.df or 0,
        shown.low or 0.0,
        shown.high or 0.0,
        shown.fallback,
    )


def _row(row: Row, before: Before, change: Compared) -> ChangeRow:
    earlier = before.figures[row.unit_id, row.node]
    return ChangeRow(row.unit_id, row.node, before.release.id, earlier.value, *change)


def _family(
    row: Row, units: Mapping[int, Unit], collecting: Collection[int], root_id: int
) -> tuple[str, object]:
    """Return what a figure is judged together with.

    Overall indices with those of the ranking group, of units that are not ranked
    with those of their kind, that of the round's own unit alone; the parts of an
    index with those of the same unit.
    """
    if row.level != Level.OVERALL:
        return "parts", row.unit_id
    if row.unit_id == root_id:
        return "root", root_id
    unit = units[row.unit_id]
    group = group_of(unit, collecting)
    return ("group", group) if group else ("kind", str(unit.kind))


def _families(names: Sequence[tuple[str, object]]) -> Iterator[Family]:
    by_name: dict[tuple[str, object], list[int]] = {}
    for place, name in enumerate(names):
        by_name.setdefault(name, []).append(place)
    for name, places in by_name.items():
        yield Family(places, is_official=name[0] != "parts")
