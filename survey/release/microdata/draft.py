"""The sheets of a release as they may be given: computed, not written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from survey.methods import Form, Method, parse_method
from survey.methods.form import Item, Kind
from survey.microdata import (
    NOT_TOLD,
    Cells,
    Contents,
    Place,
    Variable,
    Why,
    sorted_rows,
    stored,
)
from survey.models import Release
from survey.release import earlier, problems, queries
from survey.release.codebook import Codebook, form_of
from survey.release.microdata.coarsening import Coarsening
from survey.release.microdata.people import (
    Told,
    factor_of,
    item_of,
    people_table,
)
from survey.release.microdata.reading import UnitSheets, sheets_by_unit
from survey.release.microdata.told import TellsOf, tells_of

FEWEST = 10  # sheets that share whatever is told of one; never fewer
FEWEST_CRITERIA = 2  # of a unit: one alone is in the release already
N_OPTIONS = 9
# By the law on personal data: at most for whole provinces, which no round says it is.
SENSITIVE = {"ethnicity"}


class Given(NamedTuple):
    """What a release gives of its sheets, as it is stored."""

    contents: Contents
    answers: bytes
    people: bytes


class _Unit(NamedTuple):
    """A unit whose sheets are given."""

    unit_id: int
    rows: Cells
    sheets: UnitSheets


def draft_microdata(session: Session, release: Release) -> Given:
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
    units = sorted(found, key=lambda one: codes[one.unit_id])
    people = _people(units, form, book, method, tells, fewest=fewest)
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
        stored(_joined([one.rows for one in units], len(book.criteria))),
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
) -> Iterator[_Unit]:
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
            yield _Unit(one.unit_id, sorted_rows(rows), one)


def _people(
    units: Sequence[_Unit],
    form: Form,
    book: Codebook,
    method: Method,
    tells: TellsOf,
    *,
    fewest: int,
) -> tuple[list[Variable], Cells] | Why:
    """Return what the same sheets say of people, or why they do not.

    The same: of others the difference between the two tables would tell.
    """
    if not units:
        return Why.NO_UNIT
    items = [one for one in form.items if _is_about_people(one, tells)]
    if not items:
        return Why.NO_QUESTION
    others = _joined([one.sheets.others for one in units], len(book.others))
    told = [_item(one, book, others) for one in items]
    levels = _joined([one.sheets.levels for one in units], len(book.criteria))
    factors = list(_factors(method, book, levels))
    return people_table(told, factors, levels, fewest=fewest) or Why.TOO_FEW


def _is_about_people(item: Item, tells: TellsOf) -> bool:
    return (
        item.kind is Kind.CHOICE
        and item.code in tells.items
        and item.code not in SENSITIVE
        and len(item.options) <= N_OPTIONS
    )


def _item(item: Item, book: Codebook, others: Cells) -> Told:
    column = others[:, book.others.index(item.position - 1)]
    numbers = np.where(
        (column >= ord("1")) & (column <= ord("9")), column - ord("0"), 0
    )
    return item_of(
        item.code, [option.code for option in item.options], numbers.astype(np.uint8)
    )


def _factors(method: Method, book: Codebook, levels: Cells) -> Iterator[Told]:
    """Yield the factors of two criteria or more: one alone is a sum of answers."""
    place = {code: number for number, code in enumerate(book.criteria)}
    for factor in method.factors:
        columns = [place[one.code] for one in factor.criteria if one.code in place]
        if len(columns) > 1:
            own = levels[:, columns]
            yield factor_of(factor.code, np.isin(own, method.satisfied), own)


def _joined(tables: Sequence[Cells], width: int) -> Cells:
    return np.concatenate([np.zeros((0, width), dtype=np.uint8), *tables])
