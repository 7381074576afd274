"""Files of published counts in the worker: checked, written."""

from typing import Any

from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.manage.operations.past.counts import ImportedTallies, import_tallies
from survey.manage.operations.past.counts_file import Layout
from survey.manage.operations.past.reading import (
    ITEM,
    LEVEL,
    UNIT,
    Reading,
    level_place,
)
from survey.models import Round
from survey.spreadsheets import Fault

MOST_SHOWN = 200


def check_counts(
    session: Session, round_: Round, data: bytes, reading: Reading
) -> dict[str, Any]:
    """Return what the page shows of a file: what it would bring, or its faults."""
    try:
        found = _imported(session, round_, data, reading)
    except Problem as problem:
        lines = problem.message.splitlines()
        faults = [Fault(0, "", line) for line in lines[1:] or lines]
        return {"n_faults": len(faults), "faults": faults[:MOST_SHOWN]}
    finally:
        session.rollback()
    return _told(found) | {"n_faults": 0}


def write_counts(
    session: Session, round_: Round, data: bytes, reading: Reading
) -> dict[str, int]:
    """Store the counts of a file; the caller commits."""
    return _told(_imported(session, round_, data, reading))


def _imported(
    session: Session, round_: Round, data: bytes, reading: Reading
) -> ImportedTallies:
    n_levels = sum(key.startswith(LEVEL) for key in reading.columns)
    layout = Layout(
        reading.columns.get(UNIT),
        reading.columns.get(ITEM),
        [reading.columns[level_place(n)] for n in range(1, n_levels + 1)],
        {**reading.units, **reading.words},
    )
    return import_tallies(session, round_, data, layout=layout)


def _told(found: ImportedTallies) -> dict[str, int]:
    return {
        "n_units": found.n_units,
        "n_items": found.n_items,
        "n_totals": found.n_totals,
        "n_answers": found.n_answers,
    }
