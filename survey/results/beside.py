"""Units of a release with their figures, to be set beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.i18n import named
from survey.methods import Method
from survey.methods.method import ROOT
from survey.models import Change, Figure, Level, Release, Status, Unit
from survey.words import group_of, group_of_figure, text_of

Key = tuple[int, str]  # unit and node


@dataclass(frozen=True, slots=True)
class Beside:
    """A unit with its figures, and their changes since the round before, by node."""

    unit: Unit
    name: str
    figures: dict[str, Figure]
    changes: dict[str, Change]

    @property
    def group(self) -> str:
        """Return the group it is ranked in."""
        overall = self.figures.get(ROOT)
        return group_of_figure(overall) if overall else group_of(self.unit)

    def is_shown(self, node: str) -> bool:
        """Return whether there is an index of the node."""
        figure = self.figures.get(node)
        return figure is not None and figure.status == Status.SHOWN


def set_beside(
    session: Session, release: Release, units: Sequence[Unit]
) -> list[Beside]:
    """Return units with all that a release says of them."""
    ids = [unit.id for unit in units]
    levels = (Level.OVERALL, Level.FACTOR)
    figures = session.scalars(
        select(Figure).where(
            Figure.release_id == release.id,
            Figure.unit_id.in_(ids),
            Figure.level.in_(levels),
        )
    )
    by_key: dict[Key, Figure] = {(one.unit_id, one.node): one for one in figures}
    changes = session.scalars(
        select(Change).where(Change.release_id == release.id, Change.unit_id.in_(ids))
    )
    since: dict[Key, Change] = {(one.unit_id, one.node): one for one in changes}
    return [
        Beside(
            unit,
            named(unit),
            {
                node: one
                for (unit_id, node), one in by_key.items()
                if unit_id == unit.id
            },
            {node: one for (unit_id, node), one in since.items() if unit_id == unit.id},
        )
        for unit in units
    ]


def place_of(one: Beside, node: str) -> tuple[bool, float, str]:
    """Return what sorts the highest index of a node first, those without at the end."""
    value = one.figures[node].value if one.is_shown(node) else None
    return value is None, -(value or 0.0), one.name


def n_shown(session: Session, release: Release, node: str) -> int:
    """Return how many units of a release could be chosen for a node."""
    query = select(func.count()).where(
        Figure.release_id == release.id,
        Figure.node == node,
        Figure.status == Status.SHOWN,
    )
    return session.scalar(query) or 0


def node_names(method: Method) -> dict[str, str]:
    """Return the names of the whole and of the factors by their codes."""
    factors = {factor.code: text_of(factor.name) for factor in method.factors}
    return {ROOT: str(_("Chỉ số chung")), **factors}
