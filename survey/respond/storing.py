"""A sheet of a request, stored and committed: the one way for pages and kiosks."""

from sqlalchemy.exc import DBAPIError

from survey.respond.operations import Outcome, store_sheet
from survey.respond.requested import desk
from survey.respond.sheets import Sheet


def store_once(sheet: Sheet) -> Outcome:
    """Store a sheet and commit it, on a new connection where the old one had died."""
    try:
        return _stored(sheet)
    except DBAPIError as error:
        if not error.connection_invalidated:
            raise
    # All connections die when the server restarts. Whether or not the sheet had got
    # through: stored again, it is stored once.
    return _stored(sheet)


def _stored(sheet: Sheet) -> Outcome:
    with desk().storing.connect() as connection:
        outcome = store_sheet(connection, sheet)
        connection.commit()
    return outcome
