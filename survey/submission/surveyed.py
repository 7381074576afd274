"""Points that figures of the survey earn: read from releases, never typed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.measure import par_points
from survey.methods import stored_method
from survey.methods.method import INDEX, Method
from survey.models import Figure, Release, Status
from survey.par import Item

Figures = Mapping[tuple[int, str], Figure]  # by unit and node


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The figure that earns an item its points, or why there is none.

    `lack` is "no-round", "no-release", "no-figure" or "withheld".
    """

    lack: str = ""
    figure: Figure | None = None
    index: Decimal | None = None  # on 0–100, whatever the method's own scale
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The newest release of a round, with figures of some units."""

    release: Release | None
    method: Method | None
    figures: Figures
    lack: str = ""

    def of(self, unit_id: int, item: Item) -> Surveyed:
        """Return what an item of a unit earns: p = S·m/100, half up."""
        if self.method is None:
            return Surveyed(self.lack)
        figure = self.figures.get((unit_id, item.node))
        if figure is None:
            return Surveyed("no-figure")
        if figure.status != Status.SHOWN or figure.value is None:
            return Surveyed("withheld", figure)
        index = INDEX * figure.value / self.method.most(item.node)
        points = Decimal(str(par_points(index, float(item.most))))
        return Surveyed("", figure, Decimal(str(index)), points)


def source_of(
    session: Session,
    round_id: int | None,
    *,
    release_id: int | None,
    unit_ids: Collection[int],
    items: Iterable[Item],
) -> Source:
    """Return what a release says of units for some items; without one, the newest."""
    if round_id is None:
        return Source(None, None, {}, "no-round")
    release = _newest(session, round_id, release_id)
    if release is None:
        return Source(None, None, {}, "no-release")
    query = select(Figure).where(
        Figure.release_id == release.id,
        Figure.unit_id.in_(unit_ids),
        Figure.node.in_({item.node for item in items if item.node}),
    )
    figures = {(one.unit_id, one.node): one for one in session.scalars(query)}
    return Source(release, stored_method(release.method), figures)


def _newest(session: Session, round_id: int, release_id: int | None) -> Release | None:
    query = (
        select(Release)
        .where(Release.round_id == round_id)
        .options(joinedload(Release.method), joinedload(Release.round))
        .order_by(Release.number.desc())
    )
    if release_id is not None:
        query = query.where(Release.id == release_id)
    return session.scalar(query.limit(1))
