"""What is read for programs, a page at a time, cut to the units they may see."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, select, tuple_
from sqlalchemy.orm import (
    InstrumentedAttribute,
    Session,
    contains_eager,
    joinedload,
)

from survey.api.asked import (
    ChangesAsked,
    FiguresAsked,
    GroupFactorsAsked,
    GroupsAsked,
    OfUnitsAsked,
    PageAsked,
    Since,
)
from survey.models import (
    AnyChange,
    Change,
    Figure,
    Part,
    PartDetail,
    Release,
    Round,
    Status,
    Unit,
    YearChange,
)
from survey.rounds_in_sight import rounds_in_sight

Scope = Collection[int] | None  # numbers of units; None: all there are


class ChangedFigure(NamedTuple):
    """A change with the code of its unit, and the release it is since."""

    change: AnyChange
    unit_code: str
    earlier: Release


def units_behind(session: Session, scope: Scope, asked: PageAsked) -> Sequence[Unit]:
    """Return units of all times, in the order they were created; one more than asked.

    The one more says whether there is a next page; all lists here do so.
    """
    query = select(Unit).options(joinedload(Unit.parent)).order_by(Unit.id)
    if scope is None:
        query = query.where(Unit.id > asked.behind).limit(asked.limit + 1)
    else:
        left = sorted(id_ for id_ in scope if id_ > asked.behind)
        query = query.where(Unit.id.in_(left[: asked.limit + 1]))
    return session.scalars(query).all()


def rounds_behind(session: Session, scope: Scope, asked: PageAsked) -> Sequence[Round]:
    """Return the rounds that take in a unit of the scope, as they were opened."""
    found = sorted(rounds_in_sight(session, scope), key=lambda one: one.id)
    return [one for one in found if one.id > asked.behind][: asked.limit + 1]


def releases_behind(
    session: Session, round_code: str, asked: PageAsked
) -> Sequence[Release]:
    """Return the releases of a round by their numbers."""
    query = _releases(round_code).where(Release.number > asked.behind)
    return session.scalars(query.limit(asked.limit + 1)).all()


def figures_behind(
    session: Session, release: Release, scope: Scope, asked: FiguresAsked
) -> Sequence[Figure]:
    """Return figures of a release with their units, those of a unit together."""
    query = select(Figure).options(joinedload(Figure.unit))
    place = Figure.unit_id, Figure.node
    query = query.where(
        Figure.release_id == release.id, tuple_(*place) > asked.behind_node
    )
    if scope is not None:
        query = query.where(Figure.unit_id.in_(scope))
    if asked.unit is not None:
        query = query.where(Figure.unit.has(code=asked.unit))
    for column, wanted in (
        (Figure.node, asked.node),
        (Figure.level, asked.level),
        (Figure.status, asked.status),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    return session.scalars(query.order_by(*place).limit(asked.limit + 1)).all()


def changes_behind(
    session: Session, release: Release, scope: Scope, asked: ChangesAsked
) -> Sequence[ChangedFigure]:
    """Return the changes of figures that are shown, those of a unit together."""
    table = YearChange if asked.since is Since.YEAR else Change
    place = table.unit_id, table.node
    query = (
        select(table, Unit.code, Release)
        .join(Unit, Unit.id == table.unit_id)
        .join(Release, Release.id == table.earlier_id)
        .join(Release.round)
        .join(
            Figure,
            (Figure.release_id == table.release_id)
            & (Figure.unit_id == table.unit_id)
            & (Figure.node == table.node),
        )
        .options(contains_eager(Release.round))
        .where(
            table.release_id == release.id,
            Figure.status == Status.SHOWN,
            tuple_(*place) > asked.behind_node,
        )
    )
    if scope is not None:
        query = query.where(table.unit_id.in_(scope))
    if asked.unit is not None:
        query = query.where(Unit.code == asked.unit)
    if asked.node is not None:
        query = query.where(table.node == asked.node)
    rows = session.execute(query.order_by(*place).limit(asked.limit + 1))
    return [ChangedFigure(*row) for row in rows]


def groups_behind(
    session: Session, release: Release, scope: Scope, asked: GroupsAsked
) -> Sequence[tuple[Part, str]]:
    """Return groups of sheets with the code of their unit, those of a unit together."""
    place = Part.unit_id, Part.dimension, Part.code
    query = select(Part, Unit.code).join(Unit, Unit.id == Part.unit_id)
    query = query.where(
        Part.release_id == release.id,
        tuple_(*place) > asked.behind_group,
        *_in_scope(Part.unit_id, scope, asked),
        *_wanted(
            {
                Part.dimension: asked.dimension,
                Part.code: asked.group,
                Part.status: asked.status,
            }
        ),
    )
    rows = session.execute(query.order_by(*place).limit(asked.limit + 1))
    return [(part, code) for part, code in rows]


def group_factors_behind(
    session: Session, release: Release, scope: Scope, asked: GroupFactorsAsked
) -> Sequence[tuple[PartDetail, str]]:
    """Return factors of groups with the code of their unit."""
    table = PartDetail
    place = table.unit_id, table.dimension, table.code, table.node
    query = select(table, Unit.code).join(Unit, Unit.id == table.unit_id)
    query = query.where(
        table.release_id == release.id,
        tuple_(*place) > asked.behind_factor,
        *_in_scope(table.unit_id, scope, asked),
        *_wanted(
            {
                table.dimension: asked.dimension,
                table.code: asked.group,
                table.node: asked.node,
            }
        ),
    )
    rows = session.execute(query.order_by(*place).limit(asked.limit + 1))
    return [(detail, code) for detail, code in rows]


def _in_scope(
    unit_id: InstrumentedAttribute[int], scope: Scope, asked: OfUnitsAsked
) -> Iterator[ColumnElement[bool]]:
    if scope is not None:
        yield unit_id.in_(scope)
    if asked.unit is not None:
        yield Unit.code == asked.unit


def _wanted(
    asked: Mapping[InstrumentedAttribute[Any], str | None],
) -> Iterator[ColumnElement[bool]]:
    for column, value in asked.items():
        if value is not None:
            yield column == value


def _releases(round_code: str) -> Select[Release]:
    return (
        select(Release)
        .join(Release.round)
        .where(Round.code == round_code)
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Release.number)
    )
