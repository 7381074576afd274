"""What earlier releases counted and told."""

from collections.abc import Iterator

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, contains_eager, load_only

from survey.classification.earlier import is_a_year_before
from survey.models import (
    Driver,
    Figure,
    Level,
    Release,
    Round,
    Status,
    Stratum,
    TrendPoint,
    Weighting,
)
from survey.release.totals import Key
from survey.release.weeks import Past, Seen


def newest_release(session: Session, round_id: int) -> Release | None:
    """Return a round's release of the highest number."""
    query = (
        select(Release)
        .where(Release.round_id == round_id)
        .order_by(Release.number.desc())
        .limit(1)
    )
    return session.scalar(query)


def strata_of_release(session: Session, release: Release | None) -> dict[Key, Stratum]:
    """Return what a release counted, and for what it had no sheet."""
    if release is None:
        return {}
    query = select(Stratum).where(Stratum.release_id == release.id)
    return {
        Key(row.unit_id, row.service, row.channel): row
        for row in session.scalars(query)
    }


def release_before(session: Session, round_: Round) -> Release | None:
    """Return the last release of the round before that may be compared with this."""
    return session.scalar(_comparable(round_).limit(1))


def release_a_year_before(session: Session, round_: Round) -> Release | None:
    """Return the last release of the round of about a year before, if any.

    Of several the newest, as classes are counted against.
    """
    found = session.scalars(_comparable(round_))
    return next((r for r in found if is_a_year_before(r.round, round_)), None)


def _comparable(round_: Round) -> Select[Release]:
    """Ask for releases that share no sheet, of the same method and version.

    Of rounds of the same root that had ended when this one began, the newest first.
    A mean of units is compared with means only: a design total answers another
    question.
    """
    return (
        select(Release)
        .join(Release.round)
        .where(
            Round.root_id == round_.root_id,
            Round.method_id == round_.method_id,
            (Release.weighting == Weighting.UNITS)
            == (round_.weighting == Weighting.UNITS),
            func.coalesce(Round.closed_on, Round.ends_on) < round_.starts_on,
        )
        .options(contains_eager(Release.round))
        .order_by(Round.starts_on.desc(), Round.id.desc(), Release.number.desc())
    )


def shown_figures(session: Session, release: Release) -> Iterator[Figure]:
    """Yield what a release shows."""
    query = select(Figure).where(
        Figure.release_id == release.id, Figure.status == Status.SHOWN
    )
    # Twelve thousand and more: only what is compared is read.
    columns = ("unit_id", "node", "value", "se", "df", "low", "high", "fallback")
    only = load_only(*(getattr(Figure, name) for name in columns))
    yield from session.scalars(query.options(only))


def held_back(session: Session, release: Release) -> set[tuple[int, str]]:
    """Return the units and nodes a release did not tell for the sake of others."""
    query = select(Figure.unit_id, Figure.node).where(
        Figure.release_id == release.id, Figure.status == Status.SECONDARY
    )
    return {(unit_id, node) for unit_id, node in session.execute(query)}


def past_of_units(session: Session, round_: Round) -> dict[int, Past]:
    """Return what the releases of a round told of every unit so far."""
    is_shown = TrendPoint.status == Status.SHOWN
    in_weeks = (
        select(TrendPoint.release_id, TrendPoint.unit_id, func.sum(TrendPoint.n))
        .join(Release, Release.id == TrendPoint.release_id)
        .where(Release.round_id == round_.id, is_shown)
        .group_by(TrendPoint.release_id, TrendPoint.unit_id)
    )
    sums = {(row[0], row[1]): int(row[2]) for row in session.execute(in_weeks)}
    sizes = (
        select(Release.id, Release.number, Release.made_at, Figure.unit_id, Figure.n)
        .join(Figure, Figure.release_id == Release.id)
        .where(Release.round_id == round_.id, Figure.level == Level.OVERALL)
        .order_by(Release.number)
    )
    firsts = (
        select(TrendPoint.unit_id, TrendPoint.starts_on, func.min(Release.number))
        .join(Release, Release.id == TrendPoint.release_id)
        .where(Release.round_id == round_.id, is_shown)
        .group_by(TrendPoint.unit_id, TrendPoint.starts_on)
    )
    first: dict[int, dict[int, int]] = {}
    for unit_id, starts_on, number in session.execute(firsts):
        first.setdefault(unit_id, {})[starts_on.toordinal()] = number
    seen: dict[int, list[Seen]] = {}
    for release_id, number, made_at, unit_id, n in session.execute(sizes):
        made_on = made_at.date().toordinal()
        one = Seen(number, made_on, n, sums.get((release_id, unit_id), 0))
        seen.setdefault(unit_id, []).append(one)
    return {unit_id: Past(own, first.get(unit_id, {})) for unit_id, own in seen.items()}


def weeks_of_release(session: Session, release: Release) -> list[TrendPoint]:
    """Return the weeks a release tells."""
    query = select(TrendPoint).where(TrendPoint.release_id == release.id)
    return list(session.scalars(query))


def drivers_of_release(session: Session, release: Release) -> list[Driver]:
    """Return the factors a release tells beside each other, as they were written."""
    query = select(Driver).where(Driver.release_id == release.id)
    return list(session.scalars(query.order_by(Driver.unit_id, Driver.node)))
