"""Where units stood about a year before: points as tested, ranks as frozen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.classification.earlier import (
    a_year_before,
    earlier_releases,
    is_a_year_before,
)
from survey.figures.branches import overall_figures
from survey.figures.same_group import key_of
from survey.i18n import number
from survey.methods.method import ROOT
from survey.models import AnyChange, Change, Figure, Release, YearChange


class Place(NamedTuple):
    """A rank among the units of a group."""

    rank: int
    n: int
    group: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """The release of about a year before, and what may be held against it."""

    release: Release
    changes: Mapping[int, AnyChange]  # of the overall index, by unit
    places: Mapping[int, Place]

    def place_of(self, figure: Figure) -> Place | None:
        """Return where a unit stood, if it is ranked in the same group as then."""
        found = self.places.get(figure.unit_id)
        if found is None or figure.rank is None or found.group != key_of(figure):
            return None
        return found


def read_earlier(session: Session, release: Release) -> Earlier | None:
    """Return the release of a year before, or None.

    The one that changes were tested against; where none were, the last release that
    there was when this one was made, for its ranks alone.
    """
    changes = _changes(session, release, YearChange) or _of_a_year(session, release)
    if changes:
        earlier = session.get_one(Release, next(iter(changes.values())).earlier_id)
    else:
        known = earlier_releases(session, release, is_as_made=True)
        found = a_year_before(known, release)
        if found is None:
            return None
        earlier = found
    return Earlier(earlier, changes, _places(session, earlier))


def rank_moved(now: int, before: int) -> str:
    """Say how many ranks a unit went up or down: rank 1 stands highest."""
    if now == before:
        return str(_("giữ hạng"))
    if now < before:
        return str(_("tăng %(n)s bậc", n=number(before - now)))
    return str(_("giảm %(n)s bậc", n=number(now - before)))


def _of_a_year(session: Session, release: Release) -> dict[int, AnyChange]:
    """Return the changes since the round before, where that is of a year ago."""
    found = _changes(session, release, Change)
    for one in found.values():
        earlier = session.get_one(Release, one.earlier_id)
        return found if is_a_year_before(earlier.round, release.round) else {}
    return {}


def _changes(
    session: Session, release: Release, table: type[AnyChange]
) -> dict[int, AnyChange]:
    query = select(table).where(table.release_id == release.id, table.node == ROOT)
    return {row.unit_id: row for row in session.scalars(query)}


def _places(session: Session, earlier: Release) -> dict[int, Place]:
    return {
        one.unit_id: Place(one.rank, one.rank_of, key_of(one))
        for one in overall_figures(session, earlier)
        if one.rank is not None and one.rank_of is not None
    }
