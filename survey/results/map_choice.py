"""Which two releases are drawn on a map: those asked for, else the newest two."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.figures.releases import release_of
from survey.methods.method import ROOT
from survey.models import Figure, Release, Round


class Choice(NamedTuple):
    """Two releases, the earlier round's first."""

    earlier: Release
    later: Release


def comparable_releases(session: Session) -> list[Release]:
    """Return the newest release of every round that has an overall index."""
    has_index = exists().where(
        Figure.release_id == Release.id,
        Figure.unit_id == Round.root_id,
        Figure.node == ROOT,
    )
    query = (
        select(Release)
        .join(Release.round)
        .where(has_index)
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )
    newest: dict[int, Release] = {}
    for release in session.scalars(query):
        newest.setdefault(release.round_id, release)
    return list(newest.values())


def choice_of(
    session: Session, offered: Sequence[Release], earlier: str, later: str
) -> Choice | None:
    """Return the rounds of these codes; without a code the newest that fits.

    In the order of their days, whichever was named first.
    """
    second = release_of(session, later, number=None) if later else _first(offered)
    if second is None:
        return None
    first = (
        release_of(session, earlier, number=None)
        if earlier
        else _first([one for one in offered if _fits(one, second)])
    )
    if first is None:
        return None
    if first.round.starts_on > second.round.starts_on:
        return Choice(second, first)
    return Choice(first, second)


def _first(releases: Sequence[Release]) -> Release | None:
    return releases[0] if releases else None


def _fits(earlier: Release, later: Release) -> bool:
    is_before = earlier.round.starts_on < later.round.starts_on
    return is_before and earlier.method_id == later.method_id
