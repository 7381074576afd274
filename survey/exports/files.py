"""The two files of a release."""

from zoneinfo import ZoneInfo

from survey.exports.cover import cover_table
from survey.exports.csvfile import csv_file
from survey.exports.queries import Exported
from survey.exports.strata import strata_table
from survey.exports.tables import distribution_table, figures_table, overall_table
from survey.exports.xlsx import workbook

CSV, XLSX = "csv", "xlsx"
MEDIA_TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def figures_file(exported: Exported, kind: str, *, zone: ZoneInfo) -> bytes:
    """Return the figures of a release as a file of a kind."""
    if kind == CSV:
        return csv_file(figures_table(exported))
    tables = [overall_table(exported), figures_table(exported)]
    return workbook(
        cover_table(exported, zone),
        [*tables, distribution_table(exported), strata_table(exported)],
        title=exported.release.round.title,
        made_at=exported.release.made_at,
    )


def file_name(exported: Exported, kind: str) -> str:
    """Return what the file is called when it is saved."""
    release = exported.release
    return f"hai-long-{release.round.code}-{release.number}.{kind}"
