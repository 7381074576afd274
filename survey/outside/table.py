"""The register as a table: its file is read back as it was written."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _

from survey.i18n import language
from survey.outside.columns import HEADINGS, KINDS, MARKS, TIED, Heading
from survey.outside.record import Record
from survey.spreadsheets import Cell, Column, Kind, Table

WHOLES = {"year", "rank", "rank_of", "region_rank", "region_rank_of"}
DECIMALS = {"value", "points", "most_points"}
WIDE = {"subject_name": 30, "area_name": 40, "source_title": 30, "source_url": 50}


def register_table(records: Iterable[Record]) -> Table:
    """Return results with every column of the register's file."""
    columns = [_column(one) for one in HEADINGS]
    rows = [[_cell(record, one.field) for one in HEADINGS] for record in records]
    return Table(_("Chỉ số chính thức"), columns, rows)


def _column(one: Heading) -> Column:
    heading = one.heading if language() == "vi" else one.name
    if one.field in WHOLES:
        return Column(heading, Kind.WHOLE)
    if one.field in DECIMALS:
        return Column(heading, Kind.NUMBER)
    return Column(heading, Kind.TEXT, WIDE.get(one.field, 14))


def _cell(record: Record, field: str) -> Cell:
    value = getattr(record, field)
    side = 1 if language() == "vi" else 0
    if field == "subject_kind":
        return KINDS[value][side]
    if field == "mark":
        return MARKS[value][side]
    if field == "is_tied":
        return "" if value is None else TIED[value][side]
    if isinstance(value, date):
        return value.isoformat()
    found: Cell = value
    return found
