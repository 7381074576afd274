"""The rows of the open data: every figure as everybody may see it."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.documents import Texts
from survey.figures.branches import method_of
from survey.figures.populations import Populations, populations_counted
from survey.figures.same_group import given_group
from survey.methods import Content, Criterion, Factor, Method
from survey.methods.method import ROOT
from survey.models import Change, Figure, Release, Status
from survey.public.hiding import Place, Sight, hushed, rounded
from survey.public.sight import overall_figures, sight_of
from survey.tree import Tree, tree_of_round

Value = str | int | float | None
Row = tuple[Value, ...]
Names = Mapping[str, tuple[str, str]]  # of nodes, by code: Vietnamese and English
CENSUS = "census"  # all was counted: no answers of people, no interval
TENTH_OF_PERCENT = 3  # decimals of a probability


def rows_of(session: Session, release: Release) -> list[Row]:
    """Return the open data of a release, units by code, nodes as in the method."""
    method = method_of(release)
    names = _names(method)
    tree = tree_of_round(session, release.round)
    order = {code: place for place, code in enumerate(names)}
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
    )
    figures = sorted(session.scalars(query), key=lambda f: (f.unit.code, order[f.node]))
    codes = {figure.unit_id: figure.unit.code for figure in figures}
    sight = sight_of(session, release)
    overall = overall_figures(session, release, sight)
    changes = _changes(session, release, sight)
    counted = populations_counted(session, release, tree)
    return [
        (
            *(release.round.code, release.number),
            *_place(overall.get(figure.unit_id, figure), tree, codes),
            *(figure.node, *names[figure.node], str(figure.level)),
            *_said(
                overall[figure.unit_id]
                if figure.node == ROOT
                else hushed(figure, sight),
                changes.get((figure.unit_id, figure.node)),
                counted.get(figure.unit_id, ()),
            ),
        )
        for figure in figures
    ]


def _place(overall: Figure, tree: Tree, codes: Mapping[int, str]) -> Row:
    unit = overall.unit
    above = tree.parent(unit.id) if unit.id in tree else None
    over = codes.get(above, "") if above is not None else ""
    return (
        *(unit.code, unit.name, unit.name_en, str(unit.kind)),
        *(over, given_group(overall)),
    )


def _said(figure: Figure, change: Change | None, counted: Populations) -> Row:
    if figure.status != Status.SHOWN:
        return (Status.WITHHELD.value, *[None] * 17)
    is_census = figure.fallback == CENSUS
    limits = (None, None) if is_census else (figure.low, figure.high)
    return (
        *(Status.SHOWN.value, figure.n if is_census else rounded(figure.n)),
        *(_two(figure.value), *(_two(one) for one in limits)),
        *(_two(figure.share), _two(figure.mean)),
        *_ranked(figure),
        *(figure.band or None, _digits(figure.band_chance, TENTH_OF_PERCENT)),
        *_changed(change),
        " ".join(counted),
    )


def _ranked(figure: Figure) -> Row:
    """Return the ranks of an overall index, counted again among those told.

    Those of parts of an index are among all that officials see.
    """
    if figure.node != ROOT:
        return (None, None, None, None)
    return (figure.rank, figure.rank_of, figure.rank_best, figure.rank_worst)


def _changed(change: Change | None) -> Row:
    if change is None:
        return (None, None, None, None)
    limits = (_two(change.low), _two(change.high))
    return (_two(change.difference), *limits, str(change.verdict))


def _two(value: float | None) -> float | None:
    return _digits(value, 2)


def _digits(value: float | None, decimals: int) -> float | None:
    """Round half up, as pages print: every format has the digits that pages have."""
    if value is None:
        return None
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(step, rounding=ROUND_HALF_UP))


def _changes(session: Session, release: Release, sight: Sight) -> dict[Place, Change]:
    query = select(Change).where(Change.release_id == release.id)
    told = (one for one in session.scalars(query) if sight.of_change(one))
    return {(one.unit_id, one.node): one for one in told}


def _names(method: Method) -> Names:
    """Return the names of a method's nodes, the whole before its parts."""
    found = {ROOT: ("Chỉ số chung", "Overall index")}
    for content in method.contents:
        nodes: list[Content | Factor | Criterion] = [content]
        for factor in content.factors:
            nodes += [factor, *factor.criteria]
        found |= {node.code: _both(node.name) for node in nodes}
    return found


def _both(name: Texts) -> tuple[str, str]:
    vietnamese = name.get("vi") or next(iter(name.values()), "")
    return vietnamese, name.get("en", vietnamese)
