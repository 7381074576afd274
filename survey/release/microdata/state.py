"""How it stands with the sheets of a release: given, to be given, or why not."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from survey.errors import Problem
from survey.microdata import Contents
from survey.models import Microdata, Release
from survey.release.microdata.draft import require_ready


class State(NamedTuple):
    """What was given with this release, or with another, or what stands against it."""

    release: Release
    given_with: int | None  # the number of the release
    contents: Contents | None
    hindrance: str

    @property
    def is_open(self) -> bool:
        """Return whether the sheets can be given."""
        return self.given_with is None and not self.hindrance


def state_of(session: Session, release: Release) -> State:
    """Return how it stands with the sheets of a release."""
    query = select(Microdata).where(Microdata.round_id == release.round_id)
    row = session.scalar(query.options(joinedload(Microdata.release)))
    if row is None:
        return State(release, None, None, _hindrance(session, release))
    is_here = row.release_id == release.id
    contents = Contents.of(row.document) if is_here else None
    return State(release, row.release.number, contents, "")


def _hindrance(session: Session, release: Release) -> str:
    try:
        require_ready(session, release)
    except Problem as problem:
        return problem.message
    return ""
