"""What has changed and what to look at first: a page of results in ten seconds.

Nothing is computed: rows that a release has frozen are picked and put in order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.classification.earlier import (
    a_year_before,
    earlier_releases,
    is_a_year_before,
)
from survey.figures.branches import Branch, UnitFigures
from survey.figures.changes import Before, year_changes_of_unit
from survey.figures.priorities import Priorities
from survey.figures.ranking import Standing
from survey.i18n import index
from survey.models import (
    Change,
    Figure,
    Quadrant,
    Release,
    Status,
    Verdict,
    YearChange,
)

MOST = 3  # units that are named


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier overall index, and what the release says of the change since."""

    release: Release
    figure: Figure
    change: YearChange | None = None  # None: it holds no verdict
    parts: tuple[tuple[Branch, YearChange], ...] = ()  # contents and factors


@dataclass(frozen=True, slots=True)
class Glance:
    """What the top of a page says beside the index itself."""

    last: Earlier | None  # the release before this one, of the same round
    year_ago: Earlier | None  # where the round before is not of a year ago
    is_year: bool  # the round before is of a year ago
    first: tuple[Branch, ...]  # factors to improve first, if the answers say so
    lowest: tuple[Branch, ...]  # several where the same value is printed
    fallen: tuple[Branch, ...]  # factors with a real fall
    falls: tuple[Standing, ...]  # units with a real fall, the largest first
    n_more_falls: int
    n_held_back: int  # units without an index


def glance(
    session: Session,
    release: Release,
    figures: UnitFigures | None,
    before: Before | None,
    *,
    units: Sequence[Standing],
    priorities: Priorities | None = None,
) -> Glance:
    """Return what to say at the top of the page of a unit, or of the whole round."""
    overall = figures.overall if figures else None
    factors = [one for one in figures.factors if one.is_shown] if figures else []
    falls = _falls(units)
    return Glance(
        last=_beside(session, overall, _last_of_round(session, release)),
        year_ago=year_ago(session, release, figures, before),
        is_year=before is not None
        and is_a_year_before(before.release.round, release.round),
        first=_first(priorities),
        lowest=_lowest(factors),
        fallen=tuple(one for one in factors if _fell(one.change)),
        falls=falls[:MOST],
        n_more_falls=len(falls[MOST:]),
        n_held_back=sum(not one.is_shown for one in units),
    )


def _last_of_round(session: Session, release: Release) -> Release | None:
    query = (
        select(Release)
        .where(Release.round_id == release.round_id, Release.number < release.number)
        .order_by(Release.number.desc())
    )
    return session.scalar(query.limit(1))


def year_ago(
    session: Session,
    release: Release,
    figures: UnitFigures | None,
    before: Before | None,
) -> Earlier | None:
    """Return a unit's overall index of a year before, beside that of the release.

    As the release compares them; older releases hold no such verdict.
    """
    if figures is None:
        return None
    overall = figures.overall
    changes = year_changes_of_unit(session, release, overall.unit_id)
    if overall.node not in changes:
        return _beside(session, overall, _untested(session, release, before))
    change = changes[overall.node]
    found = _beside(session, overall, session.get(Release, change.earlier_id))
    if found is None:
        return None
    nodes = [one for top in figures.contents for one in (top, *top.branches)]
    parts = [(one, changes[one.code]) for one in nodes if one.code in changes]
    return replace(found, change=change, parts=tuple(parts))


def _untested(
    session: Session, release: Release, before: Before | None
) -> Release | None:
    """Return the release of a year ago, unless the page compares with it already.

    Only of the same version of the method: by another it is another index.
    """
    found = a_year_before(earlier_releases(session, release), release)
    if found is None or found.method_id != release.method_id:
        return None
    return None if before and before.release.id == found.id else found


def _beside(
    session: Session, overall: Figure | None, release: Release | None
) -> Earlier | None:
    if overall is None or overall.status != Status.SHOWN or release is None:
        return None
    figure = session.get(Figure, (release.id, overall.unit_id, overall.node))
    if figure is None or figure.status != Status.SHOWN:
        return None
    return Earlier(release, figure)


def _first(priorities: Priorities | None) -> tuple[Branch, ...]:
    if priorities is None or not priorities.is_firm:
        return ()
    return tuple(one.factor for one in priorities.of(Quadrant.FIX_FIRST))


def _lowest(factors: Sequence[Branch]) -> tuple[Branch, ...]:
    """Return the lowest factors as they are printed; none where all are the same."""
    low = index(min((one.figure.value or 0.0 for one in factors), default=None))
    found = tuple(one for one in factors if index(one.figure.value) == low)
    return () if len(found) == len(factors) else found


def _falls(units: Iterable[Standing]) -> tuple[Standing, ...]:
    fell = [one for one in units if _fell(one.change)]
    fell.sort(key=lambda one: one.change.difference if one.change else 0.0)
    return tuple(fell)


def _fell(change: Change | None) -> bool:
    return change is not None and change.verdict == Verdict.REAL_FALL
