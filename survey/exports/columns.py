"""Columns of the tables that leave: a heading, and what stands below it."""

from survey.spreadsheets.table import Column, Kind


def text(heading: str, width: int = 14) -> Column:
    """Return a column of words or codes."""
    return Column(heading, Kind.TEXT, width)


def whole(heading: str) -> Column:
    """Return a column of whole numbers."""
    return Column(heading, Kind.WHOLE)


def index(heading: str) -> Column:
    """Return a column of indices."""
    return Column(heading, Kind.INDEX)
