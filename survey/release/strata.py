"""What a release counts of every collecting unit, anew or as the release before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.measure import Stratum as Statistics
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Round, Stratum
from survey.release import problems, queries
from survey.release.digest import Sheets, sheets_digest, tally_digest

# Whoever compares two releases shall find the answers of so many people at least.
FEWEST_NEW = 5
CHUNK = 100_000  # sheets held at a time: memory does not grow with the round
ALLOWED = "12345-."


class Counted(NamedTuple):
    """A collecting unit's sheets as one release takes them."""

    unit_id: int
    counted_in: int
    n_sheets: int
    n_psu: int
    input_digest: str
    statistics: Statistics
    block: bytes


class Codes(NamedTuple):
    """Public codes of units and counters: a digest must not depend on row numbers."""

    units: Mapping[int, str]
    counters: Mapping[int, str]


def count_round(
    session: Session,
    round_: Round,
    *,
    instrument: Instrument,
    codes: Codes,
    number: int,
    before: Mapping[int, Stratum],
) -> list[Counted]:
    """Return what release `number` counts, by collecting unit."""
    sheets = queries.sheets_by_unit(session, round_)
    tallies = queries.tallies_by_unit(session, round_)
    if sheets and tallies:
        raise problems.both_sorts(round_.code)
    if tallies and before:
        # Counts do not change once they were released.
        return [_carried(row, round_.code) for row in before.values()]
    if tallies:
        return list(_count_tallies(tallies, instrument, codes=codes, number=number))
    ready = {unit for unit, n in sheets.items() if _advances(n, unit, number, before)}
    counted = [
        _carried(row, round_.code) for unit, row in before.items() if unit not in ready
    ]
    for chunk in _chunks(sorted(ready), sheets):
        counted += _count_units(
            session, round_, chunk, instrument=instrument, codes=codes, number=number
        )
    return counted


def _advances(n: int, unit_id: int, number: int, before: Mapping[int, Stratum]) -> bool:
    """Return whether a unit has enough new sheets; in the first release any will do."""
    if number == 1:
        return n > 0
    last = before.get(unit_id)
    return n - (last.n_sheets if last else 0) >= FEWEST_NEW


def _carried(row: Stratum, round_code: str) -> Counted:
    try:
        statistics = Statistics.from_bytes(row.statistics)
    except ValueError:
        raise problems.other_version(round_code) from None
    return Counted(
        row.unit_id,
        row.counted_in,
        row.n_sheets,
        row.n_psu,
        row.input_digest,
        statistics,
        row.statistics,
    )


def _counted(
    unit_id: int, statistics: Statistics, *, digest: str, number: int
) -> Counted:
    return Counted(
        unit_id,
        number,
        statistics.n_sheets,
        statistics.n_psu,
        digest,
        statistics,
        statistics.to_bytes(),
    )


def _chunks(unit_ids: Sequence[int], sheets: Mapping[int, int]) -> Iterator[list[int]]:
    """Cut the units into runs of at most CHUNK sheets, or of one unit."""
    chunk: list[int] = []
    held = 0
    for unit_id in unit_ids:
        if chunk and held + sheets[unit_id] > CHUNK:
            yield chunk
            chunk, held = [], 0
        chunk.append(unit_id)
        held += sheets[unit_id]
    if chunk:
        yield chunk


def _count_tallies(
    tallies: Mapping[int, Mapping[str, Sequence[int]]],
    instrument: Instrument,
    *,
    codes: Codes,
    number: int,
) -> Iterator[Counted]:
    for unit_id, counts in sorted(tallies.items()):
        digest = tally_digest(codes.units[unit_id], counts)
        statistics = instrument.count_tally(counts)
        yield _counted(unit_id, statistics, digest=digest, number=number)


def _count_units(
    session: Session,
    round_: Round,
    unit_ids: Sequence[int],
    *,
    instrument: Instrument,
    codes: Codes,
    number: int,
) -> Iterator[Counted]:
    if round_.questionnaire is None:
        raise problems.no_questionnaire(round_.code)
    items = [i.code for i in parse_questionnaire(round_.questionnaire.document).items]
    cells: dict[int, list[Sheets]] = {unit_id: [] for unit_id in unit_ids}
    for cell in queries.cells_of_units(session, round_, unit_ids):
        sheets = _sheets(cell, round_, n_items=len(items), codes=codes)
        cells[cell.unit_id].append(sheets)
    texts = [["".join(c.answers).encode() for c in unit] for unit in cells.values()]
    found = instrument.count_sheets(items, texts)
    for unit_id, statistics in zip(unit_ids, found, strict=True):
        digest = sheets_digest(codes.units[unit_id], cells[unit_id])
        yield _counted(unit_id, statistics, digest=digest, number=number)


def _sheets(cell: queries.Cell, round_: Round, *, n_items: int, codes: Codes) -> Sheets:
    counter, text = codes.counters[cell.counter_id], cell.answers
    asked = {cell.lowest_questionnaire, cell.highest_questionnaire}
    if asked != {round_.questionnaire_id}:
        raise problems.other_questionnaire(counter, cell.day)
    if len(text) != cell.n_sheets * n_items:
        raise problems.wrong_length(counter, cell.day, n_items=n_items)
    if text.strip(ALLOWED):
        raise problems.wrong_signs(counter, cell.day, allowed=ALLOWED)
    answers = sorted(text[at : at + n_items] for at in range(0, len(text), n_items))
    return Sheets(counter, cell.day, answers)
