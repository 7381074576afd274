"""What has changed since earlier rounds, as a release has it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.figures.releases import last_of_round_before
from survey.methods import stored_method
from survey.methods.method import ROOT
from survey.models import Change, Figure, Release, Status, YearChange
from survey.words import out_of


@dataclass(frozen=True, slots=True)
class Before:
    """A unit's overall index in the round before, next to that of this one."""

    release: Release
    figure: Figure
    is_same_method: bool
    change: Change | None  # None where the release says nothing of it

    @property
    def out_of(self) -> str:
        """Return what stands behind the earlier figure."""
        return out_of(stored_method(self.release.method))


def changes_of_unit(
    session: Session, release: Release, unit_id: int
) -> dict[str, Change]:
    """Return the changes of a unit's figures by node."""
    query = select(Change).where(
        Change.release_id == release.id, Change.unit_id == unit_id
    )
    return {change.node: change for change in session.scalars(query)}


def overall_changes(session: Session, release: Release) -> dict[int, Change]:
    """Return the changes of the overall indices by unit."""
    query = select(Change).where(Change.release_id == release.id, Change.node == ROOT)
    return {change.unit_id: change for change in session.scalars(query)}


def year_changes_of_unit(
    session: Session, release: Release, unit_id: int
) -> dict[str, YearChange]:
    """Return how a unit's figures changed since a year before, by node."""
    query = select(YearChange).where(
        YearChange.release_id == release.id, YearChange.unit_id == unit_id
    )
    return {change.node: change for change in session.scalars(query)}


def before(
    session: Session, release: Release, overall: Figure | None, change: Change | None
) -> Before | None:
    """Return the unit's overall index of the round before, if both are shown."""
    earlier = (
        session.get_one(Release, change.earlier_id)
        if change
        else last_of_round_before(session, release)
    )
    if earlier is None or overall is None or overall.status != Status.SHOWN:
        return None
    figure = session.get(Figure, (earlier.id, overall.unit_id, overall.node))
    if figure is None or figure.status != Status.SHOWN:
        return None
    return Before(
        earlier,
        figure,
        is_same_method=earlier.method_id == release.method_id,
        change=change,
    )
