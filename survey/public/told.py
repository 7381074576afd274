"""What is published of the province and of each of its units."""

from dataclasses import dataclass, replace

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.figures.branches import UnitFigures, method_of, unit_figures
from survey.figures.changes import overall_changes
from survey.figures.populations import Mixture, mixture_of
from survey.figures.ranking import Group, Standing, by_index, groups
from survey.improvements import improvements
from survey.methods import Method
from survey.models import Improvement, Release, Unit
from survey.public.queries import says_nothing_of, unit_of
from survey.public.rates import (
    PublicRates,
    is_of_rates,
    public_rates,
)
from survey.public.sight import overall_figures, seen, sight_of
from survey.published import Published
from survey.tree import tree_of_round


@dataclass(frozen=True, slots=True)
class ProvincePage:
    """What everybody may see of a whole round."""

    published: Published
    method: Method
    root: Unit
    figures: UnitFigures | None
    mixture: Mixture | None  # whose sheets the index has
    groups: tuple[Group, ...]
    improvements: tuple[Improvement, ...]

    @property
    def release(self) -> Release:
        """Return the release the page is about."""
        return self.published.release


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What everybody may see of one unit."""

    published: Published
    method: Method
    unit: Unit
    above: tuple[Unit, ...]  # from the top down
    figures: UnitFigures
    mixture: Mixture | None
    below: tuple[Standing, ...]
    improvements: tuple[Improvement, ...]

    @property
    def release(self) -> Release:
        """Return the release the page is about."""
        return self.published.release


def province_page(session: Session, published: Published) -> ProvincePage:
    """Return what everybody may see of a whole round."""
    release = published.release
    method = method_of(release)
    root = session.get_one(Unit, release.round.root_id)
    sight = sight_of(session, release)
    every = overall_figures(session, release, sight)
    below = [figure for id_, figure in every.items() if id_ != root.id]
    changes = {
        id_: one
        for id_, one in overall_changes(session, release).items()
        if sight.of_change(one)
    }
    figures = unit_figures(session, release, unit_id=root.id, method=method)
    return ProvincePage(
        published,
        method,
        root,
        seen(figures, sight, every) if figures else None,
        mixture_of(session, release, root),
        groups(below, changes),
        improvements(session, round_id=release.round_id),
    )


def unit_page(session: Session, published: Published, unit_code: str) -> UnitPage:
    """Return what everybody may see of one unit, or raise a `Problem` (404)."""
    release = published.release
    if is_of_rates(release):
        message = _("Các tỷ lệ từ số đếm không có biểu đồ và áp phích.")
        raise Problem(message, status=404)
    unit = unit_of(session, unit_code)
    method = method_of(release)
    figures = unit and unit_figures(session, release, unit_id=unit.id, method=method)
    if unit is None or not figures:
        raise says_nothing_of(unit_code)
    tree = tree_of_round(session, release.round)
    above = reversed(tree.ancestors(unit.id))
    children = set(tree.children(unit.id))
    sight = sight_of(session, release)
    every = overall_figures(session, release, sight)
    return UnitPage(
        published,
        method,
        unit,
        tuple(session.get_one(Unit, unit_id) for unit_id in above),
        seen(figures, sight, every),
        mixture_of(session, release, unit),
        by_index([figure for id_, figure in every.items() if id_ in children], {}),
        improvements(session, round_id=release.round_id, unit_id=unit.id),
    )


def rates_of(
    session: Session, published: Published, unit_code: str = ""
) -> PublicRates:
    """Return the rates of a unit, by default the round's, or raise a `Problem`."""
    release = published.release
    root = session.get_one(Unit, release.round.root_id)
    unit = unit_of(session, unit_code) if unit_code else root
    if unit is None:
        raise says_nothing_of(unit_code)
    found = public_rates(session, published, unit, sight_of(session, release))
    if found.rates.own is None and unit is not root:
        raise says_nothing_of(unit_code)
    of_unit = None if unit is root else unit.id
    told = improvements(session, round_id=release.round_id, unit_id=of_unit)
    return replace(found, improvements=told)
