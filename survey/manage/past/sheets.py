"""Files of sheets in the worker: read with a word on how far, checked."""

from collections.abc import Iterator, Mapping
from typing import Any

from survey.errors import Problem
from survey.manage.operations.past.sheets import PastSheet, Reader, TooManyFaults
from survey.manage.operations.past.summary import MOST_SHOWN, shown, summed
from survey.spreadsheets import SHEETS, Fault, line_count
from survey.tasks import Work


def check_sheets(
    reader: Reader, codes: Mapping[int, str], data: bytes, work: Work
) -> dict[str, Any]:
    """Return what the page shows of a file: what it would bring, or its faults."""
    try:
        summary = summed(read_slowly(reader, data, work))
    except Problem as problem:
        return {"faults": [Fault(0, "", problem.message)], "n_faults": 1}
    except TooManyFaults:
        summary = summed(())
    return summary.told(reader.form, codes) | {
        "n_faults": len(reader.faults),
        "faults": list(reader.faults[:MOST_SHOWN]),
        "strangers": shown(list(reader.strangers)),
        "words": shown(list(reader.words)),
    }


def read_slowly(reader: Reader, data: bytes, work: Work) -> Iterator[PastSheet]:
    """Yield the sheets of a file, saying how far it is."""
    total = line_count(data, SHEETS)
    work.progress(0, total)
    return reader.sheets(data, tell=lambda n: work.progress(min(n, total), total))
