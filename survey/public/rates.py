"""Rates from offices' own counts, as everybody may see them.

No answer of a person is in them: numerators and denominators are told as they are, and
nothing is held back but rates of fewer cases than the method asks for. A change is told
only since a release that is published, too.
"""

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.figures.branches import method_of
from survey.figures.rates import RatesPage, UnitRates, rates_page
from survey.models import Figure, Improvement, Release, Unit
from survey.public.hiding import Sight
from survey.published import Published


@dataclass(frozen=True, slots=True)
class PublicRates:
    """What everybody may see of the rates of a unit and of those below it."""

    published: Published
    rates: RatesPage
    improvements: tuple[Improvement, ...] = ()

    @property
    def is_root(self) -> bool:
        """Return whether this is the unit that the round was held under."""
        return self.rates.unit.id == self.rates.release.round.root_id


def is_of_rates(release: Release) -> bool:
    """Return whether a release is of counts, which nobody was asked for."""
    return not method_of(release).is_asked


def public_rates(
    session: Session, published: Published, unit: Unit, sight: Sight
) -> PublicRates:
    """Return the rates of a unit; of the round's own with all units below it."""
    release = published.release
    is_root = unit.id == release.round.root_id
    page = rates_page(session, release, unit, is_deep=is_root)
    own = _seen(page.own, sight) if page.own else None
    return PublicRates(published, replace(page, own=own))


def one_of_each_unit(session: Session, release: Release) -> list[Figure]:
    """Return the first rate of every unit that has any."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
        .order_by(Figure.node)
    )
    return list({one.unit_id: one for one in session.scalars(query)}.values())


def _seen(own: UnitRates, sight: Sight) -> UnitRates:
    rates = (replace(rate, change=sight.of_change(rate.change)) for rate in own.rates)
    return replace(own, rates=tuple(rates))
