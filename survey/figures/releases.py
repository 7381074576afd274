"""Which release is looked at, and which others there are."""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.errors import Problem
from survey.methods.method import ROOT
from survey.models import Figure, Release, Round


def releases(
    session: Session, *, scope: Collection[int] | None = None
) -> list[Release]:
    """Return the releases of rounds held under units, the newest round's newest first.

    Without a scope every release.
    """
    found = session.scalars(_newest_first())
    return [r for r in found if scope is None or r.round.root_id in scope]


def newest_release(session: Session, *, unit_id: int | None = None) -> Release | None:
    """Return the newest release, if asked so the newest with figures of a unit.

    One with an overall index comes before rates, which are counted week by week.
    """
    place = Round.root_id if unit_id is None else unit_id
    has_index = exists().where(
        Figure.release_id == Release.id, Figure.unit_id == place, Figure.node == ROOT
    )
    found = session.scalar(_newest_first().where(has_index).limit(1))
    if found is not None:
        return found
    query = _newest_first()
    if unit_id is not None:
        query = query.where(_says_something_of(unit_id))
    return session.scalar(query.limit(1))


def releases_of_unit(session: Session, unit_id: int) -> list[Release]:
    """Return the releases with figures of a unit, the newest round's newest first."""
    return list(session.scalars(_newest_first().where(_says_something_of(unit_id))))


def _says_something_of(unit_id: int) -> ColumnElement[bool]:
    return exists().where(Figure.release_id == Release.id, Figure.unit_id == unit_id)


def release_of(session: Session, round_code: str, *, number: int | None) -> Release:
    """Return a round's release, by default its newest, or raise a `Problem` (404)."""
    query = _newest_first().where(Round.code == round_code)
    if number is not None:
        query = query.where(Release.number == number)
    found = session.scalar(query.limit(1))
    if found is None:
        raise no_release(round_code)
    return found


def no_release(round_code: str) -> Problem:
    """Return what is said of a release that is not there, or not for who asks."""
    message = _(
        "Không có kết quả này của đợt khảo sát “%(code)s”. Các kết quả đã lập "
        "có ở trang Xuất dữ liệu.",
        code=round_code,
    )
    return Problem(message, status=404)


def last_of_round_before(session: Session, release: Release) -> Release | None:
    """Return the last release of the round before, of the same root unit."""
    round_ = release.round
    query = _newest_first().where(
        Round.root_id == round_.root_id, Round.starts_on < round_.starts_on
    )
    return session.scalar(query.limit(1))


def _newest_first() -> Select[Release]:
    return (
        select(Release)
        .join(Release.round)
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )
