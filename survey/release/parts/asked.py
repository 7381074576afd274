"""By what sheets are grouped in a round, and which items have several choices."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from survey.methods import Form
from survey.methods.form import Item, Kind
from survey.models import ANSWER, Dimension
from survey.release.codebook import Codebook
from survey.release.origins import Origin
from survey.release.totals import Key

NONE = ""  # the group of those who said nothing, and of sheets without a service


class Grouping(NamedTuple):
    """A way to part the sheets of a unit; the last group is that of no answer."""

    dimension: str
    codes: tuple[str, ...]
    column: int | None = None  # of the item, among the answers beside the criteria

    @property
    def is_of_origin(self) -> bool:
        """Return whether it follows from how a sheet came in, sheet by sheet."""
        return self.dimension in {Dimension.POPULATION, Dimension.EVIDENCE}

    @property
    def n_answers(self) -> int:
        """Return how many groups are somebody's answer: they come first."""
        return len(self.codes) - 1

    def places_of(self, found: Iterable[Key | Origin]) -> NDArray[np.int64]:
        """Return the groups of strata, or of origins."""
        place = {code: number for number, code in enumerate(self.codes)}
        codes = [getattr(one, self.dimension) for one in found]
        return np.array([place[code] for code in codes], dtype=np.int64)


class Choosing(NamedTuple):
    """An item of several choices."""

    item: str
    options: tuple[str, ...]
    columns: slice  # among the answers beside the criteria


def groupings(
    form: Form, codebook: Codebook, keys: Sequence[Key], origins: Collection[Origin]
) -> list[Grouping]:
    """Return by what the sheets of a round can be grouped, and differ.

    By their origin last: whether it can be told depends on what else is.
    """
    found = [
        _of_codes(Dimension.SERVICE, (key.service for key in keys)),
        _of_codes(Dimension.CHANNEL, (key.channel for key in keys)),
    ]
    for item in _items(form, Kind.CHOICE):
        codes = (*(option.code for option in item.options), NONE)
        column = codebook.others.index(item.position - 1)
        found.append(Grouping(f"{ANSWER}{item.code}", codes, column))
    found += [
        _of_codes(Dimension.POPULATION, (one.population for one in origins)),
        _of_codes(Dimension.EVIDENCE, (one.evidence for one in origins)),
    ]
    return [one for one in found if one.column is not None or one.n_answers > 1]


def choosings(form: Form, codebook: Codebook) -> list[Choosing]:
    """Return the items of which several options may be chosen."""
    found = []
    for item in _items(form, Kind.CHOICES):
        first = codebook.others.index(item.position - 1)
        options = tuple(option.code for option in item.options)
        found.append(Choosing(item.code, options, slice(first, first + item.width)))
    return found


def _of_codes(dimension: Dimension, codes: Iterable[str]) -> Grouping:
    return Grouping(dimension.value, (*sorted({*codes} - {NONE}), NONE))


def _items(form: Form, kind: Kind) -> list[Item]:
    return [item for item in form.items if item.kind is kind]
