"""Everything a file says of a release, read in a few queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.errors import Problem
from survey.methods import Method, parse_method
from survey.methods.method import ROOT
from survey.models import Figure, Release, Round, Unit
from survey.tree import Tree, load_tree


@dataclass(frozen=True, slots=True)
class Exported:
    """A release and its figures: units as in the tree, nodes as in the method."""

    release: Release
    method: Method
    root: Unit
    figures: Sequence[Figure]


def read_release(
    session: Session, round_code: str, *, number: int | None = None
) -> Exported:
    """Return a round's release, by default its newest, or raise a `Problem` (404)."""
    release = _release(session, round_code, number)
    method = parse_method(release.method.document)
    root = session.get_one(Unit, release.round.root_id)
    figures = _figures(session, release, method)
    return Exported(release, method, root, figures)


def nodes_of(method: Method) -> list[str]:
    """Return the codes of a method's nodes, the whole before its parts."""
    codes = [ROOT]
    for content in method.contents:
        codes.append(content.code)
        for factor in content.factors:
            codes += [factor.code, *(criterion.code for criterion in factor.criteria)]
    return codes


def _release(session: Session, round_code: str, number: int | None) -> Release:
    query = (
        select(Release)
        .join(Release.round)
        .options(joinedload(Release.round), joinedload(Release.method))
        .where(Round.code == round_code)
        .order_by(Release.number.desc())
        .limit(1)
    )
    if number is not None:
        query = query.where(Release.number == number)
    release = session.scalar(query)
    if release is None:
        raise Problem(_absence(round_code, number), status=404)
    return release


def _absence(round_code: str, number: int | None) -> str:
    if number is None:
        text: str = _("Đợt khảo sát “%(code)s” chưa có kết quả nào.", code=round_code)
    else:
        text = _(
            "Đợt khảo sát “%(code)s” không có kết quả số %(number)d.",
            code=round_code,
            number=number,
        )
    return text


def _figures(session: Session, release: Release, method: Method) -> list[Figure]:
    query = (
        select(Figure)
        .where(Figure.release_id == release.id)
        .options(joinedload(Figure.unit))
    )
    units = {id_: place for place, id_ in enumerate(_in_order(load_tree(session)))}
    nodes = {code: place for place, code in enumerate(nodes_of(method))}
    return sorted(
        session.scalars(query),
        key=lambda figure: (units[figure.unit_id], nodes[figure.node]),
    )


def _in_order(tree: Tree) -> list[int]:
    return [unit_id for root in tree.roots for unit_id in tree.subtree(root)]
