"""What a release counts of every stratum, anew or as the release before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.measure import Stratum as Statistics
from survey.models import Round, Stratum
from survey.release import problems, queries
from survey.release.counting import (
    Codes,
    Counted,
    count_strata,
    count_tallies,
    days_of_strata,
)
from survey.release.totals import Key, Place, Totals
from survey.withholding.fewest import FEWEST_NEW

CHUNK = 100_000  # sheets held at a time: memory does not grow with the round


def count_round(
    session: Session,
    round_: Round,
    *,
    instrument: Instrument,
    codes: Codes,
    number: int,
    before: Mapping[Key, Stratum],
    totals: Totals,
) -> list[Counted]:
    """Return what release `number` counts, by stratum."""
    sheets = queries.sheets_by_stratum(session, round_)
    tallies = queries.tallies_by_unit(session, round_)
    last = {key: row for key, row in before.items() if row.counted_in}
    if sheets and tallies:
        raise problems.both_sorts(round_.code)
    if tallies and last:
        # Counts do not change once they were released.
        return [_carried(key, row, round_.code) for key, row in last.items()]
    if tallies:
        return list(count_tallies(tallies, instrument, codes=codes, number=number))
    ready = _ready(sheets, last, totals=totals, number=number)
    carried = {
        key: _carried(key, row, round_.code)
        for key, row in last.items()
        if totals.place(key) not in ready
    }
    counted = list(_with_days(session, round_, carried, sheets, codes=codes))
    anew = {key: n for key, n in sheets.items() if totals.place(key) in ready}
    for chunk in _chunks(anew):
        counted += count_strata(
            session, round_, chunk, instrument=instrument, codes=codes, number=number
        )
    return sorted(counted, key=lambda one: one.key)


def _ready(
    sheets: Mapping[Key, int],
    last: Mapping[Key, Stratum],
    *,
    totals: Totals,
    number: int,
) -> set[Place]:
    """Return what has enough new sheets; in the first release any will do.

    Units as a whole, all their strata together; services apart where they weigh
    apart, because then each of them moves the unit's figure in its own way.
    """
    new: Counter[Place] = Counter()
    for key, n in sheets.items():
        new[totals.place(key)] += n
    for key, row in last.items():
        new[totals.place(key)] -= row.n_sheets
    fewest = 1 if number == 1 else FEWEST_NEW
    return {place for place, n in new.items() if n >= fewest}


def _with_days(
    session: Session,
    round_: Round,
    carried: Mapping[Key, Counted],
    sheets: Mapping[Key, int],
    *,
    codes: Codes,
) -> Iterator[Counted]:
    """Yield what is carried over with its sheets: the weeks are counted from them."""
    for chunk in _chunks({key: sheets[key] for key in carried}):
        for key, days in days_of_strata(session, round_, chunk, codes).items():
            yield carried[key]._replace(days=days)


def _carried(key: Key, row: Stratum, round_code: str) -> Counted:
    try:
        statistics = Statistics.from_bytes(row.statistics)
    except ValueError:
        raise problems.other_version(round_code) from None
    return Counted(
        key,
        row.counted_in,
        row.n_sheets,
        row.n_psu,
        row.input_digest,
        statistics,
        row.statistics,
        (),
    )


def _chunks(sheets: Mapping[Key, int]) -> Iterator[list[Key]]:
    """Cut the strata into runs of at most CHUNK sheets, or of one unit."""
    chunk: list[Key] = []
    held = 0
    for _unit, strata in groupby(sorted(sheets), key=lambda key: key.unit_id):
        keys = list(strata)
        size = sum(sheets[key] for key in keys)
        if chunk and held + size > CHUNK:
            yield chunk
            chunk, held = [], 0
        chunk += keys
        held += size
    if chunk:
        yield chunk
