"""What was given of the sheets of a release, or why nothing was."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from survey.methods import parse_method
from survey.microdata import Cells, Contents, Why, cells_of
from survey.models import Microdata, Release, Stratum

ANSWERS, PEOPLE = "answers", "people"


class Given(NamedTuple):
    """The tables of sheets of a release."""

    contents: Contents
    answers: Cells
    people: Cells


def given_with(session: Session, release: Release) -> Given | Why:
    """Return what a release gives of its sheets, or why it gives none."""
    query = (
        select(Microdata)
        .where(Microdata.round_id == release.round_id)
        .options(undefer(Microdata.answers), undefer(Microdata.people))
    )
    row = session.scalar(query)
    if row is None:
        return Why.UNDECIDED if _has_sheets(session, release) else Why.NO_SHEETS
    if row.release_id != release.id:
        return Why.OTHER_RELEASE
    contents = Contents.of(row.document)
    return Given(
        contents,
        cells_of(row.answers, len(contents.criteria)),
        cells_of(row.people, len(contents.variables)),
    )


def _has_sheets(session: Session, release: Release) -> bool:
    """Return whether a release is made of sheets, not of counts."""
    if not parse_method(release.method.document).is_asked:
        return False
    channels = select(Stratum.channel).where(Stratum.release_id == release.id)
    return not set(session.scalars(channels)) <= {"", "tally"}
