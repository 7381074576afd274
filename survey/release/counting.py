"""Sheets and published counts turned into the statistics of their strata."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.measure import Stratum as Statistics
from survey.models import Channel, Round
from survey.release import problems, queries
from survey.release.codebook import Codebook
from survey.release.digest import Sheets, sheets_digest, tally_digest
from survey.release.origins import OF_TALLY, Origin, Piece, added_up, usual_origin
from survey.release.totals import Key


class Day(NamedTuple):
    """The sheets of a counter on a day, one after the other: one sampling unit.

    Whoever answered, and whatever shows it: `pieces` say how many in a row are of which
    origin.
    """

    day: date
    answers: bytes  # to the criteria
    others: bytes = b""  # to all other items, sheets in the same order
    pieces: tuple[Piece, ...] = ()


class Counted(NamedTuple):
    """A stratum's sheets as one release takes them.

    `days` are the sheets there are now: of a stratum that was carried over, a few of
    them may be newer than its statistics.
    """

    key: Key
    counted_in: int
    n_sheets: int
    n_psu: int
    input_digest: str
    statistics: Statistics
    block: bytes
    origins: Sequence[Piece]  # of its sheets; the last release says those carried over
    days: Sequence[Day] = ()


class Codes(NamedTuple):
    """Public codes of units and counters: a digest must not depend on row numbers."""

    units: Mapping[int, str]
    counters: Mapping[int, str]


def count_tallies(
    tallies: Mapping[int, Mapping[str, Sequence[int]]],
    instrument: Instrument,
    *,
    codes: Codes,
    number: int,
) -> Iterator[Counted]:
    """Yield what published counts say of every unit."""
    for unit_id, counts in sorted(tallies.items()):
        digest = tally_digest(codes.units[unit_id], counts)
        statistics = instrument.count_tally(counts)
        key = Key(unit_id, "", Channel.TALLY.value)
        origins = (Piece(OF_TALLY, statistics.n_sheets),)
        yield _counted(key, statistics, origins, digest=digest, number=number)


def count_strata(
    session: Session,
    round_: Round,
    keys: Sequence[Key],
    *,
    instrument: Instrument,
    codes: Codes,
    number: int,
) -> Iterator[Counted]:
    """Yield what the sheets of some strata say, all of them read anew."""
    items = Codebook.of(round_).criteria
    cells = _sheets_by_stratum(session, round_, keys, codes)
    days = [_days(key, one) for key, one in cells.items()]
    found = instrument.count_sheets(items, [[c.answers for c in one] for one in days])
    for key, statistics, own in zip(keys, found, days, strict=True):
        digest = sheets_digest(codes.units[key.unit_id], cells[key])
        origins = added_up(piece for day in own for piece in day.pieces)
        counted = _counted(key, statistics, origins, digest=digest, number=number)
        yield counted._replace(days=own)


def days_of_strata(
    session: Session, round_: Round, keys: Sequence[Key], codes: Codes
) -> dict[Key, list[Day]]:
    """Return the sheets of some strata by counter-day."""
    cells = _sheets_by_stratum(session, round_, keys, codes)
    return {key: _days(key, one) for key, one in cells.items()}


def whole_units(counted: Iterable[Counted], n_items: int) -> set[int]:
    """Return the units of which all sheets there are were counted."""
    units: set[int] = set()
    partly: set[int] = set()
    for one in counted:
        there_are = sum(len(day.answers) // n_items for day in one.days)
        place = units if one.n_sheets == there_are else partly
        place.add(one.key.unit_id)
    return units - partly


def _sheets_by_stratum(
    session: Session, round_: Round, keys: Sequence[Key], codes: Codes
) -> dict[Key, list[Sheets]]:
    codebook = Codebook.of(round_)
    cells: dict[Key, list[Sheets]] = {key: [] for key in keys}
    unit_ids = sorted({key.unit_id for key in keys})
    for cell in queries.cells_of_units(session, round_, unit_ids):
        # A unit's other services may not be ready.
        if (key := Key(cell.unit_id, cell.service, cell.channel)) in cells:
            cells[key].append(_sheets(cell, round_, codebook, codes))
    return cells


def _days(key: Key, cells: Iterable[Sheets]) -> list[Day]:
    """Return the sheets by counter-day, those of several origins one after another."""
    usual = usual_origin(key.channel)
    places: dict[tuple[str, date], list[Sheets]] = {}
    for cell in cells:
        places.setdefault((cell.counter, cell.day), []).append(cell)
    known: dict[tuple[Piece, ...], tuple[Piece, ...]] = {}  # most days are alike
    days = []
    for (_counter, day), own in places.items():
        own.sort(key=lambda cell: cell.origin or ())
        pieces = tuple(Piece(one.origin or usual, len(one.answers)) for one in own)
        levels = "".join([one.levels for one in own]).encode()
        others = "".join([one.others for one in own]).encode()
        days.append(Day(day, levels, others, known.setdefault(pieces, pieces)))
    return days


def _sheets(
    cell: queries.Cell, round_: Round, codebook: Codebook, codes: Codes
) -> Sheets:
    counter, text, width = codes.counters[cell.counter_id], cell.answers, codebook.width
    asked = {cell.lowest_questionnaire, cell.highest_questionnaire}
    if asked != {round_.questionnaire_id}:
        raise problems.other_questionnaire(counter, cell.day)
    if len(text) != cell.n_sheets * width:
        raise problems.wrong_length(counter, cell.day, n_items=width)
    if text.strip(codebook.signs):
        raise problems.wrong_signs(counter, cell.day, allowed=codebook.signs)
    answers = sorted(text[at : at + width] for at in range(0, len(text), width))
    levels, others = codebook.parted(answers)
    if levels.strip(codebook.levels):
        raise problems.wrong_signs(counter, cell.day, allowed=codebook.levels)
    origin = Origin(cell.population, cell.evidence)
    told = None if origin == usual_origin(cell.channel) else origin
    return Sheets(counter, cell.day, answers, levels, others, told)


def _counted(
    key: Key,
    statistics: Statistics,
    origins: Sequence[Piece],
    *,
    digest: str,
    number: int,
) -> Counted:
    return Counted(
        key,
        number,
        statistics.n_sheets,
        statistics.n_psu,
        digest,
        statistics,
        statistics.to_bytes(),
        origins,
    )
