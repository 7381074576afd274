"""The register read: a list cut by what is asked for, and all of one subject."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select, tuple_
from sqlalchemy.orm import Session

from survey.models import OutsideResult, SubjectKind
from survey.outside.subjects import plain
from survey.paging import Turn, turn_to
from survey.results.outside.ranks import Standing, standings

SIZE = 50  # results on a page


class Asked(NamedTuple):
    """What a list is cut by; empty is all."""

    index_name: str = ""
    year: int | None = None
    kind: str = ""
    subject: str = ""  # a part of its name
    with_areas: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of results, with where each stands."""

    rows: Sequence[OutsideResult]
    standings: dict[int, Standing]
    turn: Turn


class Choices(NamedTuple):
    """What a list can be cut by."""

    indices: Sequence[str]
    years: Sequence[int]
    kinds: Sequence[SubjectKind]


def listed(session: Session, asked: Asked, page: str) -> Listed:
    """Return a page of the results asked for, the newest year first."""
    query = _query(asked)
    n = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    turn = turn_to(n, page, size=SIZE)
    rows = session.scalars(query.order_by(*_order()).offset(turn.offset).limit(SIZE))
    found = rows.all()
    return Listed(found, standings_of(session, found), turn)


def every(session: Session, asked: Asked) -> Sequence[OutsideResult]:
    """Return all results asked for."""
    return session.scalars(_query(asked).order_by(*_order())).all()


def choices(session: Session) -> Choices:
    """Return the indices, years and kinds the register has anything of."""
    indices = session.scalars(select(OutsideResult.index_name).distinct()).all()
    years = session.scalars(select(OutsideResult.year).distinct()).all()
    kinds = set(session.scalars(select(OutsideResult.subject_kind).distinct()))
    in_order = [kind for kind in SubjectKind if kind in kinds]
    return Choices(sorted(indices), sorted(years, reverse=True), in_order)


def results_of(session: Session, subject: str) -> Sequence[OutsideResult]:
    """Return everything the register has of a subject."""
    query = select(OutsideResult).where(OutsideResult.subject == subject)
    return session.scalars(query.order_by(*_order())).all()


def standings_of(
    session: Session, results: Iterable[OutsideResult]
) -> dict[int, Standing]:
    """Return where results stand among all that are ranked with them."""
    keys = {(one.index_name, one.year, one.area) for one in results}
    if not keys:
        return {}
    key = tuple_(OutsideResult.index_name, OutsideResult.year, OutsideResult.area)
    return standings(session.scalars(select(OutsideResult).where(key.in_(keys))))


def _query(asked: Asked) -> Select[OutsideResult]:
    return select(OutsideResult).where(*_conditions(asked))


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    found = []
    if asked.index_name:
        found.append(OutsideResult.index_name == asked.index_name)
    if asked.year is not None:
        found.append(OutsideResult.year == asked.year)
    if asked.kind:
        found.append(OutsideResult.subject_kind == asked.kind)
    if plain(asked.subject):
        part = plain(asked.subject)
        found.append(OutsideResult.subject.contains(part, autoescape=True))
    if not asked.with_areas:
        found.append(OutsideResult.area == "")
    return found


def _order() -> tuple[Any, ...]:
    # Databases disagree on where nothing is sorted: here it comes last.
    kinds = {kind: number for number, kind in enumerate(SubjectKind)}
    rank, value = OutsideResult.rank, OutsideResult.value
    return (
        OutsideResult.year.desc(),
        OutsideResult.index_name,
        case(kinds, value=OutsideResult.subject_kind, else_=len(kinds)),
        OutsideResult.province,
        OutsideResult.area,
        case((rank.is_(None), 1), else_=0),
        rank,
        case((value.is_(None), 1), else_=0),
        value.desc(),
        OutsideResult.subject,
    )
