"""Published releases, and what each says of the province and of its units."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.codes import may_exist
from survey.errors import Problem
from survey.figures.branches import OVERALL, UnitFigures, method_of, unit_figures
from survey.figures.changes import overall_changes
from survey.figures.ranking import Group, Standing, by_index, groups
from survey.improvements import improvements
from survey.methods import Method
from survey.models import Figure, Improvement, Receipt, Release, Round, Unit
from survey.public.hiding import hushed, hushed_figures, is_public
from survey.published import Published, public_releases, publications
from survey.receipts import receipt_digest
from survey.tree import tree_of_round
from survey.unaccented import unaccented

MOST_FOUND = 200  # units that a search lists


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
    every = overall_figures(session, release)
    below = [figure for figure in every if figure.unit_id != root.id]
    seen = {figure.unit_id for figure in every if is_public(figure)}
    changes = overall_changes(session, release)
    figures = unit_figures(session, release, unit_id=root.id, method=method)
    return ProvincePage(
        published,
        method,
        root,
        hushed_figures(figures) if figures else None,
        groups(below, {id_: one for id_, one in changes.items() if id_ in seen}),
        improvements(session, round_id=release.round_id),
    )


def unit_page(session: Session, published: Published, unit_code: str) -> UnitPage:
    """Return what everybody may see of one unit, or raise a `Problem` (404)."""
    release = published.release
    unit = _unit(session, unit_code)
    method = method_of(release)
    figures = unit and unit_figures(session, release, unit_id=unit.id, method=method)
    if unit is None or not figures:
        message = _(
            "Kết quả này không nói về đơn vị mang mã “%(code)s”.", code=unit_code
        )
        raise Problem(message, status=404)
    tree = tree_of_round(session, release.round)
    above = reversed(tree.ancestors(unit.id))
    children = set(tree.children(unit.id))
    every = overall_figures(session, release)
    return UnitPage(
        published,
        method,
        unit,
        tuple(session.get_one(Unit, unit_id) for unit_id in above),
        hushed_figures(figures),
        by_index([figure for figure in every if figure.unit_id in children], {}),
        improvements(session, round_id=release.round_id, unit_id=unit.id),
    )


def units_found(session: Session, release: Release, asked: str) -> list[Figure]:
    """Return the overall figures of the units whose name or code holds some letters."""
    wanted = unaccented(asked).split()
    return [
        figure
        for figure in sorted(
            overall_figures(session, release), key=lambda f: (f.unit.name, f.unit.code)
        )
        if all(word in _searched(figure.unit) for word in wanted)
    ][:MOST_FOUND]


def overall_figures(session: Session, release: Release) -> list[Figure]:
    """Return the overall figure of every unit as everybody may see it."""
    query = (
        select(Figure)
        .where(Figure.release_id == release.id, Figure.node == OVERALL)
        .options(joinedload(Figure.unit))
    )
    return [hushed(figure) for figure in session.scalars(query)]


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


def _unit(session: Session, code: str) -> Unit | None:
    if not may_exist(code):
        return None
    return session.scalar(select(Unit).where(Unit.code == code))


def _searched(unit: Unit) -> str:
    return unaccented(f"{unit.name} {unit.name_en} {unit.code}")
