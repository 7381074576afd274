"""All tables of a set, written together or not at all."""

import csv
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path

from analysis.sets.results import compute
from analysis.sets.rows import Rows, written
from analysis.sets.survey_set import SurveySet
from analysis.sets.tables import (
    calibrated,
    composites,
    criteria,
    differences,
    reliability,
    respondents,
)


def tables_of(found: SurveySet) -> dict[str, Rows]:
    """Return the tables that a set makes, by the name of their file.

    Parameters
    ----------
    found : SurveySet

    Returns
    -------
    dict of str to Rows
        Estimates by every rule for lonely sampling units, the other tables by the
        first of them.
    """
    results, plan = compute(found), found.plan
    rule = plan.lonely_rules[0]
    tables = {
        "criteria.csv": criteria.estimates(results),
        "reported.csv": criteria.reported(results, rule),
        "ci.csv": criteria.limits(results, rule, plan.confidence),
        "composites.csv": composites.composites(results, plan.confidence),
        "vcov.csv": composites.covariances(results, rule),
        "respondent_index.csv": respondents.respondent_index(found, rule),
        "pairwise_units.csv": differences.pairwise(results, rule),
        "reliability.csv": reliability.reliability(found),
        "response_quality.csv": respondents.response_quality(found),
    }
    if found.contrasts:
        tables["differences.csv"] = differences.differences(found, rule)
    if found.margins:
        weightings = calibrated.weightings_of(found)
        estimates = calibrated.estimates(found, weightings, rule)
        tables["calibrated_weights.csv"] = calibrated.weights(found, weightings)
        tables["calibrated_estimates.csv"] = estimates
    return tables


def write_tables(tables: Mapping[str, Rows], folder: Path) -> None:
    """Write tables as CSV files, UTF-8; what stood there is replaced at the end.

    Parameters
    ----------
    tables : mapping of str to Rows
        Of `tables_of`, by the name of the file.
    folder : Path
        Made if it is not there.

    Returns
    -------
    None

    Raises
    ------
    OSError
        If the folder cannot be written to; nothing is replaced then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".tables.", dir=folder) as name:
        beside = Path(name)
        for file, table in tables.items():
            with (beside / file).open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(table.columns)
                writer.writerows([written(cell) for cell in row] for row in table.rows)
        for file in tables:
            if (folder / file).is_dir():  # found out before anything is replaced
                raise IsADirectoryError(EISDIR, "is a folder", str(folder / file))
        for file in tables:
            (beside / file).replace(folder / file)
