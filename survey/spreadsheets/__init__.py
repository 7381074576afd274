"""Tables of offices: written as CSV and XLSX without formulas, and read back."""

from survey.spreadsheets.cover_sheet import CoverSheet
from survey.spreadsheets.csvfile import csv_file
from survey.spreadsheets.faults import Fault, FileRefused, refuse
from survey.spreadsheets.files import CSV, MEDIA_TYPES, XLSX, table_file
from survey.spreadsheets.limits import SHEETS
from survey.spreadsheets.lines import (
    is_workbook,
    line_count,
    require_fits,
    table_lines,
)
from survey.spreadsheets.marks import unmarked
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.spreadsheets.workbook import Annex, listed_workbook, workbook

__all__ = [
    "CSV",
    "MEDIA_TYPES",
    "SHEETS",
    "XLSX",
    "Annex",
    "Cell",
    "Column",
    "CoverSheet",
    "Fault",
    "FileRefused",
    "Kind",
    "Table",
    "csv_file",
    "is_workbook",
    "line_count",
    "listed_workbook",
    "refuse",
    "require_fits",
    "table_file",
    "table_lines",
    "unmarked",
    "workbook",
]
