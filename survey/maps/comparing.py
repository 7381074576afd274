"""Two rounds side by side on one map, with what may be said of each difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.maps.frozen import Frozen
from survey.maps.kinship import load_kinship
from survey.maps.members import Members, members_on_map
from survey.maps.sides import Cell, Shown, side_of
from survey.measure import Compared, Family, Instrument, Pair, Side, compare
from survey.methods import parse_method
from survey.methods.method import ROOT
from survey.models import Release, Unit, Weighting
from survey.tree import Tree, load_tree


@dataclass(frozen=True, slots=True)
class MapRow:
    """A unit of the map, its figure in both rounds, and their difference."""

    unit: Unit
    depth: int
    earlier: Cell
    later: Cell
    change: Compared | None

    @property
    def is_changed(self) -> bool:
        """Return whether other units made it up in one of the rounds."""
        return self.earlier.is_pooled or self.later.is_pooled


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two releases on the map of a day."""

    earlier: Release
    later: Release
    day: date
    rows: tuple[MapRow, ...]
    gone: tuple[Unit, ...]  # collected in a round, and on this map in no unit


def compare_on_map(
    session: Session, earlier: Release, later: Release, *, day: date
) -> Comparison:
    """Return two releases on the tree of a day, each unit with its kin of that day."""
    _require_comparable(earlier, later)
    instrument = Instrument.of(parse_method(later.method.document))
    kinship, tree = load_kinship(session), load_tree(session).on(day)
    sides = []
    gone: set[int] = set()
    for release in (earlier, later):
        frozen = Frozen.of(session, release)
        round_ = release.round
        last = round_.closed_on or round_.ends_on
        found = members_on_map(kinship.by(last), tree, frozen.collecting, day)
        known = {id_ for own in found.values() for id_ in (*own.shares, *own.split)}
        known |= {id_ for own in found.values() for id_ in own.merged}
        gone |= set(frozen.collecting) - known
        sides.append(side_of(instrument, frozen, found))
    rows = _rows(session, tree, *sides)
    return Comparison(
        earlier,
        later,
        day,
        tuple(_with_changes(rows, most=instrument.method.most(ROOT))),
        tuple(session.get_one(Unit, unit_id) for unit_id in sorted(gone)),
    )


def _require_comparable(earlier: Release, later: Release) -> None:
    """Refuse two releases whose figures answer different questions."""
    if earlier.round_id == later.round_id:
        words = _(
            "Hai kết quả cùng một đợt có chung phiếu: hãy chọn hai đợt khác nhau."
        )
        raise Problem(words)
    if earlier.method_id != later.method_id:
        words = _(
            "Hai đợt dùng phương pháp khác nhau, chỉ số không so sánh được với nhau."
        )
        raise Problem(words)
    means = [r.weighting == Weighting.UNITS for r in (earlier, later)]
    if len(set(means)) > 1:
        words = _(
            "Một đợt tính trung bình các đơn vị, đợt kia tính tổng chung: không so "
            "sánh được."
        )
        raise Problem(words)


def _rows(
    session: Session,
    tree: Tree,
    earlier: Mapping[int, Cell],
    later: Mapping[int, Cell],
) -> list[MapRow]:
    """Return the units that either round says something of, as the tree has them."""
    nothing = Cell(Members(), reason=Members().reason)
    order = [id_ for root in tree.roots for id_ in tree.subtree(root)]
    return [
        MapRow(
            session.get_one(Unit, unit_id),
            len(tree.ancestors(unit_id)),
            earlier.get(unit_id, nothing),
            later.get(unit_id, nothing),
            None,
        )
        for unit_id in order
        if unit_id in earlier or unit_id in later
    ]


def _with_changes(rows: Sequence[MapRow], *, most: float) -> Iterator[MapRow]:
    """Give each row that has both figures its difference."""
    both = [row for row in rows if row.earlier.figure and row.later.figure]
    pairs = [
        Pair(_side(row.later.figure), _side(row.earlier.figure), False, most)
        for row in both
    ]
    names = [(row.depth, row.unit.ranking_group or str(row.unit.kind)) for row in both]
    families = [
        Family([at for at, one in enumerate(names) if one == name], is_official=True)
        for name in dict.fromkeys(names)
    ]
    changes = {
        row.unit.id: change
        for row, change in zip(both, compare(pairs, families), strict=True)
    }
    for row in rows:
        change = changes.get(row.unit.id)
        yield MapRow(row.unit, row.depth, row.earlier, row.later, change)


def _side(shown: Shown | None) -> Side:
    assert shown is not None  # noqa: S101 - only rows with both figures are compared
    return Side(
        shown.value or 0.0,
        shown.se,
        shown.df or 0,
        shown.low or 0.0,
        shown.high or 0.0,
        shown.fallback,
    )
