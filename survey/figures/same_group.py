"""Which units a release ranked among each other: by the groups of its own day."""

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import QueryableAttribute

from survey.models import Figure, Unit, UnitKind

KINDS = frozenset(UnitKind)


def group_key(frozen: QueryableAttribute[str | None]) -> ColumnElement[str]:
    """Return what tells a group in a query that has the unit beside its figure.

    Releases of before revision 0023 do not say it: there the unit's group of today,
    or what sort of office it is, stands in.
    """
    given = func.nullif(Unit.ranking_group, "")
    return func.coalesce(frozen, given, Unit.kind)


def key_of(figure: Figure) -> str:
    """Return the same of a figure at hand."""
    if figure.ranking_group is not None:
        return figure.ranking_group
    return figure.unit.ranking_group or str(figure.unit.kind)


def given_group(figure: Figure) -> str:
    """Return the group a unit was given; empty where it is ranked among its kind."""
    key = key_of(figure)
    return "" if key in KINDS else key
