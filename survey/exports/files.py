"""The files of a release: a workbook, and a CSV file a table."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from survey.exports.annexes import annexes
from survey.exports.exported import Exported
from survey.exports.findings import (
    changes_table,
    drivers_table,
    weeks_table,
    year_changes_table,
)
from survey.exports.names import FIGURES
from survey.exports.parts import choices_table, details_table, parts_table
from survey.exports.places import places_table
from survey.exports.scores.documents import documents_table
from survey.exports.scores.tables import editions_table, scores_table
from survey.exports.tables import figures_table
from survey.official_tables import OfficialSheet, all_tables
from survey.spreadsheets import CSV, Table, csv_file, listed_workbook, workbook

# The tables that are digested, by the name of their CSV file.
TABLES: Mapping[str, Callable[[Exported], Table]] = {
    FIGURES: figures_table,
    "changes": changes_table,
    "year-changes": year_changes_table,
    "weeks": weeks_table,
    "drivers": drivers_table,
    "parts": parts_table,
    "part-details": details_table,
    "choices": choices_table,
    "places": places_table,
}
# What was signed by the figures of a release, by the name of their CSV file.
SCORES: Mapping[str, Callable[[Exported], Table]] = {
    "editions": editions_table,
    "scores": scores_table,
    "documents": documents_table,
}


def figures_file(
    exported: Exported, kind: str, *, zone: ZoneInfo, table: str = FIGURES
) -> bytes:
    """Return a release as a workbook, or one of its tables as CSV."""
    if kind == CSV:
        return csv_file(TABLES[table](exported))
    return listed_workbook(
        annexes(exported, zone),
        title=exported.release.round.title,
        made_at=exported.release.made_at,
    )


def official_file(exported: Exported) -> bytes:
    """Return the tables that officials know as a workbook of their own."""
    return workbook(
        _official(exported),
        title=exported.release.round.title,
        made_at=exported.release.made_at,
    )


def _official(exported: Exported) -> list[OfficialSheet]:
    return [OfficialSheet(one) for one in all_tables(exported.official)]
