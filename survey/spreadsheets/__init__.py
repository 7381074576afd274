"""Tables written as files that offices open: CSV and XLSX, without formulas."""

from survey.spreadsheets.csvfile import csv_file
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.spreadsheets.workbook import workbook

__all__ = ["Cell", "Column", "Kind", "Table", "csv_file", "workbook"]
