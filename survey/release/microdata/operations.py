"""Give the sheets of a round away: once, and frozen from then on."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.audit import Event
from survey.microdata import Contents
from survey.models import Microdata, Release
from survey.release import problems
from survey.release.microdata.draft import Given, draft_microdata, require_ready


def give_microdata(
    session: Session, release: Release, *, at: datetime, by_id: int | None = None
) -> Microdata:
    """Freeze what a release gives of its sheets; the caller commits."""
    require_not_given(session, release)
    given = draft_microdata(session, release)
    return store_microdata(session, release, given, at=at, by_id=by_id)


def require_not_given(session: Session, release: Release) -> None:
    """Raise a `Problem` (409) if the sheets of the round were given already."""
    given = select(Microdata.release_id).where(Microdata.round_id == release.round_id)
    if session.scalar(given) is not None:
        raise problems.given_already(release.round.code)


def store_microdata(
    session: Session,
    release: Release,
    given: Given,
    *,
    at: datetime,
    by_id: int | None = None,
) -> Microdata:
    """Write what was drafted, if it may still be given; the caller commits."""
    require_ready(session, release)  # others may have written since it was read
    row = Microdata(
        release_id=release.id,
        round_id=release.round_id,
        given_at=at,
        by_id=by_id,
        document=given.contents.to_document(),
        answers=given.answers,
        people=given.people,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        # Two people at the same moment: a round's sheets are given once.
        raise problems.given_already(release.round.code) from None
    return row


def event_of(release: Release, row: Microdata) -> Event:
    """Return the row of the audit."""
    place = f"{release.round.code}/{release.number}"
    root_id = release.round.root_id
    return Event("microdata.given", "release", place, root_id, after=numbers_of(row))


def numbers_of(row: Microdata) -> dict[str, int]:
    """Return how much was given."""
    contents = Contents.of(row.document)
    return {
        "sheets": contents.n_answers,
        "n_units": len(contents.places),
        "n_people": contents.n_people,
    }
