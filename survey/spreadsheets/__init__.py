"""Tables of offices: written as CSV and XLSX without formulas, and read back."""

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
from survey.spreadsheets.workbook import workbook

__all__ = [
    "CSV",
    "MEDIA_TYPES",
    "SHEETS",
    "XLSX",
    "Cell",
    "Column",
    "Fault",
    "FileRefused",
    "Kind",
    "Table",
    "csv_file",
    "is_workbook",
    "line_count",
    "refuse",
    "require_fits",
    "table_file",
    "table_lines",
    "unmarked",
    "workbook",
]
