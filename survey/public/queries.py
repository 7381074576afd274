"""Published releases, and what each says of the province and of its units."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.codes import may_exist
from survey.errors import Problem
from survey.figures.branches import OVERALL, UnitFigures, method_of, unit_figures
from survey.figures.changes import overall_changes
from survey.figures.populations import Mixture, mixture_of
from survey.figures.ranking import Group, Standing, by_index, groups
from survey.improvements import improvements
from survey.methods import Method
from survey.models import Change, Figure, Improvement, Receipt, Release, Round, Unit
from survey.paging import Page
from survey.public.hiding import Sight, hushed, hushed_figures
from survey.public.ranks import ranked_again
from survey.public.rates import (
    PublicRates,
    is_of_rates,
    one_of_each_unit,
    public_rates,
)
from survey.public.untold import untold
from survey.published import Published, public_releases, publications
from survey.receipts import receipt_digest
from survey.tree import tree_of_round
from survey.units_sought import Sought

SIZE = 50  # units that a search lists on a page


class Withdrawn(Exception):
    """The release was published once and has been withdrawn."""

    def __init__(self, published: Published) -> None:
        super().__init__()
        self.published = published


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


@dataclass(frozen=True, slots=True)
class Counted:
    """What can be said of a receipt: its round, and the first release that has it."""

    release: Release | None
    round_title: str
    is_published: bool


def published_release(session: Session, code: str, number: int) -> Published:
    """Return a published release; raise a `Problem` (404), or that it is withdrawn."""
    every = publications(session).values()
    found = [
        one
        for one in every
        if (one.release.round.code, one.release.number) == (code, number)
    ]
    if not found:
        raise Problem(_("Không có kết quả nào được công bố ở địa chỉ này."), status=404)
    if found[0].withdrawn is not None:
        raise Withdrawn(found[0])
    return found[0]


def newest_of_round(session: Session, code: str) -> Published:
    """Return the newest published release of a round, or raise a `Problem` (404)."""
    for one in public_releases(session):
        if one.release.round.code == code:
            return one
    message = _("Đợt khảo sát này chưa có kết quả nào được công bố.")
    raise Problem(message, status=404)


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
        _seen(figures, sight, every) if figures else None,
        mixture_of(session, release, root),
        groups(below, changes),
        improvements(session, round_id=release.round_id),
    )


def rates_of(
    session: Session, published: Published, unit_code: str = ""
) -> PublicRates:
    """Return the rates of a unit, by default the round's, or raise a `Problem`."""
    release = published.release
    root = session.get_one(Unit, release.round.root_id)
    unit = _unit(session, unit_code) if unit_code else root
    if unit is None:
        raise _says_nothing_of(unit_code)
    found = public_rates(session, published, unit, sight_of(session, release))
    if found.rates.own is None and unit is not root:
        raise _says_nothing_of(unit_code)
    of_unit = None if unit is root else unit.id
    told = improvements(session, round_id=release.round_id, unit_id=of_unit)
    return replace(found, improvements=told)


def unit_page(session: Session, published: Published, unit_code: str) -> UnitPage:
    """Return what everybody may see of one unit, or raise a `Problem` (404)."""
    release = published.release
    if is_of_rates(release):
        message = _("Các tỷ lệ từ số đếm không có biểu đồ và áp phích.")
        raise Problem(message, status=404)
    unit = _unit(session, unit_code)
    method = method_of(release)
    figures = unit and unit_figures(session, release, unit_id=unit.id, method=method)
    if unit is None or not figures:
        raise _says_nothing_of(unit_code)
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
        _seen(figures, sight, every),
        mixture_of(session, release, unit),
        by_index([figure for id_, figure in every.items() if id_ in children], {}),
        improvements(session, round_id=release.round_id, unit_id=unit.id),
    )


def units_found(session: Session, release: Release, asked: Sought) -> Page[Figure]:
    """Return a page of the overall figures of the units searched for, by name."""
    every = (
        one_of_each_unit(session, release)
        if is_of_rates(release)
        else overall_figures(session, release, sight_of(session, release)).values()
    )
    found = [figure for figure in every if asked.finds(figure.unit)]
    found.sort(key=lambda figure: (figure.unit.name, figure.unit.code))
    turn = asked.turn(len(found), size=SIZE)
    return Page(found[turn.offset : turn.offset + turn.size], turn)


def sight_of(session: Session, release: Release) -> Sight:
    """Return what everybody does not see of a published release."""
    query = select(Change.earlier_id).where(Change.release_id == release.id).limit(1)
    earlier_id = session.scalar(query)
    public = {one.release.id: one.release for one in public_releases(session)}
    earlier = None if earlier_id is None else public.get(earlier_id)
    return Sight(
        untold(session, release), untold(session, earlier) if earlier else None
    )


def overall_figures(
    session: Session, release: Release, sight: Sight
) -> dict[int, Figure]:
    """Return the overall figure of every unit as everybody may see it, by unit."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .options(joinedload(Figure.unit))
    )
    every = ranked_again([(one, hushed(one, sight)) for one in session.scalars(query)])
    return {figure.unit_id: figure for figure in every}


def _seen(
    figures: UnitFigures, sight: Sight, overall: Mapping[int, Figure]
) -> UnitFigures:
    """Return a unit's figures as everybody may see them, its rank among those told."""
    found = hushed_figures(figures, sight)
    return replace(found, overall=overall[figures.overall.unit_id])


def counted_receipt(session: Session, code: str) -> Counted | None:
    """Return what can be said of a receipt; None where there is none of this code."""
    receipt = session.get(Receipt, receipt_digest(code))
    if receipt is None:
        return None
    named = select(Release).where(
        Release.round_id == receipt.round_id, Release.number == receipt.counted_in
    )
    release = session.scalar(named.options(joinedload(Release.round)))
    public = {one.release.id for one in public_releases(session)}
    return Counted(
        release,
        _round_title(session, receipt.round_id),
        release is not None and release.id in public,
    )


def _round_title(session: Session, round_id: int) -> str:
    return session.get_one(Round, round_id).title


def _says_nothing_of(code: str) -> Problem:
    message = _("Kết quả này không nói về đơn vị mang mã “%(code)s”.", code=code)
    return Problem(message, status=404)


def _unit(session: Session, code: str) -> Unit | None:
    if not may_exist(code):
        return None
    return session.scalar(select(Unit).where(Unit.code == code))
