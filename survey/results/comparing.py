"""Chosen units of one release compared with each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.measure import Side, UnitPair, pairs_of
from survey.methods import Method
from survey.models import Figure, Release, Unit
from survey.results.beside import Beside, n_shown, node_names, place_of, set_beside
from survey.tree import tree_of_round

ALL_PAIRS = "all"

MOST_PAIRED = 6  # units of which every pair is shown without being asked for


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two units and their difference; without one they share sheets."""

    first: Beside
    second: Beside
    pair: UnitPair | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the page of a comparison shows."""

    units: tuple[Beside, ...]  # the highest index of the node first, as chosen last
    node: str
    node_names: dict[str, str]
    reference: str  # code of a unit, or all pairs
    rows: tuple[PairRow, ...]
    among: int  # units of the release with an index of the node
    earlier: Release | None  # that the changes are since

    @property
    def has_many_groups(self) -> bool:
        """Return whether the units are ranked in several groups."""
        return len({one.group for one in self.units}) > 1


def compare_units(
    session: Session,
    release: Release,
    method: Method,
    units: Sequence[Unit],
    *,
    node: str,
    reference: str,
) -> Comparison:
    """Return units beside each other by one node of the method."""
    names = node_names(method)
    if node not in names:
        raise Problem(_("Phương pháp của đợt không có chỉ số này."), status=400)
    beside = set_beside(session, release, units)
    beside.sort(key=lambda one: place_of(one, node))
    chosen = reference or _usual(beside)
    if chosen not in {ALL_PAIRS, *(one.unit.code for one in beside)}:
        message = _("Đơn vị làm mốc phải là một trong các đơn vị đã chọn.")
        raise Problem(message, status=400)
    among = n_shown(session, release, node)
    rows = _rows(
        session, release, beside, node=node, most=method.most(node), among=among
    )
    changes = [change for one in beside for change in one.changes.values()]
    return Comparison(
        tuple(beside),
        node,
        names,
        chosen,
        tuple(_against(rows, chosen)),
        among,
        session.get_one(Release, changes[0].earlier_id) if changes else None,
    )


def _usual(beside: Sequence[Beside]) -> str:
    """Return what is compared unless it is asked for: all of few, else the first."""
    return ALL_PAIRS if len(beside) <= MOST_PAIRED else beside[0].unit.code


def _rows(
    session: Session,
    release: Release,
    beside: Sequence[Beside],
    *,
    node: str,
    most: float,
    among: int,
) -> list[PairRow]:
    """Return every pair of units with an index; those in one another have none."""
    shown = [one for one in beside if one.is_shown(node)]
    sides = tuple(_side(one.figures[node]) for one in shown)
    found = pairs_of(sides, most, among=among)
    tree = tree_of_round(session, release.round)
    above = {one.unit.id: {one.unit.id, *tree.ancestors(one.unit.id)} for one in shown}
    rows = []
    for (first, second), pair in zip(combinations(shown, 2), found, strict=True):
        shares = first.unit.id in above[second.unit.id] or (
            second.unit.id in above[first.unit.id]
        )
        rows.append(PairRow(first, second, None if shares else pair))
    return rows


def _against(rows: Sequence[PairRow], reference: str) -> list[PairRow]:
    """Return the pairs with the reference, the other unit first; or all of them."""
    if reference == ALL_PAIRS:
        return list(rows)
    found = []
    for row in rows:
        if row.second.unit.code == reference:
            found.append(row)
        elif row.first.unit.code == reference:
            pair = row.pair.turned() if row.pair else None
            found.append(PairRow(row.second, row.first, pair))
    return found


def _side(figure: Figure) -> Side:
    value = figure.value or 0.0
    return Side(
        value,
        figure.se,
        figure.df or 0,
        value if figure.low is None else figure.low,
        value if figure.high is None else figure.high,
        figure.fallback,
    )
