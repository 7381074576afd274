"""A sheet of a request, stored and committed: the one way for pages and kiosks."""

from sqlalchemy.exc import DBAPIError

from survey.db import get_engine, writing
from survey.respond.operations import (
    Outcome,
    store_helped_sheet,
    store_sheet,
    store_slip_sheet,
)
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
    if sheet.place.slip:
        return _stored_with_slip(sheet)
    if sheet.place.helper:
        return _stored_with_help(sheet)
    with desk().storing.connect() as connection:
        outcome = store_sheet(connection, sheet)
        connection.commit()
    return outcome


def _stored_with_slip(sheet: Sheet) -> Outcome:
    # The engine of other sheets commits every statement by itself on PostgreSQL.
    with writing(get_engine()).connect() as connection:
        outcome = store_slip_sheet(connection, sheet)
        if outcome is Outcome.SPENT:
            connection.rollback()
        else:
            connection.commit()
    return outcome


def _stored_with_help(sheet: Sheet) -> Outcome:
    with writing(get_engine()).begin() as connection:
        return store_helped_sheet(connection, sheet, month=sheet.day.replace(day=1))
