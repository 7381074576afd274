"""What the sheets that are given say of people, computed, not written."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from survey.methods import Form, Method
from survey.methods.form import Item, Kind
from survey.microdata import (
    Cells,
    Variable,
    Why,
)
from survey.release.codebook import Codebook
from survey.release.microdata.people import (
    Told,
    factor_of,
    item_of,
    people_table,
)
from survey.release.microdata.reading import UnitSheets
from survey.release.microdata.told import TellsOf

N_OPTIONS = 9

# By the law on personal data: at most for whole provinces, which no round says it is.
SENSITIVE = {"ethnicity"}


class UnitRows(NamedTuple):
    """A unit whose sheets are given."""

    unit_id: int
    rows: Cells
    sheets: UnitSheets


def people_of(
    units: Sequence[UnitRows],
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
    others = joined([one.sheets.others for one in units], len(book.others))
    told = [_item(one, book, others) for one in items]
    levels = joined([one.sheets.levels for one in units], len(book.criteria))
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


def joined(tables: Sequence[Cells], width: int) -> Cells:
    """Return tables one below the other, none of them too."""
    return np.concatenate([np.zeros((0, width), dtype=np.uint8), *tables])
