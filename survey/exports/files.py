"""The files of a release: a workbook, and a CSV file a table."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from survey.exports.cover import cover_table
from survey.exports.findings import (
    changes_table,
    drivers_table,
    weeks_table,
    year_changes_table,
)
from survey.exports.names import FIGURES
from survey.exports.parts import choices_table, details_table, parts_table
from survey.exports.places import places_table
from survey.exports.queries import Exported
from survey.exports.rates import rates_table
from survey.exports.sample import exclusions_table, sample_table
from survey.exports.scores.documents import documents_table
from survey.exports.scores.tables import editions_table, scores_table
from survey.exports.strata import strata_table
from survey.exports.tables import distribution_table, figures_table, overall_table
from survey.exports.weights import weights_table
from survey.official_tables import OfficialSheet, all_tables
from survey.spreadsheets import CSV, Table, csv_file, workbook

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
Sheet = Table | OfficialSheet


def figures_file(
    exported: Exported, kind: str, *, zone: ZoneInfo, table: str = FIGURES
) -> bytes:
    """Return a release as a workbook, or one of its tables as CSV."""
    if kind == CSV:
        return csv_file(TABLES[table](exported))
    return workbook(
        cover_table(exported, zone),
        _tables(exported),
        title=exported.release.round.title,
        made_at=exported.release.made_at,
    )


def official_file(exported: Exported) -> bytes:
    """Return the tables that officials know as a workbook of their own."""
    return workbook(
        None,
        _official(exported),
        title=exported.release.round.title,
        made_at=exported.release.made_at,
    )


def _tables(exported: Exported) -> list[Sheet]:
    """Return the sheets of a workbook after its cover; of the empty ones none."""
    findings = (build(exported) for name, build in TABLES.items() if name != FIGURES)
    told: list[Sheet] = [one for one in findings if one.rows]
    scores: list[Sheet] = [one for one in _scores(exported) if one.rows]
    figures, strata = figures_table(exported), strata_table(exported)
    if not exported.method.is_asked:
        return [rates_table(exported), figures, *told, strata, *scores]
    return [
        overall_table(exported),
        *_official(exported),
        figures,
        distribution_table(exported),
        *told,
        sample_table(exported),
        *(one for one in (exclusions_table(exported),) if one.rows),
        weights_table(exported),
        strata,
        *scores,
    ]


def _official(exported: Exported) -> list[OfficialSheet]:
    return [OfficialSheet(one) for one in all_tables(exported.official)]


def _scores(exported: Exported) -> list[Table]:
    return [build(exported) for build in SCORES.values()] if exported.editions else []
