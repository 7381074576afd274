"""The sheets of a release, unit by unit: those that its digests are over, or none."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from survey.measure import Instrument
from survey.methods import parse_method
from survey.methods.answers import APART, BLANK, NUMBERS
from survey.microdata import Cells
from survey.models import Release, Stratum
from survey.release import earlier, problems, queries
from survey.release.codebook import Codebook
from survey.release.counting import Codes, Counted, count_strata
from survey.release.totals import Key

N_LEVELS = 5
APART_PLACE = N_LEVELS + 1  # of "not applicable", as figures count their answers


class UnitSheets(NamedTuple):
    """All sheets of a collecting unit, by criterion and by what else was asked."""

    unit_id: int
    marks: Cells  # blank 0, levels, not applicable 6
    others: Cells  # as characters

    @property
    def levels(self) -> Cells:
        """Return the answers to the criteria; 0 is none."""
        return np.where(self.marks == APART_PLACE, 0, self.marks).astype(np.uint8)

    def counts(self, criterion: int) -> list[int]:
        """Return the answers to a criterion by level, as a figure has them."""
        found = np.bincount(self.marks[:, criterion], minlength=APART_PLACE + 1)
        return [int(n) for n in found]


def sheets_by_unit(session: Session, release: Release) -> Iterator[UnitSheets]:
    """Yield the sheets of each unit, or raise a `Problem` (409) if they are others.

    Every sheet there is must be counted, and nothing else: a release that some sheets
    wait behind would give them away.
    """
    strata = earlier.strata_of_release(session, release)
    counted = {key: row for key, row in strata.items() if row.counted_in}
    there = queries.sheets_by_stratum(session, release.round)
    if there != {key: row.n_sheets for key, row in counted.items()}:
        raise problems.sheets_changed(release.round.code)
    book, count_anew = Codebook.of(release.round), _counting(session, release)
    for unit_id, keys in groupby(sorted(counted), key=lambda key: key.unit_id):
        found = list(count_anew(keys=list(keys)))
        _require_same(found, counted, release.round.code)
        days = [day for one in found for day in one.days]
        yield UnitSheets(
            unit_id,
            MARKS[_table([day.answers for day in days], len(book.criteria))],
            _table([day.others for day in days], len(book.others)),
        )


def _counting(session: Session, release: Release) -> Callable[..., Iterator[Counted]]:
    """Return what reads and counts the sheets of some strata as the release did."""
    units = queries.units_by_id(session)
    codes = Codes(
        {id_: unit.code for id_, unit in units.items()}, queries.counter_codes(session)
    )
    return partial(
        count_strata,
        session,
        release.round,
        instrument=Instrument.of(parse_method(release.method.document)),
        codes=codes,
        number=release.number,
    )


def _require_same(
    found: list[Counted], counted: dict[Key, Stratum], round_code: str
) -> None:
    if any(one.input_digest != counted[one.key].input_digest for one in found):
        raise problems.sheets_changed(round_code)


def _table(texts: list[bytes], width: int) -> Cells:
    characters = np.frombuffer(b"".join(texts), dtype=np.uint8)
    n = len(characters) // width if width else 0
    return characters.reshape(n, width)


def _marks() -> NDArray[np.uint8]:
    found = np.zeros(256, dtype=np.uint8)
    found[ord(BLANK)] = 0
    found[ord(APART)] = APART_PLACE
    for level, sign in enumerate(NUMBERS[:N_LEVELS], start=1):
        found[ord(sign)] = level
    return found


MARKS = _marks()
