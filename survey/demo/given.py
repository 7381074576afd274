"""The sheets of the first round, given along with its release."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.demo.calendar import night_before
from survey.demo.told import note
from survey.models import Release, Round
from survey.release.microdata.operations import event_of, give_microdata


def give_sheets(session: Session, round_: Round, *, on: date) -> None:
    """Give the sheets of a round that is closed, with its only release."""
    query = select(Release).where(Release.round_id == round_.id)
    release = session.scalars(query).one()
    row = give_microdata(session, release, at=night_before(on))
    note(session, event_of(release, row))
