"""The release that classes are counted against: of about a year before."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from survey.models import Method, Release, Round

YEAR = timedelta(days=365)
SLACK = timedelta(days=91)  # a round a quarter earlier or later is still last year's


def earlier_releases(
    session: Session, release: Release, *, is_as_made: bool = False
) -> list[Release]:
    """Return the last release of every earlier round of the same unit and method.

    The newest round first. Versions of a method may differ in their bounds.
    `is_as_made`: only those which there were when the release was made.
    """
    query = (
        select(Release)
        .join(Release.round)
        .join(Method, Method.id == Release.method_id)
        .where(
            Round.root_id == release.round.root_id,
            Round.starts_on < release.round.starts_on,
            Method.code == release.method.code,
        )
        .options(contains_eager(Release.round), joinedload(Release.method))
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )
    if is_as_made:
        query = query.where(Release.made_at <= release.made_at)
    last: dict[int, Release] = {}
    for one in session.scalars(query):
        last.setdefault(one.round_id, one)
    return list(last.values())


def a_year_before(earlier: Sequence[Release], release: Release) -> Release | None:
    """Return the newest of them whose round began about a year before, if any."""
    return next(
        (one for one in earlier if is_a_year_before(one.round, release.round)), None
    )


def is_a_year_before(earlier: Round, later: Round) -> bool:
    """Return whether a round began about a year before another."""
    return abs(later.starts_on - earlier.starts_on - YEAR) <= SLACK
