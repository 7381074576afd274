"""The sheets of a release as they may be given: computed, not written."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy.orm import Session

from survey.methods import Method, parse_method
from survey.microdata import (
    NOT_TOLD,
    Contents,
    Place,
    Variable,
    Why,
    sorted_rows,
    stored,
)
from survey.models import Release
from survey.progress import Saying, quietly
from survey.release import earlier, problems, queries
from survey.release.codebook import Codebook, form_of
from survey.release.microdata.about_people import UnitRows, joined, people_of
from survey.release.microdata.coarsening import Coarsening
from survey.release.microdata.reading import UnitSheets, sheets_by_unit
from survey.release.microdata.told import TellsOf, tells_of

FEWEST = 10  # sheets that share whatever is told of one; never fewer

FEWEST_CRITERIA = 2  # of a unit: one alone is in the release already


class Given(NamedTuple):
    """What a release gives of its sheets, as it is stored."""

    contents: Contents
    answers: bytes
    people: bytes


def draft_microdata(
    session: Session, release: Release, said: Saying = quietly
) -> Given:
    """Return what a release may give, or raise a `Problem` (409)."""
    method = require_ready(session, release)
    form = form_of(release.round)
    book = Codebook.of_form(form)
    tells = tells_of(session, release, book.criteria)
    fewest = max(FEWEST, method.minimum_n)
    found = _told_units(
        sheets_by_unit(session, release), tells, book, method, fewest=fewest
    )
    codes = {one.id: one.code for one in queries.units_by_id(session).values()}
    units = sorted(
        _followed(found, len(tells.counts), said), key=lambda one: codes[one.unit_id]
    )
    people = people_of(units, form, book, method, tells, fewest=fewest)
    without = {} if units else {"answers": Why.NO_UNIT}
    variables: list[Variable] = []
    cells = None
    if isinstance(people, Why):
        without["people"] = people
    else:
        variables, cells = people
    contents = Contents(
        criteria=book.criteria,
        places=tuple(Place(codes[one.unit_id], len(one.rows)) for one in units),
        variables=tuple(variables),
        n_people=0 if cells is None else len(cells),
        without=without,
        fewest=fewest,
    )
    return Given(
        contents,
        stored(joined([one.rows for one in units], len(book.criteria))),
        b"" if cells is None else stored(cells),
    )


def require_ready(session: Session, release: Release) -> Method:
    """Return the method, or raise a `Problem`: of the last release of a closed round.

    Nothing comes into a round that is closed.
    """
    method = parse_method(release.method.document)
    if not method.is_asked or queries.tallies_by_unit(session, release.round):
        raise problems.no_sheets(release.round.code)
    if release.round.closed_on is None:
        raise problems.not_closed(release.round.code)
    newest = earlier.newest_release(session, release.round_id)
    if newest is None or newest.id != release.id:
        raise problems.not_newest(release.round.code, number=release.number)
    return method


def _told_units(
    sheets: Iterable[UnitSheets],
    tells: TellsOf,
    book: Codebook,
    method: Method,
    *,
    fewest: int,
) -> Iterator[UnitRows]:
    """Yield the units whose own sheets the release tells in full, coarsened."""
    for one in sheets:
        counts = tells.counts.get(one.unit_id, {})
        # Of a unit with others below it, figures are of more sheets than its own.
        told = [
            place
            for place, code in enumerate(book.criteria)
            if code in counts and list(counts[code]) == one.counts(place)
        ]
        if len(told) < FEWEST_CRITERIA:
            continue
        coarsening = Coarsening(one.levels, method.satisfied, fewest=fewest)
        rows = coarsening.refined(told)
        if (rows != NOT_TOLD).any(axis=0).sum() >= FEWEST_CRITERIA:
            yield UnitRows(one.unit_id, sorted_rows(rows), one)


def _followed(
    found: Iterable[UnitRows], n_all: int, said: Saying
) -> Iterator[UnitRows]:
    """Yield units, and say how many there were of those that may come."""
    for done, one in enumerate(found, start=1):
        said(min(done, n_all), n_all)
        yield one
